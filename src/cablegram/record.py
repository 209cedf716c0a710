r"""The record: a message as plain typed values, the same for every dialect and carrier.

``cable.record`` is the record of a cable, ``Record.to_dict`` makes JSON-ready values of it, and
``Record.from_dict`` reads them again. JSON Schema, Arrow columns, CSV columns, search terms and
the tables of the docs are derived from these classes: the docstring under a key is its description
everywhere. Keys are added, never changed; a change of meaning would make it ``cablegram/2``.

>>> import cablegram
>>> record = cablegram.parse("UNCLAS LIMA 5\n\nSUBJECT: RAIN\n\n1. It rains.\n").record
>>> record.post, record.serial, record.body[0].text
('LIMA', 5, 'It rains.')
>>> cablegram.Record.from_dict(record.to_dict()) == record
True
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeAlias

import attrs

__all__ = [
    "Addressee",
    "Block",
    "ClassifiedBy",
    "Day",
    "Declassification",
    "Diagnostic",
    "Dialect",
    "Distribution",
    "FilingTime",
    "Form",
    "Heading",
    "Moment",
    "Paragraph",
    "Reader",
    "Record",
    "Reference",
    "Routing",
    "Section",
    "Security",
    "Station",
    "Table",
    "TagPerson",
    "TextBlock",
]


@attrs.frozen
class Form:
    """How a text is written, as JSON Schema names it: ``date-time``, ``date``."""

    name: str


_LATER = {"later": True}
"""Metadata of a key that the first records of this version had not."""

Moment: TypeAlias = Annotated[str, Form("date-time")]
"""A moment of UTC as RFC 3339 writes it, ``2008-02-06T16:08:00Z``."""

Day: TypeAlias = Annotated[str, Form("date")]
"""A day as RFC 3339 writes it, ``2018-02-06``."""


@attrs.frozen(kw_only=True)
class Reader:
    """What read the message."""

    library: str | None = None
    """version of cablegram; `null` if the record does not say"""
    grammar: str | None = None
    """first twelve digits of the SHA-256 of its grammar files; equal where the grammar is"""


@attrs.frozen(kw_only=True)
class Dialect:
    """How the message is written."""

    carrier: str
    """what it came in: `text`, `markdown`, `html`, `csv`, `nara`"""
    envelope: str
    """its heading: `acp127`, `acp126`, `print`, `smart`, `janap128`, `document`, `none`"""


@attrs.frozen(kw_only=True)
class Routing:
    """Format line 2."""

    precedence: str | None = None
    """the doubled prosign, in words"""
    indicators: tuple[str, ...] = ()
    """routing indicators of the stations called"""


@attrs.frozen(kw_only=True)
class FilingTime:
    """When the message was handed in."""

    day_of_year: int | None = None
    """1 to 366"""
    time: str | None = None
    """`HH:MM`"""


@attrs.frozen(kw_only=True)
class Station:
    """Format line 3."""

    indicator: str | None = None
    """routing indicator of the station that sends"""
    serial: int | None = None
    """station serial number"""
    section: int | None = None
    """section, behind the stroke"""
    filed: FilingTime | None = None
    """day and time of filing"""


@attrs.frozen(kw_only=True)
class Security:
    """Format line 4."""

    prosign: str
    """`ZNY` (classified) or `ZNR`"""
    classification: str | None = None
    """the class group in words"""
    operating_signals: tuple[str, ...] = ()
    """operating signals, each with its own words"""


@attrs.frozen(kw_only=True)
class Addressee:
    """One addressee of format lines 7 to 9."""

    indicator: str | None = None
    """routing indicator"""
    name: str = ""
    """plain-language addressee"""
    precedence: str | None = None
    """precedence, only if it is written on the line"""
    serial: int | None = None
    """message continuity number"""


@attrs.frozen(kw_only=True)
class Distribution:
    """The offices of a print."""

    origin: tuple[str, ...] = ()
    """offices of origin, as printed, with their copies"""
    action: tuple[str, ...] = ()
    """offices that are to act: `EUR-25`"""
    info: tuple[str, ...] = ()
    """offices that are to know"""
    total: int | None = None
    """copies in all: the number in `/026 W`"""


@attrs.frozen(kw_only=True)
class Section:
    """``SECTION 01 OF 03``."""

    number: int | None = None
    """this section"""
    total: int | None = None
    """how many there are"""


@attrs.frozen(kw_only=True)
class Declassification:
    """The executive-order line."""

    order: str | None = None
    """executive order, `12958`"""
    on: Day | None = None
    """the day on which it is to be declassified"""
    exemption: str | None = None
    """`GDS`, `XGDS`, `OADR`, `MR`, `X1`, `N/A` ..."""
    event: str | None = None
    """an event in words"""
    by: str | None = None
    """the person in brackets: `GDS 3/7/85 (FOUCHE, ROBERT M.)`"""
    text: str = ""
    """what stands behind the number of the order, as written, blanks folded"""


@attrs.frozen(kw_only=True)
class TagPerson:
    """A person on the TAGS line."""

    tag: str
    """the code in front, `OVIP`"""
    person: str
    """the name in brackets, `CLINTON, HILLARY`"""


@attrs.frozen(kw_only=True)
class Reference:
    """One entry of the REF line."""

    label: str | None = None
    """its letter"""
    mrn: str | None = None
    """message reference number of what is cited; other kinds than cables have none"""
    kind: str = "cable"
    """`cable`, `airgram`, `email`, `telcon`, `dtg`, `document`"""
    notal: bool = False
    """true if it was not sent to all addressees (`NOTAL`)"""
    text: str = ""
    """as written, blanks folded, without its letter"""


@attrs.frozen(kw_only=True)
class ClassifiedBy:
    """Who classified the message, and why."""

    name: str | None = None
    """the classifier"""
    title: str | None = None
    """title or office"""
    reasons: tuple[str, ...] = ()
    """section of the order and letter: `1.4(b)`"""


@attrs.frozen(kw_only=True)
class Heading:
    """A line of its own over paragraphs."""

    type: Literal["heading"] = "heading"
    """kind of block"""
    text: str = ""
    """what is read, without marks and page lines"""


@attrs.frozen(kw_only=True)
class Paragraph:
    """A paragraph with what stands under it."""

    type: Literal["paragraph"] = "paragraph"
    """kind of block"""
    number: int | None = None
    """by the sequence of the message; `null` for prose without a number"""
    portion: str | None = None
    """portion mark without brackets, capitals: `S/NF`"""
    text: str = ""
    """what is read, without marks and page lines"""
    items: tuple[str, ...] = ()
    """points and lettered sub-paragraphs under it"""


@attrs.frozen(kw_only=True)
class Table:
    """Lines in columns."""

    type: Literal["table"] = "table"
    """kind of block"""
    text: str = ""
    """the lines, their layout kept"""


@attrs.frozen(kw_only=True)
class TextBlock:
    """What is not the drafter's prose: archive notes, what follows the signature."""

    type: Literal["text"] = "text"
    """kind of block"""
    text: str = ""
    """what is read, without marks and page lines"""


