"""The head of the text: codes against the tables, dates against the order, letters in sequence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from cablegram import nodes, tables
from cablegram.findings import Finding, note, warning

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["check_head"]


def check_head(cable: Cable) -> Iterator[Finding]:
    """Yield what the tables lack, and what cannot be right in the head."""
    yield from _class_line(cable)
    yield from _tags(cable)
    yield from _term(cable)
    yield from _letters(cable)
    yield from _sections(cable)
    yield from _pages(cable)


def _class_line(cable: Cable) -> Iterator[Finding]:
    line = cable.class_line
    if line is None:
        return
    if line.garbled and line.classification:
        said = f"a damaged classification, read as {line.classification}"
        yield note("garbled-classification", said, line.span)
    if cable.post and tables.post(cable.post) is None:
        yield note("unknown-post", f"{cable.post} is not in the table of posts", line.span)


def _tags(cable: Cable) -> Iterator[Finding]:
    for tag in cable.tag_entries:
        if tag.split:
            yield note("fused-tags", f"{tag.code} taken out of a word of two codes", tag.span)
        elif tag.kind is None:
            yield note("unknown-tag", f"{tag.code} is not in the table of TAGS", tag.span)


def _term(cable: Cable) -> Iterator[Finding]:
    """Yield a date of declassification beyond the term of the order."""
    found = cable.declassification
    order = tables.executive_order(found.order) if found and found.order else None
    if found is None or found.order is None:
        return
    if order is None:
        yield note("unknown-order", f"there is no executive order {found.order}", found.span)
        return
    signed, until = _day(cable.dtg), _day(found.on)
    if order.longest_years is not None and signed and until:
        # A day more than the years: drafters count from the day after the message.
        latest = signed.toordinal() + order.longest_years * 366
        if until.toordinal() > latest:
            said = f"{found.on} is beyond the {order.longest_years} years of order {order.number}"
            yield warning("declassification-term", said, found.span)


def _day(written: str | None) -> dt.date | None:
    """Return a date of the record; a document may hold any text in its place."""
    try:
        return dt.date.fromisoformat(written[:10]) if written else None
    except ValueError:
        return None


def _letters(cable: Cable) -> Iterator[Finding]:
    letters = [(one.label, one.span) for one in cable.references if one.label]
    for (before, _), (letter, span) in pairwise(letters):
        single = before and letter and len(before) == len(letter) == 1
        if single and before and letter and ord(letter) - ord(before) not in {0, 1}:
            yield note("reference-sequence", f"reference {letter} follows {before}", span)


def _sections(cable: Cable) -> Iterator[Finding]:
    """Section 1 of 3, and no other section of the message in the text."""
    line, section = cable.class_line, cable.section
    if isinstance(cable.tree, nodes.WrittenDocument):
        return  # it has no pages
    if line is None or section is None or section.number is None or section.total is None:
        return
    span = line.span
    if section.number > section.total:
        yield warning("section-count", f"section {section.number} of {section.total}", span)
    kinds = (nodes.LateClassLine, nodes.ClassLine)
    late = sum(isinstance(node, kinds) for node in cable.tree.nodes()) > 1
    pages = max((page.total or 0 for page in cable.page_lines), default=0)
    if section.total > 1 and not late and not pages:
        said = f"section {section.number} of {section.total}; no page of another section is here"
        yield note("section-alone", said, span)


def _pages(cable: Cable) -> Iterator[Finding]:
    """Yield the first page line of the same post with another number than the class line."""
    line = cable.class_line
    if line is None or line.serial is None or not cable.post:
        return
    post = cable.post.replace(" ", "")
    for page in cable.page_lines:
        printed = (page.post or "").replace(" ", "")
        # The printer cuts the post, and the number of the book's lines to four digits.
        if printed and post.startswith(printed) and (page.serial or 0) % 10**6 != line.serial:
            said = f"the page line has {page.post} {page.serial}, the class line {line.serial}"
            yield warning("page-mismatch", said, page.span)
            return
