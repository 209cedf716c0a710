"""The rows of a document: which label stands for which key of the record. Writer and reader use it.

A row may stand anywhere in a document. They are written in front of the text and behind it, for a
reader wants to come to the text; rows that have columns of their own are a table of their own.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any, Final, Literal, TypeAlias

import attrs

__all__ = [
    "BY_LABEL",
    "HEAD",
    "HEAD_TABLES",
    "NOT_IN_ROWS",
    "ROWS",
    "TAIL",
    "TAIL_TABLES",
    "Form",
    "Row",
    "empty_record",
    "part_of_record",
]

Form: TypeAlias = Literal["text", "number", "date", "flag", "list"]
"""What a cell holds: text, a number, a date that a page shows in words, ``yes`` or nothing,
entries with commas between."""


@attrs.frozen
class Row:
    """A row, or as many as the list has entries."""

    label: str
    #: where in the record: ``station.filed.time``
    key: str
    form: Form = "text"
    #: for a list with a row for each entry: the entry's parts, in the order of the cells. A part
    #: without a name is the entry itself
    parts: tuple[tuple[str, Form], ...] = ()
    #: for such a list, what stands above the cells; rows with the same columns are one table
    columns: tuple[str, ...] = ()

    @property
    def path(self) -> tuple[str, ...]:
        """The key, taken apart."""
        return tuple(self.key.split("."))


_ADDRESSEE: Final[tuple[tuple[str, Form], ...]] = (
    ("name", "text"),
    ("indicator", "text"),
    ("precedence", "text"),
    ("serial", "number"),
)
_ADDRESSEE_COLUMNS: Final = ("Name", "Routing indicator", "Precedence", "Serial")
_REFERENCE: Final[tuple[tuple[str, Form], ...]] = (
    ("text", "text"),
    ("label", "text"),
    ("mrn", "text"),
    ("kind", "text"),
    ("notal", "flag"),
)
_REFERENCE_COLUMNS: Final = ("As written", "Letter", "Number", "Kind", "Not to all")

#: in front of the text: what the message is, when it went from whom to whom, what it is about, who
#: may read it and until when
HEAD: Final = (
    Row("MRN", "mrn"),
    Row("Section", "section.number", "number"),
    Row("Sections in all", "section.total", "number"),
    Row("Extract", "partial", "flag"),
    Row("Date", "dtg", "date"),
    Row("Classification", "classification"),
    Row("Captions", "captions", "list"),
    Row("Correction", "correction"),
    Row("Precedence", "precedence"),
    Row("Precedence for information", "info_precedence"),
    Row("From", "origin"),
    Row("To", "to", parts=_ADDRESSEE, columns=_ADDRESSEE_COLUMNS),
    Row("Info", "info", parts=_ADDRESSEE, columns=_ADDRESSEE_COLUMNS),
    Row("Exempt", "exempt", parts=_ADDRESSEE, columns=_ADDRESSEE_COLUMNS),
    Row("Passing", "passing", parts=(("", "text"),)),
    Row("Tags", "tags", "list"),
    Row(
        "Person",
        "tag_persons",
        parts=(("person", "text"), ("tag", "text")),
        columns=("Name", "Tag"),
    ),
    Row("Reference", "references", parts=_REFERENCE, columns=_REFERENCE_COLUMNS),
    Row("Declassification", "declassification.text"),
    Row("Executive order", "declassification.order"),
    Row("Declassify on", "declassification.on", "date"),
    Row("Declassify at", "declassification.event"),
    Row("Exemption", "declassification.exemption"),
    Row("Declassification by", "declassification.by"),
    Row("Classified by", "classified_by.name"),
    Row("Title of classifier", "classified_by.title"),
    Row("Reasons", "classified_by.reasons", "list"),
    Row("Derived from", "derived_from"),
    Row("Drafted by", "drafted_by"),
    Row("Approved by", "approved_by"),
)

#: behind the signature: what machines and archives wanted to know
TAIL: Final = (
    Row("Post", "post"),
    Row("Number", "serial", "number"),
    Row("Offices of origin", "distribution.origin", "list"),
    Row("Action offices", "distribution.action", "list"),
    Row("Info offices", "distribution.info", "list"),
    Row("Copies in all", "distribution.total", "number"),
    Row("Transmission", "transmission_id"),
    Row("Routing precedence", "routing.precedence"),
    Row("Routing indicators", "routing.indicators", "list"),
    Row("Station", "station.indicator"),
    Row("Station serial", "station.serial", "number"),
    Row("Station section", "station.section", "number"),
    Row("Filed, day of year", "station.filed.day_of_year", "number"),
    Row("Filed at", "station.filed.time"),
    Row("Security prosign", "security.prosign"),
    Row("Security classification", "security.classification"),
    Row("Operating signals", "security.operating_signals", "list"),
    Row("Signals of the date line", "operating_signals", "list"),
    Row(
        "Attribute",
        "attributes",
        parts=(("key", "text"), ("value", "text")),
        columns=("Attribute", "Value"),
    ),
)

ROWS: Final = (*HEAD, *TAIL)

BY_LABEL: Final = {row.label: row for row in ROWS}


def _runs(rows: tuple[Row, ...]) -> tuple[tuple[Row, ...], ...]:
    return tuple(tuple(run) for _, run in groupby(rows, key=lambda row: row.columns))


#: the same rows, those with the same columns together: each such run is a table
HEAD_TABLES: Final = _runs(HEAD)
TAIL_TABLES: Final = _runs(TAIL)

#: keys of the record that stand elsewhere in a document, or follow from what stands in it
NOT_IN_ROWS: Final = ("subject", "subject_portion", "body", "signature", "summary")


def empty_record() -> dict[str, Any]:
    """Return the record of a document without rows.

    >>> record = empty_record()
    >>> record["mrn"], record["to"], record["station"], record["partial"]
    (None, [], None, False)
    """
    record: dict[str, Any] = {"subject": None, "subject_portion": None}
    for row in ROWS:
        nested = len(row.path) > 1
        record.setdefault(row.path[0], None if nested else _nothing(row))
    return record


def part_of_record(path: tuple[str, ...]) -> dict[str, Any]:
    """Return what stands under ``path`` while it is known only to be there.

    >>> part_of_record(("station",))
    {'indicator': None, 'serial': None, 'section': None, 'filed': None}
    """
    found: dict[str, Any] = {}
    for row in ROWS:
        if row.path[: len(path)] == path:
            rest = row.path[len(path) :]
            found.setdefault(rest[0], _nothing(row) if len(rest) == 1 else None)
    return found


def _nothing(row: Row) -> object:
    if row.key == "attributes":
        return {}
    if row.parts or row.form == "list":
        return []
    return False if row.form == "flag" else None
