"""Editing a document: the row or paragraph of what changed is written anew, all else stays.

A document says each key of the record in a line of its own, so an edit is a new record, and the
lines in which it differs. The text that comes out is read, and must say what was asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import TYPE_CHECKING, Any, cast

import attrs

from cablegram._document.reading import record_of
from cablegram._edit.body import Slot, counted, new_block, renumbered
from cablegram._edit.document_fields import CHANGES
from cablegram._edit.document_lines import document_edits
from cablegram._edit.make import check_encoding, read_again
from cablegram._edit.parts import Request, check_first, index_of
from cablegram._edit.plan import apply, quoted
from cablegram._edit.references import LETTERS
from cablegram._edit.replace import FIELDS
from cablegram.blocks import Block, Paragraph, TextBlock

if TYPE_CHECKING:
    from cablegram._document.cable import DocumentCable

__all__ = ["edit_blocks", "reletter_document", "renumber_document", "replace_in_document"]


def replace_in_document(cable: DocumentCable, changes: Mapping[str, object]) -> DocumentCable:
    """Return a document with the fields changed.

    Raises:
        TypeError: a field of that name cannot be changed, or not to a value of that type.
        ValueError: the document lacks the field, or the value cannot be written.
    """
    unknown = [name for name in changes if name not in FIELDS]
    if unknown:
        message = f"cannot replace {', '.join(unknown)}: known fields are {', '.join(FIELDS)}"
        raise TypeError(message)
    changed = attrs.evolve(cable)
    for name in FIELDS:
        if name in changes:
            record = deepcopy(record_of(changed.reading))
            CHANGES[name](changed, record, changes[name])
            changed = _written(changed, name, changes[name], record)
    return changed


def edit_blocks(
    cable: DocumentCable, verb: str, target: object, request: Request, *, index: int | None = None
) -> DocumentCable:
    """Insert, remove or move a block of the body."""
    at = None if request.anchor is None else index_of(cable, "body", request.anchor)
    place = None if at is None else at + request.behind
    slots = _slots(cable)
    first = next((slot.number for slot in slots if slot.number is not None), None)
    if verb == "insert":
        slots, new = _inserted(slots, target, _end(slots) if place is None else place)
        slots = renumbered(slots) if request.renumber else counted(slots, new)
        return _with_blocks(cable, target, slots)
    index = index_of(cable, "body", target) if index is None else index
    slot = slots.pop(index)
    if verb == "move":
        if place is None:
            message = "body: expected before or after"
            raise TypeError(message)
        place -= place > index
        slots.insert(place, attrs.evolve(slot, moved=place != index))
    if request.renumber:
        slots = renumbered(slots, first)
    return _with_blocks(cable, target, slots)


def renumber_document(cable: DocumentCable, first: int) -> DocumentCable:
    """Give the paragraphs new numbers, from ``first`` on."""
    check_first(first)
    return _with_blocks(cable, first, renumbered(_slots(cable), first))


def reletter_document(cable: DocumentCable) -> DocumentCable:
    """Letter the references from A on; those without a letter get none.

    Raises:
        ValueError: there are more references than letters.
    """
    record = deepcopy(record_of(cable.reading))
    if len(record["references"]) > len(LETTERS):
        message = f"references: there are {len(record['references'])}, and {len(LETTERS)} letters"
        raise ValueError(message)
    for letter, reference in zip(LETTERS, record["references"], strict=False):
        reference["label"] = reference["label"] and letter
    return _written(cable, "references", cable.references, record)


def _slots(cable: DocumentCable) -> list[Slot]:
    return [
        Slot(at, block, block.number if isinstance(block, Paragraph) else None)
        for at, block in enumerate(cable.body)
    ]


def _inserted(slots: list[Slot], value: object, at: int) -> tuple[list[Slot], int]:
    block, is_next = new_block(value)
    is_next = is_next and any(slot.number is not None for slot in slots)
    number = 0 if is_next else block.number if isinstance(block, Paragraph) else None
    return [*slots[:at], Slot(None, block, number), *slots[at:]], at


def _end(slots: list[Slot]) -> int:
    """Return the place behind the last block that the drafter wrote."""
    own = [at for at, slot in enumerate(slots) if not isinstance(slot.block, TextBlock)]
    if not own:
        message = "body: this cable has no text to add to; put a paragraph into it and parse it"
        raise ValueError(message)
    return own[-1] + 1


def _with_blocks(cable: DocumentCable, value: object, slots: list[Slot]) -> DocumentCable:
    blocks = [_numbered(slot.block, slot.number) for slot in slots]
    record = record_of(attrs.evolve(cable.reading, blocks=blocks))
    return _written(cable, "body", value, record)


def _numbered(block: Block, number: int | None) -> Block:
    return attrs.evolve(block, number=number) if isinstance(block, Paragraph) else block


def _written(
    cable: DocumentCable, name: str, value: object, record: dict[str, Any]
) -> DocumentCable:
    """Return the document that says what the record says, with as little changed as can be."""
    edits = document_edits(cable, record)
    if not edits:
        return cable
    check_encoding(cable, name, edits)
    changed = cast("DocumentCable", read_again(cable, apply(str(cable), edits)))
    if record_of(changed.reading) != record:
        message = f"{name}: {quoted(value)} would not be read back as given"
        raise ValueError(message)
    return changed
