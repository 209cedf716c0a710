"""Which lines of the input belong to each block of the body, and what stands between two."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import attrs

from cablegram import nodes
from cablegram._edit.classification import name_span
from cablegram._edit.lines import Lines
from cablegram._edit.plan import Edit
from cablegram.blocks import Block, Heading, Paragraph
from cablegram.tree import Node
from cablegram.values import Span

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["Bounds", "Lot", "lots"]

#: what a page or a transcription put between the lines of a block: it stays where it stands
_FURNITURE: Final = (
    nodes.PageLine,
    nodes.Banner,
    nodes.Stamp,
    nodes.LateClassLine,
    nodes.DashLine,
    nodes.TranscriptMark,
    nodes.Spacer,
    nodes.Rule,
)


@attrs.frozen
class Bounds:
    """The lines of one block, in runs: first and last line of each."""

    runs: list[tuple[int, int]]
    #: where its words start and end in the input
    span: Span
    #: where a signature starts that stands on its last line
    signed: int | None = None


@attrs.frozen
class Lot:
    """The blocks of a cable with their lines."""

    lines: Lines
    blocks: list[Block]
    bounds: list[Bounds]

    def raw(self, index: int) -> str:
        """Return a block as it is written, page lines left out."""
        it = self.bounds[index]
        parts = [self.lines.text[slice(*self._words(run, it))] for run in it.runs]
        return self.lines.joint_near(it.span[0]).join(parts)

    def _words(self, run: tuple[int, int], it: Bounds) -> Span:
        start, end = self.lines.words(run[0])[0], self.lines.words(run[1])[1]
        return max(start, it.span[0]), min(end, it.span[1])

    def removal(self, index: int) -> list[Edit]:
        """Return the edits that take a block out, each run of lines with its gap."""
        it = self.bounds[index]
        between = self._between(index)
        if between is not None:
            return [between]
        edits = []
        for run in it.runs:
            start, end = self._words(run, it)
            if it.signed is not None and run == it.runs[-1]:
                edits.append(Edit(start, it.signed))
            else:
                edits.append(self.lines.cut(start, end))
        return edits

    def _between(self, index: int) -> Edit | None:
        """Return the edit for a block between two: the gap stays that such two have elsewhere."""
        if not 0 < index < len(self.blocks) - 1:
            return None
        above, below = self.gap(index - 1, index), self.gap(index, index + 1)
        if above is None or below is None or len(self.bounds[index].runs) > 1:
            return None
        kinds = type(self.blocks[index - 1]), type(self.blocks[index + 1])
        usual = self._usual(*kinds, index, without=index)
        start, end = self.bounds[index].span
        longer = len(above) > len(below) if usual not in {above, below} else usual == above
        if longer and above != below:
            return Edit(start, end + len(below))
        return Edit(start - len(above), end)

    def gap(self, above: int, below: int) -> str | None:
        """Return what stands between two blocks, if it is nothing but empty lines."""
        gap = self.lines.text[self.bounds[above].span[1] : self.bounds[below].span[0]]
        return gap if gap and not gap.strip() and gap.strip(" \t") else None

    def joint(self, above: type[Block], below: type[Block], near: int) -> str:
        """Return what stands between two blocks of such types, the nearest pair of them."""
        found = self._usual(above, below, near)
        if found is not None:
            return found
        end = self.lines.joint_near(self.bounds[near].span[0]).lstrip(" \t")
        return end + end

    def _usual(
        self, above: type[Block], below: type[Block], near: int, without: int = -1
    ) -> str | None:
        """Return the gap of the nearest such pair, or of paragraphs, or of any, but for one block.

        Pairs of that block and its neighbours do not count.
        """
        pairs = [
            ((type(self.blocks[at]), type(self.blocks[at + 1])), abs(at - near), gap)
            for at in range(len(self.blocks) - 1)
            if without not in {at, at + 1}
            if (gap := self.gap(at, at + 1)) is not None
        ]
        wanted = [pair for pair in pairs if pair[0] == (above, below)]
        prose = [pair for pair in pairs if pair[0] == (Paragraph, Paragraph)]
        for found in (wanted, prose, pairs):
            if found:
                return min(found, key=lambda pair: pair[1])[2]
        return None


def lots(cable: Cable) -> Lot:
    """Find the lines of all blocks."""
    lines = Lines(str(cable))
    blocks = cable.body
    furniture, rules = _furniture(cable, lines)
    signed = name_span(cable)
    starts = sorted(block.span[0] for block in blocks)
    following = dict(zip(starts, [*starts[1:], len(lines.text)], strict=False))
    bounds = []
    for block in blocks:
        start, end = block.span[0], min(block.span[1], following[block.span[0]])
        own = signed if signed is not None and start < signed < end else None
        rows = _rows(lines, block, (start, end), furniture, own)
        if isinstance(block, Heading) and rows:
            rows = _with_rules(lines, rows, rules)
        bounds.append(_bounds(lines, block, rows, own))
    return Lot(lines, blocks, bounds)


def _furniture(cable: Cable, lines: Lines) -> tuple[set[int], set[int]]:
    """Return the lines that belong to no block, and the rules among them."""
    found: set[int] = set()
    rules: set[int] = set()
    for part in cable.layout.body:
        if isinstance(part, Node) and isinstance(part, _FURNITURE):
            start, end = part.span
            numbers = range(lines.number(start), lines.number(max(start, end - 1)) + 1)
            found.update(numbers)
            if isinstance(part, nodes.Rule):
                rules.update(numbers)
    return found, rules


def _rows(
    lines: Lines, block: Block, span: Span, furniture: set[int], signed: int | None
) -> list[int]:
    """Return the numbers of the lines with words of a block."""
    start, end = span
    if signed is not None and lines.words(lines.number(signed))[0] == signed:
        end = signed
    spans = block.text_spans if isinstance(block, Paragraph) else []
    numbers = range(lines.number(start), lines.number(max(start, end - 1)) + 1)
    own = {lines.number(place) for place, _ in spans}
    return [
        line
        for line in numbers
        if not lines.is_empty(line) and (line in own or line not in furniture)
    ]


def _with_rules(lines: Lines, rows: list[int], rules: set[int]) -> list[int]:
    """Add the row of dashes over a heading and the one under it."""
    first, last = rows[0], rows[-1]
    below = last + 2 if lines.is_empty(last + 1) else last + 1
    if below in rules:
        rows = [*rows, below]
    if first - 1 in rules and (first == 1 or lines.is_empty(first - 2)):
        rows = [first - 1, *rows]
    return rows


def _bounds(lines: Lines, block: Block, rows: list[int], signed: int | None) -> Bounds:
    rows = rows or [lines.number(block.span[0])]
    start, end = lines.words(rows[0])[0], lines.words(rows[-1])[1]
    if signed is not None and lines.number(signed) == rows[-1]:
        end = start + len(lines.text[start:signed].rstrip())
        return Bounds(list(_runs(lines, rows)), (start, end), signed)
    return Bounds(list(_runs(lines, rows)), (start, end))


def _runs(lines: Lines, rows: list[int]) -> Iterator[tuple[int, int]]:
    """Yield runs of lines with at most empty ones between them."""
    first = last = rows[0]
    for row in rows[1:]:
        if all(lines.is_empty(line) for line in range(last + 1, row)):
            last = row
            continue
        yield first, last
        first = last = row
    yield first, last
