"""What an archive's printer puts around a message and into it.

The rules stand in ``grammar/print.lark``.
"""

from __future__ import annotations

from typing import ClassVar

from cablegram.tree import Node

__all__ = [
    "ArchiveNote",
    "Attribute",
    "AttributeMore",
    "Banner",
    "DashLine",
    "DistributionLines",
    "DraftingLines",
    "Frame",
    "InboxRow",
    "PageLine",
    "Queue",
    "Stamp",
    "TranscriptMark",
]


class PageLine(Node):
    """A page line: ``MOSCOW 00000302 002 OF 003``."""

    __slots__ = ()
    kind: ClassVar[str] = "page_line"


class Banner(Node):
    """The classification alone, at the head or foot of a page."""

    __slots__ = ()
    kind: ClassVar[str] = "banner"


class DistributionLines(Node):
    """``ACTION EUR-25`` ... ``/166 W``: offices with their copies."""

    __slots__ = ()
    kind: ClassVar[str] = "distribution"


class DraftingLines(Node):
    """``DRAFTED BY``, ``APPROVED BY`` and clearances."""

    __slots__ = ()
    kind: ClassVar[str] = "drafting"


class DashLine(Node):
    """The printer's row of dashes with a counter and a time."""

    __slots__ = ()
    kind: ClassVar[str] = "dash_line"


class Queue(Node):
    """The printer's queue: a number alone."""

    __slots__ = ()
    kind: ClassVar[str] = "queue"


class Stamp(Node):
    """A release stamp."""

    __slots__ = ()
    kind: ClassVar[str] = "stamp"


class Frame(Node):
    """``Message Text``: the message begins (NARA)."""

    __slots__ = ()
    kind: ClassVar[str] = "frame"


class Attribute(Node):
    """``Key: value`` and the lines that its value goes on over."""

    __slots__ = ()
    kind: ClassVar[str] = "attribute"


class AttributeMore(Node):
    """Lines of a value behind an empty line or a stamp."""

    __slots__ = ()
    kind: ClassVar[str] = "attribute_more"


class TranscriptMark(Node):
    """What a transcription says of the page: ``*Image: ...*``, ``## Page 2``."""

    __slots__ = ()
    kind: ClassVar[str] = "transcript_mark"


class ArchiveNote(Node):
    """What the communications centre wrote on a print: ``NOTE BY OC/T: ...``."""

    __slots__ = ()
    kind: ClassVar[str] = "archive_note"


class InboxRow(Node):
    """A row of the form that an inbox puts round a message: ``From:``, ``DRAFTED:``."""

    __slots__ = ()
    kind: ClassVar[str] = "inbox_row"
