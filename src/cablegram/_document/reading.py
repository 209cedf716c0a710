"""From the lines of a document to a record: each row and block is taken at its word."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs

from cablegram import nodes
from cablegram._document.rows import BY_LABEL, Form, Row, empty_record, part_of_record
from cablegram._document.written import Cell, WrittenLine, read_line, read_row
from cablegram.blocks import Block, Heading, Paragraph, Table, TextBlock
from cablegram.findings import Finding, warning
from cablegram.tree import Node
from cablegram.values import Span

__all__ = ["Reading", "read_document", "record_of"]

_MOST_DIGITS = 18
_SHOWN = 60
#: attributes of blocks that say where they stand
_PLACES = {"span", "text_spans"}


@attrs.define
class Reading:
    """What the lines of a document say."""

    #: as ``to_dict`` has it, but for body, signature and summary
    record: dict[str, Any] = attrs.Factory(empty_record)
    blocks: list[Block] = attrs.Factory(list)
    signature: list[str] = attrs.Factory(list)
    #: where the words stand for each key with one row; ``to`` and the like have a list
    spans: dict[str, Span] = attrs.Factory(dict)
    #: the same for keys with a row for each entry
    entry_spans: dict[str, list[Span]] = attrs.Factory(dict)
    #: the rows of each key, and under ``subject`` the title
    lines: dict[str, list[Node]] = attrs.Factory(dict)
    #: the nodes of each block: a paragraph has its points with it
    block_lines: list[list[Node]] = attrs.Factory(list)
    signature_lines: list[Node] = attrs.Factory(list)
    findings: list[Finding] = attrs.Factory(list)

    def add(self, block: Block, node: Node) -> None:
        """Take a block with the node that it was read from."""
        self.blocks.append(block)
        self.block_lines.append([node])

    def span(self, key: str) -> Span:
        """Return where a key, or the first part of it that has a row, stands."""
        inside = (span for name, span in self.spans.items() if name.startswith(f"{key}."))
        return self.spans.get(key) or next(inside, (0, 0))


def read_document(document: nodes.Document) -> Reading:
    """Read the lines of a document, one after the other."""
    reading = Reading()
    for node in document.children:
        if isinstance(node, Node) and not isinstance(node, nodes.Following):
            _READERS[type(node)](reading, node)
    return reading


def record_of(reading: Reading) -> dict[str, Any]:
    """Return what a document says, as ``to_dict`` has it; the summary follows from the body."""
    blocks = [
        {"type": block.type, **attrs.asdict(block, filter=_means)} for block in reading.blocks
    ]
    return {**reading.record, "body": blocks, "signature": list(reading.signature)}


def _means(attribute: attrs.Attribute[Any], _: object) -> bool:
    return attribute.name not in _PLACES


def _located(node: Node, words: Cell) -> Span:
    return node.locate(*words.span)


def _line(node: Node) -> tuple[WrittenLine, Span]:
    line = read_line(node.value)
    return line, _located(node, line.words)


# --- the head ---------------------------------------------------------------------------------


def _title(reading: Reading, node: Node) -> None:
    if "subject" in reading.spans:
        reading.findings.append(_again("a title", node))
        return
    line, span = _line(node)
    reading.record["subject"], reading.record["subject_portion"] = line.words.text, line.portion
    reading.spans["subject"] = span
    reading.lines["subject"] = [node]


def _row(reading: Reading, node: Node) -> None:
    label, *cells = read_row(node.value) or [Cell(())]
    row = BY_LABEL.get(label.text or "")
    if row is None:
        shown = (label.text or "")[:_SHOWN]
        said = f"no row of a document is called {shown!r}"
        reading.findings.append(warning("unknown-line", said, node.span))
    elif row.parts:
        _entry(reading, node, row, cells)
    elif row.key in reading.spans:
        reading.findings.append(_again(f"the row {row.label}", node))
    else:
        cell = cells[0] if cells else Cell(())
        holder: Any = reading.record
        for depth, name in enumerate(row.path[:-1], 1):
            if holder[name] is None:
                holder[name] = part_of_record(row.path[:depth])
            holder = holder[name]
        holder[row.path[-1]] = _value(reading, node, cell, row.form)
        reading.spans[row.key] = _located(node, cell) if cell.tokens else node.span
        reading.lines[row.key] = [node]


def _entry(reading: Reading, node: Node, row: Row, cells: list[Cell]) -> None:
    whole = [*cells, *[Cell(())] * len(row.parts)]
    found = {
        name: _value(reading, node, cell, form)
        for (name, form), cell in zip(row.parts, whole, strict=False)
    }
    reading.lines.setdefault(row.key, []).append(node)
    if row.key == "attributes":
        reading.record["attributes"][found["key"] or ""] = found["value"] or ""
        return
    first = row.parts[0][0]
    # A name and a reference's words are text, if of no length.
    found[first] = found[first] or ""
    reading.record[row.key].append(found if first else found[first])
    span = _located(node, whole[0]) if whole[0].tokens else node.span
    reading.entry_spans.setdefault(row.key, []).append(span)


def _value(reading: Reading, node: Node, cell: Cell, form: Form) -> object:
    if form == "list":
        return cell.entries
    text = cell.text
    if form in {"text", "date"}:
        return text
    if form == "flag":
        return text is not None
    if text is None:
        return None
    if text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS:
        return int(text)
    said = f"a number should stand here, not {text[:_SHOWN]!r}"
    reading.findings.append(warning("document-value", said, _located(node, cell)))
    return None


def _again(what: str, node: Node) -> Finding:
    return warning("document-row-again", f"{what} stands here a second time", node.span)


def _head_row(reading: Reading, node: Node) -> None:
    """Names of columns say nothing."""


# --- the body ---------------------------------------------------------------------------------


def _heading(reading: Reading, node: Node) -> None:
    line, _ = _line(node)
    reading.add(Heading(text=line.words.text or "", span=node.span), node)


def _paragraph(reading: Reading, node: Node) -> None:
    line, span = _line(node)
    block = Paragraph(
        number=line.number,
        portion=line.portion,
        text=line.words.text or "",
        text_spans=[span],
        span=node.span,
    )
    reading.add(block, node)


def _point(reading: Reading, node: Node) -> None:
    """Put a point under the paragraph above it; without one, under one without words."""
    line, _ = _line(node)
    last = reading.blocks[-1] if reading.blocks else None
    if not isinstance(last, Paragraph):
        last = Paragraph(span=node.span)
        reading.blocks.append(last)
        reading.block_lines.append([])
    reading.block_lines[-1].append(node)
    last.items.append(line.words.text or "")
    last.span = (last.span[0], node.span[1])


def _note(reading: Reading, node: Node) -> None:
    line, _ = _line(node)
    reading.add(TextBlock(text=line.words.text or "", span=node.span), node)


def _table(reading: Reading, node: Node) -> None:
    lines = [token.value for token in node.tokens() if token.kind == "FENCED"]
    reading.add(Table(text="\n".join(map(_fenced, lines)), span=node.span), node)


def _fenced(line: str) -> str:
    words = line.rstrip("\r\n")
    return read_line(words[1:]).words.text or "" if words.startswith("\\") else words


def _cut_table(reading: Reading, node: Node) -> None:
    _table(reading, node)
    end = node.span[1]
    said = "the text ends inside a table"
    reading.findings.append(warning("document-table-cut", said, (end, end)))


def _signed(reading: Reading, node: Node) -> None:
    line, _ = _line(node)
    reading.signature.append(line.words.text or "")
    reading.signature_lines.append(node)


_READERS: dict[type[Node], Callable[[Reading, Node], None]] = {
    nodes.Title: _title,
    nodes.HeadRow: _head_row,
    nodes.FieldRow: _row,
    nodes.Subheading: _heading,
    nodes.MarkedParagraph: _paragraph,
    nodes.ProseParagraph: _paragraph,
    nodes.WrittenPoint: _point,
    nodes.WrittenNote: _note,
    nodes.FencedTable: _table,
    nodes.CutTable: _cut_table,
    nodes.Signed: _signed,
}
