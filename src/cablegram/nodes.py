"""The parts of a message, one class for each rule of ``grammar/*.lark``."""

from __future__ import annotations

from typing import ClassVar

import attrs

from cablegram.tree import Node

__all__ = [
    "NODE_CLASSES",
    "AccountingLine",
    "ActionBlock",
    "AddresseeLines",
    "ArchiveEnd",
    "Attribute",
    "AttributeMore",
    "Attributes",
    "Banner",
    "BareEnding",
    "Body",
    "ClassLine",
    "ClassifiedByLines",
    "ClassifiedLate",
    "Collated",
    "CorrectedCopy",
    "Correction",
    "DashLine",
    "DistributionLines",
    "Document",
    "DraftingLines",
    "EndOfMessage",
    "Ending",
    "ExecutiveOrderLine",
    "ExemptedBlock",
    "Frame",
    "Heading",
    "HeadingMark",
    "InformationBlock",
    "InstructionLine",
    "LateClassLine",
    "Lettered",
    "Loose",
    "MessageNumber",
    "Notice",
    "Numbered",
    "OfficeCodes",
    "OriginatorLine",
    "PageFeed",
    "PageLine",
    "Point",
    "PreambleLine",
    "PrecedenceLine",
    "Prose",
    "Queue",
    "Redaction",
    "ReferenceItem",
    "ReferenceLines",
    "ReferenceSet",
    "Remarks",
    "RoutingLine",
    "Rule",
    "SecurityLine",
    "SeparationLine",
    "SerialLine",
    "SmartBlock",
    "SmartProse",
    "SmartRow",
    "Spacer",
    "Stamp",
    "StationLine",
    "SubjectLines",
    "SubjectSet",
    "TagsLine",
    "Tail",
    "Text",
    "Trailer",
    "TranscriptMark",
    "TransmissionId",
    "UnknownLine",
    "UsmtfSet",
]


@attrs.define(eq=False, repr=False)
class Document(Node):
    """A whole message: heading, text, ending, the archive's attributes."""

    kind: ClassVar[str] = "cable"


@attrs.define(eq=False, repr=False)
class Heading(Node):
    """Format lines 1 to 11, with what a printer put between them."""

    kind: ClassVar[str] = "heading"


@attrs.define(eq=False, repr=False)
class Text(Node):
    """Format line 12: the head of the text and its body."""

    kind: ClassVar[str] = "text"


@attrs.define(eq=False, repr=False)
class Body(Node):
    """The text from the first numbered paragraph on."""

    kind: ClassVar[str] = "body"


@attrs.define(eq=False, repr=False)
class Ending(Node):
    """Format lines 13 to 16, and what stands behind them."""

    kind: ClassVar[str] = "ending"


@attrs.define(eq=False, repr=False)
class BareEnding(Node):
    """The ending of a message that has no text."""

    kind: ClassVar[str] = "bare_ending"


@attrs.define(eq=False, repr=False)
class Attributes(Node):
    """The archive's block of ``Key: value`` lines (NARA)."""

    kind: ClassVar[str] = "attributes"


@attrs.define(eq=False, repr=False)
class TransmissionId(Node):
    """Format line 1: ``VZCZCXRO0908``."""

    kind: ClassVar[str] = "transmission_id"


@attrs.define(eq=False, repr=False)
class RoutingLine(Node):
    """Format line 2: ``OO RUEHFL RUEHKW``, over its wrapped lines."""

    kind: ClassVar[str] = "routing"


@attrs.define(eq=False, repr=False)
class StationLine(Node):
    """Format line 3: ``DE RUEHMO #0302/01 0371608``."""

    kind: ClassVar[str] = "station"


@attrs.define(eq=False, repr=False)
class SecurityLine(Node):
    """Format line 4: ``ZNY CCCCC ZZH``."""

    kind: ClassVar[str] = "security"


@attrs.define(eq=False, repr=False)
class InstructionLine(Node):
    """Transmission instructions, also those of a pilot: ``ZDG``."""

    kind: ClassVar[str] = "instruction"


