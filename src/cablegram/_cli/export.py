"""``cablegram export``: records for other people's tools."""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import click

from cablegram._cli.find import STANDARD_INPUT
from cablegram._cli.messages import AnyMessages, needs_pyarrow
from cablegram._cli.output import MISUSE, for_programs, printable, reason, refuse, writing
from cablegram._cli.outputs import refuse_lost
from cablegram._cli.replace import beside, replace_file
from cablegram._cli.sources import max_size_option

__all__ = ["export"]

_Records = Iterator[dict[str, Any]]

#: the form that is meant by the end of a name; the longest that fits counts
_ENDS = {
    ".ftm.jsonl": "ftm",
    ".ftm.json": "ftm",
    ".db": "sqlite",
    ".sqlite": "sqlite",
    ".sqlite3": "sqlite",
}

_EXTRAS = {
    "sqlite_utils": "a database needs sqlite-utils: pip install 'cablegram[sqlite]'",
}

_EXAMPLES = """\b
Examples:
  cablegram export cables/ --out cables.db --metadata metadata.json
  cablegram export cables/ --out cables.ftm.jsonl
  cablegram export cables.jsonl --out cables.db
  cablegram export cables/ --out - --to ftm | ftm validate

\b
Forms:
  sqlite  a database with tables cables, paragraphs, addressees, references,
          tags, diagnostics, and full-text search; for Datasette
  ftm     entities of followthemoney, one a line; for Aleph and OpenAleph

\b
Exit codes:
  0    fine
  2    misuse, or a file that could not be read or is no cable, or the
       output could not be written
  130  interrupted; nothing is written"""


@click.command(epilog=_EXAMPLES)
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option(
    "--out",
    "target",
    metavar="FILE",
    required=True,
    help="The file to write: .db, .sqlite or .ftm.jsonl. - is standard output.",
)
@click.option(
    "--to",
    "form",
    type=click.Choice(["ftm", "sqlite"]),
    help="The form, where the name of the file does not tell.",
)
@click.option(
    "--metadata",
    type=click.Path(dir_okay=False, path_type=Path),
    help="With a database: write what Datasette is to show beside it, too.",
)
@click.option("--overwrite", is_flag=True, help="Write over files that are there.")
@max_size_option
@click.option("-q", "--quiet", is_flag=True, help="Say only what could not be read.")
def export(  # noqa: PLR0913  a parameter for each option
    sources: tuple[str, ...],
    target: str,
    form: str | None,
    metadata: Path | None,
    max_size: int,
    *,
    overwrite: bool,
    quiet: bool,
) -> None:
    """Write records in the form of another tool: a database, or entities.

    SOURCE is a file, folder, archive or pattern of cables, - for standard input, or what `convert`
    wrote: JSON lines, packed or not, a Parquet file, a folder of these. Then nothing is parsed
    again. The output appears when it is whole.
    """
    form = form or _form_of(target)
    if metadata is not None and (form != "sqlite" or target == STANDARD_INPUT):
        refuse("--metadata goes with a database: --out cables.db")
    found = _Found(sources, max_size)
    if target == STANDARD_INPUT:
        if form == "sqlite":
            refuse("a database needs a file: --out cables.db")
        with writing(), _troubles_told("standard output"):
            for_programs()
            for line in _entity_lines(found.records(quiet=True)):
                sys.stdout.write(line)
        sys.exit(found.code)
    out = Path(target)
    if metadata is not None and _is_one_file(out, metadata):
        refuse(f"{out} and {metadata} are one file: name two")
    for path in filter(None, (out, metadata)):
        _look_at(path, sources, overwrite=overwrite)
    with _troubles_told(target):
        (_write_database if form == "sqlite" else _write_entities)(found, out, quiet=quiet)
        if metadata is not None and found.count:
            _write_metadata(metadata, out)
    _summarise(found, out, quiet=quiet)


def _form_of(target: str) -> str:
    ends = [form for end, form in _ENDS.items() if target.lower().endswith(end)]
    if not ends:
        known = ", ".join(_ENDS)
        refuse(f"{target}: say which form with --to ftm or --to sqlite, or by its end ({known})")
    return ends[0]


def _is_one_file(one: Path, other: Path) -> bool:
    if os.path.realpath(one) == os.path.realpath(other):
        return True
    return one.exists() and other.exists() and one.samefile(other)


def _look_at(path: Path, sources: tuple[str, ...], *, overwrite: bool) -> None:
    """Refuse what would be lost."""
    refuse_lost(path, sources)
    if path.exists() and not overwrite:
        refuse(f"{path} is there already; --overwrite writes over it")


class _Found:
    """The records of sources, counted as they pass."""

    def __init__(self, names: tuple[str, ...], max_size: int) -> None:
        self._messages = AnyMessages(names, max_size)
        self.count = 0

    def records(self, *, quiet: bool) -> _Records:
        """Yield them, with a count on a terminal."""
        with _counter(quiet=quiet) as show:
            for message in self._messages:
                self.count += 1
                show(self.count)
                yield message.record()

    @property
    def code(self) -> int:
        """The exit code."""
        return MISUSE if self._messages.failed else 0


def _entity_lines(records: _Records) -> Iterator[str]:
    from cablegram._export.ftm import entities  # noqa: PLC0415  as above

    for entity in entities(records):
        yield json.dumps(entity, ensure_ascii=False, separators=(",", ":")) + "\n"


def _write_entities(found: _Found, out: Path, *, quiet: bool) -> None:
    with beside(out) as new, new.path.open("wb") as file:
        for line in _entity_lines(found.records(quiet=quiet)):
            # A lone surrogate has no UTF-8; its escape is also JSON's.
            file.write(line.encode("utf-8", "backslashreplace"))
        new.is_wanted = found.count > 0


def _write_database(found: _Found, out: Path, *, quiet: bool) -> None:
    from cablegram._export.sqlite import write_sqlite  # noqa: PLC0415  as above

    with beside(out) as new:
        new.is_wanted = write_sqlite(found.records(quiet=quiet), new.path) > 0


def _write_metadata(path: Path, database: Path) -> None:
    from cablegram._export.datasette import metadata  # noqa: PLC0415  as above

    text = json.dumps(metadata(database.stem), indent=2, ensure_ascii=False)
    replace_file(path, f"{text}\n".encode())


@contextmanager
def _troubles_told(target: str) -> Iterator[None]:
    """Say in one line what went wrong. A signal that ends the run is taken like Ctrl-C."""
    from cablegram._export.sqlite import ExportError  # noqa: PLC0415  as above

    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except ModuleNotFoundError as error:
        needs = _EXTRAS.get(error.name or "") or needs_pyarrow(error)
        if needs is None:
            raise
        refuse(needs)
    except ExportError as error:
        refuse(str(error))
    except BrokenPipeError:
        raise
    except OSError as error:
        refuse(f"cannot read or write {error.filename or target}: {reason(error)}")
    finally:
        signal.signal(signal.SIGTERM, before)


def _summarise(found: _Found, out: Path, *, quiet: bool) -> NoReturn:
    if not quiet:
        noun = "message" if found.count == 1 else "messages"
        said = f"{found.count:,} {noun} in {out}"
        if not found.count:
            said = f"no messages: {out} is not written"
        click.echo(printable(said), err=True)
    sys.exit(found.code)


@contextmanager
def _counter(*, quiet: bool) -> Iterator[Any]:
    """Show on a terminal how many messages are done; nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415  who sees no bar does not wait for rich
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (SpinnerColumn(), TextColumn("{task.completed:,} messages"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task("", total=None)
        yield lambda count: progress.update(task, completed=count)
