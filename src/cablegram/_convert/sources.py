"""The files of a run: listed and measured before it begins, for it may have to go on later."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Self

import attrs

from cablegram._convert.batches import STANDARD_INPUT
from cablegram._convert.journal import JournalError
from cablegram._record import RECORD
from cablegram._sources import about_source
from cablegram._version import __version__

__all__ = ["Inventory", "take_stock"]


@attrs.frozen
class Inventory:
    """The names of all files. There may be millions: they wait on the disk, not in memory."""

    #: tells these files from others: names, sizes and times; and the version and limit too
    digest: str
    #: bytes of all of them
    size: int
    #: when one of them was last changed, in nanoseconds
    newest: int
    _names: IO[str]

    def __iter__(self) -> Iterator[str]:
        """Yield the names, in their order."""
        self._names.seek(0)
        yield from map(json.loads, self._names)

    def __enter__(self) -> Self:
        """Nothing: the list is there."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take the list off the disk."""
        self._names.close()


def take_stock(sources: Iterable[str], limit: int, written: Iterable[Path]) -> Inventory:
    """Look at each file once, without opening it.

    Raises:
        JournalError: a source is one of the files that will be written.
        OSError: there is no room for the list.
    """
    # The list has no name: who asked for it closes it, and with that it is gone.
    names = TemporaryFile("w+", encoding="ascii")  # noqa: SIM115
    try:
        return _listed(sources, names, limit, written)
    except BaseException:
        names.close()
        raise


def _listed(
    sources: Iterable[str], names: IO[str], limit: int, written: Iterable[Path]
) -> Inventory:
    own = {(it.st_dev, it.st_ino) for it in map(_about, written) if it is not None}
    digest = sha256(f"{RECORD} {__version__} {limit}\n".encode())
    size = newest = 0
    for source in sources:
        found = None if source == STANDARD_INPUT else about_source(source)
        if found is not None and (found.st_dev, found.st_ino) in own:
            raise JournalError(f"{source} would be overwritten: name another output")
        size += found.st_size if found else 0
        newest = max(newest, found.st_mtime_ns if found else 0)
        about = f"{found.st_size} {found.st_mtime_ns}" if found else ""
        digest.update(f"{source}\0{about}\n".encode("utf-8", "surrogateescape"))
        names.write(json.dumps(source) + "\n")
    return Inventory(digest.hexdigest(), size, newest, names)


def _about(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except (OSError, ValueError):  # the latter for a NUL in the name
        return None
