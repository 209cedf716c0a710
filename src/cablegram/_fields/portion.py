"""Portion marks: the classification of one paragraph, ``(C)`` or ``(S/REL UK)``."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from lark import Token

from cablegram import tables
from cablegram._grammar import field_parser
from cablegram.values import Portion

__all__ = ["read_portion"]

# No mark is longer: the grammar bounds each of its parts.
_LONGEST: Final = 240
# So many marks are remembered. Cables use few, (C) and (U) above all.
_MARKS: Final = 1024


def read_portion(text: str) -> Portion:
    """Read the mark at the head of a paragraph's text, its number left out.

    It costs the same for a paragraph of any length. Do not change what is returned: the
    paragraphs with one mark share it.

    >>> read_portion("(S/NF) Summary. In a meeting ...").mark
    'S/NF'
    >>> read_portion(" ( C ) The MFA ...")
    Portion(text='( C )', span=(1, 6), mark='C', classification='CONFIDENTIAL', length=6)
    >>> read_portion("(Note: dates are approximate.)").mark is None
    True
    """
    end = text.find(")", 0, _LONGEST) + 1
    head = text[:end]
    return _read_mark(head) if head.lstrip().startswith("(") else _NO_MARK


_NO_MARK: Final = Portion()


@lru_cache(maxsize=_MARKS)
def _read_mark(head: str) -> Portion:
    """Read what goes up to the first closing bracket: no mark has one inside."""
    for token in field_parser("portion").parse(head).children:
        if isinstance(token, Token) and token.type == "PORTION_MARK":
            return _portion(str(token), token.start_pos or 0)
    return _NO_MARK


def _portion(text: str, start: int) -> Portion:
    mark = " ".join(text[1:-1].split()).upper()
    return Portion(
        text=text,
        span=(start, start + len(text)),
        mark=mark,
        classification=_classification(mark),
        length=start + len(text),
    )


def _classification(mark: str) -> str | None:
    """Name the class of a mark by the word in front of its caveats, ``SNF`` being ``S NF``."""
    words = mark.removeprefix("ENTIRE TEXT").replace("ENTIRE TEXT", "")
    for joint in "/-,:.":
        words = words.replace(joint, "|")
    first = words.strip("| ").partition("|")[0].partition(" REL")[0].strip()
    known = tables.classification(first) or tables.classification(first.removesuffix("NF"))
    return known.name if known else None
