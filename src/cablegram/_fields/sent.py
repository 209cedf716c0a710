"""Sender and date-time group of a reference that names a telegram by these."""

from __future__ import annotations

from typing import Final

import attrs
from lark import Token

from cablegram._fields._reading import folded
from cablegram._fields.preamble import read_dtg
from cablegram._fields.usmtf import read_set
from cablegram._grammar import field_parser

__all__ = ["Sent", "read_sent"]

#: fields of a REF set behind its letter: type, originator, date-time group (MIL-STD-6040)
_ORIGINATOR, _FIELDS = 1, 3
_NAMES: Final = frozenset({"WORD", "MIXED", "OF", "ABBREVIATION", "BLANK"})


@attrs.frozen
class Sent:
    """Who sent a telegram, as the reference has it, and when."""

    sender: str
    #: ``2008-02-06T16:08:00Z``
    iso: str


def read_sent(text: str) -> Sent | None:
    """Read the text of a reference; ``None`` if it lacks sender, day, month, year or hour.

    >>> read_sent("USCINCRED 311345Z MAY 73")
    Sent(sender='USCINCRED', iso='1973-05-31T13:45:00Z')
    >>> read_sent("MSG/CNO/311913ZAUG21").sender
    'CNO'
    >>> read_sent("OSLO 151200Z") is None
    True
    """
    tree = field_parser("references").parse(text)
    words: list[str] = []
    for token in tree.scan_values(_is_token):
        if token.type == "DTG":
            return _sent(folded(words), token)
        words = [*words, token] if token.type in _NAMES else []
    fields = read_set(f"REF/A/{text}//").fields[1:]
    return _sent(fields[_ORIGINATOR], fields[-1]) if len(fields) >= _FIELDS else None


def _is_token(value: object) -> bool:
    return isinstance(value, Token)


def _sent(sender: str, group: str) -> Sent | None:
    read = read_dtg(group)
    return Sent(sender, read.iso) if sender and read is not None and read.iso else None
