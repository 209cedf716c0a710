"""The command line: what it writes, where, and with which exit code."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import cablegram
from cablegram._cli.app import cablegram as command
from cablegram._cli.layout import beginning
from cablegram._version import __version__

MAIN = [sys.executable, "-c", "from cablegram._cli import main; main()"]

SMALL = (
    "O 061608Z FEB 08\n"
    "FM AMEMBASSY MOSCOW\n"
    "TO RUEHC/SECSTATE WASHDC IMMEDIATE 6419\n"
    "BT\n"
    "C O N F I D E N T I A L MOSCOW 000302\n"
    "SIPDIS\n"
    "E.O. 12958: DECL: 02/06/2018\n"
    "TAGS: PREL, RS\n"
    "SUBJECT: {subject}\n"
    "\n"
    "1. (C) The first paragraph.\n"
    "\n"
    "BURNS\n"
    "BT\n"
)


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the caller's terminal, its width and its colours, out of the tests."""
    for name in ("FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def seed(seeds: Path) -> str:
    """Return the path of the first seed."""
    return str(seeds / "000_fb9261994e116447.txt")


@pytest.fixture
def other_seed(seeds: Path) -> str:
    """Return the path of the second seed."""
    return str(seeds / "002_73eecdf803ab2201.txt")


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    """Run the command inside this process."""
    return CliRunner().invoke(command, list(arguments), input=stdin, prog_name="cablegram")


def run_outside(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command as a user does, in a process of its own."""
    return subprocess.run(  # noqa: S603 - our own command
        [*MAIN, *arguments], input=stdin, capture_output=True, check=False
    )


def cable(subject: str = "SERBIA", errors: str = "strict") -> bytes:
    """Return a small cable."""
    return SMALL.format(subject=subject).encode("utf-8", errors)


def record_of(path: str, source: str | None = None) -> dict[str, Any]:
    """Return what the library says of a file, and what the command adds."""
    record: dict[str, Any] = cablegram.to_dict(cablegram.parse(Path(path).read_bytes()))
    return record | {"source": source or path, "message": 1}


class TestParse:
    """``cablegram parse``."""

    def test_writes_a_record_a_line_when_piped(self, seed: str, other_seed: str) -> None:
        """Without ``--format`` and without a terminal the output is for programs."""
        result = run("parse", seed, other_seed)
        assert result.exit_code == 0
        records = [json.loads(line) for line in result.stdout.splitlines()]
        assert records == [record_of(seed), record_of(other_seed)]

    def test_one_message_is_an_object(self, seed: str) -> None:
        """``json`` of one file with one message is the record itself, indented."""
        result = run("parse", seed, "--format", "json")
        assert json.loads(result.stdout) == record_of(seed)
        assert '\n  "mrn": "08MOSCOW302"' in result.stdout

    def test_several_files_are_a_list(self, seed: str, other_seed: str) -> None:
        """``json`` of several files is a list."""
        result = run("parse", seed, other_seed, "--format", "json")
        assert json.loads(result.stdout) == [record_of(seed), record_of(other_seed)]

    def test_several_files_are_a_list_even_if_one_is_read(self, seed: str) -> None:
        """The shape follows from what was typed, not from what could be read."""
        result = run("parse", seed, "missing.txt", "--format", "json")
        assert json.loads(result.stdout) == [record_of(seed)]
        result = run("parse", "gone.txt", "missing.txt", "--format", "json")
        assert json.loads(result.stdout) == []

    def test_reads_standard_input(self, seed: str) -> None:
        """``-`` is standard input."""
        result = run("parse", "-", stdin=Path(seed).read_bytes())
        assert json.loads(result.stdout) == record_of(seed, "-")

    @pytest.mark.parametrize("form", ["json", "jsonl"])
    def test_json_is_utf_8(self, form: str) -> None:
        """Letters beyond ASCII are written as themselves."""
        result = run("parse", "-", "--format", form, stdin=cable("ČAČAK 🜁"))
        assert "ČAČAK 🜁".encode() in result.stdout_bytes
        assert json.loads(result.stdout)["subject"] == "ČAČAK 🜁"

    @pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
    def test_json_is_utf_8_whatever_the_terminal_has(
        self, encoding: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A record does not depend on the locale of the machine that wrote it."""
        monkeypatch.setenv("PYTHONIOENCODING", encoding)
        result = run_outside("parse", "-", stdin=cable("ČAČAK 🜁"))
        assert json.loads(result.stdout.decode())["subject"] == "ČAČAK 🜁"
        screen = run_outside("parse", "-", "--format", "table", stdin=cable("ČAČAK"))
        assert screen.returncode == 0
        assert screen.stdout.decode(encoding)

    def test_an_unreadable_file_does_not_stop_the_others(self, seed: str, tmp_path: Path) -> None:
        """Missing file, device: a line each, exit code 2, and the rest is read."""
        missing = str(tmp_path / "missing.txt")
        result = run("parse", missing, os.devnull, seed)
        assert result.exit_code == 2
        assert json.loads(result.stdout)["mrn"] == "08MOSCOW302"
        assert result.stderr.splitlines() == [
            f"cablegram: cannot read {missing}: No such file or directory",
            f"cablegram: cannot read {os.devnull}: it is no regular file",
        ]

    def test_no_file_is_misuse(self) -> None:
        """Without FILE: exit code 2, and the usage."""
        result = run("parse")
        assert result.exit_code == 2
        assert "Usage: cablegram parse" in result.stderr

    def test_any_bytes_with_a_cable_among_them(self) -> None:
        """No content is a reason to fail, in no format, if there is one line of a cable."""
        content = bytes(range(256)) * 3 + b"\n" + cable()
        for form in ("json", "jsonl", "table"):
            result = run("parse", "-", "--format", form, stdin=content)
            assert (result.exit_code, result.stderr) == (0, "")


class TestScreen:
    """``cablegram parse --format table``."""

    def screen(self, content: bytes) -> str:
        """Return the screen of a cable."""
        result = run("parse", "-", "--format", "table", stdin=content)
        assert result.exit_code == 0
        return result.stdout

    def test_shows_the_heading_fields(self, seed: str) -> None:
        """The fields of a cable's heading stand under each other, with their labels."""
        rows = [line.split(maxsplit=1) for line in run_table(seed)]
        shown = {row[0]: row[1] for row in rows if len(row) == 2}
        assert shown["MRN"] == "08MOSCOW302"
        assert shown["Date"] == "061608Z FEB 08 (6 February 2008, 16:08 UTC)"
        assert shown["Precedence"] == "IMMEDIATE"
        assert shown["From"] == "AMEMBASSY MOSCOW"
        assert shown["To"] == "SECSTATE WASHDC IMMEDIATE 6419"
        assert shown["Info"] == "EUROPEAN POLITICAL COLLECTIVE PRIORITY"
        assert shown["Classification"] == "CONFIDENTIAL, section 1 of 3"
        assert shown["Captions"] == "SIPDIS"
        assert shown["Declassify"] == "E.O. 12958: 6 February 2018"
        assert shown["TAGS"] == "PREL  External Political Relations"
        assert shown["Subject"] == "GOR SPECIAL ENVOY'S OUTLOOK ON KOSOVO"
        assert shown["References"] == "A  08MOSCOW235    MOSCOW 235"
        assert shown["Signature"] == "BURNS"

    def test_shows_signals_and_corrections(self) -> None:
        """Words of line 5 and of a corrected copy have rows of their own."""
        text = b"O 061608Z FEB 08 ZDK CTG #12 ZDS\nFM OSLO\nBT\nUNCLAS OSLO 5\n\n"
        text += b"CORRECTED COPY (TEXT)\n"
        rows = dict(row.split(maxsplit=1) for row in self.screen(text).splitlines()[1:6])
        assert rows["Signals"] == "ZDK CTG #12; ZDS"
        assert self.screen(text).count("Correction      (TEXT)") == 1

    def test_outlines_the_body(self, seed: str) -> None:
        """Headings, numbers with their portion marks and first words, points under them."""
        rows = run_table(seed)
        assert "  How Serbia Will React to a CDI" in rows
        start = rows.index("  How Serbia Will React to a CDI")
        assert rows[start + 1].startswith("   5  (C)  Botsan-Kharchenko claimed that the GOR")
        assert rows[start + 3] == (
            "           - Belgrade would likely block transportation routes and the ..."
        )

    @pytest.mark.parametrize("width", [40, 80, 300])
    def test_fits_the_terminal(
        self, width: int, seed: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """No line is longer than the terminal, nor than 120 columns, which one can read."""
        monkeypatch.setenv("COLUMNS", str(width))
        rows = run_table(seed)
        assert max(len(row) for row in rows) == min(width, 120)
        assert all(row == row.rstrip() for row in rows)

    def test_a_cable_cannot_drive_the_terminal(self) -> None:
        """Escape sequences, overrides of the direction and surrogates are shown, not sent."""
        screen = self.screen(cable("RED \x1b[31m RTL \u202e END"))
        assert "RED \\x1b[31m RTL \\u202e END" in screen
        assert "\x1b" not in screen

    def test_nothing_in_a_cable_is_markup(self) -> None:
        """Square brackets and colons in a cable are text."""
        assert "[bold]KOSOVO[/bold] :smile: [/]" in self.screen(
            cable("[bold]KOSOVO[/bold] :smile: [/]")
        )

    def test_fields_that_are_not_there(self) -> None:
        """Fields that a cable does not have are left out."""
        screen = self.screen(b"SUBJECT: RAIN\n")
        assert "MRN" not in screen
        assert "Source" in screen

    def test_only_number_and_mark_are_bold(self, tmp_path: Path) -> None:
        """Of a paragraph on a terminal; a heading is bold throughout, and stands out."""
        path = tmp_path / "cable.txt"
        path.write_bytes(cable())
        shown = run_on_a_terminal("parse", str(path))
        (line,) = [it for it in shown.splitlines() if "The first paragraph." in it]
        assert line.rstrip() == "\x1b[1m   1  (C)  \x1b[0mThe first paragraph."

    def test_several_cables_stand_under_each_other(self, seed: str, other_seed: str) -> None:
        """Each screen names its file."""
        result = run("parse", seed, other_seed, "--format", "table")
        folded = result.stdout.replace("\n", "").replace(" ", "")
        assert f"Source{seed}" in folded
        assert f"Source{other_seed}" in folded

    def test_a_terminal_gets_the_screen(self, seed: str) -> None:
        """Without ``--format`` a terminal gets the screen, in colour."""
        shown = run_on_a_terminal("parse", seed)
        assert "08MOSCOW302" in shown
        assert "\x1b[" in shown


def run_table(path: str) -> list[str]:
    """Return the lines of the screen of a file."""
    result = run("parse", path, "--format", "table")
    assert result.exit_code == 0
    return result.stdout.splitlines()


def run_on_a_terminal(*arguments: str) -> str:
    """Return what the command writes to a terminal."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80"}
    with subprocess.Popen([*MAIN, *arguments], stdout=theirs, env=environment) as process:  # noqa: S603
        os.close(theirs)
        shown = b""
        try:
            while piece := os.read(ours, 65536):
                shown += piece
        except OSError:  # Linux says so at the end of a terminal's output
            pass
        os.close(ours)
        assert process.wait() == 0
    return shown.decode()


class TestCheck:
    """``cablegram check``."""

    @pytest.fixture
    def odd(self, tmp_path: Path) -> Path:
        """Return a cable with a line in its heading that no format knows."""
        path = tmp_path / "odd cable.txt"
        path.write_bytes(cable().replace(b"BT\n", b"QQQ %% UNKNOWN\nBT\n", 1))
        return path

    def findings(self, path: Path) -> list[Any]:
        """Return what the library finds."""
        found = cablegram.parse(path.read_bytes()).diagnostics
        assert found
        return list(found)

    def test_a_fine_cable_is_no_output(self) -> None:
        """No findings: one line on standard error, nothing to read, exit code 0."""
        result = run("check", "-", stdin=cable())
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr == "no findings in 1 message\n"

    def test_text_names_place_severity_code_and_message(self, odd: Path) -> None:
        """One finding a line, as compilers write them; exit code 1."""
        result = run("check", str(odd))
        assert result.exit_code == 1
        assert result.stdout.splitlines() == [
            f"{odd}:{item.line}:{item.column}: {item.severity} {item.code} {item.message}"
            for item in self.findings(odd)
        ]

    def test_json_is_a_list_of_findings(self, odd: Path) -> None:
        """Each finding names its file."""
        result = run("check", str(odd), "--format", "json")
        assert result.exit_code == 1
        entries = json.loads(result.stdout)
        assert [entry["code"] for entry in entries] == [f.code for f in self.findings(odd)]
        place = {"line", "column", "end_line", "end_column"}
        assert entries[0].keys() == {"path", "severity", "code", "message", *place}
        assert entries[0]["path"] == str(odd)

    def test_json_of_a_fine_cable_is_an_empty_list(self) -> None:
        """Programs get JSON, whatever was found."""
        result = run("check", "-", "--format", "json", stdin=cable())
        assert (result.exit_code, json.loads(result.stdout)) == (0, [])

    def test_sarif_has_the_shape_of_the_standard(self, odd: Path) -> None:
        """What SARIF 2.1.0 requires is there, and places are as in the text form."""
        result = run("check", str(odd), "--format", "sarif")
        assert result.exit_code == 1
        log = json.loads(result.stdout)
        assert log["version"] == "2.1.0"
        (only,) = log["runs"]
        driver = only["tool"]["driver"]
        assert (driver["name"], driver["version"]) == ("cablegram", __version__)
        assert only["invocations"] == [{"executionSuccessful": True}]
        found = self.findings(odd)
        assert len(only["results"]) == len(found)
        for entry, finding in zip(only["results"], found, strict=True):
            assert driver["rules"][entry["ruleIndex"]]["id"] == entry["ruleId"] == finding.code
            assert entry["level"] == finding.severity
            assert entry["level"] in {"error", "warning", "note"}
            assert entry["message"] == {"text": finding.message}
            place = entry["locations"][0]["physicalLocation"]
            assert place["artifactLocation"]["uri"] == odd.as_uri()
            region = {"startLine": finding.line, "startColumn": finding.column}
            assert region.items() <= place["region"].items()

    def test_sarif_says_when_a_file_could_not_be_read(self) -> None:
        """A log without results is not mistaken for a clean one."""
        result = run("check", "missing.txt", "--format", "sarif")
        assert result.exit_code == 2
        assert json.loads(result.stdout)["runs"][0]["invocations"] == [
            {"executionSuccessful": False}
        ]

    def test_unreadable_outweighs_findings(self, odd: Path) -> None:
        """Exit code 2 even if other files have findings."""
        result = run("check", str(odd), "missing.txt")
        assert result.exit_code == 2
        assert result.stdout


class TestHelp:
    """What a newcomer sees."""

    @pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["parse", "-h"], ["check", "-h"]])
    def test_help_has_examples(self, arguments: list[str]) -> None:
        """Every page of help shows what to type, at 80 columns."""
        result = run(*arguments)
        assert result.exit_code == 0
        assert "Examples:\n    cablegram " in result.stdout
        assert max(len(line) for line in result.stdout.splitlines()) <= 80

    def test_help_lists_the_commands(self) -> None:
        """The first page names each command with a sentence."""
        lines = [line.split(maxsplit=1) for line in run("--help").stdout.splitlines()]
        assert ["parse", "Take cables apart and show their fields."] in lines
        assert ["check", "Say what is odd or wrong in cables, and where."] in lines

    def test_version(self) -> None:
        """``--version`` names the program and the version of the package."""
        assert run("--version").stdout == f"cablegram {__version__}\n"


class TestOutside:
    """The command as a process of its own."""

    @pytest.mark.parametrize("form", ["json", "jsonl", "table"])
    def test_is_quiet_when_the_reader_leaves(self, form: str, seed: str, tmp_path: Path) -> None:
        """``| head -1`` gets its line; nobody gets a traceback."""
        copies = [tmp_path / f"{number}.txt" for number in range(20)]
        for copy in copies:
            copy.write_bytes(Path(seed).read_bytes())
        arguments = ["parse", *map(str, copies), "--format", form]
        with subprocess.Popen(  # noqa: S603 - our own command
            [*MAIN, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stdout
            assert process.stderr
            first = process.stdout.readline()
            process.stdout.close()
            assert process.stderr.read() == b""
            assert process.wait() == 0
        assert first
        if form == "jsonl":
            assert json.loads(first)["mrn"] == "08MOSCOW302"

    def test_exit_codes(self, seed: str) -> None:
        """0 fine, 2 unreadable, 2 misuse; messages go to standard error."""
        fine = run_outside("parse", seed)
        assert (fine.returncode, fine.stderr) == (0, b"")
        unreadable = run_outside("parse", "missing.txt")
        assert (unreadable.returncode, unreadable.stdout) == (2, b"")
        assert unreadable.stderr.count(b"\n") == 1
        assert run_outside("parse", seed, "--format", "xml").returncode == 2
        assert run_outside("check", "-", stdin=cable()).returncode == 0

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
    def test_a_full_disk_is_one_line(self, seed: str) -> None:
        """Output that cannot be written: one line, exit code 2."""
        with Path("/dev/full").open("wb") as full:
            result = subprocess.run(  # noqa: S603 - our own command
                [*MAIN, "parse", seed], stdout=full, stderr=subprocess.PIPE, check=False
            )
        assert result.returncode == 2
        assert result.stderr == b"cablegram: cannot write: No space left on device\n"

    @pytest.mark.parametrize(
        ("package", "arguments"), [("click", ["--help"]), ("rich", ["parse", "--format", "table"])]
    )
    def test_says_what_to_install(self, package: str, arguments: list[str], seed: str) -> None:
        """Without the extra: one line that names it, exit code 2."""
        code = f"import sys; sys.modules[{package!r}] = None; " + MAIN[-1]
        files = [seed] if "parse" in arguments else []
        result = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-c", code, *arguments, *files], capture_output=True, check=False
        )
        assert result.returncode == 2
        assert result.stderr.decode().splitlines() == [
            f"cablegram: the command line needs {package}: python -m pip install click rich"
        ]

    def test_the_installed_command_runs(self, seed: str) -> None:
        """Installing the package puts ``cablegram`` beside Python."""
        program = shutil.which("cablegram", path=sysconfig.get_path("scripts"))
        if program is None:
            pytest.skip("cablegram is not installed; run make test")
        result = subprocess.run([program, "parse", seed], capture_output=True, check=True)  # noqa: S603
        assert json.loads(result.stdout)["mrn"] == "08MOSCOW302"


class TestBeginning:
    """The first words of a paragraph."""

    def test_short_text_is_whole(self) -> None:
        """What fits is not cut."""
        assert beginning("The end.", 8) == "The end."

    def test_a_long_word_is_cut(self) -> None:
        """A word without end is cut where the line ends."""
        assert beginning("X" * 10_000_000, 12) == "XXXXXXXX ..."
