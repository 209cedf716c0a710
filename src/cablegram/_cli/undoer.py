"""Files written back by their undo files: one, or all of a folder."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import attrs
import click

import cablegram
from cablegram._cli.output import MISUSE, complain, printable, reason
from cablegram._cli.replace import replace_file
from cablegram._cli.sources import read_data
from cablegram._cli.undo_files import UNDO_SUFFIX, apply_undo, read_undo
from cablegram._input import decode, encode

__all__ = ["FolderUndo", "first_text"]


def first_text(file: str, undo_file: str, limit: int) -> bytes:
    """Return the first text of a file.

    Raises:
        OSError: one of both cannot be read.
        UndoError: the undo file is damaged, or belongs to another text.
    """
    data = read_data(file, limit)
    return apply_undo(data, read_undo(read_data(undo_file, limit)))


@attrs.define
class FolderUndo:
    """A folder of files, and one of undo files by the same names."""

    files: Path
    way_back: Path
    #: where to write; ``None`` for the place of each file
    target: Path | None
    limit: int
    written: int = 0
    done: int = 0
    failed: int = 0

    def take_all(self) -> int:
        """Write back every file that has an undo file; return the exit code."""
        for relative in self._found():
            self._take(relative)
        counts = ((self.written, "written back"), (self.done, "as they were"))
        parts = [f"{count} {what}" for count, what in (*counts, (self.failed, "failed")) if count]
        if parts:
            click.echo(", ".join(parts), err=True)
        else:
            complain(f"no undo files in {self.way_back}: their names end with {UNDO_SUFFIX}")
        return MISUSE if self.failed or not parts else 0

    def _found(self) -> Iterator[str]:
        """Yield the names of the files, below their folder."""
        for here, folders, names in os.walk(self.way_back, onerror=self._fail_to_read):
            folders.sort()
            for name in sorted(names):
                if name.endswith(UNDO_SUFFIX):
                    place = Path(here, name.removesuffix(UNDO_SUFFIX))
                    yield str(place.relative_to(self.way_back))

    def _take(self, relative: str) -> None:
        file, undo_file = self.files / relative, self.way_back / f"{relative}{UNDO_SUFFIX}"
        place = file if self.target is None else self.target / relative
        try:
            data, way_back = read_data(str(file), self.limit), read_data(str(undo_file), self.limit)
            if self.target is None and _is_done(data, way_back):
                self.done += 1
                return
            first = apply_undo(data, read_undo(way_back))
        except OSError as error:
            self._fail(f"cannot read {error.filename or file}: {reason(error)}")
            return
        except cablegram.UndoError as error:
            self._fail(f"cannot undo {file} by {undo_file}: {error}")
            return
        self._write(place, first)

    def _write(self, place: Path, first: bytes) -> None:
        try:
            if self.target is not None:
                if place.exists() and place.read_bytes() != first:
                    raise FileExistsError(None, "another file is there", str(place))
                place.parent.mkdir(parents=True, exist_ok=True)
            replace_file(place, first)
        except OSError as error:
            self._fail(f"cannot write {place}: {reason(error)}")
            return
        self.written += 1

    def _fail_to_read(self, error: OSError) -> None:
        self._fail(f"cannot read {error.filename}: {reason(error)}")

    def _fail(self, message: str) -> None:
        self.failed += 1
        complain(printable(message))


def _is_done(data: bytes, undo_file: bytes) -> bool:
    """Tell whether a file is what its undo file gives: a run before this one came so far."""
    try:
        gives = json.loads(undo_file)["gives"]["sha256"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return False
    return bool(gives == sha256(encode(decode(data).text, None)).hexdigest())
