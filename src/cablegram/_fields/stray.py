"""Words of a field that ran into the line of another."""

from __future__ import annotations

from lark import Token

from cablegram._fields.classified_by import read_classified_by
from cablegram._grammar import field_parser

__all__ = ["classified_within"]


def classified_within(text: str) -> int | None:
    """Return where ``Classified By`` and its reasons begin inside a text; ``None`` if nowhere.

    >>> classified_within("RAIN Classified By: DCM Jane Doe for reasons 1.4 (b)")
    5
    >>> classified_within("DOCUMENTS CLASSIFIED BY THE MINISTRY") is None
    True
    """
    for token in field_parser("stray").parse(text).children:
        if isinstance(token, Token) and token.type == "CLASSIFIED":
            start = token.start_pos or 0
            return start if read_classified_by(text[start:]).reasons else None
    return None
