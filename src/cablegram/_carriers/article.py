"""Our own html: ``grammar/carriers/article.lark``, interpreted as lines of a Markdown document."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from lark import Token, Tree

from cablegram._carriers.carried import Carried, Segment, cut
from cablegram._dates import date_in_words
from cablegram._grammar import carrier_parser
from cablegram._machine import RefusedError
from cablegram._parse import DOCUMENT_SIGN
from cablegram.findings import Finding, warning

__all__ = ["read_article"]

_SHOWN: Final = 30
_TIME: Final = '<time datetime="'
_OPENING: Final = '<article class="cable"'
#: what a tag or name stands for in a line; what is not here stands for itself
_VALUES: Final = {
    "ARTICLE": f"{DOCUMENT_SIGN}\n",
    "TITLE": "# ",
    "HEADING": "## ",
    "PARAGRAPH": "",
    "POINT": "- ",
    "NOTE": "> ",
    "NOTE_END": "\n",
    "SIGNED": "*Signed:* ",
    "LINE_END": "\n",
    "NUMBER": "**",
    "PORTION": "**(",
    "BOTH": " (",
    "MARK_END": "**",
    "FURNITURE": "",
    "ROW": "| ",
    "CELL": " | ",
    "ROW_END": " |\n",
    "LIST": "",
    "ENTRY": ", ",
    "LIST_ROW_END": " |\n",
    "TITLED": "",
    "TITLED_END": "",
    "AMPERSAND": "\\&",
    "LESS": "\\<",
    "GREATER": "\\>",
    "QUOTE": '"',
    "BREAK": "<br>",
    "ODD": "\\",
    "ODD_END": "",
}
_TABLE_VALUES: Final = {
    "TABLE": "```\n",
    "TABLE_END": "\n```\n",
    "AMPERSAND": "&",
    "LESS": "<",
    "GREATER": ">",
}


def read_article(text: str) -> Carried | None:
    """Return the document in an html text that cablegram wrote; ``None`` for any other.

    A page of the site of 2010-11 may quote our tag inside a block.
    """
    first = text.find(_OPENING)
    if first < 0 or text.rfind("<pre>", 0, first) > text.rfind("</pre>", 0, first):
        return None
    try:
        tree = carrier_parser("article").parse(text)
    except RefusedError:
        return None
    parts = tree.children
    opening = next(i for i, part in enumerate(parts) if _kind(part) == "ARTICLE")
    ends = [i for i, part in enumerate(parts) if _kind(part) == "ARTICLE_END"]
    inner = parts[opening : ends[0] if ends else len(parts)]
    segments = [segment for part in inner for segment in _segments(part)]
    found = [_other_date(part) for part in inner if isinstance(part, Token) and _is_other(part)]
    found += [] if ends else [cut("article", len(text))]
    return Carried("html", segments[0][0], segments, {}, found)


def _kind(part: Token | Tree[Token]) -> str:
    return part.type if isinstance(part, Token) else str(part.data)


def _segments(part: Token | Tree[Token]) -> Iterator[Segment]:
    if isinstance(part, Token) and part.type == "TIME":
        yield from _date(part)
        return
    if isinstance(part, Token):
        value = f"\\{part}" if part.type == "SIGN" else _VALUES.get(part.type, str(part))
        yield _segment(part, value)
        return
    for child in part.children:
        if not isinstance(child, Token):
            yield from chain.from_iterable(map(_segments, child.children))
        else:
            yield _segment(child, _TABLE_VALUES.get(child.type, str(child)))


def _date(token: Token) -> Iterator[Segment]:
    """Yield the date in the attribute, and what stands around it and means nothing."""
    place = token.start_pos or 0
    figures, start = _figures(token), place + len(_TIME)
    yield place, start, ""
    yield start, start + len(figures), figures
    yield start + len(figures), place + len(token), ""


def _figures(token: Token) -> str:
    return str(token)[len(_TIME) : token.index('"', len(_TIME))]


def _is_other(token: Token) -> bool:
    """Tell a date whose words somebody has changed."""
    if token.type != "TIME":
        return False
    figures = _figures(token)
    return str(token) != f'{_TIME}{figures}">{date_in_words(figures)}</time>'


def _other_date(token: Token) -> Finding:
    start = token.start_pos or 0
    said = f"the date is read as {_figures(token)[:_SHOWN]!r}, not as the words beside it"
    return warning("document-date", said, (start, start + len(token)))


def _segment(token: Token, value: str) -> Segment:
    return token.start_pos or 0, token.end_pos or 0, value
