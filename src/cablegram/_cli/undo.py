"""``cablegram undo``: the first text of a cable that was written in a style."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

import click

import cablegram
from cablegram._cli.find import STANDARD_INPUT
from cablegram._cli.output import MISUSE, complain, reason, writing
from cablegram._cli.replace import replace_file
from cablegram._cli.sources import max_size_option

__all__ = ["undo"]

_EXAMPLES = """\b
Examples:
  cablegram format cable.txt --to plain --save-undo undo.json > plain.txt
  cablegram undo plain.txt undo.json > first.txt
  cablegram undo cable.txt way-back/cable.txt.undo.json --in-place
  cablegram undo cables/ way-back/ --in-place

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
@max_size_option
def undo(*, file: str, undo_file: str, in_place: bool, output: str | None, max_size: int) -> None:
    """Give back the text that `format` was given.

    FILE is what `cablegram format` wrote, UNDO.json what its --save-undo kept; one of them
    may be - for standard input. Both may be folders: each undo file belongs to the file of its
    name, and PATH is a folder. Both carry digests: what does not fit is refused.
    """
    if in_place and (output is not None or file == STANDARD_INPUT):
        raise click.UsageError("--in-place writes FILE: it needs a file, and no --output.")
    if file == undo_file == STANDARD_INPUT:
        raise click.UsageError("FILE and UNDO.json cannot both be standard input.")
    folders = [name for name in (file, undo_file) if Path(name).is_dir()]
    if folders:
        _undo_folder(file, undo_file, output, max_size, both=len(folders) > 1, in_place=in_place)
    else:
        _undo_file(file, undo_file, file if in_place else output, max_size)


def _undo_folder(  # noqa: PLR0913 - what the options say
    file: str, undo_file: str, output: str | None, limit: int, *, both: bool, in_place: bool
) -> NoReturn:
    from cablegram._cli.undoer import FolderUndo  # noqa: PLC0415  help needs no Lark

    if not both:
        raise click.UsageError("FILE and UNDO.json: two files, or two folders.")
    if not in_place and output is None:
        raise click.UsageError("Of a folder, files are written: --in-place, or --output DIR.")
    if output is not None and Path(output).exists() and not Path(output).is_dir():
        raise click.UsageError(f"--output: {output} is no folder.")
    target = None if output is None else Path(output)
    sys.exit(FolderUndo(Path(file), Path(undo_file), target, limit).take_all())


def _undo_file(file: str, undo_file: str, target: str | None, limit: int) -> None:
    from cablegram._cli.stream import write_bytes  # noqa: PLC0415  as above
    from cablegram._cli.undoer import first_text  # noqa: PLC0415

    try:
        first = first_text(file, undo_file, limit)
    except OSError as error:
        _refuse(f"cannot read {error.filename or file}: {reason(error)}")
    except cablegram.UndoError as error:
        _refuse(f"cannot undo {file} by {undo_file}: {error}")
    if target is None or target == STANDARD_INPUT:
        with writing():
            write_bytes(first)
        return
    try:
        replace_file(Path(target), first)
    except OSError as error:
        _refuse(f"cannot write {target}: {reason(error)}")


def _refuse(message: str) -> NoReturn:
    complain(message)
    sys.exit(MISUSE)
