"""``cablegram graph``: files in, a graph out, figures on standard error."""

from __future__ import annotations

import gzip
import json
import shutil
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.graph.texts import cable

from cablegram._cli.app import cablegram

pytest.importorskip("networkx", reason="the extra graph is not installed")


def run(*arguments: str | Path, data: str = "") -> Result:
    """Run ``cablegram graph``."""
    return CliRunner().invoke(cablegram, ["graph", *map(str, arguments)], input=data)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of three messages in four texts."""
    here = tmp_path / "cables"
    here.mkdir()
    texts = {
        "a": cable("OSLO", 9, "A. LIMA 5", "B. QUITO 7", "C. MAY REPORT", subject="SNOW"),
        "b": cable("LIMA", 5, "QUITO 7", of="01 OF 02"),
        "c": cable("LIMA", 5, "QUITO 7", of="02 OF 02"),
        "d": cable("LA PAZ", 3, subject="HAIL"),
    }
    for name, text in texts.items():
        (here / f"{name}.txt").write_text(text)
    return here


FIGURES = """\
3 messages in 4 texts, 4 references
1 of the references is to a message that is here
missing: 2 (cable 1, document 1)
cited most:
       2  08QUITO7  (missing)
       1  08LIMA5  RAIN
       1  document: MAY REPORT  (missing)
