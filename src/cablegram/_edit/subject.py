"""The subject: new words over the lines of the old ones, label and portion mark as they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cablegram import nodes
from cablegram._edit.lines import Lines
from cablegram._edit.plan import Edit, Plan, words
from cablegram._edit.rows import in_row
from cablegram._edit.spread import trimmed, widths
from cablegram._fields.portion import read_portion
from cablegram.values import Portion, Span, Subject

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["plan_subject"]


def plan_subject(cable: Cable, wanted: object) -> Plan:
    """Change the subject; ``wanted`` is text, its blanks are folded."""
    given = words("subject", "the words of a subject", wanted)
    value = cable.subject_line
    if value is None:
        message = "subject: this cable has no SUBJECT line; put one into the text and parse it"
        raise ValueError(message)
    return Plan(_ways(cable, value, given), lambda new: new.subject == given)


def _ways(cable: Cable, value: Subject, given: str) -> Iterator[list[Edit]]:
    if value.subject == given:
        yield []
        return
    lines = Lines(str(cable))
    if value.subject is None:
        yield [_first_words(cable, lines, given)]
        return
    span = _behind_mark(lines, value)
    if in_row(cable, span[0]):
        yield [Edit(*span, given)]
        return
    yield from widths(lines, span, given)


def _behind_mark(lines: Lines, value: Subject) -> Span:
    """Return where the words stand: the row of a SMART print has the portion mark with them."""
    start, end = value.span
    mark = read_portion(lines.text[start:end]) if value.portion else Portion()
    return trimmed(lines.text, (start + mark.length, end))


def _first_words(cable: Cable, lines: Lines, given: str) -> Edit:
    """Put words behind a label that stands alone."""
    node = next(
        (node for node in cable.layout.fields if isinstance(node, nodes.SubjectLines)), None
    )
    if node is None:
        raise ValueError("subject: its label stands on the line of another field, without words")
    start, end = lines.words(lines.number(node.span[0]))
    stop = lines.start(lines.number(start) + 1)
    gap = "" if lines.text[end:stop].startswith((" ", "\t")) else " "
    place = end + (0 if gap else 1)
    return Edit(place, place, gap + given)
