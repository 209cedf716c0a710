"""The body of the text.

The rules stand in ``grammar/body.lark``.
"""

from __future__ import annotations

from typing import ClassVar

from cablegram.tree import Node

__all__ = [
    "ClassifiedLate",
    "HeadingMark",
    "LateClassLine",
    "Lettered",
    "Numbered",
    "PageFeed",
    "Point",
    "Prose",
    "Redaction",
    "Rule",
    "Spacer",
]


class Numbered(Node):
    """A line that begins with a paragraph number, and the lines behind it."""

    __slots__ = ()
    kind: ClassVar[str] = "numbered"


class Lettered(Node):
    """A line that begins with a letter or Roman numeral, and the lines behind it."""

    __slots__ = ()
    kind: ClassVar[str] = "lettered"


class Point(Node):
    """A line that begins with a dash, and the lines behind it."""

    __slots__ = ()
    kind: ClassVar[str] = "point"


class HeadingMark(Node):
    """A heading that a Markdown copy marked: ``#### ...``."""

    __slots__ = ()
    kind: ClassVar[str] = "heading_mark"


class LateClassLine(Node):
    """A class line inside the body: the next section of the message."""

    __slots__ = ()
    kind: ClassVar[str] = "late_class_line"


class ClassifiedLate(Node):
    """``Classified By:`` behind the first paragraph."""

    __slots__ = ()
    kind: ClassVar[str] = "classified_late"


class Prose(Node):
    """Lines of the body without a sign, behind a break."""

    __slots__ = ()
    kind: ClassVar[str] = "prose"


class Rule(Node):
    """A row of dashes."""

    __slots__ = ()
    kind: ClassVar[str] = "rule"


class Spacer(Node):
    """A lone hyphen: an empty line of the 1970s."""

    __slots__ = ()
    kind: ClassVar[str] = "spacer"


class Redaction(Node):
    """``XXXXXXXXXXXX``: what a publisher struck out."""

    __slots__ = ()
    kind: ClassVar[str] = "redaction"


class PageFeed(Node):
    """A form feed alone."""

    __slots__ = ()
    kind: ClassVar[str] = "page_feed"
