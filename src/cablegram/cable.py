"""A cable: the lossless tree, and every field of the record, read when it is asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TypeVar

import attrs

from cablegram import nodes, tables
from cablegram._body.assemble import Body, read_body
from cablegram._carriers.columns import column_number
from cablegram._dialect import Dialect, find_dialect, is_card, message_heading
from cablegram._fields._reading import precedence_of
from cablegram._fields.addressee import read_addressees, read_originator
from cablegram._fields.captions import caption_words, passing_instructions
from cablegram._fields.class_line import read_class_line
from cablegram._fields.classified_by import read_classified_by
from cablegram._fields.distribution import read_distribution
from cablegram._fields.executive_order import read_executive_order
from cablegram._fields.page_line import read_page_line
from cablegram._fields.preamble import read_preamble
from cablegram._fields.references import read_references
from cablegram._fields.routing import read_routing
from cablegram._fields.security import read_security
from cablegram._fields.station import read_station
from cablegram._fields.subject import read_subject
from cablegram._fields.tags import read_tags
from cablegram._fields.usmtf import read_reference_set, read_subject_set
from cablegram._findings import find_all
from cablegram._input import encode
from cablegram._layout import Layout, lay_out
from cablegram._smart import SmartRows, smart_rows
from cablegram._summary import find_summary
from cablegram.blocks import Block
from cablegram.findings import Finding
from cablegram.tree import Node, Token
from cablegram.values import (
    Addressee,
    ClassifiedBy,
    ClassLine,
    Declassification,
    Distribution,
    PageLine,
    Preamble,
    Reference,
    Routing,
    Section,
    Security,
    Station,
    Subject,
    Tag,
    Value,
)

__all__ = ["Cable"]

AnyNode = TypeVar("AnyNode", bound=Node)
AnyValue = TypeVar("AnyValue", bound=Value)


@attrs.define(eq=False, slots=False, repr=False)
class Cable:
    """One message. ``str(cable)`` and ``bytes(cable)`` give back the input, exactly.

    The fields are attributes with the names of the record (``docs/format.md``): ``cable.subject``, ``cable.to``.
    What the text lacks is ``None`` or an empty list.
    """

    #: the lossless tree
    tree: nodes.Document
    #: ``utf-8``, ``latin-1``, ``cp1252``; ``None`` for input of type ``str``
    encoding: str | None = None
    #: ``html`` or ``csv`` if the text was taken out of a page or a csv record
    carrier: str | None = None
    #: what the page's table or the csv's other columns say; the fields say what the message says
    columns: dict[str, str] = attrs.Factory(dict)
    #: what is wrong with the carrier
    carrier_findings: list[Finding] = attrs.Factory(list)

    def __str__(self) -> str:
        """Return the input: the join of the tokens."""
        return self.tree.text

    def __bytes__(self) -> bytes:
        """Return the input as bytes, in the encoding it came in (UTF-8 for ``str``)."""
        return encode(self.tree.text, self.encoding)

    def __repr__(self) -> str:
        """Show what a reader calls the cable by."""
        return f"<Cable {self.mrn or 'without number'}: {self.subject or 'no subject'}>"

    @property
    def tokens(self) -> list[Token]:
        """The tokens, in the order of the text; joined they are the input."""
        return list(self.tree.tokens())

    # --- where things stand -------------------------------------------------------------------

    @cached_property
    def layout(self) -> Layout:
        """The nodes of the message by what they hold."""
        return lay_out(self.tree)

    def _heading(self, kind: type[AnyNode]) -> list[AnyNode]:
        return [node for node in self.layout.heading if isinstance(node, kind)]

    def _fields(self, kind: type[AnyNode]) -> list[AnyNode]:
        return [node for node in self.layout.fields if isinstance(node, kind)]

    @cached_property
    def _smart(self) -> SmartRows:
        """The rows of a SMART print. They fill in what the message inside does not say itself."""
        return smart_rows(self.layout.heading, self.layout.ending)

    def _fused(self, label: str) -> list[Node]:
        """Return the fields that hold the label of another: E.O., TAGS and SUBJECT on one line.

        About 10 of 1,295 cables have them so.
        """
        kinds = (nodes.ExecutiveOrderLine, nodes.TagsLine)
        found = [node for node in self.layout.fields if isinstance(node, kinds)]
        return [node for node in found if label in node.value.upper()]

    # --- the envelope -------------------------------------------------------------------------

    @cached_property
    def dialect(self) -> Dialect:
        """Carrier and envelope."""
        found = find_dialect(self.tree, self.layout.heading)
        return attrs.evolve(found, carrier=self.carrier) if self.carrier else found

    @cached_property
    def partial(self) -> bool:
        """True if the text says that it is an extract."""
        return any("partial extract" in node.value for node in self._heading(nodes.Notice))

    @cached_property
    def transmission_id(self) -> str | None:
        """Format line 1, ``VZCZCXRO0908``."""
        for node in self._heading(nodes.TransmissionId):
            return node.value.strip(" \t\r\n>#*\f\v")
        return None

    @cached_property
    def routing(self) -> Routing | None:
        """Format line 2."""
        for node in self._heading(nodes.RoutingLine):
            return _place(read_routing(node.value), node)
        return None

    @cached_property
    def station(self) -> Station | None:
        """Format line 3; JANAP 128 has it on one line with format line 2."""
        cards = [node for node in self._heading(nodes.RoutingLine) if is_card(node)]
        for node in self._heading(nodes.StationLine) or cards:
            return _place(read_station(node.value), node)
        return None

    @cached_property
    def security(self) -> Security | None:
        """Format line 4."""
        for node in self._heading(nodes.SecurityLine):
            return _place(read_security(node.value), node)
        return None

    @cached_property
    def preamble(self) -> Preamble | None:
        """Format line 5; ``precedence``, ``info_precedence`` and ``dtg`` are its parts."""
        for node in self._heading(nodes.PreambleLine):
            preamble = _place(read_preamble(node.value), node)
            if preamble.dtg is not None:
                _place(preamble.dtg, node)
            return preamble
        return self._smart.preamble()

    @property
    def precedence(self) -> str | None:
        """Precedence for action addressees."""
        if self.preamble is not None and self.preamble.precedence:
            return self.preamble.precedence
        words = (
            precedence_of(" ".join(node.value.split()))
            for node in self._heading(nodes.PrecedenceLine)
        )
        return next(words, None)

    @property
    def info_precedence(self) -> str | None:
        """Precedence for information addressees, if it differs."""
        return self.preamble.info_precedence if self.preamble else None

    @property
    def dtg(self) -> str | None:
        """Date and time of origin, ``2008-02-06T16:08:00Z``."""
        return self.preamble.dtg.iso if self.preamble and self.preamble.dtg else None

    @cached_property
    def origin(self) -> str | None:
        """Who sent it, ``AMEMBASSY MOSCOW``."""
        for node in self._heading(nodes.OriginatorLine):
            return read_originator(node.value) or None
        return self._smart.origin()

    def _addressees(self, block: type[Node]) -> list[Addressee]:
        """Read the blocks of one keyword; addressees behind an empty line belong to the block before."""
        found: list[Addressee] = []
        here = False
        for node in message_heading(self.layout.heading):
            if isinstance(node, (nodes.ActionBlock, nodes.InformationBlock, nodes.ExemptedBlock)):
                here = isinstance(node, block)
            elif isinstance(node, nodes.PrecedenceLine) and here and found:
                # An addressee's line was cut in front of its precedence.
                found[-1].precedence = found[-1].precedence or precedence_of(
                    node.value.strip(" \t\r\n")
                )
                continue
            elif isinstance(node, Token) or not (here and isinstance(node, nodes.AddresseeLines)):
                continue
            if here:
                found += _place_all(read_addressees(node.value), node)
        return found

    @cached_property
    def to(self) -> list[Addressee]:
        """Action addressees."""
        return self._addressees(nodes.ActionBlock) or self._smart.addressees("ACTION")

    @cached_property
    def info(self) -> list[Addressee]:
        """Information addressees."""
        return self._addressees(nodes.InformationBlock) or self._smart.addressees("INFO")

    @cached_property
    def exempt(self) -> list[Addressee]:
        """Members of a collective that are left out."""
        return self._addressees(nodes.ExemptedBlock) or self._smart.addressees("XMT")

    @cached_property
    def distribution(self) -> Distribution | None:
        """The offices of the print envelope."""
        found = self._heading(nodes.DistributionLines)
        return read_distribution("".join(node.value for node in found)) if found else None

    # --- the head of the text -----------------------------------------------------------------

    @cached_property
    def class_line(self) -> ClassLine | None:
        """The first line of the text, taken apart."""
        for node in self._fields(nodes.ClassLine):
            return _place(read_class_line(node.value), node)
        return None

    @cached_property
    def page_lines(self) -> list[PageLine]:
        """The page lines, in the order of the text."""
        return [_place(read_page_line(node.value), node) for node in self.tree.find(nodes.PageLine)]

    @cached_property
    def classification(self) -> str | None:
        """Of the class line; where that is lost, of a banner or of format line 4."""
        if self.class_line is not None and self.class_line.classification:
            return self.class_line.classification
        banners = (
            read_class_line(node.value).classification for node in self.tree.find(nodes.Banner)
        )
        found = [it for it in banners if it is not None]
        if found:
            # A print that was declassified has UNCLASSIFIED beside what the message was.
            return max(found, key=_rank) if self._smart else found[0]
        return self.security.classification if self.security else None

    @property
    def section(self) -> Section | None:
        """``SECTION 01 OF 03``."""
        return self.class_line.section if self.class_line else None

    @cached_property
    def post(self) -> str | None:
        """The post in the message number."""
        return self._number[0]

    @cached_property
    def serial(self) -> int | None:
        """The number in the message number."""
        return self._number[1]

    @cached_property
    def _number(self) -> tuple[str | None, int | None]:
        line = self.class_line
        if line is not None and line.post and line.serial is not None:
            return line.post, line.serial
        _, post, serial = self._smart.number()
        if post and serial is not None:
            return post, serial
        for page in self.page_lines:
            if page.post and page.serial is not None:
                known = tables.post(page.post)
                return (known.name if known else page.post), page.serial
        stations = self._heading(nodes.StationLine)
        if line is None and stations and self.station is not None and self.origin is not None:
            # The serial of format line 3 is the message number (in 1,120 of 1,120, mod 10,000).
            known = tables.post(self.origin)
            return (known.name if known else None), self.station.serial
        return (line.post, line.serial) if line else (None, None)

    @property
    def year(self) -> int | None:
        """Year of origin, four digits."""
        if self.preamble is not None and self.preamble.dtg is not None:
            return self.preamble.dtg.year
        return self._smart.number()[0]

    @cached_property
    def mrn(self) -> str | None:
        """The message reference number, ``08MOSCOW302``; without a date, the carrier's."""
        number = tables.mrn(self.year, self.post, self.serial)
        return number or column_number(self.columns)

    @cached_property
    def captions(self) -> list[str]:
        """Captions, each once, in the order of the text."""
        words = list(self.class_line.captions) if self.class_line else []
        for token in self.layout.loose:
            words += caption_words(token.value)
        return list(dict.fromkeys([*words, *self._smart.captions()]))

    @cached_property
    def passing(self) -> list[str]:
        """Attention and passing instructions."""
        lines = (token.value for token in self.layout.loose)
        offices = [" ".join(node.value.split()) for node in self._fields(nodes.OfficeCodes)]
        loose = passing_instructions(it for it in lines if not caption_words(it))
        return [*offices, *loose, *self._smart.passing()]

    @cached_property
    def declassification(self) -> Declassification | None:
        """The executive-order line."""
        for node in self._fields(nodes.ExecutiveOrderLine):
            return _place(read_executive_order(node.value), node)
        return self._smart.declassification()

    @cached_property
    def tag_entries(self) -> list[Tag]:
        """The TAGS with kind, title and persons."""
        for node in self._fields(nodes.TagsLine) or self._fused("TAGS"):
            return _place_all(read_tags(node.value), node)
        return self._smart.tags()

    @property
    def tags(self) -> list[str]:
        """The TAGS as codes and names."""
        return [tag.code for tag in self.tag_entries]

    @property
    def tag_persons(self) -> list[tuple[str, str]]:
        """Tag and person of each name in brackets."""
        return [(tag.code, person) for tag in self.tag_entries for person in tag.persons]

    @cached_property
    def subject_line(self) -> Subject | None:
        """The subject with its portion mark and place."""
        for subject_set in self._fields(nodes.SubjectSet):
            return _place(read_subject_set(subject_set.value), subject_set)
        for node in self._fields(nodes.SubjectLines):
            return _place(read_subject(node.value), node)
        for node in self._fused("SUBJECT:"):
            start = node.value.upper().index("SUBJECT:")
            subject = read_subject(node.value[start:])
            subject.span = (subject.span[0] + start, subject.span[1] + start)
            return _place(subject, node)
        return self._smart.subject()

    @property
    def subject(self) -> str | None:
        """The subject on one line."""
        return self.subject_line.subject if self.subject_line else None

    @property
    def subject_portion(self) -> str | None:
        """The portion mark in front of the subject."""
        return self.subject_line.portion if self.subject_line else None

    @cached_property
    def references(self) -> list[Reference]:
        """The references; a year that is not written is the cable's own."""
        sets = self._fields(nodes.ReferenceSet)
        if sets:
            return [_place(read_reference_set(node.value), node) for node in sets]
        run = self.layout.references
        if not run:
            return self._smart.references(self.year)
        node = nodes.ReferenceLines(run)
        return _place_all(read_references(node.value, year=self.year), node)

    @cached_property
    def classified_by(self) -> ClassifiedBy | None:
        """Who classified the cable, and why."""
        found = self._fields(nodes.ClassifiedByLines) or [*self.tree.find(nodes.ClassifiedLate)][:1]
        if not found:
            return self._smart.classified_by()
        return _place(read_classified_by("".join(node.value for node in found)), found[0])

    @property
    def derived_from(self) -> str | None:
        """``Derived From:``."""
        return self.classified_by.derived_from if self.classified_by else None

    def _drafting(self, label: str) -> str | None:
        for node in self._heading(nodes.DraftingLines):
            text = " ".join(node.value.split())
            if text.upper().startswith(label):
                return text[len(label) :].strip(" :") or None
        return self._smart.officers(label)

    @cached_property
    def drafted_by(self) -> str | None:
        """``DRAFTED BY`` of the print envelope and of SMART."""
        return self._drafting("DRAFTED BY")

    @cached_property
    def approved_by(self) -> str | None:
        """``APPROVED BY`` of the print envelope, clearances included, and of SMART."""
        return self._drafting("APPROVED BY")

    # --- the body -----------------------------------------------------------------------------

    @cached_property
    def _body(self) -> Body:
        return read_body(self.layout.body, marked=bool(self._smart))

    @property
    def body(self) -> list[Block]:
        """Headings, paragraphs, tables and other text, in reading order."""
        return self._body.blocks

    @property
    def signature(self) -> list[str]:
        """Who signed."""
        return self._smart.signature() or self._body.signature

    @cached_property
    def summary(self) -> str | None:
        """The text of the summary, its heading word and end mark left out."""
        return find_summary(self.body)

    # --- the archive --------------------------------------------------------------------------

    @cached_property
    def attributes(self) -> dict[str, str]:
        """The archive's attributes (NARA), keys as printed."""
        found: dict[str, str] = {}
        key = ""
        for node in self.tree.nodes():
            if isinstance(node, nodes.Attribute):
                key, _, value = node.value.partition(":")
                key = key.strip()
                found[key] = " ".join(value.split())
            elif isinstance(node, nodes.AttributeMore) and key:
                found[key] = " ".join([found[key], *node.value.split()]).strip()
        return found

    @cached_property
    def diagnostics(self) -> list[Finding]:
        """Findings, in the order of the text."""
        return find_all(self, self._body.findings)

    def replace(self, **changes: object) -> Cable:
        """Return a new cable in which only the text of what changed differs.

        See ``docs/editing.md`` for what can be changed.
        """
        from cablegram._edit import replace  # noqa: PLC0415  the edit stage comes after this one

        return replace(self, changes)


def _rank(classification: str) -> int:
    entry = tables.classification(classification)
    return entry.rank if entry is not None else 0


def _place(value: AnyValue, node: Node) -> AnyValue:
    """Turn the span inside a field into the span in the input."""
    return _place_all([value], node)[0]


def _place_all(values: list[AnyValue], node: Node) -> list[AnyValue]:
    places = node.places()
    for value in values:
        value.span = places.locate(*value.span)
    return values
