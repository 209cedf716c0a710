"""Sources in, one file of records out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from itertools import islice
from pathlib import Path

import attrs

from cablegram._convert.batches import Trouble, batches
from cablegram._convert.output import Output, files_of
from cablegram._convert.pool import run
from cablegram._convert.sources import take_stock

__all__ = ["LIMIT", "Conversion", "Settings", "convert"]

#: bytes of the largest message that is read: the longest of the samples has a 60th of it, and of
#: the worst known texts a record takes 500 times their size (docs/robustness.md)
LIMIT = 8 << 20


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
    #: files and messages that are not among them
    left_out: int


def convert(
    sources: Iterable[str],
    out: Path,
    settings: Settings,
    report: Callable[[int, int], None],
    tell: Callable[[Trouble], None],
) -> Conversion:
    """Write the record of every message of the sources to ``out``, a line each, in their order.

    ``out`` appears when it is whole. ``report`` is told from time to time how many bytes are done,
    of how many; ``tell``, at the end, what was left out.

    Raises:
        JournalError: what an earlier run left does not fit; or a source would be overwritten.
        AlreadyWholeError: there is nothing to resume, for all is done.
        OSError: ``out`` cannot be written.
        BrokenProcessPool: no process can work here.
    """
    with (
        take_stock(sources, settings.limit, files_of(out)) as stock,
        Output(out, stock, resume=settings.resume) as output,
    ):
        report(output.point.size, stock.size)
        left = islice(batches(stock, settings.limit), output.point.batches, None)
        with closing(run(left, settings.jobs)) as found:
            for done in found:
                output.add(done)
                report(output.point.size, stock.size)
        output.finish(tell)
        point = output.point
    return Conversion(point.records, point.size, point.left_out)
