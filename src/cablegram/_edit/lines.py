r"""Lines of the input: where they begin and end, and what stands between two of them.

The joint of two lines is all that is neither's words: blanks at the end of the first, the line
end, empty lines, the indent of the second. A new line takes its joint from its neighbours;
so the two blanks of a Markdown copy, CR LF and an indent come out by themselves.
"""

from __future__ import annotations

from bisect import bisect_right

from cablegram._edit.plan import Edit
from cablegram._lines import line_starts

__all__ = ["Lines"]


class Lines:
    """The lines of a text, by number from 0; CR LF, LF and CR each end one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = line_starts(text)

    def number(self, place: int) -> int:
        """Return the number of the line that ``place`` stands on."""
        return bisect_right(self._starts, place) - 1

    def start(self, line: int) -> int:
        """Return where a line begins."""
        return self._starts[line] if line < len(self._starts) else len(self.text)

    def words(self, line: int) -> tuple[int, int]:
        """Return start and end of a line's words; an empty line has both at its beginning."""
        start, end = self.start(line), self.start(line + 1)
        whole = self.text[start:end]
        first = start + len(whole) - len(whole.lstrip())
        return (first, start + len(whole.rstrip())) if whole.strip() else (start, start)

    def is_empty(self, line: int) -> bool:
        """Tell whether a line has no words."""
        start, end = self.words(line)
        return start == end

    def column(self, place: int) -> int:
        """Return how many characters stand in front of ``place`` on its line."""
        return place - self.start(self.number(place))

    def joint_near(self, place: int) -> str:
        r"""Return what joins two lines of words near ``place``: blanks and one line end.

        Looks for a line with words that another follows at once, backwards first, then forwards.

        >>> Lines("FM AMEMBASSY MOSCOW  \r\nTO SECSTATE\r\n\r\nSECRET").joint_near(30)
        '  \r\n'
        """
        here = self.number(place)
        for line in (*range(here - 1, -1, -1), *range(here, len(self._starts) - 1)):
            if not self.is_empty(line) and not self.is_empty(line + 1):
                return self.text[self.words(line)[1] : self.start(line + 1)]
        return next((end for end in ("\r\n", "\n", "\r") if end in self.text), "\n")

    def cut(self, start: int, end: int) -> Edit:
        r"""Return the edit that takes out the lines on which ``start`` and ``end`` stand.

        With empty lines on both sides, those behind go too, so that what is left keeps its one
        gap. A line above that was joined to them gets the end that they had.

        >>> Lines("UNCLAS LA PAZ 2080\n\nSIPDIS\n\nTAGS: EAID\n").cut(20, 26)
        Edit(start=20, end=28, text='', codes=())
        """
        first, last = self.number(start), self.number(end)
        if first > 0 and not self.is_empty(first - 1):
            return Edit(self.words(first - 1)[1], self.words(last)[1])
        behind = last + 1
        while behind < len(self._starts) and self.is_empty(behind):
            behind += 1
        if behind < len(self._starts) or first == 0:
            return Edit(self.start(first), self.start(behind))
        # Nothing follows: the gap above goes, and the text ends as it ended.
        while first > 0 and self.is_empty(first - 1):
            first -= 1
        return Edit(self.words(first - 1)[1] if first else 0, self.words(last)[1])
