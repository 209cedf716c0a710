"""All files in a style: each is read, written where it belongs, and counted."""

from __future__ import annotations

from pathlib import Path

import attrs

import cablegram
from cablegram._cli.find import File, find_files
from cablegram._cli.folder import OutputFolder
from cablegram._cli.output import reason, writing
from cablegram._cli.patch import unified_diff
from cablegram._cli.replace import replace_file
from cablegram._cli.restyle import Manner, Restyled, restyle
from cablegram._cli.sources import read_data
from cablegram._cli.stream import write_bytes, write_diff
from cablegram._cli.tally import Tally
from cablegram._cli.undo_files import UndoFiles, undo_bytes
from cablegram._styles.names import LEFT_OUT, OF_RECORD

__all__ = ["Formatter", "Mode"]


@attrs.frozen
class Mode:
    """What is done with what was written."""

    check: bool
    diff: bool
    in_place: bool
    folder: OutputFolder | None
    undo: UndoFiles | None

    @property
    def only_looks(self) -> bool:
        """Whether nothing is written."""
        return self.check or self.diff

    @property
    def stays_one(self) -> bool:
        """Whether what is written takes the place of the file, so that it has to stay one."""
        return self.in_place or self.only_looks

    def tally(self, *, quiet: bool) -> Tally:
        """Return what counts the files in this mode."""
        if self.only_looks:
            return Tally("would be reformatted", looks=True, quiet=quiet)
        if self.folder:
            return Tally("written", quiet=quiet)
        return Tally("reformatted" if self.in_place else None, quiet=quiet)


class Formatter:
    """All files, one by one."""

    def __init__(self, manner: Manner, mode: Mode, limit: int, *, quiet: bool) -> None:
        self._manner, self._mode, self._limit = manner, mode, limit
        self._tally = mode.tally(quiet=quiet)
        #: whether what was written last to standard output ended its line
        self._ended = True

    def take_all(self, names: tuple[str, ...]) -> int:
        """Write the files named and those in folders; return the exit code."""
        folder = self._mode.folder.folder if self._mode.folder else None
        if self._mode.in_place and self._manner.style in OF_RECORD:
            self._tally.say(f"{self._manner.style} leaves out {LEFT_OUT}")
        with writing():
            for file in find_files(names, self._tally.fail, without=folder, packed=False):
                self._take(file)
        self._tally.summarise()
        return self._tally.code

    def _take(self, file: File) -> None:
        """Write one file in the style; whatever happens to it, the others have their turn."""
        try:
            data = read_data(file.name, self._limit)
        except OSError as error:
            self._tally.fail(f"cannot read {file.shown}: {reason(error)}")
            return
        restyled = restyle(data, self._manner, apart=not self._mode.stays_one)
        if self._write(file, restyled):
            self._tally.count(file, restyled)

    def _write(self, file: File, restyled: Restyled) -> bool:
        """Write what is to be written; tell whether it could be."""
        if restyled.left_alone:
            return True
        if self._mode.in_place:
            return not restyled.is_changed or self._replace(file, restyled)
        if self._mode.folder:
            return self._put(file, restyled, self._mode.folder)
        if self._mode.diff:
            write_diff(unified_diff(file.shown, restyled.old, restyled.new))
        elif not self._mode.check:
            if not self._save_undo(file, restyled, file.relative):
                return False
            self._write_out(restyled.new)
        return True

    def _write_out(self, data: bytes) -> None:
        """Write to standard output; what follows begins a line of its own."""
        write_bytes(data if self._ended else b"\n" + data)
        self._ended = not data or data.endswith((b"\n", b"\r"))

    def _replace(self, file: File, restyled: Restyled) -> bool:
        """Write the file in its place; the way back first, so that it is there in any case."""
        if not self._save_undo(file, restyled, file.relative):
            return False
        try:
            replace_file(Path(file.name), restyled.new)
        except OSError as error:
            self._tally.fail(f"cannot write {file.shown}: {reason(error)}")
            return False
        return True

    def _put(self, file: File, restyled: Restyled, folder: OutputFolder) -> bool:
        """Write to the folder, and the way back by the name that the file has there."""
        relative = folder.relative(file)
        try:
            folder.save(file, restyled.new)
        except OSError as error:
            self._tally.fail(f"cannot write {folder.folder / relative}: {reason(error)}")
            return False
        return self._save_undo(file, restyled, relative)

    def _save_undo(self, file: File, restyled: Restyled, relative: str) -> bool:
        undo = self._mode.undo
        if undo is None:
            return True
        place = undo.place(relative)
        try:
            data = undo_bytes(restyled)
            undo.save(place, data, keep_old=self._mode.in_place)
        except (OSError, cablegram.UndoError) as error:
            self._tally.fail(f"cannot write {place}: {reason(error)}")
            return False
        if undo.is_folder:
            return True  # of many files, the sum is enough
        share = 100 * len(data) / max(len(restyled.new), 1)
        self._tally.say(f"undo of {file.shown}: {len(data)} bytes, {share:.0f} % of the text")
        return True
