"""``cablegram convert``: the records of many files in one."""

from __future__ import annotations

import os
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from cablegram._cli.find import STANDARD_INPUT, find_files
from cablegram._cli.forms import Wanted, form_options
from cablegram._cli.output import INTERRUPTED, MISUSE, complain, printable, reason, refuse, writing
from cablegram._cli.sources import max_size_option

if TYPE_CHECKING:
    from cablegram._convert import Conversion, Form, Trouble

__all__ = ["convert_command"]

_LEFT_OUT = 1
_ENDS = (signal.SIGINT, signal.SIGTERM)
#: kinds of files that are counted apart, and those that are shown
_KINDS, _SHOWN = 100, 3

_EXAMPLES = """\b
Examples:
  cablegram convert cables.csv --out cables.jsonl --jobs 2
  cablegram convert cables/ more/*.txt --out records.jsonl
  cablegram convert 1974.zip 1975.tar.gz cables.csv.gz --out records.jsonl
  cablegram convert cables/ --out records.jsonl --resume
  cablegram convert cables/ --out records.jsonl.gz
  cablegram convert cables/ --out cables.parquet --tables addressees,tags
  cablegram convert cables/ --out parts/ --jobs 8
  cablegram convert cables/ --out cables.csv --no-body
  zcat cable.txt.gz | cablegram convert - --out - | jq .subject

\b
Exit codes:
  0    every file is in the output
  1    some were left out, or cells of a spreadsheet cut; each is named
       with its reason
  2    misuse, a file that could not be read, or the output could not be
       written
  130  interrupted; --resume goes on"""


@click.command("convert", epilog=_EXAMPLES)
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option(
    "--out",
    "target",
    metavar="FILE",
    required=True,
    help="What to write: FILE.jsonl (the record of one message a line; FILE.jsonl.gz packs them), "
    "FILE.parquet, FOLDER/ of Parquet files, FILE.csv for spreadsheets; - is standard output.",
)
@form_options
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Number of processes.",
)
@click.option("--resume", is_flag=True, help="Go on where an interrupted run left off.")
@max_size_option
@click.option("-q", "--quiet", is_flag=True, help="No progress bar; say only what was left out.")
@click.option("--verbose", is_flag=True, help="Name the files in folders that are passed over.")
def convert_command(  # noqa: PLR0913  a parameter for each option
    sources: tuple[str, ...],
    target: str,
    jobs: int,
    max_size: int,
    *,
    resume: bool,
    quiet: bool,
    verbose: bool,
    **form: Any,  # noqa: ANN401  the options of `form_options`
) -> None:
    """Write the records of all messages in files and folders to one file.

    SOURCE is a file, a folder, an archive (.zip, .tar, .tar.gz and so on), a packed file (.gz,
    .bz2, .xz), a pattern such as 'cables/**/*.txt', or - for standard input.

    The name of the output says what it is: JSON lines, Parquet or CSV. It appears when it is
    whole, and not at all if there is no record to write. Until then what is written stands beside
    it, with .part behind its name. Files that are empty, binary, too large, unreadable or no
    cables are left out and named. In folders and archives, files of other kinds than text,
    Markdown, html and csv are passed over and counted.
    """
    from cablegram._convert import Settings, convert  # noqa: PLC0415  help needs none

    wanted = Wanted(target=target, **form)
    if resume:
        _check_resume(wanted, has_input=STANDARD_INPUT in sources)
    out, form_made = wanted.made()
    problems = _Problems()
    passed = _PassedOver(form_made.target(out).files() if out else [], verbose=verbose)
    files = (file.name for file in find_files(sources, problems.failures.append, passed.add))
    settings = Settings(jobs, max_size, resume, form_made)
    tell = problems.tell
    done: list[Conversion] = []
    with (
        _explained(out),
        _interrupted_once(),
        _progress(quiet=quiet) as report,
        nullcontext() if out else writing(),
    ):
        done.append(convert(files, out, settings, report, tell, pass_over=passed.add))
    if not done:  # the reader of standard output has left
        return
    problems.end()
    _warn_of_rows(form_made, done[0].records)
    _summarise(done[0], problems, out, passed, quiet=quiet)


