"""The head of the text.

The rules stand in ``grammar/head.lark``.
"""

from __future__ import annotations

from typing import ClassVar

import attrs

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


@attrs.define(eq=False, repr=False)
class ClassLine(Node):
    """Classification, section, post, number: ``UNCLAS LA PAZ 2080``."""

    kind: ClassVar[str] = "class_line"


@attrs.define(eq=False, repr=False)
class Loose(Node):
    """Lines of the head without a label: captions, passing lines, prose."""

    kind: ClassVar[str] = "loose"


@attrs.define(eq=False, repr=False)
class ExecutiveOrderLine(Node):
    """``E.O. 12958: DECL: 02/06/2018``."""

    kind: ClassVar[str] = "executive_order"


@attrs.define(eq=False, repr=False)
class TagsLine(Node):
    """``TAGS: PREL, RS``."""

    kind: ClassVar[str] = "tags"


@attrs.define(eq=False, repr=False)
class SubjectLines(Node):
    """``SUBJECT: ...``, over its wrapped lines."""

    kind: ClassVar[str] = "subject"


@attrs.define(eq=False, repr=False)
class ReferenceLines(Node):
    """``REF: A. MOSCOW 235``, over its wrapped lines."""

    kind: ClassVar[str] = "references"


@attrs.define(eq=False, repr=False)
class ReferenceItem(Node):
    """A lettered line of the head: ``B. BELGRADE 142``."""

    kind: ClassVar[str] = "reference_item"


@attrs.define(eq=False, repr=False)
class ClassifiedByLines(Node):
    """``Classified By:``, ``Reason:``, ``Derived From:``, ``Declassify On:``."""

    kind: ClassVar[str] = "classified_by"


@attrs.define(eq=False, repr=False)
class CorrectedCopy(Node):
    """``C O R R E C T E D  C O P Y``."""

    kind: ClassVar[str] = "corrected_copy"
