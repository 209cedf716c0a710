"""Passing instructions: one may go over several lines; a new one gets a line of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from cablegram._edit.captions import place_of_first
from cablegram._edit.lines import Lines
from cablegram._edit.plan import Edit, Plan, entries, words
from cablegram._edit.reflow import Manner, wrap
from cablegram._edit.rows import Entries, row_of
from cablegram._edit.sequence import Steps, changes
from cablegram._edit.spread import LINE_WIDTH, NARROWER, spread, trimmed
from cablegram._fields.captions import caption_words
from cablegram.values import Span

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["plan_passing"]

_EXAMPLE = "an instruction such as 'STATE FOR EUR/RUS'"


def plan_passing(cable: Cable, wanted: object) -> Plan:
    """Change the instructions; ``wanted`` is a list of them, each on one line."""
    given = entries("passing", "a list such as ['STATE FOR EUR/RUS']", wanted)
    new = [words("passing", _EXAMPLE, value) for value in given]
    return Plan(_ways(cable, new), lambda it: it.passing == new)


def _ways(cable: Cable, new: list[str]) -> Iterator[list[Edit]]:
    old = cable.passing
    if old == new:
        yield []
        return
    lines = Lines(str(cable))
    places = _places(cable, lines)
    row = row_of(cable, "PASS LINE")
    if row is not None and not places and len(row[0].parts) == len(old):
        yield Entries.of(cable, *row).edits(changes(old, new), new)
        return
    # Office codes stand in sets of their own.
    if len(places) != len(old):
        message = "passing: these instructions stand in a set of their own; change it in the text"
        raise ValueError(message)
    for less in NARROWER:
        yield _Editor(cable, lines, places, less).edits(old, new)


def _places(cable: Cable, lines: Lines) -> list[Span]:
    """Return where each instruction stands, by the letters of its lines."""
    found: list[Span] = []
    pending = list(cable.passing)
    letters = ""
    for token in cable.layout.loose:
        said = "".join(token.value.split())
        if not said or caption_words(token.value) or not pending:
            continue
        start, end = trimmed(lines.text, token.span)
        if letters:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
        letters += said
        if letters == "".join(pending[0].split()):
            pending.pop(0)
            letters = ""
    return found if not pending else []


@attrs.frozen
class _Editor:
    cable: Cable
    lines: Lines
    places: list[Span]
    less: int | None

    def edits(self, old: list[str], new: list[str]) -> list[Edit]:
        """Return the edits that turn one list into the other."""
        steps = Steps.of(changes(old, new))
        gone: list[Span] = []
        for index in steps.gone:
            self._take_out(gone, self.places[index])
        edits = [self.lines.cut(*span) for span in gone]
        for at, to in steps.changed:
            edits += spread(self.lines, self.places[at], new[to], self.less)
        for before, added in steps.added.items():
            edits.append(self._added(before, [new[it] for it in added]))
        return edits

    def _take_out(self, gone: list[Span], span: Span) -> None:
        """Add the lines of an instruction to those above, if nothing stands between them."""
        if gone and self.lines.number(gone[-1][1]) + 1 == self.lines.number(span[0]):
            gone[-1] = (gone[-1][0], span[1])
        else:
            gone.append(span)

    def _added(self, before: int, texts: list[str]) -> Edit:
        if not self.places:
            place, gap = place_of_first(self.cable, self.lines, "passing")
            return Edit(place, place, gap + self._joined(texts, gap))
        near = self.places[max(before - 1, 0)]
        joint = self.lines.joint_near(near[0])
        if before:
            return Edit(near[1], near[1], joint + self._joined(texts, joint))
        return Edit(near[0], near[0], self._joined(texts, joint) + joint)

    def _joined(self, texts: list[str], joint: str) -> str:
        """Return instructions on lines of their own; a long one goes on over the next line."""
        simple = self.lines.joint_near(len(self.lines.text))
        width = None if self.less is None else LINE_WIDTH - self.less
        return joint.join(wrap(text, Manner(width, simple), width) for text in texts)
