"""The blocks of a body in a new order, each with the number it gets: of messages and documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs

from cablegram._edit.paragraphs import one_line
from cablegram._edit.plan import misfit, wrong_type
from cablegram._fields.portion import read_portion
from cablegram.blocks import Block, Heading, Paragraph, Table, TextBlock

__all__ = ["Place", "Slot", "end_of", "with_moved", "with_new", "with_numbers", "without"]

_EXPECTED: Final = "the words of a paragraph, or a Paragraph, Heading or Table with words"


@attrs.frozen
class Place:
    """In front of a block, or behind it."""

    index: int
    behind: bool

    @property
    def at(self) -> int:
        """The number of blocks in front of it."""
        return self.index + self.behind


@attrs.frozen
class Slot:
    """A block in its new order: one that stood there, by its index, or a new one."""

    index: int | None
    block: Block
    #: the number that it gets; that of a new paragraph counts on if it is 0
    number: int | None
    moved: bool = False

    @property
    def numbered(self) -> Block:
        """The block with its new number."""
        if isinstance(self.block, Paragraph):
            return attrs.evolve(self.block, number=self.number)
        return self.block


def _new_block(value: object) -> tuple[Block, bool]:
    """Return the block that a caller means; true if its number is what comes next."""
    if isinstance(value, str):
        text = one_line("body", _EXPECTED, value)
        portion = read_portion(text)
        words = text[portion.length :].strip()
        if not words:
            raise misfit("body", _EXPECTED, value)
        return Paragraph(text=words, portion=portion.mark), True
    if isinstance(value, (Heading, Paragraph)) and value.text.strip():
        return attrs.evolve(value, text=one_line("body", _EXPECTED, value.text)), False
    if isinstance(value, Table) and value.text.strip():
        return value, False
    if isinstance(value, Block):
        raise misfit("body", _EXPECTED, value)
    raise wrong_type("body", _EXPECTED, value)


def with_new(blocks: Sequence[Block], value: object, place: Place, *, renumber: bool) -> list[Slot]:
    """Put a block in a place."""
    block, is_next = _new_block(value)
    slots = _slots(blocks)
    numbered = is_next and any(slot.number is not None for slot in slots)
    number = 0 if numbered else _number(block)
    slots.insert(place.at, Slot(None, block, number))
    return _renumbered(slots) if renumber else _counted(slots, place.at)


def without(blocks: Sequence[Block], index: int, *, renumber: bool) -> list[Slot]:
    """Take a block out."""
    slots = _slots(blocks)
    first = _first(slots)
    del slots[index]
    return _renumbered(slots, first) if renumber else slots


def with_moved(blocks: Sequence[Block], index: int, place: Place, *, renumber: bool) -> list[Slot]:
    """Put a block in another place."""
    slots = _slots(blocks)
    first = _first(slots)
    slot = slots.pop(index)
    at = place.at - (place.at > index)
    slots.insert(at, attrs.evolve(slot, moved=at != index))
    return _renumbered(slots, first) if renumber else slots


def with_numbers(blocks: Sequence[Block], first: int) -> list[Slot]:
    """Give the paragraphs new numbers, from ``first`` on."""
    return _renumbered(_slots(blocks), first)


def end_of(blocks: Sequence[Block]) -> Place:
    """Return the place behind the last block that the drafter wrote."""
    own = [at for at, block in enumerate(blocks) if not isinstance(block, TextBlock)]
    if not own:
        message = "body: this cable has no text to add to; put a paragraph into it and parse it"
        raise ValueError(message)
    return Place(own[-1], behind=True)


def _slots(blocks: Sequence[Block]) -> list[Slot]:
    return [Slot(at, block, _number(block)) for at, block in enumerate(blocks)]


def _number(block: Block) -> int | None:
    return block.number if isinstance(block, Paragraph) else None


def _first(slots: list[Slot]) -> int | None:
    return next((slot.number for slot in slots if slot.number is not None), None)


def _counted(slots: list[Slot], at: int) -> list[Slot]:
    """Give a new paragraph the number behind the one above, if it is free."""
    if slots[at].number != 0:
        return slots
    above = next((slot.number for slot in slots[at - 1 :: -1] if slot.number), 0) if at else 0
    below = next((slot.number for slot in slots[at + 1 :] if slot.number), None)
    number = (above or 0) + 1
    if below is not None and not above:
        number = below - 1
    if number < 1 or (below is not None and above and number >= below > above):
        message = f"body: there is a paragraph {number or 1} already; ask for renumber=True"
        raise ValueError(message)
    return [*slots[:at], attrs.evolve(slots[at], number=number), *slots[at + 1 :]]


def _renumbered(slots: list[Slot], first: int | None = None) -> list[Slot]:
    """Count the paragraphs; where a count began anew in the text, it does so again."""
    kept = [slot for slot in slots if slot.number]
    count = (first or (kept[0].number if kept else 1) or 1) - 1
    before = 0
    found: list[Slot] = []
    for slot in slots:
        if slot.number is None:
            found.append(slot)
            continue
        is_first = not (slot.moved or slot.index is None) and slot.number <= before
        count = slot.number if is_first and slot.number == 1 else count + 1
        before = before if slot.moved or slot.index is None else slot.number
        found.append(attrs.evolve(slot, number=count))
    return found
