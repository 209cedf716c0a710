"""Files that are packed, unpacked as they are read."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from collections.abc import Callable
from importlib import import_module
from typing import IO, Any, Final

from cablegram._sources.signs import Packing
from cablegram._sources.stream import DamagedError, buffered

__all__ = ["bounded", "unpacked"]

_CHUNK: Final = 1 << 16
#: what is unpacked of a byte at most, behind a beginning. Texts give 3 to 20, zeros 1,000 and more
_RATIO, _FREE = 200, 1 << 26
#: bytes that unpacking xz may take: its strongest setting takes 65 MB
_MEMORY: Final = 1 << 28
#: Python's own from 3.14 on, and the same for those before
_ZSTD = ("compression.zstd", "backports.zstd")
_BOMB: Final = f"it is packed more than {_RATIO} times over, as no text is: not read any further"


def unpacked(file: IO[bytes], packing: Packing) -> io.BufferedReader:
    """Return what is packed in a file, from where it is on.

    Raises:
        DamagedError: it is zstd, and nothing here unpacks that.
    """
    source = _Counted(file)
    return buffered(bounded(_OPEN[packing](source).read1, lambda: source.count, _FREE))


def bounded(
    read: Callable[[int], bytes], packed: Callable[[], int], free: int
) -> Callable[[int], bytes]:
    """Return what reads like ``read``, and ends where a few packed bytes give far too many.

    So the time for an archive is in line with its size, whatever is in it.
    """
    count = 0

    def read_on(size: int) -> bytes:
        nonlocal count
        data = read(size)
        count += len(data)
        if count > free + _RATIO * packed():
            raise DamagedError(_BOMB)
        return data

    return read_on


class _Counted:
    """A file that is read, and how much of it was."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(_CHUNK if size < 0 else size)
        self.count += len(data)
        return data


class _Xz:
    """xz in little memory: Python's own file for it takes as much as the packed bytes demand."""

    def __init__(self, file: Any) -> None:  # noqa: ANN401  whatever has ``read``
        self._file = file
        self._unpacker: lzma.LZMADecompressor | None = None

    def read1(self, size: int) -> bytes:
        while True:
            data = b""
            if self._unpacker is None or self._unpacker.eof:
                data = self._next_stream()
                if not data:
                    return b""
                self._unpacker = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_MEMORY)
            elif self._unpacker.needs_input:
                data = self._file.read(_CHUNK)
                if not data:
                    raise EOFError
            found = self._unpacker.decompress(data, size)
            if found:
                return found

    def _next_stream(self) -> bytes:
        """Return what begins the next stream of the file; zeros may stand in front of it."""
        data = (self._unpacker.unused_data if self._unpacker else b"").lstrip(b"\0")
        while not data:
            more = self._file.read(_CHUNK)
            if not more:
                return b""
            data = more.lstrip(b"\0") if self._unpacker else more
        return bytes(data)


def _open_gzip(file: Any) -> Any:  # noqa: ANN401  as above
    return gzip.GzipFile(fileobj=file, mode="rb")


def _open_zstd(file: Any) -> Any:  # noqa: ANN401  as above
    for module in _ZSTD:
        try:
            return import_module(module).ZstdFile(file)
        except ImportError:
            continue
    said = "it is packed with zstd, which needs Python 3.14, or: pip install 'cablegram[zstd]'"
    raise DamagedError(said)


_OPEN: Final[dict[Packing, Callable[[Any], Any]]] = {
    "gzip": _open_gzip,
    "bzip2": bz2.BZ2File,
    "xz": _Xz,
    "zstd": _open_zstd,
}
