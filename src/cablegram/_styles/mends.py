"""Mends: each changes one thing about the manner of the lines, in place, and no other line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TypeAlias

from cablegram import tables
from cablegram._body.marks import read_mark
from cablegram._body.reading import clean_line
from cablegram._fields.captions import caption_words
from cablegram._styles.sheet import Line, Sheet

__all__ = [
    "PILCROW",
    "Mend",
    "cut_blanks",
    "drop_captions",
    "drop_mark",
    "mark_paragraphs",
    "number_line",
    "one_blank_line",
    "part_paragraphs",
    "same_marks",
    "unlink",
    "unmark_headings",
]

Mend: TypeAlias = Callable[[list[Line]], list[Line]]
"""Changes lines that are not ``still``, in place, and returns those that are left."""

PILCROW = "¶"
_LINK = "[1](#)"
_BLANKS = " \t"


def cut_blanks(lines: list[Line]) -> list[Line]:
    """Take the blanks off line ends."""
    for line in lines:
        if not line.still:
            line.text = line.text.rstrip(_BLANKS)
    return lines


def unlink(lines: list[Line]) -> list[Line]:
    """Write ``[PREL](#)`` as ``PREL``; paragraph marks are another mend's."""
    for line in lines:
        if "](#)" in line.text and not line.still:
            start = _mark_length(line)
            words = line.text[start:]
            bare = words.strip()
            line.text = line.text[:start] + words.replace(bare, clean_line(bare)) if bare else ""
    return lines


def _mark_length(line: Line) -> int:
    return read_mark(line.text).sign if line.kind in {"NUMBERED", "LETTERED"} else 0


def drop_captions(lines: list[Line]) -> list[Line]:
    """Leave out a caption that a line above has already: SIPDIS stands twice in many cables."""
    seen: set[str] = set()
    kept = []
    for line in lines:
        caption = line.text.strip()
        single = line.loose and len(caption_words(caption)) == 1
        if line.still or line.fixed or not (single and caption in seen):
            kept.append(line)
        if single:
            seen.add(caption)
    return kept


def one_blank_line(lines: list[Line]) -> list[Line]:
    """Leave one empty line of several, and none at the beginning and at the end."""
    kept: list[Line] = []
    for line in lines:
        first = not kept or kept[-1].blank or kept[-1].kind == "BOM"
        if first and line.blank and not (line.still or line.fixed):
            continue
        kept.append(line)
    while kept and kept[-1].blank and not (kept[-1].still or kept[-1].fixed):
        kept.pop()
    return kept


def part_paragraphs(lines: list[Line]) -> list[Line]:
    """Put an empty line in front of the class line, each numbered paragraph and a heading."""
    kept: list[Line] = []
    for line in lines:
        begins = line.number is not None or (line.kind == "CLASS_LINE" and not line.body)
        # A rule over a heading belongs to it.
        begins = begins or (line.heading and bool(kept) and kept[-1].kind != "RULE")
        if begins and not line.still and kept and not kept[-1].blank and kept[-1].kind != "BOM":
            kept.append(Line("", "\n", "BLANK", line.node, line.start))
        kept.append(line)
    return kept


def same_marks(lines: list[Line]) -> list[Line]:
    """Write all paragraph numbers with a pilcrow, or all without, as most of them are."""
    marked = Counter(_is_marked(line) for line in lines if line.number is not None)
    return _mark(lines, PILCROW if marked[True] > marked[False] else "")


def mark_paragraphs(lines: list[Line]) -> list[Line]:
    """Write all paragraph numbers with a pilcrow."""
    return _mark(lines, PILCROW)


def _is_marked(line: Line) -> bool:
    """Tell a pilcrow, a link in its place, or one that was read as the digit 1."""
    if line.kind != "NUMBERED":
        return False
    mark = read_mark(line.text)
    return mark.pilcrow or (mark.digits.lstrip("0") != str(line.number))


def _mark(lines: list[Line], sign: str) -> list[Line]:
    for line in lines:
        if line.still:
            continue
        if line.kind == "NUMBERED" and line.number is not None:
            _write_number(line, sign)
        elif line.kind in {"NUMBERED", "LETTERED"}:
            # Letters of references and lists have the mark as well, and numbers of lists.
            _write_sign(line, sign or PILCROW)
    return lines


def _write_number(line: Line, sign: str) -> None:
    """Write the mark of a paragraph anew: blanks in front, the sign, the number."""
    mark = read_mark(line.text)
    begin = line.text.find(mark.digits, mark.sign) if mark.digits else -1
    if begin < 0:
        return
    lead = line.text[: len(line.text) - len(line.text.lstrip(" \t\f\v>#*"))]
    digits = mark.digits
    if digits.lstrip("0") != str(line.number):
        digits = str(line.number)
    line.text = f"{lead}{sign}{digits}{line.text[begin + len(mark.digits) :]}"


def _write_sign(line: Line, sign: str) -> None:
    head, link, rest = line.text.partition(_LINK)
    if link and not head.strip(" \t\f\v>#*"):
        line.text = f"{head}{sign}{rest}"


def drop_mark(lines: list[Line]) -> list[Line]:
    """Leave out a byte order mark."""
    return [line for line in lines if line.kind != "BOM" or line.still]


def unmark_headings(lines: list[Line]) -> list[Line]:
    """Write ``#### Heading`` as the bare line."""
    for line in lines:
        if line.kind == "HEADING_MARK" and not line.still:
            line.text = line.text.lstrip("# \t")
    return lines


def number_line(sheet: Sheet) -> str:
    """Return a line for a number that only the carrier tells, in the form of SMART's first row."""
    number = sheet.cable.mrn
    if number is None or sheet.message.mrn == number:
        return ""
    letters = number[2:].rstrip("0123456789")
    known = tables.post(letters)
    post = known.name if known else letters
    return f"MRN: {number[:2]} {post} {number[2 + len(letters) :]}\n\n"
