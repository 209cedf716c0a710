"""Nodes made by hand: a tree is built first, and its text is what it prints."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

from cablegram.nodes import Document
from cablegram.tree import Node, Token

__all__ = ["Example", "Part", "blank", "block", "finish", "line"]


@attrs.frozen
class Example:
    """A cable that was built, and what it says."""

    #: the tree, as the parser should yield it from ``text``
    tree: Document
    #: values of the record (``docs/format.md``), by key; keys that were not decided are absent
    facts: dict[str, Any]

    @property
    def text(self) -> str:
        """The cable as text."""
        return self.tree.text


@attrs.frozen
class Part:
    """Neighbouring nodes of a tree, and what they say."""

    children: list[Node | Token]
    facts: dict[str, Any]


def _token(kind: str, text: str) -> Token:
    return Token(kind, text + "\n", 0, text + "\n")


def line(node: type[Node], kind: str, text: str) -> Node:
    """Return a node of one line; ``text`` has no line end."""
    return node([_token(kind, text)])


def block(node: type[Node], kind: str, rows: Iterable[str], more: str = "TEXT") -> Node:
    """Return a node of lines: the first is of ``kind``, the others of kind ``more``."""
    first, *others = rows
    return node([_token(kind, first), *(_token(more, row) for row in others)])


def blank() -> Token:
    """Return an empty line."""
    return _token("BLANK", "")


def finish(tree: Document, ends: list[str], *, unended: bool = False) -> Document:
    """Give the lines their line ends, taken in turn, and the tokens their places.

    ``unended`` takes the last line end away.
    """
    start = 0
    tokens = list(tree.tokens())
    for number, token in enumerate(tokens):
        if token.text.endswith("\n"):
            token.text = token.text[:-1] + ends[number % len(ends)]
        if unended and token is tokens[-1] and token.text.strip("\r\n"):
            token.text = token.text.rstrip("\r\n")
        token.value = token.text
        token.start = start
        start = token.end
    return tree
