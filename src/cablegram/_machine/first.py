"""Which characters a regular expression can begin with.

A line of prose begins with a letter that few other lines begin with; to try only those is what
makes the scanner quick. The answer comes out of the patterns themselves, so the grammar stays
their only source. It is never "no" for a character that some match begins with.
"""

from __future__ import annotations

from re import _compiler, _parser  # type: ignore[attr-defined]  # as Lark does, for widths
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
        branches = [_begins(items, character, flags) for items in value[1]]
        return True if True in branches else None if None in branches else False
    if code in _SINGLE:
        return _single(code, value, flags).match(character) is not None
    return True  # a kind of item that no grammar here has


def _single(code: object, value: object, flags: int) -> Any:  # noqa: ANN401
    state = _parser.State()
    state.flags, state.str = flags, ""
    return _compiler.compile(_parser.SubPattern(state, [(code, value)]), flags)
