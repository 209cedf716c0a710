"""Convert much: with one process, with two, and interrupted. ``make scale FOLDER=PLACE SIZE=2000``.

A corpus of the size asked for is made of the published cables beside the repository, each copy
with a name of its own, and converted to Parquet with each number of processes. Meanwhile the memory
of all processes is looked at: the proportional share of each (PSS), so that what processes share
counts once. Then the same conversion is interrupted, by SIGKILL and by Ctrl-C in turn, at moments
spread over it, and resumed each time; its rows are compared with those of the first.

In the folder: ``memory.csv`` (seconds, processes, megabytes), ``memory.svg``, and what was made.
Linux only, for it reads ``/proc``.
"""

from __future__ import annotations

import argparse
import csv
import os
import resource
import shutil
import signal
import subprocess
import sys
import tarfile
import time
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import count
from pathlib import Path
from random import Random

import attrs
import pyarrow.parquet as pq

ROOT = Path(__file__).resolve().parents[1]
MB = 1_000_000
#: files of one folder
MANY = 1_000
#: seconds between two looks
PAUSE = 0.5
PROC = Path("/proc")


# --- what is converted ------------------------------------------------------------------------


def copies(corpus: Path, size: int) -> Iterator[tuple[str, bytes]]:
    """Yield names and texts of cables, over and over, until they are so many bytes."""
    texts = [(path.stem, path.read_bytes()) for path in sorted((corpus / "text").glob("*.txt"))]
    if not texts:
        sys.exit(f"no cables in {corpus / 'text'}")
    made = 0
    for number in count():
        for name, text in texts:
            if made >= size:
                return
            made += len(text)
            yield f"{name}-{number:05}.txt", text


def make_files(folder: Path, found: Iterable[tuple[str, bytes]]) -> Path:
    """Write a file for each cable."""
    for number, (name, text) in enumerate(found):
        place = folder / "in" / f"{number // MANY:05}"
        if number % MANY == 0:
            place.mkdir(parents=True)
        (place / name).write_bytes(text)
    return folder / "in"


def make_csv(folder: Path, found: Iterable[tuple[str, bytes]]) -> Path:
    """Write a ``cables.csv``."""
    out = folder / "cables.csv"
    with out.open("wb") as file:
        for number, (name, text) in enumerate(found, start=1):
            record = [f"{number}", "4/10/2009 15:30", name, "Embassy", "UNCLASSIFIED", "", ""]
            escaped = text.replace(b"\\", b"\\\\").replace(b'"', b'\\"')
            file.write(b",".join(f'"{it}"'.encode() for it in record) + b',"' + escaped + b'"\n')
    return out


def make_tar(folder: Path, found: Iterable[tuple[str, bytes]]) -> Path:
    """Write an archive."""
    out = folder / "cables.tar"
    with tarfile.open(out, "w") as archive:
        for name, text in found:
            entry = tarfile.TarInfo(name)
            entry.size = len(text)
            archive.addfile(entry, BytesIO(text))
    return out


KINDS = {"files": make_files, "csv": make_csv, "tar": make_tar}


# --- runs -------------------------------------------------------------------------------------


@attrs.define
class Run:
    """What one conversion took."""

    name: str
    seconds: float = 0.0
    #: processor time of all processes
    spent: float = 0.0
    #: seconds from the start, processes, megabytes
    memory: list[tuple[float, int, float]] = attrs.Factory(list)

    def peak(self) -> float:
        """Return the most memory, in megabytes."""
        return max((it for _, _, it in self.memory), default=0.0)

    def mean(self, begin: float, end: float) -> float:
        """Return the mean memory in a part of the run, from 0 to 1."""
        part = [it for at, _, it in self.memory if begin <= at / self.seconds <= end]
        return sum(part) / len(part) if part else 0.0


def start(source: Path, out: Path, jobs: int, *options: str) -> subprocess.Popen[bytes]:
    """Start a conversion, in a group of its own."""
    words = ["convert", str(source), "--out", str(out), "--jobs", str(jobs), "-q", *options]
    return subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, "-m", "cablegram", *words], start_new_session=True
    )


def measured(source: Path, out: Path, jobs: int) -> Run:
    """Convert, and look at the memory meanwhile."""
    run = Run(f"{jobs} {'process' if jobs == 1 else 'processes'}")
    began, spent = time.monotonic(), processor_time()
    process = start(source, out, jobs)
    while process.poll() is None:
        family = [process.pid, *below(process.pid)]
        run.memory.append(
            (time.monotonic() - began, len(family), sum(map(share, family)) * 1024 / MB)
        )
        time.sleep(PAUSE)
    run.seconds, run.spent = time.monotonic() - began, processor_time() - spent
    if process.returncode != 0:
        sys.exit(f"{run.name}: exit code {process.returncode}")
    return run


