"""Many files into one of records."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import cablegram
from cablegram._cli.app import cablegram as program
from cablegram._convert import JournalError, Settings, batches, convert, work

CABLE = (
    "O 101530Z APR 09\nFM AMEMBASSY AMMAN\nTO SECSTATE WASHDC\nBT\n"
    "UNCLAS AMMAN 0004{:02}\n\nSUBJECT: THE HARBOUR\n\n1. It is open.\n"
)
RECORD = '"{0}","4/10/2009 15:30","09AMMAN4{0:02}","Embassy Amman","UNCLASSIFIED","","","{1}"\n'


def ignore(_: int) -> None:
    """Stand in for a progress bar."""


def interrupt_at(size: int) -> Callable[[int], None]:
    """Return a progress report in which the user presses Ctrl-C."""

    def report(done: int) -> None:
        if done >= size:
            raise KeyboardInterrupt

    return report


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Write files that fill several batches: cables, and a cables.csv."""
    monkeypatch.setattr(batches, "_ENOUGH", 400)
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(1, 8):
        (folder / f"{number}.txt").write_text(CABLE.format(number), "utf-8")
    records = [RECORD.format(number, CABLE.format(number)) for number in range(10, 15)]
    (folder / "cables.csv").write_text("".join(records), "utf-8")
    return sorted(str(path) for path in folder.iterdir())


def records(path: Path) -> list[dict[str, object]]:
    """Return what was written."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


class TestConvert:
    """What is written."""

    def test_records(self, sources: list[str], tmp_path: Path) -> None:
        """Each message is a line, in the order of the sources, with its record and its file."""
        out = tmp_path / "out.jsonl"
        done = convert(sources, out, Settings(), ignore)
        expected = [
            cablegram.to_dict(cable) | {"source": source}
            for source in sources
            for cable in cablegram.read(source)
        ]
        assert records(out) == expected
        assert (done.records, done.troubles) == (12, [])
        assert done.size == sum(Path(source).stat().st_size for source in sources)

    def test_processes(self, sources: list[str], tmp_path: Path) -> None:
        """Two processes write what one writes."""
        convert(sources, tmp_path / "one.jsonl", Settings(), ignore)
        convert(sources, tmp_path / "two.jsonl", Settings(jobs=2), ignore)
        assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()

    def test_nothing_beside_it(self, sources: list[str], tmp_path: Path) -> None:
        """Of a whole run nothing else is left."""
        convert(sources, tmp_path / "out.jsonl", Settings(), ignore)
        assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out.jsonl"]

    def test_surrogates(self) -> None:
        """What UTF-8 cannot hold is escaped as JSON has it; all else is itself."""
        record = {"subject": "\ud800 •€"}
        line = work._line(record)
        assert line == '{"subject":"\\ud800 •€"}\n'.encode()
        assert json.loads(line) == record

    def test_left_out(self, sources: list[str], tmp_path: Path) -> None:
        """Files that are no cables of some size are named with the reason, the others written."""
        odd = {"empty": b"", "binary": b"\0\1" * 99, "large": b"x" * 3000, "none": b"Dear all\n"}
        for name, data in odd.items():
            (tmp_path / name).write_bytes(data)
        names = [str(tmp_path / name) for name in [*odd, "missing"]]
        done = convert([*names, *sources], tmp_path / "out.jsonl", Settings(limit=2999), ignore)
        assert {Path(it.path).name: it.reason for it in done.troubles} == {
            "empty": "is empty",
            "binary": "is binary",
            "large": "is larger than 2,999 bytes",
            "none": "is no cable",
            "missing": "cannot be read: No such file or directory",
        }
        assert done.records == 12

    def test_large_record(self, tmp_path: Path) -> None:
        """Of a data file only the record that is too large is left out."""
        source = tmp_path / "cables.csv"
        source.write_text(RECORD.format(1, "x" * 5000) + RECORD.format(2, CABLE.format(2)), "utf-8")
        done = convert([str(source)], tmp_path / "out.jsonl", Settings(limit=4000), ignore)
        assert done.records == 1
        assert [it.reason for it in done.troubles] == ["has a record larger than 4,000 bytes"]


class TestResume:
    """What an interrupted run leaves, and how the next goes on."""

    @pytest.mark.parametrize("size", [1, 700, 1500])
    @pytest.mark.parametrize("jobs", [1, 2])
    def test_same_output(self, sources: list[str], tmp_path: Path, size: int, jobs: int) -> None:
        """Interrupted and resumed, it ends with the same bytes; until then there is no output."""
        whole, out = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
        convert(sources, whole, Settings(), ignore)
        with pytest.raises(KeyboardInterrupt):
            convert(sources, out, Settings(jobs), interrupt_at(size))
        assert not out.exists()
        convert(sources, out, Settings(jobs, resume=True), ignore)
        assert out.read_bytes() == whole.read_bytes()
        assert sorted(path.name for path in tmp_path.iterdir()) == [
            "in",
            "out.jsonl",
            "whole.jsonl",
        ]

    def test_more_than_was_noted(self, sources: list[str], tmp_path: Path) -> None:
        """Lines behind the last note are written again, not twice."""
        whole, out = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
        convert(sources, whole, Settings(), ignore)
        with pytest.raises(KeyboardInterrupt):
            convert(sources, out, Settings(), interrupt_at(700))
        with (tmp_path / "out.jsonl.part").open("ab") as part:
            part.write(b'{"half": ')
        convert(sources, out, Settings(resume=True), ignore)
        assert out.read_bytes() == whole.read_bytes()

    def test_nothing_to_resume(self, sources: list[str], tmp_path: Path) -> None:
        """Without an earlier run it begins at the beginning."""
        assert convert(sources, tmp_path / "o.jsonl", Settings(resume=True), ignore).records == 12

    def test_without_resume(self, sources: list[str], tmp_path: Path) -> None:
        """Hours of work are not overwritten."""
        out = tmp_path / "out.jsonl"
        with pytest.raises(KeyboardInterrupt):
            convert(sources, out, Settings(), interrupt_at(700))
        with pytest.raises(JournalError, match="--resume goes on with it"):
            convert(sources, out, Settings(), ignore)

    def test_other_sources(self, sources: list[str], tmp_path: Path) -> None:
        """A run does not go on with other files, or files that have changed."""
        out = tmp_path / "out.jsonl"
        with pytest.raises(KeyboardInterrupt):
            convert(sources, out, Settings(), interrupt_at(700))
        os.utime(sources[0], (1, 1))
        with pytest.raises(JournalError, match="begun with other files"):
            convert(sources, out, Settings(resume=True), ignore)

    @pytest.mark.parametrize("note", ["", "{}", '{"sources": 1}', "[]"])
    def test_damaged_note(self, sources: list[str], tmp_path: Path, note: str) -> None:
        """A note that cannot be read is no way to go on."""
        out = tmp_path / "out.jsonl"
        with pytest.raises(KeyboardInterrupt):
            convert(sources, out, Settings(), interrupt_at(700))
        (tmp_path / "out.jsonl.part.json").write_text(note, "utf-8")
        with pytest.raises(JournalError, match="is damaged"):
            convert(sources, out, Settings(resume=True), ignore)


def run(*arguments: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(program, ["convert", *arguments])


class TestCommand:
    """``cablegram convert``."""

    def test_folder(self, sources: list[str], tmp_path: Path) -> None:
        """A folder is its files; the last line sums up."""
        out = tmp_path / "out.jsonl"
        found = run(str(Path(sources[0]).parent), "--out", str(out))
        assert (found.exit_code, found.stderr) == (0, f"12 records in {out}\n")

    def test_left_out(self, sources: list[str], tmp_path: Path) -> None:
        """What is left out is named; the exit code says that something was."""
        empty, out = tmp_path / "empty.txt", tmp_path / "out.jsonl"
        empty.write_bytes(b"")
        found = run(str(empty), *sources, "--out", str(out))
        assert found.exit_code == 1
        assert found.stderr == (f"cablegram: {empty} is empty\n12 records in {out}, 1 left out\n")

    def test_standard_input(self, tmp_path: Path) -> None:
        """``-`` is standard input."""
        out = tmp_path / "out.jsonl"
        text = RECORD.format(1, CABLE.format(1)) * 3
        found = CliRunner().invoke(program, ["convert", "-", "--out", str(out)], input=text)
        assert (found.exit_code, len(records(out))) == (0, 3)
        found = CliRunner().invoke(
            program, ["convert", "-", "--out", str(out)], input=CABLE.format(1)
        )
        assert (found.exit_code, len(records(out))) == (0, 1)

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (("x.txt", "--out", "y.parquet"), "only .jsonl can be written so far"),
            (("-", "--out", "y.jsonl", "--resume"), "standard input cannot be read twice"),
            (("x.txt", "--out", "no/such/y.jsonl"), "cannot write no/such/y.jsonl.part"),
        ],
    )
    def test_misuse(self, arguments: tuple[str, ...], message: str) -> None:
        """Misuse ends with exit code 2 and says what to do."""
        found = run(*arguments)
        assert found.exit_code == 2
        assert message in found.stderr

    def test_interrupted(
        self, sources: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A signal that ends the process leaves what --resume needs."""

        def terminate(*_: object) -> None:
            os.kill(os.getpid(), signal.SIGTERM)

        out = tmp_path / "out.jsonl"
        with monkeypatch.context() as patched:
            patched.setattr("cablegram._convert.journal.Journal.add", terminate)
            found = run(*sources, "--out", str(out))
        assert found.exit_code == 130
        assert "the same command with --resume goes on" in found.stderr
        assert run(*sources, "--out", str(out)).exit_code == 2
        assert run(*sources, "--out", str(out), "--resume").exit_code == 0
        assert len(records(out)) == 12


