"""The blocks of the body, as the caller may give them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cablegram._body.marks import read_mark
from cablegram._body.reading import join_lines
from cablegram._compose.given import mapping, number, text
from cablegram._edit.plan import entries, misfit, wrong_type
from cablegram._fields.portion import read_portion
from cablegram.blocks import Block, Paragraph

__all__ = ["read_body_values", "read_paragraph_values"]

_BLOCK = "a block such as {'type': 'heading', 'text': 'COMMENT'}, or the text of a paragraph"
_TYPES = ("heading", "paragraph", "table", "text")
_KEYS = ("type", "number", "portion", "text", "items")


def read_paragraph_values(field: str, value: object) -> list[dict[str, Any]]:
    """Return paragraphs; more than one are counted (5 FAH-1 H-246).

    >>> [it["number"] for it in read_paragraph_values("paragraphs", ["(C) Rain.", "(U) Sun."])]
    [1, 2]
    """
    given = [value] if isinstance(value, str) else entries(field, "a list of texts", value)
    blocks = [_block(f"{field}: {at}", entry) for at, entry in enumerate(given, 1)]
    for at, block in enumerate(blocks, 1):
        if block["type"] == "paragraph" and block["number"] is None and len(blocks) > 1:
            block["number"] = at
    return blocks


def read_body_values(field: str, value: object) -> list[dict[str, Any]]:
    """Return blocks as they are given; text is a paragraph, its number and mark in front.

    >>> block = read_body_values("body", ["5. (C) Rain."])[0]
    >>> block["number"], block["portion"], block["text"]
    (5, 'C', 'Rain.')
    """
    given = [value] if isinstance(value, str) else entries(field, f"a list of {_BLOCK}", value)
    return [_block(f"{field}: block {at}", entry) for at, entry in enumerate(given, 1)]


def _block(field: str, value: object) -> dict[str, Any]:
    if isinstance(value, str):
        return _paragraph(field, value)
    if isinstance(value, Block):
        keys = _KEYS if isinstance(value, Paragraph) else ("type", "text")
        value = {key: getattr(value, key) for key in keys}
    if not isinstance(value, Mapping):
        raise wrong_type(field, _BLOCK, value)
    given = mapping(field, value, _KEYS, _BLOCK)
    kind = given["type"] or "paragraph"
    if kind not in _TYPES:
        raise misfit(f"{field}: type", f"one of {', '.join(_TYPES)}", kind)
    if kind != "paragraph" and not given["text"]:
        raise misfit(f"{field}: text", "text", given["text"])
    if kind != "paragraph":
        return {"type": kind, "text": _words(field, given["text"], table=kind == "table")}
    portion = given["portion"]
    return {
        "type": kind,
        "number": None if given["number"] is None else number(f"{field}: number", given["number"]),
        "portion": None if portion is None else text(f"{field}: portion", portion).upper(),
        "text": _words(field, given["text"]) if given["text"] else "",
        "items": [_words(f"{field}: items", item) for item in _items(field, given["items"])],
    }


def _items(field: str, value: object) -> list[object]:
    return [] if value is None else entries(f"{field}: items", "a list of texts", value)


def _words(field: str, value: object, *, table: bool = False) -> str:
    """Return the lines of a table, or lines of prose joined as their reader would."""
    if not isinstance(value, str):
        raise wrong_type(f"{field}: text", "text", value)
    lines = value.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if table:
        return "\n".join(line.rstrip() for line in lines).rstrip("\n")
    return join_lines(line.strip() for line in lines)


def _paragraph(field: str, value: str) -> dict[str, Any]:
    words = _words(field, value)
    if not words:
        raise misfit(field, _BLOCK, value)
    mark = read_mark(words)
    counted = mark.digits and not mark.letter and words[: mark.length].rstrip().endswith(".")
    rest = words[mark.length :] if counted else words
    portion = read_portion(rest)
    return {
        "type": "paragraph",
        "number": int(mark.digits) if counted else None,
        "portion": portion.mark,
        "text": rest[portion.length :].strip(),
        "items": [],
    }
