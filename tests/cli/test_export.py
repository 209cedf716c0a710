"""``cablegram export``: sources in, a database or entities out."""

from __future__ import annotations

import gzip
import json
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.mailbag import MAILBAG, write_mailbag

from cablegram._cli.app import cablegram as program


@pytest.fixture
def cables(tmp_path: Path) -> Path:
    """Return a folder of invented cables."""
    return write_mailbag(tmp_path / "cables")


def run(*arguments: str | Path, text: str | None = None) -> Result:
    """Run the command."""
    return CliRunner().invoke(program, ["export", *map(str, arguments)], input=text)


def refusal(*arguments: str | Path) -> str:
    """Return the line that refuses; nothing else is said."""
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    return done.stderr.removeprefix("cablegram: ").removesuffix("\n")


def subjects(path: Path) -> list[str]:
    """Return the subjects of the messages in a file of entities."""
    entities = map(json.loads, path.read_text("utf-8").splitlines())
    return [it["properties"]["subject"][0] for it in entities if it["schema"] == "Message"]


def test_entities(cables: Path, tmp_path: Path) -> None:
    """Entities are lines of JSON; the name tells the form, and the file is whole."""
    out = tmp_path / "mail.ftm.jsonl"
    done = run(cables, "--out", out)

    assert (done.exit_code, done.stderr) == (0, f"6 messages in {out}\n")
    assert sorted(subjects(out)) == sorted(letter.subject for letter in MAILBAG)
    assert sorted(it.name for it in tmp_path.iterdir()) == ["cables", "mail.ftm.jsonl"]


def test_standard_output(cables: Path) -> None:
    """Entities go to a pipe, one file after the other."""
    done = run(cables, "--out", "-", "--to", "ftm")

    assert done.exit_code == 0
    assert len([it for it in done.stdout.splitlines() if '"Message"' in it]) == len(MAILBAG)


def test_standard_input(tmp_path: Path) -> None:
    """A cable may come from a pipe."""
    out = tmp_path / "mail.ftm.jsonl"
    assert run("-", "--out", out, text=str(MAILBAG[0])).exit_code == 0
    assert subjects(out) == ["THE HARBOUR AT CALLAO"]


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz"])
def test_stored_records(cables: Path, tmp_path: Path, suffix: str) -> None:
    """What ``convert`` wrote gives the same entities as the cables."""
    stored = tmp_path / f"mail{suffix}"
    CliRunner().invoke(program, ["convert", str(cables), "--out", str(stored)])

    run(cables, "--out", tmp_path / "a.ftm.jsonl")
    done = run(stored, "--out", tmp_path / "b.ftm.jsonl")

    assert done.exit_code == 0
    first, second = ((tmp_path / f"{it}.ftm.jsonl").read_bytes() for it in "ab")
    assert first == second


def test_stored_table(cables: Path, tmp_path: Path) -> None:
    """A Parquet table gives the same database as the cables; rows with errors have no record."""
    pytest.importorskip("sqlite_utils")
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet  # noqa: PLC0415

    from cablegram import arrow  # noqa: PLC0415

    texts = [(str(it), it.read_bytes()) for it in sorted(cables.iterdir())]
    batch = pa.record_batch(
        {"source": [*(it for it, _ in texts), "none"], "content": [*(it for _, it in texts), None]}
    )
    batches = list(arrow.parse_batches([batch]))
    parquet.write_table(pa.Table.from_batches(batches), tmp_path / "mail.parquet")

    run(cables, "--out", tmp_path / "a.db")
    done = run(tmp_path / "mail.parquet", "--out", tmp_path / "b.db")

    assert (done.exit_code, done.stderr) == (0, f"6 messages in {tmp_path}/b.db\n")
    dumps = []
    for name in "ab":
        with closing(sqlite3.connect(tmp_path / f"{name}.db")) as connection:
            dumps.append(connection.execute("SELECT * FROM cables ORDER BY id").fetchall())
    assert dumps[0] == dumps[1]


def test_what_is_no_record(tmp_path: Path) -> None:
    """A line that is none is named, and the others are written; a name tells nothing of packing."""
    line = b'{"record": "cablegram/1", "subject": "RAIN"}\n'
    (tmp_path / "other.jsonl").write_bytes(line + b'{"a": 1}\n{"record": "cablegram/9"}\n')
    (tmp_path / "cut.jsonl.gz").write_bytes(gzip.compress(line * 1000)[:-9])
    (tmp_path / "plain.jsonl.gz").write_bytes(line)
    out = tmp_path / "x.ftm.jsonl"

    done = run(*(tmp_path / f"{it}" for it in ("other.jsonl", "plain.jsonl.gz")), "--out", out)
    assert (done.exit_code, done.stderr) == (
        2,
        (
            f"cablegram: {tmp_path}/other.jsonl, line 2 is no record: it has no key 'record'\n"
            f"cablegram: {tmp_path}/other.jsonl, line 3 is no record: "
            "record is 'cablegram/9', not one of cablegram/1\n"
            f"2 messages in {out}\n"
        ),
    )
    assert subjects(out) == ["RAIN", "RAIN"]
    cut = run(tmp_path / "cut.jsonl.gz", "--out", tmp_path / "y.ftm.jsonl")
    assert cut.stderr.startswith(
        f"cablegram: cannot read {tmp_path}/cut.jsonl.gz: it is damaged: it ends too soon\n"
    )


