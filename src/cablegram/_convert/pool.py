"""Batches through several processes: results in the order of the batches, few in memory.

Each process has a pipe of its own, and nobody else holds its end. So a process that is killed, at
whatever moment, closes its pipe and is seen to be gone; with a queue that processes share, one
that is killed within a message leaves the others, and the reader, waiting for the rest of it.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from threading import Thread
from typing import Any, Self

import attrs

from cablegram._convert.batches import Batch, Trouble
from cablegram._convert.forms import Form
from cablegram._convert.work import Done, work

__all__ = ["run"]

#: batches for each process that are under way, or done and wait for one in front of them
_AHEAD = 3
_KILLED = "was left out: the process that read it was killed, maybe for want of memory"
#: signals that end a run
_ENDS = {signal.SIGINT, signal.SIGTERM}


def run(found: Iterable[Batch], jobs: int, form: Form[Any]) -> Generator[Done, None, None]:
    """Yield what became of each batch, in their order.

    A process that is killed, by whoever or for want of memory, costs no more than the message that
    it read: it is started anew, and the batch that it had is tried again, then each of its messages
    by itself. With one job there is no other process, and nobody to go on.

    Close the iterator to end the processes.

    Raises:
        BrokenProcessPool: a process is killed that has nothing to do.
    """
    if jobs == 1:
        yield from (work(batch, form) for batch in found)
        return
    left = iter(found)
    under_way: deque[_Share] = deque()
    with _Crew(jobs, form) as crew:
        while True:
            while crew.has_room and len(under_way) < jobs * _AHEAD:
                batch = next(left, None)
                if batch is None:
                    break
                under_way.append(crew.give(batch))
            if not under_way:
                return
            done = under_way[0].done
            crew.collect(block=done is None)
            if done is not None:
                under_way.popleft()
                yield done


@attrs.define(eq=False)
class _Share:
    """A batch that a process has, or had."""

    batch: Batch
    done: Done | None = None


class _Worker:
    """A process, and the pipe to it."""

    def __init__(self, form: Form[Any]) -> None:
        self.share: _Share | None = None
        self.pipe, far = multiprocessing.Pipe()
        self._process = multiprocessing.Process(target=_serve, args=(far, form), daemon=True)
        with _no_signals():
            self._process.start()
        far.close()

    def give(self, share: _Share) -> None:
        """Send it a batch; that it was killed is seen when the answer is due."""
        self.share = share
        with suppress(OSError):
            self.pipe.send(share.batch)

    def take(self) -> Done | None:
        """Return what it made of its batch; ``None`` if it was killed."""
        try:
            found: Done | Exception = self.pipe.recv()
        except (EOFError, OSError):
            return None
        if isinstance(found, Exception):
            raise found
        return found

    def end(self) -> None:
        """Kill it: it has nothing to put away. What it was sent or has sent is lost."""
        self._process.kill()
        self._process.join()
        self.pipe.close()


class _Crew:
    """The processes of a run, each started when there is work for it."""

    def __init__(self, most: int, form: Form[Any]) -> None:
        self._most = most
        self._form = form
        self._workers: list[_Worker] = []

    @property
    def has_room(self) -> bool:
        """Whether a process has nothing to do, or is still to be started."""
        return sum(worker.share is not None for worker in self._workers) < self._most

    def give(self, batch: Batch) -> _Share:
        """Give a batch to a process that has nothing to do."""
        idle = next((it for it in self._workers if it.share is None), None)
        if idle is None:
            idle = _Worker(self._form)
            self._workers.append(idle)
        share = _Share(batch)
        idle.give(share)
        return share

    def collect(self, *, block: bool) -> None:
        """Take what is done, or wait for it; the batch of a killed process goes to another one."""
        busy = [(it, it.share) for it in self._workers if it.share is not None]
        ready = wait([worker.pipe for worker, _ in busy], timeout=None if block else 0)
        for worker, share in busy:
            if worker.pipe not in ready:
                continue
            worker.share, share.done = None, worker.take()
            if share.done is None:
                worker.end()
                self._workers.remove(worker)
                share.done = _alone(share.batch, self._form)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End the processes: with the output they inherit the lock on it."""
        for worker in self._workers:
            worker.end()


def _alone(batch: Batch, form: Form[Any]) -> Done:
    """Return what becomes of a batch in a process of its own, of its messages if that is killed."""
    found = _tried(batch, form)
    if found is not None:
        return found
    if _tried(Batch(), form) is None:
        raise BrokenProcessPool
    parts = [
        _tried(one, form) or Done(b"", 0, [Trouble(*_name(one))], 0) for one in _messages(batch)
    ]
    return Done(
        b"".join(it.lines for it in parts),
        sum(it.records for it in parts),
        [*batch.troubles, *(trouble for it in parts for trouble in it.troubles)],
        batch.size,
    )


def _tried(batch: Batch, form: Form[Any]) -> Done | None:
    worker = _Worker(form)
    try:
        worker.give(_Share(batch))
        return worker.take()
    finally:
        worker.end()


def _messages(batch: Batch) -> Iterator[Batch]:
    for path in batch.paths:
        yield Batch(paths=[path])
    for member in batch.members:
        yield Batch(members=[member])
    for text in batch.texts:
        yield Batch(texts=[text], source=batch.source, is_csv=batch.is_csv)


def _name(batch: Batch) -> tuple[str, str]:
    """Return the name of a message and the reason why it is left out."""
    if batch.paths:
        return batch.paths[0], _KILLED
    if batch.members:
        return batch.members[0][0], _KILLED
    return batch.source, f"has a message that {_KILLED}: number {batch.texts[0][0]:,}"


# --- in the other process -----------------------------------------------------------------------


def _serve(pipe: Connection, form: Form[Any]) -> None:
    """Work on batches until the process is killed, or nobody is left to send one."""
    _prepare()
    while True:
        try:
            batch: Batch = pipe.recv()
        except EOFError:
            return
        found: Done | Exception
        try:
            found = work(batch, form)
        except Exception as error:  # noqa: BLE001  raised again in front
            found = error
        pipe.send(found)


@contextmanager
def _no_signals() -> Iterator[None]:
    """Hold signals back until a new process has its own way with them, and is known here."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _prepare() -> None:
    """Leave the keyboard to the process in front, end when told so, and do not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDS)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
