"""A record as one row of a spreadsheet: its columns, taken from the shape of the record.

A part of an object is a column of its own, named with a point: ``routing.precedence``. Entries of a
list are joined; of a list of objects, each part is such a list: ``to.name``. Rows are CSV of
RFC 4180, in UTF-8 with the mark in front by which Excel knows it.

A cell that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, *CSV
Injection*), also where blanks or apostrophes stand before the sign. So reading back is exact: if
what stands behind a cell's first apostrophe would get one, that one was added.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from io import StringIO
from typing import Any, TypeAlias

import attrs

from cablegram._record.names import MESSAGE, SOURCE
from cablegram._record.reading import reading_text
from cablegram._record.shapes import Flag, Key, ListOf, Map, Object, OneOf, Shape, keys_of
from cablegram.record import Block, Record

__all__ = [
    "AND",
    "BOM",
    "CUT_CELL",
    "MOST",
    "ROWS",
    "Cells",
    "Column",
    "columns",
    "guarded",
    "row",
]

BOM = "\ufeff"
#: what a cell of Excel holds, in UTF-16 units, and what stands at the end of one that was cut
MOST, CUT = 32_767, " [cut]"
#: what is said of a cell that was cut
CUT_CELL = f"has a cell that was cut, as Excel takes {MOST:,} characters (`convert --whole-cells`)"
#: rows of a sheet of Excel
ROWS = 1_048_576
#: between entries
AND = "; "
#: what begins a formula, or what Excel takes off before it looks for one; the wide forms too
_FORMULA = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
_NUL, _NUL_SIGN = "\0", "\u2400"

_Value: TypeAlias = str | int
#: what a record, or a part of one, has for a column
_Get: TypeAlias = Callable[[Any], _Value]


@attrs.frozen
class Column:
    """One column."""

    name: str
    description: str
    get: _Get


@attrs.frozen
class Cells:
    """Which columns a row has, and how long its cells may be."""

    #: the columns of ``diagnostics``
    findings: bool = True
    #: the column ``body``
    body: bool = True
    #: do not cut cells that Excel could not hold
    whole: bool = False

    @property
    def head(self) -> bytes:
        """The first row: names of the columns."""
        names = [column.name for column in self._columns()]
        return row([SOURCE, MESSAGE, *names], BOM)

    def row(self, source: str, number: int, record: Record, told: list[str]) -> bytes:
        """Return the row of a message; ``told`` gets the names of the cells that were cut."""
        cells: list[_Value] = [guarded(source), number]
        for column in self._columns():
            cell = column.get(record)
            if isinstance(cell, str):
                cell = guarded(cell)
                if not self.whole and len(cell) * 2 > MOST and _units(cell) > MOST:
                    cell = _cut(cell)
                    told.append(column.name)
            cells.append(cell)
        return row(cells)

    def _columns(self) -> tuple[Column, ...]:
        return columns(findings=self.findings, body=self.body)


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula, and that has no NUL.

    >>> guarded("=1+1"), guarded(" - one"), guarded("one - two")
    ("'=1+1", "' - one", 'one - two')
    """
    text = text.replace(_NUL, _NUL_SIGN)
    return f"'{text}" if _is_formula(text) else text


def _is_formula(text: str) -> bool:
    for character in text:
        if character in _FORMULA:
            return True
        if character != "'" and character.isprintable() and not character.isspace():
            return False
    return False


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def _cut(text: str) -> str:
    units = text[:MOST].encode("utf-16-le", "surrogatepass")[: 2 * (MOST - len(CUT))]
    # Half a pair at the end is left out.
    last = int.from_bytes(units[-2:], "little")
    units = units[:-2] if 0xD800 <= last < 0xDC00 else units  # noqa: PLR2004  Unicode, 3.9
    return units.decode("utf-16-le", "surrogatepass") + CUT


def row(cells: Iterable[object], before: str = "") -> bytes:
    """Return a row of CSV as spreadsheets read it; ``before`` stands in front."""
    out = StringIO(newline="")
    out.write(before)
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    # A lone surrogate has no UTF-8: it is written as JSON would.
    return out.getvalue().encode("utf-8", "backslashreplace")


# --- columns ----------------------------------------------------------------------------------


@cache
def columns(*, findings: bool = True, body: bool = True) -> tuple[Column, ...]:
    """Return the columns of a record, in its order.

    >>> [column.name for column in columns()][:4]
    ['record', 'reader.library', 'reader.grammar', 'mrn']
    """
    left_out = {"diagnostics": not findings, "body": not body}
    keys = [key for key in keys_of(Record) if not left_out.get(key.name)]
    return tuple(column for key in keys for column in _columns_of(key))


def _columns_of(key: Key) -> list[Column]:
    shape = key.shape
    if isinstance(shape, Object):
        return [_part(key.name, column) for part in shape.keys for column in _columns_of(part)]
    if isinstance(shape, ListOf) and isinstance(shape.entry, Object):
        return [
            _part_of_each(key.name, column)
            for part in shape.entry.keys
            for column in _columns_of(part)
        ]
    return [Column(key.name, key.description, _getter(key.name, _cell_of(shape)))]


def _part(name: str, column: Column) -> Column:
    """Return the column of a part of an object; empty where there is no object."""

    def get(whole: Any) -> _Value:  # noqa: ANN401  an object of a record
        found = getattr(whole, name)
        return "" if found is None else column.get(found)

    return Column(f"{name}.{column.name}", column.description, get)


def _part_of_each(name: str, column: Column) -> Column:
    """Return the column of a part of each object of a list; their places are kept."""

    def get(whole: Any) -> str:  # noqa: ANN401  as above
        found = [str(column.get(entry)) for entry in getattr(whole, name)]
        return AND.join(found) if any(found) else ""

    return Column(f"{name}.{column.name}", column.description, get)


def _getter(name: str, cell: _Get) -> _Get:
    def get(whole: Any) -> _Value:  # noqa: ANN401  as above
        found = getattr(whole, name)
        return "" if found is None else cell(found)

    return get


def _cell_of(shape: Shape) -> _Get:
    """Return what makes a cell of a value."""
    if isinstance(shape, ListOf):
        return _body if isinstance(shape.entry, OneOf) else AND.join
    if isinstance(shape, Map):
        return _map
    return (lambda flag: "true" if flag else "false") if isinstance(shape, Flag) else _same


def _same(value: _Value) -> _Value:
    return value


def _map(texts: Mapping[str, str]) -> str:
    return AND.join(f"{key}: {text}" for key, text in texts.items())


def _body(blocks: Iterable[Block]) -> str:
    return reading_text(attrs.asdict(block, recurse=False) for block in blocks)
