"""Which entries of a list stay, change, go and come."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher

import attrs

__all__ = ["Change", "changes"]


@attrs.frozen
class Change:
    """One step: the entry ``old`` gives way to the entry ``new``; ``None`` stands for no entry."""

    old: int | None
    new: int | None
    #: an entry that comes stands in front of this old entry
    before: int


def changes(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Change]:
    """Yield what turns ``old`` into ``new``, in order; entries that stay are left out.

    >>> list(changes("ABC", "AXC"))
    [Change(old=1, new=1, before=1)]
    >>> list(changes("AB", "B"))
    [Change(old=0, new=None, before=0)]
    """
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            continue
        paired = min(last - first, end - start)
        for step in range(paired):
            yield Change(first + step, start + step, first + step)
        for place in range(first + paired, last):
            yield Change(place, None, place)
        for place in range(start + paired, end):
            yield Change(None, place, last)
