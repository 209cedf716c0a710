"""The body: paragraphs, headings, points, tables, text of others, and who signed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cablegram._compose.parts import Facts, Lines, Part
from cablegram._compose.wrapping import BODY, HEAD, WIDTH, wrap, wrap_safely

__all__ = ["body_parts"]

#: a heading over more lines is prose
_HEADING_LINES = 3
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def body_parts(record: Facts) -> list[Part]:
    """Return a part for each block, and the signature in front of what stands behind it."""
    blocks, names = record["body"], record["signature"]
    signed = len(blocks)
    while names and signed and blocks[signed - 1]["type"] == "text":
        signed -= 1
    parts: list[Part] = []
    begun = False
    for index, block in enumerate(blocks):
        begun = begun or block.get("number") is not None
        ways = _block_ways(block, BODY if begun else HEAD)
        glue = _glue(block) if index == signed - 1 and len(names) == 1 else ""
        if glue:
            ways = ([*lines[:-1], f"{lines[-1]}{glue} {names[0]}"] for lines in ways)
            signed = -1
        parts.append(Part("body", ways, block=index, cuttable=block["type"] == "paragraph"))
    if names and signed >= 0:
        parts.insert(signed, Part("signature", _signatures(names)))
    return parts


def _glue(block: dict[str, Any]) -> str:
    """Return the blanks at the end of a paragraph: the signature stood on its last line."""
    last = [block["text"], *block.get("items", [])][-1]
    return str(last[len(last.rstrip(" ")) :])


def _signatures(names: list[str]) -> Iterator[Lines]:
    yield ["", *names]
    yield ["", "-----", "", *names]
    # The row of a SMART print says it where no words of a body stand in front.
    yield ["", f"Signature: {'; '.join(names)}"]


def _block_ways(block: dict[str, Any], context: str) -> Iterator[Lines]:
    text = block["text"]
    if block["type"] == "heading":
        yield from _headings(text)
    elif block["type"] == "table":
        rows = text.split("\n")
        yield ["", *rows]
        yield rows
    elif block["type"] == "paragraph":
        yield from _paragraphs(block, context)
    else:
        yield ["", *wrap_safely(text, context=context)]
        yield ["", text]
        yield [text]


def _headings(text: str) -> Iterator[Lines]:
    lines = wrap(text)
    rule = "-" * min(max(map(len, lines)), WIDTH)
    if len(lines) <= _HEADING_LINES:
        yield ["", *lines, rule]
    yield ["", text, rule]
    yield ["", text]
    yield ["", f"#### {text}"]


def _paragraphs(block: dict[str, Any], context: str) -> Iterator[Lines]:
    number = block["number"]
    portion = f"({block['portion']}) " if block["portion"] else ""
    sign = f"{number}. " if number is not None else ""
    words = f"{portion}{block['text']}"
    for mark in ("-- {}", "{letter}. {}", "({letter}) {}"):
        items = [
            ["", *wrap_safely(mark.format(item, letter=_LETTERS[at % 26]).rstrip(), context=BODY)]
            for at, item in enumerate(block["items"])
        ]
        below = [line for item in items for line in item]
        lines = wrap_safely((sign + words).rstrip(), context=context) if sign or words else []
        whole = [(sign + words).rstrip()] if sign or words else []
        yield [*([""] if lines else []), *lines, *below]
        yield [*([""] if whole else []), *whole, *below]
        yield [*whole, *below]
        if sign:
            yield ["", f"¶{whole[0]}", *below]
        else:
            # Right behind a rule, or on so many lines, it cannot be a heading.
            yield ["-----", *lines, *below]
            yield ["", *wrap(words, max(len(words) // (_HEADING_LINES + 2), 1)), *below]
        if not items:
            break
    if block["items"]:
        yield ["", *whole, *(f"-- {item}" for item in block["items"])]
