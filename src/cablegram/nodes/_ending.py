"""Format lines 13 to 16, and what stands behind them.

The rules stand in ``grammar/ending.lark``.
"""

from __future__ import annotations

from typing import ClassVar

import attrs

from cablegram.tree import Node

__all__ = [
    "ArchiveEnd",
    "Correction",
    "EndOfMessage",
    "SerialLine",
    "Tail",
]


@attrs.define(eq=False, repr=False)
class Tail(Node):
    """A line behind the end."""

    kind: ClassVar[str] = "tail"


@attrs.define(eq=False, repr=False)
class EndOfMessage(Node):
    """Format line 16: ``NNNN``."""

    kind: ClassVar[str] = "end_of_message"


@attrs.define(eq=False, repr=False)
class SerialLine(Node):
    """Format line 15 of JANAP 128: ``#0302``."""

    kind: ClassVar[str] = "serial_line"


@attrs.define(eq=False, repr=False)
class ArchiveEnd(Node):
    """An archive's end mark."""

    kind: ClassVar[str] = "archive_end"


@attrs.define(eq=False, repr=False)
class Correction(Node):
    """Format line 15: ``C WA 1500Z POSITION``."""

    kind: ClassVar[str] = "correction"
