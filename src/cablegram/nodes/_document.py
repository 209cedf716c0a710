"""The lines of a cable that was written as a document.

The rules stand in ``grammar/document.lark``.
"""

from __future__ import annotations

from typing import ClassVar

import attrs

from cablegram.nodes._message import Document
from cablegram.tree import Node

__all__ = [
    "CutTable",
    "FencedTable",
    "FieldRow",
    "HeadRow",
    "MarkedParagraph",
    "ProseParagraph",
    "Signed",
    "Subheading",
    "Title",
    "WrittenDocument",
    "WrittenNote",
    "WrittenPoint",
]


@attrs.define(eq=False, repr=False)
class WrittenDocument(Document):
    """A whole document: its sign, and lines."""

    kind: ClassVar[str] = "document"


@attrs.define(eq=False, repr=False)
class Title(Node):
    """The subject: ``# GOR OUTLOOK ON KOSOVO``."""

    kind: ClassVar[str] = "title"


@attrs.define(eq=False, repr=False)
class HeadRow(Node):
    """The names of the columns, or the line under them."""

    kind: ClassVar[str] = "head_row"


@attrs.define(eq=False, repr=False)
class FieldRow(Node):
    """A field: ``| MRN | 08MOSCOW302 |``."""

    kind: ClassVar[str] = "row"


@attrs.define(eq=False, repr=False)
class Subheading(Node):
    """A heading of the body: ``## The Crisis``."""

    kind: ClassVar[str] = "subheading"


@attrs.define(eq=False, repr=False)
class MarkedParagraph(Node):
    """A paragraph with number or portion mark: ``**5. (C)** Text``."""

    kind: ClassVar[str] = "marked_paragraph"


@attrs.define(eq=False, repr=False)
class ProseParagraph(Node):
    """A paragraph without either."""

    kind: ClassVar[str] = "prose_paragraph"


@attrs.define(eq=False, repr=False)
class WrittenPoint(Node):
    """A point under a paragraph."""

    kind: ClassVar[str] = "point"


@attrs.define(eq=False, repr=False)
class WrittenNote(Node):
    """Text of others, quoted."""

    kind: ClassVar[str] = "note"


@attrs.define(eq=False, repr=False)
class Signed(Node):
    """Who signed: ``*Signed:* BURNS``."""

    kind: ClassVar[str] = "signed"


@attrs.define(eq=False, repr=False)
class FencedTable(Node):
    """A table between two fences."""

    kind: ClassVar[str] = "fenced_table"


@attrs.define(eq=False, repr=False)
class CutTable(Node):
    """A table without the fence that ends it."""

    kind: ClassVar[str] = "cut_table"
