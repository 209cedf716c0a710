"""What an edit is, what a field proposes, and how edits become text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["Edit", "Plan", "apply", "misfit", "overlap", "quoted"]

_SHOWN = 60


@attrs.frozen
class Edit:
    """Characters ``start`` to ``end`` of the input give way to ``text``."""

    start: int
    end: int
    text: str = ""


@attrs.frozen
class Plan:
    """What a field proposes."""

    #: ways to write the new value, the best first; no edits at all if nothing changes
    ways: Iterable[list[Edit]]
    #: tells whether a cable reads as wanted
    holds: Callable[[Cable], bool]
    #: what to tell the caller if no way does
    trouble: str = "would not be read back as given"


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return ``text`` with the edits made: a join of kept and new parts.

    >>> apply("TAGS: PREL, EU", [Edit(12, 14, "RS"), Edit(6, 10, "PGOV")])
    'TAGS: PGOV, RS'
    """
    parts: list[str] = []
    place = 0
    # Two that insert at one place keep their order.
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < place and edit.text:
            message = f"edits overlap at {edit.start}"
            raise AssertionError(message)
        # Two that only take away may both take the empty lines between them.
        parts += (text[place : edit.start], edit.text)
        place = max(place, edit.end)
    parts.append(text[place:])
    return "".join(parts)


def overlap(edits: Iterable[Edit]) -> bool:
    """Tell whether two edits write into the same characters.

    >>> overlap([Edit(0, 4, "TO"), Edit(2, 6, "FM")]), overlap([Edit(0, 4), Edit(2, 6)])
    (True, False)
    """
    ordered = sorted(edits, key=lambda edit: (edit.start, edit.end))
    return any(below.text and below.start < above.end for above, below in pairwise(ordered))


def quoted(value: object) -> str:
    """Return ``value`` for a message, cut where it is long."""
    shown = repr(value)
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}..."


def misfit(field: str, expected: str, value: object) -> ValueError:
    """Return the error for a value that a field cannot have.

    >>> misfit("dtg", "a date-time group such as 061608Z FEB 08", "now")
    ValueError("dtg: expected a date-time group such as 061608Z FEB 08, got 'now'")
    """
    return ValueError(f"{field}: expected {expected}, got {quoted(value)}")
