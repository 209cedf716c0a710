"""Which characters a regular expression can begin with.

A line of prose begins with a letter that few other lines begin with; to try only those is what
makes the scanner quick. The answer comes out of the patterns themselves, so the grammar stays
their only source. It is never "no" for a character that some match begins with.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from re import _parser  # as Lark does, for widths
from typing import Any

__all__ = ["First", "alike"]

_codes: Any = _parser
_ASCII = 128
_SINGLE = (_codes.LITERAL, _codes.NOT_LITERAL, _codes.IN, _codes.ANY)


def alike(kinds: str, character: str) -> str:
    """Return the one of :attr:`First.kinds` that stands for a character; of ASCII, itself."""
    return character if character.isascii() else kinds[bisect_right(kinds, character) - 1]


class First:
    """The first characters of one pattern."""

    def __init__(self, pattern: str) -> None:
        """Take the pattern apart once."""
        self._items = _parser.parse(pattern)
        cuts = {max(it, _ASCII) for members, _ in _singles(self._items, 0) for it in _cuts(members)}
        #: the first characters beyond ASCII of each stretch that the pattern has no mark within
        self.kinds = "".join(map(chr, sorted({_ASCII, *cuts})))

    def pairs(self, before: str = "") -> list[tuple[str, str]]:
        r"""Return the characters that a match can begin with, and those behind them.

        Of those beyond ASCII, one stands for its stretch, see ``kinds``. Characters with the same
        ones behind them stand together. ``before`` is nothing or a blank, for any number of blanks.

        >>> First("[ab][12]|\xe93").pairs()
        [('ab', '12'), ('\xe9', '3')]
        """
        behind: dict[str, str] = {}
        classes = self._classes()
        for first in classes:
            word = before + first[0]
            if self.allows(word):
                seconds = "".join(it for it in classes if self.allows(word + it[0]))
                behind[seconds] = behind.get(seconds, "") + first
        return sorted((first, seconds) for seconds, first in behind.items())

    def _classes(self) -> list[str]:
        """Return the characters, together those between which the pattern never decides."""
        found: dict[tuple[bool, ...], str] = {}
        singles = {str(it): it for it in _singles(self._items, 0)}
        for character in (*map(chr, range(_ASCII)), *self.kinds):
            # The blank is one by itself, for its meaning in ``allows``.
            told = (
                character == " ",
                *(_is_in(it, character, flags) for it, flags in singles.values()),
            )
            found[told] = found.get(told, "") + character
        return [*found.values()]

    def allows(self, word: str) -> bool:
        r"""Tell whether a match can begin with a word of some characters.

        If the first of several is a blank, it may stand there several times.

        >>> numbered = First(r"[ \t]*(¶|[0-9]{1,3}\.)")
        >>> [numbered.allows(word) for word in (" ", "¶", "7", "T", " 7", " T", "7.", " 7T")]
        [True, True, True, False, True, False, True, False]
        """
        return bool(_after(self._items, {0}, word, 0))


def _singles(items: Any, flags: int) -> Iterator[tuple[Any, int]]:  # noqa: ANN401  sre's
    """Yield the sets of characters in a pattern, and the flags that each is read with."""
    for code, value in items:
        if code in (_codes.MAX_REPEAT, _codes.MIN_REPEAT):
            yield from _singles(value[2], flags)
        elif code is _codes.SUBPATTERN:
            yield from _singles(value[3], (flags | value[1]) & ~value[2])
        elif code is _codes.BRANCH:
            for branch in value[1]:
                yield from _singles(branch, flags)
        elif code in _SINGLE:
            yield (value if code is _codes.IN else [(code, value)]), flags


def _cuts(members: Any) -> Iterator[int]:  # noqa: ANN401
    """Yield where a set of characters begins to have them, or to have them no more."""
    for code, value in members:
        if code in (_codes.LITERAL, _codes.NOT_LITERAL):
            yield from (value, value + 1)
        elif code is _codes.RANGE:
            yield from (value[0], value[1] + 1)


def _after(items: Any, places: set[int], word: str, flags: int) -> set[int]:  # noqa: ANN401  sre's
    """Return where in the word the items may end, if they begin at one of the places."""
    for code, value in items:
        if not places:
            break
        places = _over(code, value, places, word, flags)
    return places


def _over(code: object, value: Any, places: set[int], word: str, flags: int) -> set[int]:  # noqa: ANN401
    if code in (_codes.MAX_REPEAT, _codes.MIN_REPEAT):
        low, _, items = value
        return _repeated(items, places, word, flags) | (places if low == 0 else set())
    if code is _codes.SUBPATTERN:
        _, added, removed, items = value
        return _after(items, places, word, (flags | added) & ~removed)
    if code is _codes.BRANCH:
        return set().union(*(_after(items, places, word, flags) for items in value[1]))
    if code in _SINGLE:
        members = [(code, value)] if code is not _codes.IN else value
        return _behind(members, places, word, flags)
    return places | {len(word)}  # a kind of item that no grammar here has


def _repeated(items: Any, places: set[int], word: str, flags: int) -> set[int]:  # noqa: ANN401
    """Return the places behind any number of repetitions, one at least."""
    found: set[int] = set()
    while more := _after(items, places, word, flags) - found:
        found |= more
        places = more
    return found


def _behind(members: Any, places: set[int], word: str, flags: int) -> set[int]:  # noqa: ANN401
    """Return the places behind one character; all that follows the word is allowed."""
    end = len(word)
    found = places & {end}
    for place in places - {end}:
        if _is_in(members, word[place], flags):
            found.add(place + 1)
        if place and word[0] == " " and _is_in(members, " ", flags):
            found.add(place)
    return found


def _is_in(members: Any, character: str, flags: int) -> bool:  # noqa: ANN401
    """Tell whether a set of characters has this one, in either case if case does not count."""
    cases = [character]
    if flags & re.IGNORECASE and not character.isascii():
        return True  # the cases of other letters, such as the Kelvin sign, are sre's own affair
    if flags & re.IGNORECASE:
        cases = [character.lower(), character.upper()]
    points = [ord(case) for case in cases if len(case) == 1]
    found = False
    for code, value in members:
        if code is _codes.LITERAL:
            found = found or value in points
        elif code is _codes.RANGE:
            found = found or any(value[0] <= point <= value[1] for point in points)
        elif code is not _codes.NEGATE and code is not _codes.NOT_LITERAL:
            return True  # a class of characters; no grammar here has one
        elif code is _codes.NOT_LITERAL:
            return points != [value]
    # In a set that is negated and takes either case, one case may be outside of it.
    return len(points) > 1 or not found if members[0][0] is _codes.NEGATE else found
