"""Words of a field over the lines that the old ones stood on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import attrs

from cablegram._edit.lines import Lines
from cablegram._edit.plan import Edit
from cablegram._edit.reflow import Manner, Reading, is_joint, reflow
from cablegram.values import Span

__all__ = ["LINE_WIDTH", "NARROWER", "spread", "trimmed", "widths"]

#: no line over 69 characters, blanks included (ACP 127, 138f)
LINE_WIDTH: Final = 69
#: A line that begins with a sign of its own would be read as another field; a little less width
#: puts another word there, and on one line (``None``) nothing can go wrong.
NARROWER: Final[tuple[int | None, ...]] = (*range(8), None)


def spread(lines: Lines, span: Span, new: str, less: int | None = 0) -> list[Edit]:
    """Return the edits that make the lines of ``span`` read as ``new``, one blank for each gap.

    ``less`` is by how much the lines shall be narrower than usual; ``None``: all on one line.
    """
    old = _reading(lines, span)
    columns = [lines.column(start) for start, _ in old.spans]
    width = None if less is None else max(_width(columns, old) - less, 1)
    return reflow(old, new, Manner(width, _joint(lines, old)), columns)


def widths(lines: Lines, span: Span, new: str) -> Iterator[list[Edit]]:
    """Yield the edits for each width, the usual one first."""
    for less in NARROWER:
        yield spread(lines, span, new, less)


def trimmed(text: str, span: Span) -> Span:
    """Return a span without the blanks and line ends around its words.

    >>> trimmed("E.O.: DECL  ", (5, 12))
    (6, 10)
    """
    whole = text[slice(*span)]
    start = span[0] + len(whole) - len(whole.lstrip())
    return (start, max(start, span[0] + len(whole.rstrip())))


@attrs.define
class _Drawn:
    """A reading while its lines come in."""

    spans: list[Span] = attrs.Factory(list)
    places: list[Span] = attrs.Factory(list)
    words: list[str] = attrs.Factory(list)
    length: int = -1

    def take(self, span: Span, words: str) -> None:
        """Add a line."""
        self.spans.append(span)
        self.places.append((self.length + 1, self.length + 1 + len(words)))
        self.length += 1 + len(words)
        self.words.append(words)


def _reading(lines: Lines, span: Span) -> Reading:
    """Return the lines of a field and what they read as."""
    drawn = _Drawn()
    for line in range(lines.number(span[0]), lines.number(max(span[0], span[1] - 1)) + 1):
        start, end = lines.words(line)
        start, end = max(start, span[0]), min(end, span[1])
        words = " ".join(lines.text[start:end].split())
        if words:
            drawn.take((start, end), words)
    return Reading(lines.text, drawn.spans, drawn.places, " ".join(drawn.words))


def _width(columns: list[int], old: Reading) -> int:
    longest = max(
        column + end - start for column, (start, end) in zip(columns, old.spans, strict=True)
    )
    return longest if len(old.spans) > 1 else max(longest, LINE_WIDTH)


def _joint(lines: Lines, old: Reading) -> str:
    """Return what stands between two lines of the field, or of what stands around it."""
    for (_, above), (below, _) in pairwise(old.spans):
        gap = lines.text[above:below]
        if is_joint(gap):
            return gap
    return lines.joint_near(old.spans[0][0])
