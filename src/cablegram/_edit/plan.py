"""What an edit is, what a field proposes, and how edits become text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

import attrs

from cablegram.values import Span, Value

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = [
    "Edit",
    "Plan",
    "apply",
    "entries",
    "misfit",
    "overlap",
    "quoted",
    "words",
    "wrong_type",
]

_SHOWN = 60


@attrs.frozen
class Edit:
    """Characters ``start`` to ``end`` of the input give way to ``text``."""

    start: int
    end: int
    text: str = ""
    #: where codes of the TAGS stand in ``text``: a web page links them
    codes: tuple[Span, ...] = ()


@attrs.frozen
class Plan:
    """What a field proposes."""

    #: ways to write the new value, the best first; no edits at all if nothing changes
    ways: Iterable[list[Edit]]
    #: tells whether a cable reads as wanted
    holds: Callable[[Cable], bool]
    #: what to tell the caller if no way does
    trouble: str = "would not be read back as given"
    #: tells more of it, out of the cable that the best way made; nothing if it cannot
    reason: Callable[[Cable], str] | None = None
    #: what a new line is called that has no place in the text, where there is no way at all
    line: str = ""


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
    try:
        shown = repr(value)
    except ValueError:  # Python shows no number of so many digits
        shown = "a number too long to show"
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}..."


def misfit(field: str, expected: str, value: object) -> ValueError:
    """Return the error for a value that a field cannot have.

    >>> misfit("dtg", "a date-time group such as 061608Z FEB 08", "now")
    ValueError("dtg: expected a date-time group such as 061608Z FEB 08, got 'now'")
    """
    return ValueError(f"{field}: expected {expected}, got {quoted(value)}")


def wrong_type(field: str, expected: str, value: object) -> TypeError:
    """Return the error for a value of a type that a field cannot have.

    >>> wrong_type("to", "a list of addressees", 3)
    TypeError('to: expected a list of addressees, got 3')
    """
    return TypeError(f"{field}: expected {expected}, got {quoted(value)}")


def entries(field: str, expected: str, value: object) -> list[object]:
    """Return the entries of a list; text is no list of letters."""
    if isinstance(value, (str, bytes, Value, Mapping)) or not isinstance(value, Iterable):
        raise wrong_type(field, expected, value)
    return list(value)


def words(field: str, expected: str, value: object) -> str:
    """Return text on one line, its blanks folded."""
    if not isinstance(value, str):
        raise wrong_type(field, expected, value)
    if not value.strip():
        raise misfit(field, expected, value)
    return " ".join(value.split())
