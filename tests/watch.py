"""Programs that must end: where one does not, what each of its processes is doing is said."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

__all__ = ["children", "ended", "started"]

#: seconds, far more than any of these programs takes on a machine with a hundred others to run
PATIENCE = 300
_PROC = Path("/proc")
_BEGIN = """
import faulthandler, signal, sys
sys.path[:0] = {path!r}
faulthandler.register(signal.SIGUSR1, all_threads=True)
"""


def started(program: str, *arguments: str) -> subprocess.Popen[str]:
    """Start a program of Python, which tells where its threads are when it gets SIGUSR1."""
    return subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, "-c", _BEGIN.format(path=[*sys.path]) + program, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Return exit code, output and errors of a program, and fail if it does not end."""
    try:
        out, errors = process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        family = [process.pid, *_below(process.pid)]
        states = "\n".join(map(_state, family))
        for pid in family:
            _signal(pid, signal.SIGUSR1)
            time.sleep(0.5)
        for pid in family:
            _signal(pid, signal.SIGKILL)
        _, errors = process.communicate()
        pytest.fail(f"{PATIENCE} seconds are over, and it waits:\n{states}\n{errors}")
    return process.returncode, out, errors


def children(pid: int) -> list[int]:
    """Return the processes that a process has started and that are no zombies; Linux only."""
    found = []
    for about in _PROC.glob("[0-9]*/stat"):
        try:
            fields = about.read_text("utf-8").rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        if int(fields[1]) == pid and fields[0] != "Z":
            found.append(int(about.parent.name))
    return sorted(found)


def _below(pid: int) -> Iterator[int]:
    for child in children(pid):
        yield child
        yield from _below(child)


def _state(pid: int) -> str:
    found = []
    for name in ("status", "wchan", "cmdline"):
        try:
            text = (_PROC / str(pid) / name).read_text("utf-8", "replace")
        except OSError as error:
            text = str(error)
        lines = [it for it in text.splitlines() if name != "status" or it[:5] in {"State", "PPid:"}]
        found.append(" ".join(lines).replace("\0", " ")[:100])
    return f"{pid}: {'; '.join(found)}"


def _signal(pid: int, number: int) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return
