"""Sources in, one file of records out."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

import attrs

from cablegram._convert.batches import Trouble, batches
from cablegram._convert.journal import SUFFIXES, Journal, JournalError, digest
from cablegram._convert.pool import run

__all__ = ["LIMIT", "Conversion", "Settings", "convert"]

#: bytes of the largest message that is read: the longest of the samples has a 500th of it
LIMIT = 64 << 20


@attrs.frozen
class Settings:
    """How to convert."""

    #: number of processes
    jobs: int = 1
    #: bytes of the largest message
    limit: int = LIMIT
    #: go on where an interrupted run left off
    resume: bool = False


@attrs.frozen
class Conversion:
    """What became of the sources."""

    #: records written
    records: int
    #: bytes of the sources
    size: int
    #: what was left out
    troubles: list[Trouble]


def convert(
    sources: Sequence[str],
    out: Path,
    settings: Settings,
    report: Callable[[int], None],
) -> Conversion:
    """Write the record of every message of the sources to ``out``, a line each, in their order.

    ``out`` appears when it is whole. ``report`` is told the bytes that are done, from time to time.

    Raises:
        JournalError: what an earlier run left does not fit; or a source would be overwritten.
        OSError: ``out`` cannot be written.
        BrokenProcessPool: a process was killed.
    """
    _keep_sources(sources, out)
    of_these = digest(sources, settings.limit)
    with Journal(out, of_these, resume=settings.resume) as journal:
        report(journal.size)
        left = islice(batches(sources, settings.limit), journal.batches, None)
        for done in run(left, settings.jobs):
            journal.add(done)
            report(journal.size)
        journal.finish()
    return Conversion(journal.records, journal.size, journal.troubles)


def _keep_sources(sources: Sequence[str], out: Path) -> None:
    written = {os.path.realpath(out.with_name(out.name + more)) for more in ("", *SUFFIXES)}
    for source in sources:
        if os.path.realpath(source) in written:
            raise JournalError(f"{source} would be overwritten: name another output")