class TestOthers:
    """What must not be lost to another run, or to this one."""

    def test_two_runs(self, sources: list[str], tmp_path: Path) -> None:
        """A second run does not touch what the first is writing."""
        out = tmp_path / "out.jsonl"
        messages = []

        def start_another(_: int) -> None:
            for resume in (False, True):
                with pytest.raises(JournalError) as error:
                    convert(sources, out, Settings(resume=resume), ignore)
                messages.append(str(error.value))

        convert(sources, out, Settings(), start_another)
        assert set(messages) == {f"another run is writing {out}.part"}
        assert len(records(out)) == 12
        assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out.jsonl"]

    def test_a_source_as_output(self, tmp_path: Path) -> None:
        """Nobody's cables are overwritten with their records."""
        source = tmp_path / "cable.jsonl"
        source.write_text(CABLE.format(1), "utf-8")
        with pytest.raises(JournalError, match="would be overwritten"):
            convert([str(source)], source, Settings(), ignore)
        assert source.read_text("utf-8") == CABLE.format(1)

    def test_note_without_a_file(self, sources: list[str], tmp_path: Path) -> None:
        """A run that ended between giving the name and taking its note away leaves no trouble."""
        (tmp_path / "out.jsonl.part.json").write_text("{}", "utf-8")
        assert convert(sources, tmp_path / "out.jsonl", Settings(), ignore).records == 12
        assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out.jsonl"]
