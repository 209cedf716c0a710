"""From text to the lossless tree: the grammar reads the lines, this module makes nodes of them."""

from __future__ import annotations

from functools import cache
from typing import Final

from cablegram._grammar import cable_grammar, document_grammar, load_machine
from cablegram._machine import Machine
from cablegram.nodes import DOCUMENT_CLASSES, NODE_CLASSES, Document
from cablegram.tree import Node, Token

__all__ = ["DOCUMENT_SIGN", "cable_parser", "document_parser", "is_document", "parse_tree"]

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


def parse_tree(text: str) -> Document:
    """Return the tree of a message, or of a document; every text has one.

    The end of the text ends its last line as a line feed would, so the grammar is given one;
    it is taken off the last token again.
    """
    ended = text in {"", "\ufeff"} or text.endswith(("\n", "\r"))
    parser = document_parser() if is_document(text) else cable_parser()
    tree = parser.parse(text if ended else text + "\n")
    if not ended:
        last = _last_token(tree)
        last.text = last.value = last.text[:-1]
    return tree


def _last_token(node: Node) -> Token:
    last = node.children[-1]
    while isinstance(last, Node):
        last = last.children[-1]
    return last
