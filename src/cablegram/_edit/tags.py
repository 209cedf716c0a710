"""The TAGS: codes come and go with their separator and link marks; the others keep their text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from cablegram import nodes
from cablegram._edit.first import written_first
from cablegram._edit.lines import Lines
from cablegram._edit.plan import Edit, Plan, entries, misfit, wrong_type
from cablegram._edit.reflow import Manner, wrap
from cablegram._edit.sequence import Change, Gone, Steps, changes
from cablegram._edit.signs import begins_field
from cablegram._edit.spread import LINE_WIDTH
from cablegram._fields.tags import read_tags
from cablegram.values import Span, Tag

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["plan_tags"]


def plan_tags(cable: Cable, wanted: object) -> Plan:
    """Change the TAGS; ``wanted`` holds codes, ``OVIP (CLINTON, HILLARY)``, or ``Tag`` values."""
    given = entries("tags", "a list such as ['PREL', 'RS']", wanted)
    node = next((it for it in cable.layout.fields if isinstance(it, nodes.TagsLine)), None)
    old = cable.tag_entries
    known = {tag.code: tag for tag in reversed(old)}
    new = [_given(value, known) for value in given]
    facts = [_facts(tag) for tag in new]
    ways = _ways(cable, node, new)
    line = "TAGS line" if not old else ""
    return Plan(ways, lambda it: [_facts(tag) for tag in it.tag_entries] == facts, line=line)


def _facts(tag: Tag) -> tuple[str, tuple[str, ...]]:
    return tag.code, tuple(tag.persons)


def _given(value: object, known: dict[str, Tag]) -> Tag:
    if isinstance(value, Tag):
        code = " ".join(value.code.split())
        if not code or begins_field(code):
            raise misfit("tags", "a code such as 'PREL'", value.code)
        persons = [" ".join(person.split()) for person in value.persons]
        return attrs.evolve(value, code=code, persons=persons)
    if isinstance(value, str) and value.strip():
        # A code alone means the entry that stands there, with its persons.
        code = " ".join(value.split()).upper()
        if code in known:
            return known[code]
        # Commas on both sides: several words between them are one name.
        words = " ".join(value.split())
        found = read_tags(f"TAGS: PREL, {words}")[1:]
        if len(found) == 1 and found[0].text == words and not begins_field(words):
            return found[0]
    elif not isinstance(value, str):
        raise wrong_type("tags", "a code such as 'PREL' or 'OVIP (CLINTON, HILLARY)'", value)
    raise misfit("tags", "a code such as 'PREL' or 'OVIP (CLINTON, HILLARY)'", value)


def _ways(cable: Cable, node: nodes.TagsLine | None, new: list[Tag]) -> Iterator[list[Edit]]:
    old = cable.tag_entries
    steps = list(changes([_facts(tag) for tag in old], [_facts(tag) for tag in new]))
    if not steps:
        yield []
        return
    lines = Lines(str(cable))
    if not old and node is None:
        yield from written_first(cable, nodes.TagsLine, _first_line(new))
        return
    if not old and node is not None:
        yield [_first_words(lines, node, ", ".join(_plain(tag) for tag in new))]
        return
    gaps = [lines.text[one.span[1] : other.span[0]] for one, other in pairwise(old)]
    usual = Counter(gap for gap in gaps if gap and not {"\n", "\r"}.intersection(gap))
    # Where blanks part the codes, a name of two words needs a comma.
    for separator in dict.fromkeys([*(gap for gap, _ in usual.most_common(1)), ", "]):
        yield _Editor(lines, old, new, separator).edits(steps)


def _first_line(new: list[Tag]) -> list[str]:
    """Return the lines of TAGS where there were none."""
    text = f"TAGS: {', '.join(_plain(tag) for tag in new)}"
    return wrap(text, Manner(LINE_WIDTH, "\n"), LINE_WIDTH).split("\n")


def _first_words(lines: Lines, node: nodes.TagsLine, words: str) -> Edit:
    """Put words behind a label that stands alone."""
    end = lines.words(lines.number(node.span[0]))[1]
    blank = lines.text[end : end + 1] in {" ", "\t"}
    return Edit(end + blank, end + blank, words if blank else f" {words}")


def _plain(tag: Tag) -> str:
    persons = f" ({'; '.join(tag.persons)})" if tag.persons else ""
    return tag.code + persons


@attrs.frozen
class _Editor:
    lines: Lines
    old: list[Tag]
    new: list[Tag]
    separator: str

    def edits(self, steps: list[Change]) -> list[Edit]:
        """Return the edits for all steps."""
        by_kind = Steps.of(steps)
        edits = [self._removed(index, by_kind.gone) for index in by_kind.gone]
        for at, to in by_kind.changed:
            old, new = self.old[at], self.new[to]
            text = _like(old, new)
            edits.append(Edit(*old.span, text, _code(text, new, 0)))
        comes = ((before, [self.new[it] for it in tags]) for before, tags in by_kind.added.items())
        return [*edits, *(self._added(before, tags, edits) for before, tags in comes)]

    def _removed(self, index: int, gone: Gone) -> Edit:
        """Take a tag out with the separator that leaves the lines as they are."""
        start, end = self.old[index].span
        if len(gone.places) == len(self.old):
            return Edit(start, self.old[index + 1].span[0] if index + 1 < len(self.old) else end)
        if index <= gone.front:
            return Edit(start, self.old[index + 1].span[0])
        above = self.old[index - 1].span[1]
        if self._wraps(above, start) and index + 1 < len(self.old) and index + 1 not in gone:
            following = self.old[index + 1].span[0]
            if not self._wraps(end, following):
                return Edit(start, following)
        return Edit(above, end)

    def _wraps(self, above: int, below: int) -> bool:
        return self.lines.number(above) < self.lines.number(below)

    def _added(self, before: int, tags: list[Tag], others: list[Edit]) -> Edit:
        near = self.old[max(before - 1, 0)]
        words = [_like(near, tag) for tag in tags]
        if not before:
            place = near.span[0]
            parts = [part for word in words for part in (word, self.separator)]
            return Edit(place, place, "".join(parts), tuple(_codes(parts[::2], tags, parts[1::2])))
        place = near.span[1]
        line = self.lines.number(place)
        start, end = self.lines.words(line)
        length = end - self.lines.start(line)
        width = max(length, LINE_WIDTH)
        here = [edit for edit in others if self.lines.number(edit.start) == line]
        length += sum(len(edit.text) - (edit.end - edit.start) for edit in here)
        gaps: list[str] = []
        for word in words:
            length += len(self.separator) + len(word)
            if length > width and place == end:
                gaps.append(self.separator.rstrip() + self.lines.joint_near(start))
                length = len(word)
            else:
                gaps.append(self.separator)
        text = "".join(gap + word for gap, word in zip(gaps, words, strict=True))
        return Edit(place, place, text, tuple(_codes(words, tags, gaps, first=False)))


def _code(text: str, tag: Tag, place: int) -> tuple[Span, ...]:
    """Return where the code of a tag stands that is written plainly at ``place``."""
    return ((place, place + len(tag.code)),) if text.startswith(tag.code) else ()


def _codes(
    words: list[str], tags: list[Tag], gaps: list[str], *, first: bool = True
) -> Iterator[Span]:
    """Yield where the codes stand; ``first`` tells whether words stand in front of their gaps."""
    place = 0
    for word, tag, gap in zip(words, tags, gaps, strict=True):
        yield from _code(word, tag, place + (0 if first else len(gap)))
        place += len(word) + len(gap)


def _like(near: Tag, tag: Tag) -> str:
    """Write a tag with the link marks of its neighbour."""
    text = near.text
    if not text.startswith("[") or "](" not in text:
        return _plain(tag)
    link = text[text.index("](") : text.index(")", text.index("](")) + 1]
    return f"[{tag.code}{link}{_plain(tag).removeprefix(tag.code)}"
