"""Where the first line of a field goes, which the text has not yet: where the format has it.

The head of a text has its fields in an order (``docs/format.md``), and so has the heading. A new
line goes under the nearest field in front of it, or else over the nearest one behind it, or else
under the captions, the class line. What is read of it there decides, as for every edit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from cablegram import nodes
from cablegram._edit.lines import Lines
from cablegram._edit.plan import Edit
from cablegram._edit.rows import in_row
from cablegram.tree import Node, Token

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["under_body", "written_first"]

#: the fields of the head and of the heading in the order of the format; some have two forms
_HEAD: Final[tuple[tuple[type[Node], ...], ...]] = (
    (nodes.ExecutiveOrderLine,),
    (nodes.TagsLine,),
    (nodes.SubjectLines, nodes.SubjectSet),
    (nodes.ReferenceLines, nodes.ReferenceItem, nodes.ReferenceSet),
    (nodes.ClassifiedByLines,),
)
_HEADING: Final[tuple[tuple[type[Node], ...], ...]] = (
    (nodes.PreambleLine,),
    (nodes.OriginatorLine,),
    (nodes.ActionBlock,),
    (nodes.InformationBlock,),
    (nodes.ExemptedBlock,),
)


def written_first(cable: Cable, kind: type[Node], written: Sequence[str]) -> Iterator[list[Edit]]:
    """Yield the ways to put the first lines of a field into a text.

    The lines of a SMART print are rows, which have places of their own.
    """
    lines = Lines(str(cable))
    in_head = any(kind in kinds for kinds in _HEAD)
    order, there = (_HEAD, cable.layout.fields) if in_head else (_HEADING, cable.layout.heading)
    at = next(index for index, kinds in enumerate(order) if kind in kinds)
    above = _found(there, order[:at][::-1])
    below = _found(there, order[at + 1 :])
    if above:
        yield from _below(lines, above[-1].span, written)
    if below:
        yield from _above(lines, below[0].span, written)
    loose: list[Token] = [it for it in cable.layout.loose if in_head and it.value.strip()]
    if loose:
        yield from reversed([*_below(lines, loose[-1].span, written)])
    class_line = _found(cable.layout.fields, [(nodes.ClassLine,)])
    if class_line:
        beside = _below if in_head else _above
        # An empty line parts heading, class line and fields.
        yield from reversed([*beside(lines, class_line[0].span, written)])


def _found(there: Sequence[Node | Token], order: Sequence[tuple[type[Node], ...]]) -> list[Node]:
    """Return the nodes of the first of the fields that is there."""
    for kinds in order:
        found = [it for it in there if isinstance(it, kinds)]
        if found:
            return found
    return []


def _below(lines: Lines, span: tuple[int, int], written: Sequence[str]) -> Iterator[list[Edit]]:
    start, end = span
    place = start + len(lines.text[start:end].rstrip())
    place = lines.words(lines.number(place))[1]
    joint, gap = _joints(lines, place)
    for first in (joint, gap):
        yield [Edit(place, place, first + joint.join(written))]


def _above(lines: Lines, span: tuple[int, int], written: Sequence[str]) -> Iterator[list[Edit]]:
    place = lines.start(lines.number(span[0]))
    joint, gap = _joints(lines, place)
    for last in (joint, gap):
        yield [Edit(place, place, joint.join(written) + last)]


def _joints(lines: Lines, place: int) -> tuple[str, str]:
    """Return what stands between two lines here, and what with an empty line between them."""
    joint = lines.joint_near(place)
    return joint, joint + joint.lstrip(" \t")


def under_body(cable: Cable, end: int, written: Sequence[str]) -> Iterator[list[Edit]]:
    """Yield the ways to put lines under the text, which ends there."""
    if not in_row(cable, end):
        joint, gap = _joints(Lines(str(cable)), end)
        for first in (gap, joint):
            yield [Edit(end, end, first + joint.join(written))]
