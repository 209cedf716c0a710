"""The rows of SMART prints: a list in one row, its entries parted by semicolons or breaks."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from cablegram._edit.plan import Edit
from cablegram._edit.sequence import Change, Gone, Steps
from cablegram._fields.smart import Part, Row
from cablegram._places import locate_all
from cablegram._smart import smart_rows
from cablegram.tree import Node
from cablegram.values import Span

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["Entries", "in_row", "row_of"]

#: bold, in italics, struck out
_MARKS = frozenset("*~")
#: what may part two entries, or end the last
_ENDS = frozenset(";<|\n\r")


def row_of(cable: Cable, *labels: str) -> tuple[Row, Node] | None:
    """Return the first row of one of the labels that says something."""
    rows = smart_rows(cable.layout.heading, cable.layout.ending).rows
    return next((it for it in rows if it[0].label in labels and it[0].parts), None)


def in_row(cable: Cable, place: int) -> bool:
    """Tell whether a place of the input stands in a row: there, no line wraps."""
    rows = smart_rows(cable.layout.heading, cable.layout.ending).rows
    return any(node.span[0] <= place < node.span[1] for _, node in rows)


@attrs.frozen
class Entries:
    """The entries of a row where they stand, marks behind them included."""

    text: str
    spans: list[Span]

    @classmethod
    def of(cls, cable: Cable, row: Row, node: Node) -> Entries:
        """Find the entries."""
        text = node.value
        return cls(str(cable), locate_all([_whole(text, part) for part in row.parts], node))

    def edits(self, steps: Iterable[Change], written: list[str]) -> list[Edit]:
        """Return the edits of the steps; ``written`` has the new entries as they are written."""
        by_kind = Steps.of(steps)
        edits = [self._removed(index, by_kind.gone) for index in by_kind.gone]
        edits += [Edit(*self.spans[old], written[new]) for old, new in by_kind.changed]
        for before, new in by_kind.added.items():
            edits.append(self._added(before, [written[it] for it in new]))
        return edits

    def _removed(self, index: int, gone: Gone) -> Edit:
        start, end = self.spans[index]
        if index <= gone.front:
            following = self.spans[index + 1 : index + 2]
            return Edit(start, following[0][0] if following else end)
        return Edit(self.spans[index - 1][1], end)

    def _added(self, before: int, texts: list[str]) -> Edit:
        gaps = [self.text[one[1] : other[0]] for one, other in pairwise(self.spans)]
        joint = gaps[0] if gaps else "; "
        if before:
            place = self.spans[before - 1][1]
            return Edit(place, place, "".join(joint + text for text in texts))
        place = self.spans[0][0]
        return Edit(place, place, "".join(text + joint for text in texts))


def _whole(text: str, part: Part) -> Span:
    """Return the place of an entry with its precedence and the marks around that."""
    start, end = part.span
    while start and text[start - 1] in _MARKS:
        start -= 1
    stop = next((place for place in range(end, len(text)) if text[place] in _ENDS), len(text))
    return start, end + len(text[end:stop].rstrip())
