"""Messages out of files of any kind: cables, and the records that ``convert`` wrote of them."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import attrs

from cablegram._cli.output import MISUSE, complain, reason
from cablegram._cli.sources import Sources
from cablegram._disk import open_regular
from cablegram._input import LIMIT

if TYPE_CHECKING:
    import pyarrow.parquet

    from cablegram.cable import Cable
    from cablegram.record import Record

__all__ = ["AnyMessage", "AnyMessages"]

_LINES = (".jsonl", ".jsonl.gz")
_TABLE = ".parquet"
_RECORD, _SOURCE, _MESSAGE = "record", "source", "message"
_ROWS = 1_000
#: what reading a packed file raises if it is none, or damaged
_DAMAGED = (OSError, EOFError, zlib.error)


@attrs.frozen
class AnyMessage:
    """A cable or a record, and where it is from."""

    cable: Cable | Record
    source: str | None
    number: int | None


@attrs.define
class AnyMessages:
    """The messages of several files; what cannot be read is named and passed over."""

    names: tuple[str, ...]
    #: the keys that are asked for: of a record no others are read
    keys: tuple[str, ...]
    limit: int = LIMIT
    #: set as soon as something could not be read
    failed: bool = False

    def __iter__(self) -> Iterator[AnyMessage]:
        """Yield the messages, file by file in the order named."""
        cables: list[str] = []
        for name in self.names:
            if _is_lines(name) or _is_table(name):
                yield from self._of_cables(cables)
                cables = []
                yield from self._of_lines(name) if _is_lines(name) else self._of_tables(name)
            else:
                cables.append(name)
        yield from self._of_cables(cables)

    def _of_cables(self, names: list[str]) -> Iterator[AnyMessage]:
        if not names:
            return
        sources = Sources(tuple(names), self.limit)
        for message in sources.cables_only():
            yield AnyMessage(message.cable, message.file.name, message.number)
        self.failed |= sources.code == MISUSE

    def _of_lines(self, name: str) -> Iterator[AnyMessage]:
        try:
            with open_regular(name) as file:
                lines: IO[bytes] | gzip.GzipFile = file
                if name.endswith(".gz"):
                    lines = gzip.GzipFile(fileobj=file)
                for number, line in enumerate(lines, start=1):
                    if line.strip():
                        yield from self._of_line(line, f"{name}, line {number}")
        except _DAMAGED as error:
            self._fail(f"cannot read {name}: {reason(error)}")

    def _of_line(self, line: bytes, place: str) -> Iterator[AnyMessage]:
        try:
            values = json.loads(line)
            record = self._record(values)
        except (ValueError, TypeError, RecursionError) as error:
            self._fail(f"{place} is no record: {error}")
            return
        source, number = values.get(_SOURCE), values.get(_MESSAGE)
        yield AnyMessage(
            record,
            source if isinstance(source, str) else None,
            number if isinstance(number, int) else None,
        )

    def _record(self, values: object) -> Record:
        """Return the record that a line says, with the keys that are asked for."""
        from cablegram.record import Record  # noqa: PLC0415  who reads cables needs none

        if not isinstance(values, dict) or _RECORD not in values:
            raise ValueError("it has no key 'record'")
        wanted = (_RECORD, *self.keys)
        return Record.from_dict({key: values[key] for key in wanted if key in values})

    def _of_tables(self, name: str) -> Iterator[AnyMessage]:
        import pyarrow as pa  # noqa: PLC0415  an extra, imported when it is used
        import pyarrow.parquet as pq  # noqa: PLC0415

        for path in _parts(Path(name)):
            try:
                with open_regular(str(path)) as file, pq.ParquetFile(file) as table:
                    yield from self._of_rows(table)
            except (OSError, ValueError, TypeError, pa.ArrowException) as error:
                self._fail(f"cannot read {path}: {reason(error)}")

    def _of_rows(self, table: pyarrow.parquet.ParquetFile) -> Iterator[AnyMessage]:
        from cablegram import arrow  # noqa: PLC0415  an extra, imported when it is used

        names = set(table.schema_arrow.names)
        if _RECORD not in names:
            raise ValueError("it is no table of records: it has no column 'record'")
        wanted = [key for key in (_RECORD, _SOURCE, _MESSAGE, *self.keys) if key in names]
        for batch in table.iter_batches(_ROWS, columns=wanted):
            rows = batch.filter(batch[_RECORD].is_valid())  # a row with an error has no record
            yield from map(
                AnyMessage, arrow.records(rows), _column(rows, _SOURCE), _column(rows, _MESSAGE)
            )

    def _fail(self, message: str) -> None:
        self.failed = True
        complain(message)


def _column(rows: Any, name: str) -> Iterable[Any]:  # noqa: ANN401  a batch of pyarrow
    values: list[Any] = rows[name].to_pylist() if name in rows.schema.names else []
    return values or [None] * rows.num_rows


def _is_lines(name: str) -> bool:
    return name.endswith(_LINES)


def _is_table(name: str) -> bool:
    """Tell whether a name is that of a Parquet file, or of a folder with nothing but its parts.

    Engines put marks beside the parts, with an underscore or a point in front.
    """
    if name.endswith(_TABLE):
        return True
    path = Path(name)
    if not path.is_dir():
        return False
    kinds = {it.suffix == _TABLE for it in path.iterdir() if not it.name.startswith(("_", "."))}
    return kinds == {True}


def _parts(path: Path) -> list[Path]:
    return sorted(path.glob(f"*{_TABLE}")) if path.is_dir() else [path]
