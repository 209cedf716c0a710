"""What every command takes: files, folders, standard input; several messages; what is no cable."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from tests.cli.running import CABLE, SEVERAL, TWO, records, run, run_outside

import cablegram

NOVEL = "It was a dark night.\nThe rain fell in torrents.\n" * 20


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two cables, a note and a folder in it."""
    top = tmp_path / "cables"
    (top / "more").mkdir(parents=True)
    (top / "a.txt").write_text(CABLE, "utf-8")
    (top / "more" / "b.txt").write_text(CABLE, "utf-8")
    (top / "notes.md").write_text(NOVEL, "utf-8")
    (top / "c.pdf").write_bytes(b"%PDF\0")
    return top


def parsed(*arguments: object, stdin: bytes | None = None) -> list[dict[str, Any]]:
    """Return the records that ``parse`` writes."""
    shown = run("parse", *arguments, "--format", "jsonl", stdin=stdin).stdout
    return [json.loads(line) for line in shown.splitlines()]


class TestFolders:
    """A folder stands for the files in it."""

    def test_parse(self, folder: Path) -> None:
        """Every record says which file it is from; what is no cable there is named."""
        result = run("parse", folder)
        found = [json.loads(line)["source"] for line in result.stdout.splitlines()]
        assert found == [str(folder / "a.txt"), str(folder / "more" / "b.txt")]
        assert result.exit_code == 0
        assert result.stderr == (
            f"cablegram: {folder / 'notes.md'} is no cable: "
            "not one line in it is of a cable's heading\n"
        )

    def test_check(self, folder: Path) -> None:
        """Each file of the folder is looked at."""
        (folder / "more" / "b.txt").write_text(CABLE.replace("BT\n", "QQQ %%\nBT\n", 1), "utf-8")
        result = run("check", folder)
        assert result.exit_code == 1
        assert f"{folder / 'more' / 'b.txt'}:4:1: warning unknown-line" in result.stdout

    def test_json_of_a_folder_is_a_list(self, folder: Path) -> None:
        """Also of one with a single cable: the shape follows from what was typed."""
        shown = json.loads(run("parse", folder / "more", "--format", "json").stdout)
        assert [it["mrn"] for it in shown] == ["08MOSCOW302"]

    @pytest.mark.parametrize("command", ["parse", "check"])
    def test_nothing_in_it(self, command: str, tmp_path: Path) -> None:
        """An empty folder is said to be one."""
        result = run(command, tmp_path)
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr.startswith("cablegram: no files: in folders")


