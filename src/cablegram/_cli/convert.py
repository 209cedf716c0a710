"""``cablegram convert``: the records of many files in one."""

from __future__ import annotations

import os
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TimeRemainingColumn,
    TransferSpeedColumn,
)

from cablegram._cli.files import STANDARD_INPUT, find_files
from cablegram._cli.output import MISUSE, complain, printable
from cablegram._convert import (
    LIMIT,
    AlreadyWholeError,
    Conversion,
    JournalError,
    Settings,
    Trouble,
    convert,
    files_of,
)

__all__ = ["convert_command"]

_LEFT_OUT = 1
_INTERRUPTED = 130
_ENDS = (signal.SIGINT, signal.SIGTERM)
_MEGABYTE = 1 << 20
#: kinds of files that are counted apart, and those that are shown
_KINDS, _SHOWN = 100, 3

_EXAMPLES = """\b
Examples:
  cablegram convert cables.csv --out cables.jsonl --jobs 2
  cablegram convert cables/ more/*.txt --out records.jsonl
  cablegram convert cables/ --out records.jsonl --resume

\b
Exit codes:
  0    every file is in the output
  1    some were left out; each is named with its reason
  2    misuse, or the output could not be written
  130  interrupted; --resume goes on"""


@click.command("convert", epilog=_EXAMPLES)
@click.argument(
    "sources", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(allow_dash=True)
)
@click.option(
    "--out",
    metavar="FILE.jsonl",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write: the record of one message a line.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Number of processes.",
)
@click.option("--resume", is_flag=True, help="Go on where an interrupted run left off.")
@click.option(
    "--max-size",
    metavar="MB",
    type=click.IntRange(min=1),
    default=LIMIT // _MEGABYTE,
    show_default=True,
    help="Leave out messages that are larger.",
)
@click.option("--quiet", is_flag=True, help="No progress bar; say only what was left out.")
@click.option("--verbose", is_flag=True, help="Name the files in folders that are passed over.")
def convert_command(  # noqa: PLR0913  a parameter for each option
    sources: tuple[str, ...],
    out: Path,
    jobs: int,
    max_size: int,
    *,
    resume: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Write the records of all messages in files and folders to one file.

    SOURCE is a file, a folder, or - for standard input. The output appears when it is whole.
    Until then what is written stands beside it, with .part behind its name. Files that are empty,
    binary, too large, unreadable or no cables are left out and named. In folders, files of other
    kinds than text, Markdown, html and csv are passed over and counted.
    """
    if out.suffix != ".jsonl":
        _refuse(f"{out}: only .jsonl can be written so far (Parquet is planned)")
    if resume and STANDARD_INPUT in sources:
        _refuse("--resume needs files: standard input cannot be read twice")
    failures: list[str] = []
    passed = _PassedOver(out, verbose=verbose)
    files = (file.name for file in find_files(sources, failures.append, passed.add))
    settings = Settings(jobs, max_size * _MEGABYTE, resume)

    def tell(trouble: Trouble) -> None:
        complain(f"{trouble.path} {trouble.reason}")

    try:
        with _interrupted_once(), _progress(quiet=quiet) as report:
            done = convert(files, out, settings, report, tell)
    except KeyboardInterrupt:
        complain("interrupted; the same command with --resume goes on")
        sys.exit(_INTERRUPTED)
    except BrokenProcessPool:
        _refuse("processes are killed here; try --jobs 1")
    except AlreadyWholeError as error:
        click.echo(printable(str(error)), err=True)
        return
    except JournalError as error:
        _refuse(str(error))
    except OSError as error:
        _refuse(f"cannot write {error.filename or out}: {error.strerror or error}")
    for failure in failures:
        complain(failure)
    _summarise(done, len(failures), out, passed, quiet=quiet)


def _refuse(message: str) -> NoReturn:
    complain(message)
    sys.exit(MISUSE)


class _PassedOver:
    """Files in folders that were not looked at, by kind."""

    def __init__(self, out: Path, *, verbose: bool) -> None:
        self._own = {os.path.realpath(path) for path in files_of(out)}
        self._verbose = verbose
        self._kinds: Counter[str] = Counter()

    def add(self, path: Path) -> None:
        """Count a file, unless it is what is being written."""
        if os.path.realpath(path) in self._own:
            return
        kind = path.suffix.lower() or "no suffix"
        if kind not in self._kinds and len(self._kinds) >= _KINDS:
            kind = "others"
        self._kinds[kind] += 1
        if self._verbose:
            complain(f"{path} is passed over")

    def __str__(self) -> str:
        """Say how many, and of which kinds; nothing if there were none."""
        count = self._kinds.total()
        if not count:
            return ""
        most = [f"{kind} {number:,}" for kind, number in self._kinds.most_common(_SHOWN)]
        most += ["..."] if len(self._kinds) > _SHOWN else []
        files = "1 file of another kind" if count == 1 else f"{count:,} files of other kinds"
        return f"; passed over: {files} ({', '.join(most)})"


def _summarise(
    done: Conversion, unread: int, out: Path, passed: _PassedOver, *, quiet: bool
) -> NoReturn:
    left_out = done.left_out + unread
    if not quiet:
        parts = [f"{done.records:,} {'record' if done.records == 1 else 'records'} in {out}"]
        parts += [f"{left_out:,} left out"] if left_out else []
        click.echo(printable(", ".join(parts) + str(passed)), err=True)
    sys.exit(_LEFT_OUT if left_out else 0)


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """Show bytes, rate and time left on a terminal; nothing elsewhere."""
    columns = (BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=quiet or not console.is_terminal) as progress:
        task = progress.add_task("", total=None)
        yield lambda size, most: progress.update(task, completed=size, total=most or None)


@contextmanager
def _interrupted_once() -> Iterator[None]:
    """Take Ctrl-C and the signal that ends a process alike: what is written is noted first.

    Only the first counts. Another would interrupt the noting, or the ending of the processes; so
    they are ignored until this process ends.
    """
    interrupted = False

    def interrupt(*_: object) -> None:
        nonlocal interrupted
        if not interrupted:
            interrupted = True
            raise KeyboardInterrupt

    ends = [it for it in _ENDS if signal.getsignal(it) is not signal.SIG_IGN]
    before = {one: signal.signal(one, interrupt) for one in ends}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, signal.SIG_IGN if interrupted else handler)
