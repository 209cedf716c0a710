"""The body as a reader sees it: headings, paragraphs, tables, text of others."""

from __future__ import annotations

from typing import ClassVar

import attrs

from cablegram.values import Span

__all__ = ["Block", "Heading", "Paragraph", "Table", "TextBlock"]


@attrs.define(kw_only=True)
class Block:
    """A block of the body; ``text`` is what is read, without marks and page lines."""

    type: ClassVar[str] = "block"

    text: str = ""
    #: start and end offset of all that belongs to the block, page lines inside it included
    span: Span = (0, 0)


@attrs.define(kw_only=True)
class Heading(Block):
    """A line of its own over paragraphs."""

    type: ClassVar[str] = "heading"


@attrs.define(kw_only=True)
class Paragraph(Block):
    """A paragraph with what stands under it."""

    type: ClassVar[str] = "paragraph"

    #: by the sequence of the cable; ``None`` for prose without a number
    number: int | None = None
    #: the mark without brackets as written, upper case: ``S/NF``
    portion: str | None = None
    #: points and lettered sub-paragraphs
    items: list[str] = attrs.Factory(list)
    #: where the paragraph's own words stand, one span for each line, marks left out
    text_spans: list[Span] = attrs.Factory(list)


@attrs.define(kw_only=True)
class Table(Block):
    """Lines in columns, layout kept."""

    type: ClassVar[str] = "table"


@attrs.define(kw_only=True)
class TextBlock(Block):
    """What is not the drafter's prose: archive notes, what follows the signature."""

    type: ClassVar[str] = "text"