"""


@pytest.mark.parametrize(
    ("name", "beginning", "files"),
    [
        ("x.graphml", "<?xml", ["x.graphml"]),
        ("x.dot", "digraph cables {", ["x.dot"]),
        ("x.jsonl", '{"type": "node", "id": "08OSLO9"', ["x.jsonl"]),
        ("x.csv", "\ufeffsource,target,label", ["x.csv", "x.nodes.csv"]),
    ],
)
def test_forms(folder: Path, tmp_path: Path, name: str, beginning: str, files: list[str]) -> None:
    """The suffix says what is written; figures are on standard error."""
    result = run(folder, "--out", tmp_path / name)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", FIGURES)
    assert (tmp_path / name).read_text("utf-8").startswith(beginning)
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == files


def test_standard_output(folder: Path) -> None:
    """``-`` is JSON lines; the source of a message is its file, with its number in there."""
    result = run(folder, "--out", "-", "--quiet")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.stderr == ""
    assert [line["type"] for line in lines] == ["node"] * 5 + ["edge"] * 4
    assert (lines[0]["source"], lines[0]["message"]) == (f"{folder}/a.txt", 1)


def test_standard_input() -> None:
    """``-`` is read, too."""
    result = run("-", "--out", "-", data=cable("LIMA", 5))
    assert json.loads(result.stdout)["source"] == "-"
    assert result.stderr == (
        "1 message, 0 references\n0 of the references are to messages that are here\nmissing: 0\n"
    )


@pytest.mark.parametrize("name", ["r.jsonl", "r.jsonl.gz"])
def test_records(folder: Path, tmp_path: Path, name: str) -> None:
    """Of the records of the same messages, the graph is the same."""
    records = tmp_path / name
    CliRunner().invoke(cablegram, ["convert", str(folder), "--out", str(records)])
    direct, through = (run(it, "--out", "-", "-q").stdout for it in (folder, records))
    assert through == direct
    assert direct


def test_table(folder: Path, tmp_path: Path) -> None:
    """Of a table, or a folder of its parts, only the columns that are needed are read."""
    pq = pytest.importorskip("pyarrow.parquet", reason="the extra arrow is not installed")
    table = _table(folder).drop_columns(["body", "diagnostics", "to", "tags"])
    pq.write_table(table.slice(0, 2), tmp_path / "r.parquet")
    parts = tmp_path / "parts"
    parts.mkdir()
    pq.write_table(table.slice(2), parts / "0.parquet")
    (parts / "_SUCCESS").write_text("")
    direct = run(folder, "--out", "-", "-q").stdout
    assert run(tmp_path / "r.parquet", parts, "--out", "-", "-q").stdout == direct
    assert direct


def test_an_archive(folder: Path, tmp_path: Path) -> None:
    """The members of an archive are read as files are, and named in ``source``."""
    packed = shutil.make_archive(str(tmp_path / "cables"), "zip", folder)
    result = run(packed, "--out", "-")
    assert json.loads(result.stdout.partition("\n")[0])["source"].startswith(packed)
    assert result.stderr == FIGURES


def test_a_table_among_cables(folder: Path) -> None:
    """A folder of cables is one, whatever else lies in it."""
    before = run(folder, "--out", "-", "-q").stdout
    (folder / "x.parquet").write_bytes(b"")
    assert run(folder, "--out", "-", "-q").stdout == before


def _table(folder: Path):  # type: ignore[no-untyped-def]  # noqa: ANN202  pyarrow has no types
    import pyarrow as pa  # noqa: PLC0415  an extra

    from cablegram import arrow  # noqa: PLC0415  as above

    files = sorted(folder.iterdir())
    texts = pa.record_batch(
        {"source": [str(it) for it in files], "content": [it.read_bytes() for it in files]}
    )
    rows = pa.Table.from_batches(arrow.parse_batches([texts]))
    without_record = {"source": "none.txt", "message": 1, "error": "it cannot be read"}
    return pa.concat_tables([rows, pa.Table.from_pylist([without_record], rows.schema)])


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "Expecting property name enclosed in double quotes"),
        ('{"subject": "RAIN"}', "it has no key 'record'"),
        ("[" * 100_000, "maximum recursion depth exceeded"),
        ('{"record": "cablegram/1", "references": 5}', "references has to be a list, not int"),
        ('{"record": "cablegram/9"}', "record is 'cablegram/9', not one of cablegram/1"),
    ],
)
def test_broken_records(tmp_path: Path, line: str, said: str) -> None:
    """They are named with their line, the others are read, and the exit code says so."""
    records = tmp_path / "r.jsonl"
    good = '{"record": "cablegram/1", "mrn": "08LIMA5", "more": 1}'
    records.write_text(f"{line}\n\n{good}\n")
    result = run(records, "--out", "-")
    assert result.exit_code == 2
    assert json.loads(result.stdout)["id"] == "08LIMA5"
    assert f"cablegram: {records}, line 1 is no record: {said}" in result.stderr


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("r.jsonl.gz", gzip.compress(b"{}" * 99)[:-9], "it is damaged: it ends too soon"),
        ("r.parquet", b"no table", "Parquet magic bytes not found"),
        ("none.jsonl", None, "No such file or directory"),
        ("none.parquet", None, "No such file or directory"),
    ],
)
def test_broken_files(folder: Path, tmp_path: Path, name: str, data: bytes, said: str) -> None:
    """A file that cannot be read is named, and the others are read."""
    if "parquet" in name:
        pytest.importorskip("pyarrow", reason="the extra arrow is not installed")
    broken = tmp_path / name
    if data is not None:
        broken.write_bytes(data)
    result = run(broken, folder, "--out", "-")
    assert result.exit_code == 2
    assert f"cablegram: cannot read {broken}: {said}" in result.stderr
    assert result.stdout.count('"type": "node"') == 5


def test_another_table(tmp_path: Path) -> None:
    """A table of something else is named."""
    pa = pytest.importorskip("pyarrow", reason="the extra arrow is not installed")
    import pyarrow.parquet as pq  # noqa: PLC0415  an extra

    pq.write_table(pa.table({"x": [1]}), tmp_path / "x.parquet")
    result = run(tmp_path / "x.parquet", "--out", tmp_path / "x.dot")
    assert result.exit_code == 2
    assert result.stderr.endswith("it is no table of records: it has no column 'record'\n")
    assert not (tmp_path / "x.dot").exists()


def test_what_is_no_cable(folder: Path, tmp_path: Path) -> None:
    """It is named and left out, as by ``parse``."""
    (folder / "notes.txt").write_text("Buy milk.\n")
    result = run(folder, "--out", tmp_path / "x.dot")
    assert (result.exit_code, result.stderr) == (
        0,
        f"cablegram: {folder}/notes.txt is no cable: not one line in it is of a cable's heading\n"
        + FIGURES,
    )


class TestRefusals:
    """What is refused, before anything is read or written."""

    def test_forms(self, folder: Path) -> None:
        """A suffix that nothing is written for."""
        result = run(folder, "--out", "x.pdf")
        assert (result.exit_code, result.stderr) == (
            2,
            "cablegram: x.pdf: what can be written is .graphml, .csv, .dot, .jsonl\n",
        )

    def test_a_file_that_is_read(self, folder: Path, tmp_path: Path) -> None:
        """No file is written over that is to be read: named, or a table in a folder of cables."""
        records, nodes = tmp_path / "r.jsonl", folder / "x.nodes.csv"
        for path, read in ((records, records), (nodes, folder)):
            path.write_text("mine")
            out = path.with_name("x.csv") if path == nodes else path
            result = run(read, "--out", out)
            assert result.exit_code == 2
            said = f"cablegram: {path} would be overwritten: name another output\n"
            assert result.stderr == said
            assert path.read_text() == "mine"

    def test_a_folder(self, folder: Path, tmp_path: Path) -> None:
        """A folder is no file to write."""
        (tmp_path / "x.dot").mkdir()
        result = run(folder, "--out", tmp_path / "x.dot")
        assert (result.exit_code, result.stderr) == (
            2,
            f"cablegram: cannot write {tmp_path}/x.dot: it is a folder\n",
        )

    def test_no_such_folder(self, folder: Path, tmp_path: Path) -> None:
        """The output's folder has to be there."""
        result = run(folder, "--out", tmp_path / "none" / "x.dot")
        assert result.exit_code == 2
        assert "cablegram: cannot write " in result.stderr
        assert result.stderr.endswith(": No such file or directory\n")

    def test_without_networkx(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """One line says what to install."""
        monkeypatch.setitem(sys.modules, "networkx", None)
        result = run(folder, "--out", "x.dot")
        assert (result.exit_code, result.stderr) == (
            2,
            "cablegram: 'cablegram graph' needs networkx here: pip install 'cablegram[graph]'\n",
        )

    def test_a_table_without_pyarrow(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The same for what reads Parquet."""
        monkeypatch.setitem(sys.modules, "pyarrow", None)
        (tmp_path / "r.parquet").write_bytes(b"PAR1")
        result = run(tmp_path / "r.parquet", "--out", "x.dot")
        assert (result.exit_code, result.stderr) == (
            2,
            "cablegram: reading Parquet needs pyarrow here: pip install 'cablegram[arrow]'\n",
        )


def test_old_output_stands_until_the_new_is_whole(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the second of two files cannot be written, neither takes its place."""
    (tmp_path / "x.csv").write_text("old")
    monkeypatch.setattr("cablegram._graph.write.write_nodes", _fail)
    result = run(folder, "--out", tmp_path / "x.csv")
    assert (result.exit_code, result.stderr) == (
        2,
        f"cablegram: cannot write {tmp_path}/x.csv: No space left on device\n",
    )
    assert (tmp_path / "x.csv").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cables", "x.csv"]


def _fail(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_python_needs_networkx(monkeypatch: pytest.MonkeyPatch) -> None:
    """The call from Python raises what an import raises."""
    from cablegram import graph  # noqa: PLC0415  a function beside the group of commands

    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(ModuleNotFoundError, match="networkx"):
        graph([])
