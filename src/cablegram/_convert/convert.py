"""Sources in, one file of records out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

import attrs

from cablegram._convert.batches import Trouble, batches
from cablegram._convert.forms import Form, JsonLines
from cablegram._convert.output import Output
from cablegram._convert.pool import run
from cablegram._convert.sources import Inventory, take_stock
from cablegram._convert.stream import StandardOutput
from cablegram._convert.targets import Target
from cablegram._input import LIMIT

__all__ = ["LIMIT", "Conversion", "Settings", "convert"]


@attrs.frozen
class Settings:
    """How to convert."""

    #: number of processes
    jobs: int = 1
    #: bytes of the largest message
    limit: int = LIMIT
    #: go on where an interrupted run left off
    resume: bool = False
    #: what is written
    form: Form[Any] = attrs.field(factory=JsonLines)


@attrs.frozen
class Conversion:
    """What became of the sources."""

    #: records written
    records: int
    #: bytes of the sources
    size: int
    #: files and messages that are not among them
    left_out: int


def convert(  # noqa: PLR0913  four of them are told of what happens
    sources: Iterable[str],
    out: Path | None,
    settings: Settings,
    report: Callable[[int, int], None],
    tell: Callable[[Trouble], None],
    *,
    pass_over: Callable[[Path], None] = lambda _: None,
) -> Conversion:
    """Write the record of every message of the sources to ``out``, in their order.

    ``out`` appears when it is whole, and not at all if there is no record to write; ``None`` is
    standard output. ``report`` is told from time to time how many bytes are done, of how many;
    ``tell``, at the end, what was left out; ``pass_over``, which members of archives are of other
    kinds.

    Raises:
        JournalError: what an earlier run left does not fit; or a source would be overwritten.
        AlreadyWholeError: there is nothing to resume, for all is done.
        OSError: ``out`` cannot be written.
        BrokenProcessPool: no process can work here.
    """
    target = settings.form.target(out) if out else None
    with (
        take_stock(sources, settings.limit, target.files() if target else ()) as stock,
        _output(target, settings, stock) as output,
    ):
        report(output.point.size, stock.size)
        left = islice(batches(stock, settings.limit, pass_over), output.point.batches, None)
        with closing(run(left, settings.jobs, settings.form)) as found:
            for done in found:
                output.add(done)
                report(output.point.size, stock.size)
        end = output.finish if output.point.records else output.give_up
        end(tell)
        point = output.point
    return Conversion(point.records, point.size, point.left_out)


def _output(target: Target | None, settings: Settings, stock: Inventory) -> Output | StandardOutput:
    if target is None:
        return StandardOutput(settings.form.head)
    return Output(target, settings.form, stock, resume=settings.resume)
