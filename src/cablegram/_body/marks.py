"""Read the mark at the head of a paragraph, sub-paragraph or point."""

from __future__ import annotations

import attrs
from lark import Token

from cablegram._grammar import field_parser

__all__ = ["Mark", "read_mark"]


@attrs.define
class Mark:
    """What stands in front of a paragraph's words."""

    #: true if a pilcrow (or what a copy made of it) stands in front
    pilcrow: bool = False
    #: the digits as written, ``15``; empty if there are none
    digits: str = ""
    #: the letter or Roman numeral, upper case; empty if there is none
    letter: str = ""
    #: true for a dash
    dash: bool = False
    #: number of characters in front of the words
    length: int = 0
    #: number of characters up to the number, the pilcrow with them; 0 without one
    sign: int = 0


def read_mark(text: str) -> Mark:
    """Read the mark of a line that begins a numbered, lettered or dashed part.

    >>> read_mark("[1](#)5. (C) Summary")
    Mark(pilcrow=True, digits='5', letter='', dash=False, length=9, sign=6)
    """
    mark = Mark(length=len(text))
    for token in field_parser("paragraph").parse(text).children:
        if isinstance(token, Token):
            _take(mark, token)
    return mark


def _take(mark: Mark, token: Token) -> None:
    kind, text = token.type, str(token)
    if kind == "PILCROW":
        mark.pilcrow, mark.sign = True, (token.start_pos or 0) + len(text)
    elif kind == "NUMBER" or (kind == "BRACKETED" and text[1].isdigit()):
        mark.digits = text.strip("(.),;: \t")
    elif kind == "SUBNUMBER":
        mark.digits, letter = text.split(".")[:2]
        mark.letter = letter.upper()
    elif kind in {"LETTER", "ROMAN", "BRACKETED"}:
        mark.letter = text.strip("(.) \t").upper()
    elif kind == "DASH":
        mark.dash = True
    elif kind == "REST":
        # The dash of a spaced point, "--  text", may have blanks behind it.
        mark.length = (token.start_pos or 0) + len(text) - len(text.lstrip(" \t"))
