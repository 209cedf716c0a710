"""A cable that was written as a document: its fields are what the rows say, literally."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from cablegram import tables
from cablegram._body.assemble import Body
from cablegram._cached import cached_property
from cablegram._dialect import Dialect
from cablegram._document.reading import Reading, read_document
from cablegram._fields.preamble import group_of
from cablegram.cable import Cable
from cablegram.values import (
    Addressee,
    ClassifiedBy,
    ClassLine,
    DateTimeGroup,
    Declassification,
    Distribution,
    FilingTime,
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

if TYPE_CHECKING:
    from cablegram._edit.editor import Editor
    from cablegram.account import Claim

__all__ = ["DocumentCable"]

AnyValue = TypeVar("AnyValue", bound=Value)


@attrs.define(eq=False, slots=False, repr=False)
class DocumentCable(Cable):
    """A cable whose text is a document of ``grammar/document.lark``."""

    @cached_property
    def reading(self) -> Reading:
        """What the lines say, and where."""
        return read_document(self.tree)

    def _row(self, key: str) -> Any:  # noqa: ANN401  what a record holds
        return self.reading.record[key]

    def _part(self, key: str, build: Callable[..., AnyValue]) -> AnyValue | None:
        """Return a value made of the rows of one key."""
        parts = self._row(key)
        return None if parts is None else build(**parts, span=self.reading.span(key))

    @cached_property
    def dialect(self) -> Dialect:
        """``markdown`` or ``html``, and ``document``."""
        return Dialect(self.carrier or "markdown", "document")

    # --- envelope -----------------------------------------------------------------------------

    @cached_property
    def partial(self) -> bool:
        """True if the message is an extract."""
        return bool(self._row("partial"))

    @cached_property
    def transmission_id(self) -> str | None:
        """Format line 1, ``VZCZCXRO0908``."""
        return self._text("transmission_id")

    def _text(self, key: str) -> str | None:
        found = self._row(key)
        return None if found is None else str(found)

    @cached_property
    def routing(self) -> Routing | None:
        """Format line 2."""
        return self._part("routing", Routing)

    @cached_property
    def station(self) -> Station | None:
        """Format line 3."""
        return self._part("station", _station)

    @cached_property
    def security(self) -> Security | None:
        """Format line 4."""
        return self._part("security", _security)

    @cached_property
    def preamble(self) -> Preamble | None:
        """Precedence, date and signals, as one value."""
        names = ("precedence", "info_precedence", "operating_signals")
        parts = {name: self._row(name) for name in names}
        date = self._text("dtg")
        if date is None and not any(parts.values()):
            return None
        present = (name for name in ("dtg", *names) if self._row(name))
        span = self.reading.span(next(present, "dtg"))
        group = _group(date, span) if date else None
        return Preamble(**parts, dtg=group, text=date or "", span=span)

    @property
    def precedence(self) -> str | None:
        """Precedence for action addressees."""
        return self._text("precedence")

    @property
    def info_precedence(self) -> str | None:
        """Precedence for information addressees, if it differs."""
        return self._text("info_precedence")

    @property
    def dtg(self) -> str | None:
        """Date and time of origin, ``2008-02-06T16:08:00Z``."""
        return self._text("dtg")

    @cached_property
    def origin(self) -> str | None:
        """Who sent it, ``AMEMBASSY MOSCOW``."""
        return self._text("origin")

    def _entries(self, key: str, build: Callable[..., AnyValue]) -> list[AnyValue]:
        spans = self.reading.entry_spans.get(key, [])
        return [
            build(**entry, span=span) for entry, span in zip(self._row(key), spans, strict=True)
        ]

    @cached_property
    def to(self) -> list[Addressee]:
        """Action addressees."""
        return self._entries("to", _addressee)

    @cached_property
    def info(self) -> list[Addressee]:
        """Information addressees."""
        return self._entries("info", _addressee)

    @cached_property
    def exempt(self) -> list[Addressee]:
        """Members of a collective that are left out."""
        return self._entries("exempt", _addressee)

    @cached_property
    def distribution(self) -> Distribution | None:
        """The offices of the print envelope."""
        return self._part("distribution", Distribution)

    @cached_property
    def drafted_by(self) -> str | None:
        """Who wrote it."""
        return self._text("drafted_by")

    @cached_property
    def approved_by(self) -> str | None:
        """Who approved it."""
        return self._text("approved_by")

    # --- head of the text ---------------------------------------------------------------------

    @cached_property
    def class_line(self) -> ClassLine | None:
        """Classification, section and number, as one value."""
        section, post, serial = self.section, self.post, self.serial
        name = self.classification
        if name is None and section is None and post is None and serial is None:
            return None
        span = self.reading.span("classification" if name is not None else "post")
        return ClassLine(
            classification=name,
            section=section,
            post=post,
            serial=serial,
            captions=list(self.captions),
            span=span,
        )

    @cached_property
    def classification(self) -> str | None:
        """The classification of the message."""
        return self._text("classification")

    @cached_property
    def section(self) -> Section | None:
        """``SECTION 01 OF 03``."""
        parts = self._row("section")
        return None if parts is None else Section(**parts)

    @cached_property
    def post(self) -> str | None:
        """The post in the message number."""
        return self._text("post")

    @cached_property
    def serial(self) -> int | None:
        """The number in the message number."""
        number = self._row("serial")
        return None if number is None else int(number)

    @cached_property
    def mrn(self) -> str | None:
        """The message reference number, ``08MOSCOW302``."""
        return self._text("mrn")

    @cached_property
    def captions(self) -> list[str]:
        """Captions, in order."""
        return [str(caption) for caption in self._row("captions")]

    @cached_property
    def passing(self) -> list[str]:
        """Attention and passing instructions."""
        return [str(instruction) for instruction in self._row("passing")]

    @cached_property
    def declassification(self) -> Declassification | None:
        """The executive order, and until when."""
        return self._part("declassification", _declassification)

    @cached_property
    def correction(self) -> str | None:
        """What a corrected copy says of its correction."""
        return self._text("correction")

    @cached_property
    def tag_entries(self) -> list[Tag]:
        """The TAGS, with what the table knows of them, and their persons."""
        span = self.reading.span("tags")
        found = []
        for code in self.tags:
            known = tables.tag(code)
            persons = [person for tag, person in self.tag_persons if tag == code]
            kind, title = (known.kind, known.title) if known else (None, None)
            value = Tag(code=code, kind=kind, title=title, persons=persons, text=code, span=span)
            found.append(value)
        return found

    @cached_property
    def tags(self) -> list[str]:
        """The codes and names, in order."""
        return [str(code) for code in self._row("tags")]

    @cached_property
    def tag_persons(self) -> list[tuple[str, str]]:
        """Tag and person of each name."""
        return [(entry["tag"] or "", entry["person"]) for entry in self._row("tag_persons")]

    @cached_property
    def subject_line(self) -> Subject | None:
        """The title."""
        if "subject" not in self.reading.spans:
            return None
        subject, portion = self._text("subject"), self._text("subject_portion")
        span = self.reading.span("subject")
        return Subject(subject=subject, portion=portion, text=subject or "", span=span)

    @cached_property
    def references(self) -> list[Reference]:
        """The references."""
        return self._entries("references", _reference)

    @cached_property
    def classified_by(self) -> ClassifiedBy | None:
        """Who classified the cable, and why."""
        value = self._part("classified_by", ClassifiedBy)
        return value and attrs.evolve(value, derived_from=self.derived_from)

    @cached_property
    def derived_from(self) -> str | None:
        """The source of a derivative classification."""
        return self._text("derived_from")

    # --- body ---------------------------------------------------------------------------------

    @cached_property
    def _body(self) -> Body:
        reading = self.reading
        return Body(reading.blocks, reading.signature, reading.findings)

    @property
    def signature(self) -> list[str]:
        """Who signed."""
        return self.reading.signature

    @cached_property
    def attributes(self) -> dict[str, str]:
        """The archive's attributes."""
        return dict(self._row("attributes"))

    def account(self) -> list[Claim]:
        """Return whose each stretch of the text is, in order."""
        from cablegram._account import account_of_document  # noqa: PLC0415  a later stage

        return account_of_document(self.tree, self.reading)

    # --- editing ------------------------------------------------------------------------------

    @property
    def _editor(self) -> Editor:
        from cablegram._edit.document import DocumentEditor  # noqa: PLC0415  a later stage

        return DocumentEditor(self)


