"""An SQLite database: flat tables joined by one key, with full-text search.

It is written with sqlite-utils, the extra ``sqlite``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from sqlite3 import IntegrityError
from typing import TYPE_CHECKING, Any

from cablegram._export.columns import CABLES, SHOWN, TAGS, FlatTable, flat_tables
from cablegram._export.rows import Row, added_columns, rows_of
from cablegram._record import ID

if TYPE_CHECKING:
    from sqlite_utils import Database

__all__ = ["SEARCHED", "ExportError", "write_sqlite"]

#: columns of ``cables`` that the full-text search looks through
SEARCHED = ("subject", "body")
#: indexes for the questions that people ask, beside those on the key of each table
_INDEXES = (
    (CABLES, ("mrn",)),
    (CABLES, ("post", "dtg")),
    (CABLES, ("dtg",)),
    ("references", ("mrn",)),
    ("addressees", ("name",)),
    (TAGS, ("tag",)),
    ("diagnostics", ("code",)),
)
#: rows that wait to be written together, or characters of texts
_MANY, _LARGE = 20_000, 1 << 23

_CITATIONS = """\
SELECT citing.id AS id, citing.mrn AS mrn, citing.dtg AS dtg, citing.subject AS subject,
       cited.label AS label, cited.mrn AS cites, found.id AS cites_id, found.dtg AS cites_dtg,
       found.subject AS cites_subject
  FROM "references" AS cited
  JOIN cables AS citing ON citing.id = cited.id
  LEFT JOIN cables AS found
    ON found.id = (SELECT min(id) FROM cables WHERE mrn = cited.mrn)
 WHERE cited.mrn IS NOT NULL
"""


class ExportError(Exception):
    """What was asked for cannot be written; the message says why."""


def write_sqlite(records: Iterable[Mapping[str, Any]], path: Path) -> int:
    """Write a new database of records; return how many.

    Records are read one at a time, and few of them are in memory.

    Raises:
        ModuleNotFoundError: sqlite-utils is not installed.
        ExportError: two records have the same source and number.
        OSError: the database cannot be written.
    """
    from sqlite_utils import Database  # noqa: PLC0415  an extra

    with closing(Database(path)) as database:
        # What is half written when the machine stops is thrown away: nobody needs a journal.
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        _create(database)
        count = 0
        for rows in _shares(records):
            _insert(database, rows)
            count += len(rows[CABLES])
        _finish(database)
    return count


def _create(database: Database) -> None:
    for table in flat_tables():
        is_main = table.name == CABLES
        database.table(table.name).create(
            _kinds(table),
            pk=ID if is_main else None,
            foreign_keys=[] if is_main else [(ID, CABLES, ID)],
        )
    database.create_view("citations", _CITATIONS)


def _kinds(table: FlatTable) -> dict[str, type[str | int]]:
    """Return the columns; of ``cables``, first those that most people look for."""
    columns = {**added_columns(table), **{column.name: column for column in table.columns}}
    first = [ID, *SHOWN, *SEARCHED] if table.name == CABLES else [ID]
    return {name: columns[name].kind for name in dict.fromkeys([*first, *columns])}


def _shares(records: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, list[Row]]]:
    rows: dict[str, list[Row]] = {table.name: [] for table in flat_tables()}
    many = large = 0
    for record in records:
        for name, row in rows_of(record):
            rows[name].append(row)
            many += 1
            large += sum(len(cell) for cell in row.values() if isinstance(cell, str))
        if many >= _MANY or large >= _LARGE:
            yield rows
            rows = {name: [] for name in rows}
            many = large = 0
    if many:
        yield rows


def _insert(database: Database, rows: Mapping[str, list[Row]]) -> None:
    try:
        with database.atomic():
            for name, some in rows.items():
                database.table(name).insert_all(some)
    except IntegrityError:
        raise ExportError(
            f"two records have the same source and number, such as {_twice(database, rows)}: "
            "name each file once"
        ) from None


def _twice(database: Database, rows: Mapping[str, list[Row]]) -> str:
    met: set[Any] = set()
    for row in rows[CABLES]:
        known = database.table(CABLES).count_where(f"{ID} = ?", [row[ID]])
        if row[ID] in met or known:
            return str(row[ID])
        met.add(row[ID])
    return "?"


def _finish(database: Database) -> None:
    database.index_foreign_keys()
    for name, columns in _INDEXES:
        database.table(name).create_index(columns)
    database.table(CABLES).enable_fts(SEARCHED, tokenize="porter")
    database.analyze()
