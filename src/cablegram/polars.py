r"""Cables as a lazy frame of Polars; needs the extra: ``pip install 'cablegram[polars]'``.

>>> from cablegram.polars import scan_cables
>>> cables = scan_cables("cables/")  # doctest: +SKIP
>>> cables.filter(post="LIMA").select("dtg", "mrn", "subject").collect()  # doctest: +SKIP

Texts are read when the frame is collected, each time. For more than one question, write a table
first: ``cablegram convert cables/ --out cables.parquet``, and ``polars.scan_parquet``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from os import PathLike, fspath
from typing import Any

try:
    import polars as pl
    import pyarrow as pa
    from polars.io.plugins import register_io_source
except ModuleNotFoundError as error:
    if error.name not in {"polars", "pyarrow"}:
        raise
    raise ModuleNotFoundError(
        "cablegram.polars needs polars and pyarrow: pip install 'cablegram[polars]'",
        name=error.name,
    ) from None

from cablegram._arrow.rows import Rows
from cablegram._arrow.schema import schema
from cablegram._cli.find import find_files
from cablegram._read import read
from cablegram._recognise import is_cable
from cablegram._sources import Entry, contents, open_source
from cablegram.cable import Cable

__all__ = ["scan_cables"]


def scan_cables(
    *sources: str | PathLike[str], raw: bool = False, findings: bool = True
) -> pl.LazyFrame:
    """Return a lazy frame with a row for each message, with the columns of ``cablegram.arrow``.

    ``head(n)`` reads no more files than it needs; columns that are not asked for are dropped, and
    rows filtered, batch by batch.

    Args:
        sources: files, folders, archives; in those, texts that are no cable are passed over, and
            members that cannot be read.
        raw: with a column ``raw``, the bytes of each message.
        findings: with the column ``diagnostics``, which takes as long as all else.

    Raises:
        OSError: a file or folder cannot be read; raised when the frame is collected.
    """
    names = [fspath(source) for source in sources]
    columns = pl.DataFrame(schema(raw=raw, findings=findings).empty_table()).schema

    def frames(
        wanted: list[str] | None, predicate: pl.Expr | None, rows: int | None, _: int | None
    ) -> Iterator[pl.DataFrame]:
        left_out = wanted is not None and "diagnostics" not in wanted and predicate is None
        maker = Rows(raw, findings and not left_out)
        for batch in maker.batches(islice(_rows(names, maker), rows)):
            frame = pl.DataFrame(pa.Table.from_batches([batch]))
            if predicate is not None:
                frame = frame.filter(predicate)
            yield frame.select(wanted) if wanted is not None else frame

    return register_io_source(frames, schema=columns)


def _rows(names: Iterable[str], maker: Rows) -> Iterator[dict[str, Any]]:
    for file in find_files(names, _fail):
        with open_source(file.name) as opened:
            for entry in contents(file.name, opened):
                if isinstance(entry, Entry):
                    walked = file.walked or entry.is_member
                    for number, cable in _messages(read(entry.file), walked=walked):
                        yield maker.of_cable(cable, entry.name, number)


def _fail(message: str) -> None:
    raise OSError(message)


def _messages(cables: Iterator[Cable], *, walked: bool) -> Iterator[tuple[int, Cable]]:
    """Yield messages with their numbers; none of a file that was come by and has no cable."""
    numbered = enumerate(cables, start=1)
    waiting: list[tuple[int, Cable]] = []
    for number, cable in numbered if walked else ():
        waiting.append((number, cable))
        if cable.carrier == "csv" or is_cable(cable):
            break
    else:
        if walked:
            return
    yield from waiting
    yield from numbered
