"""A search in words, for ``--explain``: what is compared with what."""

from __future__ import annotations

from collections.abc import Iterable

from cablegram._search import conditions as of
from cablegram._search.conditions import Condition
from cablegram._search.places import Place

__all__ = ["explain"]


def explain(condition: Condition, depth: int = 0) -> str:
    """Return a line for each condition; what is inside another is indented."""
    lead = "  " * depth
    match condition:
        case of.Not(inner):
            return f"{lead}not\n{explain(inner, depth + 1)}"
        case of.All(parts) | of.OneOf(parts):
            head = "all of" if isinstance(condition, of.All) else "one of"
            return "\n".join([lead + head, *(explain(part, depth + 1) for part in parts)])
        case _:
            return lead + _line(condition)


def _line(condition: Condition) -> str:  # noqa: PLR0911  a case for each condition
    match condition:
        case of.Words(places, phrases):
            return f"{_named(places)} holds {' or '.join(map(str, phrases))}"
        case of.Together(places, phrases):
            return f"a value of {_named(places)} holds {' and '.join(map(str, phrases))}"
        case of.Equals(place, values, beginnings):
            wanted = [f"is {it!r}" for it in values] + [f"begins with {it!r}" for it in beginnings]
            return f"{place} {' or '.join(wanted) or 'is none of the numbers cited'}"
        case of.Same(place, spellings):
            return f"{place} is spelt {' or '.join(map(repr, spellings))}"
        case of.PostOfNumber(place, posts):
            return f"the letters of {place} are {' or '.join(map(repr, posts))}"
        case of.Between(place, low, high):
            ends = [f"from {low} on"] * (low is not None) + [f"before {high}"] * (high is not None)
            return f"{place} is {', '.join(ends) or 'there'}"
        case of.Is(place, wanted):
            return f"{place} is {'true' if wanted else 'false'}"
        case of.CitedBy(place, by):
            return f"{place} is cited by {' or '.join(by)}"
        case of.Present(places):
            return f"there is {_named(places)}"
    raise TypeError(type(condition).__name__)


def _named(places: Iterable[Place]) -> str:
    return ", ".join(map(str, places))
