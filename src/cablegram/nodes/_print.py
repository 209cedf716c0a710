"""What an archive's printer puts around a message and into it.

The rules stand in ``grammar/print.lark``.
"""

from __future__ import annotations

from typing import ClassVar

import attrs

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


@attrs.define(eq=False, repr=False)
class PageLine(Node):
    """A page line: ``MOSCOW 00000302 002 OF 003``."""

    kind: ClassVar[str] = "page_line"


@attrs.define(eq=False, repr=False)
class Banner(Node):
    """The classification alone, at the head or foot of a page."""

    kind: ClassVar[str] = "banner"


@attrs.define(eq=False, repr=False)
class DistributionLines(Node):
    """``ACTION EUR-25`` ... ``/166 W``: offices with their copies."""

    kind: ClassVar[str] = "distribution"


@attrs.define(eq=False, repr=False)
class DraftingLines(Node):
    """``DRAFTED BY``, ``APPROVED BY`` and clearances."""

    kind: ClassVar[str] = "drafting"


@attrs.define(eq=False, repr=False)
class DashLine(Node):
    """The printer's row of dashes with a counter and a time."""

    kind: ClassVar[str] = "dash_line"


@attrs.define(eq=False, repr=False)
class Queue(Node):
    """The printer's queue: a number alone."""

    kind: ClassVar[str] = "queue"


@attrs.define(eq=False, repr=False)
class Stamp(Node):
    """A release stamp."""

    kind: ClassVar[str] = "stamp"


@attrs.define(eq=False, repr=False)
class Frame(Node):
    """``Message Text``: the message begins (NARA)."""

    kind: ClassVar[str] = "frame"


@attrs.define(eq=False, repr=False)
class Attribute(Node):
    """``Key: value`` and the lines that its value goes on over."""

    kind: ClassVar[str] = "attribute"


@attrs.define(eq=False, repr=False)
class AttributeMore(Node):
    """Lines of a value behind an empty line or a stamp."""

    kind: ClassVar[str] = "attribute_more"


@attrs.define(eq=False, repr=False)
class TranscriptMark(Node):
    """What a transcription says of the page: ``*Image: ...*``, ``## Page 2``."""

    kind: ClassVar[str] = "transcript_mark"


@attrs.define(eq=False, repr=False)
class ArchiveNote(Node):
    """What the communications centre wrote on a print: ``NOTE BY OC/T: ...``."""

    kind: ClassVar[str] = "archive_note"


@attrs.define(eq=False, repr=False)
class InboxRow(Node):
    """A row of the form that an inbox puts round a message: ``From:``, ``DRAFTED:``."""

    kind: ClassVar[str] = "inbox_row"
