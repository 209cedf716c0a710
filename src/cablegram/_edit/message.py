"""Editing a message: verbs to plans, plans to a new cable."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from cablegram._edit.addressees import plan_exempt, plan_info, plan_origin, plan_to
from cablegram._edit.body import plan_insert, plan_move, plan_remove, plan_renumber
from cablegram._edit.captions import plan_captions
from cablegram._edit.classification import plan_classification, plan_signature
from cablegram._edit.classified_by import plan_approved_by, plan_classified_by, plan_drafted_by
from cablegram._edit.declassification import plan_declassification
from cablegram._edit.dtg import plan_dtg, plan_info_precedence, plan_precedence
from cablegram._edit.editor import Editor
from cablegram._edit.make import Planner, make
from cablegram._edit.paragraphs import plan_paragraphs
from cablegram._edit.passing import plan_passing
from cablegram._edit.plan import Plan
from cablegram._edit.references import plan_letters, plan_references
from cablegram._edit.slots import Place
from cablegram._edit.subject import plan_subject
from cablegram._edit.tags import plan_tags

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["MessageEditor"]

_PLANS: Final[dict[str, Callable[[Cable, object], Plan]]] = {
    "precedence": plan_precedence,
    "info_precedence": plan_info_precedence,
    "dtg": plan_dtg,
    "origin": plan_origin,
    "to": plan_to,
    "info": plan_info,
    "exempt": plan_exempt,
    "drafted_by": plan_drafted_by,
    "approved_by": plan_approved_by,
    "classification": plan_classification,
    "captions": plan_captions,
    "passing": plan_passing,
    "declassification": plan_declassification,
    "tags": plan_tags,
    "subject": plan_subject,
    "references": plan_references,
    "classified_by": plan_classified_by,
    "paragraphs": plan_paragraphs,
    "signature": plan_signature,
}


class MessageEditor(Editor):
    """The edits of a message: in the manner of what stands around them."""

    def change(self, name: str, value: object) -> Cable:
        """Return the cable with one field changed, whatever way the text writes it."""
        if name != "paragraphs" and getattr(self.cable, name) == value:
            return self.cable
        return make(self.cable, name, value, lambda it: _PLANS[name](it, value))

    def insert_block(self, value: object, place: Place | None, *, renumber: bool) -> Cable:
        """Return the cable with a block more."""
        return self._blocks(
            value, partial(plan_insert, value=value, place=place, renumber=renumber)
        )

    def remove_block(self, target: object, index: int, *, renumber: bool) -> Cable:
        """Return the cable with a block less."""
        return self._blocks(target, partial(plan_remove, index=index, renumber=renumber))

    def move_block(self, target: object, index: int, place: Place, *, renumber: bool) -> Cable:
        """Return the cable with a block elsewhere."""
        planner = partial(plan_move, index=index, place=place, renumber=renumber)
        return self._blocks(target, planner)

    def number_blocks(self, first: int) -> Cable:
        """Return the cable with its paragraphs numbered anew."""
        return self._blocks(first, partial(plan_renumber, first=first))

    def _blocks(self, value: object, planner: Planner) -> Cable:
        return make(self.cable, "body", value, planner)

    def reletter(self) -> Cable:
        """Return the cable with its references lettered from A on."""
        letters = [one.label for one in self.cable.references]
        return make(self.cable, "references", letters, plan_letters)
