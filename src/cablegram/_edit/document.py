"""Editing a document: the row or paragraph of what changed is written anew, all else stays.

A document says each key of the record in a line of its own, so an edit is a new record, and the
lines in which it differs. The text that comes out is read, and must say what was asked for.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any, cast

import attrs

from cablegram._document.reading import record_of
from cablegram._edit.document_fields import CHANGES
from cablegram._edit.document_lines import document_edits
from cablegram._edit.editor import Editor
from cablegram._edit.make import check_encoding, read_again, refusal, sealed
from cablegram._edit.plan import apply, quoted
from cablegram._edit.references import letters
from cablegram._edit.slots import Place, Slot, end_of, with_moved, with_new, with_numbers, without
from cablegram._edit.whole import Whole

if TYPE_CHECKING:
    from cablegram._document.cable import DocumentCable

__all__ = ["DocumentEditor"]


@attrs.frozen
class DocumentEditor(Editor):
    """The edits of a document."""

    cable: DocumentCable

    def change(self, name: str, value: object) -> DocumentCable:
        """Return the document with one field changed."""
        if name != "paragraphs" and value == getattr(self.cable, name):
            return self.cable  # a document is read literally, blanks and all: nothing is folded
        record = deepcopy(record_of(self.cable.reading))
        CHANGES[name](self.cable, record, value)
        return self._written(name, value, record)

    def insert_block(self, value: object, place: Place | None, *, renumber: bool) -> DocumentCable:
        """Return the document with a block more."""
        blocks = self.cable.body
        place = place or end_of(blocks)
        return self._with_blocks(value, with_new(blocks, value, place, renumber=renumber))

    def remove_block(self, target: object, index: int, *, renumber: bool) -> DocumentCable:
        """Return the document with a block less."""
        return self._with_blocks(target, without(self.cable.body, index, renumber=renumber))

    def move_block(
        self, target: object, index: int, place: Place, *, renumber: bool
    ) -> DocumentCable:
        """Return the document with a block elsewhere."""
        slots = with_moved(self.cable.body, index, place, renumber=renumber)
        return self._with_blocks(target, slots)

    def number_blocks(self, first: int) -> DocumentCable:
        """Return the document with its paragraphs numbered anew."""
        return self._with_blocks(first, with_numbers(self.cable.body, first))

    def reletter(self) -> DocumentCable:
        """Return the document with its references lettered from A on."""
        record = deepcopy(record_of(self.cable.reading))
        labels = letters([reference["label"] for reference in record["references"]])
        for label, reference in zip(labels, record["references"], strict=True):
            reference["label"] = label
        return self._written("references", self.cable.references, record)

    def _with_blocks(self, value: object, slots: list[Slot]) -> DocumentCable:
        blocks = [slot.numbered for slot in slots]
        record = record_of(attrs.evolve(self.cable.reading, blocks=blocks))
        return self._written("body", value, record)

    def _written(self, name: str, value: object, record: dict[str, Any]) -> DocumentCable:
        """Return the document that says what the record says, with as little changed as can be."""
        edits = document_edits(self.cable, record)
        if not edits:
            return self.cable
        check_encoding(self.cable, name, edits)
        changed = cast("DocumentCable", read_again(self.cable, apply(str(self.cable), edits)))
        if record_of(changed.reading) != record:
            message = f"{name}: {quoted(value)} would not be read back as given"
            raise ValueError(message)
        others = Whole(self.cable).others(changed, name)
        if others:
            raise refusal(name, value, others)
        return sealed(changed, name, value)
