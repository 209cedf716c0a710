"""Build the blocks of the body from its pieces."""

from __future__ import annotations

import attrs

from cablegram._body.lines import Line
from cablegram._body.pieces import Piece, body_pieces
from cablegram._body.reading import join_lines, without_rule
from cablegram._body.sequence import number_pieces
from cablegram._body.shape import (
    continues,
    is_heading,
    is_point,
    is_ruled,
    is_run_in,
    is_table_head,
)
from cablegram._body.signature import split_signature, taken_off
from cablegram._fields.portion import read_portion
from cablegram.blocks import Block, Heading, Paragraph, Table, TextBlock
from cablegram.findings import Finding, note
from cablegram.tree import Node, Token

__all__ = ["Body", "read_body"]


@attrs.define
class Body:
    """The blocks of a body, who signed, and what was decided against the letter of the text."""

    blocks: list[Block]
    signature: list[str]
    findings: list[Finding]
    #: the lines of each block, those of the signature, and what fell into the text and is no part
    #: of it; a document has none of these
    lines: list[list[Line]] = attrs.Factory(list)
    signed: list[Line] = attrs.Factory(list)
    fallen: list[Line] = attrs.Factory(list)


def read_body(parts: list[Node | Token], *, marked: bool = False) -> Body:
    """Interpret the nodes of the body, in order; ``marked``: see ``body_pieces``."""
    fallen: list[Line] = []
    found = body_pieces(parts, fallen, marked=marked)
    lines = [line for piece in found for line in piece.lines]
    signature, pieces, rest = split_signature(found)
    signed = taken_off(lines, [*pieces, *rest]) if signature else []
    # SMART's pages are the transcription's, and have empty lines where paragraphs end.
    builder = _Builder(pieces, number_pieces(pieces), printed=not marked)
    for index, piece in enumerate(pieces):
        builder.take(index, piece)
    builder.close()
    for piece in rest:
        builder.put(_text_block(piece), piece.lines)
    return Body(builder.blocks, signature, builder.findings, builder.taken, signed, fallen)


@attrs.define
class _Draft:
    """A paragraph while its lines come in."""

    block: Paragraph
    lines: list[Line]
    items: list[list[Line]] = attrs.Factory(list)
    #: the number of the last item, if it has one
    count: int = 0

    @property
    def last(self) -> str:
        """The last line that came in."""
        lines = self.items[-1] if self.items else self.lines
        return lines[-1].text if lines else ""


