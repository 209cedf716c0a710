"""``cablegram convert``: the records of many files in one."""

from __future__ import annotations

import os
import signal
import sys
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
from cablegram._convert import Conversion, JournalError, Settings, convert
from cablegram._convert.convert import LIMIT

__all__ = ["convert_command"]

_LEFT_OUT = 1
_INTERRUPTED = 130
_MEGABYTE = 1 << 20

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
def convert_command(  # noqa: PLR0913  a parameter for each option
    sources: tuple[str, ...], out: Path, jobs: int, max_size: int, *, resume: bool, quiet: bool
) -> None:
    """Write the records of all messages in files and folders to one file.

    SOURCE is a file, a folder, or - for standard input. The output appears when it is whole.
    Until then what is written stands beside it, with .part behind its name. Files that are empty,
    binary, too large, unreadable or no cables are left out and named.
    """
    if out.suffix != ".jsonl":
        _refuse(f"{out}: only .jsonl can be written so far (Parquet is planned)")
    if resume and STANDARD_INPUT in sources:
        _refuse("--resume needs files: standard input cannot be read twice")
    failures: list[str] = []
    files = [file.name for file in find_files(sources, failures.append)]
    settings = Settings(jobs, max_size * _MEGABYTE, resume)
    try:
        with _terminated(), _progress(files, quiet=quiet) as report:
            done = convert(files, out, settings, report)
    except KeyboardInterrupt:
        complain("interrupted; the same command with --resume goes on")
        sys.exit(_INTERRUPTED)
    except BrokenProcessPool:
        _refuse("a process was killed, maybe for want of memory; --resume goes on")
    except JournalError as error:
        _refuse(str(error))
    except OSError as error:
        _refuse(f"cannot write {error.filename or out}: {error.strerror or error}")
    _summarise(done, failures, out, quiet=quiet)


def _refuse(message: str) -> NoReturn:
    complain(message)
    sys.exit(MISUSE)


def _summarise(done: Conversion, failures: list[str], out: Path, *, quiet: bool) -> None:
    for failure in failures:
        complain(failure)
    for trouble in done.troubles:
        complain(f"{trouble.path} {trouble.reason}")
    left_out = len(done.troubles) + len(failures)
    if not quiet:
        parts = [f"{done.records:,} {'record' if done.records == 1 else 'records'} in {out}"]
        parts += [f"{left_out:,} left out"] if left_out else []
        click.echo(printable(", ".join(parts)), err=True)
    sys.exit(_LEFT_OUT if left_out else 0)


@contextmanager
def _progress(files: list[str], *, quiet: bool) -> Iterator[Callable[[int], None]]:
    """Show bytes, rate and time left on a terminal; nothing elsewhere."""
    columns = (BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=quiet or not console.is_terminal) as progress:
        task = progress.add_task("", total=sum(map(_size, files)) or None)
        yield lambda size: progress.update(task, completed=size)


def _size(file: str) -> int:
    try:
        return 0 if file == STANDARD_INPUT else os.stat(file).st_size  # noqa: PTH116  as it is named
    except OSError:
        return 0


@contextmanager
def _terminated() -> Iterator[None]:
    """Take the signal that ends a process like Ctrl-C: what is written is noted first."""

    def interrupt(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