@attrs.define(eq=False, repr=False)
class PreambleLine(Node):
    """Format line 5: ``O 061608Z FEB 08``."""

    kind: ClassVar[str] = "preamble"


@attrs.define(eq=False, repr=False)
class PrecedenceLine(Node):
    """The precedence in words, alone on a line: ``ROUTINE``."""

    kind: ClassVar[str] = "precedence_line"


@attrs.define(eq=False, repr=False)
class OriginatorLine(Node):
    """Format line 6: ``FM AMEMBASSY MOSCOW``."""

    kind: ClassVar[str] = "originator"


@attrs.define(eq=False, repr=False)
class ActionBlock(Node):
    """Format line 7: ``TO`` and its addressees."""

    kind: ClassVar[str] = "action"


@attrs.define(eq=False, repr=False)
class InformationBlock(Node):
    """Format line 8: ``INFO`` and its addressees."""

    kind: ClassVar[str] = "information"


@attrs.define(eq=False, repr=False)
class ExemptedBlock(Node):
    """Format line 9: ``XMT`` and the members of a collective left out."""

    kind: ClassVar[str] = "exempted"


@attrs.define(eq=False, repr=False)
class AddresseeLines(Node):
    """Addressees behind an empty line: they continue the block before."""

    kind: ClassVar[str] = "addressees"


@attrs.define(eq=False, repr=False)
class AccountingLine(Node):
    """Format line 10: ``STATE GRNC``."""

    kind: ClassVar[str] = "accounting"


@attrs.define(eq=False, repr=False)
class SeparationLine(Node):
    """Format lines 11 and 13: ``BT``."""

    kind: ClassVar[str] = "separation"


@attrs.define(eq=False, repr=False)
class Notice(Node):
    """A line that a publisher put in front: a date, a number, that it is an extract."""

    kind: ClassVar[str] = "notice"


@attrs.define(eq=False, repr=False)
class UnknownLine(Node):
    """A line of the heading that the format does not know."""

    kind: ClassVar[str] = "unknown"


@attrs.define(eq=False, repr=False)
class PageLine(Node):
    """A page line: ``MOSCOW 00000302 002 OF 003``."""

    kind: ClassVar[str] = "page_line"


@attrs.define(eq=False, repr=False)
class Banner(Node):
    """The classification alone, at the head or foot of a page."""

    kind: ClassVar[str] = "banner"


@attrs.define(eq=False, repr=False)
class DistributionLines(Node):
    """``ACTION EUR-25`` ... ``/166 W``: offices with their copies."""

    kind: ClassVar[str] = "distribution"


@attrs.define(eq=False, repr=False)
class DraftingLines(Node):
    """``DRAFTED BY``, ``APPROVED BY`` and clearances."""

    kind: ClassVar[str] = "drafting"


@attrs.define(eq=False, repr=False)
class DashLine(Node):
    """The printer's row of dashes with a counter and a time."""

    kind: ClassVar[str] = "dash_line"


@attrs.define(eq=False, repr=False)
class Queue(Node):
    """The printer's queue: a number alone."""

    kind: ClassVar[str] = "queue"


@attrs.define(eq=False, repr=False)
class Stamp(Node):
    """A release stamp."""

    kind: ClassVar[str] = "stamp"


@attrs.define(eq=False, repr=False)
class Frame(Node):
    """``Message Text``: the message begins (NARA)."""

    kind: ClassVar[str] = "frame"


@attrs.define(eq=False, repr=False)
class ClassLine(Node):
    """Classification, section, post, number: ``UNCLAS LA PAZ 2080``."""

    kind: ClassVar[str] = "class_line"


@attrs.define(eq=False, repr=False)
class Loose(Node):
    """Lines of the head without a label: captions, passing lines, prose."""

    kind: ClassVar[str] = "loose"


@attrs.define(eq=False, repr=False)
class ExecutiveOrderLine(Node):
    """``E.O. 12958: DECL: 02/06/2018``."""

    kind: ClassVar[str] = "executive_order"


@attrs.define(eq=False, repr=False)
class TagsLine(Node):
    """``TAGS: PREL, RS``."""

    kind: ClassVar[str] = "tags"


