"""Words on lines of a given width, broken only where a reader joins them again.

A reader joins two lines with one blank, but none behind a hyphen or stroke inside a word; and a
line that looks like the beginning of something (``(b)``, ``2006.``, ``SIPDIS``) would begin it.
"""

from __future__ import annotations

from cablegram import tables
from cablegram._body.reading import clean_line
from cablegram._body.shape import is_run_in
from cablegram._body.signature import is_signature
from cablegram._fields.page_line import without_page_lines
from cablegram._parse import parse_tree

__all__ = ["BODY", "HEAD", "WIDTH", "wrap", "wrap_safely"]

#: no line of a message is longer (ACP 127, 138f)
WIDTH = 69
#: what stands in front of a line in the body, and in a text without numbered paragraphs
BODY = "BT\nSUBJECT: X\n\n1. X.\n\n"
HEAD = "BT\nSUBJECT: X\n\n"
_TRIES = 40
_PLAIN = frozenset({"TEXT", "PROSE", "TABLE_ROW"})


def wrap(
    text: str, width: int = WIDTH, *, indent: str = "", banned: frozenset[int] = frozenset()
) -> list[str]:
    r"""Return ``text`` on lines; a word that is too long stands alone.

    ``banned`` are places in ``text`` where no line may begin.

    >>> wrap("EMBASSY REPORTS INTER-NATIONAL TRADE", 16)
    ['EMBASSY REPORTS', 'INTER-NATIONAL', 'TRADE']
    """
    lines: list[str] = []
    start, lead = 0, ""
    while len(lead) + len(text) - start > width:
        cut = _cut(text, start, start + width - len(lead), banned)
        if cut is None:
            break
        lines.append(lead + text[start:cut].rstrip(" "))
        start, lead = cut, indent
    return [*lines, lead + text[start:]]


def _cut(text: str, start: int, end: int, banned: frozenset[int]) -> int | None:
    """Return where the next line begins: as late as it fits, else as early as there is a place."""
    for place in range(min(end + 1, len(text) - 1), start, -1):
        if place not in banned and _joins(text, start, place):
            return place
    for place in range(end + 2, len(text)):
        if place not in banned and _joins(text, start, place):
            return place
    return None


def _joins(text: str, start: int, place: int) -> bool:
    """Tell whether a line may end in front of ``place``: its reader would put a blank there."""
    if text[place - 1] != " " or text[place].isspace() or place - 2 < start:
        return False
    last = text[place - 2]
    if last.isspace():
        return False
    return not (last in "-/" and place - 3 >= start and text[place - 3].isalnum())


def wrap_safely(text: str, width: int = WIDTH, *, context: str = BODY) -> list[str]:
    """Return the lines of a part of the body: each but the first is a line like any other.

    A break in front of words that look like something else is moved; where that does not help, the
    text stays on one line.
    """
    banned: frozenset[int] = frozenset()
    for _ in range(_TRIES):
        lines = wrap(text, width, banned=banned)
        if len(lines) == 1:
            return lines
        bad = _misread(lines, context)
        if not bad:
            return lines
        banned |= {place for index, place in enumerate(_starts(text, lines)) if index in bad}
    return [text]


def _starts(text: str, lines: list[str]) -> list[int]:
    """Return where each line begins in the text."""
    starts, place = [], 0
    for line in lines:
        place += text[place : place + 1] == " "
        starts.append(place)
        place += len(line)
    return starts


def _misread(lines: list[str], context: str) -> set[int]:
    """Return the indices of lines that are more than the rest of what the first one begins."""
    bad = {index for index, line in enumerate(lines) if index and _is_caught(line)}
    if is_run_in(lines[-2:]) or _is_like_name(lines[-1]):
        bad.add(len(lines) - 1)
    at, rows = -context.count("\n"), False
    for token in parse_tree(context + "\n".join(lines) + "\n").tokens():
        is_row = token.kind == "TABLE_ROW"
        if at > 0 and (token.kind not in _PLAIN or (is_row and rows)):
            bad.add(at)
        rows = is_row
        at += token.text.count("\n")
    return bad


def _is_caught(line: str) -> bool:
    """Tell a line that is read as a caption, or with less than its words."""
    if line[:1].isupper() and (line.startswith("SIPDIS ") or tables.is_caption(line)):
        return True
    return clean_line(line) != line or without_page_lines(line) != line


def _is_like_name(line: str) -> bool:
    """Tell a last line that a reader could take for a signature."""
    return is_signature(line.strip(" .,*")) or " " not in line
