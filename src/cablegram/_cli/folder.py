"""A folder for what is written: the same tree of folders, the style's suffix."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import attrs

from cablegram._cli.find import STANDARD_INPUT, File
from cablegram._cli.replace import replace_file

__all__ = ["OutputFolder"]


@attrs.define
class OutputFolder:
    """Where each file is written; nothing is written over that was not read."""

    folder: Path
    #: the suffix of what is written; ``None`` for that of the file itself
    suffix: str | None
    #: whether files that are there already may be replaced
    overwrite: bool
    #: files that were named, as real paths: they are read, and never written over
    _named: frozenset[str]
    #: what was written, and from which file
    _written: dict[str, str] = attrs.Factory(dict)

    @classmethod
    def choose(
        cls, target: str, names: Iterable[str], suffix: str | None, *, overwrite: bool
    ) -> OutputFolder:
        """Take ``target`` for the folder, which need not be there yet.

        Raises:
            ValueError: it is no folder, or one that is to be read.
        """
        folder, names = Path(target), [name for name in names if name != STANDARD_INPUT]
        if folder.exists() and not folder.is_dir():
            message = f"{target} is no folder"
            raise ValueError(message)
        real = [os.path.realpath(name) for name in names]
        if os.path.realpath(folder) in real:
            message = f"{target} is the folder to be read: --in-place writes files in their place"
            raise ValueError(message)
        return cls(folder, suffix, overwrite, frozenset(real))

    def relative(self, file: File) -> str:
        """Return the name of what is written for a file, below the folder."""
        name = file.relative or "stdin.txt"
        return name if self.suffix is None else str(Path(name).with_suffix(self.suffix))

    def save(self, file: File, data: bytes) -> None:
        """Write what became of a file.

        Raises:
            OSError: it cannot be written, or another file is there that was not read.
        """
        relative = self.relative(file)
        place = self.folder / relative
        if relative in self._written:
            message = f"{self._written[relative]} was written there already"
            raise FileExistsError(None, message, str(place))
        if os.path.realpath(place) in self._named or _is_same(place, file):
            raise FileExistsError(None, "it is one of the files to be read", str(place))
        if place.exists() and not self.overwrite and not _holds(place, data):
            message = "another file is there; --overwrite replaces it"
            raise FileExistsError(None, message, str(place))
        place.parent.mkdir(parents=True, exist_ok=True)
        replace_file(place, data)
        self._written[relative] = file.shown


def _is_same(place: Path, file: File) -> bool:
    return not file.is_standard_input and place.exists() and place.samefile(file.name)


def _holds(place: Path, data: bytes) -> bool:
    """Tell whether a file has these bytes; no device is asked."""
    if not place.is_file() or place.stat().st_size != len(data):
        return False
    return place.read_bytes() == data
