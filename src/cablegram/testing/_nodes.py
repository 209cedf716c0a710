"""Nodes made by hand: a tree is built first, and its text is what it prints."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import cycle
from typing import Any

import attrs

from cablegram.nodes import Document
from cablegram.tree import Node, Token

__all__ = ["PROSE", "Example", "Part", "blank", "block", "finish", "line"]

#: wrapped lines of the body
PROSE = "PROSE"


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
    """Return a node of lines: the first is of ``kind``, the others of kind ``more``.

    Lines of prose are one token, as the parser has them.
    """
    first, *others = rows
    if kind == PROSE:
        return node([_token(PROSE, "\n".join([first, *others]))])
    if more == PROSE and others:
        return node([_token(kind, first), _token(PROSE, "\n".join(others))])
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
    following = cycle(ends)
    for token in tokens:
        *lines, rest = token.text.split("\n")
        token.text = "".join([*[line + next(following) for line in lines], rest])
        if unended and token is tokens[-1] and token.text.strip("\r\n"):
            token.text = token.text.rstrip("\r\n")
        token.value = token.text
        token.start = start
        start = token.end
    return tree
