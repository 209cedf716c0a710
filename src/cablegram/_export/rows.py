"""A record as rows of flat tables."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from cablegram import tables
from cablegram._export.columns import CABLES, TAGS, Column, FlatTable, flat_tables
from cablegram._record import ID, MESSAGE, PLACE, ROLE, SOURCE, identity, reading_text

__all__ = ["Cell", "Row", "added_columns", "rows_of"]

Cell: TypeAlias = str | int | None
Row: TypeAlias = dict[str, Cell]

#: what SQLite holds as a whole number (https://www.sqlite.org/datatype3.html)
_LARGEST = (1 << 63) - 1
_YEAR = len("2008")


def added_columns(table: FlatTable) -> dict[str, Column]:
    """Return the columns that stand in front of those of the record, and behind them.

    They are what places a row, and what the record's own columns do not say.
    """
    joining = Column(ID, "`SOURCE#MESSAGE`, the key that joins all tables")
    place = Column(PLACE, "which one of the list, from 1", int)
    if table.name == CABLES:
        columns = [
            joining,
            Column(SOURCE, "the file it was read from"),
            Column(MESSAGE, "its number in that file, from 1", int),
            Column("year", "of the date-time group", int),
            Column("body", "the text as it is read, all blocks with empty lines between them"),
        ]
    elif table.name == TAGS:
        columns = [
            joining,
            place,
            Column("tag", "code or name"),
            Column("title", "what the code stands for; empty if the table of TAGS lacks it"),
            Column("kind", "`geographic`, `subject`, `organisation`, `program`"),
            Column("person", "in brackets behind it, `CLINTON, HILLARY`; a row for each"),
        ]
    elif len(table.keys) > 1:
        names = " or ".join(f"`{key}`" for key in table.keys)
        columns = [joining, Column(ROLE, f"which list it stands in: {names}"), place]
    else:
        columns = [joining, place]
    return {column.name: column for column in columns}


def rows_of(record: Mapping[str, Any]) -> Iterator[tuple[str, Row]]:
    """Yield the rows of a record, each with the name of its table; that of ``cables`` first.

    A record is ``to_dict`` with ``source`` and ``message``, as ``cablegram convert`` writes it.
    """
    joined = _text(identity(record[SOURCE], record[MESSAGE]))
    for table in flat_tables():
        if table.name == CABLES:
            yield CABLES, {ID: joined, **_cable(record), **_cells(table, record)}
        elif table.name == TAGS:
            for place, row in enumerate(_tags(record), start=1):
                yield TAGS, {ID: joined, PLACE: place, **row}
        else:
            for row in _entries(table, record):
                yield table.name, {ID: joined, **row}


def _cable(record: Mapping[str, Any]) -> Row:
    year = (record["dtg"] or "")[:_YEAR]
    return {
        SOURCE: _text(record[SOURCE]),
        MESSAGE: record[MESSAGE],
        "year": int(year) if year.isdecimal() else None,
        "body": _text(reading_text(record["body"])),
    }


def _entries(table: FlatTable, record: Mapping[str, Any]) -> Iterator[Row]:
    for key in table.keys:
        shared: Row = {ROLE: key} if len(table.keys) > 1 else {}
        for place, entry in enumerate(record.get(key) or (), start=1):
            yield {**shared, PLACE: place, **_cells(table, entry)}


def _tags(record: Mapping[str, Any]) -> Iterator[Row]:
    """Yield a row for each code, or for each person that stands behind it."""
    persons: dict[str, list[str | None]] = {}
    for it in record["tag_persons"]:
        persons.setdefault(it["tag"], []).append(_text(it["person"]))
    for code in dict.fromkeys([*record["tags"], *persons]):
        entry = tables.tag(code)
        about: Row = {
            "tag": _text(code),
            "title": entry.title if entry else None,
            "kind": entry.kind if entry else None,
        }
        for person in persons.get(code, [None]):
            yield {**about, "person": person}


def _cells(table: FlatTable, values: Mapping[str, Any]) -> Row:
    return {column.name: _cell(column, values) for column in table.columns}


def _cell(column: Column, values: Mapping[str, Any]) -> Cell:
    found: Any = values
    for key in column.path:
        found = found.get(key) if found is not None else None
    if found is None:
        return None
    if column.is_json:
        return _text(json.dumps(found, ensure_ascii=False))
    return _number(found) if column.kind is int else _text(found)


def _number(value: int) -> int | str:
    """Return a number; one that is too long, which a damaged text may have, as its figures."""
    return int(value) if abs(value) <= _LARGEST else str(value)


def _text(text: str) -> str:
    """Return the text; a lone surrogate, which has no UTF-8, is written as JSON would."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()
