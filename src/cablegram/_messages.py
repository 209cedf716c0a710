"""Several headings in one text: sections joined, a message inside a message, a copy sent again."""

from __future__ import annotations

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
    def dtg(self) -> str:
        """Its preamble, blanks folded."""
        lines = (part for part in self.heading if isinstance(part, nodes.PreambleLine))
        return next((" ".join(line.value.split()) for line in lines), "")

    @property
    def has_body(self) -> bool:
        """True if paragraphs are numbered in its text."""
        return self.text is not None and isinstance(self.text.children[-1], nodes.Body)


def messages(document: nodes.Document) -> list[Message]:
    """Return the message that a text holds, and behind it the other sections of the same message.

    A text may hold more: a form with a message inside (an inbox print), a readdressed or repeated
    message. Then the one counts that has numbered paragraphs, else the last with a text.
    """
    found = _split(document)
    if len(found) == 1:
        return found
    main = next((one for one in found if one.has_body), None)
    main = main or next((one for one in reversed(found) if one.text), found[0])
    rest = [one for one in found if one is not main and _same(main, one)]
    return [main, *sorted(rest, key=_section)]


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


def _section(message: Message) -> int:
    line = message.class_line
    return line.section.number or 0 if line and line.section else 0


def _same(main: Message, other: Message) -> bool:
    """Tell whether two texts are sections of one message: one number, different sections."""
    mine, theirs = main.class_line, other.class_line
    if theirs is None:
        # The next page of a print whose class line is lost.
        printed = any(isinstance(part, nodes.DistributionLines) for part in other.heading[:1])
        return printed and main.dtg == other.dtg
    if mine is None or mine.serial is None:
        return False
    same = (mine.post, mine.serial) == (theirs.post, theirs.serial)
    return same and _section(main) < _section(other)
