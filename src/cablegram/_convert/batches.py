"""Cut sources into batches: some files each, or some records of a ``cables.csv``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from os import SEEK_END
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO

import attrs

from cablegram._carriers.stream import opens_records, pieces, split_records
from cablegram._disk import is_handed_over, open_regular
from cablegram._input import is_binary

__all__ = ["STANDARD_INPUT", "Batch", "Trouble", "batches"]

STANDARD_INPUT = "-"
#: bytes that are worth the way to another process
_ENOUGH = 1 << 19
#: files of a batch, for those that are empty or missing have no bytes
_MANY = 1_000
#: so much of a file tells whether it is one of text
_HEAD = 1 << 13
_UNREADABLE = "cannot be read: "


@attrs.frozen
class Trouble:
    """A file that was left out, and why."""

    path: str
    reason: str

    @classmethod
    def unreadable(cls, path: str, error: OSError) -> Trouble:
        """Return what is said of a file that cannot be read."""
        return cls(path, f"{_UNREADABLE}{error.strerror or error}")

    @property
    def is_unreadable(self) -> bool:
        """Whether the file could not be read: all others were, and are no cables."""
        return self.reason.startswith(_UNREADABLE)


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
            with _open(source, limit) as file:
                head = file.read(_HEAD)
                file.seek(0)
                if opens_records(head) and not is_binary(head):
                    yield from filter(None, [batch])
                    batch = Batch()
                    yield from _csv_batches(source, file, limit)
                    continue
                if _is_stream(source):  # a batch has one source of texts
                    yield from filter(None, [batch])
                    batch = Batch(source=source)
                _add(batch, source, head, file, limit)
        except OSError as error:
            batch.troubles.append(Trouble.unreadable(source, error))
        if batch.texts or batch.size >= _ENOUGH or len(batch.paths) + len(batch.troubles) >= _MANY:
            yield batch
            batch = Batch()
    yield from filter(None, [batch])


def _is_stream(source: str) -> bool:
    return source == STANDARD_INPUT or is_handed_over(source)


def _open(source: str, limit: int) -> IO[bytes]:
    """Open a file; what can be read once only is laid down on the disk, to be read like a file."""
    if not _is_stream(source):
        return open_regular(source)
    if source == STANDARD_INPUT:
        return _laid_down(sys.stdin.buffer, limit)
    with open_regular(source) as stream:
        return _laid_down(stream, limit)


def _laid_down(stream: IO[bytes], limit: int) -> IO[bytes]:
    """Copy a stream: all of a ``cables.csv``; of others, which may never end, what shows them."""
    head = stream.read(_HEAD)
    file = TemporaryFile()  # noqa: SIM115  closed by who asked for it
    file.write(head)
    if opens_records(head) and not is_binary(head):
        copyfileobj(stream, file)
    elif not is_binary(head):
        file.write(stream.read(limit + 1))
    file.seek(0)
    return file


def _add(batch: Batch, source: str, head: bytes, file: IO[bytes], limit: int) -> None:
    size = file.seek(0, SEEK_END)
    batch.size += size
    if not head:
        batch.troubles.append(Trouble(source, "is empty"))
    elif is_binary(head):
        batch.troubles.append(Trouble(source, "is binary"))
    elif size > limit:
        batch.troubles.append(Trouble(source, f"is larger than {limit:,} bytes (--max-size)"))
    elif _is_stream(source):
        file.seek(0)
        batch.texts.append((1, file.read()))
    else:
        batch.paths.append(source)


def _csv_batches(source: str, file: IO[bytes], limit: int) -> Iterator[Batch]:
    batch = Batch(source=source, is_csv=True)
    read = place = 0
    for number, record in enumerate(split_records(pieces(file), limit, cut=True), start=1):
        read += len(record)
        if len(record) > limit:
            reason = f"has a message larger than {limit:,} bytes (--max-size): number {number:,}"
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
