"""From owners of tokens and lines to the claims that tile a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby, zip_longest
from operator import itemgetter
from typing import Final

import attrs

from cablegram._account.furniture import Owner
from cablegram._body.lines import Line
from cablegram.account import Claim
from cablegram.tree import CarriedToken, Token

__all__ = ["Ledger"]

#: nobody's, and without a letter or digit
_MARKS: Final = "marks"
Part = tuple[int, int, Owner]


@attrs.define
class Ledger:
    """Stretches of a text with their owners. Of two from the same place on the first counts."""

    parts: list[Part] = attrs.Factory(list)

    def take(self, tokens: Iterable[Token], owner: Owner) -> None:
        """Claim whole tokens, or parts of tokens."""
        self.parts += [(token.start, token.end, owner) for token in tokens if token.text]

    def take_lines(self, lines: Iterable[Line], owner: Owner) -> None:
        """Claim lines; neighbours in one token are one stretch."""
        token: Token | None = None
        begin = end = 0
        for line in lines:
            if line.token is token and line.begin == end:
                end = line.end
                continue
            if token is not None:
                self.parts.append((*_span(token, begin, end), owner))
            token, begin, end = line.token, line.begin, line.end
        if token is not None:
            self.parts.append((*_span(token, begin, end), owner))

    def claims(self, tokens: list[tuple[Token, Owner]]) -> list[Claim]:
        """Return the claims over all tokens of a text, given with their own owners."""
        return [Claim((start, end), owner) for start, end, owner in _merged(self._tiles(tokens))]

    def _tiles(self, tokens: list[tuple[Token, Owner]]) -> Iterator[Part]:
        """Yield stretches that adjoin."""
        parts = sorted(self.parts, key=itemgetter(0))
        index, count = 0, len(parts)
        for token, owner in tokens:
            first, end = index, token.end
            while index < count and parts[index][0] < end:
                index += 1
            if index == first + 1 and parts[first][:2] == (token.start, end):
                yield parts[first]
            elif index > first:
                yield from _within(token, owner, parts[first:index])
            elif token.text:
                yield token.start, end, _or_marks(owner, token.value)


def _span(token: Token, begin: int, end: int) -> tuple[int, int]:
    start = token.start if begin == 0 else token.place(begin)[0]
    return start, token.end if end == len(token.value) else token.place(end - 1)[1]


def _within(token: Token, owner: Owner, parts: list[Part]) -> Iterator[Part]:
    """Yield the stretches of a token that several have, or somebody has a part of.

    Where the next begins, the one before it ends. Between them are blanks, or marks of the carrier,
    which go with the one before; words are the token's own owner's.
    """
    # Of those that begin at one place, the first.
    firsts = [next(same) for _, same in groupby(parts, key=itemgetter(0))]
    at, before = token.start, firsts[0][2]
    for (start, end, whose), behind in zip_longest(firsts, firsts[1:]):
        if start > at:
            words = _words(token, at, start)
            yield at, start, _or_marks(owner, words) if words else before
        stop = end if behind is None else min(end, behind[0])
        if stop > start:
            yield start, stop, whose
        at, before = max(start, stop), whose
    if at < token.end:
        words = _words(token, at, token.end)
        yield at, token.end, _or_marks(owner, words) if words else before


def _words(token: Token, start: int, end: int) -> str:
    """Return what a stretch of a token, given by its places in the input, means."""
    if not isinstance(token, CarriedToken):
        return token.value[start - token.start : end - token.start].strip()
    found: list[str] = []
    index = max(bisect_right(token.parts, start, key=itemgetter(2)) - 1, 0)
    while index < len(token.parts) and token.parts[index][2] < end:
        low, high, first, last = token.parts[index]
        if last - first == high - low:  # its characters are what they are
            low, high = low + max(start - first, 0), high - max(last - end, 0)
        found.append(token.value[low:high])
        index += 1
    return "".join(found).strip()


def _or_marks(owner: Owner, words: str) -> Owner:
    return owner if owner is not None or any(map(str.isalnum, words)) else _MARKS


def _merged(tiles: Iterator[Part]) -> list[Part]:
    """Return the stretches, neighbours of one owner as one."""
    found: list[Part] = []
    for start, end, owner in tiles:
        if found and found[-1][2] == owner:
            found[-1] = (found[-1][0], end, owner)
        else:
            found.append((start, end, owner))
    return found
