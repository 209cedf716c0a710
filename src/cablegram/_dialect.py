"""Which carrier and which envelope a message came in, told by the lines the grammar found."""

from __future__ import annotations

import attrs

from cablegram import nodes
from cablegram.tree import Node, Token

__all__ = ["Dialect", "find_dialect"]


@attrs.frozen
class Dialect:
    """Carrier (``text``, ``markdown``, ...) and envelope (``acp127``, ``print``, ...)."""

    carrier: str
    envelope: str


_ACP127 = (nodes.TransmissionId, nodes.RoutingLine, nodes.StationLine, nodes.SecurityLine)
_PRINT = (nodes.PageLine, nodes.DistributionLines, nodes.DashLine)


def find_dialect(document: nodes.Document, heading: list[Node | Token]) -> Dialect:
    """Tell carrier and envelope of a message."""
    return Dialect(_carrier(document), _envelope(heading))


def _carrier(document: nodes.Document) -> str:
    kinds = {type(node) for node in document.nodes()}
    if nodes.Frame in kinds or nodes.Attributes in kinds:
        return "nara"
    if nodes.HeadingMark in kinds or any(_is_markdown(token) for token in document.tokens()):
        return "markdown"
    return "text"


def _is_markdown(token: Token) -> bool:
    """A link to nowhere, or the two blanks of a hard line break behind a format line."""
    if "](#)" in token.value:
        return True
    return token.kind in {"STATION", "PREAMBLE", "SECURITY"} and token.value.rstrip("\r\n").endswith("  ")


def _envelope(heading: list[Node | Token]) -> str:
    if any(isinstance(node, nodes.RoutingLine) and "-" in node.value for node in heading):
        return "janap128"
    if any(isinstance(node, _ACP127) for node in heading):
        return "acp127"
    if any(isinstance(node, _PRINT) for node in heading):
        return "print"
    if any(isinstance(node, nodes.PreambleLine) for node in heading):
        return "acp126"
    return "none"