class TestUnreadable:
    """One line each; the others have their turn; exit code 2."""

    COMMANDS = (["parse"], ["check"], ["format", "--to", "plain"])

    @pytest.mark.parametrize("command", COMMANDS, ids=lambda it: it[0])
    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without named pipes")
    def test_no_regular_file(self, command: list[str], folder: Path) -> None:
        """A pipe that nobody writes into, a device, a file that is not there, a name with NUL."""
        pipe = folder / "pipe"
        os.mkfifo(pipe)
        os.mkfifo(folder / "other")
        (folder / "link.txt").symlink_to("other")
        names = [pipe, folder / "link.txt", os.devnull, folder / "gone", "a\0b"]
        result = run(*command, *names, folder / "a.txt")
        assert result.exit_code == 2
        said = [line for line in result.stderr.splitlines() if line.startswith("cablegram: ")]
        assert len(said) == len(names)
        assert all(line.startswith("cablegram: cannot read ") for line in said)
        assert [line.rpartition(": ")[2] for line in said[:3]] == ["it is no regular file"] * 3
        assert result.stdout or command == ["check"]

    def test_no_permission(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A file that may not be read does not keep click from reading the others."""
        opened = Path.open

        def refuse(path: Path, mode: str = "r", **more: str) -> object:
            if path.name == "a.txt":
                raise PermissionError(13, "Permission denied", str(path))
            return opened(path, mode, **more)  # type: ignore[call-overload]

        monkeypatch.setattr(Path, "open", refuse)
        result = run("parse", folder / "a.txt", folder / "more" / "b.txt")
        assert result.exit_code == 2
        assert len(result.stdout.splitlines()) == 1
        assert result.stderr == f"cablegram: cannot read {folder / 'a.txt'}: Permission denied\n"

    @pytest.mark.parametrize("command", COMMANDS, ids=lambda it: it[0])
    def test_too_large(self, command: list[str], tmp_path: Path) -> None:
        """What is larger than --max-size is named; no more than that is read of it."""
        path = tmp_path / "endless.txt"
        with path.open("wb") as file:
            file.truncate(1 << 40)  # a terabyte, of which the disk has nothing
        result = run(*command, path, "--max-size", 1)
        assert result.exit_code == 2
        assert result.stderr.splitlines()[0] == (
            f"cablegram: cannot read {path}: larger than 1 MB; --max-size takes more"
        )
        assert run("diff", path, path, "--max-size", 1).exit_code == 2
        assert run("undo", path, path, "--max-size", 1).exit_code == 2

    @pytest.mark.skipif(not Path("/dev/fd").is_dir(), reason="a system without /dev/fd")
    def test_what_a_shell_hands_over(self) -> None:
        """``<(command)`` is a pipe with somebody who writes: it is read."""
        reader, writer = os.pipe()
        os.write(writer, CABLE.encode())
        os.close(writer)
        assert [it["mrn"] for it in parsed(f"/dev/fd/{reader}")] == ["08MOSCOW302"]
        os.close(reader)


class TestNoCable:
    """One line on standard error, exit code 2, nothing on standard output."""

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b"", "is empty"),
            (b"\x89PNG\r\n\x1a\n\0\0\0", "is binary"),
            (NOVEL.encode(), "is no cable: not one line in it is of a cable's heading"),
        ],
        ids=["empty", "binary", "novel"],
    )
    def test_parse(self, data: bytes, said: str, tmp_path: Path) -> None:
        """In each form; other files are written."""
        path, good = tmp_path / "x.txt", tmp_path / "good.txt"
        path.write_bytes(data)
        good.write_text(CABLE, "utf-8")
        for form in (["--format", "table"], ["--format", "jsonl"], ["--brief"]):
            result = run("parse", path, *form)
            assert (result.exit_code, result.stdout) == (2, "")
            assert result.stderr == f"cablegram: {path} {said}\n"
        result = run("parse", path, good)
        assert result.exit_code == 2
        assert json.loads(result.stdout)["source"] == str(good)

    def test_wide_text(self, tmp_path: Path) -> None:
        """A cable saved as "Unicode" is one for every command."""
        path, out = tmp_path / "wide.txt", tmp_path / "out.jsonl"
        path.write_bytes(CABLE.encode("utf-16"))
        assert parsed(path)[0]["mrn"] == "08MOSCOW302"
        assert run("convert", path, "--out", out, "--quiet").exit_code == 0
        assert json.loads(out.read_text("utf-8"))["subject"] == "OUTLOOK ON KOSOVO"
        way_back = tmp_path / "undo.json"
        assert run("format", path, "--to", "plain", "-i", "--save-undo", way_back).exit_code == 0
        assert cablegram.parse(path.read_bytes()).subject == "OUTLOOK ON KOSOVO"
        assert run("undo", path, way_back).stdout_bytes == CABLE.encode("utf-16")


class TestSeveralMessages:
    """A file may hold more than one."""

    def test_places_are_those_of_the_file(self, tmp_path: Path) -> None:
        """Line and column of a finding in the second record of a data file."""
        path = tmp_path / "cables.csv"
        odd = records(302).replace(b"FM AMEMBASSY", b"QQQ %%\nFM AMEMBASSY")
        path.write_bytes(records(301) + odd)
        line = (records(301) + odd).split(b"\n").index(b"QQQ %%") + 1
        result = run("check", path)
        assert f"{path}:{line}:1: warning unknown-line" in result.stdout
        (entry,) = [
            it
            for it in json.loads(run("check", path, "--format", "json").stdout)
            if it["code"] == "unknown-line"
        ]
        assert (entry["line"], entry["column"]) == (line, 1)

    def test_records_have_numbers(self, tmp_path: Path) -> None:
        """``source`` and ``message`` say where each is from, as in ``convert``."""
        path, out = tmp_path / "cables.csv", tmp_path / "out.jsonl"
        path.write_bytes(records(301, 302))
        found = parsed(path)
        assert [(it["source"], it["message"]) for it in found] == [(str(path), 1), (str(path), 2)]
        assert run("convert", path, "--out", out, "--quiet").exit_code == 0
        assert [json.loads(line) for line in out.read_text("utf-8").splitlines()] == found

    @SEVERAL
    @pytest.mark.parametrize("between", ["", "\n\n", "\r\n"])
    def test_of_a_text(self, between: str, tmp_path: Path) -> None:
        """Each command goes over all of them."""
        path, out = tmp_path / "two.txt", tmp_path / "out.jsonl"
        odd = CABLE.replace("000302", "000303").replace("BT\n", "QQQ %%\nBT\n", 1)
        path.write_bytes((CABLE + between + odd).encode())
        assert [it["mrn"] for it in parsed(path)] == ["08MOSCOW302", "08MOSCOW303"]
        assert run("convert", path, "--out", out, "--quiet").exit_code == 0
        written = out.read_text("utf-8").splitlines()
        assert [json.loads(line)["message"] for line in written] == [1, 2]
        line = path.read_bytes().split(b"\n").index(b"QQQ %%") + 1
        assert f"{path}:{line}:1: warning unknown-line" in run("check", path).stdout

    @SEVERAL
    @pytest.mark.parametrize("style", ["normal", "plain", "markdown", "html", "wire", "seed"])
    def test_format_writes_all(self, style: str, tmp_path: Path) -> None:
        """All are in the file that is written, and the way back gives the first file."""
        path, way_back = tmp_path / "two.txt", tmp_path / "undo.json"
        path.write_bytes(TWO.encode())
        result = run("format", path, "--to", style, "-i", "--save-undo", way_back)
        assert result.exit_code == 0
        assert [it.serial for it in cablegram.read(path)] == [302, 303]
        assert run("undo", path, way_back).stdout_bytes == TWO.encode()
        path.write_bytes(path.read_bytes() + b"\n")
        assert "belongs to another text" in run("undo", path, way_back).stderr

    def test_format_refuses_what_would_not_be_read_back(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Nothing is written in place from which fewer messages would be read."""
        path = tmp_path / "two.txt"
        path.write_bytes(TWO.encode())
        both = [cablegram.parse(TWO[: len(CABLE)]), cablegram.parse(TWO[len(CABLE) :])]
        monkeypatch.setattr(
            "cablegram._cli.restyle.messages_of",
            lambda data: iter(both if data == TWO.encode() else both[:1]),
        )
        result = run("format", path, "--to", "plain", "--in-place")
        assert result.exit_code == 1
        assert "several-messages 2 messages, and as plain they are not read as so" in result.stderr
        assert path.read_bytes() == TWO.encode()

    @SEVERAL
    @pytest.mark.parametrize("style", ["normal", "plain", "markdown", "html", "wire", "seed"])
    def test_what_is_written_for_many_is_read_as_many(self, style: str, tmp_path: Path) -> None:
        """One behind the other on standard output."""
        names = []
        for number in range(301, 304):
            names.append(tmp_path / f"{number}.txt")
            names[-1].write_text(CABLE.replace("302", str(number)).rstrip("\n"), "utf-8")
        shown = run("format", *names, "--to", style).stdout_bytes
        assert [it.serial for it in cablegram.read(BytesIO(shown))] == [301, 302, 303]


class TestBrief:
    """``parse --brief``: a line for each cable."""

    def test_line(self, folder: Path) -> None:
        """Date, number, sender, subject."""
        result = run("parse", folder / "a.txt", "--brief")
        assert result.exit_code == 0
        assert result.stdout == (
            "2008-02-06  08MOSCOW302       AMEMBASSY MOSCOW            OUTLOOK ON KOSOVO\n"
        )

    def test_what_is_not_there(self, tmp_path: Path) -> None:
        """A cable without number is called by its file; nothing acts on a terminal."""
        path = tmp_path / "04LIMA7.txt"
        path.write_text("UNCLAS\n\nSUBJECT: RAIN \x1b[2J\n\n1. It rains.\n", "utf-8")
        line = run("parse", path, "--brief").stdout
        assert line.split() == ["-", "(04LIMA7.txt)", "-", "RAIN", "\\x1b[2J"]

    def test_one_form(self, folder: Path) -> None:
        """It is a form of its own."""
        assert run("parse", folder, "--brief", "--format", "json").exit_code == 2


def test_module_runs() -> None:
    """``python -m cablegram`` is the command."""
    done = subprocess.run(
        [sys.executable, "-m", "cablegram", "--version"], capture_output=True, check=True
    )
    assert done.stdout == f"cablegram {cablegram.__version__}\n".encode()
    assert run("-V").stdout == run("--version").stdout


def test_interrupt_is_no_finding(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C: one line, and the exit code of shells; 1 would say that something was found."""

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cablegram, "read", interrupt)
    result = run("check", folder)
    assert (result.exit_code, result.stderr) == (130, "cablegram: interrupted\n")


def test_outside_nothing_is_read_twice() -> None:
    """``-`` named twice is one source."""
    done = run_outside("parse", "-", "-", stdin=CABLE.encode())
    assert (done.returncode, done.stdout.count(b"\n")) == (0, 1)
