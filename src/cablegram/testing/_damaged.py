"""Cables that came over a bad circuit, off a torn tape, or through a careless copyist."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Final

import attrs
from hypothesis import strategies as st

from cablegram._damage import DAMAGES
from cablegram._lines import split_lines
from cablegram.testing._nodes import Example

__all__ = ["Damaged", "damaged"]

#: what line ends are made of by systems that a text went through; ``None`` leaves them alone
_ENDS: Final = (None, "\n", "\r\n", "\r", "\r\r\n", "  \n", "\n\n")
#: what a text may be stored as; a character that one has not becomes a question mark
_ENCODINGS: Final = ("utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1")
_FEEDS: Final = ("", "\f", "\n\n", "\n\f\n")
_MOST: Final = 4


@attrs.frozen
class Damaged:
    """A cable that was damaged, and how."""

    #: as it is now
    text: str
    #: what it is stored in
    encoding: str
    #: what was done, in order: ``drop the line``, ``break the page``
    damages: tuple[str, ...]
    #: what it was before
    example: Example

    @property
    def data(self) -> bytes:
        """The text as bytes; a character that the encoding has not is a question mark."""
        return self.text.encode(self.encoding, "replace")


@st.composite
def damaged(draw: st.DrawFn, examples: st.SearchStrategy[Example]) -> Damaged:
    """Return cables with up to four damages, other line ends and other encodings.

    Lines are lost, doubled, cut in two, glued together, exchanged; characters are lost, doubled,
    swapped, mistyped, sent in the wrong shift; pages break anywhere; beginning or end is lost.
    ``damaged(cables())`` is the usual call.
    """
    example = draw(examples)
    rows = split_lines(example.text)
    kinds = draw(st.lists(st.sampled_from(sorted(_ALL)), min_size=1, max_size=_MOST))
    for kind in kinds:
        random = draw(st.randoms(use_true_random=False))
        place = draw(st.integers(0, max(len(rows) - 1, 0)))
        rows = split_lines("".join(_ALL[kind](rows, place, random, example)))
    end = draw(st.sampled_from(_ENDS))
    text = "".join(rows) if end is None else "".join([_ended(row, end) for row in rows])
    return Damaged(text, draw(st.sampled_from(_ENCODINGS)), tuple(kinds), example)


def _ended(row: str, end: str) -> str:
    bare = row.rstrip("\r\n")
    return row if bare == row else bare + end


# --- each takes the lines, the place of one, and gives the lines with their damage ----------------

_Damage = Callable[[list[str], int, Random, Example], list[str]]


def _on_line(damage: Callable[[str, str, Random], str]) -> _Damage:
    def on_line(rows: list[str], place: int, random: Random, _: Example) -> list[str]:
        changed = [*rows]
        for row in rows[place : place + 1]:
            bare = row.rstrip("\r\n")
            changed[place] = damage(bare, row[len(bare) :], random)
        return changed

    return on_line


def _break_page(rows: list[str], place: int, random: Random, example: Example) -> list[str]:
    """Put a page line in front of a line: ``OSLO 00000005  002 OF 003``, form feeds around it."""
    post, serial = example.facts.get("post") or "OSLO", example.facts.get("serial") or 5
    line = f"{post} {serial:08}  002 OF 003\n"
    feed, other = random.choice(_FEEDS), random.choice(_FEEDS)
    return [*rows[:place], feed, line, other, *rows[place:]]


def _exchange(rows: list[str], place: int, _: Random, __: Example) -> list[str]:
    return [*rows[:place], *rows[place : place + 2][::-1], *rows[place + 2 :]]


def _lose_end(rows: list[str], place: int, random: Random, _: Example) -> list[str]:
    last = "".join(rows[place : place + 1])
    return [*rows[:place], last[: random.randrange(len(last) + 1)]]


def _lose_beginning(rows: list[str], place: int, random: Random, _: Example) -> list[str]:
    first = "".join(rows[place : place + 1])
    return [first[random.randrange(len(first) + 1) :], *rows[place + 1 :]]


_ALL: Final[dict[str, _Damage]] = {
    **{kind: _on_line(damage) for kind, damage in DAMAGES.items()},
    "break the page": _break_page,
    "exchange two lines": _exchange,
    "lose the beginning": _lose_beginning,
    "lose the end": _lose_end,
}
