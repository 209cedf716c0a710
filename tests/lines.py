"""A sample of every line the grammar knows: at least one for each alternative of each terminal.

The lines are invented. Each must get the kind that stands before it, in the place it is listed
under; ``tests/test_grammar.py`` says what follows from that.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["LEADS", "LINES", "OPENINGS", "Line", "Place"]


class Place(NamedTuple):
    """A part of a message in which lines stand, and the lines that lead into it."""

    name: str
    #: kind and text of the lines in front
    opening: tuple[tuple[str, str], ...]


class Line(NamedTuple):
    """A line with its line end, and the terminal that must take it."""

    kind: str
    text: str


#: what leads into each place
OPENINGS: tuple[Place, ...] = (
    Place("heading", ()),
    Place("head", (("SEPARATION", "BT\n"),)),
    Place("body", (("SEPARATION", "BT\n"), ("NUMBERED", "1. (U) The first.\n"))),
    Place("ending", (("END_OF_MESSAGE", "NNNN\n"),)),
    Place("attributes", (("MESSAGE_ATTRIBUTES", "Message Attributes\n"),)),
)

#: lines that only go on a block: what must stand right in front of them
LEADS: dict[str, tuple[str, str]] = {
    "ADDRESSEE": ("ACTION", "TO RUEHC/SECSTATE WASHDC\n"),
    "CLEARANCE": ("DRAFTING", "DRAFTED BY NEA/ARN:JDOE:AB\n"),
    "OFFICES_MORE": ("OFFICES", "ACTION NEA-10\n"),
    "ROUTING_MORE": ("ROUTING", "OO RUEHAM\n"),
}

#: what falls into any part of a message
_ANYWHERE = (
    Line("BLANK", "\n"),
    Line("BLANK", " \t\r\n\f\n"),
    Line("PAGE_LINE", "AMMAN 00000417 002 OF 003\n"),
    Line("PAGE_LINE", "BRIDGETOWN 00000417 001.2 OF 004  \n"),
    Line("PAGE_LINE", "PAGE 02        AMMAN  04170  101530Z\n"),
    Line(
        "STAMP", "Declassified/Released US Department of State EO Systematic Review 30 JUN 2005\n"
    ),
    Line("STAMP", "Sheryl P. Walter Declassified/Released US Department of State\n"),
    Line("STAMP", "US Department of State\n"),
    Line("STAMP", "20 Mar 2014\n"),
)
_PRINTED = (
    Line("BANNER", "LIMITED OFFICIAL USE\n"),
    Line("BANNER", "CONFIDENTIAL     QRS1234\n"),
    Line("BANNER", "SECRET//NOFORN\n"),
    Line("BANNER", "UNCLASSIFIED//\n"),
    Line("BANNER", "EXDIS\n"),
    Line("DASH_LINE", "---------------------     061234\n"),
    Line("DASH_LINE", "------------------1A2B3C  101530Z /40\n"),
)
_ALONE = (
    Line("HEADING_MARK", "#### The Water Talks\n"),
    Line("RULE", "-----\n"),
    Line("RULE", "*****\n"),
    Line("SPACER", "-\n"),
    Line("REDACTION", "XXXXXXXXXXXX\n"),
    Line("PAGE_FEED", "\f"),
    Line("PAGE_FEED", "\f\f"),
)
_PROSE = (
    Line("TEXT", "the harbour is open again.\n"),
    Line("TABLE_ROW", "WHEAT        1160      12\n"),
)
_LETTERED = (
    Line("LETTERED", "A. STATE 4170\n"),
    Line("LETTERED", "¶B. AMMAN 416\n"),
    Line("LETTERED", "(c) the third of them\n"),
    Line("LETTERED", "4.b.1. the first of them\n"),
    Line("LETTERED", "ii) the second of them\n"),
    Line("LETTERED", "(2) the second of them\n"),
)
_POINT = (
    Line("POINT", "-- the harbour is open\n"),
    Line("POINT", "* the harbour is open\n"),
    Line("POINT", "• the harbour is open\n"),
)
_CLASS_LINE = (
    Line("CLASS_LINE", "UNCLAS SECTION 01 OF 02 AMMAN 000417\n"),
    Line("CLASS_LINE", "C O N F I D E N T I A L SECTION 01 OF 03 AMMAN 000417\n"),
    Line("CLASS_LINE", "SS E C R E T AMMAN 000417\n"),
    Line("CLASS_LINE", "T O P  S E C R E T\n"),
    Line("CLASS_LINE", "U N C L A S\n"),
    Line("CLASS_LINE", "Secret Amman 417\n"),
    Line("CLASS_LINE", "Unclas Amman 417\n"),
)
_SETS = (
    Line("SUBJECT_SET", "SUBJ/THE HARBOUR IS OPEN//\n"),
    Line("REFERENCE_SET", "REF/A/DOC/CNO/10APR09//\n"),
    Line("USMTF_SET", "MSGID/GENADMIN/CNO WASHINGTON DC/N1/APR//\n"),
    Line("REMARKS", "RMKS/1. The first.\n"),
)
_CLASSIFIED_BY = (
    Line("CLASSIFIED_BY", "Classified By: Ambassador Jane Doe for reasons 1.4 (b) and (d).\n"),
    Line("CLASSIFIED_BY", "REASON: 1.5 (B)\n"),
    Line("CLASSIFIED_BY", "1.4 (b) and (d).\n"),
)
_ENDING = (
    Line("END_OF_MESSAGE", "NNNN\n"),
    Line("END_OF_MESSAGE", "NNNNVV\n"),
    Line("SERIAL", "#0417\n"),
    Line("ARCHIVE_END", "End Cable Text\n"),
    Line("ARCHIVE_END", "<< END OF DOCUMENT >>\n"),
    Line("ARCHIVE_END", "*** Current Handling Restrictions *** n/a\n"),
)

#: the lines of each place
LINES: dict[str, tuple[Line, ...]] = {
    "heading": (
        *_ANYWHERE,
        *_PRINTED,
        Line("TEXT", "unknown to the format.\n"),
        Line("TRANSMISSION_ID", "VZCZCXRO0417\n"),
        Line("TRANSMISSION_ID", "ZCZC JAA417\n"),
        Line("TRANSMISSION_ID", "VV   AMA417\n"),
        Line("ROUTING", "OO RUEHAM RUEHC\n"),
        Line("ROUTING", "RTTUZYUW RUQAAAA0417 1011530-UUUU--RUQBBBB.\n"),
        Line("ROUTING_MORE", "RUEHEG RUEHJM\n"),
        Line("STATION", "DE RUEHAM #0417/01 1011530\n"),
        Line("SECURITY", "ZNR UUUUU ZZH\n"),
        Line("INSTRUCTION", "ZDG\n"),
        Line("INSTRUCTION", "ZOV RUEHAM\n"),
        Line("PREAMBLE", "O P 101530Z APR 09 ZDK\n"),
        Line("PREAMBLE", "R101530Z\n"),
        Line("PRECEDENCE", "ROUTINE\n"),
        Line("ORIGINATOR", "FM AMEMBASSY AMMAN\n"),
        Line("ACTION", "TO RUEHC/SECSTATE WASHDC IMMEDIATE 0417\n"),
        Line("INFORMATION", "INFO RUEHEG/AMEMBASSY CAIRO PRIORITY\n"),
        Line("EXEMPTED", "XMT AMCONSUL JERUSALEM\n"),
        Line("ADDRESSEE", "RUEHJM/AMCONSUL JERUSALEM\n"),
        Line("ACCOUNTING", "STATE GRNC\n"),
        Line("NOTICE", "Friday, 10 April 2009, 15:30\n"),
        Line("NOTICE", "This record is a partial extract of the original cable.\n"),
        Line("NOTICE", "ID: 41700\n"),
        Line("NOTICE", "<<41700>>\n"),
        Line("OFFICES", "ACTION NEA-10\n"),
        Line("OFFICES_MORE", "CIAE-00  INR-07  /026 W\n"),
        Line("OFFICES_MORE", "/026 W\n"),
        Line("DRAFTING", "APPROVED BY NEA:JDOE\n"),
        Line("CLEARANCE", "S/S - O:JDOE\n"),
        Line("QUEUE", "11\n"),
        Line("MESSAGE_TEXT", "Message Text\n"),
    ),
    "head": (
        *_ANYWHERE,
        *_PRINTED,
        *_ALONE,
        *_PROSE,
        *_LETTERED,
        *_POINT,
        *_CLASS_LINE,
        *_CLASSIFIED_BY,
        *_SETS,
        Line("MESSAGE_NUMBER", "NAVADMIN 041/09\n"),
        Line("OFFICE_CODES", "PASS TO OFFICE CODES:\n"),
        Line("COLLATED", "***THIS IS A 2 SECTION MESSAGE COLLATED BY DMDS***\n"),
        Line("CORRECTED_COPY", "C O R R E C T E D  C O P Y (TEXT)\n"),
        Line("EXECUTIVE_ORDER", "E.O. 12958: DECL: 04/10/2019\n"),
        Line("EXECUTIVE_ORDER", "E.O.\n"),
        Line("TAGS", "TAGS: PREL, JO\n"),
        Line("TAGS", "TAGS PREL, JO\n"),
        Line("TAGS", "TAGS [PREL](#) [JO](#)  \n"),
        Line("SUBJECT", "SUBJECT: THE HARBOUR IS OPEN\n"),
        Line("REFERENCES", "REFTEL: AMMAN 416\n"),
        Line("REFERENCES", "REF AMMAN 416\n"),
    ),
    "body": (
        *_ANYWHERE,
        *_PRINTED,
        *_ALONE,
        *_PROSE,
        *_LETTERED,
        *_POINT,
        *_CLASS_LINE,
        *_CLASSIFIED_BY,
        *_SETS,
        Line("NUMBERED", "2. (C) The second.\n"),
        Line("NUMBERED", "3.\n"),
        Line("NUMBERED", "¶4 The fourth.\n"),
        Line("NUMBERED", "[1](#)5, the fifth.\n"),
        Line("NUMBERED", "6 (C) The sixth.\n"),
    ),
    "ending": (
        *_ANYWHERE,
        *_PRINTED,
        *_ENDING,
        Line("TEXT", "what a publisher says of it\n"),
        Line("SEPARATION", "BT\n"),
        Line("CORRECTION", "C PAGE 3 LINE 2 WAS OPEN\n"),
    ),
    "attributes": (
        *_ANYWHERE,
        Line("TEXT", "a value that goes on\n"),
        Line("ATTRIBUTE", "Draft Date: 10 APR 1975\n"),
    ),
}
