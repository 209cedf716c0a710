"""Cables, texts and batches in; rows, tables and records out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

import attrs
import pyarrow as pa

from cablegram._arrow.schema import RAW, schema
from cablegram._arrow.values import escaped, from_arrow, to_arrow
from cablegram._grammar import grammar_folder
from cablegram._input import is_binary
from cablegram._read import read
from cablegram._recognise import is_cable
from cablegram._record import ERROR, ID, MESSAGE, SOURCE, identity
from cablegram._record.made import record_of
from cablegram._record.plain import plain, record_from
from cablegram._record.shapes import keys_of
from cablegram.cable import Cable
from cablegram.record import Record

__all__ = ["Rows", "parse_batches", "records", "table"]

#: a batch is handed over with so many rows, or bytes of texts: enough for an engine to be busy,
#: and little enough for its memory
_MANY = 1_000
_LARGE = 1 << 23
#: what pyarrow raises for a value that a column cannot hold
_MISFITS = (pa.ArrowException, UnicodeError, OverflowError, ValueError, TypeError)


@attrs.define
class Rows:
    """Makes batches of rows, with the columns that are asked for."""

    raw: bool = False
    findings: bool = True
    _schema: pa.Schema = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self._schema = schema(raw=self.raw, findings=self.findings)

    def of_cable(self, cable: Cable, source: str | None, number: int) -> dict[str, Any]:
        """Return the row of a message."""
        row = self.of_record(record_of(cable, findings=self.findings), source, number)
        return row | {RAW: bytes(cable)} if self.raw else row

    def of_record(self, record: Record, source: str | None, number: int) -> dict[str, Any]:
        """Return the row of a record; the bytes of its message are not known."""
        return {**_name(source, number), **to_arrow(plain(record)), ERROR: None}

    def of_trouble(
        self, error: str, source: str | None, number: int, raw: bytes | None = None
    ) -> dict[str, Any]:
        """Return a row that says why there is no record."""
        return {**_name(source, number), ERROR: error} | ({RAW: raw} if self.raw else {})

    def of_content(self, source: str | None, content: bytes | None) -> Iterator[dict[str, Any]]:
        """Yield the row of each message of a text; one of trouble for what cannot be read."""
        if content is None:
            yield self.of_trouble("no content", source, 1)
            return
        if not content or is_binary(content):
            said = "is binary" if content else "is empty"
            yield self.of_trouble(said, source, 1, content)
            return
        number = 0
        try:
            cables = list(read(BytesIO(content)))
            if not any(map(is_cable, cables)):
                yield self.of_trouble("is no cable", source, 1, content)
                return
            for number, cable in enumerate(cables, start=1):
                yield self.of_cable(cable, source, number)
        except Exception as error:  # noqa: BLE001  one text must not end a run over two million
            said = f"{type(error).__name__}: {error}"
            yield self.of_trouble(said, source, number + 1, content)

    def batch(self, rows: list[dict[str, Any]]) -> pa.RecordBatch:
        """Return rows as a batch; a row that no column can hold becomes one that says so."""
        try:
            return pa.RecordBatch.from_pylist(rows, self._schema)
        except _MISFITS:
            fitting = [self._fitting(row) for row in rows]
            return pa.RecordBatch.from_pylist(fitting, self._schema)

    def _fitting(self, row: dict[str, Any]) -> dict[str, Any]:
        clean: dict[str, Any] = escaped(row)
        try:
            pa.RecordBatch.from_pylist([clean], self._schema)
        except _MISFITS as error:
            said = f"{type(error).__name__}: {error}"
            return self.of_trouble(escaped(said), clean[SOURCE], row[MESSAGE], row.get(RAW))
        return clean

    def batches(self, rows: Iterable[dict[str, Any]]) -> Iterator[pa.RecordBatch]:
        """Yield rows in batches that no memory is too small for."""
        waiting: list[dict[str, Any]] = []
        size = 0
        for row in rows:
            waiting.append(row)
            size += _size(row)
            if len(waiting) >= _MANY or size >= _LARGE:
                yield self.batch(waiting)
                waiting, size = [], 0
        if waiting:
            yield self.batch(waiting)


def _name(source: str | None, number: int) -> dict[str, Any]:
    return {ID: identity(source, number), SOURCE: source, MESSAGE: number}


def _size(row: dict[str, Any]) -> int:
    """Return about how many bytes a row takes: its body, and the text itself."""
    body = sum(len(block["text"]) for block in row.get("body") or ())
    return body + len(row.get(RAW) or b"")


def table(
    cables: Iterable[Cable | Record], *, raw: bool = False, findings: bool = True
) -> pa.Table:
    """Return a table with a row for each cable or record; they are numbered from 1.

    Args:
        cables: what ``cablegram.read`` yields, or records.
        raw: with a column ``raw``, the bytes of each cable.
        findings: with the column ``diagnostics``.

    Raises:
        TypeError: one of them is neither a cable nor a record.
    """
    rows = Rows(raw, findings)
    numbered = enumerate(cables, start=1)
    made = (
        rows.of_cable(_one(it), None, number)
        if not isinstance(it, Record)
        else rows.of_record(it, None, number)
        for number, it in numbered
    )
    return pa.Table.from_batches(rows.batches(made), schema(raw=raw, findings=findings))


def _one(cable: object) -> Cable:
    if not isinstance(cable, Cable):
        raise TypeError(f"a table is made of cables or records, not of {type(cable).__name__}")
    return cable


def parse_batches(
    batches: Iterable[pa.RecordBatch], *, raw: bool = False, findings: bool = True
) -> Iterator[pa.RecordBatch]:
    """Yield batches with a row for each message of the texts in ``batches``.

    Those have columns ``source`` (text) and ``content`` (binary). What cannot be read gives one row
    with ``error``, in which the record is null. Memory is bounded by the largest text and batch.

    Raises:
        ValueError: a column is missing.
        FileNotFoundError: the package was imported out of an archive, and its grammar is not there.
    """
    # Trouble with the installation is not the texts': the run ends at once, without their rows.
    grammar_folder()
    rows = Rows(raw, findings)
    for batch in batches:
        missing = [name for name in (SOURCE, "content") if name not in batch.schema.names]
        if missing:
            raise ValueError(
                f"no column {missing[0]!r}: parse_batches reads source (text) and content (binary)"
            )
        yield from rows.batches(_rows_of(rows, batch))


def _rows_of(rows: Rows, batch: pa.RecordBatch) -> Iterator[dict[str, Any]]:
    for source, content in zip(batch[SOURCE], batch["content"], strict=True):
        data = content.as_py()
        yield from rows.of_content(source.as_py(), data.encode() if isinstance(data, str) else data)


def records(table: pa.Table | pa.RecordBatch) -> Iterator[Record]:
    """Yield the record of each row; rows with an ``error`` have none and are passed over.

    Columns that the table lacks are as if no text had them.
    """
    names = {ERROR, *(key.name for key in keys_of(Record))}
    wanted = table.select([name for name in table.schema.names if name in names])
    for batch in wanted.to_batches() if isinstance(wanted, pa.Table) else [wanted]:
        for row in batch.to_pylist():
            if row.pop(ERROR, None) is None:
                yield record_from(from_arrow(row))
