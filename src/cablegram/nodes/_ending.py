"""Format lines 13 to 16, and what stands behind them.

The rules stand in ``grammar/ending.lark``.
"""

from __future__ import annotations

from typing import ClassVar

from cablegram.tree import Node

__all__ = [
    "ArchiveEnd",
    "Correction",
    "EndOfMessage",
    "SerialLine",
    "Tail",
]


class Tail(Node):
    """A line behind the end."""

    __slots__ = ()
    kind: ClassVar[str] = "tail"


class EndOfMessage(Node):
    """Format line 16: ``NNNN``."""

    __slots__ = ()
    kind: ClassVar[str] = "end_of_message"


class SerialLine(Node):
    """Format line 15 of JANAP 128: ``#0302``."""

    __slots__ = ()
    kind: ClassVar[str] = "serial_line"


class ArchiveEnd(Node):
    """An archive's end mark."""

    __slots__ = ()
    kind: ClassVar[str] = "archive_end"


class Correction(Node):
    """Format line 15: ``C WA 1500Z POSITION``."""

    __slots__ = ()
    kind: ClassVar[str] = "correction"
