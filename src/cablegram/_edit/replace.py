"""``cable.replace``: names to plans, plans to a new cable."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

import attrs

from cablegram._edit.addressees import plan_exempt, plan_info, plan_origin, plan_to
from cablegram._edit.captions import plan_captions
from cablegram._edit.classification import plan_classification, plan_signature
from cablegram._edit.classified_by import plan_approved_by, plan_classified_by, plan_drafted_by
from cablegram._edit.declassification import plan_declassification
from cablegram._edit.dtg import plan_dtg, plan_info_precedence, plan_precedence
from cablegram._edit.make import make
from cablegram._edit.paragraphs import plan_paragraphs
from cablegram._edit.passing import plan_passing
from cablegram._edit.plan import Plan
from cablegram._edit.references import plan_references
from cablegram._edit.subject import plan_subject
from cablegram._edit.tags import plan_tags

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["FIELDS", "replace"]

#: in the order in which they are made: the year of the group goes into the references
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

FIELDS: Final = tuple(_PLANS)


def replace(cable: Cable, changes: Mapping[str, object]) -> Cable:
    """Return a new cable with the fields changed; ``cable`` stays as it is.

    Raises:
        TypeError: a field of that name cannot be changed, or not to a value of that type.
        ValueError: the cable lacks the field, or the value cannot be written.
    """
    unknown = [name for name in changes if name not in _PLANS]
    if unknown:
        message = f"cannot replace {', '.join(unknown)}: known fields are {', '.join(_PLANS)}"
        raise TypeError(message)
    changed = cable
    for name, plan in _PLANS.items():
        if name in changes and not _is(changed, name, changes[name]):
            value = changes[name]
            changed = make(changed, name, value, partial(_planned, plan, value))
    # Always a cable of its own, whose values nobody else holds.
    return attrs.evolve(changed) if changed is cable else changed


def _planned(plan: Callable[[Cable, object], Plan], value: object, message: Cable) -> Plan:
    return plan(message, value)


def _is(cable: Cable, name: str, value: object) -> bool:
    """Tell whether a field has the value already, whatever way the text writes it."""
    return bool(name != "paragraphs" and getattr(cable, name) == value)
