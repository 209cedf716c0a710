"""The parts of a message: heading, text, ending, the archive's attributes.

The rules stand in ``grammar/cable.lark``.
"""

from __future__ import annotations

from typing import ClassVar

from cablegram.tree import Node

__all__ = [
    "Attributes",
    "BareEnding",
    "Body",
    "Document",
    "Ending",
    "Following",
    "Heading",
    "Text",
]


class Document(Node):
    """A whole message: heading, text, ending, the archive's attributes."""

    __slots__ = ()
    kind: ClassVar[str] = "cable"


class Heading(Node):
    """Format lines 1 to 11, with what a printer put between them."""

    __slots__ = ()
    kind: ClassVar[str] = "heading"


class Text(Node):
    """Format line 12: the head of the text and its body."""

    __slots__ = ()
    kind: ClassVar[str] = "text"


class Body(Node):
    """The text from the first numbered paragraph on."""

    __slots__ = ()
    kind: ClassVar[str] = "body"


class Ending(Node):
    """Format lines 13 to 16, and what stands behind them."""

    __slots__ = ()
    kind: ClassVar[str] = "ending"


class BareEnding(Node):
    """The ending of a message that has no text."""

    __slots__ = ()
    kind: ClassVar[str] = "bare_ending"


class Attributes(Node):
    """The archive's block of ``Key: value`` lines (NARA)."""

    __slots__ = ()
    kind: ClassVar[str] = "attributes"


class Following(Node):
    """The messages that follow in the same text, as they stand: ``cablegram.read`` yields each."""

    __slots__ = ()
    kind: ClassVar[str] = "following"
