"""The members of a zip file, in the order of its list, which stands at its end.

The list is gone through entry by entry. For each, Python's ``zipfile`` is shown a file in which
that entry is the only one: so memory does not grow with the members, of which there may be
millions, and an entry that is damaged is not the end of the others.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Iterator
from typing import IO, Any, Final, Self, cast

import attrs

from cablegram._sources.members import Member
from cablegram._sources.packing import bounded
from cablegram._sources.stream import DamagedError, buffered, told

__all__ = ["zip_members"]

# APPNOTE.TXT, 4.3.12 to 4.3.16: the entry of a member, and the three ends of the list
_ENTRY: Final = struct.Struct("<4s6H3L5H2L")
_END_64: Final = struct.Struct("<4sQ2H2L4Q")
_LOCATOR: Final = struct.Struct("<4sLQL")
_END: Final = struct.Struct("<4s4H2LH")
#: a comment may stand behind the end
_LONGEST_END: Final = _END.size + (1 << 16) + _LOCATOR.size + _END_64.size
#: what is unpacked of a member in any case; the ratio holds for what is more
_FREE: Final = 1 << 24
_ENCRYPTED: Final = 1
_IN_UTF_8: Final = 1 << 11
_UNIX: Final = 3


@attrs.frozen
class _List:
    """Where the list of members stands."""

    start: int
    size: int
    #: how many they are, or the last 16 bits of that number
    count: int
    #: bytes in front of the archive, which its own places do not count
    before: int


def zip_members(file: IO[bytes]) -> Iterator[Member]:
    """Yield all but folders; links are named, and not followed. The file can be gone back in.

    Raises:
        DamagedError: the list of members is damaged there.
    """
    found = _find_list(file)
    left = file.seek(0, io.SEEK_END)
    place, end, count = found.start, found.start + found.size, 0
    while place < end:
        count += 1
        file.seek(place)
        entry = _read_entry(file)
        place += len(entry)
        with _only(file, found, entry) as member:
            left -= member.packed
            if left < 0:
                raise DamagedError("it is damaged: its members overlap")
            if not member.is_folder:
                yield member.member()
    if (count - found.count) & 0xFFFF:
        raise DamagedError(f"it is damaged: it should have {found.count:,} members, not {count:,}")


def _find_list(file: IO[bytes]) -> _List:
    start = max(0, file.seek(0, io.SEEK_END) - _LONGEST_END)
    file.seek(start)
    tail = file.read()
    place = tail.rfind(b"PK\5\6")
    if place < 0 or place + _END.size > len(tail):
        raise DamagedError("it is damaged: the list of its members, at the end, is missing")
    disk, _, _, count, size, offset, _ = _END.unpack_from(tail, place)[1:]
    ends = place - _LOCATOR.size - _END_64.size
    if ends >= 0 and tail.startswith(b"PK\6\6", ends):
        count, size, offset = _END_64.unpack_from(tail, ends)[-3:]
        place = ends
    before = start + place - size - offset
    if disk or before < 0:
        raise DamagedError("it is damaged, or a part of an archive in several files")
    return _List(offset + before, size, count, before)


def _read_entry(file: IO[bytes]) -> bytes:
    head = file.read(_ENTRY.size)
    if len(head) < _ENTRY.size or not head.startswith(b"PK\1\2"):
        raise DamagedError("it is damaged in the list of its members")
    lengths = _ENTRY.unpack(head)[10:13]
    return head + file.read(sum(lengths))


class _only:  # noqa: N801  a function to its users
    """One member, as if there were no other."""

    def __init__(self, file: IO[bytes], found: _List, entry: bytes) -> None:
        fields = _ENTRY.unpack_from(entry)
        self._flags, self.packed, self._attributes = fields[3], fields[8], fields[15]
        self._is_unix = fields[1] >> 8 == _UNIX
        name = entry[_ENTRY.size :][: fields[10]]
        self.name = _name(name, is_utf_8=bool(self._flags & _IN_UTF_8))
        self._file = cast("IO[bytes]", _Single(file, found, entry))
        self._opened: list[Any] = []

    @property
    def is_folder(self) -> bool:
        return self.name.endswith(("/", "\\"))

    def member(self) -> Member:
        if self._is_unix and stat.S_ISLNK(self._attributes >> 16):
            return Member(self.name, reason="is a link, which is not followed")
        if self._flags & _ENCRYPTED:
            return Member(self.name, reason="it is encrypted", unread=True)
        try:
            archive = zipfile.ZipFile(self._file)
            self._opened.append(archive)
            info = archive.infolist()[0]
            opened = cast("io.BufferedReader", archive.open(info))
            self._opened.append(opened)
        except Exception as error:  # noqa: BLE001  whatever `zipfile` meets in there
            return Member(self.name, reason=str(told(error).strerror), unread=True)
        return Member(self.name, buffered(bounded(opened.read1, lambda: info.compress_size, _FREE)))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for opened in reversed(self._opened):
            opened.close()


def _name(name: bytes, *, is_utf_8: bool) -> str:
    """Return a name. Without the mark of UTF-8 many programs write it all the same."""
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name.decode("utf-8", "surrogateescape") if is_utf_8 else name.decode("cp437")


class _Single:
    """A file as ``zipfile`` wants it: all of the archive but its list, and a list of one entry."""

    def __init__(self, file: IO[bytes], found: _List, entry: bytes) -> None:
        self._file, self._start = file, found.start
        offset, size = found.start - found.before, len(entry)
        self._tail = b"".join(
            (
                entry,
                _END_64.pack(b"PK\6\6", _END_64.size - 12, 45, 45, 0, 0, 1, 1, size, offset),
                _LOCATOR.pack(b"PK\6\7", 0, offset + size, 1),
                _END.pack(b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0),
            )
        )
        self._place = 0

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = (0, self._place, self._start + len(self._tail))[whence]
        if base + offset < 0:
            raise OSError(None, "a place in front of the file")
        self._place = base + offset
        return self._place

    def read(self, size: int = -1) -> bytes:
        if self._place >= self._start:
            begin = self._place - self._start
            data = self._tail[begin:] if size < 0 else self._tail[begin : begin + size]
        else:
            left = self._start - self._place
            self._file.seek(self._place)
            data = self._file.read(left if size < 0 else min(size, left))
        self._place += len(data)
        return data

    def close(self) -> None:
        """Nothing: the file is read on."""
