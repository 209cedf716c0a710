"""Where a set of a formatted text ends: at its ``//``, whatever lines stand before that.

The grammar sees lines. A set that goes on over empty lines, page lines, or lines that look like
others (``REF C IS ...`` in a narrative) comes from it in pieces; they are put together here.
"""

from __future__ import annotations

from cablegram import nodes
from cablegram.tree import Node, Token

__all__ = ["SETS", "parted", "whole_sets"]

#: sets of the head; free text (``RMKS``) is the body
SETS = (nodes.SubjectSet, nodes.ReferenceSet, nodes.UsmtfSet)
#: what begins something new, however the set above it was left
_NEVER_IN_SETS = (
    *SETS,
    nodes.MessageNumber,
    nodes.OfficeCodes,
    nodes.ClassLine,
    nodes.SubjectLines,
    nodes.TagsLine,
    nodes.ExecutiveOrderLine,
)


def whole_sets(head: list[Node | Token]) -> list[Node | Token]:
    """Return the parts of a head with each set in one node, and what ran into a set apart."""
    if any(isinstance(child, nodes.ReferenceSet) for child in head):
        head = [_told(child) for child in head]
    found: list[Node | Token] = []
    index = 0
    while index < len(head):
        child = head[index]
        index += 1
        if isinstance(child, SETS):
            end = _end_of_set(head, index) if not _closing(child) else index
            found += parted(type(child)([child, *head[index:end]]))
            index = end
        else:
            found.append(child)
    return found


def _told(child: Node | Token) -> Node | Token:
    """Return ``REF C IS ...`` beside sets of references as what it is: the words of a narrative."""
    if isinstance(child, (nodes.ReferenceLines, nodes.ReferenceItem)):
        return nodes.Loose([*child.children])
    return child


def _end_of_set(head: list[Node | Token], start: int) -> int:
    """Return the index behind the part that closes the set, or ``start`` if none does."""
    for index, part in enumerate(head[start:], start):
        if isinstance(part, _NEVER_IN_SETS):
            break
        if isinstance(part, Node) and _closing(part):
            return index + 1
    return start


def _closing(node: Node) -> Token | None:
    """Return the line that ends with ``//``."""
    return next((line for line in node.tokens() if line.value.rstrip().endswith("//")), None)


def parted(node: Node) -> list[Node | Token]:
    """Return a set and, apart from it, the lines behind the one that closes it."""
    lines = list(node.tokens())
    last = _closing(node)
    end = lines.index(last) + 1 if last is not None else len(lines)
    rest: list[Token | Node] = [*lines[end:]]
    return [type(node)([*lines[:end]]), *([nodes.Loose(rest)] if rest else [])]
