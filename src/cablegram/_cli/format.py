"""``cablegram format``: write cables in a style, with the manners of a formatter."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cablegram._cli.find import STANDARD_INPUT
from cablegram._cli.folder import OutputFolder
from cablegram._cli.sources import files_argument, max_size_option
from cablegram._styles.names import CHARACTERS, LEFT_OUT, OF_RECORD, STYLES, SUFFIXES

if TYPE_CHECKING:
    from cablegram._cli.undo_files import UndoFiles

__all__ = ["format_"]

_EXAMPLES = """\b
Examples:
  cablegram format cable.txt --to markdown > cable.md
  cablegram format cables/ --to html --output-dir pages/
  cablegram format cables/ --to normal --check
  cablegram format cables/ --to plain --diff | less
  cablegram format cables/ --to plain --in-place --save-undo way-back/
  cat cable.txt | cablegram format - --to wire

\b
Styles:
  normal    the same dialect, its marks mended
  plain     text as archives keep it
  markdown  a document to read
  html      the same as a page
  wire      ACP 127, as it was sent
  seed      the Markdown of the seeds

\b
Exit codes:
  0  fine
  1  --check or --diff: a file would change; or a warning, as
     PATH:LINE:COLUMN on standard error
  2  misuse, or a file that could not be read or written, or is no cable;
     of a folder, files that are no cables are left alone with a note"""


@click.command("format", epilog=_EXAMPLES)
@files_argument
@click.option(
    "--to",
    "style",
    metavar="STYLE",
    required=True,
    type=click.Choice(list(STYLES)),
    help=f"The style: {', '.join(STYLES)}.",
)
@click.option("--check", is_flag=True, help="Write nothing; say which files would change.")
@click.option("--diff", is_flag=True, help="Write nothing but what would change, as a diff.")
@click.option("-i", "--in-place", is_flag=True, help="Write each file in its own place.")
@click.option(
    "--output-dir",
    metavar="DIR",
    help="Write each file to this folder: same folders, same name, the style's suffix.",
)
@click.option("--overwrite", is_flag=True, help="--output-dir: replace files that are there.")
@click.option(
    "--save-undo",
    metavar="PATH",
    help="Keep the way back: a JSON file, or for several files a folder.",
)
@click.option("--no-undo", is_flag=True, help="--in-place: keep no way back of what is left out.")
@click.option("--transliterate", is_flag=True, help="wire: replace characters it lacks.")
@click.option(
    "--characters",
    type=click.Choice(list(CHARACTERS)),
    default=CHARACTERS[0],
    help="wire: the set of characters.",
)
@max_size_option
@click.option("--fragment", is_flag=True, help="html: the bare article, no page around it.")
@click.option("-q", "--quiet", is_flag=True, help="Findings and errors only, no summary.")
def format_(  # noqa: PLR0913 - an argument for each option
    *,
    files: tuple[str, ...],
    style: str,
    check: bool,
    diff: bool,
    in_place: bool,
    output_dir: str | None,
    overwrite: bool,
    save_undo: str | None,
    no_undo: bool,
    transliterate: bool,
    characters: str,
    max_size: int,
    fragment: bool,
    quiet: bool,
) -> None:
    """Write cables in a style: the same message, another manner.

    FILE is a cable, or several of them in one text, a folder (searched for .txt, .md, .html and
    .csv files, hidden ones skipped), or - for standard input. Without --check, --diff, --in-place
    or --output-dir, the text goes to standard output.
    """
    from cablegram._cli.formatter import Formatter, Mode  # noqa: PLC0415  help needs no Lark
    from cablegram._cli.restyle import Manner  # noqa: PLC0415

    _check_choice(check=check, diff=diff, in_place=in_place, output_dir=output_dir is not None)
    if in_place and STANDARD_INPUT in files:
        raise click.UsageError("--in-place: standard input has no place.")
    if overwrite and output_dir is None:
        raise click.UsageError("--overwrite goes with --output-dir.")
    _check_way_back(style, save_undo, in_place=in_place, no_undo=no_undo)
    undo = _undo_files(save_undo, files, looks=check or diff, apart=output_dir is not None)
    folder = _folder(output_dir, files, style, overwrite=overwrite)
    mode = Mode(check, diff, in_place, folder, undo)
    run = Formatter(Manner(style, transliterate, characters, fragment), mode, max_size, quiet=quiet)
    sys.exit(run.take_all(files))


def _check_choice(**chosen: bool) -> None:
    """Refuse two options that say where to write, or that nothing is to be written."""
    names = [f"--{name.replace('_', '-')}" for name, given in chosen.items() if given]
    writing = [name for name in names if name in {"--in-place", "--output-dir"}]
    if len(writing) == 1 and len(names) > 1:
        raise click.UsageError(f"{writing[0]} writes files, --check and --diff do not: choose one.")
    if len(writing) > 1:
        raise click.UsageError(f"{' and '.join(writing)}: choose one.")


def _check_way_back(style: str, save_undo: str | None, *, in_place: bool, no_undo: bool) -> None:
    """Refuse to take away for good, without being told to, what a style leaves out."""
    if no_undo and not in_place:
        raise click.UsageError("--no-undo goes with --in-place.")
    if no_undo and save_undo is not None:
        raise click.UsageError("--save-undo and --no-undo: choose one.")
    if in_place and style in OF_RECORD and save_undo is None and not no_undo:
        raise click.UsageError(
            f"{style} leaves out {LEFT_OUT}. In place they would be lost: --save-undo PATH keeps "
            "the way back, --output-dir DIR leaves the files alone, --no-undo does without."
        )


def _folder(
    target: str | None, files: tuple[str, ...], style: str, *, overwrite: bool
) -> OutputFolder | None:
    if target is None:
        return None
    try:
        return OutputFolder.choose(target, files, SUFFIXES.get(style), overwrite=overwrite)
    except ValueError as error:
        raise click.UsageError(f"--output-dir: {error}.") from error


def _undo_files(
    target: str | None, files: tuple[str, ...], *, looks: bool, apart: bool
) -> UndoFiles | None:
    if target is None:
        return None
    if looks:
        raise click.UsageError("--save-undo: --check and --diff write nothing to undo.")
    from cablegram._cli.undo_files import UndoFiles  # noqa: PLC0415  as above

    try:
        return UndoFiles.choose(target, files, as_folder=apart and Path(target).suffix != ".json")
    except ValueError as error:
        raise click.UsageError(f"--save-undo: {error}.") from error
