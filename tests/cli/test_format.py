"""``cablegram format``: what it writes, where, and with which exit code."""

from __future__ import annotations

import os
import pty
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.running import CABLE, MAIN, SEVERAL, records, run, run_outside

import cablegram
from cablegram._cli.patch import unified_diff
from cablegram._styles.reformat import STYLES

PLAIN = cablegram.reformat(cablegram.parse(CABLE), "plain").text
NO_CABLE = "# Notes\n\nNothing to see here.\nSubject: the weather.\n"


@pytest.fixture
def cable(tmp_path: Path) -> Path:
    """Return a file that no style leaves as it is."""
    path = tmp_path / "cable.txt"
    path.write_text(CABLE, "utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with cables, files that are none, and hidden ones."""
    top = tmp_path / "cables"
    for name, text in (
        ("b.txt", CABLE),
        ("a.md", CABLE),
        ("more/c.html", CABLE),
        ("done.txt", PLAIN),
        ("notes.md", NO_CABLE),
        ("program.py", CABLE),
        (".hidden.txt", CABLE),
        (".git/d.txt", CABLE),
    ):
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text(text, "utf-8")
    return top


class TestStandardOutput:
    """Without an option that says otherwise."""

    def test_text(self, cable: Path) -> None:
        """The text goes to standard output, nothing else does, and the file stands."""
        result = run("format", cable, "--to", "plain")
        assert (result.exit_code, result.stdout, result.stderr) == (0, PLAIN, "")
        assert cable.read_text("utf-8") == CABLE

    def test_standard_input(self) -> None:
        """``-`` is standard input."""
        result = run("format", "-", "--to", "plain", stdin=CABLE.encode())
        assert (result.exit_code, result.stdout) == (0, PLAIN)

    def test_page(self) -> None:
        """``html`` is a whole page, with ``--fragment`` the bare article."""
        page = run("format", "-", "--to", "html", stdin=CABLE.encode()).stdout
        bare = run("format", "-", "--to", "html", "--fragment", stdin=CABLE.encode()).stdout
        assert page.startswith("<!doctype html><!-- cablegram/1 -->\n")
        assert page.endswith("</body>\n</html>\n")
        assert bare.startswith('<article class="cable"')
        assert bare in page

    def test_several_files(self, cable: Path) -> None:
        """Several files are written one behind the other; a file named twice, once."""
        other = cable.with_name("other.txt")
        other.write_text(CABLE, "utf-8")
        result = run("format", cable, other, cable, "--to", "plain")
        assert result.stdout == PLAIN * 2

    def test_keeps_the_encoding(self, cable: Path) -> None:
        """Bytes come out in the encoding in which they came."""
        cable.write_bytes(CABLE.encode("latin-1").replace(b"\n", b"\r\n"))
        result = run("format", cable, "--to", "normal")
        assert "¶1. (C)".encode("latin-1") in result.stdout_bytes
        assert b"\xc2" not in result.stdout_bytes

    def test_unknown_style(self, cable: Path) -> None:
        """An unknown style is misuse, and the known ones are named."""
        result = run("format", cable, "--to", "fancy")
        assert result.exit_code == 2
        assert all(style in result.stderr for style in STYLES)
        assert result.stdout == ""

    def test_no_style(self, cable: Path) -> None:
        """There is no style that everybody means."""
        assert run("format", cable).exit_code == 2

    def test_unreadable_file_does_not_stop_the_others(self, cable: Path) -> None:
        """It is named, the others are written, and the exit code is 2."""
        result = run("format", cable.with_name("gone.txt"), cable, "--to", "plain")
        assert (result.exit_code, result.stdout) == (2, PLAIN)
        assert "cannot read" in result.stderr
        assert "gone.txt" in result.stderr

    def test_reader_that_leaves(self, cable: Path) -> None:
        """``| head -1`` is no failure."""
        many = [str(cable.with_name(f"{n}.txt")) for n in range(40)]
        for name in many:
            Path(name).write_text(CABLE * 20, "utf-8")
        process = subprocess.Popen(  # noqa: S603 - our own command
            [*MAIN, "format", *many, "--to", "plain"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
        process.stderr.close()
        assert process.wait() in {0, 1}


class TestNoCable:
    """Files that are no cable."""

    @pytest.mark.parametrize("text", [NO_CABLE, "", "\x00\x01", '"a","b"\n"c","d"\n'])
    @pytest.mark.parametrize("option", [[], ["--in-place"]])
    def test_is_left_alone(self, tmp_path: Path, text: str, option: list[str]) -> None:
        """It is left as it is, and not written anywhere: one line, and exit code 2."""
        path = tmp_path / "notes.md"
        path.write_text(text, "utf-8")
        result = run("format", path, "--to", "plain", *option)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith(f"{path}:1:1: warning not-a-cable")
        assert path.read_text("utf-8") == text

    def test_in_a_folder_is_a_note(self, folder: Path) -> None:
        """Whoever names a folder does not say that all in it are cables."""
        run("format", folder, "--to", "plain", "--in-place")
        result = run("format", folder, "--to", "plain", "--check")
        assert result.exit_code == 0
        assert "notes.md:1:1: note not-a-cable" in result.stderr

    def test_manual_that_quotes_a_cable(self, repository: Path) -> None:
        """A page about cables is none, though a cable stands in it."""
        pages = sorted((repository / "docs").glob("*.md"))
        assert pages
        for page in [*pages, repository / "README.md"]:
            result = run("format", page, "--to", "plain", "--check")
            assert "not-a-cable" in result.stderr, page.name

    def test_no_cable_of_the_corpus_is_taken_for_another_thing(self, corpus: Path) -> None:
        """Real cables of all dialects that are read; those of ``other`` are not, or scans."""
        carriers = {path for path in corpus.iterdir() if path.is_dir()} - {corpus / "other"}
        for carrier in sorted(carriers):
            found = sorted(carrier.iterdir())
            result = run("format", *found[:: max(1, len(found) // 3)], "--to", "normal", "--check")
            assert "not-a-cable" not in result.stderr


class TestCheck:
    """``--check``."""

    def test_names_what_would_change(self, folder: Path) -> None:
        """Exit code 1, the files on standard error in order, nothing written."""
        before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        result = run("format", folder, "--to", "plain", "--check")
        assert (result.exit_code, result.stdout) == (1, "")
        named = [line for line in result.stderr.splitlines() if line.startswith("would be")]
        names = ("a.md", "b.txt", "more/c.html")
        assert named == [f"would be reformatted: {folder / name}" for name in names]
        assert result.stderr.endswith(
            "3 files would be reformatted, 1 left unchanged, 1 left alone\n"
        )
        assert before == {path: path.read_bytes() for path in before}

    def test_nothing_to_change(self, folder: Path) -> None:
        """Exit code 0."""
        result = run("format", folder / "done.txt", "--to", "plain", "--check")
        assert (result.exit_code, result.stderr) == (0, "1 file left unchanged\n")

    def test_quiet(self, folder: Path) -> None:
        """Only the exit code speaks, and findings."""
        result = run("format", folder / "b.txt", "--to", "plain", "--check", "--quiet")
        assert (result.exit_code, result.stderr) == (1, "")


class TestDiff:
    """``--diff``."""

    def test_shows_what_would_change(self, cable: Path) -> None:
        """A unified diff on standard output, exit code 1, the file stands."""
        result = run("format", cable, "--to", "normal", "--diff")
        assert result.exit_code == 1
        lines = result.stdout.splitlines()
        assert lines[:2] == [f"--- {cable}", f"+++ {cable}"]
        assert "-C O N F I D E N T I A L MOSCOW 000302 " in lines
        assert "+C O N F I D E N T I A L MOSCOW 000302" in lines
        assert cable.read_text("utf-8") == CABLE

    @pytest.mark.skipif(not shutil.which("patch"), reason="needs patch")
    @pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
    def test_patch_takes_it(self, cable: Path, encoding: str) -> None:
        """The diff applied to the file is what --in-place writes."""
        cable.write_bytes(CABLE.encode(encoding).rstrip(b"\n"))
        diff = run("format", cable, "--to", "plain", "--diff").stdout_bytes
        wanted = run("format", cable, "--to", "plain").stdout_bytes
        patch = shutil.which("patch") or ""
        subprocess.run([patch, str(cable)], input=diff, check=True, capture_output=True)  # noqa: S603
        assert cable.read_bytes() == wanted

    def test_nothing(self) -> None:
        """Equal files have no diff."""
        assert list(unified_diff("a", b"SIPDIS\n", b"SIPDIS\n")) == []

    def test_long_files(self) -> None:
        """The diff of a long file does not take the square of its length."""
        old = b"".join(b"line %d \nmore\n" % number for number in range(40_000))
        start = time.process_time()
        diff = b"".join(unified_diff("a", old, old.replace(b" \n", b"\n")))
        assert diff.count(b"\n+line") == 40_000
        assert time.process_time() - start < 10


class TestInPlace:
    """``--in-place``."""

    def test_writes_the_files(self, folder: Path) -> None:
        """Each cable is written in its place, the others stand, a line sums it up."""
        before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        result = run("format", folder, "--to", "plain", "--in-place")
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr.endswith("3 files reformatted, 1 left unchanged, 1 left alone\n")
        changed = {path.name for path, data in before.items() if path.read_bytes() != data}
        assert changed == {"a.md", "b.txt", "c.html"}
        assert {path for path in folder.rglob("*") if path.is_file()} == set(before)

    def test_twice_is_once(self, cable: Path) -> None:
        """A file that needs no change is not touched."""
        run("format", cable, "--to", "plain", "--in-place")
        os.utime(cable, (1, 1))
        result = run("format", cable, "--to", "plain", "-i")
        assert result.stderr == "1 file left unchanged\n"
        assert cable.stat().st_mtime == 1

    def test_keeps_mode(self, cable: Path) -> None:
        """Who could read the file can still read it, and nobody else."""
        cable.chmod(0o640)
        run("format", cable, "--to", "plain", "--in-place")
        assert cable.read_text("utf-8") == PLAIN
        assert stat.S_IMODE(cable.stat().st_mode) == 0o640

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root")
    def test_keeps_owner(self, cable: Path) -> None:
        """The superuser does not become the owner."""
        os.chown(cable, 1234, 4321)
        run("format", cable, "--to", "plain", "--in-place")
        assert (cable.stat().st_uid, cable.stat().st_gid) == (1234, 4321)
        assert cable.read_text("utf-8") == PLAIN

    def test_follows_links(self, cable: Path) -> None:
        """A link stays a link; the file it leads to is written."""
        link = cable.with_name("link.txt")
        link.symlink_to(cable.name)
        run("format", link, "--to", "plain", "--in-place")
        assert link.is_symlink()
        assert cable.read_text("utf-8") == PLAIN

    def test_links_out_of_a_folder_are_not_followed(self, cable: Path) -> None:
        """Who names a folder means what is in it."""
        inside = cable.parent / "inside"
        inside.mkdir()
        (inside / "link.txt").symlink_to(cable)
        result = run("format", inside, "--to", "plain", "--in-place")
        assert result.stderr == "no files\n"
        assert cable.read_text("utf-8") == CABLE

    @pytest.mark.parametrize("others", [["--check"], ["--diff"]])
    def test_with_options_that_write_nothing(self, cable: Path, others: list[str]) -> None:
        """Who asks for both is asked back."""
        assert run("format", cable, "--to", "plain", "--in-place", *others).exit_code == 2
        assert cable.read_text("utf-8") == CABLE

    def test_standard_input_has_no_place(self) -> None:
        """It is misuse."""
        assert run("format", "-", "--to", "plain", "-i", stdin=CABLE.encode()).exit_code == 2

    def test_failure_leaves_the_old_file(
        self, cable: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A full disk: the old file stands, nothing lies about, exit code 2."""

        def full(_: int) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        result = run("format", cable, "--to", "plain", "--in-place")
        assert result.exit_code == 2
        assert f"cannot write {cable}: No space left on device" in result.stderr
        assert result.stderr.endswith("1 file failed\n")
        assert cable.read_text("utf-8") == CABLE
        assert list(cable.parent.iterdir()) == [cable]

    def test_write_protected_folder(self, cable: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A file that may not be written is not replaced, though its folder would allow it."""
        monkeypatch.setattr(os, "access", lambda *_: False)
        result = run("format", cable, "--to", "plain", "--in-place")
        assert result.exit_code == 2
        assert "write-protected" in result.stderr
        assert cable.read_text("utf-8") == CABLE

    @pytest.mark.parametrize("step", ["fsync", "replace"])
    def test_killed_process_leaves_the_old_file(self, cable: Path, step: str) -> None:
        """Killed right before the file takes its place: the old one is whole."""
        program = (
            "import os, pathlib, signal, sys\n"
            "def die(*_): os.kill(os.getpid(), signal.SIGKILL)\n"
            f"{'os.fsync' if step == 'fsync' else 'pathlib.Path.replace'} = die\n"
            "from cablegram._cli import main\n"
            "main()\n"
        )
        done = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-c", program, "format", str(cable), "--to", "plain", "-i"],
            capture_output=True,
            check=False,
        )
        assert done.returncode == -signal.SIGKILL
        assert cable.read_text("utf-8") == CABLE
        assert run("format", cable.parent, "--to", "plain", "-i").exit_code == 0
        assert cable.read_text("utf-8") == PLAIN

    def test_interrupt_leaves_nothing_behind(
        self, cable: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Ctrl-C: the old file stands, and the new one is cleared away."""

        def interrupt(_: int) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(os, "fsync", interrupt)
        run("format", cable, "--to", "plain", "--in-place")
        assert cable.read_text("utf-8") == CABLE
        assert list(cable.parent.iterdir()) == [cable]

    def test_in_a_process_of_its_own(self, cable: Path) -> None:
        """All of it, as a user runs it."""
        done = run_outside("format", cable, "--to", "plain", "--in-place")
        assert (done.returncode, done.stdout) == (0, b"")
        assert cable.read_text("utf-8") == PLAIN


class TestDataFile:
    """A ``cables.csv`` with several messages."""

    def test_normal_leaves_it_a_data_file(self, tmp_path: Path) -> None:
        """Every record is mended inside its record."""
        path = tmp_path / "cables.csv"
        path.write_bytes(records(301, 302))
        assert run("format", path, "--to", "normal", "--in-place").exit_code == 0
        assert path.read_bytes() == records(301, 302).replace(b"302 \n", b"302\n").replace(
            b"301 \n", b"301\n"
        )
        assert [cable.mrn for cable in cablegram.read(path)] == ["08MOSCOW301", "08MOSCOW302"]

    @SEVERAL
    def test_other_styles_write_one_text_behind_the_other(self, tmp_path: Path) -> None:
        """To standard output, an empty line between."""
        path = tmp_path / "cables.csv"
        path.write_bytes(records(301, 302))
        result = run("format", path, "--to", "plain")
        assert result.exit_code == 0
        first, second = result.stdout.split("\n\nO 061608Z")
        assert cablegram.parse(first).mrn == "08MOSCOW301"
        assert cablegram.parse("O 061608Z" + second).mrn == "08MOSCOW302"

    def test_other_styles_do_not_write_it_in_place(self, tmp_path: Path) -> None:
        """A file of texts would be no data file any more."""
        path = tmp_path / "cables.csv"
        path.write_bytes(records(301, 302))
        result = run("format", path, "--to", "plain", "--in-place")
        assert result.exit_code == 1
        assert "warning several-messages" in result.stderr
        assert path.read_bytes() == records(301, 302)


@pytest.mark.skipif(os.name != "posix", reason="needs a terminal")
class TestTerminal:
    """Standard output is a terminal."""

    def shown(self, *arguments: object) -> str:
        """Return what a terminal gets."""
        ours, theirs = pty.openpty()
        command = [*MAIN, "format", *map(str, arguments)]
        environment = {**os.environ, "TERM": "xterm", "PYTHONUTF8": "1"}
        environment.pop("NO_COLOR", None)
        subprocess.run(command, stdout=theirs, check=False, env=environment)  # noqa: S603 - ours
        os.close(theirs)
        text = os.read(ours, 65536).decode()
        os.close(ours)
        return text.replace("\r\n", "\n")

    def test_nothing_acts_on_it(self, cable: Path) -> None:
        """Control characters of a text are shown, not sent."""
        cable.write_text(CABLE.replace("Botsan", "\x1b[2J"), "utf-8")
        assert "¶1. (C) Special Envoy \\x1b[2J told" in self.shown(cable, "--to", "normal")

    def test_diff_in_colour(self, cable: Path) -> None:
        """Red and green, as diffs are."""
        shown = self.shown(cable, "--to", "normal", "--diff")
        assert f"\x1b[1m--- {cable}\n\x1b[0m" in shown
        assert "\x1b[31m-C O N F I D E N T I A L MOSCOW 000302 \n" in shown
        assert "\x1b[32m+C O N F I D E N T I A L MOSCOW 000302\n" in shown
