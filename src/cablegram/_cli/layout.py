"""What the parts of the screen are put together from."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from cablegram._cli.output import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

__all__ = ["SEVERITIES", "beginning", "columns", "line"]

#: the colour of each severity
SEVERITIES = {"error": "bold red", "warning": "yellow", "note": "cyan"}

_CUT = " ..."

#: no beginning is longer: a paragraph may have a million characters
_FAR_ENOUGH = 1000


def line(text: str, style: str = "") -> Text:
    """Return text of a cable, safe for a terminal."""
    return Text(printable(text), style=style)


def columns(rows: Sequence[Sequence[RenderableType]], *styles: str) -> Table:
    """Return rows under each other, two blanks between the columns, the last one wrapped."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    for style in styles[:-1]:
        grid.add_column(style=style, no_wrap=True)
    grid.add_column(style=styles[-1], overflow="fold")
    for row in rows:
        grid.add_row(*row)
    return grid


def beginning(text: str, width: int) -> str:
    """Return the first words that fit into ``width`` columns.

    >>> beginning("In a February 6 meeting, Russian Envoy for Kosovo", 30)
    'In a February 6 meeting, ...'
    """
    safe = printable(text[:_FAR_ENOUGH])
    width = max(width, len(_CUT) + 1)
    if len(safe) <= width and len(text) <= _FAR_ENOUGH:
        return safe
    words = textwrap.shorten(safe, width, placeholder=_CUT)
    # One word longer than the line leaves nothing: then cut inside the word.
    return safe[: width - len(_CUT)] + _CUT if words == _CUT.strip() else words
