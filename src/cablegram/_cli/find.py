"""The files that are meant: those that were named, that fit a pattern, or are below a folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import attrs

from cablegram._sources import STANDARD_INPUT, expand, is_pattern, is_taken

__all__ = ["STANDARD_INPUT", "File", "find_files"]


@attrs.frozen
class File:
    """A file that is meant, a member of an archive, or standard input."""

    #: as it was typed, or the folder that was typed and what is below it; ``-`` for standard input
    name: str
    #: found in a folder or an archive, not named by itself
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
    *,
    packed: bool = True,
) -> Iterator[File]:
    """Yield the files named, and for each folder what is below it; each file once.

    A name with ``*``, ``?`` or ``[`` that is no file stands for those that fit it. ``without`` is a
    folder that is not searched, wherever it is come by; without ``packed``, none is searched for
    archives and packed texts. In folders, hidden files and folders are skipped; ``pass_over`` is
    told of files of other kinds and of links that lead out of the folder, ``fail`` of a folder that
    cannot be read, and of a pattern that nothing fits. What is remembered does not grow
    with the files in folders, for there may be millions.
    """
    seen: set[str] = set()
    folders: list[Path] = []
    search = _Search(fail, pass_over, without, packed)
    for name in _expanded(names, fail):
        if name == STANDARD_INPUT:
            if name not in seen:
                yield File(name)
            seen.add(name)
            continue
        is_folder = _is_folder(name)
        for file in search.walk(name) if is_folder else [_named(name)]:
            place = _real(file.name)
            if place in seen or any(search.finds(folder, place) for folder in folders):
                continue
            if not is_folder and _is_member(place, seen):
                continue
            if not file.walked or Path(file.name).is_symlink():
                seen.add(place)
            yield file
        if is_folder:
            folders.append(Path(os.path.realpath(name)))


def _expanded(names: Iterable[str], fail: Callable[[str], None]) -> Iterator[str]:
    for name in names:
        if not is_pattern(name):
            yield name
            continue
        found = False
        for found_name in expand(name):
            found = True
            yield found_name
        if not found:
            fail(f"cannot read {name}: there is no file of this name, and none that fits it")


def _is_member(place: str, seen: set[str]) -> bool:
    """Tell a member of an archive that was named itself."""
    return not os.path.lexists(place) and any(str(it) in seen for it in Path(place).parents)


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


@attrs.frozen
class _Search:
    """How folders are searched."""

    fail: Callable[[str], None]
    pass_over: Callable[[Path], None]
    #: a folder that is not searched
    without: Path | None
    #: for archives too
    packed: bool

    def walk(self, folder: str) -> Iterator[File]:
        """Yield the files below a folder."""
        inside = Path(os.path.realpath(folder))
        for here, folders, names in os.walk(folder, onerror=self._complain):
            folders[:] = sorted(name for name in folders if self._enters(Path(here, name)))
            for name in sorted(names):
                path = Path(here, name)
                if name.startswith("."):
                    continue
                if not self._takes(path) or _leads_out(path, inside):
                    self.pass_over(path)
                elif path.exists() and not path.is_file():
                    self.fail(f"cannot read {path}: it is no regular file")  # a pipe may never end
                elif not (path.is_symlink() and self.finds(inside, os.path.realpath(path))):
                    yield File(str(path), walked=True, relative=str(path.relative_to(folder)))

    def _complain(self, error: OSError) -> None:
        self.fail(f"cannot read {error.filename}: {error.strerror or error}")

    def _enters(self, folder: Path) -> bool:
        if folder.name.startswith("."):
            return False
        return self.without is None or not _is_same(folder, self.without)

    def _takes(self, path: Path) -> bool:
        return is_taken(path, packed=self.packed)

    def finds(self, folder: Path, place: str) -> bool:
        """Tell whether a walk comes by a file, without going; both are real paths."""
        path = Path(place)
        if not path.is_relative_to(folder) or not self._takes(path):
            return False
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        return not hidden and path.is_file()


def _is_same(path: Path, folder: Path) -> bool:
    return os.path.realpath(path) == os.path.realpath(folder)


def _leads_out(path: Path, folder: Path) -> bool:
    return path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(folder)
