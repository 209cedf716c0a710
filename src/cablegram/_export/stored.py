"""Records out of a file that `cablegram convert` wrote, so that nothing is parsed again."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from typing import IO, Any

from cablegram._disk import open_regular

__all__ = ["STORED", "StoredError", "stored_records"]

#: how the names of such files end
STORED = (".jsonl", ".jsonl.gz")
_RECORD = "cablegram/"


class StoredError(ValueError):
    """A file holds something else than records."""


def stored_records(name: str) -> Iterator[dict[str, Any]]:
    """Yield the records of a file, one at a time.

    A record that does not say where it is from gets the name of this file and the number of its
    line.

    Raises:
        OSError: the file cannot be read.
        StoredError: a line is no record.
    """
    with open_regular(name) as file:
        packed: IO[bytes] | gzip.GzipFile = (
            gzip.GzipFile(fileobj=file) if _is_packed(name) else file
        )
        try:
            for number, line in enumerate(packed, start=1):
                if line.strip():
                    yield {"source": name, "message": number} | _record(name, number, line)
        except (gzip.BadGzipFile, EOFError) as error:
            raise StoredError(f"{name}: {error}") from None


def _is_packed(name: str) -> bool:
    return name.endswith(".gz")


def _record(name: str, number: int, line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        record = None
    if not isinstance(record, dict) or not str(record.get("record")).startswith(_RECORD):
        raise StoredError(f"{name}, line {number:,}: no record of `cablegram convert`")
    return record
