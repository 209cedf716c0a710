"""From text to the lossless tree: Lark reads the lines, this module makes nodes of them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lark import Token as LarkToken

from cablegram._grammar import cable_grammar, load_parser
from cablegram.nodes import NODE_CLASSES, Document
from cablegram.tree import Node, Token

if TYPE_CHECKING:
    from collections.abc import Callable

    from lark import Lark

__all__ = ["cable_parser", "parse_tree"]


class _NodeBuilder:
    """Lark calls the attribute named like a rule with the children of that rule."""

    def __init__(self) -> None:
        for rule, node_class in NODE_CLASSES.items():
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
    return load_parser(cable_grammar(), "cable", transformer=_NodeBuilder())


def parse_tree(text: str) -> Document:
    """Return the tree of a message; every text has one.

    The end of the text ends its last line as a line feed would, so the grammar is given one;
    it is taken off the last token again, and the tokens are checked to cover the text.
    """
    ended = text in {"", "\ufeff"} or text.endswith(("\n", "\r"))
    tree: object = cable_parser().parse(text if ended else text + "\n")
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
