"""What messages are counted by: a key of the record, or a year, a month, a day."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

import attrs

from cablegram._search.places import Place, leaves, names, place_of, values_at
from cablegram._search.sql import Query, list_sql, value_sql
from cablegram._search.terms import SPECIAL

__all__ = ["By", "by_of", "sort_place"]

#: how many characters of the moment are the year, the month, the day
_CUTS = {"year": 4, "month": 7, "day": 10}


@attrs.frozen
class By:
    """What is counted by."""

    name: str
    place: Place
    #: for a moment, how many characters of it count
    cut: int | None = None

    def values(self, record: Mapping[str, Any]) -> set[Any]:
        """Return the values of a record, each once; ``{None}`` if it has none."""
        found = set(values_at(self.place, record))
        return {it[: self.cut] for it in found} if self.cut else found

    def sql(self, query: Query) -> str:
        """Return SQL for the list of the values of a row."""
        if self.place.is_many:
            return list_sql(self.place, query)
        value = value_sql(self.place)
        return f"[{f'left({value}, {self.cut})' if self.cut else value}]"

    @property
    def is_date(self) -> bool:
        """Whether the values are dates, whose order is that of time."""
        return self.place.kind in {"moment", "day"}


def by_of(name: str) -> By:
    """Return what a word means.

    Raises:
        ValueError: no key of the record has that name, or it holds an object.
    """
    if name in _CUTS:
        return By(name, place_of("dtg"), _CUTS[name])
    return By(name, _place(name))


def sort_place(name: str) -> Place:
    """Return what hits can be sorted by.

    Raises:
        ValueError: no key has that name, or it holds several values.
    """
    place = place_of("dtg") if name in _CUTS else _place(name)
    if place.is_many:
        raise ValueError(f"{name} holds several values: what holds one can be sorted by")
    return place


def _place(name: str) -> Place:
    special = SPECIAL.get(name.lower())
    found = special.places if special and len(special.places) == 1 else leaves(name)
    if len(found) == 1:
        return found[0]
    if found or special:
        inside = [it for it in names() if it.startswith(f"{name}.")]
        raise ValueError(f"{name} holds several keys: {', '.join(inside) or 'name one of them'}")
    like = get_close_matches(name.lower(), [*_CUTS, *SPECIAL, *names()], n=1)
    raise ValueError(f"no key {name!r}" + (f": did you mean {like[0]}?" if like else ""))
