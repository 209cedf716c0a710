"""Words of a field that ran into the line of another."""

from __future__ import annotations

from lark import Token

from cablegram import tables
from cablegram._fields.classified_by import read_classified_by
from cablegram._grammar import field_parser

__all__ = ["classified_within", "order_within"]


def classified_within(text: str) -> int | None:
    """Return where ``Classified By`` and its reasons begin inside a text; ``None`` if nowhere.

    >>> classified_within("RAIN Classified By: DCM Jane Doe for reasons 1.4 (b)")
    5
    >>> classified_within("DOCUMENTS CLASSIFIED BY THE MINISTRY") is None
    True
    """
    for token in _tokens(text, "CLASSIFIED"):
        start = token.start_pos or 0
        return start if read_classified_by(text[start:]).reasons else None
    return None


def order_within(text: str) -> str | None:
    """Return the order on classification that a line names; ``None`` if it names none.

    >>> order_within("STATE FOR EUR E.O. 12958: DECL: 02/06/2018")
    '12958'
    """
    numbers = ("".join(filter(str.isdecimal, token)) for token in _tokens(text, "ORDER"))
    return next((number for number in numbers if tables.executive_order(number)), None)


def _tokens(text: str, kind: str) -> list[Token]:
    parts = field_parser("stray").parse(text).children
    return [part for part in parts if isinstance(part, Token) and part.type == kind]
