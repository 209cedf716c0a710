"""What holds for every node of every tree."""

from __future__ import annotations

from cablegram.nodes import NODE_CLASSES, Document
from cablegram.tree import Node, Token

__all__ = ["validate_node", "validate_tree"]


def validate_tree(tree: Document, text: str) -> None:
    """Check a whole tree against the text it was made from."""
    assert isinstance(tree, Document)
    assert tree.text == text
    position = 0
    for token in tree.tokens():
        assert token.start == position
        assert token.text
        position = token.end
    assert position == len(text)
    for node in tree.nodes():
        validate_node(node, text)


def validate_node(node: Node, text: str) -> None:
    """Check that class, children, text and span of a node agree."""
    assert NODE_CLASSES[node.kind] is type(node)
    assert node.children or not text
    assert all(isinstance(child, (Token, Node)) for child in node.children)
    assert node.text == "".join(child.text for child in node.children)
    start, end = node.span
    assert text[start:end] == node.text
    tokens = list(node.tokens())
    below = [
        token
        for child in node.children
        for token in ([child] if isinstance(child, Token) else child.tokens())
    ]
    assert list(map(id, tokens)) == list(map(id, below))
    assert [id(one) for one in node.nodes()][:1] == [id(node)]
    if tokens:
        assert (start, end) == (tokens[0].start, tokens[-1].end)
