"""Files and folders to be written anew: which are meant, and how one takes another's place."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import attrs

from cablegram._disk import sync_folder

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


def find_files(
    names: Iterable[str],
    fail: Callable[[str], None],
    pass_over: Callable[[Path], None] = lambda _: None,
) -> Iterator[File]:
    """Yield the files named, and for each folder what is below it; each file once.

    In folders, hidden files and folders are skipped; ``pass_over`` is told of files of other kinds
    and of links that lead out of the folder, ``fail`` of a folder that cannot be read. What is
    remembered does not grow with the files in folders, for there may be millions.
    """
    seen: set[str] = set()
    folders: list[Path] = []
    for name in names:
        if name == STANDARD_INPUT:
            yield File(name)
            continue
        is_folder = Path(name).is_dir()
        for file in _walk(name, fail, pass_over) if is_folder else [_named(name)]:
            place = os.path.realpath(file.name)
            if place in seen or any(_finds(folder, place) for folder in folders):
                continue
            if not file.walked or Path(file.name).is_symlink():
                seen.add(place)
            yield file
        if is_folder:
            folders.append(Path(os.path.realpath(name)))


def _named(name: str) -> File:
    return File(name, relative=Path(name).name)


def _walk(
    folder: str, fail: Callable[[str], None], pass_over: Callable[[Path], None]
) -> Iterator[File]:
    def complain_of(error: OSError) -> None:
        fail(f"cannot read {error.filename}: {error.strerror or error}")

    inside = Path(os.path.realpath(folder))
    for here, folders, names in os.walk(folder, onerror=complain_of):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(here, name)
            if name.startswith("."):
                continue
            if path.suffix.lower() not in SUFFIXES or _leads_out(path, inside):
                pass_over(path)
            elif path.exists() and not path.is_file():
                fail(f"cannot read {path}: it is no regular file")  # a pipe may never end
            elif not (path.is_symlink() and _finds(inside, os.path.realpath(path))):
                yield File(str(path), walked=True, relative=str(path.relative_to(folder)))


def _leads_out(path: Path, folder: Path) -> bool:
    return path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(folder)


def _finds(folder: Path, place: str) -> bool:
    """Tell whether a walk through a folder comes by a file, without going; both are real paths."""
    path = Path(place)
    if not path.is_relative_to(folder) or path.suffix.lower() not in SUFFIXES:
        return False
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return not hidden and path.is_file()


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
    sync_folder(place.parent)


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
