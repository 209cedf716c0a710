"""The files that are meant: those that were named, and what is below folders."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import attrs

__all__ = ["STANDARD_INPUT", "SUFFIXES", "File", "find_files"]

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
    without: Path | None = None,
) -> Iterator[File]:
    """Yield the files named, and for each folder what is below it; each file once.

    ``without`` is a folder that is not searched, wherever it is come by. In folders, hidden files
    and folders are skipped; ``pass_over`` is told of files of other kinds and of links that lead
    out of the folder, ``fail`` of a folder that cannot be read. What is remembered does not grow
    with the files in folders, for there may be millions.
    """
    seen: set[str] = set()
    folders: list[Path] = []
    for name in names:
        if name == STANDARD_INPUT:
            if name not in seen:
                yield File(name)
            seen.add(name)
            continue
        is_folder = _is_folder(name)
        for file in _walk(name, fail, pass_over, without) if is_folder else [_named(name)]:
            place = _real(file.name)
            if place in seen or any(_finds(folder, place) for folder in folders):
                continue
            if not file.walked or Path(file.name).is_symlink():
                seen.add(place)
            yield file
        if is_folder:
            folders.append(Path(os.path.realpath(name)))


def _is_folder(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except ValueError:  # a NUL in the name
        return False


def _real(name: str) -> str:
    try:
        return os.path.realpath(name)
    except ValueError:  # as above
        return name


def _named(name: str) -> File:
    return File(name, relative=Path(name).name)


def _walk(
    folder: str,
    fail: Callable[[str], None],
    pass_over: Callable[[Path], None],
    without: Path | None,
) -> Iterator[File]:
    def complain_of(error: OSError) -> None:
        fail(f"cannot read {error.filename}: {error.strerror or error}")

    inside = Path(os.path.realpath(folder))
    for here, folders, names in os.walk(folder, onerror=complain_of):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if without is not None:
            folders[:] = [name for name in folders if not _is_same(Path(here, name), without)]
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


def _is_same(path: Path, folder: Path) -> bool:
    return os.path.realpath(path) == os.path.realpath(folder)


def _leads_out(path: Path, folder: Path) -> bool:
    return path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(folder)


def _finds(folder: Path, place: str) -> bool:
    """Tell whether a walk through a folder comes by a file, without going; both are real paths."""
    path = Path(place)
    if not path.is_relative_to(folder) or path.suffix.lower() not in SUFFIXES:
        return False
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return not hidden and path.is_file()
