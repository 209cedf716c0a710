"""The head of the text: codes against the tables, dates against the order, letters in sequence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from cablegram import tables
from cablegram.findings import Finding, note, warning

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["check_head"]

#: no name among the TAGS is longer: INTERNATIONAL COURT OF JUSTICE
_LONGEST_NAME = 40
#: a message shows so much of words
_SHOWN = 60


def check_head(cable: Cable) -> Iterator[Finding]:
    """Yield what the tables lack, and what cannot be right in the head."""
    yield from _class_line(cable)
    yield from _tags(cable)
    yield from _term(cable)
    yield from _letters(cable)
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
            yield note("unknown-tag", _unknown(tag.code), tag.span)


def _unknown(code: str) -> str:
    """Say what is unknown: a code and those that are like it, or words that are none."""
    if len(code) > _LONGEST_NAME:
        return f"words among the TAGS that are no code: {code[:_SHOWN]}"
    like = tables.tags_like(code)
    asked = f": did you mean {' or '.join(like)}?" if like else ""
    return f"{code} is not in the table of TAGS{asked}"


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
    # An order that is later than the message is that of a review: the day it names is past.
    if order.longest_years is not None and signed and until and signed >= order.signed:
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
