"""Files and folders of the system: opened without waiting, and on the disk before it counts."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path
from typing import IO

__all__ = ["check_regular", "is_handed_over", "open_regular", "place_of", "sync_folder"]

#: descriptors that the caller opened, as a shell does for ``<(command)``
_HANDED_OVER = ("/dev/fd/", "/proc/self/fd/", "/dev/stdin")
_NO_FILE = "it is no regular file"


def is_handed_over(name: str) -> bool:
    """Tell the name of a descriptor that is open already: its pipe has somebody who writes."""
    return name.startswith(_HANDED_OVER)


def open_regular(name: str) -> IO[bytes]:
    """Open a file to read it; a device may never end, and a named pipe may never begin.

    Raises:
        OSError: it cannot be opened, or is no regular file, nor a pipe that is open already.
    """
    try:
        mode = Path(name).stat().st_mode
    except ValueError as error:  # a NUL in the name
        raise OSError(None, str(error), name) from error
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(None, "it is a folder", name)
    if not (stat.S_ISREG(mode) or (stat.S_ISFIFO(mode) and is_handed_over(name))):
        raise OSError(None, _NO_FILE, name)
    return Path(name).open("rb")


def check_regular(path: Path) -> os.stat_result | None:
    """Return what is known of a file that is to be written; ``None`` if there is none yet.

    Raises:
        OSError: a folder, device, pipe or socket is there, also at the end of a link.
    """
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(None, "it is a folder", str(path))
    if not stat.S_ISREG(found.st_mode):
        raise OSError(None, _NO_FILE, str(path))
    return found


def place_of(path: Path) -> Path:
    """Return the place of a file that is to be written: of a link, the file it leads to."""
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk, where folders can be opened."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
