"""The file that is written: beside its place, until it is whole; and how far it has come."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from time import monotonic
from types import ModuleType
from typing import Any, Self

from cablegram._convert.batches import STANDARD_INPUT, Trouble
from cablegram._convert.work import Done
from cablegram._record import RECORD
from cablegram._version import __version__

__all__ = ["SUFFIXES", "Journal", "JournalError", "digest"]

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # Windows lets nobody else write an open file, in its own way
    fcntl = None

#: behind the name: what is written, and how far it has come
SUFFIXES = (".part", ".part.json")
#: seconds between two notes of how far it has come
_PAUSE = 1.0


class JournalError(Exception):
    """A run cannot begin, or not go on, where another one left off."""


class Journal:
    """``NAME.part`` takes the lines, ``NAME.part.json`` how many of them are certain.

    The name itself belongs to a whole file only. Whatever ends the run, the note speaks of less
    than the file holds and never of more: lines go to the disk first.
    """

    def __init__(self, out: Path, sources: str, *, resume: bool) -> None:
        """Open the part file, anew or where the note says.

        Raises:
            JournalError: there is a part file and no ``resume``; or ``resume`` and it is of other
                sources, or damaged.
            OSError: a file cannot be written.
        """
        self._out = out
        self._part, self._note = (out.with_name(out.name + suffix) for suffix in SUFFIXES)
        self._sources = sources
        #: batches, bytes of sources, bytes written, records
        self.batches = self.size = self.written = self.records = 0
        self.troubles: list[Trouble] = []
        self._noted = monotonic()
        if self._note.exists() and not self._part.exists():
            self._note.unlink()  # of a run that ended right behind giving the file its name
        self._file = self._part.open("ab")
        try:
            self._lock()
            if self._note.exists():
                self._take_up(resume=resume)
            self._file.truncate(self.written)
        except BaseException:
            self._file.close()
            raise

    def _lock(self) -> None:
        """Keep the part file from other runs, until it is closed."""
        try:
            if fcntl is not None:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise JournalError(f"another run is writing {self._part}") from None
        if not self._part.exists() or not os.path.samestat(
            os.fstat(self._file.fileno()), self._part.stat()
        ):
            raise JournalError(f"another run has just finished {self._out}")

    def _take_up(self, *, resume: bool) -> None:
        if not resume:
            raise JournalError(
                f"{self._part} is left from a run that was interrupted: "
                "--resume goes on with it; to begin anew, remove it and its .json"
            )
        try:
            note: dict[str, Any] = json.loads(self._note.read_text(encoding="utf-8"))
            same = note["sources"] == self._sources
            self.batches, self.size = int(note["batches"]), int(note["size"])
            self.written, self.records = int(note["written"]), int(note["records"])
            self.troubles = [Trouble(*map(str, pair)) for pair in note["troubles"]]
            whole = self._part.stat().st_size >= self.written
        except (ValueError, KeyError, TypeError, FileNotFoundError) as error:
            raise JournalError(f"{self._note} is damaged: remove it and begin anew") from error
        if not (same and whole):
            raise JournalError(
                f"{self._part} was begun with other files, options or another version: "
                "remove it and begin anew"
            )

    def add(self, done: Done) -> None:
        """Write the lines of a batch."""
        self._file.write(done.lines)
        self.batches += 1
        self.size += done.size
        self.written += len(done.lines)
        self.records += done.records
        self.troubles += done.troubles
        if monotonic() - self._noted > _PAUSE:
            self._write_note()

    def finish(self) -> None:
        """Give the whole file its name."""
        self._sync()
        if os.fstat(self._file.fileno()).st_size != self.written:
            raise JournalError(f"{self._part} was changed by another program: begin anew")
        self._part.replace(self._out)
        self._file.close()
        self._note.unlink(missing_ok=True)

    def _write_note(self) -> None:
        self._sync()
        note = {
            "sources": self._sources,
            "batches": self.batches,
            "size": self.size,
            "written": self.written,
            "records": self.records,
            "troubles": [[it.path, it.reason] for it in self.troubles],
        }
        # Whole or not at all, too.
        beside = self._note.with_name(f"{self._note.name}.new")
        beside.write_text(json.dumps(note), encoding="utf-8")
        beside.replace(self._note)
        self._noted = monotonic()

    def _sync(self) -> None:
        self._file.flush()
        os.fsync(self._file.fileno())

    def __enter__(self) -> Self:
        """Write a note at once: from now on there is something to go on with."""
        self._write_note()
        return self

    def __exit__(self, *_: object) -> None:
        """Note how far the run has come, unless it is whole."""
        if not self._file.closed:
            self._write_note()
            self._file.close()


def digest(sources: Iterable[str], limit: int) -> str:
    """Return what tells one set of sources from another: names, sizes, times, version, limit."""
    whole = sha256(f"{RECORD} {__version__} {limit}\n".encode())
    for source in sources:
        about = ""
        if source != STANDARD_INPUT:
            try:
                found = Path(source).stat()
                about = f"{found.st_size} {found.st_mtime_ns}"
            except OSError:
                about = "unreadable"
        whole.update(f"{source}\0{about}\n".encode("utf-8", "surrogateescape"))
    return whole.hexdigest()
