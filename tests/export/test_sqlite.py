"""A database of records: flat tables, keys, full-text search."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from tests.mailbag import MAILBAG, records_below, write_mailbag

import cablegram
from cablegram._export.columns import CABLES, flat_tables
from cablegram._export.rows import added_columns, rows_of
from cablegram.testing import messy_bytes

sqlite_utils = pytest.importorskip("sqlite_utils")

from cablegram._export.sqlite import ExportError, write_sqlite  # noqa: E402  behind the question for its library


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """Return the records of the invented cables."""
    return list(records_below(write_mailbag(tmp_path_factory.mktemp("mail"))))


@pytest.fixture(scope="module")
def database(
    tmp_path_factory: pytest.TempPathFactory, records: list[dict[str, Any]]
) -> Iterator[sqlite3.Connection]:
    """Return a database of them."""
    path = tmp_path_factory.mktemp("database") / "mail.db"
    assert write_sqlite(records, path) == len(MAILBAG)
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


def column(database: sqlite3.Connection, query: str, *values: object) -> list[Any]:
    """Return the first column of an answer."""
    return [row[0] for row in database.execute(query, values)]


def test_columns_are_those_of_the_record(records: list[dict[str, Any]]) -> None:
    """Each key of a record is a column, the beginning of some, or a table; no name comes twice."""
    names = {
        table.name: [*added_columns(table), *[it.name for it in table.columns]]
        for table in flat_tables()
    }
    assert all(len(columns) == len(set(columns)) for columns in names.values())
    children = {key for table in flat_tables() for key in table.keys} | {"tag_persons"}
    starts = tuple(f"{name}_" for name in records[0])
    for key in records[0]:
        assert key in children or any(
            name == key or name.startswith(f"{key}_") for name in names[CABLES]
        )
    own = set(added_columns(flat_tables()[0]))
    assert all(
        name in own or name in records[0] or name.startswith(starts) for name in names[CABLES]
    )


def test_a_row_says_what_its_record_says(
    database: sqlite3.Connection, records: list[dict[str, Any]]
) -> None:
    """Texts and numbers are cells, parts of objects have a column, lists are JSON."""
    record = next(it for it in records if it["mrn"] == "07QUITO7")
    [row] = database.execute("SELECT * FROM cables WHERE mrn = '07QUITO7'").fetchall()

    assert row["id"] == f"{record['source']}#1"
    for key in ("dtg", "subject", "origin", "post", "serial", "classification", "summary"):
        assert row[key] == record[key]
    assert row["year"] == 2007
    assert row["declassification_on"] == record["declassification"]["on"]
    assert json.loads(row["captions"]) == ["SIPDIS", "NOFORN"]
    assert row["partial"] == 0
    assert row["body"] == "1. (C) Quito fishes less."


def test_entries_are_rows(database: sqlite3.Connection, records: list[dict[str, Any]]) -> None:
    """Each entry of a list of objects is a row of its table, in its place, joined by ``id``."""
    for record in records:
        key = f"{record['source']}#1"
        for table, entries in {
            "references": record["references"],
            "paragraphs": record["body"],
            "addressees": [*record["to"], *record["info"]],
            "diagnostics": record["diagnostics"],
        }.items():
            rows = database.execute(f'SELECT * FROM "{table}" WHERE id = ?', [key]).fetchall()  # noqa: S608
            assert len(rows) == len(entries)
            for row, entry in zip(rows, entries, strict=True):
                assert {name: row[name] for name in entry if name != "items"} == {
                    name: value for name, value in entry.items() if name != "items"
                }
    assert column(database, "SELECT role FROM addressees WHERE name = 'AMEMBASSY OSLO'") == ["info"]


def test_tags_have_titles_and_persons(database: sqlite3.Connection) -> None:
    """A code has its title from the table of TAGS, and the person behind it."""
    [row] = database.execute("SELECT * FROM tags WHERE tag = 'OVIP'").fetchall()
    assert (row["place"], row["title"], row["person"]) == (
        2,
        cablegram.tables.tag("OVIP").title,  # type: ignore[union-attr]
        "STONE, MARY",
    )


def test_keys(database: sqlite3.Connection) -> None:
    """Every other table has a foreign key to ``cables``, which holds."""
    for table in flat_tables()[1:]:
        keys = database.execute(f'PRAGMA foreign_key_list("{table.name}")').fetchall()
        assert [(it["from"], it["table"], it["to"]) for it in keys] == [("id", CABLES, "id")]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_full_text_search(database: sqlite3.Connection) -> None:
    """Words of subject and body are found, in any form."""
    query = (
        "SELECT mrn FROM cables JOIN cables_fts ON cables.rowid = cables_fts.rowid "
        "WHERE cables_fts MATCH ? ORDER BY mrn"
    )
    assert column(database, query, "fisherman") == []
    assert column(database, query, "fishing") == ["07LIMA11", "07QUITO7"]
    assert column(database, query, "subject: net") == ["07LIMA40", "07QUITO7"]
    assert column(database, query, '"wider nets"') == ["07LIMA40"]


def test_citations(database: sqlite3.Connection) -> None:
    """The view says what cites what, with the cited message where it is there."""
    rows = database.execute("SELECT mrn, cites, cites_subject FROM citations ORDER BY 1, 2")
    assert list(map(tuple, rows)) == [
        ("07LIMA40", "07LIMA11", "THE HARBOUR AT CALLAO"),
        ("07LIMA90", "07QUITO7", "NETS AND FISHERMEN"),
        ("07QUITO7", "07LIMA11", "THE HARBOUR AT CALLAO"),
        ("07QUITO7", "07LIMA40", "THE MINISTER ON NETS"),
        ("07QUITO7", "07OSLO3", None),
    ]


def test_a_cited_number_that_is_there_twice(tmp_path: Path, records: list[dict[str, Any]]) -> None:
    """A reference stays one row of the view."""
    again = [it | {"source": f"z{it['source']}"} for it in records if it["mrn"] == "07LIMA11"]
    write_sqlite([*records, *again], tmp_path / "x.db")
    with closing(sqlite3.connect(tmp_path / "x.db")) as connection:
        assert column(connection, "SELECT count(*) FROM citations") == [5]


def test_the_same_message_twice(tmp_path: Path, records: list[dict[str, Any]]) -> None:
    """Two records of one place are refused, and the place is named."""
    with pytest.raises(ExportError, match=r"such as FEB08-QUITO-2\.txt#1: name each file once"):
        write_sqlite([*records, records[0]], tmp_path / "x.db")


def test_long_numbers_and_surrogates(tmp_path: Path, records: list[dict[str, Any]]) -> None:
    """What SQLite has no type for is written as text, and no record is lost."""
    odd = records[0] | {"serial": 10**30, "subject": "A \udc80 B"}

    write_sqlite([odd], tmp_path / "x.db")

    with closing(sqlite3.connect(tmp_path / "x.db")) as connection:
        [row] = connection.execute("SELECT CAST(serial AS TEXT), subject FROM cables").fetchall()
    assert row[1] == "A \\udc80 B"
    assert float(row[0]) == 1e30


@given(messy_bytes())
@settings(max_examples=40)
def test_any_text_has_rows(data: bytes) -> None:
    """Whatever a text is, its record has a row, and its cells are what SQLite takes."""
    record = cablegram.to_dict(cablegram.parse(data)) | {"source": "a", "message": 1}
    with closing(sqlite3.connect(":memory:")) as connection:
        for name, row in rows_of(record):
            marks = ", ".join("?" * len(row))
            [back] = connection.execute(f"SELECT {marks}", list(row.values())).fetchall()
            assert list(back) == list(row.values()), name
