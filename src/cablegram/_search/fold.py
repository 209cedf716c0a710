"""Texts as a search compares them, in Python and in SQL: the same words in both.

Case and accents are of no account, and what is no letter or digit is a blank. SQL has functions
of its own for case and accents; Python does what they do, character by character (a test compares
all of them). Which characters part words is a list of ranges, so that both mean the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

__all__ = [
    "APART",
    "APART_SQL",
    "PARTING_SQL",
    "fold",
    "fold_sql",
    "joined",
    "joined_sql",
    "plain",
    "plain_sql",
    "squeeze",
    "utf8",
]

#: stands between two values, and in no word
APART = "\x1e"
#: what parts words: ASCII and Latin-1 but for letters and digits, general punctuation and that of
#: East Asia. ``APART`` is none, so that no phrase goes from one value to the next
_RANGES = (
    *((0x00, 0x1D), (0x1F, 0x2F), (0x3A, 0x40), (0x5B, 0x60), (0x7B, 0xBF), (0xD7, 0xD7)),
    *((0xF7, 0xF7), (0x2000, 0x206F), (0x3000, 0x303F)),
)
_PARTING = re.compile("[" + "".join(f"\\U{low:08x}-\\U{high:08x}" for low, high in _RANGES) + "]+")
PARTING_SQL = "[" + "".join(f"\\x{{{low:x}}}-\\x{{{high:x}}}" for low, high in _RANGES) + "]+"
"""What parts words, for RE2."""


def utf8(text: str) -> str:
    r"""Return a text as a table can hold it: a lone surrogate is written as an escape.

    >>> utf8("KYIV\udc80")
    'KYIV\\udc80'
    """
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def fold(text: str) -> str:
    """Return the words of a text, a blank between them and at both ends.

    >>> fold("São Tomé's GAS-PIPELINE")
    ' sao tome s gas pipeline '
    """
    return f" {_PARTING.sub(' ', plain(text)).strip(' ')} "


def plain(text: str) -> str:
    """Return a text in lower case, without accents."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFD", utf8(text))
    bare = "".join([char for char in apart if not unicodedata.category(char).startswith("M")])
    return "".join([_lower(char) for char in unicodedata.normalize("NFC", bare)])


def _lower(char: str) -> str:
    """Return one character for one, as SQL does."""
    lower = char.lower()
    return lower if len(lower) == 1 else char


def squeeze(text: str) -> str:
    """Return the letters and digits of a text, folded: ``N'Djamena`` is ``ndjamena``."""
    return fold(text).replace(" ", "")


def joined(values: Iterable[str]) -> str:
    """Return values as one text, in which each is by itself."""
    return f" {APART} ".join(values)


# --- the same in SQL --------------------------------------------------------------------------

APART_SQL = f"(' ' || chr({ord(APART)}) || ' ')"
"""What stands between two values."""


def plain_sql(text: str) -> str:
    """Return SQL for :func:`plain` of an expression."""
    return f"lower(strip_accents({text}))"


def fold_sql(plain: str, parting: str) -> str:
    """Return SQL for :func:`fold` of an expression that is plain, with what parts words."""
    return f"(' ' || trim(regexp_replace({plain}, {parting}, ' ', 'g'), ' ') || ' ')"


def joined_sql(values: Iterable[str]) -> str:
    """Return SQL for :func:`joined` of expressions."""
    return f"concat_ws({APART_SQL}, {', '.join(values)})"
