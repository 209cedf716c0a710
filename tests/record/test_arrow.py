"""Records as Arrow tables: rows are records, and come back as such."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import cablegram
from cablegram import Record, arrow
from cablegram._record.shapes import keys_of

TEXT = b"""\
O 061608Z FEB 08
FM AMEMBASSY LIMA
TO SECSTATE WASHDC
BT
CONFIDENTIAL LIMA 000005
E.O. 12958: DECL: 02/06/2018
TAGS: PREL
SUBJECT: RAIN

1. (C) It rains:

-- in the north;

Weather

2. (U) It stopped.
"""
OTHER = TEXT.replace(b"000005", b"000006").replace(b"061608Z", b"071608Z")


def batch(**contents: bytes | str | None) -> pa.RecordBatch:
    """Return texts as an engine hands them over."""
    return pa.record_batch({"source": [*contents], "content": [*contents.values()]})


class TestSchema:
    """``arrow.SCHEMA``."""

    def test_has_the_keys_of_the_record(self) -> None:
        """In their order, between what names a row and what says why it is empty."""
        names = [key.name for key in keys_of(Record)]

        assert arrow.SCHEMA.names == ["id", "source", "message", *names, "error"]

    def test_is_described(self) -> None:
        """Each column says what it is; the schema says what made it."""
        assert all(field.metadata[b"description"] for field in arrow.SCHEMA)
        assert arrow.SCHEMA.metadata[b"cablegram.record"] == b"cablegram/1"
        assert arrow.SCHEMA.metadata[b"cablegram.library"] == cablegram.__version__.encode()

    def test_types_are_those_that_tools_compute_with(self) -> None:
        """Moments, days, whole numbers, nested lists, a map."""
        assert arrow.SCHEMA.field("dtg").type == pa.timestamp("us", tz="UTC")
        assert arrow.SCHEMA.field("declassification").type.field("on").type == pa.date32()
        assert arrow.SCHEMA.field("serial").type == pa.int64()
        assert arrow.SCHEMA.field("attributes").type == pa.map_(pa.string(), pa.string())
        block = arrow.SCHEMA.field("body").type.value_type
        assert [field.name for field in block] == ["type", "text", "number", "portion", "items"]

    def test_takes_and_leaves_columns(self) -> None:
        """The bytes on request, no findings on request."""
        asked = arrow.schema(raw=True, findings=False)

        assert set(asked.names) - set(arrow.SCHEMA.names) == {"raw"}
        assert set(arrow.SCHEMA.names) - set(asked.names) == {"diagnostics"}


class TestTable:
    """``arrow.table`` and ``arrow.records``."""

    def test_rows_are_the_records(self) -> None:
        """Of cables and of records, also through a Parquet file."""
        cables = [cablegram.parse(TEXT), cablegram.parse(OTHER)]
        table = arrow.table(cables)
        sink = pa.BufferOutputStream()
        pq.write_table(table, sink, compression="zstd")
        read = pq.read_table(pa.BufferReader(sink.getvalue()))

        assert table.schema == arrow.SCHEMA
        assert arrow.table([cable.record for cable in cables]) == table
        assert read.schema == arrow.SCHEMA
        assert list(arrow.records(read)) == [cable.record for cable in cables]

    def test_values_are_of_their_types(self) -> None:
        """A moment is a moment, a day a day, a heading has no items."""
        [row] = arrow.table([cablegram.parse(TEXT)]).to_pylist()

        assert row["dtg"] == dt.datetime(2008, 2, 6, 16, 8, tzinfo=dt.UTC)
        assert row["declassification"]["on"] == dt.date(2018, 2, 6)
        assert row["body"][0]["items"] == ["in the north;"]
        assert [block["items"] for block in row["body"] if block["type"] == "heading"] == [None]

    def test_numbers_its_rows(self) -> None:
        """Nobody told where they are from."""
        table = arrow.table([cablegram.parse(TEXT), cablegram.parse(OTHER)])

        assert table["source"].to_pylist() == [None, None]
        assert table["message"].to_pylist() == [1, 2]
        assert table["id"].to_pylist() == ["#1", "#2"]

    def test_raw_bytes(self) -> None:
        """Exactly those that were read."""
        table = arrow.table([cablegram.parse(TEXT)], raw=True)

        assert table["raw"].to_pylist() == [TEXT]

    def test_fewer_columns_give_a_record_with_fewer_values(self) -> None:
        """As if no text had them."""
        table = arrow.table([cablegram.parse(TEXT)]).select(["id", "subject", "tags"])

        [record] = arrow.records(table)

        assert (record.subject, record.tags, record.post) == ("RAIN", ("PREL",), None)

    def test_a_lone_surrogate_becomes_an_escape(self) -> None:
        """No Arrow text can hold one; the row says everything else."""
        table = arrow.table([cablegram.parse("UNCLAS LIMA 5\n\nSUBJECT: RA\udc80IN\n")])

        assert table["subject"].to_pylist() == ["RA\\udc80IN"]
        assert table["error"].to_pylist() == [None]

    def test_refuses_what_is_no_cable(self) -> None:
        """A path, for one."""
        with pytest.raises(TypeError, match="made of cables or records, not of str"):
            arrow.table(["cable.txt"])  # type: ignore[list-item]


class TestParseBatches:
    """``arrow.parse_batches``."""

    def test_gives_a_row_for_each_message(self) -> None:
        """A text may hold several."""
        [found] = arrow.parse_batches([batch(a=TEXT + OTHER, b=TEXT)])

        assert found.schema == arrow.SCHEMA
        assert found["id"].to_pylist() == ["a#1", "a#2", "b#1"]
        assert found["mrn"].to_pylist() == ["08LIMA5", "08LIMA6", "08LIMA5"]

    def test_rows_are_what_read_gives(self) -> None:
        """The same records."""
        [found] = arrow.parse_batches([batch(a=TEXT)])

        assert list(arrow.records(found)) == [cablegram.parse(TEXT).record]

    def test_says_why_there_is_no_record(self) -> None:
        """A text that is absent gives a row, and the others are read."""
        [found] = arrow.parse_batches([batch(a=None, b=TEXT)])

        assert found["error"].to_pylist() == ["no content", None]
        assert found["mrn"].to_pylist() == [None, "08LIMA5"]
        assert [record.mrn for record in arrow.records(found)] == ["08LIMA5"]

    def test_what_is_no_cable_is_told(self) -> None:
        """As `convert` leaves it out: an empty file, a picture, other people's texts."""
        [found] = arrow.parse_batches([batch(a=b"", b=b"\x89PNG\0\1", c=b"Dear diary\n", d=TEXT)])

        assert found["error"].to_pylist() == ["is empty", "is binary", "is no cable", None]
        assert found["mrn"].to_pylist() == [None, None, None, "08LIMA5"]

    def test_a_text_that_fails_ends_no_run(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Nothing is known to make the reader fail; if something does, the row says so."""

        def fail(_: object) -> None:
            raise RuntimeError("a fault")

        monkeypatch.setattr("cablegram._arrow.rows.read", fail)
        [found] = arrow.parse_batches([batch(a=TEXT)], raw=True)

        assert found["error"].to_pylist() == ["RuntimeError: a fault"]
        assert found["raw"].to_pylist() == [TEXT]

    def test_batches_are_bounded(self) -> None:
        """Many texts in one batch come out in several."""
        many = pa.record_batch({"source": ["a"] * 2_500, "content": [b"UNCLAS LIMA 5\n"] * 2_500})

        assert [it.num_rows for it in arrow.parse_batches([many])] == [1_000, 1_000, 500]

    def test_needs_its_columns(self) -> None:
        """And says which."""
        wrong = pa.record_batch({"path": ["a"], "content": [TEXT]})

        with pytest.raises(ValueError, match="no column 'source'"):
            list(arrow.parse_batches([wrong]))


def test_the_corpus_comes_back(corpus: Path) -> None:
    """Rows of the shared corpus are the records."""
    paths = [
        *sorted((corpus / "text").glob("*.txt"))[::5],
        *sorted((corpus / "nara").iterdir())[::3],
    ]
    records = [cable.record for path in paths for cable in cablegram.read(path)]

    assert list(arrow.records(arrow.table(records))) == records