def _group(date: str, span: tuple[int, int]) -> DateTimeGroup | None:
    """Return a date as a date-time group; ``None`` for what is no date."""
    try:
        moment = dt.datetime.fromisoformat(date)
    except ValueError:
        return None
    return group_of(moment, date, span)


def _station(*, filed: dict[str, Any] | None, **parts: Any) -> Station:  # noqa: ANN401
    return Station(**parts, filed=None if filed is None else FilingTime(**filed))


def _security(*, prosign: str | None, **parts: Any) -> Security:  # noqa: ANN401
    return Security(prosign=prosign or "", **parts)


def _declassification(**parts: Any) -> Declassification:  # noqa: ANN401
    return Declassification(**{**parts, "text": parts["text"] or ""})


def _addressee(**parts: Any) -> Addressee:  # noqa: ANN401
    return Addressee(**parts, text=_written(parts))


def _written(parts: dict[str, Any]) -> str:
    """Return an addressee as a line of a message has it."""
    name = f"{parts['indicator']}/{parts['name']}" if parts["indicator"] else parts["name"]
    behind = [str(parts[key]) for key in ("precedence", "serial") if parts[key] is not None]
    return " ".join([name, *behind])


def _reference(**parts: Any) -> Reference:  # noqa: ANN401
    return Reference(**{**parts, "kind": parts["kind"] or ""})
