"""Findings for the eye: the line that is meant, with carets under it, and colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

from cablegram._cli.layout import SEVERITIES
from cablegram._cli.output import printable

if TYPE_CHECKING:
    from cablegram._cli.found import Found

__all__ = ["excerpt", "headline"]

#: a line of the text is cut to so many characters around the place
_WIDEST: Final = 100
_CUT: Final = "..."


def headline(found: Found) -> Text:
    """Return place, severity, code and message, as the form ``text`` has them."""
    finding = found.finding
    return Text.assemble(
        (f"{printable(found.name)}:{finding.line}:{finding.column}", "bold"),
        ": ",
        (finding.severity, SEVERITIES.get(finding.severity, "")),
        " ",
        (finding.code, "bold"),
        f" {printable(finding.message)}",
    )


def excerpt(found: Found, width: int = _WIDEST) -> Text:
    """Return the line with its number, and under it the carets."""
    number = str(found.finding.line)
    gutter = " " * len(number)
    shown, before, carets = _cut(found, max(width - len(number) - 5, 20))
    style = SEVERITIES.get(found.finding.severity, "")
    return Text.assemble(
        (f"  {number} | ", "dim"),
        shown,
        (f"\n  {gutter} | ", "dim"),
        " " * before,
        ("^" * carets, style),
    )


def _cut(found: Found, width: int) -> tuple[str, int, int]:
    """Return what is shown of the line, the blanks in front of the carets, and their number."""
    start = found.offset
    first = max(0, start - width // 3) if start + found.width > width else 0
    front = _CUT if first else ""
    line = found.line[first : first + width - 2 * len(_CUT)]
    behind = _CUT if first + len(line) < len(found.line.rstrip()) else ""
    before, marked = line[: start - first], line[start - first : start - first + found.width]
    rest = line[len(before) + len(marked) :]
    cells = [_cells(part) for part in (before, marked, rest)]
    shown = f"{front}{''.join(cells).rstrip()}{behind}"
    return shown, len(front) + _width(cells[0]), max(1, _width(cells[1]))


def _cells(text: str) -> str:
    """Return text safe for a terminal; each blank and tab is one blank."""
    return "".join(" " if char.isspace() else printable(char) for char in text)


def _width(text: str) -> int:
    return Text(text).cell_len
