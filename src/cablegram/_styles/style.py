"""What a style is given, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import attrs

from cablegram import nodes
from cablegram.cable import Cable
from cablegram.findings import Finding

__all__ = ["Options", "Styled", "Writer", "unknown_lines"]


@attrs.frozen
class Options:
    """What the caller may choose."""

    #: write characters outside of the set as others of it; only ``wire`` has a set
    transliterate: bool = False
    #: ``teletype`` (US teletype) or ``strict`` (the 45 characters of ACP 127)
    characters: str = "teletype"
    #: the bare article, no page around it; only ``html`` has a page
    fragment: bool = False


@attrs.frozen
class Styled:
    """A cable in a style."""

    text: str
    #: what the style cannot carry as it should; spans are places in ``text``
    findings: list[Finding] = attrs.Factory(list)
    #: of the new text as bytes, where the style says it; else that of the cable
    encoding: str | None = None


Writer: TypeAlias = Callable[[Cable, Options], Styled]
"""Every style is one of these."""


def unknown_lines(cable: Cable) -> int:
    """Return how many lines of a heading, or rows of a document, no format knows."""
    rows = sum(finding.code == "unknown-line" for finding in cable.diagnostics)
    # A finding names a block of lines.
    return max(rows, sum(1 for _ in cable.tree.find(nodes.UnknownLine)))
