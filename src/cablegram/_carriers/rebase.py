"""From places in a message to places in its carrier: tokens get the characters of the source."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate

from cablegram._carriers.carried import Carried, Segment
from cablegram.nodes import Document
from cablegram.tree import CarriedToken, Token

__all__ = ["rebase"]


def rebase(document: Document, carried: Carried, source: str) -> None:
    """Make the tree of ``carried.text`` the tree of ``source``, in place.

    What the carrier has in front of the message and behind it are the first and the last token.
    """
    places = _Places(source, carried)
    for node in document.nodes():
        node.children = [
            places.token(child) if isinstance(child, Token) else child for child in node.children
        ]
    # Links around nothing have no line to belong to: where no message is, all is the carrier's.
    start, end = (carried.start, carried.end) if document.children else (0, 0)
    if start:
        document.children.insert(0, _chrome(source, 0, start))
    if end < len(source):
        document.children.append(_chrome(source, end, len(source)))


def _chrome(source: str, start: int, end: int) -> Token:
    return Token("CHROME", source[start:end], start, "")


class _Places:
    """The segments by the place that their value has in the message."""

    def __init__(self, source: str, carried: Carried) -> None:
        self._source = source
        self._segments = carried.segments
        lengths = (len(value) for _, _, value in carried.segments)
        self._offsets = list(accumulate(lengths, initial=0))
        self._end = carried.end

    def token(self, token: Token) -> Token:
        """Return the token with the source characters of its own."""
        stop = token.start + len(token.value)
        behind = bisect_left(self._offsets, token.start)
        if behind and behind < len(self._offsets) and stop < self._offsets[behind]:
            # All of it stands inside a segment, where characters are what they are.
            token.start += self._segments[behind - 1][0] - self._offsets[behind - 1]
            return token
        first, last = self._first(token.start), self._first(stop)
        start, end = self._place(first, token.start), self._place(last, stop)
        text = self._source[start:end]
        if text == token.value:
            return Token(token.kind, text, start, text)
        parts = [self._part(index, token.start, stop) for index in range(max(first - 1, 0), last)]
        pieces = [part for part in parts if part[0] < part[1]]
        return CarriedToken(token.kind, text, start, token.value, pieces)

    def _first(self, offset: int) -> int:
        """Return the first segment whose value starts at ``offset`` or behind it.

        The first: a link belongs to the line that it opens. At the end of the message there is
        none, and what has no value there belongs to the last line.
        """
        if offset == self._offsets[-1]:
            return len(self._segments)
        return bisect_left(self._offsets, offset)

    def _place(self, index: int, offset: int) -> int:
        """Return where in the source the characters from ``offset`` on start."""
        if offset == self._offsets[-1]:
            return self._end
        if self._offsets[index] == offset:
            return self._segments[index][0]
        start, end, _ = self._segments[index - 1]
        return min(start + offset - self._offsets[index - 1], end)

    def _part(self, index: int, begin: int, stop: int) -> tuple[int, int, int, int]:
        """Return the part of a segment inside a token: its value, from and to, and its source."""
        segment: Segment = self._segments[index]
        start, end, value = segment
        offset = self._offsets[index]
        low, high = max(begin, offset), min(stop, offset + len(value))
        first = min(start + low - offset, end)
        last = end if high == offset + len(value) else min(start + high - offset, end)
        return low - begin, high - begin, first, last
