"""A record that was stored, and where it is from."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import attrs

from cablegram.record import Record

__all__ = ["Stored", "Tell", "reason"]

#: takes one line for a reader
Tell: TypeAlias = Callable[[str], None]


@attrs.frozen
class Stored:
    """A record, the file that its message came from, and its number in there.

    A record that does not say these has the name of the file that it is stored in, and the number
    of its line or row.
    """

    record: Record
    source: str
    number: int


def reason(error: Exception) -> str:
    """Return the words of an error, without its number and file name."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
