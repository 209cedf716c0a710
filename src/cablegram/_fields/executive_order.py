"""The executive-order line: when the text is declassified, or why it is not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

import attrs
from lark import Token

from cablegram import tables
from cablegram._fields._reading import MONTHS
from cablegram._grammar import field_parser
from cablegram.values import Declassification

__all__ = ["read_executive_order"]

# For numbers that are no order's, the wire's own rule: 61-99 are 19xx.
_WIRE_PIVOT: Final = 1961
_CENTURY: Final = 100

# Exemptions and schedules that are plain words: originating agency's determination required
# (E.O. 12356), manual review (State's word), advanced declassification schedule (E.O.
# 11652), not applicable.
_EXEMPTIONS: Final = {"OADR": "OADR", "MR": "MR", "ADS": "ADS", "NA": "N/A", "NONE": "N/A"}
_NOT_APPLICABLE: Final = frozenset({"NA", "A"})
# A lone unknown word of this length is taken for a code (NGDS), a longer one for an event.
_LONGEST_CODE: Final = 5
# What says nothing of its own: "12958: AS AMENDED", and the prints' "E.O.: Unknown".
_NO_EVENT: Final = frozenset({"AS", "AMENDED", "UNKNOWN"})

_GAPS: Final = frozenset({"SPACE", "LINE_END", "CARRIER_MARK"})
_NAME_ENDS: Final = frozenset({"CLOSE", "ORIGINATOR", "LINE_END", "NEXT_FIELD"})


def read_executive_order(text: str) -> Declassification:
    """Read a whole executive-order line; ``text`` of the result is its value, blanks folded.

    >>> read_executive_order("E.O. 12958: DECL: 02/06/2018").on
    '2018-02-06'
    >>> line = read_executive_order("E.O. 12065: GDS 8/12/85 (TOMSETH, VICTOR L.) OR-P")
    >>> line.exemption, line.on, line.by
    ('GDS', '1985-08-12', 'TOMSETH, VICTOR L.')
    >>> read_executive_order("EO 12958 DECL: CLOSURE OF ICTY").event
    'CLOSURE OF ICTY'
    """
    tree = field_parser("executive_order").parse(text)
    tokens = [token for token in tree.children if isinstance(token, Token)]
    parts = [token for token in tokens if token.type not in {"LABEL", "ORDER", "REST"}]
    value = _Value(parts=_without_next_field(parts), order=_order(tokens))
    return value.read()


def _order(tokens: Sequence[Token]) -> str | None:
    found = next((token for token in tokens if token.type == "ORDER"), "")
    figures = found.replace("l", "1").replace("I", "1")
    return "".join(letter for letter in figures if letter.isdigit()) or None


def _without_next_field(parts: list[Token]) -> list[Token]:
    if parts and parts[-1].type == "NEXT_FIELD":
        return parts[:-1]
    return parts


@attrs.define
class _Value:
    """The tokens behind label and order, and what has been found among them."""

    parts: list[Token]
    order: str | None
    found: Declassification = attrs.Factory(Declassification)

    def read(self) -> Declassification:
        self.found.order = self.order
        self._read_dates()
        self.found.exemption = self._exemption()
        self.found.by = self._officer()
        if not (self.found.on or self.found.exemption or self.found.downgrade_on):
            self._read_event()
        self.found.text = _folded(self.parts).strip(" |*")
        if self.parts:
            self.found.span = (self.parts[0].start_pos or 0, self.parts[-1].end_pos or 0)
        return self.found

    def _read_dates(self) -> None:
        downgrading = False
        for part in self.parts:
            if part.type in {"MARKER", "DOWNGRADE"}:
                downgrading = part.type == "DOWNGRADE"
            elif part.type == "WORD" and downgrading:
                self.found.downgrade_to = self.found.downgrade_to or _class_name(part)
            elif part.type == "DATE" and downgrading:
                self.found.downgrade_on = self.found.downgrade_on or self._iso(part)
            elif part.type == "DATE":
                self.found.on = self.found.on or self._iso(part)

    def _iso(self, written: Token) -> str | None:
        year, month, day = _year_month_day(written.upper())
        if year < _CENTURY:
            year = _full_year(year, self.order)
        try:
            return date(year, month, day).isoformat()
        except ValueError:
            return None

    def _exemption(self) -> str | None:
        for part in self.parts:
            name = _exemption(part)
            if name is not None:
                return name
        return None

    def _officer(self) -> str | None:
        for part in self.parts:
            if part.type == "OFFICER" and _bracketed_exemption(part) is None:
                return " ".join(part[1:-1].split()) or None
        return self._open_officer()

    def _open_officer(self) -> str | None:
        """Return the name behind a bracket that never closes, or behind a schedule's date."""
        kinds = [part.type for part in self.parts]
        if not {"SCHEDULE", "DATE"}.issubset(kinds):
            return None
        name: list[Token] = []
        for part in self.parts[kinds.index("DATE") + 1 :]:
            if part.type in _NAME_ENDS:
                break
            if name or part.type == "WORD":
                name.append(part)
        return _folded(name) or None

    def _read_event(self) -> None:
        words = _trimmed([part for part in self.parts if part.type != "MARKER"])
        event = _folded(words).strip(" .,;:|*")
        if all(word in _NO_EVENT for word in event.upper().replace(";", " ").split()):
            return
        if event.isalpha() and len(event) <= _LONGEST_CODE:
            self.found.exemption = event.upper()
        elif any(part.type == "WORD" for part in words):
            self.found.event = event


