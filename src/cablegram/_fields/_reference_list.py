"""The letters of a list of references: which marks are letters, and which are initials."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

import attrs

__all__ = ["Lettered", "ListLetters", "has_carrier"]

#: letters that a list may skip: a line was lost, or the publisher cut it
_SKIP: Final = 2
#: the same at the start of a line, where an initial is rarer
_SKIP_LINES: Final = 5
#: the paragraph mark of published copies, and what became of it in Markdown
_CARRIERS: Final = ("¶", "[1](#)")


class Lettered(Protocol):
    """What bears a letter of the list."""

    label: str | None


@attrs.define
class ListLetters:
    """Follows the letters through the list; the sequence decides what is a letter.

    Machines letter what drafters have lettered by hand: ``A. (A) X 1``, ``B. (B) Y 2``. The
    letter nearest to the reference is the drafter's, and the one that the text quotes.
    """

    #: the letter that now holds
    label: str | None = None
    _fresh: bool = False

    def take(self, mark: str, *, opens_line: bool) -> bool:
        """Read a mark; tell whether it belongs to the list.

        Initials stand in the lines, too: ``J. SMITH E-MAIL``.
        """
        letter = _letter(mark)
        if not self._follows(letter, opens_line=opens_line, numbered=has_carrier(mark)):
            return False
        self.label = letter
        self._fresh = True
        return True

    def content(self) -> None:
        """Note that something stands behind the letter."""
        self._fresh = False

    def put_behind(self, drafts: Sequence[Lettered]) -> None:
        """Move the letters if they stand behind the references: ``STATE 5 (A), LIMA 6 (B)``."""
        last = self.label
        if last is None or not self._fresh or drafts[0].label or _rank(last) != len(drafts):
            return
        for draft, label in zip(
            drafts, [*(draft.label for draft in drafts[1:]), last], strict=True
        ):
            draft.label = label

    def _follows(self, letter: str, *, opens_line: bool, numbered: bool) -> bool:
        if self.label is None:
            return opens_line or _rank(letter) <= _SKIP
        if letter in {"A", "1"}:
            return opens_line or self._fresh
        if letter.isdigit() != self.label.isdigit():
            return self._fresh
        step = _rank(letter) - _rank(self.label)
        if self._fresh:
            return step <= _SKIP
        return step > 0 if numbered else 0 <= step <= (_SKIP_LINES if opens_line else _SKIP)


def has_carrier(mark: str) -> bool:
    """Tell whether the publisher's paragraph mark stands in front: then it is a list's."""
    return mark.startswith(_CARRIERS)


def _letter(mark: str) -> str:
    """Return the letter or number inside a mark, behind the paragraph mark of the carrier."""
    bare = mark.removeprefix("[1](#)").lstrip("¶").removeprefix("</a>")
    # Up to the line end that a carrier spells out: (A) <br>.
    bare = bare.partition("<")[0].partition("&")[0]
    signs = "".join(filter(str.isalnum, bare)).upper()
    if signs.isdigit():
        return str(int(signs))
    return signs.lstrip("1")[:1]


def _rank(letter: str) -> int:
    """Return 1 for A and for 1."""
    return int(letter) if letter.isdigit() else ord(letter) - ord("A") + 1
