"""Records out of a file that `cablegram convert` wrote, so that nothing is parsed again."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from typing import IO, Any

from cablegram._disk import open_regular
from cablegram.record import Record

__all__ = ["STORED", "StoredError", "stored_records"]

#: how the names of such files end
STORED = (".jsonl", ".jsonl.gz", ".parquet")
_PARQUET = ".parquet"
#: rows of a table that are in memory at once
_MANY = 500


class StoredError(ValueError):
    """A file holds something else than records."""


def stored_records(name: str) -> Iterator[dict[str, Any]]:
    """Yield the records of a file, one at a time.

    A record that does not say where it is from gets the name of this file and the number of its
    line.

    Raises:
        OSError: the file cannot be read.
        StoredError: a line is no record, or the table is none of records.
        ModuleNotFoundError: the file is a Parquet table, and pyarrow is not installed.
    """
    if name.lower().endswith(_PARQUET):
        yield from _rows(name)
        return
    with open_regular(name) as file:
        packed: IO[bytes] | gzip.GzipFile = (
            gzip.GzipFile(fileobj=file) if _is_packed(name) else file
        )
        try:
            for number, line in enumerate(packed, start=1):
                if line.strip():
                    yield _record(name, number, line)
        except (gzip.BadGzipFile, EOFError) as error:
            raise StoredError(f"{name}: {error}") from None


def _rows(name: str) -> Iterator[dict[str, Any]]:
    """Yield the records of a Parquet table; rows that only say what went wrong are none."""
    import pyarrow as pa  # noqa: PLC0415  an extra
    import pyarrow.compute as pc  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    from cablegram.arrow import records  # noqa: PLC0415

    try:
        with open_regular(name) as opened, pq.ParquetFile(opened) as file:
            if not {"record", "source", "message"} <= set(file.schema_arrow.names):
                raise StoredError(f"{name}: no table of records of `cablegram convert`")
            for batch in file.iter_batches(_MANY):
                has_errors = "error" in batch.schema.names
                whole = batch.filter(pc.is_null(batch["error"])) if has_errors else batch
                places = zip(whole["source"], whole["message"], strict=True)
                for record, (source, number) in zip(records(whole), places, strict=True):
                    place = {"source": source.as_py() or name, "message": number.as_py()}
                    yield record.to_dict() | place
    except pa.ArrowInvalid as error:
        raise StoredError(f"{name}: {error}") from None


def _is_packed(name: str) -> bool:
    return name.endswith(".gz")


def _record(name: str, number: int, line: bytes) -> dict[str, Any]:
    try:
        values = json.loads(line)
        record = Record.from_dict(values).to_dict()
    except (ValueError, TypeError, RecursionError):
        raise StoredError(
            f"{name}, line {number:,}: no record of `cablegram convert`, or one of a newer version"
        ) from None
    source, message = values.get("source"), values.get("message")
    is_placed = isinstance(source, str) and isinstance(message, int)
    place = {"source": source, "message": message} if is_placed else {}
    return {"source": name, "message": number} | record | place
