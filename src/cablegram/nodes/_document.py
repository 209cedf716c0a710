"""The lines of a cable that was written as a document.

The rules stand in ``grammar/document.lark``.
"""

from __future__ import annotations

from typing import ClassVar

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


class WrittenDocument(Document):
    """A whole document: its sign, and lines."""

    __slots__ = ()
    kind: ClassVar[str] = "document"


class Title(Node):
    """The subject: ``# GOR OUTLOOK ON KOSOVO``."""

    __slots__ = ()
    kind: ClassVar[str] = "title"


class HeadRow(Node):
    """The names of the columns, or the line under them."""

    __slots__ = ()
    kind: ClassVar[str] = "head_row"


class FieldRow(Node):
    """A field: ``| MRN | 08MOSCOW302 |``."""

    __slots__ = ()
    kind: ClassVar[str] = "row"


class Subheading(Node):
    """A heading of the body: ``## The Crisis``."""

    __slots__ = ()
    kind: ClassVar[str] = "subheading"


class MarkedParagraph(Node):
    """A paragraph with number or portion mark: ``**5. (C)** Text``."""

    __slots__ = ()
    kind: ClassVar[str] = "marked_paragraph"


class ProseParagraph(Node):
    """A paragraph without either."""

    __slots__ = ()
    kind: ClassVar[str] = "prose_paragraph"


class WrittenPoint(Node):
    """A point under a paragraph."""

    __slots__ = ()
    kind: ClassVar[str] = "point"


class WrittenNote(Node):
    """Text of others, quoted."""

    __slots__ = ()
    kind: ClassVar[str] = "note"


class Signed(Node):
    """Who signed: ``*Signed:* BURNS``."""

    __slots__ = ()
    kind: ClassVar[str] = "signed"


class FencedTable(Node):
    """A table between two fences."""

    __slots__ = ()
    kind: ClassVar[str] = "fenced_table"


class CutTable(Node):
    """A table without the fence that ends it."""

    __slots__ = ()
    kind: ClassVar[str] = "cut_table"
