"""Which carrier and which envelope a message came in, told by the lines the grammar found."""

from __future__ import annotations

import attrs

from cablegram import nodes
from cablegram._sets import SETS
from cablegram.tree import Node, Token

__all__ = ["Dialect", "find_dialect", "is_card", "message_heading"]


@attrs.frozen
class Dialect:
    """Carrier (``text``, ``markdown``, ...) and envelope (``acp127``, ``print``, ...)."""

    carrier: str
    envelope: str


_ACP127 = (nodes.TransmissionId, nodes.RoutingLine, nodes.StationLine, nodes.SecurityLine)
_SETS = (*SETS, nodes.Remarks, nodes.MessageNumber)
_PRINT = (nodes.PageLine, nodes.DistributionLines, nodes.DashLine)

#: lines whose ends or marks tell a Markdown copy
_MARKED = frozenset({"SMART_MRN", "STATION", "PREAMBLE", "SECURITY"})


def find_dialect(document: nodes.Document, heading: list[Node | Token]) -> Dialect:
    """Tell carrier and envelope of a message."""
    return Dialect(_carrier(document), _envelope(document, heading))


def is_card(node: Node | Token) -> bool:
    """Tell the one-line heading of JANAP 128 from a routing line by its ``--``."""
    return isinstance(node, nodes.RoutingLine) and "-" in node.value


def message_heading(heading: list[Node | Token]) -> list[Node | Token]:
    """Return the heading of the message itself, without a distribution list in front of it.

    Servers that deliver JANAP 128 messages put one there: addressees that the message names again.
    """
    cards = [index for index, node in enumerate(heading) if is_card(node)]
    return heading[cards[0] :] if cards else heading


def _carrier(document: nodes.Document) -> str:
    kinds = {type(node) for node in document.nodes()}
    if nodes.Frame in kinds or nodes.Attributes in kinds:
        return "nara"
    if nodes.HeadingMark in kinds or "](#)" in document.value:
        return "markdown"
    if any(_is_markdown(token) for token in document.tokens() if token.kind in _MARKED):
        return "markdown"
    return "text"


def _is_markdown(token: Token) -> bool:
    """Tell a bold row, or the two blanks of a hard line break behind a format line."""
    if token.kind == "SMART_MRN":
        return "*" in token.value or "|" in token.value
    return token.value.rstrip("\r\n").endswith("  ")


def _envelope(document: nodes.Document, heading: list[Node | Token]) -> str:
    """Tell the envelope; the first that fits, for a print may hold a message as it was sent."""
    kinds = {type(node) for node in heading}
    lines = (
        ("smart", nodes.SmartRow in kinds),
        ("janap128", any(is_card(node) for node in heading) or _is_naval(document, kinds)),
        ("acp127", not kinds.isdisjoint(_ACP127)),
        ("print", not kinds.isdisjoint(_PRINT)),
        ("acp126", nodes.PreambleLine in kinds),
    )
    return next((name for name, found in lines if found), "none")


def _is_naval(document: nodes.Document, kinds: set[type]) -> bool:
    """Tell sets, the text of JANAP 128 networks; an archive may have dropped their first line."""
    stations = {nodes.RoutingLine, nodes.StationLine}
    return kinds.isdisjoint(stations) and any(isinstance(it, _SETS) for it in document.nodes())
