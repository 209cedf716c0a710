"""The text of a message as a reader sees it: blocks with empty lines between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

__all__ = ["reading_text"]


def reading_text(body: Iterable[Mapping[str, Any]]) -> str:
    r"""Return the blocks of a record's body as one text, numbers and portion marks in front.

    >>> block = {"type": "paragraph", "number": 1, "portion": "U", "text": "Ships:", "items": ["A"]}
    >>> reading_text([{"type": "heading", "text": "Harbour"}, block])
    'Harbour\n\n1. (U) Ships:\nA'
    """
    return "\n\n".join("\n".join(_lines(block)) for block in body)


def _lines(block: Mapping[str, Any]) -> Iterator[str]:
    number, portion = block.get("number"), block.get("portion")
    signs = [] if number is None else [f"{number}."]
    signs += [] if portion is None else [f"({portion})"]
    first = " ".join([*signs, block["text"]] if block["text"] else signs)
    if first:
        yield first
    yield from block.get("items") or ()
