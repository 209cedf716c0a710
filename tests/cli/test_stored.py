"""What ``find``, ``graph`` and ``export`` read back of ``convert``: the same in all three."""

from __future__ import annotations

import bz2
import gzip
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.running import run, run_outside
from tests.search_set import CABLES, records, write_folder, write_table

pytest.importorskip("networkx", reason="the extra graph is not installed")

#: the messages of the set
MESSAGES = len(CABLES)


def lines() -> bytes:
    """Return the records of the set as lines."""
    found = [
        json.dumps(record.to_dict() | {"source": name, "message": 1})
        for name, record in zip(CABLES, records(), strict=True)
    ]
    return "\n".join(found).encode() + b"\n"


def counts(*names: object, stdin: bytes | None = None) -> list[tuple[int, int, str]]:
    """Return of each command its exit code, how many messages it has, and what it complains of."""
    done = [
        run("find", "serial:* OR -serial:*", *names, "--format", "jsonl", stdin=stdin),
        run("graph", *names, "--out", "-", "--quiet", stdin=stdin),
        run("export", *names, "--out", "-", "--to", "ftm", stdin=stdin),
    ]
    signs = ('"record": "cablegram/1"', '"present": true', '"schema":"Message"')
    return [
        (it.exit_code, sum(sign in line for line in it.stdout.splitlines()), it.stderr)
        for it, sign in zip(done, signs, strict=True)
    ]


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("r.jsonl", bytes),
        ("r.jsonl.gz", gzip.compress),
        ("r.jsonl.bz2", bz2.compress),
        ("packed", gzip.compress),
        ("r.txt", bytes),
    ],
)
def test_lines(tmp_path: Path, name: str, pack: Callable[[bytes], bytes]) -> None:
    """Lines of records are told by what they hold, packed or not."""
    (tmp_path / name).write_bytes(pack(lines()))
    assert counts(tmp_path / name) == [(0, MESSAGES, "")] * 3


def test_sorted_keys(tmp_path: Path) -> None:
    """The version may stand anywhere in the first line, as behind ``jq -S``."""
    line = json.dumps(json.loads(lines().splitlines()[0]), sort_keys=True)
    (tmp_path / "r").write_text(line)
    assert counts(tmp_path / "r") == [(0, 1, "")] * 3


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_standard_input(pack: Callable[[bytes], bytes]) -> None:
    """``-`` is looked at and read once; cables come through as well."""
    assert counts("-", stdin=pack(lines())) == [(0, MESSAGES, "")] * 3
    cable = CABLES["quito7.txt"].encode()
    assert counts("-", stdin=pack(cable)) == [(0, 1, "")] * 3


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of Unix")
def test_a_pipe_that_is_handed_over() -> None:
    """What a shell hands over can be opened once: nothing of it is lost to the look at it."""
    done = run_outside("find", "tag:EC", "/dev/stdin", "--format", "paths", stdin=lines())
    assert done.stdout == b"quito7.txt\n"


def test_tables(tmp_path: Path) -> None:
    """A table, a folder of parts, and a pattern in quotes; the name tells nothing."""
    pytest.importorskip("pyarrow")
    parts = tmp_path / "parts" / "messages"
    parts.mkdir(parents=True)
    table = write_table(parts / "0.parquet")
    (parts / "_SUCCESS").write_text("")
    other = tmp_path / "table"
    other.write_bytes(table.read_bytes())
    for name in (table, tmp_path / "parts", f"{parts}/*.parquet", other):
        assert counts(name) == [(0, MESSAGES, "")] * 3, name


def test_a_table_on_standard_input() -> None:
    """It is refused by name, for what is in it is known from its end."""
    said = (
        "cablegram: cannot read <stdin>: it is a table, which cannot be read from a pipe: "
        "name its file\n"
    )
    assert [it[0] for it in counts("-", stdin=b"PAR1")] == [2] * 3
    assert all(it[2].startswith(said) for it in counts("-", stdin=b"PAR1"))


class TestFolders:
    """A folder is read in one form; what is not read is said."""

    def test_lines_before_texts(self, tmp_path: Path) -> None:
        """Where there are lines of records, the texts beside them may be the same messages."""
        folder = write_folder(tmp_path / "cables")
        (folder / "one.jsonl").write_bytes(lines().splitlines()[0])
        said = f"cablegram: {folder}: its lines of records are read, and not its texts\n"
        assert counts(folder) == [(0, 1, said)] * 3

    def test_tables_before_lines(self, tmp_path: Path) -> None:
        """Where there are tables, the lines beside them may be the same messages."""
        pytest.importorskip("pyarrow")
        folder = write_folder(tmp_path / "cables")
        write_table(folder / "r.parquet")
        (folder / "r.jsonl").write_bytes(lines())
        said = (
            f"cablegram: {folder}: its tables of records are read, "
            "and not its lines of records and texts\n"
        )
        assert counts(folder) == [(0, MESSAGES, said)] * 3

    def test_broken_parts(self, tmp_path: Path) -> None:
        """A part that is none is named; the others are read."""
        pytest.importorskip("pyarrow")
        write_table(tmp_path / "0.parquet")
        (tmp_path / "1.parquet").write_bytes(b"PAR1")
        for code, count, said in counts(tmp_path):
            assert (code, count) == (2, MESSAGES)
            assert said.startswith(f"cablegram: cannot read {tmp_path}/1.parquet: ")

    def test_a_folder_of_nothing_else(self, tmp_path: Path) -> None:
        """Lines that are no records are named, for nothing else is there to read."""
        (tmp_path / "x.jsonl").write_text('{"a": 1}\n')
        said = f"cablegram: cannot read {tmp_path}/x.jsonl: it holds no lines of records\n"
        assert all((code, said in told) == (2, True) for code, _, told in counts(tmp_path))


def test_together(tmp_path: Path) -> None:
    """Cables and records are read in the order in which they are named, each file once."""
    folder = write_folder(tmp_path / "cables")
    (tmp_path / "r.jsonl").write_bytes(lines())
    names = (folder / "quito7.txt", tmp_path / "r.jsonl", tmp_path / "r.jsonl")
    found = run("find", "serial:* OR -serial:*", *names, "--format", "csv").stdout.splitlines()
    assert found[1].startswith(f"{folder}/quito7.txt,1,")
    assert len(found) == 1 + 1 + MESSAGES


def test_rows_without_a_source(tmp_path: Path) -> None:
    """They have the name of the table, whatever reads it."""
    pq = pytest.importorskip("pyarrow.parquet")
    from cablegram import arrow  # noqa: PLC0415  an extra

    path = tmp_path / "r.parquet"
    pq.write_table(arrow.table(records()), path)
    for form in ("jsonl", "csv"):
        assert str(path) in run("find", "post:QUITO", path, "--format", form).stdout
    assert f"{path}#1" in run("export", path, "--out", "-", "--to", "ftm").stdout
