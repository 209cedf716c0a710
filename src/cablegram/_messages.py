"""Several headings in one text: sections joined, a message inside a message, a copy sent again."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter

import attrs

from cablegram import nodes
from cablegram._fields.class_line import read_class_line
from cablegram.tree import Node, Token
from cablegram.values import ClassLine

__all__ = ["Message", "messages", "own_heading"]

#: format lines 1 to 4; what a heading has only once it has from the last of them
_LINES = (nodes.TransmissionId, nodes.RoutingLine, nodes.StationLine, nodes.SecurityLine)
#: format lines 5 to 9
_ADDRESS = (
    nodes.PreambleLine,
    nodes.OriginatorLine,
    nodes.ActionBlock,
    nodes.InformationBlock,
    nodes.ExemptedBlock,
    nodes.AddresseeLines,
)


@attrs.define
class Message:
    """A heading with the text and the ending that belong to it."""

    heading: list[Node | Token] = attrs.Factory(list)
    text: nodes.Text | None = None
    ending: list[Node | Token] = attrs.Factory(list)

    @property
    def class_line(self) -> ClassLine | None:
        """The first class line of the text."""
        for child in self.text.children if self.text else []:
            if isinstance(child, nodes.ClassLine):
                return read_class_line(child.value)
        return None

    @property
    def section(self) -> int:
        """The number of the section; 0 if the text does not say."""
        line = self.class_line
        return line.section.number or 0 if line and line.section else 0

    @property
    def dtg(self) -> str:
        """Its preamble, blanks folded."""
        lines = (part for part in self.heading if isinstance(part, nodes.PreambleLine))
        return next((" ".join(line.value.split()) for line in lines), "")

    @property
    def has_body(self) -> bool:
        """True if paragraphs are numbered in its text."""
        return self.text is not None and isinstance(self.text.children[-1], nodes.Body)

    @property
    def has_words(self) -> bool:
        """True if its text has more than the fields of a head: a form has these, too."""
        return self.has_body or any(
            isinstance(it, nodes.Loose) for it in (self.text.children if self.text else [])
        )


def messages(document: nodes.Document) -> list[Message]:
    """Return the message that a text holds, and behind it the other sections of the same message.

    Of sections, the lowest number comes first, and has the head of the message. A text may hold
    more: a form with a message inside (an inbox print), a message that was sent again. Then the one
    counts that has numbered paragraphs, else the last with a text.
    """
    found = _split(document)
    if len(found) == 1:
        return found
    counts = next((one for one in found if one.has_body), None)
    counts = counts or next((one for one in reversed(found) if one.text), found[0])
    sections = [one for one in found if one is counts or _same(counts, one)]
    return [one for _, one in sorted(_numbered(sections), key=itemgetter(0))]


def _numbered(sections: list[Message]) -> Iterator[tuple[int, Message]]:
    """Yield sections with their numbers; one whose number is lost goes with the one before it."""
    number = 0
    for one in sections:
        number = one.section or number
        yield number, one


def own_heading(heading: list[Node | Token]) -> list[Node | Token]:
    """Return a heading without the lines of a station that readdressed or repeated the message.

    Its preamble and addressees stand in front of the message's own (ACP 127, 501-504).
    """
    preambles = [i for i, part in enumerate(heading) if isinstance(part, nodes.PreambleLine)]
    last = preambles[-1] if preambles else 0
    if not any(isinstance(part, nodes.OriginatorLine) for part in heading[:last]):
        return heading
    if not any(isinstance(part, nodes.OriginatorLine) for part in heading[last:]):
        return heading
    again = {type(part) for part in heading[preambles[0] : last] if isinstance(part, _LINES)}
    return [
        part
        for index, part in enumerate(heading)
        if not (isinstance(part, _ADDRESS) and index < last)
        and not (type(part) in again and index < preambles[0])
    ]


def _split(document: nodes.Document) -> list[Message]:
    found = [Message()]
    for part in document.children:
        if isinstance(part, nodes.Heading):
            if found[-1].heading or found[-1].text or found[-1].ending:
                found.append(Message())
            found[-1].heading = part.children
        elif isinstance(part, nodes.Text):
            if found[-1].text or found[-1].ending:
                found.append(Message())
            found[-1].text = part
        elif isinstance(part, (nodes.Ending, nodes.BareEnding)):
            found[-1].ending = part.children
    return found


def _same(one: Message, other: Message) -> bool:
    """Tell whether two texts are sections of one message: one number, different sections.

    Where a class line is lost, the date-time group tells.
    """
    mine, theirs = one.class_line, other.class_line
    if not (one.has_words and other.has_words):
        return False
    if mine is None or theirs is None or mine.serial is None:
        return bool(one.dtg) and one.dtg == other.dtg
    same = (mine.post, mine.serial) == (theirs.post, theirs.serial)
    return same and one.section != other.section
