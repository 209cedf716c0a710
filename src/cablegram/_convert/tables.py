"""Rows of Arrow to Parquet: while they come, beside the file that says which are certain.

A Parquet file is read from its end, which is written last, so nothing can be added to one that was
interrupted. So the part file takes batches of Arrow, one stream behind the other, and it is what a
run goes on with; the Parquet files beside it are made of its rows as they come, and made anew, in
a fraction of the time that reading took, when a run goes on.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import IO

import pyarrow as pa
import pyarrow.parquet as pq

from cablegram._arrow.children import child_schema, children
from cablegram._arrow.schema import schema
from cablegram._convert.journal import JournalError
from cablegram._convert.targets import LinesTarget, refuse_others
from cablegram._disk import place_of, sync_folder

__all__ = ["TablesTarget"]

#: the part file, the table of messages, and the folder that becomes the output
_PART, _MESSAGES, _WHOLE = "rows.arrow", "messages", "whole"
#: there when a folder is about to get its name
_NAMED = "named"
#: rows of a row group, and bytes of them in memory: enough for engines to read in one go
_ROWS, _BYTES = 100_000, 64 << 20
#: row groups of one file of a folder
_GROUPS = 8
#: bytes of the part file that are worth a look
_WORTH = 4 << 20


class TablesTarget:
    """``NAME.part`` is a folder: of the rows, and of the files that are made of them."""

    def __init__(
        self, out: Path, tables: tuple[str, ...], *, raw: bool, findings: bool, is_folder: bool
    ) -> None:
        self.out = place_of(out)
        self._folder = self.out.with_name(f"{self.out.name}.part")
        self.part = self._folder / _PART
        self.journal = self.out.with_name(f"{self.out.name}.journal")
        self.anew = "remove it to have it made anew" if is_folder else LinesTarget.anew
        self._is_folder = is_folder
        self._tables = tables
        whole = schema(raw=raw, findings=findings)
        self._schemas = {_MESSAGES: whole, **{name: child_schema(name) for name in tables}}
        self._join: _Join | None = None
        self._seen = 0

    def files(self) -> list[Path]:
        """Return all that is written."""
        made = self._folder.rglob("*") if self._folder.is_dir() else ()
        return [*self._names().values(), self.part, self.journal, *made]

    def _names(self) -> dict[str, Path]:
        """Return the names of the outputs; that of the messages, which tells all, last."""
        if self._is_folder:
            return {_WHOLE: self.out}
        stem = self.out.with_suffix("")
        tables = {
            f"{it}.parquet": stem.with_name(f"{stem.name}.{it}.parquet") for it in self._tables
        }
        return {**tables, f"{_MESSAGES}.parquet": self.out}

    def check(self) -> None:
        """Refuse what is in the way, and none of ours."""
        for path in (self.part, self.journal, *(() if self._is_folder else self._names().values())):
            refuse_others(path)
        if self._is_folder and self.out.exists() and not self.out.is_dir():
            raise JournalError(f"{self.out} is no folder: name another output")
        if self._folder.is_dir():
            odd = {path.name for path in self._folder.iterdir()} - {_PART, _NAMED}
        else:
            odd = {""} if self._folder.exists() else set()
        if "" in odd or (odd and not self.journal.exists()):
            raise JournalError(
                f"{self._folder} is in the way, and without {self.journal.name} beside it "
                "it is not from an interrupted run: move it away"
            )

    def is_there(self) -> bool:
        """Tell whether there is an output already; an empty folder is none."""
        if self._is_folder:
            return self.out.is_dir() and any(self.out.iterdir())
        return self.out.exists()

    def tidy(self) -> None:
        """Take away what a run left that ended right behind giving the output its name."""
        (self._folder / _NAMED).unlink(missing_ok=True)
        with suppress(OSError):
            self._folder.rmdir()

    def prepare(self) -> None:
        """Make the folder of the part file."""
        if self._is_folder and self.is_there() and not self._is_named():
            raise JournalError(f"{self.out} is not empty: name another folder, or remove it")
        self._folder.mkdir(exist_ok=True)

    def _is_named(self) -> bool:
        return self.is_there() and (self._folder / _NAMED).exists()

    def is_behind(self, written: int) -> bool:
        """Tell whether there are some megabytes of rows more."""
        return written - self._seen >= _WORTH

    def follow(self, written: int) -> None:
        """Put the rows into the Parquet files."""
        if self._join is None:
            self._sweep()
            self._join = _Join(self.part, self._folder, self._schemas, is_folder=self._is_folder)
        self._join.take(written)
        self._seen = written

    def publish(self, written: int) -> None:
        """Put the last rows there, end the files, and give them their names."""
        if not (self._is_folder and self._is_named()):
            self.follow(written)
            self._end(whole=True)
            self._give_names()
        self.clear()

    def _give_names(self) -> None:
        if self._is_folder:
            # Who goes on behind the next step knows by this that the output is whole.
            (self._folder / _NAMED).touch()
            sync_folder(self._folder)
            if self.out.is_dir():
                self.out.rmdir()  # it is empty, or this is refused
        for made, place in self._names().items():
            if not self._is_folder:
                refuse_others(place)
            (self._folder / made).replace(place)
            sync_folder(place.parent)

    def clear(self) -> None:
        """Take the rows away, and their folder."""
        self._end(whole=False)
        self._sweep()
        self.part.unlink()
        self.tidy()

    def close(self) -> None:
        """Close the files, which nobody reads before they are whole, and take them away."""
        self._end(whole=False)

    def _end(self, *, whole: bool) -> None:
        if self._join is None:
            return
        join, self._join, self._seen = self._join, None, 0
        join.close(whole=whole)
        if not whole:
            self._sweep()

    def _sweep(self) -> None:
        """Take away what was made of the rows."""
        for path in sorted(self._folder.rglob("*"), reverse=True):
            if path.is_dir():
                path.rmdir()
            elif path.name not in {_PART, _NAMED}:
                path.unlink()


class _Join:
    """Batches into row groups, and these into files."""

    def __init__(
        self, rows: Path, folder: Path, schemas: dict[str, pa.Schema], *, is_folder: bool
    ) -> None:
        self._rows = pa.OSFile(str(rows))
        self._schema = schemas[_MESSAGES]
        self._tables = [name for name in schemas if name != _MESSAGES]
        self._files = [
            _File(self._place(folder, name, is_folder=is_folder), it, is_folder=is_folder)
            for name, it in schemas.items()
        ]
        self._batches: list[pa.RecordBatch] = []
        self._rows_waiting = self._bytes_waiting = 0
        self._groups = 0

    def _place(self, folder: Path, name: str, *, is_folder: bool) -> Path:
        """Return a file, or the folder of its parts; one table alone has the folder to itself."""
        if not is_folder:
            return folder / f"{name}.parquet"
        return folder / _WHOLE / name if self._tables else folder / _WHOLE

    def take(self, written: int) -> None:
        """Take all batches that stand in front of this place."""
        options = pa.ipc.IpcReadOptions(use_threads=False)
        while self._rows.tell() < written:
            with pa.ipc.open_stream(self._rows, options=options) as stream:
                for batch in stream:
                    self._add(batch)

    def _add(self, batch: pa.RecordBatch) -> None:
        self._batches.append(batch)
        self._rows_waiting += batch.num_rows
        self._bytes_waiting += batch.nbytes
        if self._rows_waiting >= _ROWS or self._bytes_waiting >= _BYTES:
            self._write()

    def _write(self) -> None:
        """Write a row group."""
        if not self._batches:
            return
        if self._groups and self._groups % _GROUPS == 0:
            for file in self._files:
                file.end_part()
        group = pa.Table.from_batches(self._batches, self._schema)
        self._batches, self._rows_waiting, self._bytes_waiting = [], 0, 0
        tables = [group, *children(group, self._tables).values()]
        for file, table in zip(self._files, tables, strict=True):
            file.write(table)
        self._groups += 1

    def close(self, *, whole: bool) -> None:
        """Close all files; ``whole`` has the last rows in them, and all on the disk."""
        try:
            if whole:
                self._write()
            for file in self._files:
                file.close(whole=whole)
        finally:
            self._rows.close()


class _File:
    """A Parquet file, or several one after the other."""

    def __init__(self, path: Path, schema: pa.Schema, *, is_folder: bool) -> None:
        self._path, self._schema, self._is_folder = path, schema, is_folder
        self._number = 0
        self._file: IO[bytes] | None = None
        self._writer: pq.ParquetWriter | None = None
        if is_folder:
            path.mkdir(parents=True, exist_ok=True)
        self._begin()

    def _begin(self) -> None:
        name = f"part-{self._number:05}.parquet"
        self._file = (self._path / name if self._is_folder else self._path).open("wb")
        self._writer = pq.ParquetWriter(self._file, self._schema, compression="zstd")

    def write(self, table: pa.Table) -> None:
        """Write a row group; of an empty table there is none."""
        if self._writer is None:
            self._begin()
        if self._writer is not None and table.num_rows:
            self._writer.write_table(table, row_group_size=table.num_rows)

    def end_part(self) -> None:
        """Go on in another file, if there are to be several."""
        if self._is_folder:
            self.close(whole=True)
            self._number += 1

    def close(self, *, whole: bool) -> None:
        """Close the file; ``whole`` has it on the disk."""
        if self._file is None or self._writer is None:
            return
        file, writer, self._file, self._writer = self._file, self._writer, None, None
        with file if whole else suppress(OSError):
            try:
                writer.close()
                file.flush()
                os.fsync(file.fileno())
            finally:
                writer.is_open = False  # of a full disk, it would try again when it is forgotten
        file.close()
