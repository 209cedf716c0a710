"""What a page's table or the other columns of ``cables.csv`` say, held against the message.

The record says what the message says; a difference is a finding, at the field that differs.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from cablegram import tables
from cablegram.findings import Finding

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["column_findings", "column_number", "document_number"]

#: the number of the message: on a page, in ``cables.csv``
_NUMBER = ("Reference ID", "mrn")
#: the dates of a page and of ``cables.csv``. A page has the month for the minutes, so that date
#: and hour are compared (1,295 pages, docs/format.md)
_DATES = (("Created", "%Y-%m-%d %H:%M"), ("date", "%m/%d/%Y %H:%M"))
_REFERENCES = "references"
#: the caption that a caveat of the column stands for
_CAVEATS = {"NOFORN": "NOFORN", "FOR OFFICIAL USE ONLY": "SENSITIVE"}


def column_number(columns: dict[str, str]) -> str | None:
    """Return the message reference number of the columns, if it has the form of one.

    >>> column_number({"id": "1", "mrn": "66BUENOSAIRES2481"})
    '66BUENOSAIRES2481'
    >>> column_number({"mrn": "08ECTION01OF02MANAMA492"}) is None
    True
    """
    for name in _NUMBER:
        # The archive has malformed ones: 08ECTION01OF02MANAMA492.
        number = columns.get(name, "")
        post = number[2:].rstrip("0123456789")
        if number[:2].isdecimal() and post.isalpha() and len(number) > len(post) + 2:
            return number
    return None


def document_number(number: str) -> str | None:
    """Return the message reference number of the National Archives' document number.

    It has the year in full, the post cut to six characters and five figures.

    >>> document_number("1979SANJO05291"), document_number("n/a")
    ('79SANJOSE5291', None)
    """
    post = number[4:].rstrip("0123456789")
    serial = number[4 + len(post) :]
    if not (number[:4].isdecimal() and post.isalpha() and serial.isdecimal()):
        return None
    known = tables.post(post)
    return tables.mrn(int(number[:4]), known.name if known else post, int(serial))


def column_findings(cable: Cable) -> Iterator[Finding]:
    """Yield the differences between the columns and the message."""
    if cable.columns:
        yield from _number(cable)
        yield from _date(cable)
        yield from _classification(cable)
        yield from _origin(cable)
        yield from _references(cable)


def _differs(name: str, column: str, text: str, span: tuple[int, int]) -> Finding:
    message = f"the column {name} has {column}, the message {text}"
    return Finding(code="column-mismatch", severity="warning", message=message, span=span)


def _number(cable: Cable) -> Iterator[Finding]:
    number = column_number(cable.columns)
    # A message without a date has no year: the rest of its number is held against the column's.
    year = int(number[:2]) if number and cable.year is None else cable.year
    own = tables.mrn(year, cable.post, cable.serial)
    for name in _NUMBER:
        value = cable.columns.get(name)
        if value and own and value != own:
            span = cable.class_line.span if cable.class_line else (0, 0)
            yield _differs(name, value, own, span)


def _date(cable: Cable) -> Iterator[Finding]:
    if cable.dtg is None or cable.preamble is None or cable.preamble.dtg is None:
        return
    for name, form in _DATES:
        value = cable.columns.get(name)
        if value and (created := _hour(value, form)) and created != cable.dtg[:13]:
            yield _differs(name, value, cable.dtg, cable.preamble.dtg.span)


def _hour(value: str, form: str) -> str | None:
    try:
        created = datetime.strptime(value, form)  # noqa: DTZ007  cables are dated in UTC
    except ValueError:
        return None
    return created.isoformat()[:13]


def _classification(cable: Cable) -> Iterator[Finding]:
    for name in ("Classification", "classification"):
        value = cable.columns.get(name)
        if not value or cable.classification is None or cable.class_line is None:
            continue
        level, _, caveat = value.partition("//")
        caption = _CAVEATS.get(caveat)
        if level != cable.classification or (caption and caption not in cable.captions):
            said = "//".join([cable.classification, *cable.captions])
            yield _differs(name, value, said, cable.class_line.span)


def _origin(cable: Cable) -> Iterator[Finding]:
    for name in ("Origin", "origin"):
        value = cable.columns.get(name)
        if not value or not cable.origin:
            continue
        here, there = _post(cable.origin), _post(value)
        if here and there and here != there:
            span = cable.preamble.span if cable.preamble else (0, 0)
            yield _differs(name, value, cable.origin, span)


def _post(name: str) -> str | None:
    """Return the post of ``AMEMBASSY MOSCOW`` or ``Embassy Moscow`` by the table of posts.

    The column has a word or several in front that the message lacks: the longest end of it that
    the table knows is the post.
    """
    if name == "Secretary of State":
        return "STATE"
    words = name.split()
    ends = (tables.post(" ".join(words[first:])) for first in range(len(words)))
    return next((known.name for known in ends if known), None)


def _references(cable: Cable) -> Iterator[Finding]:
    """Name the references that only the column has; a note, for it was made by a program too."""
    numbers = [number for number in cable.columns.get(_REFERENCES, "").split("|") if number]
    own = [reference.mrn for reference in cable.references if reference.mrn]
    missing = [number for number in numbers if number not in own]
    if missing and own:
        said = f"the column {_REFERENCES} has {', '.join(missing)}, the message {', '.join(own)}"
        span = cable.references[0].span
        yield Finding(code="reference-column", severity="note", message=said, span=span)
