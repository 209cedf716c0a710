"""Which characters a text must have somewhere, for a regular expression to match in it at all.

A row of a table needs a wide gap or a tab; most texts have neither, and where a kind of line
cannot come up, no line need be tried for it. As in ``first``, the pattern itself is asked.
"""

from __future__ import annotations

from re import _parser  # as Lark does, for widths
from typing import Any

__all__ = ["needs"]

_codes: Any = _parser
_LINE_ENDS = "\r\n"


def needs(pattern: str) -> list[str]:
    r"""Return strings, one of which is in every match; none if there is no such list.

    Line ends are left out: every text has them.

    >>> needs(r"[a-z]+   [a-z]+|\t+x?"), needs("[a-z]*\n"), needs("(?i:page) 1|x")
    (['   ', '\t'], [], [' 1', 'x'])
    """
    return _of_items(_parser.parse(pattern)) or []


def _of_items(items: Any) -> list[str] | None:  # noqa: ANN401  sre's
    """Return what items one behind the other need: the list whose shortest string is longest."""
    found: list[list[str]] = []
    run = ""
    for code, value in items:
        if code is _codes.LITERAL and chr(value) not in _LINE_ENDS:
            run += chr(value)
            continue
        found += [[run]] if run else []
        run = ""
        inner = _of_item(code, value)
        found += [inner] if inner else []
    found += [[run]] if run else []
    return max(found, key=lambda strings: min(map(len, strings)), default=None)


def _of_item(code: object, value: Any) -> list[str] | None:  # noqa: ANN401
    if code is _codes.BRANCH:
        branches = [_of_items(items) for items in value[1]]
        lists = [it for it in branches if it]
        whole = len(lists) == len(branches)
        return list(dict.fromkeys(string for it in lists for string in it)) if whole else None
    if code is _codes.MAX_REPEAT and value[0] > 0:
        return _of_items(value[2])
    if code is _codes.SUBPATTERN and not value[1] | value[2]:
        return _of_items(value[3])
    return None
