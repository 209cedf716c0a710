"""What some messages cite, looked up in front of a search: it is asked of other messages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from cablegram._search import conditions as of
from cablegram._search.conditions import Condition

__all__ = ["cited_in", "citing", "resolved"]


def citing(condition: Condition) -> frozenset[str]:
    """Return the numbers of the messages whose references a search has to know."""
    match condition:
        case of.CitedBy(_, by):
            return frozenset(by)
        case of.Not(inner):
            return citing(inner)
        case of.All(parts) | of.OneOf(parts):
            return frozenset().union(*(citing(part) for part in parts))
        case _:
            return frozenset()


def resolved(condition: Condition, cited: dict[str, set[str]]) -> Condition:
    """Return a search in which the numbers that are cited stand in place of who cites them."""
    match condition:
        case of.CitedBy(place, by):
            return of.Equals(place, tuple(sorted(set().union(*(cited[it] for it in by)))))
        case of.Not(inner):
            return of.Not(resolved(inner, cited))
        case of.All(parts) | of.OneOf(parts):
            return attrs.evolve(
                condition, conditions=tuple(resolved(part, cited) for part in parts)
            )
        case _:
            return condition


def cited_in(records: Iterable[Mapping[str, Any]], numbers: frozenset[str]) -> dict[str, set[str]]:
    """Return what the messages of these numbers cite."""
    found: dict[str, set[str]] = {number: set() for number in numbers}
    for record in records:
        if record.get("mrn") in found:
            references = record.get("references") or ()
            found[record["mrn"]].update(it["mrn"] for it in references if it.get("mrn"))
    return found
