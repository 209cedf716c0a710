"""The body of the text.

The rules stand in ``grammar/body.lark``.
"""

from __future__ import annotations

from typing import ClassVar

import attrs

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


@attrs.define(eq=False, repr=False)
class Numbered(Node):
    """A line that begins with a paragraph number, and the lines behind it."""

    kind: ClassVar[str] = "numbered"


@attrs.define(eq=False, repr=False)
class Lettered(Node):
    """A line that begins with a letter or Roman numeral, and the lines behind it."""

    kind: ClassVar[str] = "lettered"


@attrs.define(eq=False, repr=False)
class Point(Node):
    """A line that begins with a dash, and the lines behind it."""

    kind: ClassVar[str] = "point"


@attrs.define(eq=False, repr=False)
class HeadingMark(Node):
    """A heading that a Markdown copy marked: ``#### ...``."""

    kind: ClassVar[str] = "heading_mark"


@attrs.define(eq=False, repr=False)
class LateClassLine(Node):
    """A class line inside the body: the next section of the message."""

    kind: ClassVar[str] = "late_class_line"


@attrs.define(eq=False, repr=False)
class ClassifiedLate(Node):
    """``Classified By:`` behind the first paragraph."""

    kind: ClassVar[str] = "classified_late"


@attrs.define(eq=False, repr=False)
class Prose(Node):
    """Lines of the body without a sign, behind a break."""

    kind: ClassVar[str] = "prose"


@attrs.define(eq=False, repr=False)
class Rule(Node):
    """A row of dashes."""

    kind: ClassVar[str] = "rule"


@attrs.define(eq=False, repr=False)
class Spacer(Node):
    """A lone hyphen: an empty line of the 1970s."""

    kind: ClassVar[str] = "spacer"


@attrs.define(eq=False, repr=False)
class Redaction(Node):
    """``XXXXXXXXXXXX``: what a publisher struck out."""

    kind: ClassVar[str] = "redaction"


@attrs.define(eq=False, repr=False)
class PageFeed(Node):
    """A form feed alone."""

    kind: ClassVar[str] = "page_feed"
