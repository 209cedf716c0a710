"""The body: portions within the class of the message."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cablegram import tables
from cablegram._fields.portion import read_portion
from cablegram.blocks import Paragraph
from cablegram.findings import Finding, warning

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["check_body"]


def check_body(cable: Cable) -> Iterator[Finding]:
    """Yield portions above the class line; a class that is a guess tells nothing of them."""
    line = cable.class_line
    top = tables.classification(line.classification or "") if line else None
    if line is None or line.garbled or top is None:
        return
    for block in cable.body:
        if not isinstance(block, Paragraph) or block.portion is None:
            continue
        name = read_portion(f"({block.portion})").classification
        entry = tables.classification(name) if name else None
        if entry is not None and entry.rank > top.rank:
            said = f"a paragraph marked {block.portion} in a message that is {top.name}"
            yield warning("portion-above-class", said, block.span)
