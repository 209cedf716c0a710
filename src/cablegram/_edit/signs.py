"""Whether words would begin a field if they stood on a line of their own: the grammar says."""

from __future__ import annotations

from cablegram._layout import lay_out
from cablegram._parse import parse_tree

__all__ = ["begins_field"]

#: in the head of a text, where fields stand
_ABOVE = "UNCLAS LIMA 5\n\n"


def begins_field(words: str) -> bool:
    """Tell whether words on a line are a field of the head.

    >>> begins_field("E.O. 12958: DECL: 1/1/2009"), begins_field("LA PAZ")
    (True, False)
    """
    return len(lay_out(parse_tree(f"{_ABOVE}{words}\n")).fields) > 1
