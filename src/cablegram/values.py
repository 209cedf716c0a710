"""What the fields of a cable mean: the values that the small field grammars yield.

Every value keeps its exact ``text`` beside its meaning, and its ``span``: start and end
offset, counted in characters. The attribute names are those of the record
(``docs/format.md``), so that a value goes into JSON without a table of translations.
"""

from __future__ import annotations

from typing import TypeAlias

import attrs

__all__ = [
    "Addressee",
    "ClassLine",
    "ClassifiedBy",
    "DateTimeGroup",
    "Declassification",
    "Distribution",
    "FilingTime",
    "PageLine",
    "Portion",
    "Preamble",
    "Reference",
    "Routing",
    "Section",
    "Security",
    "Span",
    "Station",
    "Subject",
    "Tag",
    "Value",
]

Span: TypeAlias = tuple[int, int]
"""Start and end offset, in characters; the end is the first offset behind the text."""


@attrs.define(kw_only=True)
class Value:
    """The base of all values: exact text, and where it stands."""

    #: the characters this value was read from, exactly
    text: str = ""
    #: start and end offset of ``text``
    span: Span = (0, 0)


@attrs.define(kw_only=True)
class DateTimeGroup(Value):
    """A date-time group such as ``061608Z FEB 08`` (ACP 127, paragraph 113)."""

    day: int
    hour: int
    minute: int
    #: the zone letter, ``Z`` for UTC; empty if the text has none
    zone: str = "Z"
    #: 1 to 12; ``None`` if the text names no month
    month: int | None = None
    #: four digits (61-99 are 19xx, the rest 20xx); ``None`` if the text names no year
    year: int | None = None
    #: ``2008-02-06T16:08:00Z``; ``None`` if a part is absent or the date impossible
    iso: str | None = None


@attrs.define(kw_only=True)
class Preamble(Value):
    """Format line 5: precedence, date-time group, operating signals."""

    #: ``IMMEDIATE`` and so on: what action addressees get
    precedence: str | None = None
    #: the second prosign, for information addressees
    info_precedence: str | None = None
    dtg: DateTimeGroup | None = None
    #: ``["ZDK", "ZFF4"]``, a signal together with its own words
    operating_signals: list[str] = attrs.Factory(list)


@attrs.define(kw_only=True)
class FilingTime:
    """When the message was handed in (format line 3)."""

    #: 1 to 366
    day_of_year: int | None = None
    #: ``HH:MM``
    time: str | None = None


@attrs.define(kw_only=True)
class Routing(Value):
    """Format line 2: the doubled prosign and the stations called."""

    precedence: str | None = None
    indicators: list[str] = attrs.Factory(list)


@attrs.define(kw_only=True)
class Station(Value):
    """Format line 3: ``DE RUEHMO #0302/01 0371608``."""

    indicator: str | None = None
    serial: int | None = None
    section: int | None = None
    filed: FilingTime | None = None


@attrs.define(kw_only=True)
class Security(Value):
    """Format line 4: ``ZNY CCCCC ZZH``."""

    prosign: str
    #: ``None`` for a class group the table does not know
    classification: str | None = None
    operating_signals: list[str] = attrs.Factory(list)


@attrs.define(kw_only=True)
class Addressee(Value):
    """One addressee of format lines 7 to 9: ``RUEHC/SECSTATE WASHDC IMMEDIATE 6419``."""

    #: routing indicator, ``RUEHC``
    indicator: str | None = None
    #: plain-language addressee, blanks folded
    name: str = ""
    #: the precedence, only if it is written on the line
    precedence: str | None = None
    #: message continuity number
    serial: int | None = None
    #: ``ZEN/``: reached by other means (ACP 127, paragraph 206b)
    by_other_means: bool = False
    #: a month where the number should be: ``LA PAZ FEB LIMA 4802``. At the end of the name it is
    #: left out of it; else two addressees were fused, and the name has the words of both
    month: str | None = None


@attrs.define(kw_only=True)
class Section:
    """``SECTION 01 OF 03``."""

    number: int | None = None
    total: int | None = None


@attrs.define(kw_only=True)
class ClassLine(Value):
    """The first line of the text: classification, section, post, message number."""

    #: ``UNCLASSIFIED`` ... ``TOP SECRET``, however spaced or garbled
    classification: str | None = None
    section: Section | None = None
    #: the post as written, blanks folded, upper case
    post: str | None = None
    serial: int | None = None
    #: captions that stand on the class line itself, in order, upper case
    captions: list[str] = attrs.Factory(list)
    #: true if the class word is damaged (``SS E C R E T``, ``CO N F``)
    garbled: bool = False


