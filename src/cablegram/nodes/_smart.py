"""The rows of SMART prints.

The rules stand in ``grammar/smart.lark``.
"""

from __future__ import annotations

from typing import ClassVar

from cablegram.tree import Node

__all__ = [
    "SmartBlock",
    "SmartProse",
    "SmartRow",
    "Trailer",
]


class SmartBlock(Node):
    """The rows in front of a SMART print, from the MRN on, and what follows them without a sign."""

    __slots__ = ()
    kind: ClassVar[str] = "smart_block"


class SmartProse(Node):
    """Lines without a sign behind the rows of a SMART print."""

    __slots__ = ()
    kind: ClassVar[str] = "smart_prose"


class SmartRow(Node):
    """A row of a SMART print: ``| **MRN:** | 23 MEXICO 2544 |``."""

    __slots__ = ()
    kind: ClassVar[str] = "smart_row"


class Trailer(Node):
    """A row behind the text of a SMART print: ``| **Signature:** | SALAZAR |``."""

    __slots__ = ()
    kind: ClassVar[str] = "trailer"
