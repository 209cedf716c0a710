"""Which lines of a heading fill which key of the record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cablegram import nodes
from cablegram._account.furniture import Owner
from cablegram._address import address_lines
from cablegram._dialect import is_card, message_heading
from cablegram._envelope import drafting_label
from cablegram.tree import Node, Token

__all__ = ["heading_owners"]

#: of these the first counts; ``dtg`` stands for the precedence beside it, too
_FIRST: Final[dict[type[Node], str]] = {
    nodes.TransmissionId: "transmission_id",
    nodes.RoutingLine: "routing",
    nodes.StationLine: "station",
    nodes.SecurityLine: "security",
    nodes.PreambleLine: "dtg",
    nodes.OriginatorLine: "origin",
    nodes.PrecedenceLine: "precedence",
}
_BLOCKS: Final[dict[type[Node], str]] = {
    nodes.ActionBlock: "to",
    nodes.InformationBlock: "info",
    nodes.ExemptedBlock: "exempt",
}


def heading_owners(heading: list[Node | Token]) -> Iterator[tuple[Node, Owner]]:
    """Yield the nodes of a heading that are no furniture, each with its owner."""
    lines = [part for part in heading if isinstance(part, Node)]
    own = message_heading(heading)
    if len(own) < len(heading):
        # What a server of messages puts in front: who shall have a copy.
        front = heading[: len(heading) - len(own)]
        yield from ((part, "delivery list") for part in front if isinstance(part, Node))
    yield from ((node, _BLOCKS[kind]) for kind, node in address_lines(own))
    yield from _drafting(lines)
    seen: set[type[Node]] = set()
    for node in lines:
        kind = type(node)
        if kind is nodes.DistributionLines:
            yield node, "distribution"
        elif kind in _FIRST and kind not in seen:
            seen.add(kind)
            yield node, _FIRST[kind]
        elif is_card(node) and nodes.StationLine not in seen:
            yield node, "station"


def _drafting(lines: list[Node]) -> Iterator[tuple[Node, Owner]]:
    keys = {"drafted_by", "approved_by"}
    for node in lines:
        if isinstance(node, nodes.DraftingLines):
            words = " ".join(node.value.split()).upper()
            found = next((key for key in keys if words.startswith(drafting_label(key))), None)
            keys.discard(found or "")
            yield node, found