def _full_year(digits: int, order: str | None) -> int:
    """Return the first year of that ending in which the order held, or after it."""
    known = tables.executive_order(order) if order else None
    first = known.effective.year if known else _WIRE_PIVOT
    return first + (digits - first) % _CENTURY


def _class_name(word: str) -> str | None:
    """Name the class of ``CO``, ``SE``: the first letters, as the forms have them."""
    known = tables.classification(word) or tables.classification(word[:1])
    return known.name if known else None


def _exemption(part: Token) -> str | None:
    text = "".join(part.upper().split())
    if part.type == "SCHEDULE":
        number = text.rstrip(")")[-1]
        return f"{text.rstrip('(-1234)')}-{number}" if number.isdigit() else text
    if part.type == "EXEMPTION":
        bare = "".join(letter for letter in text if letter.isalnum())
        return "N/A" if bare in _NOT_APPLICABLE else text.replace("X-", "X").replace(",", ", ")
    if part.type == "OFFICER":
        return _bracketed_exemption(part)
    return _EXEMPTIONS.get(text) if part.type == "WORD" else None


def _bracketed_exemption(part: Token) -> str | None:
    inside = "".join(part[1:-1].upper().split())
    if inside in {"GDS", "XGDS"}:
        return inside
    return _EXEMPTIONS.get(inside.replace("/", ""))


def _year_month_day(written: str) -> tuple[int, int, int]:
    """Put the parts of a date in order; what is impossible stays so."""
    name = next((place for place, month in enumerate(MONTHS, 1) if month in written), None)
    runs = "".join(letter if letter.isdigit() else " " for letter in written).split()
    if name is not None:
        return int(runs[1]), name, int(runs[0])
    digits = "".join(runs)
    if len(runs) < 3:  # noqa: PLR2004 - a stroke is missing: 02062018 or 20180206
        cut = 4 if digits.startswith(("19", "20")) else 2
        runs = [digits[:cut], digits[cut : cut + 2], digits[cut + 2 :]]
    first, second, third = (int(run) for run in runs)
    if len(runs[0]) == 4:  # noqa: PLR2004 - the year comes first
        return first, second, third
    return third, first, second


def _trimmed(parts: list[Token]) -> list[Token]:
    start, end = 0, len(parts)
    while start < end and parts[start].type != "WORD":
        start += 1
    return parts[start:end]


def _folded(parts: Sequence[Token]) -> str:
    return " ".join("".join(" " if part.type in _GAPS else part for part in parts).split())
