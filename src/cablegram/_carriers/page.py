"""A page of the site of 2010-11: ``grammar/carriers/html.lark``, interpreted."""

from __future__ import annotations

from lark import Token, Tree, UnexpectedInput

from cablegram._carriers.carried import Carried, Segment, cut
from cablegram._grammar import carrier_parser

__all__ = ["read_page"]

#: what stands for something else; all other signs of a block are themselves
_VALUES = {"LINE_FEED": "\n", "LINK": "", "LINK_END": ""}


def read_page(text: str) -> Carried | None:
    """Return the message of a page and its table; ``None`` for a text without blocks."""
    if "<pre>" not in text:
        return None
    try:
        lead, *parts = carrier_parser("html", "page").parse(text).children
    except UnexpectedInput:
        return None
    opening = parts.pop(0)
    closing = parts.pop() if parts and isinstance(parts[-1], Tree) else None
    segments = list(_segments(parts))
    found = [] if closing else [cut("page", len(text))]
    return Carried("html", _end(opening), segments, _columns(lead), found)


def _segments(parts: list[Token | Tree[Token]]) -> list[Segment]:
    """Make segments of the signs; two blocks have an empty line between them.

    It is the line end that the site took off the first block, and one more, for the end of the
    heading.
    """
    segments: list[Segment] = []
    for part in parts:
        if isinstance(part, Tree):
            closed = part.children[0]
            segments.append((_start(closed), _end(closed), "\n"))
        elif part.type == "OPEN":
            segments.append((segments[-1][1], _end(part), "\n"))
        else:
            segments.append((_start(part), _end(part), _VALUES.get(part.type, str(part))))
    return segments


def _columns(lead: Tree[Token]) -> dict[str, str]:
    """Return the table: a row of names, and a row of values."""
    names = [_words(cell) for cell in lead.children if cell.type == "NAME_CELL"]
    values = [_words(cell) for cell in lead.children if cell.type == "VALUE_CELL"]
    return dict(zip(names, values, strict=False))


def _words(cell: str) -> str:
    """Return what stands between the tags of a cell."""
    return "".join(cell.replace(">", "<").split("<")[::2]).strip()


def _start(token: Token) -> int:
    return token.start_pos or 0


def _end(token: Token) -> int:
    return token.end_pos or 0
