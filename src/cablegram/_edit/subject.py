"""The subject: new words over the lines of the old ones, label and portion mark as they are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from cablegram import nodes
from cablegram._edit.lines import Lines
from cablegram._edit.plan import Edit, Plan, misfit
from cablegram._edit.reflow import Manner, Reading, is_joint, reflow
from cablegram.values import Span, Subject

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["plan_subject"]

#: no line over 69 characters, blanks included (ACP 127, 138f)
LINE_WIDTH = 69


def plan_subject(cable: Cable, wanted: object) -> Plan:
    """Change the subject; ``wanted`` is text, its blanks are folded."""
    if not isinstance(wanted, str) or not wanted.strip():
        raise misfit("subject", "the words of a subject", wanted)
    value = cable.subject_line
    if value is None:
        message = "subject: this cable has no SUBJECT line; put one into the text and parse it"
        raise ValueError(message)
    words = " ".join(wanted.split())
    return Plan(_ways(cable, value, words), lambda new: new.subject == words)


def _ways(cable: Cable, value: Subject, words: str) -> Iterator[list[Edit]]:
    if value.subject == words:
        yield []
        return
    lines = Lines(str(cable))
    if value.subject is None:
        yield [_first_words(cable, lines, words)]
        return
    old = _reading(lines, value.span)
    columns = [lines.column(start) for start, _ in old.spans]
    # A line that begins with a sign of its own would not be read as subject; a little less
    # width puts another word there, and on one line nothing can go wrong.
    for width in _widths(columns, old):
        yield reflow(old, words, Manner(width, _joint(lines, old)), columns)


def _first_words(cable: Cable, lines: Lines, words: str) -> Edit:
    """Put words behind a label that stands alone."""
    node = next(node for node in cable.layout.fields if isinstance(node, nodes.SubjectLines))
    start, end = lines.words(lines.number(node.span[0]))
    stop = lines.start(lines.number(start) + 1)
    gap = "" if lines.text[end:stop].startswith((" ", "\t")) else " "
    place = end + (0 if gap else 1)
    return Edit(place, place, gap + words)


def _reading(lines: Lines, span: Span) -> Reading:
    """Return the lines of the subject and what they read as."""
    spans: list[Span] = []
    places: list[Span] = []
    read: list[str] = []
    length = -1
    for line in range(lines.number(span[0]), lines.number(span[1] - 1) + 1):
        start, end = lines.words(line)
        start, end = max(start, span[0]), min(end, span[1])
        words = " ".join(lines.text[start:end].split())
        if words:
            spans.append((start, end))
            places.append((length + 1, length + 1 + len(words)))
            length += 1 + len(words)
            read.append(words)
    return Reading(lines.text, spans, places, " ".join(read))


def _widths(columns: list[int], old: Reading) -> Iterator[int | None]:
    longest = max(
        column + end - start for column, (start, end) in zip(columns, old.spans, strict=True)
    )
    width = longest if len(old.spans) > 1 else max(longest, LINE_WIDTH)
    yield from range(width, max(width - 8, 0), -1)
    yield None


def _joint(lines: Lines, old: Reading) -> str:
    """Return what stands between two lines of the subject, or of what stands around it."""
    for (_, above), (below, _) in pairwise(old.spans):
        gap = lines.text[above:below]
        if is_joint(gap):
            return gap
    return lines.joint_near(old.spans[0][0])
