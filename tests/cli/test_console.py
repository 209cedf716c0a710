"""The console: what rich would do that a command line should not."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from cablegram._cli.console import PlainConsole

if TYPE_CHECKING:
    from collections.abc import Iterable


class Left(io.StringIO):
    """Standard output, its reader gone; tells it only when it is flushed, as a pipe does."""

    def flush(self) -> None:
        """Find out."""
        raise BrokenPipeError

    def fileno(self) -> int:
        """Have a number, as rich expects."""
        raise AssertionError("nobody is to close it")


def test_leaves_broken_pipes_to_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """The end of a capture flushes what stood in front of it: no exit code of rich's own."""
    monkeypatch.setattr("sys.stdout", Left())
    console = PlainConsole(soft_wrap=False)
    with pytest.raises(BrokenPipeError), console.capture():
        console.print("UNCLAS")


@pytest.mark.parametrize("parts", [["[PREL](#)"], [":smile:", "[b]bold[/b]"]])
def test_nothing_is_markup(parts: Iterable[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Brackets and colons of a text are printed."""
    console = PlainConsole(soft_wrap=True)
    for part in parts:
        console.print(part)
    assert capsys.readouterr().out.splitlines() == list(parts)
