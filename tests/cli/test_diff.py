"""``cablegram diff``: one message or two, and what differs."""

from __future__ import annotations

import json
import os
import pty
import subprocess
from pathlib import Path

import pytest
from tests.cli.running import CABLE, MAIN, records, run


@pytest.fixture
def one(tmp_path: Path) -> Path:
    """Return a file."""
    path = tmp_path / "one.txt"
    path.write_text(CABLE, "utf-8")
    return path


def other(one: Path, old: str, new: str) -> Path:
    """Return a file in which something differs."""
    path = one.with_name("other.txt")
    path.write_text(CABLE.replace(old, new), "utf-8")
    return path


class TestText:
    """For the eye."""

    def test_same_facts(self, one: Path) -> None:
        """Exit code 0, and the differences of style."""
        result = run("diff", one, other(one, "\n", "\r\n"))
        assert result.exit_code == 0
        assert "the same message, only the style differs (both are 08MOSCOW302)" in result.stdout
        assert result.stdout.endswith("Style\n  line ends: LF / CR LF\n")

    def test_other_facts(self, one: Path) -> None:
        """Exit code 1; words of A and of B are marked, as `wdiff` marks them."""
        result = run("diff", one, other(one, "all is quiet", "all was quiet"))
        assert result.exit_code == 1
        assert "the same message, facts differ" in result.stdout
        assert "  paragraph 1\n" in result.stdout
        assert "... told us that all [-is-]{+was+} quiet." in result.stdout

    def test_redacted(self, one: Path) -> None:
        """A redaction is called one."""
        result = run("diff", one, other(one, "Botsan", "XXXXXXXXXXXX"))
        assert "the same message, only redactions differ" in result.stdout
        assert "  paragraph 1  redacted in B\n" in result.stdout
        assert "Special Envoy [-Botsan-]{+XXXXXXXXXXXX+} told" in result.stdout

    def test_lists(self, one: Path) -> None:
        """Members that one of the two lacks, a line each."""
        result = run("diff", one, other(one, "PREL, RS", "RS, KV"))
        assert "  tags\n    - PREL\n    + KV\n" in result.stdout

    def test_identical(self, one: Path) -> None:
        """A file and itself."""
        result = run("diff", one, one)
        assert result.exit_code == 0
        assert "the same message, character by character" in result.stdout

    def test_nothing_acts_on_the_terminal(self, one: Path) -> None:
        """Control characters of a text are shown, not sent."""
        result = run("diff", one, other(one, "Botsan", "\x1b[2J"))
        assert "\x1b" not in result.stdout
        assert "\\x1b[2J" in result.stdout

    def test_a_long_paragraph_keeps_one_line(self, one: Path) -> None:
        """A pipe gets lines that are not wrapped at the width of some terminal."""
        result = run("diff", one, other(one, "all is quiet", "nothing happens " * 40))
        assert max(len(line) for line in result.stdout.splitlines()) > 600

    @pytest.mark.skipif(os.name != "posix", reason="needs a terminal")
    def test_colour_on_a_terminal(self, one: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Red for A, green for B."""
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.delenv("NO_COLOR", raising=False)
        ours, theirs = pty.openpty()
        command = [*MAIN, "diff", str(one), str(other(one, "is quiet", "was quiet"))]
        done = subprocess.run(command, stdout=theirs, check=False)  # noqa: S603 - our own command
        os.close(theirs)
        shown = os.read(ours, 65536).decode()
        os.close(ours)
        assert done.returncode == 1
        assert "\x1b[31m[-is-]" in shown
        assert "\x1b[32m{+was+}" in shown


class TestJson:
    """For programs."""

    def test_record(self, one: Path) -> None:
        """What `compare` gives, and which files these were."""
        second = other(one, "Botsan", "XXXXXXXXXXXX")
        result = run("diff", one, second, "--format", "json")
        assert result.exit_code == 1
        found = json.loads(result.stdout)
        assert found["a"] == {"path": str(one), "mrn": "08MOSCOW302"}
        assert found["b"] == {"path": str(second), "mrn": "08MOSCOW302"}
        assert (found["same_message"], found["only_redactions"]) == (True, True)


class TestFiles:
    """What A and B may be."""

    def test_standard_input(self, one: Path) -> None:
        """One of them."""
        assert run("diff", "-", one, stdin=CABLE.encode()).exit_code == 0
        assert run("diff", "-", "-", stdin=CABLE.encode()).exit_code == 2

    def test_missing(self, one: Path) -> None:
        """Exit code 2, not that of a difference."""
        result = run("diff", one, "gone.txt")
        assert result.exit_code == 2
        assert "cannot read gone.txt" in result.stderr

    def test_data_file(self, one: Path) -> None:
        """Of several messages, the one with the number of the other file."""
        data = one.with_name("cables.csv")
        data.write_bytes(records(301, 302, 303))
        for pair in ((one, data), (data, one)):
            result = run("diff", *pair)
            assert result.exit_code == 1
            assert "(both are 08MOSCOW302)" in result.stdout
        assert run("diff", data, data).exit_code == 2

    def test_data_file_without_it(self, one: Path) -> None:
        """The number is not there."""
        data = one.with_name("cables.csv")
        data.write_bytes(records(303, 304))
        result = run("diff", one, data)
        assert result.exit_code == 2
        assert "none is 08MOSCOW302" in result.stderr
