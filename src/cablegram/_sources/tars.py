"""The members of a tar file, in one pass from its beginning to its end."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from typing import Any, Final, Self, cast

from cablegram._sources.members import Member
from cablegram._sources.stream import DamagedError, Stream, buffered, told

__all__ = ["tar_members"]

_CHUNK: Final = 1 << 16
#: bytes that may stand in front of a member to describe it: long names, attributes, maps of holes
_DESCRIBED: Final = 1 << 20
#: how far it is looked behind the end for what stands there
_BEHIND: Final = 1 << 24


def tar_members(file: io.BufferedReader) -> Iterator[Member]:
    """Yield all but folders; links and devices are named, and not followed.

    Raises:
        DamagedError: it is damaged there: what follows cannot be found.
    """
    stream = Stream(file.read1)
    last = ""
    try:
        with _open(stream) as tar:
            while (found := tar.next()) is not None:
                last = found.name
                tar.members = []  # a list of all that came before; nobody goes back
                if not found.isdir():
                    yield _member(tar, found)
            tar.check_end()
    except Exception as error:  # whatever `tarfile` meets in there
        where = f" behind {last}" if last else ""
        raise DamagedError(f"{told(error).strerror}{where}") from error
    _check_behind(stream)


def _open(stream: Stream) -> _Tar:
    stream.allowance = _DESCRIBED  # the first header is read at once
    opened = _Tar.open(
        mode="r|",
        fileobj=cast("Any", stream),
        tarinfo=_Header,
        encoding="utf-8",
        errors="surrogateescape",
    )
    opened.source_stream, stream.allowance = stream, None
    return opened


class _Tar(tarfile.TarFile):
    """A tar file that knows what ended it: for Python's, any block that is no header is the end."""

    members: list[tarfile.TarInfo]
    source_stream: Stream | None = None
    ended_by: tarfile.HeaderError | None = None

    def check_end(self) -> None:
        """Raise an error unless the end was marked as such."""
        if self.ended_by is not None and not isinstance(self.ended_by, _MARKED_END):
            raise DamagedError("it is damaged: there is neither a member nor the mark of the end")


_MARKED_END: Final = getattr(tarfile, "EOFHeaderError", ())


class _Header(tarfile.TarInfo):
    """The header of a member; with what goes with it, of a size that it can have."""

    @classmethod
    def fromtarfile(cls, tarfile: Any) -> Self:  # noqa: ANN401
        if tarfile.source_stream is not None:
            tarfile.source_stream.allowance = _DESCRIBED
        try:
            return super().fromtarfile(tarfile)
        except HEADER_ERROR as error:
            tarfile.ended_by = error
            raise
        finally:
            if tarfile.source_stream is not None:
                tarfile.source_stream.allowance = None


HEADER_ERROR: Final = tarfile.HeaderError


def _member(tar: _Tar, found: tarfile.TarInfo) -> Member:
    if found.issym() or found.islnk():
        return Member(found.name, reason=f"is a link (to {found.linkname}), which is not followed")
    opened = tar.extractfile(found) if found.isreg() else None
    if opened is None:
        return Member(found.name, reason="is a device or a pipe, which is not read")
    return Member(found.name, buffered(cast("Any", opened).read1))


def _check_behind(stream: Stream) -> None:
    """Look behind the end: what is not zeros is another archive, put there."""
    for _ in range(_BEHIND // _CHUNK):
        data = stream.read(_CHUNK)
        if not data:
            return
        if data.strip(b"\0"):
            raise DamagedError("it goes on behind the mark of its end: that is not read")
