"""What the readers of fields share: tokens by name, folded text, months, years, precedences."""

from __future__ import annotations

from string import ascii_lowercase, ascii_uppercase
from typing import TYPE_CHECKING, Final

from lark import Token, Tree

from cablegram import tables
from cablegram._grammar import field_parser

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "MONTHS",
    "ascii_upper",
    "class_of",
    "field_tree",
    "folded",
    "four_digits",
    "number_of",
    "precedence_of",
    "signals_of",
    "tokens_of",
]

#: as a date-time group has them (ACP 127, 113), in the order of the year
MONTHS: Final = (
    *("JAN", "FEB", "MAR", "APR", "MAY", "JUN"),
    *("JUL", "AUG", "SEP", "OCT", "NOV", "DEC"),
)
_MOST_DIGITS = 18
#: the first two-digit year of the twentieth century (docs/format.md)
_PIVOT = 61


def field_tree(name: str, text: str) -> Tree[Token]:
    """Parse ``text`` with the grammar of the field; the grammars take every text."""
    return field_parser(name).parse(text)


def tokens_of(tree: Tree[Token]) -> list[Token]:
    """Return the tokens that stand in ``tree`` itself, not those of rules inside it."""
    return [child for child in tree.children if isinstance(child, Token)]


def folded(parts: Iterable[str]) -> str:
    """Join what the tokens hold, each run of blanks and line ends made one blank."""
    return " ".join("".join(parts).split())


def number_of(token: str) -> int:
    """Return the digits of ``token`` as a number: ``#0302`` is 302.

    No number of the format has 18 digits; more are garble, and Python refuses thousands.
    """
    return int("".join(filter(_is_digit, token))[-_MOST_DIGITS:] or "0")


def four_digits(year: int) -> int:
    """Return a year of two digits in full.

    >>> four_digits(61), four_digits(8)
    (1961, 2008)
    """
    return year + (1900 if year >= _PIVOT else 2000)


def class_of(token: Token) -> str | None:
    """Return the classification that a terminal is named after: ``TOP_SECRET``."""
    found = tables.classification(token.type)
    return found.name if found else None


def precedence_of(written: str) -> str | None:
    """Return the name of a precedence from its prosign, single or doubled, or its word."""
    found = tables.precedence(written)
    return found.name if found else None


def signals_of(tree: Tree[Token]) -> Iterator[str]:
    """Yield each operating signal together with its own words: ``ZUI RUEWMCE1074 1581702``."""
    for rule in tree.children:
        if isinstance(rule, Tree) and rule.data == "signal":
            yield folded(tokens_of(rule))


def _is_digit(character: str) -> bool:
    return "0" <= character <= "9"


_UPPER: Final = str.maketrans(ascii_lowercase, ascii_uppercase)
_LOWER: Final = str.maketrans(ascii_uppercase, ascii_lowercase)


def ascii_upper(text: str) -> str:
    """Return ``text`` with its ASCII letters in upper case: length and places stay.

    >>> ascii_upper("ﬁne Tags"), "ﬁne Tags".upper()
    ('ﬁNE TAGS', 'FINE TAGS')
    """
    return text.translate(_UPPER)


def ascii_lower(text: str) -> str:
    """Return ``text`` with its ASCII letters in lower case: length and places stay."""
    return text.translate(_LOWER)
