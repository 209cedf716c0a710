"""Where the words of a search stand in a text, with some of what is around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from cablegram._search import conditions as of
from cablegram._search.conditions import Condition, Phrase
from cablegram._search.fold import fold
from cablegram._search.places import Place, values_at

__all__ = ["Context", "find_context", "keys_for_context"]

_BODY = "body"


@attrs.frozen
class Context:
    """Words of a text, those in front of them and behind them."""

    before: str
    words: str
    after: str


def find_context(record: Mapping[str, Any], condition: Condition, width: int) -> Context | None:
    """Return the first place in the body where a phrase of the search stands."""
    for place, phrase in _looked_for(condition):
        for value in values_at(place, record):
            if span := _span(value, phrase):
                return _cut(" ".join(value[: span[0]].split()), value, span, width)
    return None


def keys_for_context(condition: Condition) -> list[str]:
    """Return the keys that :func:`find_context` looks at."""
    return [_BODY] if any(True for _ in _looked_for(condition)) else []


def _looked_for(condition: Condition) -> Iterator[tuple[Place, Phrase]]:
    """Yield places and phrases that are to be there; what must not be there has no context."""
    match condition:
        case of.Words(places, phrases):
            for place in places:
                if place.column == _BODY:
                    yield from ((place, phrase) for phrase in phrases)
        case of.All(parts) | of.OneOf(parts):
            for part in parts:
                yield from _looked_for(part)


def _span(text: str, phrase: Phrase) -> tuple[int, int] | None:
    """Return where a phrase stands in a text as it is written."""
    for skip in ("", "-"):
        folded, places = _places(text, skip)
        start = folded.find(phrase.needle)
        if start >= 0:
            first = start + (not phrase.opens)
            last = first + len(phrase.words) - 1
            return places[first], places[last] + 1
    return None


def _places(text: str, skip: str) -> tuple[str, list[int]]:
    """Return a text folded, and for each of its characters the place where it stands."""
    folded, places = [" "], [0]
    for place, char in enumerate(text):
        if char == skip:
            continue
        bare = fold(char).strip(" ") if not char.isalnum() or not char.isascii() else char.lower()
        if bare:
            folded += bare
            places += [place] * len(bare)
        elif folded[-1] != " ":
            folded.append(" ")
            places.append(place)
    if folded[-1] != " ":
        folded.append(" ")
        places.append(len(text))
    return "".join(folded), places


def _cut(before: str, text: str, span: tuple[int, int], width: int) -> Context:
    words = " ".join(text[span[0] : span[1]].split())
    after = " ".join(text[span[1] :].split())
    gap = " " if text[: span[0]][-1:].isspace() else ""
    behind = " " if text[span[1] :][:1].isspace() else ""
    room = max(0, width - len(words) - len(gap) - len(behind))
    left = min(len(before), max(room // 2, room - len(after)))
    right = room - left
    head = before[len(before) - left :] if left else ""
    head = ("..." + head[3:] if left < len(before) and left > 3 else head) + gap  # noqa: PLR2004
    tail = after[:right]
    tail = behind + (tail[:-3] + "..." if right < len(after) and right > 3 else tail)  # noqa: PLR2004
    return Context(head, words, tail)
