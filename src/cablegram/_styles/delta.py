"""What to do to one text to get another: a small list of edits, found in linear time.

Texts are cut into words, blanks and marks. Where the two go apart, the next three pieces that they
share are looked up: near by first, then anywhere, for a style may put parts in another order. No
piece is looked at more often than a fixed number of times, so a hostile text costs no more than
another; the price is that the list is small, not the smallest.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate
from typing import TypeAlias

import attrs

__all__ = ["Delta", "Edit", "apply_delta", "find_delta"]

_PIECES = re.compile(r"[A-Za-z0-9]+|[ \t]+|[\s\S]")
#: pieces that have to agree for the texts to be together again
_AGREE = 3
#: so many pieces of the second text are looked up before all of them are written out
_WINDOW = 24
#: so far ahead in the first text is near
_NEAR = 64
#: from farther away so many pieces have to agree: it costs a place in the order
_FAR = 12
#: a longer stretch of the first text is left out by the order, not by an edit
_STRETCH = 80

Edit: TypeAlias = tuple[int, int, str]
"""Place in the ordered text, characters to leave out there, characters to put there."""


@attrs.frozen
class Delta:
    """From one text to another."""

    #: the stretches of the first text that are used, in their new order
    order: list[tuple[int, int]]
    #: what to change in them, in the order of the text; none touches another
    edits: list[Edit]


@attrs.frozen
class _Match:
    """Pieces that both texts have: the first one in each, and how many."""

    first: int
    second: int
    count: int


def apply_delta(text: str, delta: Delta) -> str:
    """Return the second text.

    Raises:
        ValueError: an edit or a stretch is not within the text.
    """
    ordered = []
    for start, end in delta.order:
        if not 0 <= start <= end <= len(text):
            message = f"no characters {start} to {end}"
            raise ValueError(message)
        ordered.append(text[start:end])
    text, out, position = "".join(ordered), [], 0
    for start, left_out, put in delta.edits:
        if start < position or left_out < 0 or start + left_out > len(text):
            message = f"no place for an edit at {start}"
            raise ValueError(message)
        out += [text[position:start], put]
        position = start + left_out
    return "".join([*out, text[position:]])


def find_delta(first: str, second: str) -> Delta:
    """Return what makes ``second`` of ``first``."""
    left, right = _PIECES.findall(first), _PIECES.findall(second)
    matches = list(_align(left, right))
    left_at, right_at = _starts(left), _starts(right)
    places = [
        (left_at[one.first], left_at[one.first + one.count], right_at[one.second])
        for one in matches
    ]
    return _delta(first, second, places)


def _starts(pieces: list[str]) -> list[int]:
    return [0, *accumulate(map(len, pieces))]


# --- which pieces are the same ------------------------------------------------------------------


def _align(left: list[str], right: list[str]) -> Iterator[_Match]:
    """Yield the matches in the order of the second text."""
    index = _index(left)
    at = position = 0
    while position < len(right):
        count = _agree(left, right, at, position)
        if count:
            yield _Match(at, position, count)
            at, position = at + count, position + count
        if position < len(right):
            skipped, at = _look_up(left, right, at, position, index)
            position += skipped


def _agree(left: list[str], right: list[str], at: int, position: int) -> int:
    """Return how many pieces agree from here on."""
    most = min(len(left) - at, len(right) - position)
    count = 0
    while count < most and left[at + count] == right[position + count]:
        count += 1
    return count


def _index(pieces: list[str]) -> dict[tuple[str, ...], list[int]]:
    """Return where each three pieces stand; the end of the text is a piece."""
    index: dict[tuple[str, ...], list[int]] = {}
    ended = [*pieces, "", ""]
    for place, key in enumerate(zip(ended, ended[1:], ended[2:], strict=False)):
        index.setdefault(key, []).append(place)
    return index


def _look_up(
    left: list[str],
    right: list[str],
    at: int,
    position: int,
    index: dict[tuple[str, ...], list[int]],
) -> tuple[int, int]:
    """Return how many pieces of the second text to skip, and where the first goes on."""
    best = (_NEAR + _WINDOW, 0, 0)
    far: tuple[int, int] | None = None
    looked_at = min(_WINDOW, len(right) - position)
    ahead = [*right[position : position + looked_at + _AGREE], "", ""]
    for skipped in range(looked_at):
        if skipped >= best[0]:
            break
        places = index.get(tuple(ahead[skipped : skipped + _AGREE]))
        if places is None:
            continue
        place = places[bisect_left(places, at) % len(places)]
        if at <= place <= at + _NEAR:
            best = min(best, (skipped + place - at, skipped, place))
        elif far is None and _is_long(left, right, place, position + skipped):
            far = skipped, place
    if best[0] < _NEAR + _WINDOW:
        return best[1:]
    return far or (looked_at, at)


def _is_long(left: list[str], right: list[str], at: int, position: int) -> bool:
    wanted = right[position : position + _FAR]
    return len(wanted) == _FAR and left[at : at + _FAR] == wanted


# --- what to do about it ------------------------------------------------------------------------


def _delta(first: str, second: str, places: list[tuple[int, int, int]]) -> Delta:
    """Make stretches and edits of the matches: start and end in the first, start in the second."""
    order: list[tuple[int, int]] = []
    edits: list[Edit] = []
    begin = ordered = 0  # of this stretch, in the first text and in the ordered one
    at = position = 0
    for start, end, place in [*places, (len(first), len(first), len(second))]:
        put = second[position:place]
        if at <= start <= at + _STRETCH:
            edit = _trim(ordered + at - begin, first[at:start], put)
        else:
            order.append((begin, at))
            ordered += at - begin
            edit = (ordered, 0, put)
            begin = start
        if edit[1] or edit[2]:
            edits.append(edit)
        at, position = end, place + end - start
    order.append((begin, at))
    return Delta([stretch for stretch in order if stretch[0] < stretch[1]], edits)


def _trim(start: int, out: str, put: str) -> Edit:
    """Leave the characters alone that both have at their ends."""
    most = min(len(out), len(put))
    head = next((n for n in range(most) if out[n] != put[n]), most)
    out, put = out[head:], put[head:]
    most -= head
    tail = next((n for n in range(most) if out[-1 - n] != put[-1 - n]), most)
    return start + head, len(out) - tail, put[: len(put) - tail]
