"""``cablegram find``: what is searched, what is written, and exit codes."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

import pytest
from tests.cli.running import run, run_outside
from tests.search_set import CABLES, records, write_folder, write_table

import cablegram


@pytest.fixture
def cables(tmp_path: Path) -> Path:
    """Return a folder of the invented messages."""
    return write_folder(tmp_path / "cables")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Return a table of the invented messages."""
    pytest.importorskip("pyarrow")
    pytest.importorskip("duckdb")
    return write_table(tmp_path / "records.parquet")


def lines(**more: object) -> bytes:
    """Return the records as lines, as `convert` writes them."""
    found = [
        json.dumps(record.to_dict() | {"source": f"cables/{name}", "message": 1} | more)
        for name, record in zip(CABLES, records(), strict=True)
    ]
    return "\n".join(found).encode() + b"\n"


class TestWhatIsSearched:
    """Files, records, tables."""

    def test_records_are_whole(self, cables: Path, table: Path) -> None:
        """In jsonl, a record is the one of `parse`, whatever it comes from."""
        (parsed,) = [
            json.loads(line)
            for line in run("parse", cables / "lima5.txt", "--format", "jsonl").output.splitlines()
        ]
        found = json.loads(run("find", "mrn:08LIMA5", cables).output)
        assert found == parsed
        rows = json.loads(run("find", "mrn:08LIMA5", table).output)
        assert rows == parsed | {"source": "cables/lima5.txt"}
        assert list(rows) == list(parsed)

    def test_standard_input(self) -> None:
        """A cable, and lines of records, come through a pipe."""
        cable = CABLES["quito7.txt"].encode()
        assert json.loads(run_outside("find", "tag:EC", "-", stdin=cable).stdout)["serial"] == 7
        found = run_outside("find", "tag:EC", "-", stdin=lines())
        assert [json.loads(line)["mrn"] for line in found.stdout.splitlines()] == ["08QUITO7"]

    def test_lines_that_are_no_records(self, tmp_path: Path) -> None:
        """A line that is none is named, and the others are searched."""
        path = tmp_path / "records.jsonl"
        path.write_bytes(lines() + b"[1]\n{\n\n")
        result = run("find", "tag:EC", path, "--format", "paths")
        assert (result.exit_code, result.stdout) == (2, "cables/quito7.txt\n")
        assert result.stderr == (
            f"cablegram: {path}, line 6 is no record: it has no key 'record'\n"
            f"cablegram: {path}, line 7 is no record: Expecting property name enclosed in double "
            "quotes: line 2 column 1 (char 2)\n"
        )

    def test_folder_of_parts(self, tmp_path: Path, table: Path) -> None:
        """The parts of a table are one; tables of other things beside them are passed over."""
        import pyarrow as pa  # noqa: PLC0415  as the fixture
        from pyarrow import parquet  # noqa: PLC0415

        folder = tmp_path / "parts"
        (folder / "tables").mkdir(parents=True)
        for number in (1, 2):
            (folder / f"part-{number}.parquet").write_bytes(table.read_bytes())
        tags = pa.table({"id": ["a#1"], "source": ["a"], "message": [1], "tag": ["EC"]})
        parquet.write_table(tags, folder / "tables" / "tags.parquet")
        assert run("find", "tag:EC", folder, "--by", "tag").stdout.endswith(
            "2  EC\n2  OVIP\n2  PGOV\n"
        )
        alone = run("find", "tag:EC", folder / "tables" / "tags.parquet")
        assert alone.exit_code == 2
        assert alone.stderr.endswith(
            "tags.parquet: it is no table of records: it has no column 'record'\n"
        )

    def test_name_tells_nothing(self, tmp_path: Path, table: Path) -> None:
        """A table is known by what it holds."""
        other = tmp_path / "[a]*?'.txt"
        other.write_bytes(table.read_bytes())
        assert run("find", "tag:EC", other, "--format", "paths").stdout == "cables/quito7.txt\n"

    def test_rows_of_trouble(self, tmp_path: Path) -> None:
        """A row that has no record but an error is not found, not even by what it lacks."""
        pytest.importorskip("duckdb")
        pa = pytest.importorskip("pyarrow")
        from pyarrow import parquet  # noqa: PLC0415

        from cablegram import arrow  # noqa: PLC0415

        batch = pa.record_batch({"source": ["a", "b"], "content": [None, b"UNCLAS LIMA 5\n"]})
        path = tmp_path / "records.parquet"
        parquet.write_table(pa.Table.from_batches(arrow.parse_batches([batch])), path)
        assert run("find", "-tag:PREL", path, "--format", "paths").stdout == "b\n"

    def test_several(self, cables: Path, table: Path) -> None:
        """Files and tables are searched together; what one cites is looked up in all."""
        result = run("find", "cited-by:08LIMA5", cables / "state12345.txt", table, "--by", "post")
        assert result.stdout == "2  STATE\n1  QUITO\n"

    def test_without_duckdb(self, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Rows are read by pyarrow then; without that, what to install is said."""
        found = run("find", "tag:EC", table).stdout
        missing = {"duckdb"}
        find_spec = importlib.util.find_spec

        def find(name: str) -> object:
            return None if name in missing else find_spec(name)

        monkeypatch.setattr("cablegram._cli.searched.find_spec", find)
        assert run("find", "tag:EC", table).stdout == found
        assert run("find", "tag:EC", table.parent, "--format", "csv").exit_code == 0
        monkeypatch.setitem(sys.modules, "pyarrow", None)
        result = run("find", "tag:EC", table)
        assert result.exit_code == 2
        assert result.stderr == (
            "cablegram: reading Parquet needs pyarrow here: pip install 'cablegram[arrow]'\n"
        )

    def test_texts_that_are_no_cables(self, cables: Path) -> None:
        """They have no post either, and are not found by that."""
        (cables / "notes.txt").write_text("Buy milk.\n")
        result = run("find", "-post:*", cables, "--format", "paths")
        assert (result.exit_code, result.stdout, result.stderr) == (1, "", "")


class TestWhatIsWritten:
    """Forms, counts, order."""

    def test_table_fits_and_shows_words(
        self, cables: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Lines are no wider than the screen; below a hit stands where its words are."""
        monkeypatch.setenv("COLUMNS", "60")
        result = run("find", "minister", cables, "--format", "table")
        assert result.stdout == (
            "2008-02-06  08LIMA5           AMEMBASSY LIMA        THE G...\n"
            "    ...Pedro is an INTER-NATIONAL matter, the minister said.\n"
        )
        assert max(map(len, result.stdout.splitlines())) <= 60

    def test_counts(self, cables: Path, table: Path) -> None:
        """The most come first, dates in their order, what has none last; both engines agree."""
        for path in (cables, table):
            assert run("find", "serial:*", path, "--by", "tag").stdout == (
                "2  PREL\n1  EC\n1  EPET\n1  IN\n1  KDEM\n1  OVIP\n"
                "1  PE\n1  PGOV\n1  PTER\n1  (none)\n"
            )
            assert run("find", "serial:*", path, "--by", "month").stdout == (
                "1  2007-12\n1  2008-01\n1  2008-02\n1  2009-01\n1  (none)\n"
            )
            counted = run(
                "find", "serial:*", path, "--by", "year", "--format", "jsonl", "--limit", 1
            )
            assert json.loads(counted.stdout) == {"year": "2007", "messages": 1}

    def test_sort_and_limit(self, cables: Path, table: Path) -> None:
        """What has no value comes last, either way."""
        for path in (cables, table):
            for order, expected in (("date", [12345, 7]), ("-date", [1, 5]), ("serial", [1, 5])):
                result = run("find", "serial:*", path, "--sort", order, "--limit", 2)
                found = [json.loads(line)["serial"] for line in result.stdout.splitlines()]
                assert found == expected, order
            last = run("find", "serial:*", path, "--sort", "-date").stdout.splitlines()[-1]
            assert json.loads(last)["post"] == "OSLO"

    def test_csv_has_no_formulas(self, tmp_path: Path) -> None:
        """A cell that a spreadsheet would take for a formula is a text."""
        path = tmp_path / "a.txt"
        path.write_text("UNCLAS LIMA 5\n\nSUBJECT: =1+1\n\n1. It rains.\n")
        rows = run("find", "serial:5", path, "--format", "csv").stdout.splitlines()
        assert rows[1].endswith(",UNCLASSIFIED,LIMA,,,'=1+1")

    def test_explain(self, table: Path) -> None:
        """What was typed stands among the parameters, never in the SQL."""
        sql, *parameters = run(
            "find", 'tag:"x\'; DROP" iran', table, "--explain"
        ).stdout.splitlines()
        assert "DROP" not in sql
        assert "iran" not in sql
        assert parameters[1].endswith("= 'X''; DROP'")


class TestExitCodes:
    """Those of grep."""

    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            (["tag:EC"], 0),
            (["-tag:*"], 0),
            (["tag:XX"], 1),
            (["tag:XX", "--by", "year"], 1),
            (["pots:LIMA"], 2),
            (["tag:EC", "--by", "to"], 2),
            (["tag:EC", "--by", "year", "--sort", "date"], 2),
            (["tag:EC", "--sort", "tags"], 2),
            (["tag:EC", "--by", "yaer"], 2),
        ],
    )
    def test_codes(self, cables: Path, arguments: list[str], code: int) -> None:
        """Found, not found, misuse."""
        assert run("find", arguments[0], cables, *arguments[1:]).exit_code == code

    def test_words_of_misuse(self, cables: Path) -> None:
        """What is wrong is said so that it can be put right."""
        assert (
            "--sort: tags holds several values" in run("find", "a", cables, "--sort", "tags").output
        )
        assert (
            "no key 'yaer': did you mean year?" in run("find", "a", cables, "--by", "yaer").output
        )
        result = run("find", "post:LIMA", "year:2008", cables)
        assert result.output.endswith(
            "Error: year:2008 is no file: an expression of several terms is one argument, "
            "'post:LIMA year:2008'\n"
        )
        result = run("find", "cited-by:08LIMA5", "-", stdin=b"")
        assert result.output == (
            "cablegram: cited-by: needs files, for standard input cannot be read twice\n"
        )

    def test_a_file_that_cannot_be_read(self, cables: Path) -> None:
        """It is named once, and the others are searched."""
        result = run("find", "cited-by:08LIMA5", cables, cables / "none.txt", "--format", "paths")
        assert result.exit_code == 2
        assert result.stderr.count("none.txt") == 1
        assert len(result.stdout.splitlines()) == 2


