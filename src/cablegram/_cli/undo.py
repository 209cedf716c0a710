"""``cablegram undo``: the first text of a cable that was written in a style."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

import click

import cablegram
from cablegram._cli.files import STANDARD_INPUT, replace_file
from cablegram._cli.output import MISUSE, complain, writing
from cablegram._cli.stream import read_standard_input, write_bytes
from cablegram._cli.undo_files import apply_undo, read_undo

__all__ = ["undo"]

_EXAMPLES = """\b
Examples:
  cablegram format cable.txt --to plain --save-undo undo.json > plain.txt
  cablegram undo plain.txt undo.json > first.txt
  cablegram undo cable.txt way-back/cable.txt.undo.json --in-place

\b
Exit codes:
  0  the first text, byte for byte
  2  misuse, a file that could not be read, an undo file that is damaged or
     belongs to another text: nothing is written"""


@click.command(epilog=_EXAMPLES)
@click.argument("file", metavar="FILE")
@click.argument("undo_file", metavar="UNDO.json")
@click.option("-i", "--in-place", is_flag=True, help="Write FILE in its own place.")
@click.option("-o", "--output", metavar="PATH", help="Write to PATH in place of standard output.")
def undo(*, file: str, undo_file: str, in_place: bool, output: str | None) -> None:
    """Give back the text that `format` was given.

    FILE is what `cablegram format` wrote, UNDO.json what its --save-undo kept; one of them
    may be - for standard input. Both carry digests: what does not fit is refused.
    """
    if in_place and (output is not None or file == STANDARD_INPUT):
        raise click.UsageError("--in-place writes FILE: it needs a file, and no --output.")
    if file == undo_file == STANDARD_INPUT:
        raise click.UsageError("FILE and UNDO.json cannot both be standard input.")
    first = _first(file, undo_file)
    target = file if in_place else output
    with writing():
        if target is None:
            write_bytes(first)
            return
    try:
        replace_file(Path(target), first)
    except OSError as error:
        _refuse(f"cannot write {target}: {error.strerror or error}")


def _first(file: str, undo_file: str) -> bytes:
    data, way_back = _read(file), _read(undo_file)
    try:
        return apply_undo(data, read_undo(way_back))
    except cablegram.UndoError as error:
        _refuse(f"cannot undo {file} by {undo_file}: {error}")


def _read(file: str) -> bytes:
    try:
        return read_standard_input() if file == STANDARD_INPUT else Path(file).read_bytes()
    except OSError as error:
        _refuse(f"cannot read {file}: {error.strerror or error}")


def _refuse(message: str) -> NoReturn:
    complain(message)
    sys.exit(MISUSE)
