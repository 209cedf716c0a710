"""A reading function for Spark that kills the executor it runs in, once.

Executors import it, so it stands in a module of its own and needs nothing of the tests.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import pyarrow as pa

__all__ = ["killing_once"]

Batches = Iterable[pa.RecordBatch]


def killing_once(
    parse: Callable[[Batches], Iterator[pa.RecordBatch]], folder: str
) -> Callable[[Batches], Iterator[pa.RecordBatch]]:
    """Return ``parse``, which in the first task to have given a batch kills its executor.

    ``folder`` gets a file for each attempt, ``PARTITION.ATTEMPT``, and ``killed`` with the number
    of the process that was killed.
    """

    def read(batches: Batches) -> Iterator[pa.RecordBatch]:
        from pyspark import TaskContext  # noqa: PLC0415  in the executor

        context = TaskContext.get()
        assert context is not None
        Path(folder, f"{context.partitionId()}.{context.attemptNumber()}").touch()
        for batch in parse(batches):
            yield batch
            # Here Spark has taken the rows of a batch, and asks for more.
            _kill_first(Path(folder, "killed"))

    return read


def _kill_first(mark: Path) -> None:
    """Kill the Java process above this one, unless some task has done so."""
    # Of all processes that try, one makes the file.
    with suppress(FileExistsError):
        number = os.open(mark, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        executor = _parent(os.getppid())  # the parent is the daemon that forks Python workers
        name = Path(f"/proc/{executor}/comm").read_text("utf-8").strip()
        assert name == "java", name  # nothing else is killed
        os.write(number, f"{executor}\n".encode())
        os.close(number)
        os.kill(executor, signal.SIGKILL)
        os._exit(1)  # nobody is left to read further rows


def _parent(pid: int) -> int:
    """Return the parent of a process."""
    return int(Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(") ")[2].split()[1])
