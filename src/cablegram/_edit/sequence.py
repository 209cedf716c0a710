"""Which entries of a list stay, change, go and come."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher

import attrs

__all__ = ["Change", "Gone", "Steps", "changes"]

#: entries that are compared each with each; no list of 1,295 cables is as long
_LONGEST = 200


@attrs.frozen
class Change:
    """One step: the entry ``old`` gives way to the entry ``new``; ``None`` stands for no entry."""

    old: int | None
    new: int | None
    #: an entry that comes stands in front of this old entry
    before: int


@attrs.frozen
class Gone:
    """The old entries that go without another in their place."""

    places: frozenset[int]
    #: how many of them stand in front of all that stay
    front: int

    @classmethod
    def of(cls, steps: Iterable[Change]) -> Gone:
        """Find them.

        >>> Gone.of(changes("ABCD", "C"))
        Gone(places=frozenset({0, 1, 3}), front=2)
        """
        places = frozenset(it.old for it in steps if it.old is not None and it.new is None)
        return cls(places, next(at for at in range(len(places) + 1) if at not in places))

    def __contains__(self, place: object) -> bool:
        """Tell whether an entry goes."""
        return place in self.places

    def __iter__(self) -> Iterator[int]:
        """Yield them in order."""
        return iter(sorted(self.places))


@attrs.frozen
class Steps:
    """All steps from one list to another, by what they do.

    >>> steps = Steps.of(changes("ABC", "XCDE"))
    >>> list(steps.gone), steps.changed, steps.added
    ([1], [(0, 0)], {3: [2, 3]})
    """

    gone: Gone
    #: old entries, and the new ones in their place
    changed: list[tuple[int, int]]
    #: the new entries that stand in front of an old one
    added: dict[int, list[int]]

    @classmethod
    def of(cls, steps: Iterable[Change]) -> Steps:
        """Sort them."""
        steps = list(steps)
        changed: list[tuple[int, int]] = []
        added: dict[int, list[int]] = {}
        for step in steps:
            if step.old is None and step.new is not None:
                added.setdefault(step.before, []).append(step.new)
            elif step.old is not None and step.new is not None:
                changed.append((step.old, step.new))
        return cls(Gone.of(steps), changed, added)


def changes(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Change]:
    """Yield what turns ``old`` into ``new``, in order; entries that stay are left out.

    >>> list(changes("ABC", "AXC"))
    [Change(old=1, new=1, before=1)]
    >>> list(changes("AB", "B"))
    [Change(old=0, new=None, before=0)]
    """
    most = min(len(old), len(new))
    head = next((at for at in range(most) if old[at] != new[at]), most)
    tail = next((at for at in range(most - head) if old[-1 - at] != new[-1 - at]), most - head)
    last, end = len(old) - tail, len(new) - tail
    for first, stop, start, until in _gaps(old[head:last], new[head:end]):
        yield from _steps(head + first, head + stop, head + start, head + until)


def _gaps(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int, int, int]]:
    """Return the runs of entries that differ; long lists are one run, for they cost too much."""
    if max(len(old), len(new)) > _LONGEST:
        return [(0, len(old), 0, len(new))]
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [(a, b, c, d) for kind, a, b, c, d in codes if kind != "equal"]


def _steps(first: int, last: int, start: int, end: int) -> Iterator[Change]:
    paired = min(last - first, end - start)
    for step in range(paired):
        yield Change(first + step, start + step, first + step)
    for place in range(first + paired, last):
        yield Change(place, None, place)
    for place in range(start + paired, end):
        yield Change(None, place, last)
