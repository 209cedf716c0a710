"""Find the text that a style may write: as mended as it can be, and still the same message.

What a cable says is read again out of the new text, and held against the old. Where they differ,
the mend that did it leaves the lines of that block alone; if that does not help, one mend after
the other is tried by itself. The number of readings is fixed, so the time stays in line with the
length.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

import attrs

from cablegram._read import read_cable
from cablegram._record import facts
from cablegram._styles.mends import Mend
from cablegram._styles.sheet import Line, Sheet, read_sheet
from cablegram._styles.style import Styled, unknown_lines
from cablegram.cable import Cable
from cablegram.findings import Finding, note

__all__ = ["Manner", "settle"]

#: so often are more lines left alone
_ROUNDS = 5
#: so often is a text formatted again to see whether it stays
_PASSES = 3
#: so many lines around a block decide how it is read
_AROUND = 2

Finish = Callable[[Sheet, list[Line]], str]


@attrs.frozen
class Manner:
    """How a style writes: its mends, in order, and what makes one text of the lines."""

    mends: Mapping[str, Mend]
    finish: Finish
    #: true for a manner that leaves the message in its carrier
    inside: bool = False


@attrs.define
class _Found:
    text: str
    #: names of mends that were left out
    without: list[str] = attrs.Factory(list)
    #: lines that stand as they were
    still: list[Line] = attrs.Factory(list)

    @property
    def findings(self) -> list[Finding]:
        found = []
        if self.still:
            first = next((line.text for line in self.still if not line.blank), "")
            place = max(self.text.find(first), 0)
            span = place, place + len(first)
            said = f"{len(self.still)} lines stand as they were: mended, they would read otherwise"
            found.append(note("style-lines", said, span))
        if self.without:
            said = f"left as it stands, so that it reads the same: {', '.join(self.without)}"
            found.append(note("style-mend", said, (0, 0)))
        return found


def settle(cable: Cable, manner: Manner) -> Styled:
    """Return a cable in a manner: same facts, and formatted again the same text.

    A text that cannot have both stands as it is.
    """
    found = _search(cable, manner)
    for _ in range(_PASSES):
        if found.text == str(cable):
            return Styled(found.text, found.findings)
        again = _search(read_cable(found.text), manner)
        if again.text == found.text:
            # A mend that the new text cannot have is told now, not when it is formatted again.
            found.without = again.without
            return Styled(found.text, found.findings)
        found = again
    return Styled(str(cable), _Found(str(cable), list(manner.mends)).findings)


def _search(cable: Cable, manner: Manner) -> _Found:
    source = str(cable)
    sheet = read_sheet(cable, inside=manner.inside)
    judge = _Judge(cable, sheet)
    alone: dict[str, set[int]] = {name: set() for name in manner.mends}
    for turn in range(_ROUNDS):
        text = _write(sheet, manner, alone)
        blamed = None if text == source else judge.blame(text)
        if blamed is None:
            still = set().union(*alone.values())
            return _Found(text, still=[sheet.lines[number] for number in sorted(still)])
        if not turn and _blame_each(sheet, manner, judge, alone):
            continue
        if all(blamed <= lines for lines in alone.values()):
            break
        for lines in alone.values():
            lines.update(blamed)
    return _one_by_one(sheet, manner, judge)


def _blame_each(sheet: Sheet, manner: Manner, judge: _Judge, alone: dict[str, set[int]]) -> bool:
    """Let each mend leave the lines alone that it makes read otherwise; tell whether one does."""
    so_far: dict[str, set[int]] = {}
    for name, lines in alone.items():
        so_far[name] = lines
        lines.update(judge.blame(_write(sheet, manner, so_far)) or ())
    return any(alone.values())


def _one_by_one(sheet: Sheet, manner: Manner, judge: _Judge) -> _Found:
    """Return the text with those mends that leave it the same message."""
    best = source = str(sheet.cable)
    made: list[str] = []
    for name in ["", *manner.mends]:
        tried = [*made, name] if name else []
        text = _write(sheet, manner, {one: set() for one in tried})
        if text in {source, best} or judge.blame(text) is None:
            made, best = tried, text
    return _Found(best, [name for name in manner.mends if name not in made])


def _write(sheet: Sheet, manner: Manner, alone: Mapping[str, set[int]]) -> str:
    """Make the mends named in ``alone``, each but for the lines that it is to leave alone."""
    own = lines = [attrs.evolve(line) for line in sheet.lines]
    for name, numbers in alone.items():
        for number, line in enumerate(own):
            line.still = number in numbers
        lines = manner.mends[name](lines)
    return manner.finish(sheet, lines)


class _Judge:
    """Tells whether a text says what the cable says, and if not, which lines are to blame."""

    def __init__(self, cable: Cable, sheet: Sheet) -> None:
        self._sheet = sheet
        self._facts = facts(cable)
        self._unknown = unknown_lines(cable)

    def blame(self, text: str) -> set[int] | None:
        """Return the numbers of lines to leave alone; ``None`` if all is well."""
        new = read_cable(text)
        got = facts(new)
        if got == self._facts:
            return None if unknown_lines(new) <= self._unknown else set()
        blamed: set[int] = set()
        blocks = self._sheet.message.body
        if got["body"] != self._facts["body"]:
            left = Counter(map(_key, got["body"]))
            for block, told in zip(blocks, self._facts["body"], strict=False):
                left[_key(told)] -= 1
                if left[_key(told)] < 0:
                    blamed |= self._around(*block.span)
        if got["signature"] != self._facts["signature"] and blocks:
            blamed |= self._around(blocks[-1].span[1], len(self._sheet.message.tree.value))
        if any(got[key] != told for key, told in self._facts.items() if key not in _BODY):
            end = min((block.span[0] for block in blocks), default=None)
            blamed |= self._around(0, end if end is not None else 1 << 60)
        return blamed

    def _around(self, start: int, end: int) -> set[int]:
        first = self._sheet.number_at(start) - _AROUND
        last = self._sheet.number_at(max(end - 1, start)) + _AROUND
        return set(range(max(first, 0), min(last + 1, len(self._sheet.lines))))


_BODY = frozenset({"body", "summary", "signature"})


def _key(block: dict[str, Any]) -> str:
    return json.dumps(block)
