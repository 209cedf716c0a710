"""The rows of SMART prints.

The rules stand in ``grammar/smart.lark``.
"""

from __future__ import annotations

from typing import ClassVar

import attrs

from cablegram.tree import Node

__all__ = [
    "SmartBlock",
    "SmartProse",
    "SmartRow",
    "Trailer",
]


@attrs.define(eq=False, repr=False)
class SmartBlock(Node):
    """The rows in front of a SMART print, from the MRN on, and what follows them without a sign."""

    kind: ClassVar[str] = "smart_block"


@attrs.define(eq=False, repr=False)
class SmartProse(Node):
    """Lines without a sign behind the rows of a SMART print."""

    kind: ClassVar[str] = "smart_prose"


@attrs.define(eq=False, repr=False)
class SmartRow(Node):
    """A row of a SMART print: ``| **MRN:** | 23 MEXICO 2544 |``."""

    kind: ClassVar[str] = "smart_row"


@attrs.define(eq=False, repr=False)
class Trailer(Node):
    """A row behind the text of a SMART print: ``| **Signature:** | SALAZAR |``."""

    kind: ClassVar[str] = "trailer"
