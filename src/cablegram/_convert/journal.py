"""How far a run has come, and what it left out: a file that only ever grows, a line at a time."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from io import BufferedRandom
from pathlib import Path
from typing import Any

import attrs

from cablegram._convert.batches import Trouble

__all__ = ["Journal", "JournalError", "Point", "is_journal"]

#: the first key of the first line
_MADE_BY = "cablegram convert"
_FORM = 1


class JournalError(Exception):
    """A run cannot begin, or not go on, where another one left off."""


@attrs.frozen
class Point:
    """So much is certain: it is in the output, and the output is on the disk."""

    batches: int = 0
    #: bytes of the sources
    size: int = 0
    #: bytes of the output
    written: int = 0
    records: int = 0
    #: files and messages that were left out
    left_out: int = 0


class Journal:
    """Lines of JSON: whose it is, then what was left out, and points, in their order.

    What stands behind the last point does not count, be it whole, half a line, or whatever a power
    cut has made of it.
    """

    def __init__(self, path: Path) -> None:
        """Open the file, or make it.

        Raises:
            OSError: it cannot be written.
        """
        self._path = path
        path.touch()
        self._file: BufferedRandom = path.open("r+b")

    def begin(self, sources: str) -> None:
        """Write the first line."""
        self._write({_MADE_BY: _FORM, "sources": sources})
        self._file.flush()

    def take_up(self, sources: str, size: int) -> Point:
        """Return the last point, or the beginning; what stands behind it is taken off.

        Raises:
            JournalError: it is of other sources, or damaged, or speaks of more output than these
                ``size`` bytes.
        """
        first, place, point, certain = True, 0, None, 0
        self._file.seek(0)
        for line in self._file:
            entry = _entry(line)
            if entry is None:
                break
            if first and _MADE_BY in entry and entry.get("sources") != sources:
                raise JournalError(
                    f"{self._path} was begun with other files, options or another version: "
                    "remove it and the .part, and begin anew"
                )
            if first and _MADE_BY not in entry:
                break
            place += len(line)
            if first:  # a run that was killed behind its first line has written nothing
                first, point, certain = False, Point(), place
            if "written" in entry:
                point, certain = Point(**entry), place
        if point is None:
            raise JournalError(f"{self._path} is damaged: remove it and the .part, and begin anew")
        if point.written > size:
            raise JournalError(f"{self._path} knows of more lines than there are: begin anew")
        self._file.seek(certain)
        self._file.truncate()
        return point

    def left_out(self, trouble: Trouble) -> None:
        """Name what was left out; certain with the next point."""
        self._write({"path": trouble.path, "reason": trouble.reason})

    def reached(self, point: Point) -> None:
        """Write a point, and have it on the disk. What it speaks of must be there before."""
        self._write(attrs.asdict(point))
        self._file.flush()
        os.fsync(self._file.fileno())

    def troubles(self) -> Iterator[Trouble]:
        """Yield all that was left out."""
        self._file.seek(0)
        for line in self._file:
            entry = json.loads(line)
            if "reason" in entry:
                yield Trouble(entry["path"], entry["reason"])

    def remove(self) -> None:
        """Take the file away: the run is over."""
        self.close()
        self._path.unlink(missing_ok=True)

    def close(self) -> None:
        """Leave the file to the next run."""
        self._file.close()

    def _write(self, entry: dict[str, Any]) -> None:
        self._file.write(json.dumps(entry).encode("ascii") + b"\n")


def is_journal(path: Path) -> bool:
    """Tell whether a file is a journal of this program, from its first line."""
    with path.open("rb") as file:
        entry = _entry(file.readline(1 << 10))
    return entry is not None and _MADE_BY in entry


def _entry(line: bytes) -> dict[str, Any] | None:
    """Return what a line says; ``None`` if it is none that was written to its end."""
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    if not isinstance(entry, dict) or not line.endswith(b"\n"):
        return None
    return entry if "written" not in entry or _is_point(entry) else None


def _is_point(entry: dict[str, Any]) -> bool:
    names = {field.name for field in attrs.fields(Point)}
    return {*entry} == names and all(type(it) is int and it >= 0 for it in entry.values())
