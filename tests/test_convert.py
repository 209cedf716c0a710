"""Many files into one of records."""

from __future__ import annotations

import errno
import gzip
import json
import multiprocessing
import os
import signal
import socket
import tracemalloc
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import cablegram
from cablegram._carriers.stream import pieces, split_records
from cablegram._cli.app import cablegram as program
from cablegram._convert import (
    AlreadyWholeError,
    Conversion,
    JournalError,
    Settings,
    Trouble,
    batches,
    forms,
    pool,
)
from cablegram._convert import convert as convert_files

CABLE = (
    "O 101530Z APR 09\nFM AMEMBASSY AMMAN\nTO SECSTATE WASHDC\nBT\n"
    "UNCLAS AMMAN 0004{:02}\n\nSUBJECT: THE HARBOUR\n\n1. It is open.\n"
)
HEADER = '{"cablegram convert": 1, "sources": ""}\n'
POINT = b'{"batches": 1, "size": 1, "written": "many", "records": 1, "left_out": 0}\n'
RECORD = '"{0}","4/10/2009 15:30","09AMMAN4{0:02}","Embassy Amman","UNCLASSIFIED","","","{1}"\n'


def ignore(_: int, __: int) -> None:
    """Stand in for a progress bar."""


def convert(
    sources: list[str],
    out: Path,
    settings: Settings = Settings(),  # noqa: B008  a constant
    report: Callable[[int, int], None] = ignore,
    tell: Callable[[Trouble], None] = lambda _: None,
) -> Conversion:
    """Run the conversion without watching it."""
    return convert_files(sources, out, settings, report, tell)


def interrupt_at(size: int) -> Callable[[int, int], None]:
    """Return a progress report in which the user presses Ctrl-C."""

    def report(done: int, _: int) -> None:
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
        done = convert(sources, out)
        expected = [
            cablegram.to_dict(cable) | {"source": source, "message": number}
            for source in sources
            for number, cable in enumerate(cablegram.read(source), start=1)
        ]
        assert records(out) == expected
        assert (done.records, done.left_out) == (12, 0)
        assert done.size == sum(Path(source).stat().st_size for source in sources)

    def test_processes(self, sources: list[str], tmp_path: Path) -> None:
        """Two processes write what one writes."""
        convert(sources, tmp_path / "one.jsonl")
        convert(sources, tmp_path / "two.jsonl", Settings(jobs=2))
        assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()

    def test_nothing_beside_it(self, sources: list[str], tmp_path: Path) -> None:
        """Of a whole run nothing else is left."""
        convert(sources, tmp_path / "out.jsonl")
        assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out.jsonl"]

    def test_surrogates(self) -> None:
        """What UTF-8 cannot hold is escaped as JSON has it; all else is itself."""
        record = {"subject": "\ud800 •€"}
        line = forms._line(record)
        assert line == '{"subject":"\\ud800 •€"}\n'.encode()
        assert json.loads(line) == record

    def test_left_out(self, sources: list[str], tmp_path: Path) -> None:
        """Files that are no cables of some size are named with the reason, the others written."""
        odd = {"empty": b"", "binary": b"\0\1" * 99, "large": b"x" * 3000, "none": b"Dear all\n"}
        for name, data in odd.items():
            (tmp_path / name).write_bytes(data)
        names = [str(tmp_path / name) for name in [*odd, "missing"]]
        told: list[Trouble] = []
        out = tmp_path / "out.jsonl"
        done = convert([*names, *sources], out, Settings(limit=2999), ignore, told.append)
        assert {Path(it.path).name: it.reason for it in told} == {
            "empty": "is empty",
            "binary": "is binary",
            "large": "is larger than 2,999 bytes (--max-size)",
            "none": "is no cable",
            "missing": "cannot be read: No such file or directory",
        }
        assert (done.records, done.left_out) == (12, 5)

    def test_large_record(self, tmp_path: Path) -> None:
        """Of a data file only the record that is too large is left out."""
        source = tmp_path / "cables.csv"
        source.write_text(RECORD.format(1, "x" * 5000) + RECORD.format(2, CABLE.format(2)), "utf-8")
        told: list[Trouble] = []
        out = tmp_path / "out.jsonl"
        done = convert([str(source)], out, Settings(limit=4000), ignore, told.append)
        assert (done.records, done.size) == (1, source.stat().st_size)
        assert [it.reason for it in told] == [
            "has a message larger than 4,000 bytes (--max-size): number 1",
        ]
        assert [it["message"] for it in records(out)] == [2]

    @pytest.mark.parametrize("line", ["x" * 70_000 + "\n", "\\" * 70_001 + '"\n', '""x\n' * 9])
    def test_record_without_an_end(self, tmp_path: Path, line: str) -> None:
        """Of a record that never ends no more than the limit is held; the next one is found."""
        begin = RECORD.format(1, "").removesuffix('"\n')
        end = RECORD.format(2, CABLE.format(2))
        source = tmp_path / "cables.csv"
        source.write_text(begin + line * 50 + end, "utf-8")
        with source.open("rb") as file:
            first, second = split_records(pieces(file), 100_000, cut=True)
        assert len(first) <= 200_000
        assert second == end.encode()
        done = convert([str(source)], tmp_path / "out.jsonl", Settings(limit=4000))
        assert (done.left_out, done.records) == (len(line) > 100, 1 + (len(line) <= 100))
        assert done.size == source.stat().st_size


