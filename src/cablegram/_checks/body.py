"""The body: paragraphs and pages in sequence, portions within the class of the message."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cablegram import tables
from cablegram._fields.portion import read_portion
from cablegram.blocks import Paragraph
from cablegram.findings import Finding, note, warning

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["check_body"]


def check_body(cable: Cable) -> Iterator[Finding]:
    """Yield gaps, repeats, and portions above the class line."""
    yield from _paragraphs(cable)
    yield from _portions(cable)
    yield from _pages(cable)


def _paragraphs(cable: Cable) -> Iterator[Finding]:
    expected = 1
    for block in cable.body:
        if not isinstance(block, Paragraph) or block.number is None:
            continue
        if block.number != expected:
            said = f"paragraph {block.number} where {expected} should come"
            yield note("paragraph-sequence", said, block.span)
        expected = block.number + 1


def _portions(cable: Cable) -> Iterator[Finding]:
    top = tables.classification(cable.classification or "")
    if top is None:
        return
    for block in cable.body:
        if not isinstance(block, Paragraph) or block.portion is None:
            continue
        name = read_portion(f"({block.portion})").classification
        entry = tables.classification(name) if name else None
        if entry is not None and entry.rank > top.rank:
            said = f"a paragraph marked {block.portion} in a message that is {top.name}"
            yield warning("portion-above-class", said, block.span)


def _pages(cable: Cable) -> Iterator[Finding]:
    """Page lines count up; a page inside a section begins anew with each."""
    last = 0
    for page in cable.page_lines:
        if page.page is None:
            continue
        if page.page not in {last, last + 1, 1} and last:
            yield note("page-sequence", f"page {page.page} follows page {last}", page.span)
        last = page.page
