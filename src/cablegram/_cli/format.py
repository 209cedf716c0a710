"""``cablegram format``: write cables in a style, with the manners of a formatter."""

from __future__ import annotations

import sys
from pathlib import Path

import attrs
import click

import cablegram
from cablegram._cli.files import File, find_files, replace_file
from cablegram._cli.output import writing
from cablegram._cli.patch import unified_diff
from cablegram._cli.restyle import Manner, Restyled, restyle
from cablegram._cli.stream import read_standard_input, write_bytes, write_diff
from cablegram._cli.tally import Tally, reason
from cablegram._cli.undo_files import UndoFiles, undo_bytes
from cablegram._styles.reformat import CHARACTERS, STYLES

__all__ = ["format_"]

_EXAMPLES = """\b
Examples:
  cablegram format cable.txt --to markdown > cable.md
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
     PATH:LINE:COLUMN on standard error. A file that is no cable is left
     alone: a warning if it was named, a note if it was found in a folder
  2  misuse, or a file that could not be read or written"""


@attrs.frozen
class _Mode:
    """What is done with what was written."""

    check: bool
    diff: bool
    in_place: bool
    undo: UndoFiles | None

    @property
    def only_looks(self) -> bool:
        return self.check or self.diff

    def tally(self, *, quiet: bool) -> Tally:
        """Return what counts the files in this mode."""
        if self.only_looks:
            return Tally("would be reformatted", looks=True, quiet=quiet)
        return Tally("reformatted" if self.in_place else None, quiet=quiet)


@click.command("format", epilog=_EXAMPLES)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
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
    "--save-undo",
    metavar="PATH",
    help="Keep the way back: a JSON file, or for several files a folder.",
)
@click.option("--transliterate", is_flag=True, help="wire: replace characters it lacks.")
@click.option(
    "--characters",
    type=click.Choice(list(CHARACTERS)),
    default=CHARACTERS[0],
    help="wire: the set of characters.",
)
@click.option("--fragment", is_flag=True, help="html: the bare article, no page around it.")
@click.option("-q", "--quiet", is_flag=True, help="Findings and errors only, no summary.")
def format_(  # noqa: PLR0913 - an argument for each option
    *,
    files: tuple[str, ...],
    style: str,
    check: bool,
    diff: bool,
    in_place: bool,
    save_undo: str | None,
    transliterate: bool,
    characters: str,
    fragment: bool,
    quiet: bool,
) -> None:
    """Write cables in a style: the same message, another manner.

    FILE is a cable, a folder (searched for .txt, .md, .html and .csv files, hidden ones
    skipped), or - for standard input. Without --check, --diff or --in-place, the text goes
    to standard output.
    """
    undo = _undo_files(save_undo, files, looks=check or diff)
    if in_place and (check or diff):
        raise click.UsageError("--in-place writes files, --check and --diff do not: choose one.")
    if in_place and "-" in files:
        raise click.UsageError("--in-place: standard input has no place.")
    mode = _Mode(check, diff, in_place, undo)
    run = _Run(Manner(style, transliterate, characters, fragment), mode, mode.tally(quiet=quiet))
    with writing():
        for file in find_files(files, run.tally.fail):
            run.take(file)
    run.tally.summarise()
    sys.exit(run.tally.code)


def _undo_files(target: str | None, files: tuple[str, ...], *, looks: bool) -> UndoFiles | None:
    if target is None:
        return None
    if looks:
        raise click.UsageError("--save-undo: --check and --diff write nothing to undo.")
    try:
        return UndoFiles.choose(target, files)
    except ValueError as error:
        raise click.UsageError(f"--save-undo: {error}.") from error


@attrs.define
class _Run:
    """All files, one by one."""

    manner: Manner
    mode: _Mode
    tally: Tally

    def take(self, file: File) -> None:
        """Write one file in the style; whatever happens to it, the others have their turn."""
        try:
            data = _read(file)
        except OSError as error:
            self.tally.fail(f"cannot read {file.shown}: {reason(error)}")
            return
        apart = not (self.mode.in_place or self.mode.only_looks)
        restyled = restyle(data, self.manner, apart=apart)
        if self._write(file, restyled):
            self.tally.count(file, restyled)

    def _write(self, file: File, restyled: Restyled) -> bool:
        """Write what is to be written; tell whether it could be."""
        if self.mode.in_place:
            return not restyled.is_changed or self._replace(file, restyled)
        if self.mode.diff:
            write_diff(unified_diff(file.shown, restyled.old, restyled.new))
        elif not self.mode.check:
            if not self._save_undo(file, restyled):
                return False
            write_bytes(restyled.new)
        return True

    def _replace(self, file: File, restyled: Restyled) -> bool:
        """Write the file in its place; the way back first, so that it is there in any case."""
        if not self._save_undo(file, restyled):
            return False
        try:
            replace_file(Path(file.name), restyled.new)
        except OSError as error:
            self.tally.fail(f"cannot write {file.shown}: {reason(error)}")
            return False
        return True

    def _save_undo(self, file: File, restyled: Restyled) -> bool:
        undo = self.mode.undo
        if undo is None or restyled.left_alone:
            return True
        try:
            data = undo_bytes(restyled)
            undo.save(file, data, keep_old=self.mode.in_place)
        except (OSError, cablegram.UndoError) as error:
            self.tally.fail(f"cannot write {undo.place(file)}: {reason(error)}")
            return False
        share = 100 * len(data) / max(len(restyled.new), 1)
        self.tally.say(f"undo of {file.shown}: {len(data)} bytes, {share:.0f} % of the text")
        return True


def _read(file: File) -> bytes:
    return read_standard_input() if file.is_standard_input else Path(file.name).read_bytes()
