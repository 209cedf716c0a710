"""Cut sources into batches: some files each, or some records of a ``cables.csv``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

import attrs

from cablegram._carriers.stream import opens_records, split_records

__all__ = ["STANDARD_INPUT", "Batch", "Trouble", "batches"]

STANDARD_INPUT = "-"
#: bytes that are worth the way to another process
_ENOUGH = 1 << 19
#: so much of a file tells whether it is one of text
_HEAD = 1 << 13


@attrs.frozen
class Trouble:
    """A file that was left out, and why."""

    path: str
    reason: str


@attrs.define
class Batch:
    """A share of work. The same sources are always cut into the same batches."""

    #: whole files
    paths: list[str] = attrs.Factory(list)
    #: of a ``cables.csv``: whose records they are, and the records
    csv: str | None = None
    records: list[bytes] = attrs.Factory(list)
    #: files that are not worth opening again
    troubles: list[Trouble] = attrs.Factory(list)
    #: bytes of the sources that are done with this batch
    size: int = 0

    def __bool__(self) -> bool:
        """Tell whether there is anything in it."""
        return bool(self.paths or self.records or self.troubles)


def batches(sources: Iterable[str], limit: int) -> Iterator[Batch]:
    """Yield the batches of files in their order; none is larger than a file or half a megabyte.

    ``limit`` is the size in bytes of the largest message; a ``cables.csv`` may have any.
    """
    batch = Batch()
    for source in sources:
        try:
            with _open(source) as file:
                head = _peek(file)
                if opens_records(head) and b"\0" not in head:
                    yield from filter(None, [batch])
                    batch = Batch()
                    yield from _csv_batches(source, file, limit)
                    continue
            size = len(head) if source == STANDARD_INPUT else Path(source).stat().st_size
            _add(batch, source, head, size, limit)
        except OSError as error:
            batch.troubles.append(Trouble(source, f"cannot be read: {error.strerror or error}"))
        if batch.size >= _ENOUGH:
            yield batch
            batch = Batch()
    yield from filter(None, [batch])


def _open(source: str) -> IO[bytes]:
    if source == STANDARD_INPUT:
        return sys.stdin.buffer
    return Path(source).open("rb")


def _peek(file: IO[bytes]) -> bytes:
    """Return the beginning; what reads the file next begins there again."""
    return file.peek(_HEAD)[:_HEAD]  # type: ignore[attr-defined, no-any-return]  # buffered readers have it


def _add(batch: Batch, source: str, head: bytes, size: int, limit: int) -> None:
    batch.size += size
    if not head:
        batch.troubles.append(Trouble(source, "is empty"))
    elif b"\0" in head:
        batch.troubles.append(Trouble(source, "is binary"))
    elif size > limit:
        batch.troubles.append(Trouble(source, f"is larger than {limit:,} bytes"))
    else:
        batch.paths.append(source)


def _csv_batches(source: str, file: IO[bytes], limit: int) -> Iterator[Batch]:
    batch = Batch(csv=source)
    for record in split_records(file):
        batch.size += len(record)
        if len(record) > limit:
            batch.troubles.append(Trouble(source, f"has a record larger than {limit:,} bytes"))
        else:
            batch.records.append(record)
        if batch.size >= _ENOUGH:
            yield batch
            batch = Batch(csv=source)
    yield from filter(None, [batch])
