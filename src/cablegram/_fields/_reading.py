"""What the readers of header fields share: tokens by name, folded text, precedence words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lark import Token, Tree

from cablegram import tables
from cablegram._grammar import field_parser

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["field_tree", "folded", "number_of", "precedence_of", "signals_of", "tokens_of"]

_MOST_DIGITS = 18


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
