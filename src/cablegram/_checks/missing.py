"""What a message lacks that is whole otherwise: number, TAGS, subject, text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from cablegram import tables
from cablegram.blocks import Paragraph
from cablegram.findings import Finding, note
from cablegram.values import Span

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["check_missing"]

#: TAGS were introduced in the course of 1973
_FIRST_YEAR_OF_TAGS: Final = 1974
#: by so many signs a text is a message, and not a line of one
_ENOUGH: Final = 2


def check_missing(cable: Cable) -> Iterator[Finding]:
    """Yield what is not there, at the class line if there is one."""
    place: Span = cable.class_line.span if cable.class_line else (0, 0)
    if not cable.body:
        if _signs(cable) >= _ENOUGH:
            yield note("no-text", "no text behind the heading", place)
        return
    if not _is_whole(cable):
        return
    numbered = cable.post is not None and cable.serial is not None
    if cable.subject is None and (numbered or (cable.origin and cable.dtg)):
        yield note("no-subject", "a message with a text, and no subject", place)
    elif numbered and not cable.tag_entries and _needs_tags(cable):
        yield note("no-tags", "a message with a subject, and no TAGS", place)
    elif not (numbered or cable.mrn) and cable.subject and _is_state(cable.origin):
        lacking = "serial" if cable.post else "post"
        said = f"a message without a number: the {lacking} is missing"
        yield note("no-number", said, place)


def _signs(cable: Cable) -> int:
    numbered = cable.class_line is not None and cable.class_line.serial is not None
    return sum(map(bool, (cable.origin, numbered, cable.subject, cable.attributes)))


def _is_whole(cable: Cable) -> bool:
    """Tell a message from an extract, from a later section, and from a line or two of service."""
    later = cable.section is not None and (cable.section.number or 1) > 1
    numbers = any(isinstance(block, Paragraph) and block.number for block in cable.body)
    return not (cable.partial or later) and (numbers or bool(cable.tag_entries))


def _needs_tags(cable: Cable) -> bool:
    return (cable.year or 0) >= _FIRST_YEAR_OF_TAGS and _is_state(cable.post)


def _is_state(name: str | None) -> bool:
    """Tell a post of the Department: military senders have neither TAGS nor such numbers."""
    return name is not None and tables.post(name) is not None
