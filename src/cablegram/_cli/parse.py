"""``cablegram parse``: take cables apart and show or write their fields."""

from __future__ import annotations

import json
import sys
from itertools import chain, islice
from typing import TYPE_CHECKING

import click

import cablegram
from cablegram._cli.console import PlainConsole
from cablegram._cli.output import MISUSE, for_programs, for_the_eye, writing
from cablegram._cli.screen import show
from cablegram._cli.sources import Sources, files_argument

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

__all__ = ["parse"]

_EXAMPLES = """\b
Examples:
  cablegram parse cable.txt
  cablegram parse cable.txt --format json
  cablegram parse cables/*.txt | jq -r .subject
  cablegram parse cable.txt --format table | less

\b
Formats:
  table  a screen for the eye: heading, outline of the body, findings
  jsonl  one record a line, for programs
  json   indented; one message is an object, several are a list"""


@click.command(epilog=_EXAMPLES)
@files_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "jsonl", "table"]),
    help="How to write the fields. Without it: table on a terminal, jsonl otherwise.",
)
def parse(files: tuple[str, ...], form: str | None) -> None:
    """Take cables apart and show their fields.

    FILE is a cable as text; - is standard input. A file that cannot be read is named on
    standard error, the others are read all the same.
    """
    sources = Sources(files)
    with writing():
        match form or ("table" if sys.stdout.isatty() else "jsonl"):
            case "table":
                _write_screens(sources)
            case "jsonl":
                _write_lines(sources)
            case _:
                _write_json(sources)
    sys.exit(MISUSE if sources.unreadable else 0)


def _write_screens(sources: Sources) -> None:
    for_the_eye()
    console = PlainConsole(soft_wrap=False)
    for number, (name, cable) in enumerate(sources.cables()):
        if number:
            sys.stdout.write("\n")
        show(cablegram.to_dict(cable), name, console)


def _write_lines(sources: Sources) -> None:
    for_programs()
    for record in _records(sources):
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


def _write_json(sources: Sources) -> None:
    for_programs()
    records = _records(sources)
    first = list(islice(records, 2))
    if len(sources.files) == 1 and len(first) < 2:  # noqa: PLR2004 - not a list of several
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
    for _, cable in sources.cables():
        yield cablegram.to_dict(cable)
