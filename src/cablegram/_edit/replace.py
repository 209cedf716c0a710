"""``cable.replace``: names to plans, plans to text, text to a new cable."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

import attrs

from cablegram._carriers import escape, unwrap
from cablegram._carriers.rebase import rebase
from cablegram._edit.addressees import plan_info, plan_origin, plan_to
from cablegram._edit.captions import plan_captions
from cablegram._edit.classification import plan_classification, plan_signature
from cablegram._edit.dtg import plan_dtg, plan_precedence
from cablegram._edit.paragraphs import plan_paragraphs
from cablegram._edit.plan import Edit, Plan, apply, overlap, quoted
from cablegram._edit.references import plan_references
from cablegram._edit.subject import plan_subject
from cablegram._edit.tags import plan_tags
from cablegram._parse import parse_tree

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["replace"]

#: in the order in which they are made: the year of the group goes into the references
_PLANS: Final[dict[str, Callable[[Cable, object], Plan]]] = {
    "precedence": plan_precedence,
    "dtg": plan_dtg,
    "origin": plan_origin,
    "to": plan_to,
    "info": plan_info,
    "classification": plan_classification,
    "captions": plan_captions,
    "tags": plan_tags,
    "subject": plan_subject,
    "references": plan_references,
    "paragraphs": plan_paragraphs,
    "signature": plan_signature,
}


def replace(cable: Cable, changes: Mapping[str, object]) -> Cable:
    """Return a new cable with the fields changed; ``cable`` stays as it is.

    Raises:
        TypeError: a field of that name cannot be changed.
        ValueError: the cable lacks the field, or the value cannot be written.
    """
    unknown = [name for name in changes if name not in _PLANS]
    if unknown:
        message = f"cannot replace {', '.join(unknown)}: known fields are {', '.join(_PLANS)}"
        raise TypeError(message)
    changed = attrs.evolve(cable)
    for name in _PLANS:
        if name in changes:
            changed = _make(changed, name, changes[name])
    return changed


def _make(cable: Cable, name: str, value: object) -> Cable:
    """Return the cable that the first way makes which reads as wanted."""
    message = cable
    if cable.carrier is not None:
        # Edits are found in the message, and then put in the place that it has in its carrier.
        message = type(cable)(parse_tree(cable.tree.value), cable.encoding)
    plan = _PLANS[name](message, value)
    for edits in plan.ways:
        if not edits:
            if plan.holds(message):
                return cable
            break
        placed = [_placed(cable, edit) for edit in edits]
        if overlap(placed):
            continue
        _check_encoding(cable, name, placed)
        changed = _read_again(cable, apply(str(cable), placed))
        if plan.holds(changed):
            return changed
    trouble = f"{name}: {quoted(value)} {plan.trouble}"
    raise ValueError(trouble)


def _placed(cable: Cable, edit: Edit) -> Edit:
    if cable.carrier is None:
        return edit
    return Edit(*cable.tree.locate(edit.start, edit.end), escape(cable.carrier, edit.text))


def _read_again(cable: Cable, text: str) -> Cable:
    carried = unwrap(text) if cable.carrier is not None else None
    if carried is None:
        return type(cable)(parse_tree(text), cable.encoding)
    tree = parse_tree(carried.text)
    rebase(tree, carried, text)
    return type(cable)(tree, cable.encoding, carried.carrier, carried.columns, carried.findings)


def _check_encoding(cable: Cable, name: str, edits: list[Edit]) -> None:
    if cable.encoding is None:
        return
    for edit in edits:
        try:
            edit.text.encode(cable.encoding)
        except UnicodeEncodeError as error:
            character = edit.text[error.start]
            message = (
                f"{name}: {character!a} (U+{ord(character):04X}) cannot be written in "
                f"{cable.encoding}, the encoding of this cable"
            )
            raise ValueError(message) from None
