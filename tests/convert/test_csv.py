"""``convert`` to CSV, and ``parse --format csv``: one row a cable, for spreadsheets."""

from __future__ import annotations

import csv
from collections import Counter
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import example, given
from hypothesis import strategies as st
from tests.convert.runs import converted, interrupt_at, records_of, run

import cablegram
from cablegram._cells import columns, guarded
from cablegram._cli.app import cablegram as program
from cablegram._convert import CsvRows
from cablegram.record import Addressee, Heading, Paragraph, Record, Reference, Table

SIGNS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"
LONG = "UNCLAS LIMA 5\n\nSUBJECT: RAIN\n\n1. It rains{}.\n"


def read(data: bytes) -> list[dict[str, str]]:
    """Return the rows as Python's csv reads them."""
    return [*csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""), strict=True)]


def unguarded(cell: str) -> str:
    """Return what a cell was before it was guarded, as docs/tables.md says."""
    return cell[1:] if cell.startswith("'") and guarded(cell[1:]) == cell else cell


def row_of(record: Record) -> dict[str, str]:
    """Return the row of a record."""
    cells = CsvRows().cells
    return read(cells.head + cells.row("a.txt", 1, record, []))[0]


class TestRows:
    """What stands in the cells."""

    def test_real_readers(self, sources: list[str], tmp_path: Path) -> None:
        """Python's csv and pandas read what the records say."""
        pandas = pytest.importorskip("pandas")
        out = tmp_path / "out.csv"
        assert run(*sources, "--out", str(out)).exit_code == 0
        rows, expected = read(out.read_bytes()), records_of(sources)
        frame = pandas.read_csv(out)
        assert [*frame.columns] == [*rows[0]]
        assert len(rows) == len(frame) == len(expected)
        for row, (source, number, record) in zip(rows, expected, strict=True):
            assert (row["source"], row["message"]) == (source, str(number))
            assert (row["mrn"], row["dtg"]) == (record.mrn, record.dtg)
            assert row["to.name"] == "; ".join(it.name for it in record.to)
            assert row["tags"] == "; ".join(record.tags)
            assert row["references.mrn"] == "; ".join(it.mrn or "" for it in record.references)
        assert [*frame["body"]] == [row["body"] for row in rows]
        assert frame["serial"].tolist() == [record.serial for _, _, record in expected]

    def test_form(self, sources: list[str], tmp_path: Path) -> None:
        """A mark for Excel in front, CR LF behind each row (RFC 4180), UTF-8."""
        out = tmp_path / "out.csv"
        converted(sources, out, CsvRows())
        data = out.read_bytes()
        assert data.startswith(b"\xef\xbb\xbfsource,message,record,")
        assert data.endswith(b"\r\n")
        assert data.count(b"\r\n") == 1 + 12

    def test_values(self) -> None:
        """Lists are joined, places in a list of objects kept, what is absent is empty."""
        row = row_of(
            Record(
                partial=True,
                serial=7,
                captions=("SIPDIS", "NOFORN"),
                to=(Addressee(name="LIMA"), Addressee(name="OSLO", precedence="PRIORITY")),
                references=(Reference(label="A", mrn="08LIMA3", notal=True, text="LIMA 3"),),
                attributes={"Draft Date": "09 JAN 1974", "Copy": "SINGLE"},
                body=(
                    Paragraph(number=1, portion="C", text="It rains.", items=("-- a", "-- b")),
                    Heading(text="COMMENT"),
                    Paragraph(items=("-- c",)),
                    Table(text="a  b\nc  d"),
                ),
            )
        )
        expected = {
            "partial": "true",
            "serial": "7",
            "mrn": "",
            "captions": "SIPDIS; NOFORN",
            "to.name": "LIMA; OSLO",
            "to.precedence": "; PRIORITY",
            "to.serial": "",
            "info.name": "",
            "routing.precedence": "",
            "station.filed.time": "",
            "references.notal": "true",
            "attributes": "Draft Date: 09 JAN 1974; Copy: SINGLE",
            "body": "1. (C) It rains.\n-- a\n-- b\n\nCOMMENT\n\n-- c\n\na  b\nc  d",
        }
        assert {name: row[name] for name in expected} == expected

    def test_columns_are_the_record(self) -> None:
        """Each key of the record has a column, or one for each of its parts, in their order."""
        found = dict.fromkeys(column.name.partition(".")[0] for column in columns())
        assert [*found] == [*Record().to_dict()]

    def test_left_out(self, sources: list[str], tmp_path: Path) -> None:
        """``--no-findings`` and ``--no-body`` leave their columns out."""
        out = tmp_path / "out.csv"
        assert run(*sources, "--out", str(out), "--no-body", "--no-findings").exit_code == 0
        names = [*read(out.read_bytes())[0]]
        assert "subject" in names
        assert [it for it in names if it.startswith(("body", "diagnostics"))] == []

    def test_resume(self, sources: list[str], tmp_path: Path) -> None:
        """Interrupted and resumed, in one process or two, it is the same file."""
        whole, out = tmp_path / "whole.csv", tmp_path / "out.csv"
        converted(sources, whole, CsvRows())
        for size, jobs in ((1, 1), (2000, 2)):
            with pytest.raises(KeyboardInterrupt):
                converted(sources, out, CsvRows(), jobs=jobs, report=interrupt_at(size))
            converted(sources, out, CsvRows(), jobs=jobs, resume=True)
            assert out.read_bytes() == whole.read_bytes()
            out.unlink()

    def test_standard_output(self, sources: list[str], tmp_path: Path) -> None:
        """``--out -`` and ``parse`` write the rows of the file."""
        out = tmp_path / "out.csv"
        run(*sources, "--out", str(out))
        found = run(*sources, "--out", "-", "--format", "csv")
        assert (found.exit_code, found.stdout_bytes) == (0, out.read_bytes())
        parsed = CliRunner().invoke(program, ["parse", *sources, "--format", "csv"])
        assert (parsed.exit_code, parsed.stdout_bytes) == (0, out.read_bytes())

    def test_corpus(self, corpus: Path, tmp_path: Path) -> None:
        """Over real cables: pandas counts what the records count."""
        pandas = pytest.importorskip("pandas")
        out = tmp_path / "out.csv"
        files = sorted((corpus / "text").glob("*.txt"))[::4]
        run(*map(str, files), "--out", str(out), "--whole-cells", "-q")
        records = [cable.record for path in files for cable in cablegram.read(path)]
        frame = pandas.read_csv(out, dtype=str, keep_default_na=False)
        assert Counter(frame["post"]) == Counter(it.post or "" for it in records)
        tags = Counter(tag for cell in frame["tags"] for tag in cell.split("; ") if tag)
        assert tags == Counter(tag for it in records for tag in it.tags)
        assert Counter(map(unguarded, frame["subject"])) == Counter(
            it.subject or "" for it in records
        )


