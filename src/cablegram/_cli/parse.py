"""``cablegram parse``: take cables apart and show or write their fields."""

from __future__ import annotations

import json
import sys
from itertools import chain, islice
from typing import TYPE_CHECKING

import click

from cablegram._cli.output import complain, for_programs, for_the_eye, writing
from cablegram._cli.sources import Sources, files_argument, max_size_option

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

__all__ = ["parse"]

_EXAMPLES = """\b
Examples:
  cablegram parse cable.txt
  cablegram parse cables/ --brief
  cablegram parse cable.txt --format json
  cablegram parse cables/*.txt | jq -r .subject
  cablegram parse cable.txt --format table | less

\b
Formats:
  table  a screen for the eye: heading, outline of the body, findings
  jsonl  one record a line, for programs; source and message say which
         file it is from, and which message of it
  json   indented; one message is an object, several are a list
  csv    one row a record, for spreadsheets, as `convert` writes it

\b
Exit codes:
  0  fine
  2  misuse, or a file that could not be read or is no cable"""


@click.command(epilog=_EXAMPLES)
@files_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "json", "jsonl", "table"]),
    help="How to write the fields. Without it: table on a terminal, jsonl otherwise.",
)
@click.option("--brief", is_flag=True, help="One line a cable: date, number, from, subject.")
@max_size_option
def parse(files: tuple[str, ...], form: str | None, max_size: int, *, brief: bool) -> None:
    """Take cables apart and show their fields.

    FILE is a cable as text, or several of them one behind the other; a folder or an archive (.zip,
    .tar, .tar.gz and so on), searched for .txt, .md, .html and .csv files; a packed file (.gz,
    .bz2, .xz); a pattern such as 'cables/**/*.txt'; or - for standard input. A file that cannot be
    read, or is no cable, is named on standard error; the others are read all the same.
    """
    if brief and form:
        raise click.UsageError("--brief and --format: choose one.")
    sources = Sources(files, max_size)
    with writing():
        match "brief" if brief else form or ("table" if sys.stdout.isatty() else "jsonl"):
            case "brief":
                _write_briefly(sources)
            case "table":
                _write_screens(sources)
            case "jsonl":
                _write_lines(sources)
            case "csv":
                _write_rows(sources)
            case _:
                _write_json(sources)
    sys.exit(sources.code)


def _write_briefly(sources: Sources) -> None:
    from cablegram._cli.brief import brief  # noqa: PLC0415  as below

    for_the_eye()
    for record in _records(sources):
        sys.stdout.write(brief(record) + "\n")


def _write_screens(sources: Sources) -> None:
    # Only whoever wants a screen waits for rich.
    from cablegram._cli.console import PlainConsole  # noqa: PLC0415
    from cablegram._cli.screen import show  # noqa: PLC0415

    for_the_eye()
    console = PlainConsole(soft_wrap=False)
    for count, message in enumerate(sources.cables_only()):
        if count:
            sys.stdout.write("\n")
        # Its findings name the lines of the file, as those of `check` do.
        places = [(it.line, it.column) for it in message.findings]
        record = message.record()
        for entry, (line, column) in zip(record["diagnostics"], places, strict=True):
            entry |= {"line": line, "column": column}
        number = f", message {message.number}" if message.number > 1 else ""
        show(record, message.file.shown + number, console)


def _write_lines(sources: Sources) -> None:
    for_programs()
    for record in _records(sources):
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


def _write_rows(sources: Sources) -> None:
    from cablegram._cells import CUT_CELL, Cells  # noqa: PLC0415  who wants no rows does not wait for it

    cells = Cells()
    sys.stdout.flush()
    sys.stdout.buffer.write(cells.head)
    for message in sources.cables_only():
        cut: list[str] = []
        name = message.file.name
        sys.stdout.buffer.write(cells.row(name, message.number, message.cable.record, cut))
        for cell in cut:
            complain(f"{name} {CUT_CELL}: message {message.number:,}, {cell}")
    sys.stdout.buffer.flush()


def _write_json(sources: Sources) -> None:
    for_programs()
    records = _records(sources)
    first = list(islice(records, 2))
    if not sources.several and len(first) < 2:  # noqa: PLR2004 - not a list of several
        for record in first:
            sys.stdout.write(_indented(record) + "\n")
    else:
        _write_list(chain(first, records))


def _write_list(records: Iterable[dict[str, Any]]) -> None:
    """Write a list record by record: a file may hold more of them than fit in memory."""
    between = "[\n"
    for record in records:
        sys.stdout.write(between + _indented(record))
        between = ",\n"
    sys.stdout.write("[]\n" if between == "[\n" else "\n]\n")


def _indented(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, indent=2)


def _records(sources: Sources) -> Iterator[dict[str, Any]]:
    for message in sources.cables_only():
        yield message.record()
