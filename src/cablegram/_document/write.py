"""A record as a document: its rows, its blocks, its signature, in a form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, starmap
from typing import Any

from cablegram._document.form import LineForm
from cablegram._document.rows import HEAD, ROWS, TAIL, Row

__all__ = ["rows_of", "write_block", "write_document", "write_table", "write_title"]

#: the cells of a row behind its label
_Cells = list[str | list[str] | None]


def write_document(record: Mapping[str, Any], form: LineForm) -> str:
    """Return the document of a record: every key of it but for those that say how it is written."""
    title = write_title(record, form)
    parts = [form.sign, *([form.title_start, title, form.title_end] if title else [])]
    parts += _tables(record, HEAD, form)
    parts += _body(record["body"], form)
    if record["signature"]:
        names = [form.signed(name) for name in record["signature"]]
        parts += [form.signatures_start, *names, form.signatures_end]
    tail = _tables(record, TAIL, form)
    parts += [form.tail_start, *tail, form.tail_end] if tail else []
    whole = "".join([*parts, form.end])
    return whole.rstrip("\n") + "\n"


def _tables(record: Mapping[str, Any], rows: Iterable[Row], form: LineForm) -> list[str]:
    """Return the tables of rows; what stands one behind the other with the same columns is one."""
    written = [(row, cells) for row in rows for cells in rows_of(record, row)]
    found = []
    for columns, entries in groupby(written, key=lambda entry: entry[0].columns):
        found += write_table(starmap(form.row, entries), columns, form)
    return found


def write_table(rows: Iterable[str], columns: tuple[str, ...], form: LineForm) -> list[str]:
    """Return the lines of a table around its rows."""
    return [form.rows_start(columns), *rows, form.rows_end]


def write_title(record: Mapping[str, Any], form: LineForm) -> str:
    """Return the line of the subject; nothing if there is neither subject nor mark."""
    if record["subject"] is None and record["subject_portion"] is None:
        return ""
    return form.title(record["subject_portion"], record["subject"])


def rows_of(record: Mapping[str, Any], row: Row) -> Iterator[_Cells]:
    """Yield the cells of each row that a key has; none for what the message lacks.

    The first part of something stands there even if it is empty where nothing else does: so a
    station of which nothing is known is told from no station.
    """
    *above, last = row.path
    holder: Any = record
    for name in above:
        holder = holder[name]
        if holder is None:
            return
    value = holder[last]
    if row.parts:
        yield from _entries(row, value)
    elif not _is_nothing(value) or (above and _stands_for_all(row, holder)):
        yield [_cell(value)]


def _is_nothing(value: object) -> bool:
    """Tell what has no row; a number 0 and a text of no length have one."""
    return value is None or value is False or value == []


def _stands_for_all(row: Row, holder: Mapping[str, Any]) -> bool:
    """Tell the first row of something that says nothing at all."""
    first = next(other for other in ROWS if other.path[:-1] == row.path[:-1])
    return row is first and all(map(_is_nothing, holder.values()))


def _entries(row: Row, value: Any) -> Iterator[_Cells]:  # noqa: ANN401  a list or a dict
    if row.key == "attributes":
        value = [{"key": key, "value": text} for key, text in value.items()]
    for entry in value:
        cells = [_cell(entry[name] if name else entry) for name, _ in row.parts]
        while cells[-1] is None and len(cells) > 1:
            cells.pop()
        yield cells


def _cell(value: Any) -> str | list[str] | None:  # noqa: ANN401  what a record holds
    if value is None or value is False:
        return None
    if value is True:
        return "yes"
    return value if isinstance(value, list) else str(value)


def _body(blocks: list[dict[str, Any]], form: LineForm) -> Iterator[str]:
    for index, block in enumerate(blocks):
        if block["type"] == "heading" or not index:
            yield form.section_end if index else ""
            yield form.section_start
        yield write_block(block, form)
    yield form.section_end if blocks else ""


def write_block(block: Mapping[str, Any], form: LineForm) -> str:
    """Return the lines of a block."""
    if block["type"] == "heading":
        return form.heading(block["text"])
    if block["type"] == "table":
        return form.table(block["text"])
    if block["type"] == "text":
        return form.note(block["text"])
    lines = form.paragraph(block["number"], block["portion"], block["text"])
    if not block["items"]:
        return lines
    points = [form.point(item) for item in block["items"]]
    return "".join([lines, form.points_start, *points, form.points_end])
