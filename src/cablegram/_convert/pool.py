"""Batches through several processes: results in the order of the batches, few in memory."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice

from cablegram._convert.batches import Batch
from cablegram._convert.work import Done, work

__all__ = ["run"]

#: batches that wait for each process
_AHEAD = 3


def run(found: Iterable[Batch], jobs: int) -> Iterator[Done]:
    """Yield what became of each batch, in their order.

    Raises:
        BrokenProcessPool: a process was killed, by whoever or for want of memory.
    """
    if jobs == 1:
        yield from map(work, found)
        return
    waiting: deque[Future[Done]] = deque()
    left = iter(found)
    with ProcessPoolExecutor(jobs, initializer=_ignore_interrupts) as pool:
        try:
            waiting.extend(pool.submit(work, batch) for batch in islice(left, jobs * _AHEAD))
            while waiting:
                done = waiting.popleft().result()
                waiting.extend(pool.submit(work, batch) for batch in islice(left, 1))
                yield done
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _ignore_interrupts() -> None:
    """Leave the keyboard to the process in front."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
