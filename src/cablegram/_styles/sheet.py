"""A cable as a sheet of lines: what the styles of text write on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

import attrs

from cablegram import nodes
from cablegram._lines import split_lines
from cablegram._parse import parse_tree
from cablegram._read import cable_class
from cablegram.blocks import Heading, Paragraph
from cablegram.cable import Cable
from cablegram.tree import CarriedToken, Node, Token

__all__ = ["Line", "Sheet", "join", "read_sheet"]

#: how carriers write a line feed
_WRITTEN = frozenset({"\n", "\r\n", "&#x000A;"})


@attrs.define(eq=False)
class Line:
    """One line of a message, and what it is."""

    #: its characters, without the line end
    text: str
    #: ``\\n``, ``\\r\\n``, ``\\r``, or nothing at the end of the text
    end: str
    #: the terminal of the grammar
    kind: str
    #: the part of the message that it belongs to
    node: Node
    #: where it starts in the message
    start: int
    #: true for the first line of its node
    leads: bool = False
    #: the number of the paragraph that begins here
    number: int | None = None
    #: true where a heading stands
    heading: bool = False
    #: true for an unlabelled line of the head: a caption, a passing instruction
    loose: bool = False
    #: true for a line of the body
    body: bool = False
    #: true for a line that mends leave alone
    still: bool = False
    #: true for a line whose end is the carrier's own: a tag, the comma between two fields
    fixed: bool = False

    @property
    def blank(self) -> bool:
        """True for a line of blanks or of nothing."""
        return not self.text.strip(" \t")


@attrs.define(eq=False)
class Sheet:
    """The lines of a message, carrier off."""

    cable: Cable
    #: the message by itself: the cable, or what its page or record carries
    message: Cable
    lines: list[Line]

    def number_at(self, place: int) -> int:
        """Return the number of the line, from 0, that ``place`` stands in."""
        return max(bisect_right(self.lines, place, key=attrgetter("start")) - 1, 0)


def read_sheet(cable: Cable, *, inside: bool = False) -> Sheet:
    """Cut a cable into lines and tell what each of them is.

    ``inside`` tells that the lines will go back into the carrier.
    """
    message = cable
    if cable.carrier is not None:
        tree = parse_tree(cable.tree.value)
        message = cable_class(tree)(tree, cable.encoding)
    lines = [line for node, token in _leaves(message.tree) for line in _cut(node, token)]
    sheet = Sheet(cable, message, lines)
    loose = {token.start for token in message.layout.loose}
    for line in lines:
        line.loose = line.start in loose
    for place in _fixed_places(cable.tree) if inside else ():
        lines[sheet.number_at(place)].fixed = True
    for block in message.body:
        first, last = (sheet.number_at(place) for place in (block.span[0], block.span[1] - 1))
        for line in lines[first : last + 1]:
            line.body = True
        if isinstance(block, Paragraph) and lines:
            lines[first].number = block.number
        lines[first].heading = isinstance(block, Heading)
    return sheet


def _fixed_places(tree: Node) -> Iterator[int]:
    """Yield the places in the message of line ends that stand for something of the carrier's."""
    begin = 0
    for token in tree.tokens():
        if isinstance(token, CarriedToken):
            for low, high, start, end in token.parts:
                written = token.text[start - token.start : end - token.start]
                if token.value[low:high].endswith("\n") and written not in _WRITTEN:
                    yield from range(begin + low, begin + high)
        begin += len(token.value)


def _leaves(node: Node) -> Iterator[tuple[Node, Token]]:
    for child in node.children:
        if isinstance(child, Token):
            yield node, child
        else:
            yield from _leaves(child)


def _cut(node: Node, token: Token) -> Iterator[Line]:
    leads = not isinstance(node, (nodes.Document, nodes.Heading, nodes.Text, nodes.Body))
    leads = leads and node.children[0] is token
    start = token.start
    for raw in split_lines(token.value):
        words = raw.rstrip("\r\n")
        first = start == token.start
        yield Line(words, raw[len(words) :], token.kind, node, start, leads=leads and first)
        start += len(raw)


def join(lines: list[Line], end: str) -> str:
    """Return the text of lines that all end alike; marks of no line of their own have no end."""
    texts = [line.text + (end if line.end else "") for line in lines]
    if lines and not lines[-1].end and lines[-1].kind != "BOM":
        texts.append(end)
    return "".join(texts)
