"""What later sections of a message repeat of its head: no part of any sentence."""

from __future__ import annotations

from collections.abc import Iterable

from cablegram import nodes
from cablegram._body.lines import lines_of
from cablegram._fields.captions import caption_words, is_attention, names_office
from cablegram.tree import Node, Token

__all__ = ["without_repeats"]

#: what may stand between a section's class line and the lines that it repeats
_AROUND = (nodes.PageLine, nodes.Banner, nodes.Stamp, nodes.DashLine, nodes.Spacer)
_HEADS = (nodes.LateClassLine, nodes.ClassLine)


def without_repeats(
    parts: list[Node | Token], known: Iterable[Token], *, opened: bool = False
) -> tuple[list[Node | Token], list[Token]]:
    """Return parts of a body without what stands repeated under class lines, and that.

    ``known`` are the lines of the first section's head. ``opened`` tells that a class line stands
    in front of the parts.
    """
    heads = {_folded(line) for token in known for line in token.value.splitlines()}
    kept: list[Node | Token] = []
    repeated: list[Token] = []
    for part in parts:
        if isinstance(part, _HEADS):
            opened = True
        elif opened and isinstance(part, (nodes.Prose, nodes.Loose)):
            again, rest = _parted(part, heads)
            repeated += again
            kept += [rest] if rest else []
            opened = rest is None
            continue
        elif isinstance(part, Node) and not isinstance(part, _AROUND):
            opened = False
        kept.append(part)
    return kept, repeated


def _parted(node: Node, heads: set[str]) -> tuple[list[Token], Node | None]:
    """Return the lines at a node's beginning that are repeated, and the node without them."""
    tokens = list(node.tokens())
    again: list[Token] = []
    for index, token in enumerate(tokens):
        lines = lines_of(token, _folded)
        end = next((line.begin for line in lines if not _is_repeated(line.text, heads)), None)
        if end is None:
            again.append(token)
            continue
        if end:
            again.append(token.part(0, end))
            token = token.part(end, len(token.value))  # noqa: PLW2901
        return again, type(node)([token, *tokens[index + 1 :]])
    return again, None


def _is_repeated(line: str, heads: set[str]) -> bool:
    if line in heads or caption_words(line):
        return True
    return names_office(line) or is_attention(line)


def _folded(line: str) -> str:
    return " ".join(line.split())
