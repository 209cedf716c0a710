"""What one process does with a batch."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs

from cablegram._convert.batches import Batch, Trouble
from cablegram._read import parse
from cablegram._recognise import is_cable
from cablegram._record import to_dict

__all__ = ["Done", "work"]


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
    for source, number, text in _texts(batch, troubles):
        try:
            cable = parse(text)
            if not (batch.is_csv or is_cable(cable)):
                troubles.append(Trouble(source, "is no cable"))
                continue
            yield _line(to_dict(cable) | {"source": source, "message": number})
        except Exception as error:  # noqa: BLE001  one file must not end a run over two million
            said = f"message {number:,}: {type(error).__name__}: {error}"
            troubles.append(Trouble(source, f"met a fault of cablegram, please report it: {said}"))


def _texts(batch: Batch, troubles: list[Trouble]) -> Iterator[tuple[str, int, bytes]]:
    for path in batch.paths:
        try:
            yield path, 1, Path(path).read_bytes()
        except OSError as error:
            troubles.append(Trouble(path, f"cannot be read: {error.strerror or error}"))
    for number, text in batch.texts:
        yield batch.source, number, text


def _line(record: dict[str, Any]) -> bytes:
    written = json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"
    # A lone surrogate has no UTF-8; its escape is also JSON's.
    return written.encode("utf-8", "backslashreplace")
