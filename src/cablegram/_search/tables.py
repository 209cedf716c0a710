"""Tables of records: Parquet files, known by their content, asked through DuckDB."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cablegram._record.shapes import keys_of
from cablegram._search.conditions import Condition
from cablegram._search.counts import By
from cablegram._search.places import place_of
from cablegram._search.sql import Query, name_sql, value_sql

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

__all__ = ["MAGIC", "RecordTable", "TableError", "is_parquet", "parts_of", "rows_of"]

MAGIC = b"PAR1"
#: columns without which a table is none of records, such as one of paragraphs
_NEEDED = frozenset({"source", "message", "mrn", "body"})
_ROWS = 1000


class TableError(Exception):
    """A table cannot be asked this; the words are for a reader."""


def is_parquet(path: str) -> bool:
    """Tell a Parquet file, by how it begins."""
    try:
        with Path(path).open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except (OSError, ValueError):
        return False


def parts_of(folder: str) -> list[str]:
    """Return the Parquet files below a folder, sorted; hidden ones are left out."""
    top = Path(folder)
    return [
        str(path)
        for path in sorted(top.rglob("*.parquet"))
        if not any(part.startswith(".") for part in path.relative_to(top).parts)
        and path.is_file()
        and is_parquet(str(path))
    ]


class RecordTable:
    """The rows of some Parquet files, as one table."""

    def __init__(self, paths: Sequence[str]) -> None:
        """Open them; those that are no tables of records, such as paragraphs, are left out.

        Raises:
            ModuleNotFoundError: there is no duckdb.
            TableError: none of them is a table of records, or one cannot be read.
        """
        import duckdb  # noqa: PLC0415  an extra, imported when it is used

        self._error = duckdb.Error
        self._connection = duckdb.connect(config={"autoinstall_known_extensions": False})
        self._connection.execute("SET TimeZone = 'UTC'")
        columns = {path: self._columns_of(path) for path in paths}
        self.paths = [path for path, names in columns.items() if names >= _NEEDED]
        if not self.paths:
            raise TableError(f"{paths[0]} is a table, but not one of records")
        self._columns = set.intersection(*[columns[path] for path in self.paths])

    def _columns_of(self, path: str) -> set[str]:
        query = Query()
        sql = f"SELECT * FROM {self._table(query, [path])} LIMIT 0"  # noqa: S608  parameters
        found = self._run(sql, query.parameters)
        return {str(column[0]) for column in found.description or ()}

    def _table(self, query: Query, paths: Sequence[str]) -> str:
        return f"read_parquet({query.add([_glob(path) for path in paths])}, union_by_name = true)"

    def rows(
        self, condition: Condition, keys: Sequence[str], limit: int | None
    ) -> Iterator[dict[str, Any]]:
        """Yield what rows say under some keys of the record, and ``source`` and ``message``."""
        query = Query()
        where = self._where(query, condition)
        wanted = [*keys, "source", "message"]
        shown = ", ".join([f"{_shown(key)} AS {name_sql(key)}" for key in wanted])
        found = self._run(self._select(shown, where, query, limit), query.parameters)
        while some := found.fetchmany(_ROWS):
            for row in some:
                yield dict(zip(wanted, row, strict=True))

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
        table = self._table(query, self.paths)
        sql = f"SELECT mrn, {cited} FROM {table} WHERE mrn IN ({names})"  # noqa: S608  as above
        found: dict[str, set[str]] = {number: set() for number in numbers}
        for number, references in self._run(sql, query.parameters).fetchall():
            found[number].update(it for it in references or () if it)
        return found

    def explain(self, condition: Condition) -> str:
        """Return the SQL, and the values of its parameters below it."""
        query = Query()
        query.table = self._table(query, self.paths)
        sql = self._select("*", self._where(query, condition), query, None)
        values = [f"${n} = {value!r}" for n, value in enumerate(query.parameters, start=1)]
        return "\n".join([sql, *values])

    def _where(self, query: Query, condition: Condition) -> str:
        where = query.where(condition)
        # Rows of texts that could not be read have no record.
        return f"error IS NULL AND {where}" if "error" in self._columns else where

    def _select(self, shown: str, where: str, query: Query, limit: int | None) -> str:
        end = "" if limit is None else f" LIMIT {query.add(limit)}"
        table = self._table(query, self.paths)
        return f"SELECT {shown} FROM {table} WHERE {where}{end}"  # noqa: S608  as above

    def _run(self, sql: str, parameters: list[object]) -> duckdb.DuckDBPyConnection:
        try:
            return self._connection.execute(sql, parameters)
        except self._error as error:
            raise _trouble(error) from None


def _trouble(error: Exception) -> TableError:
    return TableError(str(error).split("\n", 1)[0])


def rows_of(paths: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Yield the records of tables as pyarrow reads them, for want of duckdb.

    Raises:
        ModuleNotFoundError: there is no pyarrow either; its name is that of duckdb.
        TableError: as for :class:`RecordTable`.
    """
    if find_spec("pyarrow") is None:
        raise ModuleNotFoundError(name="duckdb")
    from pyarrow import parquet  # noqa: PLC0415  an extra, as above

    files = [parquet.ParquetFile(path) for path in paths]
    told = [file for file in files if set(file.schema_arrow.names) >= _NEEDED]
    if not told:
        raise TableError(f"{paths[0]} is a table, but not one of records")
    for file in told:
        for batch in file.iter_batches(_ROWS):
            yield from _records(batch)


def _records(batch: pa.RecordBatch) -> Iterator[dict[str, Any]]:
    from cablegram import arrow  # noqa: PLC0415  an extra, as above

    if "error" in batch.schema.names:  # rows of texts that could not be read have no record
        batch = batch.filter(batch["error"].is_null())
    places = zip(batch["source"].to_pylist(), batch["message"].to_pylist(), strict=True)
    for record, (source, message) in zip(arrow.records(batch), places, strict=True):
        yield record.to_dict() | {"source": source, "message": message}


def _glob(path: str) -> str:
    """Return a path as a pattern that means it alone."""
    return "".join([f"[{char}]" if char in "*?[" else char for char in path])


def _shown(key: str) -> str:
    is_key = any(it.name == key for it in keys_of())
    return value_sql(place_of(key)) if is_key and key == "dtg" else name_sql(key)
