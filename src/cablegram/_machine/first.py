"""Which characters a regular expression can begin with.

A line of prose begins with a letter that few other lines begin with; to try only those is what
makes the scanner quick. The answer comes out of the patterns themselves, so the grammar stays
their only source. It is never "no" for a character that some match begins with.
"""

from __future__ import annotations

import re
from re import _parser  # as Lark does, for widths
from typing import Any

__all__ = ["First"]

_codes: Any = _parser
_SINGLE = (_codes.LITERAL, _codes.NOT_LITERAL, _codes.IN, _codes.ANY)


class First:
    """The first characters of one pattern."""

    def __init__(self, pattern: str) -> None:
        """Take the pattern apart once."""
        self._items = _parser.parse(pattern)

    def allows(self, word: str) -> bool:
        r"""Tell whether a match can begin with a character, or with blanks and a character.

        Of two characters the first may stand there several times.

        >>> numbered = First(r"[ \t]*(¶|[0-9]{1,3}\.)")
        >>> [numbered.allows(word) for word in (" ", "¶", "7", "T", " 7", " T")]
        [True, True, True, False, True, False]
        """
        return bool(_after(self._items, {0}, word, 0))


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
        if place and _is_in(members, word[0], flags):
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
