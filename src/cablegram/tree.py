"""The lossless tree: tokens in the order of the text, nodes above them.

The tokens of a tree, joined in order, are the input: every character belongs to exactly one
token, and printing is that join and nothing else. A node owns its tokens and no text.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING, ClassVar, TypeVar

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["CarriedToken", "Node", "Places", "Token"]

AnyNode = TypeVar("AnyNode", bound="Node")

#: so much of a node's text does its repr show
_SHOWN = 40


@attrs.define(eq=False, repr=False)
class Token:
    """One line with its line end, or one run of empty lines."""

    #: the terminal of the grammar, ``PAGE_LINE``
    kind: str
    #: the characters, exactly as they stand in the input
    text: str
    #: offset of the first character in the input
    start: int
    #: what the carrier means by them: differs from ``text`` where a page or a csv file escapes
    value: str

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.start + len(self.text)

    @property
    def span(self) -> tuple[int, int]:
        """Start and end offset in the input."""
        return self.start, self.end

    def place(self, position: int) -> tuple[int, int]:
        """Return start and end, in the input, of one character of ``value``."""
        return self.start + position, self.start + position + 1

    def moved(self, offset: int) -> Token:
        """Return a copy whose places are ``offset`` characters further on."""
        return attrs.evolve(self, start=self.start + offset)

    def part(self, low: int, high: int) -> Token:
        """Return a stretch of ``value`` as a token of its own; the tree keeps the whole."""
        return attrs.evolve(
            self, text=self.text[low:high], start=self.start + low, value=self.value[low:high]
        )

    def __repr__(self) -> str:
        """Show kind and text."""
        return f"Token({self.kind}, {self.text!r})"


@attrs.define(eq=False, repr=False)
class CarriedToken(Token):
    """A line that its carrier writes in its own way, with links or escapes."""

    #: start and end of a stretch of ``value``, and of the characters of the input for it
    parts: list[tuple[int, int, int, int]]

    def place(self, position: int) -> tuple[int, int]:
        """Return start and end, in the input, of one character of ``value``."""
        index = bisect_right(self.parts, position, key=itemgetter(0)) - 1
        low, high, start, end = self.parts[index]
        place = min(start + position - low, end)
        return place, end if position == high - 1 else min(place + 1, end)

    def moved(self, offset: int) -> Token:
        """Return a copy whose places are ``offset`` characters further on."""
        parts = [(low, high, start + offset, end + offset) for low, high, start, end in self.parts]
        return attrs.evolve(self, start=self.start + offset, parts=parts)

    def part(self, low: int, high: int) -> Token:
        """Return a stretch of ``value`` as a token of its own; the tree keeps the whole."""
        if high <= low:
            return attrs.evolve(self, text="", value="")
        start, end = self.place(low)[0], self.place(high - 1)[1]
        parts = [
            (max(first, low) - low, min(last, high) - low, self.place(max(first, low))[0], stop)
            for first, last, _, stop in self.parts
            if first < high and last > low
        ]
        text = self.text[start - self.start : end - self.start]
        return attrs.evolve(self, text=text, start=start, value=self.value[low:high], parts=parts)


class Places:
    """Where the characters of a node's ``value`` stand in the input."""

    def __init__(self, tokens: Iterable[Token]) -> None:
        """Count the characters in front of each token once."""
        self._tokens = list(tokens)
        self._starts = [0, *accumulate(len(token.value) for token in self._tokens)]

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """Return where the characters ``start`` to ``end`` stand in the input."""
        first, _ = self._place(start)
        return (first, self._place(end - 1)[1]) if end > start else (first, first)

    def _place(self, position: int) -> tuple[int, int]:
        if not self._tokens:
            return 0, 0
        if position >= self._starts[-1]:
            return self._tokens[-1].end, self._tokens[-1].end
        index = bisect_right(self._starts, position) - 1
        return self._tokens[index].place(position - self._starts[index])


@attrs.define(eq=False, repr=False)
class Node:
    """A part of the message; each rule of the grammar has a subclass."""

    #: the rule of the grammar
    kind: ClassVar[str] = "node"

    #: tokens and nodes in the order of the text, never empty
    children: list[Token | Node]

    def tokens(self) -> Iterator[Token]:
        """Return the tokens below this node, in the order of the text."""
        return iter(self._gather_tokens([]))

    def _gather_tokens(self, found: list[Token]) -> list[Token]:
        for child in self.children:
            # No deeper than the grammar (five levels), however long the text is.
            if isinstance(child, Token):
                found.append(child)
            else:
                child._gather_tokens(found)  # noqa: SLF001  of this class, too
        return found

    @property
    def text(self) -> str:
        """The characters of this part, exactly."""
        if len(self.children) == 1:
            return self.children[0].text
        return "".join([token.text for token in self._gather_tokens([])])

    @property
    def value(self) -> str:
        """The characters as the carrier means them."""
        if len(self.children) == 1:
            return self.children[0].value
        return "".join([token.value for token in self._gather_tokens([])])

    @property
    def span(self) -> tuple[int, int]:
        """Start and end offset in the input."""
        tokens = self._gather_tokens([])
        return (tokens[0].start, tokens[-1].end) if tokens else (0, 0)

    def places(self) -> Places:
        """Return what finds places in the input for places in ``value``, any number of them."""
        return Places(self.tokens())

    def locate(self, start: int, end: int) -> tuple[int, int]:
        """Return one place in the input; for several, ask :meth:`places` once."""
        return self.places().locate(start, end)

    def nodes(self) -> Iterator[Node]:
        """Return this node and all nodes below it, in the order of the text."""
        return iter(self._gather_nodes([]))

    def _gather_nodes(self, found: list[Node]) -> list[Node]:
        found.append(self)
        for child in self.children:
            if isinstance(child, Node):
                child._gather_nodes(found)  # noqa: SLF001  of this class, too
        return found

    def find(self, kind: type[AnyNode]) -> Iterator[AnyNode]:
        """Return the nodes of one class, in the order of the text."""
        return iter([node for node in self._gather_nodes([]) if isinstance(node, kind)])

    def dump(self, indent: int = 0) -> str:
        """Return the tree as indented lines, for the eye."""
        lines = [f"{'  ' * indent}{self.kind}"]
        for child in self.children:
            if isinstance(child, Token):
                lines.append(f"{'  ' * (indent + 1)}{child.kind} {child.text!r}")
            else:
                lines.append(child.dump(indent + 1))
        return "\n".join(lines)

    def __repr__(self) -> str:
        """Show class and the beginning of the text."""
        text = self.text
        shown = text if len(text) <= _SHOWN else text[: _SHOWN - 3] + "..."
        return f"{type(self).__name__}({shown!r})"
