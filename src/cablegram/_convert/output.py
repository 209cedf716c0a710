"""The rows that are written: beside their place, until they are whole."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing, suppress
from hashlib import sha256
from time import monotonic
from types import ModuleType
from typing import Any, Self

from cablegram._convert.batches import Trouble
from cablegram._convert.forms import Form
from cablegram._convert.journal import Journal, JournalError, Point, is_journal
from cablegram._convert.sources import Inventory
from cablegram._convert.targets import Target
from cablegram._convert.work import Done
from cablegram._disk import sync_folder

__all__ = ["AlreadyWholeError", "Output"]

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # Windows lets nobody else write an open file, in its own way
    fcntl = None

#: seconds between two points of the journal
_PAUSE = 1.0


class AlreadyWholeError(Exception):
    """There is nothing to go on with: the earlier run came to its end."""


class Output:
    """The part file takes the rows, the journal says how many of them are certain.

    The name itself belongs to what is whole only. Whatever ends the run, the journal speaks of less
    than the file holds and never of more: rows go to the disk first.
    """

    def __init__(
        self, target: Target, form: Form[Any], sources: Inventory, *, resume: bool
    ) -> None:
        """Open the part file, anew or where the journal says.

        Raises:
            JournalError: there is a part file and no ``resume``; or ``resume`` and it is of other
                sources, or damaged; or what is in the way is not ours, or no regular file.
            AlreadyWholeError: ``resume``, and the output is whole.
            OSError: a file cannot be written.
        """
        self._target = target
        self._out, self._part, self._journal_path = target.out, target.part, target.journal
        target.check()
        self.point = Point()
        self._noted = monotonic()
        if not self._part.exists():
            self._look_around(sources, resume=resume)
        target.prepare()
        self._file = self._part.open("ab")
        try:
            self._lock()
            self._journal = self._open_journal(_digest(sources, form), resume=resume)
            self._file.truncate(self.point.written)
            if not self.point.written:
                self._file.write(form.head)
                self.point = Point(written=len(form.head))
        except BaseException:
            self._file.close()
            raise

    def _look_around(self, sources: Inventory, *, resume: bool) -> None:
        """See what stands there though no run was interrupted."""
        if self._journal_path.exists():
            if not is_journal(self._journal_path):
                raise JournalError(f"{self._journal_path} is none of ours: move it away")
            self._target.tidy()
            self._journal_path.unlink()  # the run ended right behind giving the file its name
        if resume and self._target.is_there():
            if self._out.stat().st_mtime_ns < sources.newest:
                raise JournalError(
                    f"nothing to go on with: {self._out} is whole, but older than its sources; "
                    f"{self._target.anew}"
                )
            raise AlreadyWholeError(
                f"{self._out} is whole: nothing to go on with; {self._target.anew}"
            )

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

    def _open_journal(self, digest: str, *, resume: bool) -> Journal:
        size = os.fstat(self._file.fileno()).st_size
        there = self._journal_path.exists()
        if not there and size:
            raise JournalError(
                f"{self._part} is in the way, and without {self._journal_path.name} beside it "
                "it is not from an interrupted run: move it away"
            )
        if there and not resume:
            raise JournalError(
                f"{self._part} is left from a run that was interrupted: --resume goes on with it; "
                f"to begin anew, remove it and {self._journal_path.name}"
            )
        # A run that was killed before its first line leaves two empty files.
        is_new = not there or not (size or self._journal_path.stat().st_size)
        journal = Journal(self._journal_path)
        try:
            if is_new:
                journal.begin(digest)
            else:
                self.point = journal.take_up(digest, size)
        except BaseException:
            journal.close()
            raise
        return journal

    def add(self, done: Done) -> None:
        """Write the rows of a batch."""
        self._file.write(done.lines)
        for trouble in done.troubles:
            self._journal.left_out(trouble)
        self.point = Point(
            self.point.batches + 1,
            self.point.size + done.size,
            self.point.written + len(done.lines),
            self.point.records + done.records,
            self.point.left_out + len(done.troubles),
        )
        if monotonic() - self._noted > _PAUSE:
            self._note()
        if self._target.is_behind(self.point.written):
            self._file.flush()
            self._target.follow(self.point.written)

    def finish(self, tell: Callable[[Trouble], None]) -> None:
        """Give the whole output its name; tell what is not in it."""
        self._note()
        if os.fstat(self._file.fileno()).st_size != self.point.written:
            raise JournalError(f"{self._part} was changed by another program: begin anew")
        self._target.publish(self.point.written)
        sync_folder(self._out.parent)
        self._file.close()
        for trouble in self._journal.troubles():
            tell(trouble)
        self._journal.remove()

    def give_up(self, tell: Callable[[Trouble], None]) -> None:
        """Leave the file of that name as it is, for there is no record to write; tell why."""
        self._file.close()
        for trouble in self._journal.troubles():
            tell(trouble)
        self._target.clear()
        self._journal.remove()

    def _note(self) -> None:
        self._file.flush()
        os.fsync(self._file.fileno())
        self._journal.reached(self.point)
        self._noted = monotonic()

    def __enter__(self) -> Self:
        """Note a point at once: from now on there is something to go on with."""
        try:
            self._note()
            sync_folder(self._out.parent)
        except BaseException:
            with closing(self._journal), suppress(OSError):  # what is left to write has no room
                self._file.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """Note how far the run has come, unless it is whole; of a full disk, close what is open."""
        with closing(self._journal), closing(self._file), closing(self._target):
            if not self._file.closed:
                self._note()


def _digest(sources: Inventory, form: Form[Any]) -> str:
    """Return what tells a run from others: its files, and what is written of them."""
    return sha256(f"{sources.digest} {form!r}".encode()).hexdigest()
