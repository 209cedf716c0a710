"""What can be written: records as lines of JSON, as rows of CSV, as rows of Arrow.

A form is sent to the processes that read: they make the bytes, so that the process in front has
only to write them. The bytes of two batches, one behind the other, are those of both.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import attrs

from cablegram._cells import CUT_CELL, Cells
from cablegram._convert.batches import Trouble
from cablegram._convert.targets import LinesTarget, Target
from cablegram._record import to_dict
from cablegram._record.made import record_of
from cablegram.cable import Cable

if TYPE_CHECKING:
    from pyarrow import RecordBatch

    from cablegram._arrow.rows import Rows

__all__ = ["ArrowRows", "CsvRows", "Form", "JsonLines"]

_Row = TypeVar("_Row")


class Form(Protocol[_Row]):
    """How records are written."""

    @property
    def head(self) -> bytes:
        """What stands in front of all rows."""

    def row(self, source: str, number: int, cable: Cable, told: list[str]) -> _Row:
        """Return the row of one message; ``told`` gets what of it could not be written."""

    def joined(self, rows: Sequence[_Row], troubles: list[Trouble]) -> bytes:
        """Return the bytes of some rows; ``troubles`` gets those that could not be written."""

    def target(self, out: Path) -> Target:
        """Return what takes the bytes."""


@attrs.frozen
class JsonLines:
    """A line of JSON for each record."""

    #: by gzip
    packed: bool = False

    @property
    def head(self) -> bytes:
        """Nothing."""
        return b""

    def row(self, source: str, number: int, cable: Cable, _: list[str]) -> bytes:
        """Return the line of one message.

        A record has two keys more than ``to_dict`` gives it: ``source``, the file, and
        ``message``, its number among the messages of that file.
        """
        return _line(to_dict(cable) | {"source": source, "message": number})

    def joined(self, rows: Sequence[bytes], _: list[Trouble]) -> bytes:
        """Return the lines, each batch of them packed as a member of its own.

        Members one behind the other are one file (RFC 1952, 2.2), and no member needs another: a
        run that was interrupted goes on behind the last one.
        """
        lines = b"".join(rows)
        return gzip.compress(lines, mtime=0) if self.packed and lines else lines

    def target(self, out: Path) -> LinesTarget:
        """Return the file."""
        return LinesTarget(out)


@attrs.frozen
class CsvRows:
    """A row of CSV for each record."""

    cells: Cells = attrs.field(factory=Cells)

    @property
    def head(self) -> bytes:
        """The names of the columns."""
        return self.cells.head

    def row(self, source: str, number: int, cable: Cable, told: list[str]) -> bytes:
        """Return the row of one message."""
        cut: list[str] = []
        row = self.cells.row(source, number, record_of(cable, findings=self.cells.findings), cut)
        told += [f"{CUT_CELL}: message {number:,}, {name}" for name in cut]
        return row

    def joined(self, rows: Sequence[bytes], _: list[Trouble]) -> bytes:
        """Return the rows."""
        return b"".join(rows)

    def target(self, out: Path) -> LinesTarget:
        """Return the file."""
        return LinesTarget(out)


@attrs.frozen
class ArrowRows:
    """A row of Arrow for each record, on its way to Parquet."""

    #: with the bytes of each message
    raw: bool = False
    #: with ``diagnostics``
    findings: bool = True
    #: tables of entries
    tables: tuple[str, ...] = ()
    #: a folder of parts, not one file
    is_folder: bool = False

    @property
    def head(self) -> bytes:
        """Nothing: each batch has its own."""
        return b""

    def row(self, source: str, number: int, cable: Cable, _: list[str]) -> dict[str, Any]:
        """Return the row of one message."""
        return self._maker.of_cable(cable, source, number)

    def joined(self, rows: Sequence[dict[str, Any]], troubles: list[Trouble]) -> bytes:
        """Return a stream of one batch."""
        if not rows:
            return b""
        batch = self._maker.batch([*rows])
        for row, error in zip(rows, batch["error"].to_pylist(), strict=True):
            if error is not None:
                said = f"message {row['message']:,} has no place in a table: {error}"
                troubles.append(Trouble(row["source"], said))
        return stream_of(batch)

    def target(self, out: Path) -> Target:
        """Return the file or folder, and those of the tables of entries."""
        from cablegram._convert.tables import TablesTarget  # noqa: PLC0415  only with pyarrow

        return TablesTarget(
            out, self.tables, raw=self.raw, findings=self.findings, is_folder=self.is_folder
        )

    @property
    def _maker(self) -> Rows:
        return _rows(raw=self.raw, findings=self.findings)


@cache
def _rows(*, raw: bool, findings: bool) -> Rows:
    from cablegram._arrow.rows import Rows  # noqa: PLC0415  as above

    return Rows(raw, findings)


def stream_of(batch: RecordBatch) -> bytes:
    """Return a batch as a stream of Arrow (IPC), packed."""
    import pyarrow as pa  # noqa: PLC0415  as above

    # Threads would not outlive a fork.
    options = pa.ipc.IpcWriteOptions(compression="zstd", use_threads=False)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema, options=options) as writer:
        writer.write_batch(batch)
    stream: bytes = sink.getvalue().to_pybytes()
    return stream


def _line(record: dict[str, Any]) -> bytes:
    written = json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"
    # A lone surrogate has no UTF-8; its escape is also JSON's.
    return written.encode("utf-8", "backslashreplace")
