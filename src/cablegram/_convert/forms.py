"""What can be written: records as lines of JSON, as rows of a spreadsheet, as rows of Arrow.

A form is sent to the processes that read: they make the bytes, so that the process in front has
only to write them. The bytes of two batches, one behind the other, are those of both.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol, TypeVar

import attrs

from cablegram._convert.targets import LinesTarget, Target
from cablegram._record import to_dict
from cablegram.cable import Cable

__all__ = ["Form", "JsonLines"]

_Row = TypeVar("_Row")


class Form(Protocol[_Row]):
    """How records are written."""

    @property
    def head(self) -> bytes:
        """What stands in front of all rows."""

    def row(self, source: str, number: int, cable: Cable, told: list[str]) -> _Row:
        """Return the row of one message; ``told`` gets what of it could not be written."""

    def joined(self, rows: Sequence[_Row]) -> bytes:
        """Return the bytes of some rows."""

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

    def joined(self, rows: Sequence[bytes]) -> bytes:
        """Return the lines, each batch of them packed as a member of its own.

        Members one behind the other are one file (RFC 1952, 2.2), and no member needs another: a
        run that was interrupted goes on behind the last one.
        """
        lines = b"".join(rows)
        return gzip.compress(lines, mtime=0) if self.packed and lines else lines

    def target(self, out: Path) -> LinesTarget:
        """Return the file."""
        return LinesTarget(out)


def _line(record: dict[str, Any]) -> bytes:
    written = json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"
    # A lone surrogate has no UTF-8; its escape is also JSON's.
    return written.encode("utf-8", "backslashreplace")
