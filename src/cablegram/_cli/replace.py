"""One file in the place of another: all of it, or nothing."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import attrs

from cablegram._disk import check_regular, place_of, sync_folder

__all__ = ["Beside", "beside", "replace_file", "replacing"]


def replace_file(path: Path, data: bytes) -> None:
    """Put ``data`` in the place of a file, or make the file: all of it, or nothing.

    Raises:
        OSError: the file cannot be written, or is no regular one; the old one stands.
    """
    with replacing(path) as file:
        file.write(data)


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Give a file to write to, which takes the place of another when it is whole.

    Raises:
        OSError: the file cannot be written, or is no regular one; the old one stands.
    """
    with beside(path) as new, new.path.open("wb") as file:
        yield file


@attrs.define
class Beside:
    """A new file beside the place that it is for."""

    #: where it is written
    path: Path
    #: whether it takes the place when it is written; else it is removed
    is_wanted: bool = True


@contextlib.contextmanager
def beside(path: Path) -> Iterator[Beside]:
    """Give the place of a new file, which takes that of another when it is whole.

    It is written beside the old one and takes its name when it is on the disk, so that whoever
    interrupts this finds the old file or the new one. Mode is kept, and owner where the system lets
    us; of a link, the file it leads to is replaced.

    Raises:
        OSError: the file cannot be written, or is no regular one; the old one stands.
    """
    place = place_of(path)
    old = _about(place)
    # A short name: that of the file itself may be as long as the system allows.
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=".cablegram.", suffix=".new")
    os.close(handle)
    new = Beside(Path(name))
    try:
        yield new
        if new.is_wanted:
            with new.path.open("rb+") as file:
                _take_over(file.fileno(), name, old, place)
                os.fsync(file.fileno())
            new.path.replace(place)
            sync_folder(place.parent)
    finally:
        new.path.unlink(missing_ok=True)


def _about(place: Path) -> os.stat_result | None:
    """Return what is known of the old file; ``None`` if there is none."""
    found = check_regular(place)
    if found is not None and not os.access(place, os.W_OK):
        raise PermissionError(None, "the file is write-protected", str(place))
    return found


def _take_over(handle: int, name: str, old: os.stat_result | None, place: Path) -> None:
    """Give the new file owner, attributes and mode of the old, or the mode of any new file."""
    if old is None:
        Path(name).chmod(0o666 & ~_umask())
        return
    if hasattr(os, "fchown"):
        with contextlib.suppress(OSError):  # giving a file away is the superuser's right
            os.fchown(handle, old.st_uid, old.st_gid)
    if hasattr(os, "listxattr"):
        with contextlib.suppress(OSError):  # not every disk has them
            for attribute in os.listxattr(place):
                os.setxattr(name, attribute, os.getxattr(place, attribute))
    Path(name).chmod(stat.S_IMODE(old.st_mode))


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
