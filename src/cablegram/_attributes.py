"""The archive's attributes (NARA): ``Key: value`` lines behind the message."""

from __future__ import annotations

from typing import TypeAlias

from cablegram import nodes
from cablegram.tree import Node

__all__ = ["read_attributes"]

Attributes: TypeAlias = dict[str, tuple[list[str], list[Node]]]
"""Key: the words of its value, and the nodes that say it."""

#: the attribute that has the words of the release stamp for a value, one below the other
_MARKINGS = "Review Markings"
#: the stamp of a page has them on one line
_WORDS_OF_STAMP = 5


def read_attributes(tree: nodes.Document) -> Attributes:
    """Return the attributes, keys as printed; the last of one key counts."""
    found: Attributes = {}
    key = ""
    listed = [part for part in tree.children if isinstance(part, nodes.Attributes)]
    for node in (node for part in listed for node in part.nodes()):
        if isinstance(node, nodes.Attribute):
            key, _, value = node.value.partition(":")
            key = key.strip()
            found[key] = (value.split(), [node])
        elif key and (
            isinstance(node, nodes.AttributeMore)
            or (isinstance(node, nodes.Stamp) and key == _MARKINGS and not _is_whole(node))
        ):
            words, lines = found[key]
            words += node.value.split()
            lines.append(node)
    return found


def _is_whole(stamp: nodes.Stamp) -> bool:
    return len(stamp.value.split()) > _WORDS_OF_STAMP
