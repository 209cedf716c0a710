"""References: one comes, goes or changes; letters that stand are kept, for paragraphs cite them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import attrs

from cablegram._edit.lines import Lines
from cablegram._edit.plan import Edit, Plan, entries, misfit, wrong_type
from cablegram._edit.sequence import Change, changes
from cablegram._fields.references import read_references
from cablegram.values import Reference

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["plan_references"]

_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def plan_references(cable: Cable, wanted: object) -> Plan:
    """Change the references; ``wanted`` holds texts such as ``STATE 5`` or ``Reference`` values."""
    given = entries("references", "a list such as ['MOSCOW 235']", wanted)
    old = cable.references
    known = {
        key: one
        for one in reversed(old)
        for key in (f"{one.label}. {one.text}", one.mrn or one.text, one.text)
    }
    new = [_given(value, known, cable.year) for value in given]
    if new != old and not (old and cable.layout.references):
        message = "references: this cable has no REF line; put one into the text and parse it"
        raise ValueError(message)
    texts = [(reference.text, reference.notal) for reference in new]
    ways = _ways(cable, new)
    return Plan(ways, lambda it: texts == [(one.text, one.notal) for one in it.references])


def _given(value: object, known: dict[str, Reference], year: int | None) -> Reference:
    if not isinstance(value, (Reference, str)):
        raise wrong_type("references", "one reference such as 'MOSCOW 235'", value)
    if isinstance(value, Reference) and value.text.strip():
        return value
    if isinstance(value, str) and value.strip():
        words = " ".join(value.split())
        if words in known:
            return known[words]
        found = read_references(f"REF: {words}", year=year)
        if len(found) == 1:
            return found[0]
    raise misfit("references", "one reference such as 'MOSCOW 235'", value)


def _ways(cable: Cable, new: list[Reference]) -> Iterator[list[Edit]]:
    old = cable.references
    steps = list(changes([one.text for one in old], [one.text for one in new]))
    if not steps:
        yield []
        return
    run = cable.layout.references
    lines = Lines(str(cable))
    if not new:
        start, end = run[0].span[0], run[-1].span[1]
        yield [lines.cut(start, start + len(lines.text[start:end].rstrip()))]
        return
    editor = _Editor(lines, old, new, run[0].span[0])
    yield editor.edits(steps)
    yield attrs.evolve(editor, behind_line=True).edits(steps)
    # A list that begins with C, or is out of order, would not be read as one: only then
    # letters are given anew.
    yield attrs.evolve(editor, lettered_anew=True).edits(steps)
    for separator in (", ", "; "):
        yield attrs.evolve(editor, separator=separator).edits(steps)


@attrs.frozen
class _Editor:
    lines: Lines
    old: list[Reference]
    new: list[Reference]
    #: where the field begins, its label included
    start: int
    #: between references without letters; ``None`` for the one that stands there
    separator: str | None = None
    #: behind what else stands on the line of the last one, a remark that is no part of it
    behind_line: bool = False
    #: letters from A on in place of those that stand
    lettered_anew: bool = False

    def edits(self, steps: list[Change]) -> list[Edit]:
        """Return the edits for all steps."""
        gone = {step.old for step in steps if step.new is None}
        edits: list[Edit] = []
        added: dict[int, str] = {}
        used = {one.label for one in self.old if one.label}
        if self.lettered_anew:
            edits += self._letters(steps)
        for step in steps:
            if step.new is None:
                edits.append(self._removed(step.old or 0, gone))
            elif step.old is None:
                written = self._written(step.new, step.before, used)
                added[step.before] = added.get(step.before, "") + written
            else:
                edits.append(Edit(*self.old[step.old].span, self.new[step.new].text))
        return [*edits, *(self._added(before, text) for before, text in added.items())]

    def _letters(self, steps: list[Change]) -> Iterator[Edit]:
        """Yield the edits that letter what stays by its new place."""
        shift = 0
        pending = list(steps)
        for index in range(len(self.old)):
            while pending and pending[0].before <= index and pending[0].old is None:
                shift += 1
                pending.pop(0)
            gone = bool(pending) and pending[0].old == index and pending.pop(0).new is None
            shift -= gone
            place = self._label_start(index)
            if not gone and place is not None:
                place += self.lines.text[place] == "("
                is_small = self.lines.text[place].islower()
                letter = _LETTERS[(index + shift) % len(_LETTERS)]
                yield Edit(place, place + 1, letter.lower() if is_small else letter)

    def _lead(self, index: int) -> tuple[int, str]:
        """Return what stands in front of a reference, back to the one before, and its place."""
        start = self.old[index - 1].span[1] if index else self.start
        return start, self.lines.text[start : self.old[index].span[0]]

    def _label_start(self, index: int) -> int | None:
        """Return where the letter of a reference begins, its bracket included."""
        start, lead = self._lead(index)
        label = self.old[index].label
        place = lead.upper().rfind(label) if label else -1
        # The R of REF is no letter of the list: behind the letter stands its point or bracket.
        if place < 0 or lead[place + 1 :].strip(" \t.):]") or "REF" in lead[place:].upper():
            return None
        return start + place - (lead[place - 1 : place] == "(")

    def _removed(self, index: int, gone: set[int | None]) -> Edit:
        end = self.old[index].span[1]
        if all(place in gone for place in range(index)):
            here, following = self._label_start(index), self._label_start(index + 1)
            if here is None or following is None:
                return Edit(self.old[index].span[0], self.old[index + 1].span[0])
            return Edit(here, following)
        start, lead = self._lead(index)
        label = self._label_start(index)
        words = lead if label is None else lead[: label - start]
        # A page line that fell in front stays.
        kept = words.rstrip() if any(map(str.isalpha, words)) else ""
        return Edit(start + len(kept), end)

    def _added(self, before: int, text: str) -> Edit:
        if not before:
            place = self._label_start(0) or self.old[0].span[0]
            return Edit(place, place, text)
        place = self.old[before - 1].span[1]
        if self.behind_line and before == len(self.old):
            place = self.lines.words(self.lines.number(place))[1]
        return Edit(place, place, text)

    def _written(self, index: int, before: int, used: set[str]) -> str:
        """Return a new reference with what parts it from the others."""
        reference = self.new[index]
        if not used:
            separator = self.separator or self._usual_separator()
            return separator + reference.text if before else reference.text + separator
        label = reference.label if reference.label not in used else None
        if self.lettered_anew:
            label = _LETTERS[index % len(_LETTERS)]
        label = label or _next_letter(self.old[before - 1].label if before else None, used)
        used.add(label)
        joint, opening, closing, is_small = self._form()
        letter = label.lower() if is_small else label
        written = f"{opening}{letter}{closing}{reference.text}"
        return joint + written if before else written + joint

    def _usual_separator(self) -> str:
        if len(self.old) > 1:
            _, lead = self._lead(len(self.old) - 1)
            if lead.strip(" \t") in {",", ";", "/"}:
                return lead
        return ", "

    def _form(self) -> tuple[str, str, str, bool]:
        """Return what stands between two references, and around the letter; true if it is small."""
        for index in range(len(self.old) - 1, -1, -1):
            place = self._label_start(index)
            if place is None:
                continue
            start, lead = self._lead(index)
            joint, mark = lead[: place - start], lead[place - start :]
            opening = "(" if mark.startswith("(") else ""
            letter = mark[len(opening)]
            closing = mark[len(opening) + 1 :]
            if not index:
                joint = self.lines.joint_near(self.old[0].span[0])
            elif any(map(str.isalpha, joint)):
                continue
            return joint, opening, closing, letter.islower()
        return self.lines.joint_near(self.old[-1].span[0]), "", ". ", False


def _next_letter(label: str | None, used: set[str]) -> str:
    """Return the letter behind ``label``, or the first behind all that are used."""
    for above in (label or "", max(used)):
        following = _LETTERS[_LETTERS.find(above) + 1 :][:1] if above else ""
        if following and following not in used:
            return following
    message = "references: there is no letter left for another reference"
    raise ValueError(message)
