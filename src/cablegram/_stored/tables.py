"""The records of Parquet files; needs pyarrow, which is imported when there is one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from cablegram._disk import open_regular
from cablegram._record import ERROR, MESSAGE, RECORD_KEY, SOURCE
from cablegram._stored.stored import Stored, Tell, reason

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

__all__ = ["OtherTableError", "columns_of", "records_of_table"]

#: rows that are in memory at once
_ROWS = 500


class OtherTableError(OSError):
    """A table holds something else than records, such as paragraphs."""

    def __init__(self, path: str) -> None:
        said = f"it is no table of records: it has no column {RECORD_KEY!r}"
        super().__init__(None, said, path)


def columns_of(path: str) -> frozenset[str]:
    """Return the names of the columns of a table of records.

    Raises:
        ModuleNotFoundError: pyarrow is not installed.
        OtherTableError: it is a table of something else.
        OSError: it cannot be read.
    """
    with _opened(path) as table:
        return frozenset(table.schema_arrow.names)


@contextmanager
def _opened(path: str) -> Iterator[pq.ParquetFile]:
    import pyarrow as pa  # noqa: PLC0415  an extra, imported when it is used
    import pyarrow.parquet as pq  # noqa: PLC0415  as above

    try:
        with open_regular(path) as file, pq.ParquetFile(file) as table:
            if RECORD_KEY not in table.schema_arrow.names:
                raise OtherTableError(path)
            yield table
    except (ValueError, TypeError, pa.ArrowException) as error:
        raise OSError(None, str(error), path) from error


def records_of_table(path: str, keys: Sequence[str] | None, fail: Tell) -> Iterator[Stored]:
    """Yield the records of a table, one at a time; rows that say what went wrong have none.

    No more is read than some columns, if ``keys`` says which.
    """
    try:
        with _opened(path) as table:
            yield from _records(path, table, keys)
    except OSError as error:
        fail(f"cannot read {path}: {reason(error)}")


def _records(path: str, table: pq.ParquetFile, keys: Sequence[str] | None) -> Iterator[Stored]:
    from cablegram import arrow  # noqa: PLC0415  as above

    names = table.schema_arrow.names
    added = (RECORD_KEY, SOURCE, MESSAGE, ERROR)
    wanted = names if keys is None else [it for it in (*added, *keys) if it in names]
    first = 1
    for batch in table.iter_batches(_ROWS, columns=wanted):
        numbers = range(first, first + batch.num_rows)
        first += batch.num_rows
        places = zip(
            _column(batch, RECORD_KEY),
            _column(batch, SOURCE),
            _column(batch, MESSAGE),
            numbers,
            strict=True,
        )
        there = [it[1:] for it in places if it[0] is not None]
        rows = batch.filter(batch[RECORD_KEY].is_valid())
        for record, (source, message, number) in zip(arrow.records(rows), there, strict=True):
            given = number if message is None else message
            yield Stored(record, path if source is None else source, given)


def _column(batch: pa.RecordBatch, name: str) -> Iterable[Any]:
    if name not in batch.schema.names:
        return [None] * batch.num_rows
    values: list[Any] = batch[name].to_pylist()
    return values
