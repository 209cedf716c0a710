"""Blocks of the body come, go and change places; paragraphs are numbered anew if asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from cablegram._edit.bounds import Lot, lots
from cablegram._edit.paragraphs import block_fact
from cablegram._edit.plan import Edit, Plan, quoted
from cablegram._edit.slots import Place, Slot, end_of, with_moved, with_new, with_numbers, without
from cablegram._edit.spread import NARROWER
from cablegram._edit.written import Writer, number_place
from cablegram.blocks import Block, Paragraph

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["plan_insert", "plan_move", "plan_remove", "plan_renumber"]

_TROUBLE: Final = (
    "would not be read back as given; a number out of order, and a heading without a paragraph "
    "below, are read as something else"
)
#: so many words in front of what would read otherwise, and as many of it, are shown
_AROUND: Final = 3


def plan_insert(cable: Cable, value: object, place: Place | None, *, renumber: bool) -> Plan:
    """Put a block in front of another or behind it; without a place, at the end of the text."""
    lot = lots(cable)
    place = place or end_of(lot.blocks)
    slots = with_new(lot.blocks, value, place, renumber=renumber)
    return _plan(cable, lot, slots, partial(_inserted, slot=slots[place.at], place=place))


def plan_remove(cable: Cable, index: int, *, renumber: bool) -> Plan:
    """Take a block out, with the gap behind it."""
    lot = lots(cable)
    slots = without(lot.blocks, index, renumber=renumber)
    return _plan(cable, lot, slots, lambda _writer, _less: lot.removal(index))


def plan_move(cable: Cable, index: int, place: Place, *, renumber: bool) -> Plan:
    """Put a block in another place, its text as it is."""
    if index in {place.at, place.at - 1}:
        return Plan([[]], lambda _: True)
    lot = lots(cable)
    slots = with_moved(lot.blocks, index, place, renumber=renumber)
    slot = next(it for it in slots if it.moved)

    def moved(writer: Writer, less: int | None) -> Iterator[Edit]:
        yield from lot.removal(index)
        yield from _inserted(writer, less, slot, place)

    return _plan(cable, lot, slots, moved)


def plan_renumber(cable: Cable, first: int) -> Plan:
    """Give the paragraphs new numbers, from ``first`` on."""
    lot = lots(cable)
    return _plan(cable, lot, with_numbers(lot.blocks, first), lambda _writer, _less: iter(()))


_Edits = Callable[[Writer, int | None], Iterable[Edit]]


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
        text = writer.write(slot.numbered, place.index, less)
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
