"""The records of JSON lines, packed or not."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

from cablegram._record import MESSAGE, RECORD_KEY, SOURCE
from cablegram._sources import STANDARD_INPUT, head_of, packing_of
from cablegram._stored.pipes import Pipes
from cablegram._stored.stored import Stored, Tell, reason
from cablegram.record import Record

__all__ = ["records_of_lines", "shown"]

_HEAD = 16


def records_of_lines(
    name: str, pipes: Pipes, keys: Sequence[str] | None, fail: Tell
) -> Iterator[Stored]:
    """Yield the records of a file, one at a time; what is none is named and passed over.

    Of a record no more is read than some keys, if ``keys`` says which.
    """
    try:
        with pipes.open(name) as opened:
            for number, line in enumerate(_unpacked(opened.file), start=1):
                if not line.strip():
                    continue
                try:
                    yield _stored(line, name, number, keys)
                except (ValueError, TypeError, RecursionError) as error:
                    fail(f"{shown(name)}, line {number} is no record: {error}")
    except OSError as error:
        fail(f"cannot read {shown(name)}: {reason(error)}")


def _unpacked(file: io.BufferedReader) -> io.BufferedReader:
    packing = packing_of(head_of(file, _HEAD))
    if packing is None:
        return file
    from cablegram._sources.packing import unpacked  # noqa: PLC0415  few files are packed

    return unpacked(file, packing)


def shown(name: str) -> str:
    """Return the name that messages show."""
    return "<stdin>" if name == STANDARD_INPUT else name


def _stored(line: bytes, name: str, number: int, keys: Sequence[str] | None) -> Stored:
    values: Any = json.loads(line)
    if not isinstance(values, dict) or RECORD_KEY not in values:
        raise ValueError(f"it has no key {RECORD_KEY!r}")
    wanted = values.keys() if keys is None else (RECORD_KEY, *keys)
    record = Record.from_dict({key: values[key] for key in wanted if key in values})
    source, message = values.get(SOURCE), values.get(MESSAGE)
    return Stored(
        record,
        source if isinstance(source, str) else name,
        message if isinstance(message, int) and not isinstance(message, bool) else number,
    )
