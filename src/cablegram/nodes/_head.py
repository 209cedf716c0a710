"""The head of the text.

The rules stand in ``grammar/head.lark``.
"""

from __future__ import annotations

from typing import ClassVar

from cablegram.tree import Node

__all__ = [
    "ClassLine",
    "ClassifiedByLines",
    "CorrectedCopy",
    "ExecutiveOrderLine",
    "Loose",
    "ReferenceItem",
    "ReferenceLines",
    "SubjectLines",
    "TagsLine",
]


class ClassLine(Node):
    """Classification, section, post, number: ``UNCLAS LA PAZ 2080``."""

    __slots__ = ()
    kind: ClassVar[str] = "class_line"


class Loose(Node):
    """Lines of the head without a label: captions, passing lines, prose."""

    __slots__ = ()
    kind: ClassVar[str] = "loose"


class ExecutiveOrderLine(Node):
    """``E.O. 12958: DECL: 02/06/2018``."""

    __slots__ = ()
    kind: ClassVar[str] = "executive_order"


class TagsLine(Node):
    """``TAGS: PREL, RS``."""

    __slots__ = ()
    kind: ClassVar[str] = "tags"


class SubjectLines(Node):
    """``SUBJECT: ...``, over its wrapped lines."""

    __slots__ = ()
    kind: ClassVar[str] = "subject"


class ReferenceLines(Node):
    """``REF: A. MOSCOW 235``, over its wrapped lines."""

    __slots__ = ()
    kind: ClassVar[str] = "references"


class ReferenceItem(Node):
    """A lettered line of the head: ``B. BELGRADE 142``."""

    __slots__ = ()
    kind: ClassVar[str] = "reference_item"


class ClassifiedByLines(Node):
    """``Classified By:``, ``Reason:``, ``Derived From:``, ``Declassify On:``."""

    __slots__ = ()
    kind: ClassVar[str] = "classified_by"


class CorrectedCopy(Node):
    """``C O R R E C T E D  C O P Y``."""

    __slots__ = ()
    kind: ClassVar[str] = "corrected_copy"
