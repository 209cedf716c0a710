"""Bytes in their order, with errors in the words of this package."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Final

__all__ = ["DamagedError", "Stream", "buffered", "head_of", "told"]

#: bytes that are asked for at once
_CHUNK: Final = 1 << 16


class DamagedError(OSError):
    """An archive, or a member of it, cannot be read."""

    def __init__(self, said: str) -> None:
        super().__init__(None, said)


def told(error: Exception) -> OSError:
    """Return an error that says what is wrong, for a reader; one of the system is itself.

    Python's modules for archives raise many kinds of errors for what is damaged, not all of them
    their own.
    """
    if isinstance(error, DamagedError) or (isinstance(error, OSError) and error.errno is not None):
        return error
    if isinstance(error, EOFError):
        return DamagedError("it is damaged: it ends too soon")
    if isinstance(error, NotImplementedError):
        return DamagedError(f"it is packed in a way that is not read here: {error}")
    return DamagedError(f"it is damaged: {str(error) or type(error).__name__}")


class Stream(io.RawIOBase):
    """Bytes that come from a function, and cannot be gone back in.

    What came in front of an error is handed out before it is raised, as ``DamagedError``.
    """

    def __init__(self, read: Callable[[int], bytes]) -> None:
        super().__init__()
        self._read = read
        self._error: Exception | None = None
        #: how many bytes there were
        self.count = 0
        #: how many more may be read at most; ``None`` if any number
        self.allowance: int | None = None

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer; it stays in part empty at the end only."""
        filled = 0
        while filled < len(buffer) and self._error is None:
            try:
                data = self._read(min(len(buffer) - filled, _CHUNK))
            except Exception as error:  # noqa: BLE001  whatever Python's modules meet in there
                self._error = error
                break
            if not data:
                break
            buffer[filled : filled + len(data)] = data
            filled += len(data)
            self.count += len(data)
            self._spend(len(data))
        if not filled and self._error is not None:
            raise told(self._error)
        return filled

    def _spend(self, size: int) -> None:
        if self.allowance is not None:
            self.allowance -= size
            if self.allowance < 0:
                self._error = DamagedError("it is damaged: what describes a member has no end")


def buffered(read: Callable[[int], bytes]) -> io.BufferedReader:
    """Return a file of what a function yields; a look ahead into it shows all of a buffer."""
    return io.BufferedReader(Stream(read), _CHUNK)


def head_of(file: io.BufferedReader, size: int) -> bytes:
    """Return the first bytes of a file, and leave it where it is.

    Raises:
        DamagedError: it cannot be read.
    """
    if file.seekable():
        place = file.tell()
        head = file.read(size)
        file.seek(place)
        return head
    return file.peek(size)[:size]