def processor_time() -> float:
    """Return the processor time of all processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def below(pid: int) -> Iterator[int]:
    """Yield the processes that a process has started, and theirs."""
    for path in (PROC / str(pid) / "task").glob("*/children"):
        try:
            found = path.read_text("ascii").split()
        except OSError:  # it has just ended
            continue
        for child in map(int, found):
            yield child
            yield from below(child)


def share(pid: int) -> int:
    """Return the proportional share of the memory that a process has, in kilobytes."""
    try:
        for line in (PROC / str(pid) / "smaps_rollup").read_text("ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    except OSError:  # it has just ended
        pass
    return 0


def interrupted(source: Path, out: Path, jobs: int, times: int, whole: float) -> list[str]:
    """Convert, interrupted so many times; return what was done to it."""
    random = Random(times)  # noqa: S311  moments, not secrets
    done = []
    for number in range(times):
        process = start(source, out, jobs, "--resume")
        family = process.pid
        time.sleep(1 + random.random() * 2 * whole / times)
        kind = (signal.SIGKILL, signal.SIGINT)[number % 2]
        if process.poll() is not None:
            done.append("was over")
            continue
        os.kill(family, kind)
        code = process.wait()
        done.append(kind.name if code in {-kind, 130} else f"{kind.name}: exit code {code}")
        while any(below(family)) or group_lives(family):
            time.sleep(0.01)
    code = start(source, out, jobs, "--resume").wait()
    return [*done, f"end: exit code {code}"]


def group_lives(group: int) -> bool:
    """Tell whether a process of a group is left; zombies that nobody waits for are none."""
    for about in PROC.glob("[0-9]*/stat"):
        try:
            fields = about.read_text("utf-8").rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        if int(fields[2]) == group and fields[0] != "Z":
            return True
    return False


def same_rows(one: Path, other: Path) -> tuple[bool, int]:
    """Tell whether two tables have the same rows in their order; and how many. Each once."""
    rows, seen = 0, set()
    left, right = (pq.ParquetFile(it).iter_batches(1_000) for it in (one, other))
    for first, second in zip(left, right, strict=True):
        if not first.equals(second):
            return False, rows
        rows += first.num_rows
        seen.update(first["id"].to_pylist())
    return len(seen) == rows, rows


# --- what is said -----------------------------------------------------------------------------


def write_memory(runs: list[Run], path: Path) -> None:
    """Write all looks as CSV."""
    with path.open("w", encoding="ascii", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["run", "seconds", "processes", "megabytes"])
        for run in runs:
            for at, processes, size in run.memory:
                writer.writerow([run.name, f"{at:.1f}", processes, f"{size:.1f}"])


def plot(runs: list[Run], size: int, path: Path) -> None:
    """Draw the memory of each run over its time."""
    import matplotlib as mpl  # noqa: PLC0415  who measures only, does not wait for it

    mpl.use("svg")
    from matplotlib import pyplot as plt  # noqa: PLC0415

    figure, axes = plt.subplots(figsize=(8, 4))
    for run in runs:
        axes.plot([at for at, _, _ in run.memory], [it for _, _, it in run.memory], label=run.name)
    axes.set_xlabel("seconds")
    axes.set_ylabel("memory of all processes, MB")
    axes.set_title(f"convert to Parquet, {size / MB:,.0f} MB of cables")
    axes.set_ylim(bottom=0)
    axes.set_xlim(left=0)
    axes.grid(visible=True, alpha=0.3)
    axes.legend()
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})


def table(runs: list[Run], size: int) -> Iterator[str]:
    """Yield the lines of the table."""
    yield "| run | seconds | processor | MB/s | peak, MB | second quarter | last quarter |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for run in runs:
        yield (
            f"| {run.name} | {run.seconds:,.1f} | {run.spent:,.1f} | {size / MB / run.seconds:.2f} "
            f"| {run.peak():,.0f} | {run.mean(0.25, 0.5):,.0f} | {run.mean(0.75, 1):,.0f} |"
        )


def main() -> None:
    """Make the corpus, run, and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="where there is room for some times the size")
    parser.add_argument("--size", type=int, default=2_000, help="megabytes of cables")
    parser.add_argument("--kind", choices=KINDS, default="files", help="what they stand in")
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "corpus")
    parser.add_argument("--interrupts", type=int, default=30)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2], help="processes of each run")
    parser.add_argument("--plot", type=Path, help="another place for the picture of the memory")
    parser.add_argument("--keep", action="store_true", help="leave the corpus there")
    asked = parser.parse_args()
    work = asked.folder / "scale"
    if work.exists():
        sys.exit(f"{work} is there: remove it")
    work.mkdir(parents=True)
    source = KINDS[asked.kind](work, copies(asked.corpus, asked.size * MB))
    size = sum(it.stat().st_size for it in [source, *source.rglob("*")] if it.is_file())
    try:
        report(asked, work, source, size)
    finally:
        if not asked.keep:
            shutil.rmtree(source, ignore_errors=True)
            (work / source.name).unlink(missing_ok=True)


def report(asked: argparse.Namespace, work: Path, source: Path, size: int) -> None:
    """Convert, and print a table."""
    print(f"{size / MB:,.0f} MB, {asked.kind}", flush=True)
    runs: list[Run] = []
    for jobs in asked.jobs:
        runs.append(measured(source, work / f"{jobs}.parquet", jobs))
        print(f"{runs[-1].name}: {runs[-1].seconds:.1f} s", flush=True)
    write_memory(runs, work / "memory.csv")
    plot(runs, size, asked.plot or work / "memory.svg")
    print("\n".join(table(runs, size)), flush=True)
    print(f"the first run took {runs[0].seconds / runs[-1].seconds:.2f} times as long as the last")
    first, last = asked.jobs[0], asked.jobs[-1]
    whole = work / f"{first}.parquet"
    for jobs in asked.jobs[1:]:
        said(f"{jobs} processes", whole, work / f"{jobs}.parquet")
    if asked.interrupts:
        out = work / "interrupted.parquet"
        done = interrupted(source, out, last, asked.interrupts, runs[-1].seconds)
        print(f"interrupted: {', '.join(f'{it} {done.count(it)}' for it in dict.fromkeys(done))}")
        said("interrupted", whole, out)
        left = sorted(it.name for it in work.glob("interrupted*"))
        print(f"left of it: {', '.join(left)}")


def said(name: str, whole: Path, other: Path) -> None:
    """Print whether the rows are those of the first run."""
    same, rows = same_rows(whole, other)
    print(f"{name}: {rows:,} rows, {'the same, each once' if same else 'NOT THE SAME'}", flush=True)


if __name__ == "__main__":
    main()
