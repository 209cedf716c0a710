"""Tables of records: Parquet files, known by their content, asked through DuckDB."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from cablegram._cached import cached_property
from cablegram._record import ERROR, MESSAGE, SOURCE
from cablegram._record.shapes import keys_of
from cablegram._search.conditions import Condition
from cablegram._search.counts import By
from cablegram._search.places import place_of
from cablegram._search.sql import Query, literal_sql, name_sql, type_sql, value_sql

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

__all__ = ["RecordTable", "TableError"]

_ROWS = 1000
#: the column of the file that a row is in, for rows that name no other
_FILE = "cablegram_file"
#: what a table says of the place of a message, besides the keys of the record
_PLACES = {SOURCE: "VARCHAR", MESSAGE: "INTEGER"}


class TableError(Exception):
    """A table cannot be asked this; the words are for a reader."""


class RecordTable:
    """The rows of some Parquet files, as one table."""

    def __init__(self, paths: Sequence[str]) -> None:
        """Open them; they are tables of records, as ``cablegram._stored`` finds them.

        Raises:
            ModuleNotFoundError: there is no duckdb.
        """
        import duckdb  # noqa: PLC0415  an extra, imported when it is used

        self._error = duckdb.Error
        self._connection = duckdb.connect(config={"autoinstall_known_extensions": False})
        self._connection.execute("SET TimeZone = 'UTC'")
        self.paths = list(paths)

    @cached_property
    def _names(self) -> frozenset[str]:
        query = Query()
        sql = f"SELECT * FROM {self._files(query)} LIMIT 0"  # noqa: S608  parameters
        columns = self._run(sql, query.parameters).description or ()
        return frozenset(column[0] for column in columns)

    @cached_property
    def _absent(self) -> str:
        """SQL for the columns that the files lack: in each row they are NULL."""
        lacking = [key for key in keys_of() if key.name not in self._names]
        types = {key.name: type_sql(key.shape) for key in lacking}
        types |= {name: kind for name, kind in _PLACES.items() if name not in self._names}
        return "".join([f", NULL::{kind} AS {name_sql(name)}" for name, kind in types.items()])

    def _files(self, query: Query) -> str:
        paths = query.add([_glob(path) for path in self.paths])
        return f"read_parquet({paths}, union_by_name = true, filename = '{_FILE}')"

    def _table(self, query: Query) -> str:
        files = self._files(query)
        return f"(SELECT *{self._absent} FROM {files})" if self._absent else files  # noqa: S608

    def rows(
        self, condition: Condition, keys: Sequence[str], limit: int | None
    ) -> Iterator[dict[str, Any]]:
        """Yield what rows say under some keys of the record, and ``source`` and ``message``."""
        query = Query()
        where = self._where(query, condition)
        wanted = [*keys, SOURCE, MESSAGE]
        columns = {key: _shown(key) for key in wanted}
        columns[SOURCE] = f"coalesce({SOURCE}, {_FILE})"
        shown = ", ".join([f"{column} AS {name_sql(key)}" for key, column in columns.items()])
        found = self._run(self._select(shown, where, query, limit), query.parameters)
        while some := found.fetchmany(_ROWS):
            for row in some:
                yield dict(zip(columns, row, strict=True))

    def records(self, condition: Condition, limit: int | None) -> Iterator[dict[str, Any]]:
        """Yield whole records with ``source`` and ``message``, as `parse` writes them."""
        query = Query()
        where = self._where(query, condition)
        sql = self._select("*", where, query, limit)
        try:
            for batch in self._connection.sql(sql, params=query.parameters).to_arrow_reader(_ROWS):
                yield from _records(batch)
        except self._error as error:
            raise _trouble(error) from None

    def counts(self, condition: Condition, by: By) -> Counter[str | int | bool | None]:
        """Return how many messages have each value; ``None`` counts those that have none."""
        query = Query()
        where = self._where(query, condition)
        values = f"list_distinct({by.sql(query)})"
        each = f"unnest(CASE WHEN len({values}) > 0 THEN {values} ELSE [NULL] END) AS value"
        inner = self._select(each, where, query, None)
        sql = f"SELECT value, count(*) FROM ({inner}) GROUP BY value"  # noqa: S608  as above
        rows: list[tuple[Any, int]] = self._run(sql, query.parameters).fetchall()
        return Counter(dict(rows))

    def cited(self, numbers: frozenset[str]) -> dict[str, set[str]]:
        """Return what the messages of these numbers cite."""
        query = Query()
        names = ", ".join([query.add(number) for number in sorted(numbers)])
        cited = '[it.mrn FOR it IN "references"]'
        table = self._table(query)
        sql = f"SELECT mrn, {cited} FROM {table} WHERE mrn IN ({names})"  # noqa: S608  as above
        found: dict[str, set[str]] = {number: set() for number in numbers}
        for number, references in self._run(sql, query.parameters).fetchall():
            found[number].update(it for it in references or () if it)
        return found

    def explain(self, condition: Condition) -> str:
        """Return the SQL, and the values of its parameters below it."""
        query = Query()
        query.table = self._table(query)
        sql = self._select("*", self._where(query, condition), query, None)
        numbered = enumerate(query.parameters, start=1)
        values = [f"${number} = {literal_sql(value)}" for number, value in numbered]
        return "\n".join([sql, *values])

    def _where(self, query: Query, condition: Condition) -> str:
        where = query.where(condition)
        # Rows of texts that could not be read have no record.
        return f"{ERROR} IS NULL AND {where}" if ERROR in self._names else where

    def _select(self, shown: str, where: str, query: Query, limit: int | None) -> str:
        end = "" if limit is None else f" LIMIT {query.add(limit)}"
        table = self._table(query)
        return f"SELECT {shown} FROM {table} WHERE {where}{end}"  # noqa: S608  as above

    def _run(self, sql: str, parameters: list[object]) -> duckdb.DuckDBPyConnection:
        try:
            return self._connection.execute(sql, parameters)
        except self._error as error:
            raise _trouble(error) from None


def _trouble(error: Exception) -> TableError:
    return TableError(str(error).split("\n", 1)[0])


def _records(batch: pa.RecordBatch) -> Iterator[dict[str, Any]]:
    from cablegram import arrow  # noqa: PLC0415  an extra, as above

    if ERROR in batch.schema.names:  # rows of texts that could not be read have no record
        batch = batch.filter(batch[ERROR].is_null())
    places = zip(*(batch[it].to_pylist() for it in (SOURCE, _FILE, MESSAGE)), strict=True)
    for record, (source, file, message) in zip(arrow.records(batch), places, strict=True):
        yield record.to_dict() | {SOURCE: file if source is None else source, MESSAGE: message}


def _glob(path: str) -> str:
    """Return a path as a pattern that means it alone."""
    return "".join([f"[{char}]" if char in "*?[" else char for char in path])


def _shown(key: str) -> str:
    is_key = any(it.name == key for it in keys_of())
    return value_sql(place_of(key)) if is_key and key == "dtg" else name_sql(key)
