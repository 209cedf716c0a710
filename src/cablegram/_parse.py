"""From text to the lossless tree: the grammar reads the lines, this module makes nodes of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from cablegram._grammar import cable_grammar, document_grammar, load_machine
from cablegram._machine import Machine
from cablegram._split import extents
from cablegram.nodes import (
    DOCUMENT_CLASSES,
    NODE_CLASSES,
    Body,
    ClassLine,
    Document,
    EndOfMessage,
    Following,
    Heading,
    LateClassLine,
    PreambleLine,
    Tail,
    Text,
    TransmissionId,
)
from cablegram.tree import Node, Token

__all__ = [
    "DOCUMENT_SIGN",
    "cable_parser",
    "document_parser",
    "following",
    "is_document",
    "parse_tree",
]

#: the first line of a document, ``DOCUMENT_SIGN`` of its grammar
DOCUMENT_SIGN: Final = "<!-- cablegram/1 -->"


@cache
def cable_parser() -> Machine[Document]:
    """Return the parser of a whole message, built once."""
    return load_machine(cable_grammar(), "cable", Token, NODE_CLASSES, run="PROSE")


@cache
def document_parser() -> Machine[Document]:
    """Return the parser of a document, built once."""
    return load_machine(document_grammar(), "document", Token, DOCUMENT_CLASSES)


def is_document(text: str) -> bool:
    r"""Tell a document of ``grammar/document.lark`` from a message: by its first line alone.

    >>> is_document("<!-- cablegram/1 -->\n\n# GOR OUTLOOK\n"), is_document("UNCLAS LA PAZ 2080\n")
    (True, False)
    """
    begin = text.removeprefix("\ufeff")
    if not begin.startswith(DOCUMENT_SIGN):
        return False
    line, _, _ = begin.partition("\n")
    return not line.partition("\r")[0].removeprefix(DOCUMENT_SIGN).strip(" \t")


def parse_tree(text: str, sections: Sequence[int] | None = None) -> Document:
    """Return the tree of a message, or of a document; every text has one.

    Where other messages follow in the text, they are the last node of the tree. Sections of a
    message are read each by itself: ``sections`` are the places where they begin, if these are
    known already.
    """
    if is_document(text):
        return _tree(document_parser(), text)
    if sections is None:
        tree = _tree(cable_parser(), text)
        if not _may_hold_more(tree):
            return tree
        first = extents(text)[0]
        return _joined(text, first.sections, first.end)
    return _joined(text, sections, len(text))


def _tree(parser: Machine[Document], text: str, without: frozenset[str] = frozenset()) -> Document:
    """Parse a text. Its end ends the last line as a line feed would, so the grammar is given one.

    It is taken off the last token again.
    """
    ended = text in {"", "\ufeff"} or text.endswith(("\n", "\r"))
    tree = parser.parse(text if ended else text + "\n", without)
    if not ended:
        last = _last_token(tree)
        last.text = last.value = last.text[:-1]
    return tree


def _joined(text: str, sections: Sequence[int], end: int) -> Document:
    """Return the tree of a message in sections, and of what follows it in the text."""
    children: list[Token | Node] = []
    for start, stop in pairwise([*sections, end]):
        part = _tree(cable_parser(), text[start:stop], _beginnings())
        for token in part.tokens():
            token.start += start
        children += part.children
    if end < len(text):
        children.append(following(text, end))
    return Document(children)


def following(text: str, start: int) -> Following:
    """Return the node of the messages that follow in a text."""
    return Following([Token("REMAINDER", text[start:], start, text[start:])])


@cache
def _beginnings() -> frozenset[str]:
    """Return the terminals by which another message is known."""
    names = (terminal.name for terminal in cable_parser().terminals)
    return frozenset(name for name in names if name.endswith("_START"))


def _may_hold_more(tree: Document) -> bool:
    """Tell whether a second message, or a section, may stand in a text.

    A line that begins one was seen behind the text, or something stands there twice, or behind
    the end, that a message has once.
    """
    kinds = [type(child) for child in tree.children]
    if Following in kinds or kinds.count(Heading) > 1 or kinds.count(Text) > 1:
        return True
    seen = [type(line) for part in tree.children for line in _lines_of(part)]
    return (
        LateClassLine in seen
        or any(seen.count(kind) > 1 for kind in (TransmissionId, PreambleLine, ClassLine))
        or (EndOfMessage in seen and Tail in seen)
    )


def _lines_of(part: Token | Node) -> list[Token | Node]:
    """Return the lines of a heading, a text or an ending, and of a body."""
    if not isinstance(part, Node):
        return []
    body = part.children[-1]
    return [*part.children, *(body.children if isinstance(body, Body) else [])]


def _last_token(node: Node) -> Token:
    last = node.children[-1]
    while isinstance(last, Node):
        last = last.children[-1]
    return last
