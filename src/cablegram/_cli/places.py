"""Where findings stand in the text of a message: the line itself, and the end."""

from __future__ import annotations

from bisect import bisect_right

import attrs

from cablegram._cached import cached_property
from cablegram._lines import line_starts
from cablegram.findings import Finding

__all__ = ["Places"]

_BLANKS = " \t\r\n\f\v"


@attrs.define(slots=False)
class Places:
    """The lines of a text, found once for all findings in it."""

    text: str

    @cached_property
    def _starts(self) -> list[int]:
        return line_starts(self.text)

    def line(self, finding: Finding) -> str:
        """Return the line in which a finding begins, without its line end."""
        number = self._number(finding.span[0])
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[self._starts[number - 1] : end].rstrip("\r\n")

    def offset(self, finding: Finding) -> int:
        """Return how many characters stand in front of it in that line."""
        start = finding.span[0]
        return start - self._starts[self._number(start) - 1]

    def width(self, finding: Finding) -> int:
        """Return how many characters of that line a finding is about; at least one."""
        start = finding.span[0]
        line_end = self._starts[self._number(start) - 1] + len(self.line(finding).rstrip())
        return max(1, min(self._last(finding), line_end) - start)

    def end(self, finding: Finding) -> tuple[int, int] | None:
        """Return line and column behind a finding's last character; ``None`` if it has none.

        They are counted from those that the finding names: its message may stand in a file, behind
        others.
        """
        end = self._last(finding)
        if end <= finding.span[0]:
            return None
        number = self._number(end - 1)
        first = self._number(finding.span[0])
        moved = finding.column - 1 - self.offset(finding) if number == first else 0
        return finding.line + number - first, end - self._starts[number - 1] + 1 + moved

    def _number(self, place: int) -> int:
        return bisect_right(self._starts, place)

    def _last(self, finding: Finding) -> int:
        """Return the end of a finding's words: line ends and blanks behind them left out."""
        start, end = finding.span
        while end > start and self.text[end - 1] in _BLANKS:
            end -= 1
        return end
