"""The lines of a document in which a new record differs from the one that it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from cablegram import nodes
from cablegram._document.form import LineForm
from cablegram._document.html import HTML
from cablegram._document.markdown import MARKDOWN
from cablegram._document.reading import record_of
from cablegram._document.rows import HEAD, TAIL, Row
from cablegram._document.write import rows_of, write_block, write_title
from cablegram._edit.plan import Edit
from cablegram._edit.sequence import changes
from cablegram.tree import Node
from cablegram.values import Span

if TYPE_CHECKING:
    from cablegram._document.cable import DocumentCable

__all__ = ["document_edits"]

_POINTS_END = "</ul>"


def document_edits(cable: DocumentCable, record: Mapping[str, Any]) -> list[Edit]:
    """Return the edits that make a document say another record."""
    form: LineForm = HTML if cable.carrier == "html" else MARKDOWN
    source = str(cable)
    end = "\r\n" if "\r\n" in source else "\n"
    return list(_Lines(cable, form, source, end, record_of(cable.reading), record).edits())


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
        for table in (HEAD, TAIL):
            for row in table:
                yield from self._rows(row, table)
        reading = self.cable.reading
        spans = [self._block_span(index) for index in range(len(reading.block_lines))]
        old, new = self.old["body"], self.new["body"]
        yield from self._changed(spans, self._blocks(old), self._blocks(new), self.form.gap)
        names = [self.form.signed(name) for name in self.new["signature"]]
        signed = [self.form.signed(name) for name in self.old["signature"]]
        spans = [self._span([node]) for node in reading.signature_lines]
        yield from self._changed(spans, signed, names, self.form.gap)

    def _title(self) -> Iterator[Edit]:
        title = write_title(self.new, self.form)
        if title != write_title(self.old, self.form):
            yield Edit(*self._span(self.cable.reading.lines["subject"]), self._text(title))

    def _rows(self, row: Row, table: tuple[Row, ...]) -> Iterator[Edit]:
        old = [self.form.row(row.label, cells) for cells in rows_of(self.old, row)]
        new = [self.form.row(row.label, cells) for cells in rows_of(self.new, row)]
        if old == new:
            return
        spans = [self._span([node]) for node in self.cable.reading.lines.get(row.key, [])]
        if spans and len(spans) == len(old):
            yield from self._changed(spans, old, new, "\n")
        elif spans:
            # An empty row that need not stand here.
            yield Edit(*spans[0], self._text("".join(new)))
        else:
            yield self._first_row(row, table, new)

    def _first_row(self, row: Row, table: tuple[Row, ...], rows: list[str]) -> Edit:
        """Put rows where their label has none: behind those that stand in front of it."""
        lines = self.cable.reading.lines
        place = table.index(row)
        text = self._text("".join(rows))
        above = [self._span([lines[it.key][-1]]) for it in table[:place] if it.key in lines]
        below = [self._span([lines[it.key][0]]) for it in table[place:] if it.key in lines]
        if above:
            end = max(end for _, end in above)
            return Edit(end, end, self.end + text)
        if below:
            start = min(start for start, _ in below)
            return Edit(start, start, text + self.end)
        form = self.form
        whole = self._text("".join([form.rows_start, *rows, form.rows_end]))
        end = self._top()
        return Edit(end, end, self._text(form.gap, strip=False) + whole)

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
                yield Edit(*self._with_gap(spans[step.old], gap))
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
        is_heading = self.form is HTML and text.startswith("<h2")
        between = self._text(f"{HTML.section_end}{HTML.section_start}", strip=False)
        return between + text if is_heading else text

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
