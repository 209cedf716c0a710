"""The console of rich, but for readers that leave."""

from __future__ import annotations

from rich.console import Console

__all__ = ["PlainConsole"]


class PlainConsole(Console):
    """A console that takes nothing in a text for markup: ``[PREL](#)`` is text.

    Where the reader of the output leaves, rich would end the program with exit code 1; this one
    raises ``BrokenPipeError`` as any other writing does.
    """

    def __init__(self, *, soft_wrap: bool) -> None:
        """Write to standard output."""
        super().__init__(markup=False, highlight=False, emoji=False, soft_wrap=soft_wrap)

    def on_broken_pipe(self) -> None:
        """Leave it to :func:`cablegram._cli.output.writing`."""
        raise BrokenPipeError
