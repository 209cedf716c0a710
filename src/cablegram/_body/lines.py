"""The lines of the body: a token of prose holds many, one of any other kind is one."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate

import attrs

from cablegram._lines import split_lines
from cablegram.tree import Token
from cablegram.values import Span

__all__ = ["Line", "lines_of"]

#: behind these, a gap parts two sentences and no columns
_SENTENCE_ENDS = (".", "?", "!", ":")
_GAP = "   "


@attrs.define
class Line:
    """One line of a piece: its words, and where they stand."""

    text: str
    token: Token
    #: where the line begins in the token's value
    begin: int
    #: where it ends there, its line end with it
    end: int
    #: where ``text`` begins there, or in front of it
    offset: int

    @property
    def raw(self) -> str:
        """The line as it stands, with its line end."""
        return self.token.value[self.begin : self.end]

    @property
    def span(self) -> Span:
        """Start and end of the whole line in the input."""
        if self.begin == 0 and self.end == len(self.token.value):
            return self.token.span
        return self.token.place(self.begin)[0], self.token.place(self.end - 1)[1]

    @property
    def words_span(self) -> Span:
        """Start and end of its words in the input."""
        token, text = self.token, self.text
        value = token.value
        begin = value.find(text, self.offset, self.end)
        end = begin + len(text)
        if begin >= 0 and text and token.__class__ is Token:
            return token.start + begin, token.start + end
        if begin < 0:
            # Link marks stand among the words.
            words = value[self.offset : self.end]
            begin = self.offset + len(words) - len(words.lstrip())
            end = self.offset + len(words.rstrip())
        return token.place(begin)[0], token.place(end - 1)[1]

    @property
    def is_row(self) -> bool:
        """True for a line in columns."""
        if self.token.kind != "TABLE_ROW":
            return False
        cells = self.raw.strip().replace("\t", _GAP).split(_GAP)[:-1]
        return any(cell and not cell.rstrip().endswith(_SENTENCE_ENDS) for cell in cells)

    def reworded(self, text: str, offset: int | None = None) -> Line:
        """Return the line with other words of it; they begin at ``offset`` or behind it."""
        start = self.offset if offset is None else offset
        return Line(text, self.token, self.begin, self.end, start)


def lines_of(token: Token, clean: Callable[[str], str]) -> list[Line]:
    """Return the lines of a token, their words cleaned."""
    value = token.value
    if token.kind != "PROSE":
        return [Line(clean(value), token, 0, len(value), 0)]
    lines = split_lines(value)
    ends = list(accumulate(map(len, lines)))
    return [
        Line(clean(raw), token, end - len(raw), end, end - len(raw))
        for raw, end in zip(lines, ends, strict=True)
    ]
