"""Runs of ``convert`` in processes that are forked here, so that each has its grammars at once.

A program of its own, for it forks: ``tests/cli/test_kills.py`` starts it and waits for its end.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from random import Random

from tests.watch import children

import cablegram
from cablegram._cli import main
from cablegram._convert import batches

__all__ = ["FILES", "kill_one", "kill_the_first", "signal_twice", "write_files"]

FILES = 60
#: of the output; what it is
SUFFIX = ".jsonl"
_CABLE = (
    "O 101530Z APR 09\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC\nBT\nUNCLAS LIMA 00{number:04}\n\n"
    "SUBJECT: THE HARBOUR\n\n"
)
_PARAGRAPHS = "".join(f"{number}. (U) It is open again.\n\n" for number in range(1, 100))


def write_files(folder: Path) -> None:
    """Write messages for about a second of work, and read one."""
    # Small batches: at most moments both processes have one.
    batches._ENOUGH = 2_500
    if SUFFIX == ".parquet":
        from cablegram._convert import tables  # noqa: PLC0415  needs pyarrow

        tables._WORTH, tables._ROWS = 1_000, 10
    folder.mkdir()
    for number in range(FILES):
        text = _CABLE.format(number=number) + _PARAGRAPHS
        (folder / f"{number}.txt").write_text(text, "utf-8")
        cablegram.to_dict(cablegram.parse(text))
    begin(folder, "whole", 1)
    expect("whole", 0, f"{FILES} records in whole{SUFFIX}\n", folder)


def begin(folder: Path, name: str, jobs: int, *options: str) -> int:
    """Run the command in another process, which ends as any does."""
    sys.stderr.flush()
    pid = os.fork()
    if pid:
        RUNNING[name] = pid
        return pid
    os.chdir(folder.parent)
    os.dup2(os.open(f"{name}.said", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), 2)
    out = f"{name}{SUFFIX}"
    sys.argv = ["cablegram", "convert", folder.name, "--out", out, "--jobs", str(jobs), *options]
    main()
    raise AssertionError


RUNNING: dict[str, int] = {}


def expect(name: str, code: int, said: str, folder: Path) -> None:
    """Wait for the end of a run, and hold against what it said and wrote."""
    _, status = os.waitpid(RUNNING.pop(name), 0)
    found = os.waitstatus_to_exitcode(status), (folder.parent / f"{name}.said").read_text("utf-8")
    assert found == (code, said), (name, found)
    if code == 0:
        out, whole = (folder.parent / f"{it}{SUFFIX}" for it in (name, "whole"))
        assert rows_of(out) == rows_of(whole), name
        left = {path.name for path in folder.parent.glob(f"{name}.*")}
        assert left == {out.name, f"{name}.said"}, left


def rows_of(out: Path) -> object:
    """Return what is to be the same; how rows lie in a Parquet file depends on who was killed."""
    if SUFFIX != ".parquet":
        return out.read_bytes()
    import pyarrow.parquet as pq  # noqa: PLC0415  JSON lines need none

    return pq.read_table(out, use_threads=False).to_pylist()


def _under_way(folder: Path, name: str, jobs: int) -> list[int]:
    """Wait until all processes of a run are there."""
    while not (folder.parent / f"{name}{SUFFIX}.journal").exists():
        time.sleep(0.001)
    while jobs > 1 and len(children(RUNNING[name])) < jobs:
        time.sleep(0.001)
    return children(RUNNING[name])


def kill_one(folder: Path, times: int) -> None:
    """Kill one of two processes, each time at another moment."""
    for kill in range(times):
        name, random = f"kill-{kill}", Random(kill)  # noqa: S311
        begin(folder, name, 2)
        found = _under_way(folder, name, 2)
        time.sleep(random.random() * 0.2)
        with suppress(ProcessLookupError):  # a quick machine is done
            os.kill(random.choice(found), (signal.SIGKILL, signal.SIGTERM)[kill % 2])
        expect(name, 0, f"{FILES} records in {name}{SUFFIX}\n", folder)


def signal_twice(folder: Path, jobs: int, times: int) -> None:
    """Interrupt a run, and end it at once, each time a little later."""
    for number in range(times):
        name, pause = f"twice-{jobs}-{number}", 0.15 * number / times
        pid = begin(folder, name, jobs)
        family = _under_way(folder, name, jobs)
        time.sleep(pause)
        os.kill(pid, signal.SIGINT)
        time.sleep(pause)
        os.kill(pid, signal.SIGTERM)  # no error if it has ended: it was not waited for
        expect(name, 130, _INTERRUPTED, folder)
        left = [it for it in family if Path(f"/proc/{it}").exists()]
        assert left == [], left
        begin(folder, name, jobs, "--resume")
        expect(name, 0, f"{FILES} records in {name}{SUFFIX}\n", folder)


_INTERRUPTED = "cablegram: interrupted; the same command with --resume goes on\n"


def kill_the_first(folder: Path, times: int) -> None:
    """Kill the process in front: the others end, let go of the output, and the run goes on."""
    for number in range(times):
        name = f"front-{number}"
        pid = begin(folder, name, 2)
        found = _under_way(folder, name, 2)
        os.kill(pid, signal.SIGKILL)
        expect(name, -signal.SIGKILL, "", folder)
        while any(_runs(it) for it in found):
            time.sleep(0.01)
        begin(folder, name, 2, "--resume")
        expect(name, 0, f"{FILES} records in {name}{SUFFIX}\n", folder)


def _runs(pid: int) -> bool:
    """Tell whether a process is there; one that nobody waits for may be a zombie for ever."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(") ")[2][0] != "Z"
    except OSError:
        return False
