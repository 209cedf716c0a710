"""From text to the lossless tree: Lark reads the lines, this module makes nodes of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from lark import Token as LarkToken

from cablegram._grammar import cable_grammar, document_grammar, load_parser
from cablegram.nodes import DOCUMENT_CLASSES, NODE_CLASSES, Document
from cablegram.tree import Node, Token

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from lark import Lark

__all__ = ["DOCUMENT_SIGN", "cable_parser", "document_parser", "is_document", "parse_tree"]

#: the first line of a document, ``DOCUMENT_SIGN`` of its grammar
DOCUMENT_SIGN: Final = "<!-- cablegram/1 -->"


class _NodeBuilder:
    """Lark calls the attribute named like a rule with the children of that rule."""

    def __init__(self, classes: Mapping[str, type[Node]]) -> None:
        for rule, node_class in classes.items():
            setattr(self, rule, _build(node_class))


def _build(node_class: type[Node]) -> Callable[[list[LarkToken | Node]], Node]:
    def build(children: list[LarkToken | Node]) -> Node:
        return node_class([_leaf(child) for child in children])

    return build


def _leaf(child: LarkToken | Node) -> Token | Node:
    if isinstance(child, LarkToken):
        text = child.value
        return Token(child.type, text, child.start_pos or 0, text)
    return child


@cache
def cable_parser() -> Lark:
    """Return the parser of a whole message, built once."""
    return load_parser(cable_grammar(), "cable", transformer=_NodeBuilder(NODE_CLASSES))


@cache
def document_parser() -> Lark:
    """Return the parser of a document, built once."""
    return load_parser(document_grammar(), "document", transformer=_NodeBuilder(DOCUMENT_CLASSES))


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
    it is taken off the last token again, and the tokens are checked to cover the text.
    """
    ended = text in {"", "\ufeff"} or text.endswith(("\n", "\r"))
    parser = document_parser() if is_document(text) else cable_parser()
    tree: object = parser.parse(text if ended else text + "\n")
    if not isinstance(tree, Document):  # pragma: no cover
        message = f"the grammar yielded {tree!r}"
        raise TypeError(message)
    if not ended:
        last = _last_token(tree)
        last.text = last.value = last.text[:-1]
    covered = sum(len(token.text) for token in tree.tokens())
    if covered != len(text):  # pragma: no cover
        message = f"the grammar covers {covered} of {len(text)} characters"
        raise AssertionError(message)
    return tree


def _last_token(node: Node) -> Token:
    last = node.children[-1]
    while isinstance(last, Node):
        last = last.children[-1]
    return last