class TestFormulas:
    """No cell is a formula, and none is changed beyond what can be taken back."""

    @pytest.mark.parametrize("sign", SIGNS)
    @pytest.mark.parametrize("before", ["", " ", "'", " ' ", "\u00a0", "\ufeff", "\x01", "''"])
    def test_signs(self, sign: str, before: str) -> None:
        """A sign that begins a formula, whatever blanks or apostrophes stand before it."""
        text = f"{before}{sign}HYPERLINK(A1)"
        assert guarded(text) == f"'{text}"
        assert unguarded(guarded(text)) == text

    @pytest.mark.parametrize("text", ["", "a=1", "1-2", "'tis", "(C) =", "o'", "\u2400=", "'"])
    def test_others(self, text: str) -> None:
        """What a spreadsheet takes for a text stays as it is."""
        assert guarded(text) == text

    @given(st.text(st.sampled_from("'= -\ta\u00a0"), max_size=6) | st.text(max_size=20))
    @example("'=")
    def test_taken_back(self, text: str) -> None:
        """Reading back is exact, but for NUL, which becomes its picture."""
        cell = guarded(text)
        assert unguarded(cell) == text.replace("\0", "\u2400")
        assert cell.lstrip()[:1] not in SIGNS or not cell.lstrip()

    def test_cells(self, tmp_path: Path) -> None:
        """A hostile cable, its name and its fields give no formula, and one row."""
        source = tmp_path / "=cmd.txt"
        source.write_text(
            'UNCLAS LIMA 5\n\nSUBJECT: =HYPERLINK("http://a.b","x")\n\n'
            'TAGS: PREL\n\n-- @SUM(1), "quoted"; and\n\n1. It\0 rains.\n',
            "utf-8",
        )
        found = CliRunner().invoke(program, ["parse", str(source), "--format", "csv"])
        [row] = read(found.stdout_bytes)
        assert row["subject"].startswith("'=HYPERLINK")
        assert not [it for it in row.values() if it and it[0] in SIGNS]

    def test_surrogates(self) -> None:
        """What UTF-8 cannot hold is escaped."""
        assert row_of(Record(subject="a\udc80"))["subject"] == "a\\udc80"


class TestLongCells:
    """Excel takes 32,767 characters a cell."""

    @pytest.mark.parametrize("more", ["x", "\U0001f600"])
    def test_cut(self, tmp_path: Path, more: str) -> None:
        """A longer one is cut, says so, and is named with its message; the exit code is 1."""
        source, out = tmp_path / "a.txt", tmp_path / "out.csv"
        text = " and more" * 2_000 + more * 20_000
        source.write_text(LONG.format(text), "utf-8")
        found = run(str(source), "--out", str(out))
        assert found.exit_code == 1
        assert found.stderr == (
            f"cablegram: {source} has a cell that was cut, as Excel takes 32,767 characters "
            "(`convert --whole-cells`): message 1, body\n"
            f"1 record in {out}, 1 cell cut\n"
        )
        [row] = read(out.read_bytes())
        units = len(row["body"].encode("utf-16-le")) // 2
        assert 32_766 <= units <= 32_767
        assert row["body"].endswith(f"{more} [cut]")
        parsed = CliRunner().invoke(program, ["parse", str(source), "--format", "csv"])
        assert parsed.stdout_bytes == out.read_bytes()
        assert "has a cell that was cut" in parsed.stderr

    def test_whole(self, tmp_path: Path) -> None:
        """Whole cells on request; or no body."""
        source, out = tmp_path / "a.txt", tmp_path / "out.csv"
        source.write_text(LONG.format("x" * 40_000), "utf-8")
        assert run(str(source), "--out", str(out), "--whole-cells").exit_code == 0
        assert read(out.read_bytes())[0]["body"] == f"1. It rains{'x' * 40_000}."
        assert run(str(source), "--out", str(out), "--no-body").exit_code == 0
        assert "body" not in read(out.read_bytes())[0]

    def test_exactly(self) -> None:
        """The longest that fits is not cut."""
        for length, cut in ((32_767, []), (32_768, ["subject"])):
            told: list[str] = []
            CsvRows().cells.row("a", 1, Record(subject="x" * length), told)
            assert told == cut

    def test_rows(
        self, sources: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """More rows than Excel shows are written, and the user is told."""
        monkeypatch.setattr("cablegram._cells.ROWS", 12)
        found = run(*sources, "--out", str(tmp_path / "out.csv"), "-q")
        assert (found.exit_code, found.stderr) == (
            0,
            "cablegram: 12 rows, of which Excel shows 11; Parquet has no such limit\n",
        )
