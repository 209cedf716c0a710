"""Captions: a line each as a rule, also several on a line or behind the message number."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from cablegram import nodes, tables
from cablegram._edit.lines import Lines
from cablegram._edit.plan import Edit, Plan, entries, misfit, wrong_type
from cablegram._edit.rows import Entries, row_of
from cablegram._edit.sequence import Steps, changes
from cablegram._fields.captions import caption_words

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["place_of_first", "plan_captions"]


def plan_captions(cable: Cable, wanted: object) -> Plan:
    """Change the captions; ``wanted`` is a list of words, each once."""
    given = entries("captions", "a list such as ['SIPDIS', 'NOFORN']", wanted)
    new = list(dict.fromkeys(_given(value) for value in given))
    return Plan(_ways(cable, new), lambda it: it.captions == new)


def _given(value: object) -> str:
    if not isinstance(value, str):
        raise wrong_type("captions", "a caption of the table such as 'SIPDIS'", value)
    found = caption_words(value)
    if len(found) != 1:
        raise misfit("captions", "a caption of the table such as 'SIPDIS'", value)
    return found[0]


def place_of_first(cable: Cable, lines: Lines, field: str) -> tuple[int, str]:
    """Return where a first line without a label goes, and the gap in front of it.

    It goes under the captions, or under the class line where there are none.

    Raises:
        ValueError: the cable has neither.
    """
    editor = _Editor(cable, lines, list(_places(cable)))
    alone = [place.end for place in editor.places if place.alone]
    place = alone[-1] if alone else editor.class_place(field)
    return lines.words(lines.number(place))[1], editor.joint()


@attrs.frozen
class _Place:
    """One caption where it stands; the same one may stand in several places."""

    name: str
    start: int
    end: int
    #: true if it has a line to itself
    alone: bool


def _ways(cable: Cable, new: list[str]) -> Iterator[list[Edit]]:
    steps = list(changes(cable.captions, new))
    if not steps:
        yield []
        return
    places = list(_places(cable))
    row = row_of(cable, "CAPTIONS", "CAPTION")
    if row is not None and not places:
        yield Entries.of(cable, *row).edits(steps, new)
        return
    yield _Editor(cable, Lines(str(cable)), places).edits(cable.captions, new)


def _places(cable: Cable) -> Iterator[_Place]:
    if cable.class_line is not None:
        yield from _places_behind_number(cable)
    for token in cable.layout.loose:
        words = caption_words(token.value)
        text = token.text
        if len(words) == 1 and tables.caption(text.strip().strip("()[]*.")) is not None:
            core = text.strip().strip("()[]*.")
            start = token.start + text.index(core)
            yield _Place(words[0], start, start + len(core), alone=True)
            continue
        place = 0
        for word in words:
            start = text.upper().find(word, place)
            if start < 0:
                continue  # written in another form
            place = start + len(word)
            yield _Place(word, token.start + start, token.start + place, alone=len(words) == 1)


def _places_behind_number(cable: Cable) -> Iterator[_Place]:
    line = cable.class_line
    node = next(it for it in cable.layout.fields if isinstance(it, nodes.ClassLine))
    text = node.text.upper()
    for name in line.captions if line else []:
        start = text.rfind(name)
        if start >= 0:
            yield _Place(name, node.span[0] + start, node.span[0] + start + len(name), alone=False)


@attrs.frozen
class _Editor:
    cable: Cable
    lines: Lines
    places: list[_Place]

    def edits(self, old: list[str], new: list[str]) -> list[Edit]:
        """Return the edits that turn one list of captions into the other."""
        steps = Steps.of(changes(old, new))
        gone = {old[it] for it in steps.gone}
        edits = [
            Edit(place.start, place.end, new[to])
            for at, to in steps.changed
            for place in self.places
            if place.name == old[at]
        ]
        edits += self._removed(gone)
        for before, added in steps.added.items():
            edits.append(self._added(old, before, gone, [new[it] for it in added]))
        return edits

    def _removed(self, gone: set[str]) -> Iterator[Edit]:
        """Take captions out: whole lines where nothing else stands on them."""
        run: list[int] = []
        for line, places in self._by_line():
            words = [place for place in places if place.name in gone]
            if words and len(words) == len(places) and self._owns(line, places):
                if run and line != run[-1] + 1:
                    yield self._cut(run)
                    run = []
                run.append(line)
            else:
                yield from self._words_out(line, words)
        if run:
            yield self._cut(run)

    def _by_line(self) -> Iterator[tuple[int, list[_Place]]]:
        found: dict[int, list[_Place]] = {}
        for place in self.places:
            found.setdefault(self.lines.number(place.start), []).append(place)
        yield from found.items()

    def _owns(self, line: int, places: list[_Place]) -> bool:
        """Tell whether captions are all that a line holds."""
        start, _ = self.lines.words(line)
        class_line = self.cable.class_line
        first, last = class_line.span if class_line else (0, 0)
        return bool(places) and not first <= start < last

    def _cut(self, run: list[int]) -> Edit:
        return self.lines.cut(self.lines.words(run[0])[0], self.lines.words(run[-1])[1])

    def _words_out(self, line: int, words: list[_Place]) -> Iterator[Edit]:
        """Take words out of a line with the separator in front, or behind if they are first."""
        start, end = self.lines.words(line)
        text = self.lines.text
        for word in words:
            if word.start > start:
                above = text[start : word.start].rstrip(" \t,/;")
                yield Edit(start + len(above), word.end)
            else:
                below = text[word.end : end].lstrip(" \t,/;")
                yield Edit(word.start, end - len(below))

    def _added(self, old: list[str], before: int, gone: set[str], words: list[str]) -> Edit:
        """Put lines behind the caption before, in front of the next, or under the class line."""
        joint = self.joint()
        kept = [place for place in self.places if place.name not in gone]
        above = [place for place in kept if place.name in old[:before]]
        below = [place for place in kept if place.name in old[before:] and place.alone]
        if above and above[-1].alone:
            end = self.lines.words(self.lines.number(above[-1].end))[1]
            return Edit(end, end, "".join(joint + word for word in words))
        if below:
            start = self.lines.words(self.lines.number(below[0].start))[0]
            return Edit(start, start, "".join(word + joint for word in words))
        end = self.lines.words(self.lines.number(self.class_place()))[1]
        return Edit(end, end, "".join(joint + word for word in words))

    def class_place(self, field: str = "captions") -> int:
        """Return where the class line stands."""
        if self.cable.class_line is None:
            message = (
                f"{field}: this cable has neither captions nor a class line to put one under; "
                "put one into the text and parse it"
            )
            raise ValueError(message)
        return self.cable.class_line.span[0]

    def joint(self) -> str:
        """Return what stands between two captions, or in front of the only one."""
        alone = [self.lines.number(place.start) for place in self.places if place.alone]
        text = self.lines.text
        for one, other in pairwise(alone):
            gap = text[self.lines.words(one)[1] : self.lines.words(other)[0]]
            if one != other and not gap.strip():
                return gap
        line = alone[0] if alone else None
        if line is None and self.cable.class_line is not None:
            line = self._next_line(self.lines.number(self.cable.class_line.span[0]))
        if not line:
            return self.lines.joint_near(len(text))
        above = line - 1
        while above > 0 and self.lines.is_empty(above):
            above -= 1
        return text[self.lines.words(above)[1] : self.lines.words(line)[0]]

    def _next_line(self, line: int) -> int | None:
        last = self.lines.number(len(self.lines.text))
        return next((it for it in range(line + 1, last + 1) if not self.lines.is_empty(it)), None)