class TestKilled:
    """A message that ends the process that reads it, or is read by one that somebody ends."""

    def test_left_out(
        self, sources: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """It is left out and named, in a file of its own and in a data file; all else is there."""
        if multiprocessing.get_start_method() != "fork":
            pytest.skip("what is patched here is not patched in a process that is started anew")

        def to_dict(cable: cablegram.Cable) -> dict[str, Any]:
            if cable.serial in {403, 412}:
                os.kill(os.getpid(), signal.SIGKILL)
            return cablegram.to_dict(cable)

        whole = tmp_path / "whole.jsonl"
        convert(sources, whole)
        monkeypatch.setattr(forms, "to_dict", to_dict)
        told: list[Trouble] = []
        done = convert(sources, tmp_path / "o.jsonl", Settings(jobs=2), ignore, told.append)
        assert [(Path(it.path).name, it.reason.partition(" for want")[0]) for it in told] == [
            ("3.txt", "was left out: the process that read it was killed, maybe"),
            (
                "cables.csv",
                "has a message that was left out: the process that read it was killed, maybe",
            ),
        ]
        assert told[1].reason.endswith("number 3")
        assert (done.records, done.left_out) == (10, 2)
        assert records(tmp_path / "o.jsonl") == [
            it for it in records(whole) if it["serial"] not in {403, 412}
        ]

    @pytest.mark.parametrize("written", [0, 3, 100])
    def test_in_the_middle_of_an_answer(
        self, sources: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: int
    ) -> None:
        """A process that is killed while it sends leaves half a message; nobody waits for more."""
        if multiprocessing.get_start_method() != "fork":
            pytest.skip("what is patched here is not patched in a process that is started anew")
        mark, write, front = tmp_path / "mark", os.write, os.getpid()

        def written_in_part(handle: int, data: bytes) -> int:
            if os.getpid() == front or mark.exists():
                return write(handle, data)
            mark.touch()
            write(handle, bytes(data)[:written])
            os.kill(os.getpid(), signal.SIGKILL)
            return 0

        convert(sources, tmp_path / "whole.jsonl")
        monkeypatch.setattr(getattr(Connection, "_send"), "__defaults__", (written_in_part,))  # noqa: B009
        done = convert(sources, tmp_path / "out.jsonl", Settings(jobs=2))
        assert mark.exists()
        assert (done.records, done.left_out) == (12, 0)
        assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()

    def test_fault(
        self, sources: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A fault of the program in another process is raised here, and no process is left."""
        if multiprocessing.get_start_method() != "fork":
            pytest.skip("what is patched here is not patched in a process that is started anew")

        def work(*_: object) -> None:
            raise LookupError("a fault")

        monkeypatch.setattr(pool, "work", work)
        with pytest.raises(LookupError, match="a fault"):
            convert(sources, tmp_path / "out.jsonl", Settings(jobs=2))
        assert multiprocessing.active_children() == []

    def test_always(
        self, sources: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Where no process lives long enough to do nothing, no message is to blame."""
        if multiprocessing.get_start_method() != "fork":
            pytest.skip("what is patched here is not patched in a process that is started anew")
        monkeypatch.setattr(pool, "work", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
        found = run(*sources, "--out", str(tmp_path / "out.jsonl"), "--jobs", "2")
        assert found.exit_code == 2
        assert "processes are killed here" in found.stderr


class TestResume:
    """What an interrupted run leaves, and how the next goes on."""

    @pytest.mark.parametrize("size", [1, 700, 1500])
    @pytest.mark.parametrize("jobs", [1, 2])
    def test_same_output(self, sources: list[str], tmp_path: Path, size: int, jobs: int) -> None:
        """Interrupted and resumed, it ends with the same bytes; until then there is no output."""
        whole, out = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
        convert(sources, whole)
        with pytest.raises(KeyboardInterrupt):
            convert(sources, out, Settings(jobs), interrupt_at(size))
        assert not out.exists()
        convert(sources, out, Settings(jobs, resume=True))
        assert out.read_bytes() == whole.read_bytes()
        assert sorted(path.name for path in tmp_path.iterdir()) == [
            "in",
            "out.jsonl",
            "whole.jsonl",
        ]

    def test_more_than_was_noted(self, sources: list[str], tmp_path: Path) -> None:
        """Lines behind the last note are written again, not twice."""
        whole, out = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
        convert(sources, whole)
        with pytest.raises(KeyboardInterrupt):
            convert(sources, out, Settings(), interrupt_at(700))
        with (tmp_path / "out.jsonl.part").open("ab") as part:
            part.write(b'{"half": ')
        convert(sources, out, Settings(resume=True))
        assert out.read_bytes() == whole.read_bytes()

    def test_nothing_to_resume(self, sources: list[str], tmp_path: Path) -> None:
        """Without an earlier run it begins at the beginning."""
        assert convert(sources, tmp_path / "o.jsonl", Settings(resume=True)).records == 12

    def test_without_resume(self, sources: list[str], tmp_path: Path) -> None:
        """Hours of work are not overwritten."""
        out = tmp_path / "out.jsonl"
        with pytest.raises(KeyboardInterrupt):
            convert(sources, out, Settings(), interrupt_at(700))
        with pytest.raises(JournalError, match="--resume goes on with it"):
            convert(sources, out)

    def test_other_sources(self, sources: list[str], tmp_path: Path) -> None:
        """A run does not go on with other files, or files that have changed."""
        out = tmp_path / "out.jsonl"
        with pytest.raises(KeyboardInterrupt):
            convert(sources, out, Settings(), interrupt_at(700))
        os.utime(sources[0], (1, 1))
        with pytest.raises(JournalError, match="begun with other files"):
            convert(sources, out, Settings(resume=True))

    @pytest.mark.parametrize("journal", ["", "{}", '{"sources": 1}', "[]", HEADER])
    def test_damaged_journal(self, sources: list[str], tmp_path: Path, journal: str) -> None:
        """A journal that cannot be read is no way to go on."""
        out = tmp_path / "out.jsonl"
        with pytest.raises(KeyboardInterrupt):
            convert(sources, out, Settings(), interrupt_at(700))
        (tmp_path / "out.jsonl.journal").write_text(journal, "utf-8")
        with pytest.raises(JournalError, match=r"is damaged|begun with other files"):
            convert(sources, out, Settings(resume=True))

    @pytest.mark.parametrize("tail", [b"{", b'{"path": "x", "reason": "y"}\n', b"\0" * 99, POINT])
    def test_tail_of_the_journal(self, sources: list[str], tmp_path: Path, tail: bytes) -> None:
        """What a power cut has made of its last lines does not count."""
        whole, out = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
        convert(sources, whole)
        with pytest.raises(KeyboardInterrupt):
            convert(sources, out, Settings(), interrupt_at(700))
        with (tmp_path / "out.jsonl.journal").open("ab") as journal:
            journal.write(tail)
        told: list[Trouble] = []
        convert(sources, out, Settings(resume=True), ignore, told.append)
        assert out.read_bytes() == whole.read_bytes()
        assert told == []

    @pytest.mark.parametrize("lines", [0, 1])
    def test_killed_at_the_beginning(self, sources: list[str], tmp_path: Path, lines: int) -> None:
        """A run that was killed before it noted anything goes on at the beginning."""
        whole, out = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
        convert(sources, whole)
        with pytest.raises(KeyboardInterrupt):
            convert(sources, out, Settings(), interrupt_at(700))
        journal = tmp_path / "out.jsonl.journal"
        kept = journal.read_bytes().splitlines(keepends=True)[:lines]
        journal.write_bytes(b"".join(kept))
        if not lines:
            os.truncate(tmp_path / "out.jsonl.part", 0)
        convert(sources, out, Settings(resume=True))
        assert out.read_bytes() == whole.read_bytes()

    def test_what_was_left_out_before(self, sources: list[str], tmp_path: Path) -> None:
        """What the interrupted run left out is named at the end, once."""
        (tmp_path / "empty").write_bytes(b"")
        names, out = [str(tmp_path / "empty"), *sources, str(tmp_path / "none")], tmp_path / "o"
        with pytest.raises(KeyboardInterrupt):
            convert(names, out, Settings(), interrupt_at(700))
        told: list[Trouble] = []
        done = convert(names, out, Settings(resume=True), ignore, told.append)
        assert [Path(it.path).name for it in told] == ["empty", "none"]
        assert done.left_out == 2

    def test_full_disk(
        self, sources: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """An output that cannot be written is an error; with room again, the run goes on."""
        whole, out = tmp_path / "whole.jsonl", tmp_path / "out.jsonl"
        convert(sources, whole)
        synced: list[int] = []
        fsync = os.fsync

        def is_full(handle: int) -> None:
            synced.append(handle)
            if len(synced) > 2:
                raise OSError(errno.ENOSPC, "No space left on device")
            fsync(handle)

        with monkeypatch.context() as patched:
            patched.setattr("os.fsync", is_full)
            with pytest.raises(OSError, match="No space left"):
                convert(sources, out)
        assert not out.exists()
        convert(sources, out, Settings(resume=True))
        assert out.read_bytes() == whole.read_bytes()

    def test_lost_lines(self, sources: list[str], tmp_path: Path) -> None:
        """An output that is shorter than the journal says is no way to go on."""
        out = tmp_path / "out.jsonl"
        with pytest.raises(KeyboardInterrupt):
            convert(sources, out, Settings(), interrupt_at(700))
        os.truncate(tmp_path / "out.jsonl.part", 10)
        with pytest.raises(JournalError, match="more lines than there are"):
            convert(sources, out, Settings(resume=True))

    def test_whole(self, sources: list[str], tmp_path: Path) -> None:
        """A run that came to its end is not made again; with newer sources it is another run."""
        out = tmp_path / "out.jsonl"
        convert(sources, out)
        before = out.stat()
        with pytest.raises(AlreadyWholeError, match="nothing to go on with"):
            convert(sources, out, Settings(resume=True))
        later = before.st_mtime_ns + 10**9
        os.utime(sources[0], ns=(later, later))
        with pytest.raises(JournalError, match="older than its sources"):
            convert(sources, out, Settings(resume=True))
        assert out.stat() == before
        assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out.jsonl"]


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

    def test_unreadable(self, sources: list[str], tmp_path: Path) -> None:
        """A file that cannot be read is named, the others are done, and the exit code is 2."""
        out, gone = tmp_path / "out.jsonl", tmp_path / "gone.txt"
        found = run(str(gone), *sources, "--out", str(out), "-q")
        assert found.exit_code == 2
        assert found.stderr == f"cablegram: {gone} cannot be read: No such file or directory\n"
        assert len(records(out)) == 12

    @pytest.mark.parametrize("name", ["keep.jsonl", "keep.jsonl.gz"])
    def test_nothing_to_write(self, name: str, tmp_path: Path) -> None:
        """A name mistyped does not cost a good output."""
        out, gone, empty = tmp_path / name, tmp_path / "typo.txt", tmp_path / "empty.txt"
        out.write_bytes(b"good")
        empty.write_bytes(b"")
        for source, code in ((gone, 2), (empty, 1)):
            found = run(str(source), "--out", str(out))
            assert found.exit_code == code
            assert found.stderr.endswith(f"no records: {out} is not written, 1 left out\n")
            assert out.read_bytes() == b"good"
        assert sorted(it.name for it in tmp_path.iterdir()) == ["empty.txt", name]

    def test_standard_output(self, sources: list[str], tmp_path: Path) -> None:
        """``--out -`` writes the lines as they come, and nothing else."""
        out = tmp_path / "out.jsonl"
        run(*sources, "--out", str(out))
        found = run(*sources, "--out", "-")
        assert (found.exit_code, found.stdout_bytes) == (0, out.read_bytes())
        assert found.stderr == "12 records\n"
        assert "standard output cannot be gone on" in run(*sources, "--out", "-", "--resume").stderr

    def test_packed(self, sources: list[str], tmp_path: Path) -> None:
        """A name that ends with ``.gz`` has the same lines, packed; any batches, any processes."""
        out, packed = tmp_path / "out.jsonl", tmp_path / "out.jsonl.gz"
        run(*sources, "--out", str(out))
        assert run(*sources, "--out", str(packed)).exit_code == 0
        assert gzip.decompress(packed.read_bytes()) == out.read_bytes()
        before = packed.read_bytes()
        assert run(*sources, "--out", str(packed), "--jobs", "2").exit_code == 0
        assert packed.read_bytes() == before

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without named pipes")
    def test_no_regular_source(self, sources: list[str], tmp_path: Path) -> None:
        """A pipe or a device that is named is left out at once."""
        out = tmp_path / "out.jsonl"
        os.mkfifo(tmp_path / "pipe")
        found = run(str(tmp_path / "pipe"), os.devnull, *sources, "--out", str(out), "-q")
        assert found.exit_code == 2
        assert found.stderr.count("cannot be read: it is no regular file") == 2
        assert len(records(out)) == 12

    def test_passed_over(self, sources: list[str], tmp_path: Path) -> None:
        """Files of other kinds are counted, and named if asked; they are no error."""
        folder, out = Path(sources[0]).parent, Path(sources[0]).parent / "out.jsonl"
        for name in ("a.pdf", "b.PDF", "c", ".hidden.pdf", "d.doc", "e.xls"):
            (folder / name).write_bytes(b"%PDF")
        (tmp_path / "far.txt").write_text(CABLE.format(9), "utf-8")
        (folder / "away.txt").symlink_to(tmp_path / "far.txt")
        said = f"12 records in {out}; passed over: 6 files of other kinds (.pdf 2, "
        for _ in range(2):  # the second time the output stands among them
            found = run(str(folder), "--out", str(out))
            assert found.exit_code == 0
            assert found.stderr.startswith(said)
            assert found.stderr.endswith(", ...)\n")
        found = run(str(folder), "--out", str(out), "--verbose")
        assert f"cablegram: {folder / 'b.PDF'} is passed over\n" in found.stderr
        assert ".hidden" not in found.stderr

    def test_whole(self, sources: list[str], tmp_path: Path) -> None:
        """--resume of a run that came to its end says so, and is content."""
        out = tmp_path / "out.jsonl"
        assert run(*sources, "--out", str(out)).exit_code == 0
        found = run(*sources, "--out", str(out), "--resume")
        assert found.exit_code == 0
        assert found.stderr.startswith(f"{out} is whole: nothing to go on with")

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
            (("x.txt", "--out", "y.xls"), "y.xls: name the output by what it is to be: .jsonl, "),
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
        """A signal that ends the process leaves what --resume needs; a second one is ignored."""
        ends = {one: signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)}

        def terminate(*_: object) -> None:
            os.kill(os.getpid(), signal.SIGTERM)

        out = tmp_path / "out.jsonl"
        with monkeypatch.context() as patched:
            patched.setattr("cablegram._convert.output.Output.add", terminate)
            found = run(*sources, "--out", str(out))
        for one, handler in ends.items():
            assert signal.signal(one, handler) is signal.SIG_IGN
        assert found.exit_code == 130
        assert "the same command with --resume goes on" in found.stderr
        assert run(*sources, "--out", str(out)).exit_code == 2
        assert run(*sources, "--out", str(out), "--resume").exit_code == 0
        assert len(records(out)) == 12


def bind(path: Path) -> None:
    """Make a socket, by a short name: there is a limit of some hundred characters."""
    before = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind(path.name)
    finally:
        os.chdir(before)


class TestOthers:
    """What must not be lost to another run, or to this one."""

    def test_two_runs(self, sources: list[str], tmp_path: Path) -> None:
        """A second run does not touch what the first is writing."""
        out = tmp_path / "out.jsonl"
        messages = []

        def start_another(_: int, __: int) -> None:
            for resume in (False, True):
                with pytest.raises(JournalError) as error:
                    convert(sources, out, Settings(resume=resume))
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
            convert([str(source)], source)
        assert source.read_text("utf-8") == CABLE.format(1)

    def test_journal_without_a_file(self, sources: list[str], tmp_path: Path) -> None:
        """A run that ended between giving the name and taking its journal away is no trouble."""
        (tmp_path / "out.jsonl.journal").write_text(HEADER, "utf-8")
        assert convert(sources, tmp_path / "out.jsonl").records == 12
        assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out.jsonl"]

    @pytest.mark.parametrize("resume", [False, True])
    @pytest.mark.parametrize(
        ("name", "message"),
        [("out.jsonl.part", "is in the way"), ("out.jsonl.journal", "is none of ours")],
    )
    def test_files_of_others(
        self, sources: list[str], tmp_path: Path, name: str, message: str, *, resume: bool
    ) -> None:
        """A file that happens to have the name of ours is neither overwritten nor removed."""
        (tmp_path / name).write_text("a diary\n", "utf-8")
        with pytest.raises(JournalError, match=message):
            convert(sources, tmp_path / "out.jsonl", Settings(resume=resume))
        assert (tmp_path / name).read_text("utf-8") == "a diary\n"
        assert sorted(path.name for path in tmp_path.iterdir()) == ["in", name]

    @pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.part", "out.jsonl.journal"])
    @pytest.mark.parametrize("kind", ["pipe", "socket", "device", "folder"])
    @pytest.mark.parametrize("linked", [False, True])
    @pytest.mark.parametrize("resume", [False, True])
    def test_no_regular_file(  # noqa: PLR0913  all of each
        self,
        sources: list[str],
        tmp_path: Path,
        kind: str,
        name: str,
        *,
        linked: bool,
        resume: bool,
    ) -> None:
        """A device, a pipe, a socket or a folder is refused at once, also behind a link."""
        place = tmp_path / ("odd" if linked else name)
        made: Callable[[Path], object] | None = {
            "pipe": getattr(os, "mkfifo", None),
            "socket": bind,
            "device": lambda path: path.symlink_to(os.devnull),
            "folder": os.mkdir,
        }[kind]
        if made is None or not hasattr(socket, "AF_UNIX"):
            pytest.skip("this system has no such files")
        made(place)
        if linked:
            (tmp_path / name).symlink_to(place)
        before = place.lstat()
        out = str(tmp_path / "out.jsonl")
        found = run(*sources, "--out", out, *(["--resume"] if resume else []))
        assert (found.exit_code, found.stdout) == (2, "")
        refused = " is no regular file: name another output\n", ": it is a folder\n"
        assert found.stderr.endswith(refused)
        after = place.lstat()
        assert (after.st_mode, after.st_ino) == (before.st_mode, before.st_ino)
        assert {path.name for path in tmp_path.iterdir()} == {"in", name, place.name}

    def test_link(self, sources: list[str], tmp_path: Path) -> None:
        """Where the output is a link, the file that it leads to is written, and the link stays."""
        disk = tmp_path / "disk"
        disk.mkdir()
        link = tmp_path / "out.jsonl"
        link.symlink_to(disk / "records.jsonl")
        with pytest.raises(KeyboardInterrupt):
            convert(sources, link, Settings(), interrupt_at(700))
        assert sorted(path.name for path in disk.iterdir()) == [
            "records.jsonl.journal",
            "records.jsonl.part",
        ]
        convert(sources, link, Settings(resume=True))
        assert link.is_symlink()
        assert len(records(disk / "records.jsonl")) == 12

    def test_synced(
        self, sources: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The name is on the disk, not only the file."""
        out, seen = tmp_path / "out.jsonl", []
        monkeypatch.setattr(
            "cablegram._convert.output.sync_folder",
            lambda folder: seen.append((folder, out.exists())),
        )
        convert(sources, out)
        assert seen == [(tmp_path, False), (tmp_path, True)]

    def test_memory(self, tmp_path: Path) -> None:
        """What is held does not grow with the number of files, nor with what is wrong with them."""

        def peak(count: int) -> int:
            tracemalloc.reset_peak()
            before, _ = tracemalloc.get_traced_memory()
            names = (f"no/such/file/{number}" for number in range(count))
            convert_files(names, tmp_path / "o", Settings(), ignore, lambda _: None)
            return tracemalloc.get_traced_memory()[1] - before

        tracemalloc.start()
        try:
            peak(3_000)
            # Python's own table of names grows by steps of megabytes, the larger the more was
            # imported, and not each time; what a file that is left out takes, held for each, would
            # be ten.
            assert min(peak(30_000) for _ in range(3)) < peak(3_000) + (5 << 20)
        finally:
            tracemalloc.stop()
