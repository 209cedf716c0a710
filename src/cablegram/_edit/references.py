"""References: one comes, goes or changes; letters that stand are kept, for paragraphs cite them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import attrs

from cablegram import nodes
from cablegram._edit.first import written_first
from cablegram._edit.lines import Lines
from cablegram._edit.plan import Edit, Plan, entries, misfit, wrong_type
from cablegram._edit.rows import in_row, row_of
from cablegram._edit.sequence import Change, Gone, changes
from cablegram._edit.spread import trimmed
from cablegram._fields.references import read_references
from cablegram._fields.subject import reference_label
from cablegram._lines import split_lines
from cablegram.values import Reference, Subject

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["given_references", "letters", "plan_letters", "plan_references"]

_TROUBLE: Final = (
    "would not be read back as given; a letter that is taken cannot be given twice, "
    "and the number is what the text says"
)
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def plan_references(cable: Cable, wanted: object) -> Plan:
    """Change the references; ``wanted`` holds texts such as ``STATE 5`` or ``Reference`` values."""
    new = given_references(cable, wanted)
    old = cable.references
    line = "REF line" if not old else ""
    plan = Plan(_ways(cable, new), lambda it: _reads(it.references, new, old), line=line)
    asked = any(one.label or one.mrn for one in new if one not in old)
    return attrs.evolve(plan, trouble=_TROUBLE) if asked else plan


def _reads(found: list[Reference], wanted: list[Reference], old: list[Reference]) -> bool:
    """Tell whether references read as wanted, no letter twice."""
    letters = [one.label for one in found if one.label]
    if len(found) != len(wanted) or len({*letters}) != len(letters):
        return False
    pairs = zip(found, wanted, strict=True)
    return all(_is_read(one, given, new=given not in old) for one, given in pairs)


def _is_read(found: Reference, given: Reference, *, new: bool) -> bool:
    """Tell whether a reference reads as given; what a new one does not say may be anything.

    One that stood there may get another letter if the list would not be read as one otherwise.
    """
    if (found.text, found.notal) != (given.text, given.notal):
        return False
    asked = [(it, getattr(given, it)) for it in ("label", "mrn") if new and getattr(given, it)]
    return all(getattr(found, name) == value for name, value in asked)


def letters(labels: list[str | None]) -> list[str | None]:
    """Return the letters from A on for references that have these now; those without get none.

    Raises:
        ValueError: there are more references than letters.
    """
    if len(labels) > len(_LETTERS):
        message = f"references: there are {len(labels)}, and {len(_LETTERS)} letters"
        raise ValueError(message)
    return [label and letter for label, letter in zip(labels, _LETTERS, strict=False)]


def plan_letters(cable: Cable) -> Plan:
    """Letter the references from A on; those without a letter get none."""
    old = cable.references
    wanted = letters([one.label for one in old])
    lines = Lines(str(cable))
    sets = [it for it in cable.layout.fields if isinstance(it, nodes.ReferenceSet)]
    if sets:
        edits = [
            _letter_of_set(lines.text, it.span[0], one.span[1], label)
            for it, one, label in zip(sets, old, wanted, strict=True)
            if label
        ]
    else:
        editor = _Editor(lines, old, old, _start(cable) if old else 0)
        found = (editor.labelled(at, label) for at, label in enumerate(wanted) if label)
        edits = [edit for edit in found if edit is not None]
    edits = [edit for edit in edits if lines.text[edit.start : edit.end] != edit.text]
    expected = [(label, one.text) for label, one in zip(wanted, old, strict=True)]
    return Plan([edits], lambda it: expected == [(one.label, one.text) for one in it.references])


def _letter_of_set(text: str, start: int, end: int, letter: str) -> Edit:
    """Return the edit that gives a set another letter: it stands behind the first slash."""
    place = text.index("/", start) + 1
    behind = text.find("/", place, end)
    return Edit(place, end if behind < 0 else behind, letter)


def given_references(cable: Cable, wanted: object) -> list[Reference]:
    """Return what a caller means; text may name a reference of the cable."""
    given = entries("references", "a list such as ['MOSCOW 235']", wanted)
    known = {
        key: one
        for one in reversed(cable.references)
        for key in (f"{one.label}. {one.text}", one.mrn or one.text, one.text)
    }
    return [_given(value, known, cable.year) for value in given]


def _given(value: object, known: dict[str, Reference], year: int | None) -> Reference:
    if not isinstance(value, (Reference, str)):
        raise wrong_type("references", "one reference such as 'MOSCOW 235'", value)
    if isinstance(value, Reference) and value.text.strip():
        return attrs.evolve(value, text=" ".join(value.text.split()))
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
    lines = Lines(str(cable))
    if not old:
        yield from _first_lines(cable, lines, new)
        return
    if not new and not cable.layout.references and (edits := _fused_out(cable, lines)):
        yield edits
        return
    if cable.layout.references and not new:
        run = cable.layout.references
        start, end = run[0].span[0], run[-1].span[1]
        yield [lines.cut(start, start + len(lines.text[start:end].rstrip()))]
        return
    sets = [it for it in cable.layout.fields if isinstance(it, nodes.ReferenceSet)]
    if sets:
        yield _in_sets(lines, sets, (old, new), steps)
        return
    editor = _Editor(lines, old, new, _start(cable))
    yield editor.edits(steps)
    yield attrs.evolve(editor, behind_line=True).edits(steps)
    # A list that begins with C, or is out of order, would not be read as one: only then
    # letters are given anew.
    yield attrs.evolve(editor, lettered_anew=True).edits(steps)
    for separator in (", ", "; "):
        yield attrs.evolve(editor, separator=separator).edits(steps)


def _start(cable: Cable) -> int:
    """Return where the field begins, its label included."""
    run = cable.layout.references
    found = row_of(cable, "REFERENCE", "REFERENCES", "REF")
    if run:
        return run[0].span[0]
    return found[1].span[0] if found is not None else cable.references[0].span[0]


def _fused_out(cable: Cable, lines: Lines) -> list[Edit]:
    """Take references off the lines of the subject, with their label."""
    place = cable.references[0].span[0]
    for node in cable.layout.fields:
        start = node.span[0]
        if isinstance(node, nodes.SubjectLines) and start <= place < node.span[1]:
            begin = node.locate(reference_label(node.value), len(node.value))[0]
            begin -= len(lines.text[:begin]) - len(lines.text[:begin].rstrip())
            return [Edit(begin, cable.references[-1].span[1])]
    return []


def _first_lines(cable: Cable, lines: Lines, new: list[Reference]) -> Iterator[list[Edit]]:
    """Yield the ways to put the first references into a text, under the subject if it has one."""
    labels = [one.label for one in new]
    if len(new) > 1 and not any(labels):
        labels = list(_LETTERS)
    pairs = zip(labels, new, strict=False)
    written = [f"{label}. {one.text}" if label else one.text for label, one in pairs]
    written[0] = f"REF: {written[0]}"
    subject = cable.subject_line
    if any(isinstance(node, nodes.SubjectSet) for node in cable.layout.fields):
        named = zip(_LETTERS, new, strict=False)
        sets = [f"REF/{one.label or letter}/{one.text}//" for letter, one in named]
        yield from written_first(cable, nodes.ReferenceSet, sets)
    elif subject is None:
        yield from written_first(cable, nodes.ReferenceLines, written)
    elif not in_row(cable, subject.span[0]):
        yield [_under_subject(lines, subject, written)]
        yield from written_first(cable, nodes.ReferenceLines, written)


def _under_subject(lines: Lines, subject: Subject, written: list[str]) -> Edit:
    """Put a REF line under the subject, at the distance that the next line has."""
    line = lines.number(subject.span[1])
    end = lines.words(line)[1]
    below = line + 1
    while lines.start(below) < len(lines.text) and lines.is_empty(below):
        below += 1
    gap = lines.text[end : lines.words(below)[0]] if lines.start(below) < len(lines.text) else ""
    gap = _single(lines, line, gap)
    joint = lines.joint_near(end)
    return Edit(end, end, (gap or joint) + joint.join(written))


def _single(lines: Lines, line: int, gap: str) -> str:
    """Return a gap of several empty lines as the nearest one above has it, if that is shorter."""
    for above in range(line - 2, -1, -1):
        if lines.is_empty(above + 1) and not lines.is_empty(above):
            start = above + 2
            while lines.is_empty(start):
                start += 1
            nearest = lines.text[lines.words(above)[1] : lines.start(start)]
            ends = len(split_lines(nearest))
            return nearest if ends < len(split_lines(gap)) else gap
    return gap


def _in_sets(
    lines: Lines,
    sets: list[nodes.ReferenceSet],
    values: tuple[list[Reference], list[Reference]],
    steps: list[Change],
) -> list[Edit]:
    """Return the edits of a Navy message: each reference is a set on a line of its own."""
    old, new = values
    edits: list[Edit] = []
    used = {one.label for one in old if one.label}
    for step in steps:
        if step.new is None and step.old is not None:
            edits.append(lines.cut(*trimmed(lines.text, sets[step.old].span)))
        elif step.old is not None and step.new is not None:
            edits.append(Edit(*old[step.old].span, new[step.new].text))
        elif step.new is not None:
            near = max(step.before - 1, 0)
            start, end = trimmed(lines.text, sets[near].span)
            label = _next_letter(old[near].label, used)
            used.add(label)
            joint = lines.joint_near(end)
            written = f"REF/{label}/{new[step.new].text}//"
            text = joint + written if step.before else written + joint
            edits.append(Edit(end, end, text) if step.before else Edit(start, start, text))
    return edits


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
        gone = Gone.of(steps)
        edits: list[Edit] = []
        added: dict[int, str] = {}
        used = self._used(gone)
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

    def _used(self, gone: Gone) -> set[str]:
        """Return the letters that are taken; one that moves keeps its own."""
        coming = [one.text for one in self.new]
        return {
            one.label
            for at, one in enumerate(self.old)
            if one.label and not (at in gone and one.text in coming)
        }

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
            edit = self.labelled(index, _LETTERS[(index + shift) % len(_LETTERS)])
            if not gone and edit is not None:
                yield edit

    def labelled(self, index: int, letter: str) -> Edit | None:
        """Return the edit that gives a reference another letter, if it has one."""
        place = self._label_start(index)
        if place is None:
            return None
        place += self.lines.text[place] == "("
        is_small = self.lines.text[place].islower()
        return Edit(place, place + 1, letter.lower() if is_small else letter)

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

    def _removed(self, index: int, gone: Gone) -> Edit:
        end = self.old[index].span[1]
        if index <= gone.front and index + 1 < len(self.old):
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
            elif any(map(str.isalpha, joint.replace("<br>", ""))):
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
