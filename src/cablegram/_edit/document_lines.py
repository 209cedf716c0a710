"""The lines of a document in which a new record differs from the one that it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, Any

import attrs

from cablegram import nodes
from cablegram._document.form import LineForm
from cablegram._document.html import HTML
from cablegram._document.markdown import MARKDOWN
from cablegram._document.page import is_page, page_title
from cablegram._document.reading import record_of
from cablegram._document.rows import HEAD_TABLES, TAIL_TABLES, Row
from cablegram._document.write import rows_of, write_block, write_table, write_title
from cablegram._edit.plan import Edit
from cablegram._edit.sequence import changes
from cablegram.tree import Node, Token
from cablegram.values import Span

if TYPE_CHECKING:
    from cablegram._document.cable import DocumentCable

__all__ = ["document_edits"]

_POINTS_END = "</ul>"
_ROW = '<th scope="row">'


def document_edits(cable: DocumentCable, record: Mapping[str, Any]) -> list[Edit]:
    """Return the edits that make a document say another record."""
    form: LineForm = HTML if cable.carrier == "html" else MARKDOWN
    source = str(cable)
    end = "\r\n" if "\r\n" in source else "\n"
    edits = list(_Lines(cable, form, source, end, record_of(cable.reading), record).edits())
    return [_clear(edit, edits) for edit in edits]


def _clear(edit: Edit, others: list[Edit]) -> Edit:
    """Move what comes in the gap behind a block that goes to where that block began."""
    for other in others:
        if edit.start == edit.end and other.start < edit.start < other.end and not other.text:
            return Edit(other.start, other.start, edit.text)
    return edit


def _order(found: list[str], keys: list[str]) -> list[str]:
    """Return all keys: those that stand there in their order, each other behind the one above.

    >>> _order(["tags", "mrn"], ["mrn", "dtg", "tags", "origin"])
    ['tags', 'origin', 'mrn', 'dtg']
    """
    order = list(dict.fromkeys(found))
    above = None
    for key in keys:
        if key not in order:
            order.insert(0 if above is None else order.index(above) + 1, key)
        above = key
    return order


def _is_head(part: Node | Token) -> bool:
    return isinstance(part, nodes.HeadRow)


def _is_row(part: Node | Token) -> bool:
    return isinstance(part, (nodes.FieldRow, nodes.HeadRow))


@attrs.frozen
class _Lines:
    cable: DocumentCable
    form: LineForm
    source: str
    #: the line end of the document
    end: str
    old: Mapping[str, Any]
    new: Mapping[str, Any]

    def edits(self) -> Iterator[Edit]:
        """Yield the edits for title, rows, blocks and signature."""
        yield from self._title()
        for tables in (HEAD_TABLES, TAIL_TABLES):
            yield from self._tables(tables)
        reading = self.cable.reading
        spans = [self._block_span(index) for index in range(len(reading.block_lines))]
        old, new = self.old["body"], self.new["body"]
        yield from self._changed(spans, self._blocks(old), self._blocks(new), self.form.gap)
        names = [self.form.signed(name) for name in self.new["signature"]]
        signed = [self.form.signed(name) for name in self.old["signature"]]
        if names and not signed:
            yield self._first_names(spans, names)
            return
        spans = [self._span([node]) for node in reading.signature_lines]
        yield from self._changed(spans, signed, names, self.form.gap)

    def _first_names(self, blocks: list[Span], names: list[str]) -> Edit:
        """Sign a document under its last block."""
        if not blocks:
            message = "signature: this cable has no text to put a name under"
            raise ValueError(message)
        place, form = blocks[-1][1], self.form
        wrapper = self._text(form.section_end)
        behind = self.source[place:].lstrip("\r\n")
        if wrapper and behind.startswith(wrapper):
            place = len(self.source) - len(behind) + len(wrapper)
        whole = "".join([form.signatures_start, *names, form.signatures_end])
        return Edit(place, place, self._text(form.gap, strip=False) + self._text(whole))

    def _title(self) -> Iterator[Edit]:
        title = write_title(self.new, self.form)
        if title != write_title(self.old, self.form):
            yield Edit(*self._span(self.cable.reading.lines["subject"]), self._text(title))
        if is_page(self.source):
            yield from self._page_title()

    def _page_title(self) -> Iterator[Edit]:
        """Change the title of the page, if it is still what the document says."""
        old, new = page_title(self.old), page_title(self.new)
        place = self.source.find(old, 0, self.cable.tree.span[1])
        if old != new and place >= 0:
            yield Edit(place, place + len(old), new)

    def _tables(self, tables: tuple[tuple[Row, ...], ...]) -> Iterator[Edit]:
        """Yield the edits for tables that stand one behind the other."""
        above: list[Node] = []
        for table in tables:
            old = {row.key: self._rows(self.old, row) for row in table}
            new = {row.key: self._rows(self.new, row) for row in table}
            lines = [it for row in table for it in self.cable.reading.lines.get(row.key, [])]
            gone = self._emptied(lines) if any(old.values()) and not any(new.values()) else None
            if gone:
                yield Edit(*gone)
                continue
            if old != new:
                yield from self._table(table, old, new, above)
            above += lines

    def _table(
        self,
        table: tuple[Row, ...],
        old: dict[str, list[str]],
        new: dict[str, list[str]],
        above: list[Node],
    ) -> Iterator[Edit]:
        """Yield the edits for the rows of a table, in the order in which they stand."""
        found = []
        for key, texts in old.items():
            lines = self.cable.reading.lines.get(key, [])
            # A row that need not stand there, since it says nothing, may stay.
            new[key] = new[key] or [""] * (len(lines) - len(texts))
            padded = [*texts, *[""] * len(lines)]
            found += [
                (self._span([it]), key, text) for it, text in zip(lines, padded, strict=False)
            ]
        if not found:
            rows = [text for texts in new.values() for text in texts]
            yield self._new_table(rows, table, above)
            return
        found.sort()
        order = _order([key for _, key, _ in found], [row.key for row in table])
        texts = [text for key in order for text in new[key]]
        spans = [span for span, _, _ in found]
        yield from self._changed(spans, [text for _, _, text in found], texts, "\n")

    def _rows(self, record: Mapping[str, Any], row: Row) -> list[str]:
        return [self.form.row(row, cells) for cells in rows_of(record, row)]

    def _new_table(self, rows: list[str], table: tuple[Row, ...], above: list[Node]) -> Edit:
        """Put a table where there is none: behind the one above, under the title, at the end."""
        form = self.form
        whole = self._text("".join(write_table(rows, table[0].columns, form)))
        last = self.cable.tree.children[-1]
        if above:
            place = self._table_end(max(above, key=lambda node: node.span))
        elif table in HEAD_TABLES or isinstance(last, nodes.CutTable):
            place = self._top()
        elif isinstance(last, Token) and last.kind == "CHROME":
            return Edit(last.start, last.start, whole + self.end)
        else:
            place = len(self.source.rstrip("\r\n"))
        return Edit(place, place, self._text(form.gap, strip=False) + whole)

    def _emptied(self, lines: list[Node]) -> Span | None:
        """Return the place of the table of these rows, if it has no others."""
        rows = sorted(self._span([line]) for line in lines)
        start, end = rows[0][0], rows[-1][1]
        if self.form is HTML:
            start = self.source.rfind("<table", 0, start)
            end = self.source.find("</table>", end) + len("</table>")
            alone = self.source.count(_ROW, start, end) == len(rows)
            return self._with_gap((start, end), self.form.gap) if alone else None
        parts = self.cable.tree.children
        first = next(index for index, part in enumerate(parts) if part.span[0] == start)
        head = list(takewhile(_is_head, reversed(parts[:first])))
        behind = takewhile(_is_row, parts[first:])
        if not head or len(list(behind)) != len(rows):
            return None
        return self._with_gap((head[-1].span[0], end), self.form.gap)

    def _table_end(self, row: Node) -> int:
        """Return the end of the table in which a row stands."""
        if self.form is HTML:
            end, tag = self._span([row])[1], "</table>"
            behind = self.source.find(tag, end)
            return end if behind < 0 else behind + len(tag)
        parts = self.cable.tree.children
        at = next(index for index, part in enumerate(parts) if part is row)
        rows = [it for it in takewhile(_is_row, parts[at:]) if isinstance(it, Node)]
        return self._span(rows)[1]

    def _top(self) -> int:
        """Return the end of the title, or of the first line where there is none."""
        title = self.cable.reading.lines.get("subject")
        if title is None:
            sign = next(token for token in self.cable.tokens if token.kind == "DOCUMENT_SIGN")
            return sign.start + len(sign.text.rstrip("\r\n"))
        end = self._span(title)[1]
        wrapper = self._text(self.form.title_end)
        behind = self.source[end:].lstrip("\r\n") if wrapper else ""
        return len(self.source) - len(behind) + len(wrapper) if behind.startswith(wrapper) else end

    def _blocks(self, blocks: Sequence[Mapping[str, Any]]) -> list[str]:
        return [write_block(block, self.form) for block in blocks]

    def _block_span(self, index: int) -> Span:
        """Return where a block stands; in html the list of its points has an end tag."""
        lines = self.cable.reading.block_lines[index]
        start, end = self._span(lines)
        if self.form is HTML and isinstance(lines[-1], nodes.WrittenPoint):
            behind = self.source[end : end + len(_POINTS_END) + 2].lstrip("\r\n")
            if behind.startswith(_POINTS_END):
                end = self.source.index(_POINTS_END, end) + len(_POINTS_END)
        return start, end

    def _changed(
        self, spans: list[Span], old: list[str], new: list[str], gap: str
    ) -> Iterator[Edit]:
        """Yield the edits for a list of lines or blocks; what is alike stays as it is written."""
        joint = self._text(gap, strip=False)
        for step in changes(old, new):
            if step.new is None and step.old is not None:
                yield Edit(*self._with_gap(self._closed(spans[step.old], old[step.old]), gap))
                continue
            text = self._text(new[step.new or 0])
            if step.old is not None:
                yield self._smallest(spans[step.old], old[step.old], text)
            elif step.before:
                place = spans[step.before - 1][1]
                yield Edit(place, place, joint + self._opened(text))
            else:
                place = spans[0][0]
                yield Edit(place, place, text + joint)

    def _opened(self, text: str) -> str:
        """Begin a section in front of a new heading, as html has it."""
        return self._between + text if self._is_section(text) else text

    def _closed(self, span: Span, text: str) -> Span:
        """Take away the section that a heading has begun."""
        start, end = span
        if self._is_section(text) and self.source[:start].endswith(self._between):
            start -= len(self._between)
        return start, end

    @property
    def _between(self) -> str:
        return self._text(f"{HTML.section_end}{HTML.section_start}", strip=False)

    def _is_section(self, text: str) -> bool:
        return self.form is HTML and text.startswith("<h2")

    def _smallest(self, span: Span, old: str, text: str) -> Edit:
        """Leave the points of a paragraph alone if only its own line changes."""
        start, end = span
        was = self._text(old)
        first, points, behind = was.partition(self.end)
        line, _, others = text.partition(self.end)
        if points and behind == others and self.source.startswith(first, start):
            return Edit(start, start + len(first), line)
        return Edit(start, end, text)

    def _with_gap(self, span: Span, gap: str) -> Span:
        """Return a stretch with the line ends behind it, as many as stand between two."""
        start, end = span
        for _ in gap:
            for ending in ("\r\n", "\n", "\r"):
                if self.source.startswith(ending, end):
                    end += len(ending)
                    break
        return start, end

    def _span(self, found: list[Node]) -> Span:
        """Return where nodes stand, the last line end left out."""
        start, end = found[0].span[0], found[-1].span[1]
        return start, start + len(self.source[start:end].rstrip("\r\n"))

    def _text(self, lines: str, *, strip: bool = True) -> str:
        """Return lines with the line ends of the document, the last left out."""
        return (lines.rstrip("\n") if strip else lines).replace("\n", self.end)