Block: TypeAlias = Heading | Paragraph | Table | TextBlock
"""A block of the body."""


@attrs.frozen(kw_only=True)
class Diagnostic:
    """A finding: what a reader should know about the message."""

    code: str
    """`unknown-line`"""
    severity: Literal["error", "warning", "note"]
    """how grave it is"""
    message: str
    """a sentence for a reader"""
    line: int
    """1-based line of its place"""
    column: int
    """1-based column of its place"""


@attrs.frozen(kw_only=True)
class Record:
    """A message as plain values. What the text lacks is ``None``, or empty for a list."""

    record: Literal["cablegram/1"] = "cablegram/1"
    """the record's version"""
    reader: Reader = attrs.field(factory=Reader, metadata=_LATER)
    """what read it: version of the library, digest of the grammar"""
    mrn: str | None = None
    """message reference number: two-digit year, post without blanks, number without zeros; \
`null` without a year"""
    dialect: Dialect = attrs.Factory(lambda: Dialect(carrier="text", envelope="none"))
    """carrier and envelope: how the message is written"""
    encoding: str | None = None
    """`utf-8` (also for ASCII), `utf-16-le` and `utf-16-be` (by their mark), `latin-1`, `cp1252`; \
`null` for a `str`"""
    partial: bool = False
    """true if the text itself says that it is an extract"""
    transmission_id: str | None = None
    """format line 1: channel and number of the transmission"""
    routing: Routing | None = None
    """format line 2, over all its lines: the stations called"""
    station: Station | None = None
    """format line 3: the station that sends, its serial, the time of filing"""
    security: Security | None = None
    """format line 4: security prosign and class; a signal keeps its own words, `ZUI RUEWMCE1074 \
1581702`"""
    precedence: str | None = None
    """format line 5: precedence for action addressees, in words"""
    info_precedence: str | None = None
    """format line 5, the second letter: `O P 061608Z` is `PRIORITY` to information addressees"""
    dtg: Moment | None = None
    """format line 5: date-time group, as a moment of UTC; years 61 to 99 are 19xx"""
    operating_signals: tuple[str, ...] = attrs.field(default=(), metadata=_LATER)
    """format line 5, behind the date: operating signals, each with its own words, `ZDK CTG \
#1234`"""
    origin: str | None = None
    """format line 6: who sends"""
    to: tuple[Addressee, ...] = ()
    """format line 7: who is to act; a precedence only if it is written there"""
    info: tuple[Addressee, ...] = ()
    """format line 8: who is to know"""
    exempt: tuple[Addressee, ...] = ()
    """format line 9: members of a collective that are left out"""
    distribution: Distribution | None = None
    """print: `origin`, `action`, `info` (offices with their copies) and `total`, the number in \
`/026 W`"""
    drafted_by: str | None = None
    """print: who wrote it"""
    approved_by: str | None = None
    """print: who signed it off"""
    classification: str | None = None
    """`UNCLASSIFIED`, `LIMITED OFFICIAL USE`, `CONFIDENTIAL`, `SECRET`, `TOP SECRET`, however \
spelt"""
    section: Section | None = None
    """section of the message, on the class line"""
    post: str | None = None
    """post that numbered the message: of the class line, else of a page line"""
    serial: int | None = None
    """number of the message, from the same line as the post"""
    captions: tuple[str, ...] = ()
    """distribution captions and handling marks, each once, in order, capitals"""
    correction: str | None = attrs.field(default=None, metadata=_LATER)
    """of a corrected copy, what it says of its correction, on one line: `(TEXT)`, \
`CAPTION ADDED`"""
    passing: tuple[str, ...] = ()
    """attention and passing lines: one string for each instruction, its lines joined"""
    declassification: Declassification | None = None
    """executive-order line: when it is to be declassified; `exemption` such as `GDS`, `OADR`, \
`X1`, `N/A`; `by` the person in brackets"""
    tags: tuple[str, ...] = ()
    """TAGS: codes and names in order, without persons"""
    tag_persons: tuple[TagPerson, ...] = ()
    """persons of the TAGS line, each with the code in front: `OVIP (CLINTON, HILLARY)`"""
    subject: str | None = None
    """subject, on one line, without its portion mark"""
    subject_portion: str | None = None
    """the subject's own portion mark"""
    references: tuple[Reference, ...] = ()
    """what the message refers to; a missing year is the cable's own; other kinds (`airgram`, \
`email`, `telcon`, `dtg`, \
`document`) have no `mrn`"""
    classified_by: ClassifiedBy | None = None
    """who classified the message, and for which reasons"""
    derived_from: str | None = None
    """source of a derivative classification, in place of a classifier"""
    body: tuple[Block, ...] = ()
    """blocks of the text, in reading order"""
    summary: str | None = None
    """text of the summary, its heading word and end mark left out"""
    signature: tuple[str, ...] = ()
    """who signed"""
    attributes: Mapping[str, str] = attrs.field(factory=dict, hash=False)
    """what the archive says of the message (NARA), keys as printed"""
    diagnostics: tuple[Diagnostic, ...] = ()
    """findings: `code`, `severity`, `message`, `line`, `column`"""

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain values, ready for JSON: dicts, lists, texts, numbers."""
        from cablegram._record.plain import plain  # noqa: PLC0415  derived from these classes

        return plain(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Record:
        """Return the record that ``to_dict`` made values of, be it of an older version.

        Keys that an older version did not write are as if the text lacked them. ``source`` and
        ``message``, which the command line adds, are passed over.

        Raises:
            TypeError: ``values`` is no mapping, a key is unknown or missing, or a value is of a
                wrong type.
            ValueError: a value is none of those that its key may have.
        """
        from cablegram._record.plain import record_from  # noqa: PLC0415  as above

        return record_from(values)
