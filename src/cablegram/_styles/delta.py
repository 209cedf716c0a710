"""What to do to one text to get another: a small list of edits, found in linear time.

What both have is found by words; what stands between two words is small, and mostly the same.
Where the words go apart, the next two that both have are looked up near by, then the next four
anywhere, for a style may put parts in another order. No word is looked up more than a fixed number
of times, so a hostile text costs no more than another; the price is that the list is small, not the
smallest.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TypeAlias

import attrs

__all__ = ["Delta", "Edit", "apply_delta", "find_delta"]

_WORD = re.compile(r"[^\W_]+")
#: words that have to agree for the texts to be together again
_AGREE = 2
#: so many words of the second text are looked up before all of them are written out
_WINDOW = 16
#: so many words ahead in the first text is near
_NEAR = 32
#: from farther away so many words have to agree: it costs a place in the order
_FAR = 4
#: a longer stretch of the first text is left out by the order, not by an edit
_STRETCH = 240

_Index: TypeAlias = dict[tuple[str, ...], list[int]]
Edit: TypeAlias = tuple[int, int, str]
"""Place in the ordered text, characters to leave out there, characters to put there."""


@attrs.frozen
class Delta:
    """From one text to another."""

    #: the stretches of the first text that are used, in their new order
    order: list[tuple[int, int]]
    #: what to change in them, in the order of the text; none touches another
    edits: list[Edit]


def apply_delta(text: str, delta: Delta, most: int) -> str:
    """Return the second text.

    Raises:
        ValueError: an edit or a stretch is not within the text; or the second text, or what is on
            the way to it, has more than ``most`` characters.
    """
    # Added up before anything is put together: a few numbers can ask for any amount of memory.
    used = sum(end - start for start, end in delta.order)
    put_in = sum(len(put) for _, _, put in delta.edits)
    if used > most + _STRETCH * len(delta.edits) or put_in > most:
        message = f"it asks for more than {most} characters"
        raise ValueError(message)
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
    left, right = list(_WORD.finditer(first)), list(_WORD.finditer(second))
    pairs = _align([word[0] for word in left], [word[0] for word in right])
    return _delta(
        first,
        second,
        ((left[at].start(), left[at].end(), right[place].start()) for at, place in pairs),
    )


# --- which words are the same -------------------------------------------------------------------


def _align(left: list[str], right: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the places of a word in both, in the order of the second text."""
    near, far = _index(left, _AGREE), _index(left, _FAR)
    at = place = 0
    while place < len(right):
        if at < len(left) and left[at] == right[place]:
            yield at, place
            at, place = at + 1, place + 1
        else:
            skipped, at = _look_up(right, at, place, near, far)
            place += skipped


def _index(words: list[str], length: int) -> _Index:
    """Return where each run of so many words stands; the end of the text counts as words."""
    index: _Index = {}
    ended = [*words, *[""] * (length - 1)]
    for place, key in enumerate(zip(*(ended[n:] for n in range(length)), strict=False)):
        index.setdefault(key, []).append(place)
    return index


def _look_up(right: list[str], at: int, place: int, near: _Index, far: _Index) -> tuple[int, int]:
    """Return how many words of the second text to skip, and where the first goes on."""
    looked_at = min(_WINDOW, len(right) - place)
    ahead = [*right[place : place + looked_at + _FAR], *[""] * _FAR]
    best, found = _NEAR + _WINDOW, (looked_at, at)
    for skipped in range(looked_at):
        if skipped >= best:
            break
        places = near.get(tuple(ahead[skipped : skipped + _AGREE]))
        if places is None:
            continue
        start = places[bisect_left(places, at) % len(places)]
        if at <= start <= at + _NEAR and skipped + start - at < best:
            best, found = skipped + start - at, (skipped, start)
    if best < _NEAR + _WINDOW:
        return found
    for skipped in range(looked_at):
        places = far.get(tuple(ahead[skipped : skipped + _FAR]))
        if places is not None:
            return skipped, places[bisect_left(places, at) % len(places)]
    return found


# --- what to do about it ------------------------------------------------------------------------


def _delta(first: str, second: str, words: Iterable[tuple[int, int, int]]) -> Delta:
    """Make stretches and edits of the words: start and end in the first, start in the second."""
    order: list[tuple[int, int]] = []
    edits: list[Edit] = []
    begin = ordered = 0  # of this stretch, in the first text and in the ordered one
    at = position = 0
    for start, end, place in chain(words, [(len(first), len(first), len(second))]):
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
