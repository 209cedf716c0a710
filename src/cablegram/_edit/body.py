"""Blocks of the body come, go and change places; paragraphs are numbered anew if asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

import attrs

from cablegram._edit.bounds import Lot, lots
from cablegram._edit.paragraphs import block_fact, one_line
from cablegram._edit.plan import Edit, Plan, misfit, quoted, wrong_type
from cablegram._edit.spread import NARROWER
from cablegram._edit.written import Writer, number_place
from cablegram._fields.portion import read_portion
from cablegram.blocks import Block, Heading, Paragraph, Table, TextBlock

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = [
    "Place",
    "Slot",
    "counted",
    "new_block",
    "plan_insert",
    "plan_move",
    "plan_remove",
    "plan_renumber",
    "renumbered",
]

_EXPECTED: Final = "the words of a paragraph, or a Paragraph, Heading or Table with words"
_TROUBLE: Final = (
    "would not be read back as given; a number out of order, and a heading without a paragraph "
    "below, are read as something else"
)
#: so many words in front of what would read otherwise, and as many of it, are shown
_AROUND: Final = 3


@attrs.frozen
class Place:
    """In front of a block, or behind it."""

    index: int
    behind: bool


@attrs.frozen
class Slot:
    """A block in its new order: one that stood there, by its index, or a new one."""

    index: int | None
    block: Block
    #: the number that it gets; that of a new paragraph counts on if it is 0
    number: int | None
    moved: bool = False


def new_block(value: object) -> tuple[Block, bool]:
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


def plan_insert(
    cable: Cable, value: object, place: Place | None, *, renumber: bool = False
) -> Plan:
    """Put a block in front of another or behind it; without a place, at the end of the text."""
    block, is_next = new_block(value)
    lot = lots(cable)
    place = place or _end(lot)
    slots = _slots(lot)
    at = place.index + place.behind
    numbered = is_next and any(slot.number is not None for slot in slots)
    number = 0 if numbered else block.number if isinstance(block, Paragraph) else None
    slots.insert(at, Slot(None, block, number))
    slots = renumbered(slots) if renumber else counted(slots, at)
    return _plan(cable, lot, slots, partial(_inserted, slot=slots[at], place=place))


def plan_remove(cable: Cable, indexes: list[int], *, renumber: bool = False) -> Plan:
    """Take blocks out, with the gap behind them."""
    lot = lots(cable)
    gone = set(indexes)
    slots = [slot for slot in _slots(lot) if slot.index not in gone]
    slots = renumbered(slots, _first(lot)) if renumber else slots

    def removed(_writer: Writer, _less: int | None) -> Iterator[Edit]:
        for index in indexes:
            yield from lot.removal(index)

    return _plan(cable, lot, slots, removed)


def plan_move(cable: Cable, index: int, place: Place, *, renumber: bool = False) -> Plan:
    """Put a block in another place, its text as it is."""
    lot = lots(cable)
    slots = _slots(lot)
    at = place.index + place.behind
    if index in {at, at - 1}:
        return Plan([[]], lambda _: True)
    slots.insert(at, attrs.evolve(slots[index], moved=True))
    del slots[index + (at <= index)]
    slots = renumbered(slots, _first(lot)) if renumber else slots
    slot = next(it for it in slots if it.moved)

    def moved(writer: Writer, less: int | None) -> Iterator[Edit]:
        yield from lot.removal(index)
        yield from _inserted(writer, less, slot, place)

    return _plan(cable, lot, slots, moved)


def plan_renumber(cable: Cable, first: int) -> Plan:
    """Give the paragraphs new numbers, from ``first`` on."""
    lot = lots(cable)
    return _plan(cable, lot, renumbered(_slots(lot), first), lambda _writer, _less: iter(()))


def _end(lot: Lot) -> Place:
    """Return the place behind the last block that the drafter wrote."""
    own = [at for at, block in enumerate(lot.blocks) if not isinstance(block, TextBlock)]
    if not own:
        message = "body: this cable has no text to add to; put a paragraph into it and parse it"
        raise ValueError(message)
    return Place(own[-1], behind=True)


def _slots(lot: Lot) -> list[Slot]:
    return [
        Slot(at, block, block.number if isinstance(block, Paragraph) else None)
        for at, block in enumerate(lot.blocks)
    ]


def _first(lot: Lot) -> int | None:
    numbers = (block.number for block in lot.blocks if isinstance(block, Paragraph))
    return next((number for number in numbers if number is not None), None)


def counted(slots: list[Slot], at: int) -> list[Slot]:
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


def renumbered(slots: list[Slot], first: int | None = None) -> list[Slot]:
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


_Edits = Callable[[Writer, int | None], Iterator[Edit]]


def _plan(cable: Cable, lot: Lot, slots: list[Slot], change: _Edits) -> Plan:
    """Return the plan that ends with the blocks in this order, each with this number."""
    expected = [_fact(slot) for slot in slots]
    signature = cable.signature

    def holds(new: Cable) -> bool:
        found = [block_fact(block, block.text) for block in new.body]
        return found == expected and new.signature == signature

    def reason(new: Cable) -> str:
        return _reason(slots, new.body)

    return Plan(_ways(cable, lot, slots, change), holds, _TROUBLE, reason)


def _reason(slots: list[Slot], found: list[Block]) -> str:
    """Name the first block that would read otherwise; nothing where it is the one given."""
    pairs = zip(slots, found, strict=False)
    for slot, block in pairs:
        words, read = slot.block.text.split(), block.text.split()
        if _fact(slot) == block_fact(block, block.text):
            continue
        if slot.index is None or slot.moved:
            break
        same = zip(words, read, strict=False)
        at = next((at for at, (one, other) in enumerate(same) if one != other), len(read))
        near = " ".join(words[max(at - _AROUND, 0) : at + _AROUND])
        where = f", near {near!r}" if words != read else ""
        return f"would not be read back as given: {_name(slot)} would read otherwise{where}"
    return ""


def _name(slot: Slot) -> str:
    if not isinstance(slot.block, Paragraph) or slot.block.number is None:
        return f"the {slot.block.type} {quoted(slot.block.text)}"
    then = f" (then {slot.number})" if slot.number != slot.block.number else ""
    return f"paragraph {slot.block.number}{then}"


def _fact(slot: Slot) -> tuple[object, ...]:
    fact = block_fact(slot.block, slot.block.text)
    return (fact[0], slot.number, *fact[2:]) if isinstance(slot.block, Paragraph) else fact


def _ways(cable: Cable, lot: Lot, slots: list[Slot], change: _Edits) -> Iterator[list[Edit]]:
    writer = Writer.of(cable, lot)
    tried: set[tuple[Edit, ...]] = set()
    for less in NARROWER:
        edits = [*change(writer, less), *_numbers(lot, slots)]
        if tuple(edits) not in tried:
            tried.add(tuple(edits))
            yield edits


def _numbers(lot: Lot, slots: list[Slot]) -> Iterator[Edit]:
    """Yield the edits for the numbers of the paragraphs that stay where they are."""
    for slot in slots:
        old = slot.block.number if isinstance(slot.block, Paragraph) else None
        if slot.index is None or slot.moved or old is None or slot.number == old:
            continue
        start = lot.bounds[slot.index].span[0]
        place = number_place(lot.lines.text[start : lot.bounds[slot.index].span[1]], old)
        if place is not None:
            yield Edit(start + place, start + place + len(str(old)), str(slot.number))


def _inserted(writer: Writer, less: int | None, slot: Slot, place: Place) -> Iterator[Edit]:
    """Yield the edit that puts a block where it belongs, with the gap that its like has."""
    lot = writer.lot
    block, neighbour = slot.block, lot.blocks[place.index]
    if slot.index is not None:
        text = _moved(lot, slot)
    else:
        numbered = (
            attrs.evolve(block, number=slot.number) if isinstance(block, Paragraph) else block
        )
        text = writer.write(numbered, place.index, less)
    start, end = lot.bounds[place.index].span
    if place.behind:
        joint = lot.joint(type(neighbour), type(block), place.index)
        yield Edit(end, end, joint + text)
    else:
        joint = lot.joint(type(block), type(neighbour), place.index)
        yield Edit(start, start, text + joint)


def _moved(lot: Lot, slot: Slot) -> str:
    """Return a block as it stands, with its new number."""
    raw = lot.raw(slot.index or 0)
    old = slot.block.number if isinstance(slot.block, Paragraph) else None
    if old is None or slot.number == old:
        return raw
    place = number_place(raw, old)
    if place is None:
        return raw
    return f"{raw[:place]}{slot.number}{raw[place + len(str(old)) :]}"
