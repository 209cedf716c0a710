"""The parts of a message: heading, text, ending, the archive's attributes.

The rules stand in ``grammar/cable.lark``.
"""

from __future__ import annotations

from typing import ClassVar

import attrs

from cablegram.tree import Node

__all__ = [
    "Attributes",
    "BareEnding",
    "Body",
    "Document",
    "Ending",
    "Heading",
    "Text",
]


@attrs.define(eq=False, repr=False)
class Document(Node):
    """A whole message: heading, text, ending, the archive's attributes."""

    kind: ClassVar[str] = "cable"


@attrs.define(eq=False, repr=False)
class Heading(Node):
    """Format lines 1 to 11, with what a printer put between them."""

    kind: ClassVar[str] = "heading"


@attrs.define(eq=False, repr=False)
class Text(Node):
    """Format line 12: the head of the text and its body."""

    kind: ClassVar[str] = "text"


@attrs.define(eq=False, repr=False)
class Body(Node):
    """The text from the first numbered paragraph on."""

    kind: ClassVar[str] = "body"


@attrs.define(eq=False, repr=False)
class Ending(Node):
    """Format lines 13 to 16, and what stands behind them."""

    kind: ClassVar[str] = "ending"


@attrs.define(eq=False, repr=False)
class BareEnding(Node):
    """The ending of a message that has no text."""

    kind: ClassVar[str] = "bare_ending"


@attrs.define(eq=False, repr=False)
class Attributes(Node):
    """The archive's block of ``Key: value`` lines (NARA)."""

    kind: ClassVar[str] = "attributes"