def test_version_of_the_record() -> None:
    """A file of records is known by the version that they name."""
    assert cablegram.Record().record == "cablegram/1"


@pytest.mark.parametrize("engine", ["duckdb", None])
def test_columns_that_are_not_there(
    tmp_path: Path, table: Path, engine: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A table without the column of a key has messages without a value, in both engines."""
    from pyarrow import parquet  # noqa: PLC0415  the fixture has skipped where it is absent

    without = tmp_path / "without.parquet"
    lacking = ["diagnostics", "tags", "subject", "source", "message"]
    parquet.write_table(parquet.read_table(table).drop_columns(lacking), without)
    if engine is None:
        monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
        monkeypatch.setattr("cablegram._cli.searched.find_spec", lambda _: None)
    found = run("find", "finding:* OR tag:PREL OR rains", without)
    assert [json.loads(line)["mrn"] for line in found.output.splitlines()] == ["09NEWDELHI1"]
    assert json.loads(found.output)["diagnostics"] == []
    shown = run("find", "-finding:* rains", without, "--format", "table")
    assert shown.output.startswith("2009-01-01  09NEWDELHI1")
    assert run("find", "rains", without, "--format", "paths").output == f"{without}\n"
    counts = run("find", "rains", without, "--by", "tag")
    assert counts.output == "1  (none)\n"


def test_explained_values_can_be_pasted(table: Path) -> None:
    """They are written as SQL writes them, and the statement finds the same with them."""
    import duckdb  # noqa: PLC0415  as above

    said = run("find", "subject:o'hara iran", table, "--explain").output
    sql, *values = said.splitlines()
    for number, value in reversed([*enumerate(values, start=1)]):
        sql = sql.replace(f"${number}", value.removeprefix(f"${number} = "))
    assert "\\\\x" not in said
    assert len(duckdb.connect().execute(sql).fetchall()) == 1