def test_what_is_no_table(tmp_path: Path) -> None:
    """A Parquet table of something else, or what is none, is named."""
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet  # noqa: PLC0415

    (tmp_path / "empty.parquet").write_bytes(b"")
    parquet.write_table(pa.table({"a": [1]}), tmp_path / "other.parquet")
    out = tmp_path / "x.ftm.jsonl"

    assert refusal(tmp_path / "empty.parquet", "--out", out).startswith(
        f"cannot read {tmp_path}/empty.parquet: "
    )
    assert refusal(tmp_path / "other.parquet", "--out", out) == (
        f"cannot read {tmp_path}/other.parquet: it is no table of records: "
        f"it has no column 'record'\nno messages: {out} is not written"
    )
    assert not out.exists()


def test_records_that_name_no_file(tmp_path: Path) -> None:
    """A record of ``to_dict`` alone is known by its line."""
    (tmp_path / "bare.jsonl").write_text('{"record": "cablegram/1", "subject": "RAIN"}\n', "utf-8")
    out = tmp_path / "x.ftm.jsonl"

    assert run(tmp_path / "bare.jsonl", "--out", out).exit_code == 0
    assert f"{tmp_path}/bare.jsonl#1" in out.read_text("utf-8")


def test_misuse(cables: Path, tmp_path: Path) -> None:
    """Each way to ask for what cannot be is one line."""
    assert refusal(cables, "--out", tmp_path / "mail.xml") == (
        f"{tmp_path}/mail.xml: say which form with --to ftm or --to sqlite, or by its end "
        "(.ftm.jsonl, .ftm.json, .db, .sqlite, .sqlite3)"
    )
    assert refusal(cables, "--out", "-", "--to", "sqlite") == (
        "a database needs a file: --out cables.db"
    )
    assert refusal(cables, "--out", tmp_path / "a.ftm.jsonl", "--metadata", tmp_path / "m") == (
        "--metadata goes with a database: --out cables.db"
    )
    assert refusal(cables, "--out", cables, "--to", "ftm") == (
        f"cannot write {cables}: it is a folder"
    )
    assert refusal(cables, "--out", tmp_path / "none" / "a.ftm.jsonl").startswith(
        "cannot read or write"
    )


def test_nothing_is_written_over(cables: Path, tmp_path: Path) -> None:
    """A file that is there stays, unless somebody says so; a source stays in any case."""
    out = tmp_path / "mail.ftm.jsonl"
    out.write_text("mine", "utf-8")

    assert refusal(cables, "--out", out) == f"{out} is there already; --overwrite writes over it"
    assert out.read_text("utf-8") == "mine"
    assert refusal(out, "--out", out, "--overwrite") == (
        f"{out} would be overwritten: name another output"
    )
    assert run(cables, "--out", out, "--overwrite").exit_code == 0
    assert len(subjects(out)) == len(MAILBAG)


def test_two_outputs_are_two_files(cables: Path, tmp_path: Path) -> None:
    """The description is not written over the database, by whatever name."""
    out = tmp_path / "mail.db"
    other = tmp_path / "cables" / ".." / "mail.db"
    for metadata in (out, other):
        assert refusal(cables, "--out", out, "--metadata", metadata) == (
            f"{out} and {metadata} are one file: name two"
        )
    assert not out.exists()


def test_what_is_read_stays(cables: Path) -> None:
    """A file below a folder that is read is no output; other files in there are."""
    stored, out = cables / "mail.jsonl", cables / "mail.ftm.jsonl"
    stored.write_text('{"record": "cablegram/1"}\n', "utf-8")
    assert refusal(cables, "--out", stored, "--to", "ftm", "--overwrite") == (
        f"{stored} would be overwritten: name another output"
    )
    assert run(cables, "--out", out).exit_code == 0
    assert run(f"{cables}/*.txt", "--out", out, "--overwrite").exit_code == 0
    assert len(subjects(out)) == len(MAILBAG)


def test_files_without_cables(tmp_path: Path) -> None:
    """They are named; without any cable there is no file."""
    (tmp_path / "note.txt").write_text("A note.\n", "utf-8")
    out = tmp_path / "x.ftm.jsonl"

    done = run(tmp_path / "note.txt", "--out", out)

    assert done.exit_code == 2
    assert done.stderr.splitlines() == [
        f"cablegram: {tmp_path}/note.txt is no cable: not one line in it is of a cable's heading",
        f"no messages: {out} is not written",
    ]
    assert list(tmp_path.iterdir()) == [tmp_path / "note.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
@pytest.mark.parametrize("signal_", [signal.SIGTERM, signal.SIGINT])
def test_a_run_that_is_ended_leaves_nothing(tmp_path: Path, signal_: signal.Signals) -> None:
    """A signal takes away what was written so far; the exit code is that of Ctrl-C."""
    code = "from cablegram._cli import main; main()"
    out = tmp_path / "mail.ftm.jsonl"
    command = [sys.executable, "-c", code, "export", "/dev/stdin", "--out", str(out)]
    run = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE)  # noqa: S603
    assert run.stdin is not None
    while not list(tmp_path.iterdir()):  # it waits for the rest of its input
        assert run.poll() is None
        time.sleep(0.01)

    run.send_signal(signal_)
    _, said = run.communicate()

    assert (run.returncode, said) == (130, b"cablegram: interrupted\n")
    assert list(tmp_path.iterdir()) == []


def test_without_the_extra(cables: Path, tmp_path: Path) -> None:
    """Without sqlite-utils, one line says what to install, and no file is left."""
    code = (
        "import sys; sys.modules['sqlite_utils'] = None\n"
        "from cablegram._cli import main; sys.argv[0] = 'cablegram'; main()"
    )
    out = tmp_path / "mail.db"
    done = subprocess.run(  # noqa: S603  our own code
        [sys.executable, "-c", code, "export", str(cables), "--out", str(out)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (
        2,
        "cablegram: a database needs sqlite-utils: pip install 'cablegram[sqlite]'\n",
    )
    assert [it.name for it in tmp_path.iterdir()] == ["cables"]