@attrs.define(eq=False, repr=False)
class SubjectLines(Node):
    """``SUBJECT: ...``, over its wrapped lines."""

    kind: ClassVar[str] = "subject"


@attrs.define(eq=False, repr=False)
class ReferenceLines(Node):
    """``REF: A. MOSCOW 235``, over its wrapped lines."""

    kind: ClassVar[str] = "references"


@attrs.define(eq=False, repr=False)
class ReferenceItem(Node):
    """A lettered line of the head: ``B. BELGRADE 142``."""

    kind: ClassVar[str] = "reference_item"


@attrs.define(eq=False, repr=False)
class ClassifiedByLines(Node):
    """``Classified By:``, ``Reason:``, ``Derived From:``, ``Declassify On:``."""

    kind: ClassVar[str] = "classified_by"


@attrs.define(eq=False, repr=False)
class CorrectedCopy(Node):
    """``C O R R E C T E D  C O P Y``."""

    kind: ClassVar[str] = "corrected_copy"


@attrs.define(eq=False, repr=False)
class Numbered(Node):
    """A line that begins with a paragraph number, and the lines behind it."""

    kind: ClassVar[str] = "numbered"


@attrs.define(eq=False, repr=False)
class Lettered(Node):
    """A line that begins with a letter or Roman numeral, and the lines behind it."""

    kind: ClassVar[str] = "lettered"


@attrs.define(eq=False, repr=False)
class Point(Node):
    """A line that begins with a dash, and the lines behind it."""

    kind: ClassVar[str] = "point"


@attrs.define(eq=False, repr=False)
class HeadingMark(Node):
    """A heading that a Markdown copy marked: ``#### ...``."""

    kind: ClassVar[str] = "heading_mark"


@attrs.define(eq=False, repr=False)
class LateClassLine(Node):
    """A class line inside the body: the next section of the message."""

    kind: ClassVar[str] = "late_class_line"


@attrs.define(eq=False, repr=False)
class ClassifiedLate(Node):
    """``Classified By:`` behind the first paragraph."""

    kind: ClassVar[str] = "classified_late"


@attrs.define(eq=False, repr=False)
class Prose(Node):
    """Lines of the body without a sign, behind a break."""

    kind: ClassVar[str] = "prose"


@attrs.define(eq=False, repr=False)
class Rule(Node):
    """A row of dashes."""

    kind: ClassVar[str] = "rule"


@attrs.define(eq=False, repr=False)
class Spacer(Node):
    """A lone hyphen: an empty line of the 1970s."""

    kind: ClassVar[str] = "spacer"


@attrs.define(eq=False, repr=False)
class Redaction(Node):
    """``XXXXXXXXXXXX``: what a publisher struck out."""

    kind: ClassVar[str] = "redaction"


@attrs.define(eq=False, repr=False)
class PageFeed(Node):
    """A form feed alone."""

    kind: ClassVar[str] = "page_feed"


@attrs.define(eq=False, repr=False)
class Tail(Node):
    """A line behind the end."""

    kind: ClassVar[str] = "tail"


@attrs.define(eq=False, repr=False)
class EndOfMessage(Node):
    """Format line 16: ``NNNN``."""

    kind: ClassVar[str] = "end_of_message"


@attrs.define(eq=False, repr=False)
class SerialLine(Node):
    """Format line 15 of JANAP 128: ``#0302``."""

    kind: ClassVar[str] = "serial_line"


@attrs.define(eq=False, repr=False)
class ArchiveEnd(Node):
    """An archive's end mark."""

    kind: ClassVar[str] = "archive_end"


@attrs.define(eq=False, repr=False)
class Correction(Node):
    """Format line 15: ``C WA 1500Z POSITION``."""

    kind: ClassVar[str] = "correction"


@attrs.define(eq=False, repr=False)
class Attribute(Node):
    """``Key: value`` and the lines that its value goes on over."""

    kind: ClassVar[str] = "attribute"


