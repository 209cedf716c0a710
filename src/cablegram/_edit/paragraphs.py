"""Paragraphs: new words; number, portion mark, points and line ends as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from cablegram._body.reading import clean_line, clean_marked
from cablegram._edit.lines import Lines
from cablegram._edit.plan import Edit, Plan, misfit, quoted, wrong_type
from cablegram._edit.reflow import Manner, Reading, is_joint, reflow
from cablegram.blocks import Block, Paragraph
from cablegram.values import Span

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["block_fact", "manner_of", "one_line", "own_spans", "plan_paragraphs"]

#: the marks of a transcription around words, and blanks
_MARKS = "*~ "
_TROUBLE = (
    "would not be read back as given; a paragraph ends with its sentence, "
    "and begins with words, not with a portion mark"
)


def plan_paragraphs(cable: Cable, wanted: object) -> Plan:
    """Change the words of numbered paragraphs; ``wanted`` is ``{2: "new text"}``."""
    if not isinstance(wanted, Mapping):
        raise wrong_type("paragraphs", "a dict such as {2: 'new text'}", wanted)
    found = {number: _paragraph(cable, number) for number in wanted}
    texts = {
        number: one_line("paragraphs", f"text for paragraph {number}", text)
        for number, text in wanted.items()
        if text != found[number].text
    }
    texts = {number: text for number, text in texts.items() if text != found[number].text}
    paragraphs = [(found[number], text) for number, text in texts.items()]
    expected = _expected(cable.body, paragraphs)
    return Plan(_ways(cable, paragraphs), lambda new: _facts(new.body) == expected, _TROUBLE)


def _paragraph(cable: Cable, number: object) -> Paragraph:
    if isinstance(number, bool) or not isinstance(number, int):
        raise wrong_type("paragraphs", "the number of a paragraph such as 2", number)
    known = [block for block in cable.body if isinstance(block, Paragraph) and block.number]
    for block in known:
        if block.number == number:
            if block.text_spans:
                return block
            message = f"paragraphs: paragraph {number} has no words of its own, only points"
            raise ValueError(message)
    has = f"it has {known[0].number} to {known[-1].number}" if known else "none is numbered"
    message = f"paragraphs: this cable has no paragraph {quoted(number)}; {has}"
    raise ValueError(message)


def one_line(field: str, expected: str, text: object) -> str:
    """Return the words on one line; blanks inside a line are the drafter's."""
    if not isinstance(text, str):
        raise wrong_type(field, expected, text)
    if not text.strip():
        raise misfit(field, expected, text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return " ".join(line.strip() for line in lines if line.strip())


def _facts(blocks: list[Block]) -> list[tuple[object, ...]]:
    """Return what must be read back: blanks are of no account."""
    return [block_fact(block, block.text) for block in blocks]


def _expected(
    blocks: list[Block], paragraphs: list[tuple[Paragraph, str]]
) -> list[tuple[object, ...]]:
    texts = {id(paragraph): text for paragraph, text in paragraphs}
    return [block_fact(block, texts.get(id(block), block.text)) for block in blocks]


def block_fact(block: Block, text: str) -> tuple[object, ...]:
    if isinstance(block, Paragraph):
        return block.type, block.number, block.portion, text.split(), block.items
    return block.type, text.split()


def _ways(cable: Cable, paragraphs: list[tuple[Paragraph, str]]) -> Iterator[list[Edit]]:
    if not paragraphs:
        yield []
        return
    neighbours = _Neighbours.of(cable)
    # As in the subject: a little less width puts another word at the head of a line.
    for less in range(8):
        yield [edit for block, text in paragraphs for edit in neighbours.edit(block, text, less)]
    yield [edit for block, text in paragraphs for edit in neighbours.edit(block, text, None)]


@attrs.frozen
class _Neighbours:
    """How the paragraphs of a cable are wrapped."""

    lines: Lines
    manner: Manner

    @classmethod
    def of(cls, cable: Cable) -> _Neighbours:
        """Look at all paragraphs."""
        lines = Lines(str(cable))
        blocks = [block for block in cable.body if isinstance(block, Paragraph)]
        manners = [manner for block in blocks if (manner := _manner(lines, block))]
        if not manners:
            return cls(lines, Manner(None, "\n"))
        width = max(manner.width or 0 for manner in manners)
        return cls(lines, attrs.evolve(manners[0], width=width))

    def edit(self, block: Paragraph, text: str, less: int | None) -> list[Edit]:
        """Return the edits for one paragraph, at a width ``less`` than usual, or unwrapped."""
        old = _reading(self.lines.text, block)
        columns = [self.lines.column(start) for start, _ in old.spans]
        manner = _manner(self.lines, block) or self.manner
        longest = max(self.lines.column(end) for _, end in old.spans)
        if less is None or manner.width is None or longest > manner.width:
            return reflow(old, text, attrs.evolve(manner, width=None), columns)
        return reflow(old, text, attrs.evolve(manner, width=manner.width - less), columns)


def manner_of(cable: Cable) -> Manner:
    """Return how the paragraphs of a cable are wrapped: width, and what joins two lines."""
    return _Neighbours.of(cable).manner


def _manner(lines: Lines, block: Paragraph) -> Manner | None:
    """Return how a paragraph is wrapped; ``None`` if no line of it goes on over the next."""
    joints = [
        (lines.column(above[1]), lines.text[above[1] : below[0]])
        for above, below in pairwise(block.text_spans)
        if is_joint(lines.text[above[1] : below[0]])
    ]
    if not joints:
        return None
    longest = max(lines.column(end) for _, end in block.text_spans)
    return Manner(longest, joints[0][1])


def _reading(source: str, block: Paragraph) -> Reading:
    """Find the lines of a paragraph in what it reads as."""
    places: list[tuple[int, int]] = []
    place = 0
    spans = own_spans(source, block)
    for start, end in spans:
        words = clean_marked(source[start:end])
        words = words if words in block.text else clean_line(source[start:end])
        place = max(block.text.find(words, place), place)
        places.append((place, place + len(words)))
        place += len(words)
    return Reading(source, spans, places, block.text)


def own_spans(source: str, block: Paragraph) -> list[Span]:
    """Return where the words stand; marks of a transcription may hide the portion mark in them."""
    spans = [*block.text_spans]
    start, end = spans[0]
    if block.portion is not None and block.text[:1] != "(":
        raw = source[start:end]
        mark = raw.find(")") + 1
        said = raw[: max(mark - 1, 0)].strip(_MARKS + "(").upper()
        if mark and block.portion.endswith(said):
            words = raw[mark:]
            spans[0] = (start + mark + len(words) - len(words.lstrip(_MARKS)), end)
    return spans
