"""What a line is by its node alone: furniture of a page, print, network or carrier, or nothing."""

from __future__ import annotations

from typing import Final, TypeAlias

from cablegram import nodes
from cablegram.tree import Node, Token

__all__ = ["Owner", "default_owners", "furniture_names"]

Owner: TypeAlias = str | None
"""Who has a stretch of a text; ``None``: nobody."""

#: tokens that are the same wherever they stand
_TOKENS: Final[dict[str, str]] = {
    "BLANK": "blank",
    "BOM": "carrier",
    "CHROME": "carrier",
    "DOCUMENT_SIGN": "carrier",
    "MESSAGE_ATTRIBUTES": "frame",
}
#: nodes whose words no key of the record holds, and no key should
_NODES: Final[dict[type[Node], str]] = {
    nodes.AccountingLine: "accounting",
    nodes.ArchiveEnd: "archive end",
    nodes.Banner: "banner",
    nodes.ClassLine: "class line",
    nodes.Collated: "archive note",
    nodes.Correction: "correction",
    nodes.DashLine: "dash line",
    nodes.EndOfMessage: "end of message",
    nodes.Following: "following messages",
    nodes.Frame: "frame",
    nodes.HeadRow: "table head",
    nodes.InboxRow: "inbox row",
    nodes.InstructionLine: "instruction",
    nodes.LateClassLine: "class line",
    nodes.Notice: "notice",
    nodes.PageFeed: "page feed",
    nodes.PageLine: "page line",
    nodes.Queue: "queue",
    nodes.Redaction: "redaction",
    nodes.Rule: "rule",
    nodes.SeparationLine: "separation",
    nodes.SerialLine: "serial line",
    nodes.Spacer: "spacer",
    nodes.Stamp: "stamp",
    nodes.TranscriptMark: "transcript mark",
}


def furniture_names() -> set[str]:
    """Return the kinds of furniture that a node or token alone tells."""
    return {*_TOKENS.values(), *_NODES.values()}


def default_owners(tree: Node) -> list[tuple[Token, Owner]]:
    """Return the tokens of a tree, each with the owner that it has if nothing else claims it."""
    return _gather(tree, None, [])


def _gather(
    node: Node, owner: Owner, found: list[tuple[Token, Owner]]
) -> list[tuple[Token, Owner]]:
    for child in node.children:
        # No deeper than the grammar, however long the text is.
        if isinstance(child, Token):
            found.append((child, _TOKENS.get(child.kind, owner)))
        else:
            _gather(child, _NODES.get(type(child), owner), found)
    return found
