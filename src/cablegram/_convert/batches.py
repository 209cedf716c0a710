"""Cut sources into batches: files, members of archives, or records of a ``cables.csv``."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from io import BufferedReader
from pathlib import Path

import attrs

from cablegram._carriers.stream import opens_records, pieces, split_records
from cablegram._input import is_binary
from cablegram._sources import (
    STANDARD_INPUT,
    Entry,
    LeftOut,
    Opened,
    PassedOver,
    contents,
    open_source,
)

__all__ = ["STANDARD_INPUT", "Batch", "Trouble", "batches"]

#: bytes that are worth the way to another process
_ENOUGH = 1 << 19
#: files of a batch, for those that are empty or missing have no bytes
_MANY = 1_000
_CHUNK = 1 << 16
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
    #: texts that were read already, behind the files: members of archives, standard input
    members: list[tuple[str, bytes]] = attrs.Factory(list)
    #: records of a ``cables.csv``, each with its number there: it is a message, whatever it says
    texts: list[tuple[int, bytes]] = attrs.Factory(list)
    source: str = ""
    is_csv: bool = False
    #: files that are not worth opening again
    troubles: list[Trouble] = attrs.Factory(list)
    #: bytes of the sources that are done with this batch
    size: int = 0

    def __bool__(self) -> bool:
        """Tell whether there is anything in it."""
        return bool(self.paths or self.members or self.texts or self.troubles or self.size)


def batches(
    sources: Iterable[str], limit: int, pass_over: Callable[[Path], None] = lambda _: None
) -> Iterator[Batch]:
    """Yield the batches of files in their order; none is larger than a file or half a megabyte.

    ``limit`` is the size in bytes of the largest message; a ``cables.csv`` may have any. What is in
    an archive is read here, once and in its order, for that is a hundredth of the work that a
    message makes; the processes get texts. ``pass_over`` is told of members that no folder would
    be searched for.
    """
    cutter = _Cutter(limit, pass_over)
    for source in sources:
        yield from cutter.take(source)
    yield from cutter.cut()


@attrs.define
class _Cutter:
    """The batch that is being filled."""

    limit: int
    pass_over: Callable[[Path], None]
    _batch: Batch = attrs.Factory(Batch)
    #: bytes that were read for it
    _read: int = 0

    def take(self, source: str) -> Iterator[Batch]:
        """Add a source; yield the batches that are full."""
        try:
            with open_source(source) as opened:
                place = _Place(opened)
                for found in contents(source, opened):
                    if isinstance(found, Entry):
                        yield from self._add(found, place)
                    elif isinstance(found, LeftOut):
                        self._leave_out(found)
                    elif isinstance(found, PassedOver):
                        self.pass_over(Path(found.name))
                    if not _is_file(found):
                        yield from self._full(place)
                self._batch.size += place.rest()
        except OSError as error:
            self._batch.troubles.append(Trouble.unreadable(source, error))
        yield from self._full()

    def cut(self) -> Iterator[Batch]:
        """Yield the batch, unless there is nothing in it, and begin another one."""
        if self._batch:
            yield self._batch
            self._batch, self._read = Batch(), 0

    def _full(self, place: _Place | None = None) -> Iterator[Batch]:
        batch = self._batch
        files = len(batch.paths) + len(batch.members) + len(batch.troubles)
        if self._read >= _ENOUGH or files >= _MANY:
            batch.size += place.moved() if place else 0
            yield from self.cut()

    def _add(self, entry: Entry, place: _Place) -> Iterator[Batch]:
        if not entry.head:
            self._batch.troubles.append(Trouble(entry.name, "is empty"))
        elif is_binary(entry.head):
            self._batch.troubles.append(Trouble(entry.name, "is binary"))
        elif opens_records(entry.head):
            yield from self.cut()
            yield from _csv_batches(entry, self.limit, place)
        elif entry.is_file:
            yield from self._add_file(entry)
        else:
            self._add_text(entry)

    def _add_file(self, entry: Entry) -> Iterator[Batch]:
        """Add a file by its name: who reads it opens it again."""
        size = os.fstat(entry.file.fileno()).st_size
        if size > self.limit:
            self._batch.troubles.append(Trouble(entry.name, _too_large(self.limit)))
            return
        if self._batch.members:  # files are read first
            yield from self.cut()
        self._batch.paths.append(entry.name)
        self._read += size

    def _add_text(self, entry: Entry) -> None:
        try:
            text = _read_up_to(entry.file, self.limit + 1)
        except OSError as error:
            self._batch.troubles.append(Trouble.unreadable(entry.name, error))
            return
        self._read += len(text)
        if len(text) > self.limit:
            self._batch.troubles.append(Trouble(entry.name, _too_large(self.limit)))
        else:
            self._batch.members.append((entry.name, text))

    def _leave_out(self, found: LeftOut) -> None:
        reason = f"{_UNREADABLE}{found.reason}" if found.unread else found.reason
        self._batch.troubles.append(Trouble(found.name, reason))


def _is_file(found: Entry | LeftOut | PassedOver) -> bool:
    return isinstance(found, Entry) and found.is_file


class _Place:
    """How far a source was read: what tells a reader how much is left."""

    def __init__(self, opened: Opened) -> None:
        self._file = opened.file
        self._size = os.fstat(self._file.fileno()).st_size if self._file.seekable() else 0
        self._last = 0

    def moved(self) -> int:
        """Return how many bytes were read since it was asked last."""
        place = min(self._file.tell(), self._size) if self._size else 0
        before, self._last = self._last, max(place, self._last)
        return self._last - before

    def rest(self) -> int:
        """Return how many there are behind that."""
        before, self._last = self._last, self._size
        return self._last - before


def _too_large(limit: int) -> str:
    return f"is larger than {limit:,} bytes (--max-size)"


def _read_up_to(file: BufferedReader, size: int) -> bytes:
    """Return a text, or as much as shows that it is too large, without room for the largest."""
    parts, left = [], size
    while left > 0 and (part := file.read(min(left, _CHUNK))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _csv_batches(entry: Entry, limit: int, place: _Place) -> Iterator[Batch]:
    batch, read = Batch(source=entry.name, is_csv=True), 0
    try:
        for number, record in enumerate(split_records(pieces(entry.file), limit, cut=True), 1):
            read += len(record)
            if len(record) > limit:
                said = f"has a message larger than {limit:,} bytes (--max-size): number {number:,}"
                batch.troubles.append(Trouble(entry.name, said))
            else:
                batch.texts.append((number, record))
            if read >= _ENOUGH:
                batch.size = place.moved()
                yield batch
                batch, read = Batch(source=entry.name, is_csv=True), 0
    except OSError as error:  # what came before is read
        batch.troubles.append(Trouble.unreadable(entry.name, error))
    batch.size = place.moved() if entry.is_member else place.rest()
    yield from filter(None, [batch])
