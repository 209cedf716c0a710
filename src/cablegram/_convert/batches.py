"""Cut sources into batches: some files each, or some records of a ``cables.csv``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from os import SEEK_END
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO

import attrs

from cablegram._carriers.stream import opens_records, pieces, split_records

__all__ = ["STANDARD_INPUT", "Batch", "Trouble", "batches"]

STANDARD_INPUT = "-"
#: bytes that are worth the way to another process
_ENOUGH = 1 << 19
#: files of a batch, for those that are empty or missing have no bytes
_MANY = 1_000
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
    #: texts that were read already, each with its number among those of their source
    texts: list[tuple[int, bytes]] = attrs.Factory(list)
    source: str = ""
    #: they are records of a ``cables.csv``: each is a message, whatever it says
    is_csv: bool = False
    #: files that are not worth opening again
    troubles: list[Trouble] = attrs.Factory(list)
    #: bytes of the sources that are done with this batch
    size: int = 0

    def __bool__(self) -> bool:
        """Tell whether there is anything in it."""
        return bool(self.paths or self.texts or self.troubles)


def batches(sources: Iterable[str], limit: int) -> Iterator[Batch]:
    """Yield the batches of files in their order; none is larger than a file or half a megabyte.

    ``limit`` is the size in bytes of the largest message; a ``cables.csv`` may have any.
    """
    batch = Batch()
    for source in sources:
        try:
            with _open(source) as file:
                head = file.read(_HEAD)
                file.seek(0)
                if opens_records(head) and b"\0" not in head:
                    yield from filter(None, [batch])
                    batch = Batch()
                    yield from _csv_batches(source, file, limit)
                    continue
                _add(batch, source, head, file, limit)
        except OSError as error:
            batch.troubles.append(Trouble(source, f"cannot be read: {error.strerror or error}"))
        if batch.size >= _ENOUGH or len(batch.paths) + len(batch.troubles) >= _MANY:
            yield batch
            batch = Batch()
    yield from filter(None, [batch])


def _open(source: str) -> IO[bytes]:
    """Open a file; standard input is laid down on the disk, to be read like any other."""
    if source != STANDARD_INPUT:
        return Path(source).open("rb")
    file = TemporaryFile()  # noqa: SIM115  closed by who asked for it
    copyfileobj(sys.stdin.buffer, file)
    file.seek(0)
    return file


def _add(batch: Batch, source: str, head: bytes, file: IO[bytes], limit: int) -> None:
    size = file.seek(0, SEEK_END)
    batch.size += size
    if not head:
        batch.troubles.append(Trouble(source, "is empty"))
    elif b"\0" in head:
        batch.troubles.append(Trouble(source, "is binary"))
    elif size > limit:
        batch.troubles.append(Trouble(source, f"is larger than {limit:,} bytes"))
    elif source == STANDARD_INPUT:
        file.seek(0)
        batch.texts.append((1, file.read()))
        batch.source = source
    else:
        batch.paths.append(source)


def _csv_batches(source: str, file: IO[bytes], limit: int) -> Iterator[Batch]:
    batch = Batch(source=source, is_csv=True)
    read = place = 0
    for number, record in enumerate(split_records(pieces(file), limit, cut=True), start=1):
        read += len(record)
        if len(record) > limit:
            reason = f"has a message larger than {limit:,} bytes: number {number:,}"
            batch.troubles.append(Trouble(source, reason))
        else:
            batch.texts.append((number, record))
        if read >= _ENOUGH:
            # Of a record that was cut, more was read than is left of it.
            batch.size, place = file.tell() - place, file.tell()
            yield batch
            batch, read = Batch(source=source, is_csv=True), 0
    batch.size = file.tell() - place
    yield from filter(None, [batch])