@attrs.define
class _Builder:
    pieces: list[Piece]
    numbers: dict[int, int]
    printed: bool = True
    blocks: list[Block] = attrs.Factory(list)
    findings: list[Finding] = attrs.Factory(list)
    #: the lines of each block
    taken: list[list[Line]] = attrs.Factory(list)
    draft: _Draft | None = None

    def put(self, block: Block, lines: list[Line]) -> None:
        """Add a whole block."""
        self.blocks.append(block)
        self.taken.append(lines)

    def take(self, index: int, piece: Piece) -> None:
        """Add a piece: to the paragraph at hand, or as a block of its own."""
        if index in self.numbers:
            self._start(piece, self.numbers[index])
        elif piece.kind in {"numbered", "lettered", "point"} and not is_ruled(piece):
            self._item(piece)
        elif piece.kind == "late":
            self.close()
            self.put(_text_block(piece), piece.lines)
        elif is_table_head(piece, self._following(index)):
            self.close()
            self.put(_table(piece.lines), piece.lines)
        elif is_heading(piece, self._following(index), self.draft.last if self.draft else ""):
            self.close()
            text = without_rule(join_lines(line.text for line in piece.lines))
            span = (piece.lines[0].span[0], piece.lines[-1].span[1])
            self.put(Heading(text=text, span=span), piece.lines)
        else:
            self._prose(piece)

    def _following(self, index: int) -> Piece | None:
        return self.pieces[index + 1] if index + 1 < len(self.pieces) else None

    def _start(self, piece: Piece, number: int) -> None:
        heading = self._run_in_heading()
        self.close()
        if heading is not None:
            self.put(_heading_of(heading), [heading])
        if piece.mark.digits.lstrip("0") != str(number):
            said = f"paragraph number {piece.mark.digits} read as {number}: the sequence decides"
            self.findings.append(_finding("paragraph-mark", said, piece))
        block = Paragraph(number=number, span=piece.node.span)
        self._open(block, piece)

    def _run_in_heading(self) -> Line | None:
        """Take a heading off the end of the paragraph that it runs into."""
        if self.draft is None:
            return None
        lines = self.draft.items[-1] if self.draft.items else self.draft.lines
        if not is_run_in([line.text for line in lines[-2:]]):
            return None
        line = lines.pop()
        self.draft.block.span = (self.draft.block.span[0], line.span[0])
        return line

    def _open(self, block: Paragraph, piece: Piece) -> None:
        first = piece.lines[0]
        portion = read_portion(first.text)
        if portion.mark is not None:
            block.portion = portion.mark
            skipped = len(first.text) - len(first.text[portion.length :].lstrip())
            # "(C - ENTIRE TEXT)." is a mark and nothing else.
            words = first.text[skipped:] if first.text[skipped:] != "." else ""
            piece.lines[0] = first.reworded(words, first.offset + skipped)
        self.draft = _Draft(block, [])
        self._add(piece.lines, self.draft.lines)

    def _prose(self, piece: Piece) -> None:
        draft = self.draft
        whole = draft is not None and draft.block.number is not None and self.printed
        if draft is not None and continues(piece, draft.last, numbered=whole):
            self._add(piece.lines, draft.items[-1] if draft.items else draft.lines)
            return
        self.close()
        self._open(Paragraph(span=piece.node.span), piece)

    def _item(self, piece: Piece) -> None:
        if self.draft is None:
            self.draft = _Draft(Paragraph(span=piece.node.span), [])
        draft = self.draft
        digits = piece.mark.digits
        counts_on = bool(draft.count) and digits == str(draft.count + 1)
        if counts_on or is_point(piece, draft.last, in_items=bool(draft.items)):
            draft.count = int(digits) if digits else 0
            draft.items.append([])
            self._add(piece.lines, draft.items[-1])
        else:
            self._add_with_mark(piece, draft)

    def _add_with_mark(self, piece: Piece, draft: _Draft) -> None:
        """Give a mark that begins no part back to the sentence it stands in."""
        first = piece.lines[0]
        sign = piece.mark.sign
        whole = first.token.value[sign : piece.mark.length].lstrip() + first.text
        lines = [first.reworded(whole.rstrip(), sign), *piece.lines[1:]]
        self._add(lines, draft.items[-1] if draft.items else draft.lines)

    def _add(self, lines: list[Line], target: list[Line]) -> None:
        for rows, run in _runs(lines):
            if rows:
                self.close()
                self.put(_table(run), run)
                continue
            if self.draft is None:
                self.draft = _Draft(Paragraph(span=run[0].span), [])
                target = self.draft.lines
            target += run
            block = self.draft.block
            block.span = (min(block.span[0], run[0].span[0]), run[-1].span[1])

    def close(self) -> None:
        """End the paragraph at hand."""
        draft, self.draft = self.draft, None
        if draft is None:
            return
        block = draft.block
        block.text = join_lines(line.text for line in draft.lines)
        block.items = [join_lines(line.text for line in item) for item in draft.items]
        block.text_spans = [line.words_span for line in draft.lines if line.text]
        if block.text or block.items or block.number is not None:
            self.put(block, [line for part in (draft.lines, *draft.items) for line in part])


def _heading_of(line: Line) -> Heading:
    return Heading(text=without_rule(line.text), span=line.span)


def _runs(lines: list[Line]) -> list[tuple[bool, list[Line]]]:
    """Split lines into runs of table rows (two or more) and of prose."""
    if not any(line.is_row for line in lines):
        return [(False, lines)] if lines else []
    runs: list[tuple[bool, list[Line]]] = []
    for line in lines:
        if runs and runs[-1][0] == line.is_row:
            runs[-1][1].append(line)
        else:
            runs.append((line.is_row, [line]))
    # A single row is a line of prose with a wide gap.
    merged: list[tuple[bool, list[Line]]] = []
    for rows, run in runs:
        real = rows and len(run) > 1
        if merged and not real and not merged[-1][0]:
            merged[-1][1].extend(run)
        else:
            merged.append((real, run))
    return merged


def _table(rows: list[Line]) -> Table:
    """Return rows as they stand: how a line ends, and blanks that nobody sees, do not count."""
    text = "\n".join(line.raw.rstrip() for line in rows)
    return Table(text=text, span=(rows[0].span[0], rows[-1].span[1]))


def _text_block(piece: Piece) -> TextBlock:
    text = join_lines(line.text for line in piece.lines)
    return TextBlock(text=text, span=piece.node.span)


def _finding(code: str, message: str, piece: Piece) -> Finding:
    return note(code, message, piece.node.span)
