"""The outline of a body: a line for each heading, paragraph, point and table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from rich.text import Text

from cablegram._cli.layout import beginning

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["outline"]

Block: TypeAlias = dict[str, Any]

#: where the numbers end, as far in as in most cables three digits need
_NUMBER = 4

#: marks are filled up to this: ``(S/NF)``; longer ones (``(C - ENTIRE TEXT)``) push the text
_WIDEST_MARK = 6


def outline(body: list[Block], width: int) -> Iterator[Text]:
    """Yield the lines of the outline, none longer than ``width``."""
    marks = [len(_mark(block)) for block in body]
    mark = max([length for length in marks if length <= _WIDEST_MARK], default=0)
    indent = _NUMBER + 2 + (mark + 2 if mark else 0)
    for place, block in enumerate(body):
        match block["type"]:
            case "heading":
                if place:
                    yield Text()
                yield _line(block["text"], width, "  ", "bold")
            case "paragraph":
                yield from _paragraph(block, width, indent)
            case "table":
                yield _line(_table(block["text"]), width, " " * indent, "italic")
            case _:
                yield _line(block["text"], width, " " * indent + "| ", "dim")


def _paragraph(block: Block, width: int, indent: int) -> Iterator[Text]:
    number = "" if block["number"] is None else str(block["number"])
    sign = f"{number:>{_NUMBER}}  {_mark(block)}"
    if block["text"] or sign.strip():
        yield _line(block["text"], width, f"{sign:<{indent - 2}}  ", "", head="bold")
    for item in block["items"]:
        yield _line(item, width, " " * indent + "- ", "")


def _mark(block: Block) -> str:
    portion = block.get("portion")
    return f"({portion})" if portion else ""


def _table(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    first = lines[0] if lines else ""
    return f"[table, {len(lines)} lines] {first}"


def _line(text: str, width: int, indent: str, style: str, head: str = "") -> Text:
    # A style given to the whole line would cover what is appended, too.
    line = Text(no_wrap=True)
    line.append(indent, style=head)
    line.append(beginning(text, width - len(indent)), style=style)
    return line
