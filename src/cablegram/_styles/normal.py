"""``normal``: the same dialect, its marks mended."""

from __future__ import annotations

from collections import Counter

from cablegram._carriers import escape
from cablegram._document.cable import DocumentCable
from cablegram._document.html import HTML
from cablegram._document.markdown import MARKDOWN
from cablegram._document.page import is_page, write_page
from cablegram._document.write import write_document
from cablegram._read import read_cable
from cablegram._record import facts
from cablegram._styles import mends
from cablegram._styles.settle import Manner, settle
from cablegram._styles.sheet import Line, Sheet, join
from cablegram._styles.style import Options, Styled
from cablegram.cable import Cable
from cablegram.tree import Places

__all__ = ["write"]


def write(cable: Cable, options: Options) -> Styled:  # noqa: ARG001
    """Write a cable in its own dialect, and inside its own carrier."""
    if isinstance(cable, DocumentCable):
        return _write_document(cable)
    return settle(cable, Manner(_MENDS, _finish, inside=True))


def _write_document(cable: DocumentCable) -> Styled:
    """Write a document of our own anew, in its own form; its marks are its structure."""
    text = _document(cable)
    # In a record of cables.csv it would need quotes and columns.
    same = cable.carrier != "csv" and facts(read_cable(text)) == facts(cable)
    return Styled(text if same else str(cable))


def _document(cable: DocumentCable) -> str:
    record = facts(cable)
    if cable.carrier == "html" and is_page(str(cable)):
        return write_page(record)
    return write_document(record, HTML if cable.carrier == "html" else MARKDOWN)


_MENDS: dict[str, mends.Mend] = {
    "blanks at line ends": mends.cut_blanks,
    "paragraph marks": mends.same_marks,
    "links": mends.unlink,
    "doubled captions": mends.drop_captions,
    "empty lines in front of paragraphs": mends.part_paragraphs,
    "several empty lines": mends.one_blank_line,
}


def _finish(sheet: Sheet, lines: list[Line]) -> str:
    end = line_end(sheet)
    if sheet.cable.carrier is None:
        return join(lines, end)
    return _carry(sheet, lines, end)


def line_end(sheet: Sheet) -> str:
    """Return the line end that most lines have; LF where as many have another."""
    ends = Counter(line.end for line in sheet.lines if line.end)
    return max(("\n", "\r\n", "\r"), key=lambda end: ends[end])


def _carry(sheet: Sheet, lines: list[Line], end: str) -> str:
    """Put the lines in the place that the message has in its carrier, and change no other."""
    cable = sheet.cable
    source, places = str(cable), Places(cable.tree.tokens())
    new: dict[int, list[str]] = {}
    for line in lines:
        new.setdefault(line.start, []).append(line.text + (line.end if line.fixed else end))
    out, position = [], 0
    for line in sheet.lines:
        old = line.text + line.end
        text = "".join(new.get(line.start, []))
        if not line.end:
            text = text.removesuffix(end)  # the carrier ends the last line
        start, stop, put = _trim(old, text)
        if start == stop and not put:
            continue
        first, last = places.locate(line.start + start, line.start + stop)
        out += [source[position:first], escape(cable.carrier or "", put)]
        position = last
    return "".join([*out, source[position:]])


def _trim(old: str, new: str) -> tuple[int, int, str]:
    """Return start and end of what differs in the old line, and what stands there now."""
    most = min(len(old), len(new))
    head = next((n for n in range(most) if old[n] != new[n]), most)
    most -= head
    tail = next((n for n in range(most) if old[-1 - n] != new[-1 - n]), most)
    return head, len(old) - tail, new[head : len(new) - tail]
