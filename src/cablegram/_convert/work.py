"""What one process does with a batch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar

import attrs

from cablegram._convert.batches import Batch, Trouble
from cablegram._convert.forms import Form
from cablegram._read import parse, read
from cablegram._recognise import is_cable
from cablegram.cable import Cable

__all__ = ["Done", "work"]

_Message = TypeVar("_Message", bytes, Cable)


@attrs.frozen
class Done:
    """What became of a batch."""

    #: the rows, as they are written
    lines: bytes
    #: how many
    records: int
    #: files that were left out
    troubles: list[Trouble]
    #: bytes of the sources
    size: int


def work(batch: Batch, form: Form[Any]) -> Done:
    """Read each message of a batch and write its record in a form."""
    troubles = list(batch.troubles)
    rows = list(_rows(batch, form, troubles))
    return Done(form.joined(rows, troubles), len(rows), troubles, batch.size)


def _rows(batch: Batch, form: Form[Any], troubles: list[Trouble]) -> Iterator[Any]:
    for source, data in _files(batch, troubles):
        yield from _messages(source, data, form, troubles)
    if batch.is_csv:
        yield from _records(batch.source, batch.texts, form, troubles, parse)


def _files(batch: Batch, troubles: list[Trouble]) -> Iterator[tuple[str, bytes]]:
    for path in batch.paths:
        try:
            yield path, Path(path).read_bytes()
        except OSError as error:
            troubles.append(Trouble.unreadable(path, error))
    yield from batch.members


def _messages(source: str, data: bytes, form: Form[Any], troubles: list[Trouble]) -> Iterator[Any]:
    """Yield the rows of all messages of a file, if one of them is a cable."""
    try:
        cables = list(read(BytesIO(data)))
    except Exception as error:  # noqa: BLE001  as below
        troubles.append(_fault(source, "reading", error))
        return
    if not any(map(is_cable, cables)):
        troubles.append(Trouble(source, "is no cable"))
        return
    yield from _records(source, enumerate(cables, start=1), form, troubles, lambda cable: cable)


def _records(
    source: str,
    messages: Iterable[tuple[int, _Message]],
    form: Form[Any],
    troubles: list[Trouble],
    cable_of: Callable[[_Message], Cable],
) -> Iterator[Any]:
    for number, message in messages:
        told: list[str] = []
        try:
            row = form.row(source, number, cable_of(message), told)
        except Exception as error:  # noqa: BLE001  one file must not end a run over two million
            troubles.append(_fault(source, f"message {number:,}", error))
        else:
            troubles += [Trouble(source, what) for what in told]
            yield row


def _fault(source: str, where: str, error: Exception) -> Trouble:
    said = f"{where}: {type(error).__name__}: {error}"
    return Trouble(source, f"met a fault of cablegram, please report it: {said}")
