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

    def allows(self, character: str) -> bool:
        r"""Tell whether a match can begin with the character.

        >>> numbered = First(r"[ \t]*(¶|[0-9]{1,3}\.)")
        >>> [numbered.allows(character) for character in " ¶7T"]
        [True, True, True, False]
        """
        return _begins(self._items, character, 0) is not False


def _begins(items: Any, character: str, flags: int) -> bool | None:  # noqa: ANN401  sre's own types
    """Return ``None`` if the items can match nothing: what follows them decides."""
    for code, value in items:
        found = _item(code, value, character, flags)
        if found is not None:
            return found
    return None


def _item(code: object, value: Any, character: str, flags: int) -> bool | None:  # noqa: ANN401
    if code in (_codes.MAX_REPEAT, _codes.MIN_REPEAT):
        low, _, items = value
        found = _begins(items, character, flags)
        return None if found is False and low == 0 else found
    if code is _codes.SUBPATTERN:
        _, added, removed, items = value
        return _begins(items, character, (flags | added) & ~removed)
    if code is _codes.BRANCH:
        return _any(value[1], character, flags)
    if code in _SINGLE:
        return _is_in([(code, value)] if code is not _codes.IN else value, character, flags)
    return True  # a kind of item that no grammar here has


def _any(branches: Any, character: str, flags: int) -> bool | None:  # noqa: ANN401
    found: bool | None = False
    for items in branches:
        begins = _begins(items, character, flags)
        if begins:
            return True
        found = None if begins is None else found
    return found


def _is_in(members: Any, character: str, flags: int) -> bool:  # noqa: ANN401
    """Tell whether a set of characters has this one, in either case if case does not count."""
    cases = [character]
    if flags & re.IGNORECASE:
        cases = list({character, character.lower(), character.upper()})
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
