"""What one process does with a batch."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar

import attrs

from cablegram._convert.batches import Batch, Trouble
from cablegram._read import parse, read
from cablegram._recognise import is_cable
from cablegram._record import to_dict
from cablegram.cable import Cable

__all__ = ["Done", "work"]

_Message = TypeVar("_Message", bytes, Cable)


@attrs.frozen
class Done:
    """What became of a batch."""

    #: one record a line
    lines: bytes
    #: how many
    records: int
    #: files that were left out
    troubles: list[Trouble]
    #: bytes of the sources
    size: int


def work(batch: Batch) -> Done:
    """Read each message of a batch and write its record as a line of JSON.

    A record has two keys more than ``to_dict`` gives it: ``source``, the file, and ``message``,
    its number among the messages of that file.
    """
    troubles = list(batch.troubles)
    lines = list(_lines(batch, troubles))
    return Done(b"".join(lines), len(lines), troubles, batch.size)


def _lines(batch: Batch, troubles: list[Trouble]) -> Iterator[bytes]:
    for source, data in _files(batch, troubles):
        yield from _messages(source, data, troubles)
    if batch.is_csv:
        yield from _records(batch.source, batch.texts, troubles, parse)


def _files(batch: Batch, troubles: list[Trouble]) -> Iterator[tuple[str, bytes]]:
    for path in batch.paths:
        try:
            yield path, Path(path).read_bytes()
        except OSError as error:
            troubles.append(Trouble.unreadable(path, error))
    yield from batch.members


def _messages(source: str, data: bytes, troubles: list[Trouble]) -> Iterator[bytes]:
    """Yield the lines of all messages of a file, if one of them is a cable."""
    try:
        cables = list(read(BytesIO(data)))
    except Exception as error:  # noqa: BLE001  as below
        troubles.append(_fault(source, "reading", error))
        return
    if not any(map(is_cable, cables)):
        troubles.append(Trouble(source, "is no cable"))
        return
    yield from _records(source, enumerate(cables, start=1), troubles, lambda cable: cable)


def _records(
    source: str,
    messages: Iterable[tuple[int, _Message]],
    troubles: list[Trouble],
    cable_of: Callable[[_Message], Cable],
) -> Iterator[bytes]:
    for number, message in messages:
        try:
            record = to_dict(cable_of(message))
            yield _line(record | {"source": source, "message": number})
        except Exception as error:  # noqa: BLE001  one file must not end a run over two million
            troubles.append(_fault(source, f"message {number:,}", error))


def _fault(source: str, where: str, error: Exception) -> Trouble:
    said = f"{where}: {type(error).__name__}: {error}"
    return Trouble(source, f"met a fault of cablegram, please report it: {said}")


def _line(record: dict[str, Any]) -> bytes:
    written = json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"
    # A lone surrogate has no UTF-8; its escape is also JSON's.
    return written.encode("utf-8", "backslashreplace")
