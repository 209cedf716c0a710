"""The engine that looks at records one by one: a condition becomes a function."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from cablegram._search import conditions as of
from cablegram._search.conditions import Condition, Phrase
from cablegram._search.fold import fold, joined, plain, squeeze, utf8
from cablegram._search.places import Place, values_at
from cablegram.tables._posts import post_part

__all__ = ["Test", "matcher"]

_Record: TypeAlias = Mapping[str, Any]
Test: TypeAlias = Callable[[_Record], bool]


def matcher(condition: Condition) -> Test:  # noqa: C901, PLR0911  a case for each condition
    """Return what tells whether a record is what a condition asks for."""
    match condition:
        case of.Not(inner):
            test = matcher(inner)
            return lambda record: not test(record)
        case of.All(parts):
            tests = [matcher(part) for part in sorted(parts, key=_cost)]
            return lambda record: all(test(record) for test in tests)
        case of.OneOf(parts):
            tests = [matcher(part) for part in sorted(parts, key=_cost)]
            return lambda record: any(test(record) for test in tests)
        case of.Words(places, phrases):
            return _words(places, phrases)
        case of.Together(places, phrases):
            return _together(places, phrases)
        case of.Between(place, low, high):
            return _some(place, lambda it: _lies(it, low, high))
        case of.Is(place, wanted):
            return _some(place, lambda it: it is wanted)
        case of.Present(places):
            return lambda record: any(it != "" for at in places for it in values_at(at, record))
        case of.Equals(place, values, beginnings):
            return _some(place, lambda it: (it := utf8(it)) in values or it.startswith(beginnings))
        case of.Same(place, spellings):
            return _some(place, lambda it: squeeze(it) in spellings)
        case of.PostOfNumber(place, posts):
            return _some(place, lambda it: post_part(it) in posts)
    raise TypeError("what a message cites is looked up in front of a search")


def _cost(condition: Condition) -> int:
    """Rank what is looked at: what one line says, and then what takes the whole text to know."""
    match condition:
        case of.Not(inner):
            return _cost(inner)
        case of.All(parts) | of.OneOf(parts):
            return max((_cost(part) for part in parts), default=0)
        case of.Words(places) | of.Together(places) | of.Present(places):
            return max(_COSTS.get(place.column, 0) for place in places)
        case of.CitedBy():
            return 0
        case _:
            return _COSTS.get(condition.place.column, 0)


#: keys for which the body is interpreted, or everything is checked
_COSTS = {"body": 1, "summary": 1, "signature": 1, "diagnostics": 2}


def _some(place: Place, test: Callable[[Any], bool]) -> Test:
    return lambda record: any(test(value) for value in values_at(place, record))


def _lies(value: Any, low: Any, high: Any) -> bool:  # noqa: ANN401  numbers, or texts of dates
    return (low is None or low <= value) and (high is None or value < high)


def _words(places: tuple[Place, ...], phrases: tuple[Phrase, ...]) -> Test:
    needles = [(phrase.longest, phrase.needle) for phrase in phrases]

    def test(record: _Record) -> bool:
        text = plain(joined(utf8(it) for at in places for it in values_at(at, record)))
        if _has(text, needles):
            return True
        return "-" in text and _has(text.replace("-", ""), needles)

    return test


def _has(text: str, needles: list[tuple[str, str]]) -> bool:
    if not any(word in text for word, _ in needles):
        return False
    folded = fold(text)
    return any(needle in folded for _, needle in needles)


def _together(places: tuple[Place, ...], phrases: tuple[Phrase, ...]) -> Test:
    def test(record: _Record) -> bool:
        for place in places:
            for value in values_at(place, record):
                folded = fold(value)
                if all(phrase.needle in folded for phrase in phrases):
                    return True
        return False

    return test
