"""The fields of the text's head: class line, captions, E.O., TAGS, SUBJECT, REF, Classified By."""

from __future__ import annotations

import attrs

from cablegram import nodes, tables
from cablegram._cached import cached_property
from cablegram._carriers.columns import column_number, document_number
from cablegram._envelope import Envelope
from cablegram._fields._reading import ascii_upper
from cablegram._fields.captions import caption_rest, caption_words, passing_instructions
from cablegram._fields.class_line import read_class_line
from cablegram._fields.classified_by import read_classified_by
from cablegram._fields.corrected_copy import CORRECTED_COPY, read_correction
from cablegram._fields.executive_order import read_executive_order
from cablegram._fields.page_line import read_page_line
from cablegram._fields.references import read_references
from cablegram._fields.subject import read_subject, reference_label
from cablegram._fields.tags import read_tags
from cablegram._fields.usmtf import read_reference_set, read_subject_set
from cablegram._places import place, place_all, place_over
from cablegram.values import (
    ClassifiedBy,
    ClassLine,
    Declassification,
    PageLine,
    Reference,
    Section,
    Subject,
    Tag,
)

__all__ = ["Head"]


@attrs.define(eq=False, slots=False, repr=False)
class Head(Envelope):
    """A message with the fields of its envelope and of its text's head."""

    @cached_property
    def class_line(self) -> ClassLine | None:
        """The first line of the text, taken apart."""
        for node in self._fields(nodes.ClassLine):
            return place(read_class_line(node.value), node)
        return None

    @cached_property
    def page_lines(self) -> list[PageLine]:
        """The page lines, in the order of the text."""
        return [place(read_page_line(node.value), node) for node in self.tree.find(nodes.PageLine)]

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

    @cached_property
    def section(self) -> Section | None:
        """``SECTION 01 OF 03``; where the class line does not say, the first page line does."""
        if self.class_line is None or self.class_line.section:
            return self.class_line.section if self.class_line else None
        return next((page.section for page in self.page_lines[:1]), None)

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
        number = tables.mrn(self.year, self.post, self.serial) or column_number(self.columns)
        if number is None:
            pairs = (node.value.partition(":") for node in self.tree.find(nodes.Attribute))
            archived = (value for key, _, value in pairs if key.strip() == "Document Number")
            return document_number(next(archived, "").strip())
        return number

    @cached_property
    def captions(self) -> list[str]:
        """Captions, each once, in the order of the text."""
        words = list(self.class_line.captions) if self.class_line else []
        found = [(token.start, caption_words(token.value)) for token in self.layout.loose]
        copies = self._fields(nodes.CorrectedCopy)
        found += [(node.span[0], [CORRECTED_COPY]) for node in copies]
        for _, names in sorted(found):
            words += names
        return list(dict.fromkeys([*words, *self._smart.captions()]))

    @cached_property
    def correction(self) -> str | None:
        """What a corrected copy says of its correction: ``(TEXT)``, ``CAPTION ADDED``."""
        said = (read_correction(node.value) for node in self._fields(nodes.CorrectedCopy))
        return next((words for words in said if words), None)

    @cached_property
    def passing(self) -> list[str]:
        """Attention and passing instructions."""
        lines = [token.value for token in self.layout.loose]
        offices = [" ".join(node.value.split()) for node in self._fields(nodes.OfficeCodes)]
        loose = passing_instructions(caption_rest(it) if caption_words(it) else it for it in lines)
        return [*offices, *loose, *self._smart.passing()]

    @cached_property
    def declassification(self) -> Declassification | None:
        """The executive-order line."""
        for node in self._fields(nodes.ExecutiveOrderLine):
            return place(read_executive_order(node.value), node)
        return self._smart.declassification()

    @cached_property
    def tag_entries(self) -> list[Tag]:
        """The TAGS with kind, title and persons."""
        for node in self._fields(nodes.TagsLine) or self._fused("TAGS"):
            return place_all(read_tags(node.value), node)
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
            return place(read_subject_set(subject_set.value), subject_set)
        for node in self._fields(nodes.SubjectLines):
            return place(read_subject(node.value), node)
        for field in self._fused("SUBJECT:"):
            start = ascii_upper(field.value).index("SUBJECT:")
            subject = read_subject(field.value[start:])
            subject.span = (subject.span[0] + start, subject.span[1] + start)
            return place(subject, field)
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
            return [place(read_reference_set(node.value), node) for node in sets]
        run = self.layout.references
        if not run:
            return self._fused_references() or self._smart.references(self.year)
        node = nodes.ReferenceLines(run)
        return place_all(read_references(node.value, year=self.year), node)

    def _fused_references(self) -> list[Reference]:
        for node in self._fields(nodes.SubjectLines):
            text = node.value
            start = reference_label(text)
            found = read_references(text[start:], year=self.year) if start < len(text) else []
            for one in found:
                one.span = (one.span[0] + start, one.span[1] + start)
            return place_all(found, node)
        return []

    @cached_property
    def classified_by(self) -> ClassifiedBy | None:
        """Who classified the cable, and why."""
        found = self._fields(nodes.ClassifiedByLines) or [*self.tree.find(nodes.ClassifiedLate)][:1]
        if not found:
            return self._smart.classified_by()
        return place_over(read_classified_by("".join([node.value for node in found])), [*found])

    @property
    def derived_from(self) -> str | None:
        """``Derived From:``."""
        return self.classified_by.derived_from if self.classified_by else None


def _rank(classification: str) -> int:
    entry = tables.classification(classification)
    return entry.rank if entry is not None else 0