@attrs.define(kw_only=True)
class PageLine(Value):
    """A page line inside the text: ``MOSCOW 00000302 002 OF 003``."""

    post: str | None = None
    serial: int | None = None
    page: int | None = None
    #: the number behind the point in ``001.2 OF 004``
    subpage: int | None = None
    total: int | None = None
    #: routing indicator of ``PAGE 02 RUEHFRA0170 S E C R E T``
    indicator: str | None = None
    classification: str | None = None
    #: section count of the print envelope: ``PAGE 01 HARARE 06677 01 OF 03 291400Z``
    section: Section | None = None
    #: when it was transmitted, day and time, of the print envelope: ``291400Z``
    transmitted: str | None = None
    #: where words of the text go on behind it, in ``text``: "PAGE 02 OSLO 01234  061608Z the talks"
    words: int | None = None


@attrs.define(kw_only=True)
class Distribution(Value):
    """The offices of the print envelope, ``ACTION EUR-25 INFO OCT-01 ISO-00 /026 W``."""

    #: offices with their copies, as printed: ``["SS-30"]``; on what the Department sent
    origin: list[str] = attrs.Factory(list)
    action: list[str] = attrs.Factory(list)
    info: list[str] = attrs.Factory(list)
    #: the number in ``/026 W``
    total: int | None = None


@attrs.define(kw_only=True)
class Declassification(Value):
    """The executive-order line, ``E.O. 12958: DECL: 02/06/2018``."""

    #: ``12958``, digits as the order is numbered; ``None`` if no order is named
    order: str | None = None
    #: ISO date
    on: str | None = None
    #: ``OADR``, ``GDS``, ``XGDS``, ``MR``, ``X1``, ``N/A`` ...
    exemption: str | None = None
    #: an event in words, ``CLOSURE OF ICTY``
    event: str | None = None
    #: the person in ``GDS 3/7/85 (FOUCHE, ROBERT M.)``
    by: str | None = None
    #: ISO date of ``DNG: CO 02/24/2019``: not yet declassified, only downgraded
    downgrade_on: str | None = None
    #: what it is downgraded to, ``CONFIDENTIAL``
    downgrade_to: str | None = None


@attrs.define(kw_only=True)
class Tag(Value):
    """One code or name of the TAGS line; ``text`` holds its brackets and link marks."""

    #: upper case, blanks folded: ``PREL``, ``HUMAN RIGHTS``
    code: str
    #: ``subject``, ``geographic``, ``organisation``, ``program``; ``None`` if unknown
    kind: str | None = None
    #: from the table of TAGS; ``None`` if unknown
    title: str | None = None
    #: persons in brackets behind it: ``["CLINTON, HILLARY"]``
    persons: list[str] = attrs.Factory(list)
    #: true if the text runs several codes together (``EINDETRD``) and this is one of them
    split: bool = False


@attrs.define(kw_only=True)
class Reference(Value):
    """One entry of the REF line; ``text`` is as written, blanks folded, without its letter."""

    label: str | None = None
    #: two-digit year + post + number, ``08MOSCOW235``; ``None`` for other kinds
    mrn: str | None = None
    #: ``cable``, ``airgram``, ``email``, ``telcon``, ``dtg``, ``document``
    kind: str = "cable"
    notal: bool = False


@attrs.define(kw_only=True)
class ClassifiedBy(Value):
    """``Classified By: NAME, TITLE, for reasons 1.4 (b) and (d)``."""

    name: str | None = None
    title: str | None = None
    #: ``["1.4(b)", "1.4(d)"]``: section and letter, in the order of the text
    reasons: list[str] = attrs.Factory(list)
    #: the source of a derivative classification, in words, blanks folded
    derived_from: str | None = None
    #: what stands behind ``Declassify on:`` inside the clause, blanks folded
    declassify_on: str | None = None


@attrs.define(kw_only=True)
class Portion(Value):
    """A portion mark at the head of a paragraph, ``(S/NF)``; ``text`` has its brackets."""

    #: without brackets, blanks folded, upper case: ``S/NF``; ``None`` if there is no mark
    mark: str | None = None
    #: ``UNCLASSIFIED`` ... ``TOP SECRET``; ``None`` if the mark names no class
    classification: str | None = None
    #: how many characters the mark takes, blanks in front of it included
    length: int = 0


@attrs.define(kw_only=True)
class Subject(Value):
    """The subject line; ``text`` is as written, over its lines, label and mark left out."""

    #: one line, blanks folded; ``None`` if the label stands alone
    subject: str | None = None
    #: its portion mark without brackets, ``C``
    portion: str | None = None
