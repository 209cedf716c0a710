"""Batches through several processes: results in the order of the batches, few in memory."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import parent_process
from threading import Thread

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
    with ProcessPoolExecutor(jobs, initializer=_prepare) as pool:
        try:
            waiting.extend(pool.submit(work, batch) for batch in islice(left, jobs * _AHEAD))
            while waiting:
                done = waiting.popleft().result()
                waiting.extend(pool.submit(work, batch) for batch in islice(left, 1))
                yield done
        finally:
            # Also for those at work: with the file they inherit the lock on it.
            pool.shutdown(cancel_futures=True)


def _prepare() -> None:
    """Leave the keyboard to the process in front, and do not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
