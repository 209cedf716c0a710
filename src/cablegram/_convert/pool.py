"""Batches through several processes: results in the order of the batches, few in memory."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import parent_process
from threading import Thread

from cablegram._convert.batches import Batch, Trouble
from cablegram._convert.work import Done, work

__all__ = ["run"]

#: batches that wait for each process
_AHEAD = 3
_KILLED = "was left out: the process that read it was killed, maybe for want of memory"


def run(found: Iterable[Batch], jobs: int) -> Iterator[Done]:
    """Yield what became of each batch, in their order.

    A process that is killed, by whoever or for want of memory, costs no more than the message that
    it read: the batches under way are tried again one by one. With one job there is no other
    process, and nobody to go on.

    Raises:
        BrokenProcessPool: a process is killed that has nothing to do.
    """
    if jobs == 1:
        yield from map(work, found)
        return
    left = iter(found)
    while True:
        undone: list[Batch] = []
        yield from _in_pool(left, jobs, undone)
        if not undone:
            return
        for batch in undone:
            yield _alone(batch)


def _in_pool(left: Iterator[Batch], jobs: int, undone: list[Batch]) -> Iterator[Done]:
    """Yield results until there are none left, or a process is killed; then ``undone`` is told."""
    waiting: deque[tuple[Batch, Future[Done]]] = deque()
    with ProcessPoolExecutor(jobs, initializer=_prepare) as pool:
        try:
            for batch in islice(left, jobs * _AHEAD):
                undone.append(batch)
                waiting.append((batch, pool.submit(work, batch)))
            while waiting:
                done = waiting[0][1].result()
                waiting.popleft()
                undone.pop(0)
                for batch in islice(left, 1):
                    undone.append(batch)
                    waiting.append((batch, pool.submit(work, batch)))
                yield done
        except BrokenProcessPool:
            return
        finally:
            # Also for those at work: with the file they inherit the lock on it.
            pool.shutdown(cancel_futures=True)


def _alone(batch: Batch) -> Done:
    """Return what becomes of a batch in a process of its own, of its messages if that is killed."""
    found = _tried(batch)
    if found is not None:
        return found
    if _tried(Batch()) is None:
        raise BrokenProcessPool
    parts = [_tried(one) or Done(b"", 0, [Trouble(*_name(one))], 0) for one in _messages(batch)]
    return Done(
        b"".join(it.lines for it in parts),
        sum(it.records for it in parts),
        [*batch.troubles, *(trouble for it in parts for trouble in it.troubles)],
        batch.size,
    )


def _tried(batch: Batch) -> Done | None:
    with ProcessPoolExecutor(1, initializer=_prepare) as pool:
        try:
            return pool.submit(work, batch).result()
        except BrokenProcessPool:
            return None


def _messages(batch: Batch) -> Iterator[Batch]:
    for path in batch.paths:
        yield Batch(paths=[path])
    for text in batch.texts:
        yield Batch(texts=[text], source=batch.source, is_csv=batch.is_csv)


def _name(batch: Batch) -> tuple[str, str]:
    """Return the name of a message and the reason why it is left out."""
    if batch.paths:
        return batch.paths[0], _KILLED
    return batch.source, f"has a message that {_KILLED}: number {batch.texts[0][0]:,}"


def _prepare() -> None:
    """Leave the keyboard to the process in front, and do not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
