"""Equal elements of two sequences, found without trying each with each.

`difflib` takes the square of the length, and on text made for it the cube. So elements that stand
once in either sequence are matched first (the "patience" of Bram Cohen's diff, 2003), which takes
a sort; what is left between them is given to `difflib` only where it is small, and out of an
allowance that grows with the length of the whole.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeAlias

import attrs

__all__ = ["Allowance", "Pair", "align", "align_closely", "gaps"]

Pair: TypeAlias = tuple[int, int]
"""A place in the first sequence, and the place in the second that it goes with."""

Gap: TypeAlias = tuple[range, range]
"""What stands between two pairs."""


@attrs.define
class Allowance:
    """How many steps `difflib` may still take."""

    #: enough for some hundred paragraphs written anew; two seconds at the worst
    steps: int = 20_000_000
    #: one passage may take so many: three hundred words that differ, of a usual vocabulary
    most: int = 2_000_000

    def take(self, a: Sequence[Hashable], b: Sequence[Hashable]) -> bool:
        """Tell whether the two may be compared, and count the steps it takes at the worst."""
        if not a or not b:
            return False
        counts = Counter(b)
        # difflib visits each equal couple once a match, and finds no more matches than elements.
        steps = sum(counts[element] for element in a) * min(len(a), len(b))
        if steps > min(self.most, self.steps):
            return False
        self.steps -= steps
        return True


def align(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[Pair]:
    """Return pairs of equal elements, rising in both.

    Equal ends go together, then elements that stand once in each, then their equal neighbours.

    >>> align("the cat sat on the mat".split(), "the dog sat on the mat".split())
    [(0, 0), (2, 2), (3, 3), (4, 4), (5, 5)]
    """
    start = _common(a, b)
    end = _common(a[start:][::-1], b[start:][::-1])
    inner_a, inner_b = a[start : len(a) - end], b[start : len(b) - end]
    pairs = [(place, place) for place in range(start)]
    pairs += [(i + start, j + start) for i, j in _grow(_unique(inner_a, inner_b), inner_a, inner_b)]
    pairs += [(len(a) - place, len(b) - place) for place in range(end, 0, -1)]
    return pairs


def align_closely(a: Sequence[Hashable], b: Sequence[Hashable], allowance: Allowance) -> list[Pair]:
    """Return pairs as `align` does, and those of `difflib` between them, where that is small."""
    pairs = align(a, b)
    found = list(pairs)
    for rows, columns in gaps(pairs, len(a), len(b)):
        inner_a, inner_b = a[rows.start : rows.stop], b[columns.start : columns.stop]
        if allowance.take(inner_a, inner_b):
            matcher = SequenceMatcher(None, inner_a, inner_b, autojunk=False)
            for i, j, size in matcher.get_matching_blocks():
                found += [(rows.start + i + k, columns.start + j + k) for k in range(size)]
    return sorted(found)


def gaps(pairs: Sequence[Pair], len_a: int, len_b: int) -> Iterator[Gap]:
    """Yield what stands between the pairs, in front of them and behind, empty gaps left out.

    >>> list(gaps([(0, 0), (2, 1)], 3, 4))
    [(range(1, 2), range(1, 1)), (range(3, 3), range(2, 4))]
    """
    last_a = last_b = 0
    for i, j in [*pairs, (len_a, len_b)]:
        if i > last_a or j > last_b:
            yield range(last_a, i), range(last_b, j)
        last_a, last_b = i + 1, j + 1


def _common(a: Sequence[Hashable], b: Sequence[Hashable]) -> int:
    """Return how many elements at the beginning are equal."""
    most = min(len(a), len(b))
    return next((place for place in range(most) if a[place] != b[place]), most)


def _unique(a: Sequence[Hashable], b: Sequence[Hashable]) -> list[Pair]:
    """Return the longest rising row of elements that stand once in each."""
    counts, others = Counter(a), Counter(b)
    places = {element: place for place, element in enumerate(b) if others[element] == 1}
    return _rising(
        [
            (place, places[element])
            for place, element in enumerate(a)
            if counts[element] == 1 and element in places
        ]
    )


def _rising(pairs: list[Pair]) -> list[Pair]:
    """Return the longest row of pairs whose second places rise too (patience sorting)."""
    tops: list[int] = []
    piles: list[int] = []
    behind: list[int] = []
    for index, (_, second) in enumerate(pairs):
        pile = bisect_left(tops, second)
        behind.append(piles[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [second]
        piles[pile : pile + 1] = [index]
    row: list[Pair] = []
    index = piles[-1] if piles else -1
    while index >= 0:
        row.append(pairs[index])
        index = behind[index]
    return row[::-1]


def _grow(pairs: list[Pair], a: Sequence[Hashable], b: Sequence[Hashable]) -> list[Pair]:
    """Add the equal neighbours of each pair: those in front of it, then those behind."""
    grown: list[Pair] = []
    stops = [*pairs, (len(a), len(b))][1:]
    for (i, j), (stop_a, stop_b) in zip(pairs, stops, strict=True):
        last_a, last_b = grown[-1] if grown else (-1, -1)
        front = 0
        while i - front - 1 > last_a and j - front - 1 > last_b and _same(a, b, i, j, front + 1):
            front += 1
        grown += [(i - back, j - back) for back in range(front, -1, -1)]
        ahead = 1
        while i + ahead < stop_a and j + ahead < stop_b and a[i + ahead] == b[j + ahead]:
            grown.append((i + ahead, j + ahead))
            ahead += 1
    return grown


def _same(a: Sequence[Hashable], b: Sequence[Hashable], i: int, j: int, back: int) -> bool:
    return a[i - back] == b[j - back]
