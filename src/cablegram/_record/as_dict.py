"""The record as a dict, and what it says of the message alone."""

from __future__ import annotations

from typing import Any

from cablegram._record.made import record_of
from cablegram._record.plain import plain
from cablegram.cable import Cable
from cablegram.record import Record

__all__ = ["RECORD", "facts", "to_dict"]

RECORD = Record().record
#: keys that say how a message is written, and what read it
_MANNER = frozenset({"dialect", "encoding", "diagnostics", "reader"})


def to_dict(cable: Cable) -> dict[str, Any]:
    """Return the record of a cable: names, values and order of ``docs/format.md``.

    Raises:
        TypeError: ``cable`` is none; a text is parsed first.
    """
    given: object = cable
    if not isinstance(given, Cable):
        message = (
            f"cannot make a record of {type(given).__name__}: "
            "pass a cable, such as cablegram.parse(text)"
        )
        raise TypeError(message)
    return plain(cable.record)


def facts(cable: Cable) -> dict[str, Any]:
    """Return what the message says: the record but for how it is written.

    Two texts are the same message if their facts are equal: dialect, encoding, findings and
    places are matters of style.
    """
    record = plain(record_of(cable, findings=False))
    return {key: value for key, value in record.items() if key not in _MANNER}
