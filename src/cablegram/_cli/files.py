"""Files and folders to be written anew: which are meant, and how one takes another's place."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs

__all__ = ["STANDARD_INPUT", "SUFFIXES", "File", "find_files", "replace_file"]

STANDARD_INPUT = "-"
#: what a folder is searched for; any file is taken that is named
SUFFIXES = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".csv"})


@attrs.frozen
class File:
    """A file that is meant, or standard input."""

    #: as it was typed, or the folder that was typed and what is below it; ``-`` for standard input
    name: str
    #: found in a folder, not named by itself
    walked: bool = False
    #: its place below the folder, or its bare name
    relative: str = ""

    @property
    def is_standard_input(self) -> bool:
        """Whether this is no file but standard input."""
        return self.name == STANDARD_INPUT and not self.walked

    @property
    def shown(self) -> str:
        """The name that messages show."""
        return "<stdin>" if self.is_standard_input else self.name


def find_files(names: tuple[str, ...], fail: Callable[[str], None]) -> Iterator[File]:
    """Yield the files named, and for each folder what is below it; each file once.

    In folders, hidden files and folders are skipped, and links that lead out of the folder. A
    folder that cannot be read is reported by ``fail``.
    """
    seen: set[str] = set()
    for name in names:
        if name == STANDARD_INPUT:
            yield File(name)
            continue
        found = _walk(name, fail) if Path(name).is_dir() else [_named(name)]
        for file in found:
            place = os.path.realpath(file.name)
            if place not in seen:
                seen.add(place)
                yield file


def _named(name: str) -> File:
    return File(name, relative=Path(name).name)


def _walk(folder: str, fail: Callable[[str], None]) -> Iterator[File]:
    def complain_of(error: OSError) -> None:
        fail(f"cannot read {error.filename}: {error.strerror or error}")

    inside = Path(folder).resolve()
    for here, folders, names in os.walk(folder, onerror=complain_of):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(here, name)
            if name.startswith(".") or path.suffix.lower() not in SUFFIXES:
                continue
            if path.is_symlink() and not path.resolve().is_relative_to(inside):
                continue
            yield File(str(path), walked=True, relative=str(path.relative_to(folder)))


def replace_file(path: Path, data: bytes) -> None:
    """Put ``data`` in the place of a file, or make the file: all of it, or nothing.

    A new file is written beside the old one and takes its name when it is on the disk, so that
    whoever interrupts this finds the old file or the new one. Mode is kept, and owner where the
    system lets us; of a link, the file it leads to is replaced.

    Raises:
        OSError: the file cannot be written; the old one stands.
    """
    place = Path(os.path.realpath(path))
    old = _about(place)
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.", suffix=".new")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            _take_over(file.fileno(), name, old)
            os.fsync(file.fileno())
        Path(name).replace(place)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    _sync(place.parent)


def _about(place: Path) -> os.stat_result | None:
    """Return what is known of the old file; ``None`` if there is none."""
    try:
        found = place.stat()
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found.st_mode):
        raise OSError(None, "not a regular file", str(place))
    if not os.access(place, os.W_OK):
        raise PermissionError(None, "the file is write-protected", str(place))
    return found


def _take_over(handle: int, name: str, old: os.stat_result | None) -> None:
    """Give the new file owner and mode of the old one, or the mode of any new file."""
    if old is None:
        Path(name).chmod(0o666 & ~_umask())
        return
    if hasattr(os, "fchown"):
        with contextlib.suppress(OSError):  # giving a file away is the superuser's right
            os.fchown(handle, old.st_uid, old.st_gid)
    Path(name).chmod(stat.S_IMODE(old.st_mode))


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _sync(folder: Path) -> None:
    """Have the new name on the disk too, where folders can be opened."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
