"""Parts of a text, each with several ways to write it, and how the ways are chosen.

What the grammar and the interpretation make of a line depends on its neighbours. So nothing is
taken for granted: the text is read back, and a part that reads as something else is written in
its next way. Ways get plainer towards the last, and a text is read back a few times at most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, TypeAlias

import attrs

from cablegram._read import read_cable
from cablegram._record import facts

__all__ = ["Facts", "Lines", "Part", "Render", "Wrong", "differences", "negotiate", "read_back"]

Facts: TypeAlias = dict[str, Any]
"""The facts of a cable: keys and shapes of ``to_dict``."""

Lines: TypeAlias = list[str]
"""Lines without their ends; an empty one is an empty line."""

#: how often a text may be read back
_ROUNDS = 12
#: longer bodies are not put side by side: that takes time with the square of their length
_COMPARED = 500


@attrs.frozen
class Wrong:
    """What reads back as something else: keys of the record, and blocks of its body by index."""

    keys: frozenset[str] = frozenset()
    blocks: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.keys or self.blocks)


class Part:
    """A part of the text: the keys of the record that it holds, and the ways to write it."""

    def __init__(
        self,
        keys: str | Iterable[str],
        ways: Iterable[Lines],
        *,
        block: int | None = None,
        cuttable: bool = False,
        holds: Callable[[Lines], bool] | None = None,
    ) -> None:
        self.keys = frozenset([keys] if isinstance(keys, str) else keys)
        self.block = block
        #: a page may end inside
        self.cuttable = cuttable
        #: true where the text has pages
        self.paged = False
        #: no page may begin here, nor inside
        self.whole = False
        self._holds = holds
        self._ways: Iterator[Lines] = iter(ways)
        self._seen: list[Lines] = []
        self.lines: Lines = next(self._ways, [])
        self._seen.append(self.lines)
        #: how many ways were given up
        self.turns = 0

    def turn(self) -> bool:
        """Go on to the next way that holds by itself; ``False`` if there is none.

        Where there are pages, it is first tried without a page line in it.
        """
        if self.paged and not self.whole:
            self.whole = True
            return True
        for lines in self._ways:
            if lines in self._seen:
                continue
            self._seen.append(lines)
            if self._holds is None or self._holds(lines):
                self.lines = lines
                self.turns += 1
                return True
        return False

    @property
    def holds(self) -> bool:
        """Tell whether the lines are known to read right by themselves."""
        return self._holds is not None and self._holds(self.lines)

    def concerns(self, wrong: Wrong) -> bool:
        """Tell whether this part may be to blame."""
        return (
            self.block in wrong.blocks if self.block is not None else bool(self.keys & wrong.keys)
        )


Render: TypeAlias = Callable[[Sequence[Part]], str]
"""Puts the lines of the parts together."""


def read_back(text: str) -> Facts:
    """Return the facts of a text."""
    return facts(read_cable(text))


def negotiate(
    parts: Sequence[Part], wanted: Facts, render: Render, *, free: frozenset[str] = frozenset()
) -> tuple[str, Wrong]:
    """Return the text, and what it still says otherwise; ``free`` keys may say anything."""
    wanted = {key: value for key, value in wanted.items() if key not in free}
    text = render(parts)
    wrong = differences(wanted, read_back(text))
    best = (text, wrong)
    for _ in range(_ROUNDS):
        if not wrong:
            return text, wrong
        if not _turn(parts, wrong):
            break
        text = render(parts)
        wrong = differences(wanted, read_back(text))
        if _weight(wrong) < _weight(best[1]):
            best = (text, wrong)
    return best


def _weight(wrong: Wrong) -> int:
    return len(wrong.keys) + len(wrong.blocks)


def _turn(parts: Sequence[Part], wrong: Wrong) -> bool:
    """Turn the parts to blame: blocks, and fields that do not read right by themselves.

    If there are none, fields that something in front of them spoils; at last, the neighbours of
    blocks in the body.
    """
    concerned = [part for part in parts if part.concerns(wrong)]
    sure = [part for part in concerned if not part.holds]
    near = frozenset(at + step for at in wrong.blocks for step in (-1, 1))
    if "signature" in wrong.keys:
        near |= {max((part.block for part in parts if part.block is not None), default=0)}
    beside = [part for part in parts if part.block is not None and part.block in near]
    # Each of a group turns; the next group only if none of this one could.
    return any(sum(part.turn() for part in group) for group in (sure, concerned, beside))


def differences(wanted: Facts, found: Facts) -> Wrong:
    """Compare two records, the bodies block by block."""
    keys = {key for key in wanted if key != "body" and wanted[key] != found.get(key)}
    if wanted["body"] == found["body"]:
        return Wrong(frozenset(keys))
    if max(len(wanted["body"]), len(found["body"])) > _COMPARED:
        return Wrong(frozenset(keys - {"summary"}), _between(wanted["body"], found["body"]))
    blocks: set[int] = set()
    left, right = [repr(it) for it in wanted["body"]], [repr(it) for it in found["body"]]
    for kind, start, end, _, _ in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind == "insert":
            # A block too many: the one in front was cut, or the one behind.
            blocks |= {max(start - 1, 0), min(start, max(len(left) - 1, 0))}
        elif kind != "equal":
            blocks |= set(range(start, end))
    # What follows from the body is right once the body is.
    return Wrong(frozenset(keys - {"summary"}), frozenset(blocks))


def _between(wanted: list[Any], found: list[Any]) -> frozenset[int]:
    """Return the blocks from the first that differs to the last."""
    pairs = list(zip(wanted, found, strict=False))
    first = next((at for at, (one, other) in enumerate(pairs) if one != other), len(pairs))
    ends = zip(reversed(wanted), reversed(found), strict=False)
    same = next((at for at, (one, other) in enumerate(ends) if one != other), len(pairs))
    return frozenset(range(max(first - 1, 0), max(len(wanted) - same, first)))