@attrs.define(eq=False, repr=False)
class AttributeMore(Node):
    """Lines of a value behind an empty line or a stamp."""

    kind: ClassVar[str] = "attribute_more"


@attrs.define(eq=False, repr=False)
class Collated(Node):
    """A message server's note that it joined the sections of a message."""

    kind: ClassVar[str] = "collated"


@attrs.define(eq=False, repr=False)
class MessageNumber(Node):
    """The number in a series of general messages: ``NAVADMIN 038/24``."""

    kind: ClassVar[str] = "message_number"


@attrs.define(eq=False, repr=False)
class OfficeCodes(Node):
    """``PASS TO OFFICE CODES:`` and its lines."""

    kind: ClassVar[str] = "office_codes"


@attrs.define(eq=False, repr=False)
class ReferenceSet(Node):
    """``REF/A/DOC/CNO/16JUL21//``."""

    kind: ClassVar[str] = "reference_set"


@attrs.define(eq=False, repr=False)
class Remarks(Node):
    """``RMKS/1. ...``: free text, from its first paragraph's first line."""

    kind: ClassVar[str] = "remarks"


@attrs.define(eq=False, repr=False)
class SubjectSet(Node):
    """``SUBJ/...//``."""

    kind: ClassVar[str] = "subject_set"


@attrs.define(eq=False, repr=False)
class UsmtfSet(Node):
    """Another set of a formatted text: ``MSGID/GENADMIN/...//``."""

    kind: ClassVar[str] = "usmtf_set"


@attrs.define(eq=False, repr=False)
class SmartBlock(Node):
    """The rows in front of a SMART print, from the MRN on, and what follows them without a sign."""

    kind: ClassVar[str] = "smart_block"


@attrs.define(eq=False, repr=False)
class SmartProse(Node):
    """Lines without a sign behind the rows of a SMART print."""

    kind: ClassVar[str] = "smart_prose"


@attrs.define(eq=False, repr=False)
class SmartRow(Node):
    """A row of a SMART print: ``| **MRN:** | 23 MEXICO 2544 |``."""

    kind: ClassVar[str] = "smart_row"


@attrs.define(eq=False, repr=False)
class Trailer(Node):
    """A row behind the text of a SMART print: ``| **Signature:** | SALAZAR |``."""

    kind: ClassVar[str] = "trailer"


@attrs.define(eq=False, repr=False)
class TranscriptMark(Node):
    """What a transcription says of the page: ``*Image: ...*``, ``## Page 2``."""

    kind: ClassVar[str] = "transcript_mark"


#: the class of each rule of the grammar
NODE_CLASSES: dict[str, type[Node]] = {
    node.kind: node
    for node in (
        Document,
        Heading,
        Text,
        Body,
        Ending,
        BareEnding,
        Attributes,
        TransmissionId,
        RoutingLine,
        StationLine,
        SecurityLine,
        InstructionLine,
        PreambleLine,
        PrecedenceLine,
        OriginatorLine,
        ActionBlock,
        InformationBlock,
        ExemptedBlock,
        AddresseeLines,
        AccountingLine,
        SeparationLine,
        Notice,
        UnknownLine,
        PageLine,
        Banner,
        DistributionLines,
        DraftingLines,
        DashLine,
        Queue,
        Stamp,
        Frame,
        ClassLine,
        Loose,
        ExecutiveOrderLine,
        TagsLine,
        SubjectLines,
        ReferenceLines,
        ReferenceItem,
        ClassifiedByLines,
        CorrectedCopy,
        Numbered,
        Lettered,
        Point,
        HeadingMark,
        LateClassLine,
        ClassifiedLate,
        Prose,
        Rule,
        Spacer,
        Redaction,
        PageFeed,
        Tail,
        EndOfMessage,
        SerialLine,
        ArchiveEnd,
        Correction,
        Attribute,
        AttributeMore,
        Collated,
        MessageNumber,
        OfficeCodes,
        ReferenceSet,
        Remarks,
        SubjectSet,
        UsmtfSet,
        SmartBlock,
        SmartProse,
        SmartRow,
        Trailer,
        TranscriptMark,
    )
}
