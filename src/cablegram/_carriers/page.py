"""A page of the site of 2010-11: ``grammar/carriers/html.lark``, interpreted."""

from __future__ import annotations

from typing import TypeAlias

from lark import Token, Tree

from cablegram._carriers.carried import Carried, Segment, cut
from cablegram._grammar import carrier_parser
from cablegram._machine import RefusedError

__all__ = ["read_page"]

_Part: TypeAlias = Token | Tree[Token]

#: what stands for something else; all other signs of a block are themselves
_VALUES = {"LINE_FEED": "\n", "LINK": "", "LINK_END": ""}


def read_page(text: str) -> Carried | None:
    """Return the message of a page and its table; ``None`` for a text without blocks."""
    if "<pre>" not in text:
        return None
    try:
        lead, opening, *parts = carrier_parser("html").parse(text).children
    except RefusedError:
        return None
    closed = bool(parts) and isinstance(parts[-1], Tree)
    segments = _segments(parts[:-1] if closed else parts)
    found = [] if closed else [cut("page", len(text))]
    return Carried("html", _end(opening), segments, _columns(lead), found)


def _segments(parts: list[_Part]) -> list[Segment]:
    """Make segments of the signs; two blocks have an empty line between them.

    It is the line end that the site took off the first block, and one more, for the end of the
    heading.
    """
    segments: list[Segment] = []
    for part in parts:
        if isinstance(part, Tree):
            closing = part.children[0]
            segments.append((_start(closing), _end(closing), "\n"))
        elif part.type == "OPEN":
            segments.append((segments[-1][1], _end(part), "\n"))
        else:
            segments.append((_start(part), _end(part), _VALUES.get(part.type, str(part))))
    return segments


def _columns(lead: _Part) -> dict[str, str]:
    """Return the table: a row of names, and a row of values."""
    names = [_words(cell) for cell in _tokens(lead) if cell.type == "NAME_CELL"]
    values = [_words(cell) for cell in _tokens(lead) if cell.type == "VALUE_CELL"]
    return dict(zip(names, values, strict=False))


def _words(cell: str) -> str:
    """Return what stands between the tags of a cell."""
    return "".join(cell.replace(">", "<").split("<")[::2]).strip()


def _tokens(part: _Part) -> list[Token]:
    if isinstance(part, Token):
        return [part]
    return [child for child in part.children if isinstance(child, Token)]


def _start(part: _Part) -> int:
    return _tokens(part)[0].start_pos or 0


def _end(part: _Part) -> int:
    return _tokens(part)[-1].end_pos or 0