@contextmanager
def _explained(out: Path | None) -> Iterator[None]:
    """Say in a line what ended a conversion, and end the program with its exit code."""
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415  as above

    from cablegram._convert import AlreadyWholeError, JournalError  # noqa: PLC0415  as above

    try:
        yield
    except KeyboardInterrupt:
        complain("interrupted; the same command with --resume goes on" if out else "interrupted")
        sys.exit(INTERRUPTED)
    except BrokenProcessPool:
        refuse("processes are killed here; try --jobs 1")
    except AlreadyWholeError as error:
        click.echo(printable(str(error)), err=True)
        sys.exit(0)
    except JournalError as error:
        refuse(str(error))
    except OSError as error:
        refuse(f"cannot write {error.filename or out}: {reason(error)}")


def _warn_of_rows(form: Form[Any], records: int) -> None:
    """Say that a spreadsheet shows no more rows; the first has the names of the columns."""
    from cablegram._cells import ROWS  # noqa: PLC0415  as above
    from cablegram._convert import CsvRows  # noqa: PLC0415  as above

    if isinstance(form, CsvRows) and records >= ROWS:
        complain(f"{records:,} rows, of which Excel shows {ROWS - 1:,}; Parquet has no such limit")


def _check_resume(wanted: Wanted, *, has_input: bool) -> None:
    """Refuse to go on with what cannot be gone on with."""
    if has_input:
        refuse("--resume needs files: standard input cannot be read twice")
    if wanted.is_standard:
        refuse("--resume needs a file: standard output cannot be gone on with")


class _Problems:
    """What was left out, and what could not even be read."""

    def __init__(self) -> None:
        #: of the files named
        self.failures: list[str] = []
        #: of the files that were looked at
        self.unreadable = 0
        #: cells of spreadsheets
        self.cut = 0

    def tell(self, trouble: Trouble) -> None:
        """Name what was left out."""
        from cablegram._cells import CUT_CELL  # noqa: PLC0415  help needs none

        self.unreadable += trouble.is_unreadable
        self.cut += trouble.reason.startswith(CUT_CELL)
        complain(f"{trouble.path} {trouble.reason}")

    def end(self) -> None:
        """Name the folders that could not be read."""
        for failure in self.failures:
            complain(failure)

    def code(self, left_out: int) -> int:
        """Return the exit code."""
        if self.failures or self.unreadable:
            return MISUSE
        return _LEFT_OUT if left_out or self.cut else 0


class _PassedOver:
    """Files in folders that were not looked at, by kind."""

    def __init__(self, own: list[Path], *, verbose: bool) -> None:
        self._own = {os.path.realpath(path) for path in own}
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
    done: Conversion, problems: _Problems, out: Path | None, passed: _PassedOver, *, quiet: bool
) -> NoReturn:
    left_out = done.left_out - problems.cut + len(problems.failures)
    if not quiet:
        parts = [f"{done.records:,} {'record' if done.records == 1 else 'records'}"]
        if out:
            parts = [
                f"{parts[0]} in {out}" if done.records else f"no records: {out} is not written"
            ]
        cells = "cell" if problems.cut == 1 else "cells"
        parts += [f"{problems.cut:,} {cells} cut"] if problems.cut else []
        parts += [f"{left_out:,} left out"] if left_out else []
        click.echo(printable(", ".join(parts) + str(passed)), err=True)
    sys.exit(problems.code(left_out))


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """Show bytes, rate and time left on a terminal; nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield lambda _, __: None
        return
    from rich.console import Console  # noqa: PLC0415  who sees no bar does not wait for rich
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        DownloadColumn,
        Progress,
        TimeRemainingColumn,
        TransferSpeedColumn,
    )

    columns = (BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
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
