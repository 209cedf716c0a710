"""Flatten a text into pieces in reading order: what the grammar saw, with its setting."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from cablegram import nodes, tables
from cablegram._body.lines import Line, lines_of
from cablegram._body.marks import Mark, read_mark
from cablegram._body.reading import (
    BEFORE,
    ERROR_SIGN,
    clean_line,
    clean_marked,
    closes,
    ends_sentence,
    is_plain,
    without_error_sign,
)
from cablegram._fields.page_line import FALLEN_PAGE, without_page_lines
from cablegram.tree import Node, Token

__all__ = ["Piece", "body_pieces"]


@attrs.define
class Piece:
    """A run of lines under one sign, and what stands around it."""

    #: ``numbered``, ``lettered``, ``point``, ``prose``, ``heading``, ``late`` (a stray field)
    kind: str
    node: Node
    lines: list[Line]
    mark: Mark = attrs.Factory(Mark)
    after_blank: bool = False
    after_rule: bool = False
    after_page: bool = False
    under_rule: bool = False

    @property
    def text(self) -> str:
        """The first line's words; enough to judge the piece by."""
        return self.lines[0].text if self.lines else ""


#: the caption that falls into sentences: what stood behind it on its line follows on its own
_FALLEN = "SIPDIS "
#: an item of a list is in no more pieces
_CUT = 4
#: lines without a sign
_PROSE = ("PROSE", "TEXT")
#: a line of prose that is longer is no caption
_LONGEST_CAPTION = 40
_MARKED = {
    nodes.Numbered: "numbered",
    nodes.Lettered: "lettered",
    nodes.ReferenceItem: "lettered",
    nodes.Point: "point",
    nodes.Prose: "prose",
    nodes.Loose: "prose",
    nodes.HeadingMark: "heading",
    nodes.ClassifiedLate: "late",
    nodes.ArchiveNote: "late",
    nodes.Notice: "prose",
    nodes.UnknownLine: "prose",
    nodes.MessageNumber: "late",
    nodes.UsmtfSet: "late",
    nodes.Remarks: "numbered",
    nodes.SmartProse: "prose",
}
_PAGE = (
    nodes.PageLine,
    nodes.Banner,
    nodes.Stamp,
    nodes.LateClassLine,
    nodes.DashLine,
    nodes.TranscriptMark,
)


def body_pieces(
    parts: list[Node | Token], fallen: list[Line], *, marked: bool = False
) -> list[Piece]:
    """Return the pieces of the nodes that make up the body, breaks folded into their neighbours.

    ``fallen`` takes the lines that fell into the text, captions and page lines. ``marked`` tells
    that stars and strokes are a transcription's and no words of the text.
    """
    pieces: list[Piece] = []
    blank = rule = page = in_set = False
    for index, part in enumerate(parts):
        again = in_set and _is_repeated(part)
        if again and isinstance(part, Node):
            fallen += [line for token in part.tokens() for line in lines_of(token, str.strip)]
        piece = None if again else _piece_of(part, fallen, marked=marked)
        if piece is not None:
            if not piece.lines:
                continue
            blank = blank or isinstance(part, nodes.Remarks)  # a set begins anew
            piece.after_blank, piece.after_rule, piece.after_page = blank, rule, page
            blank = rule = page = False
            if piece.kind == "lettered" and _is_class_mark(piece, pieces):
                first = piece.lines[0]
                mark = first.token.value[: first.offset].strip()
                piece.lines[0] = first.reworded(f"{mark} {first.text}", 0)
                piece.kind, piece.mark = "prose", Mark()
            if piece.kind == "late" and _is_in_sentence(piece, pieces):
                piece.kind = "prose"
            in_set = _close_set(piece, in_set=in_set or isinstance(part, nodes.Remarks))
            pieces.append(piece)
        elif isinstance(part, nodes.Rule) and not _parts_pages(parts, index):
            rule = True
            # Behind an empty line, a rule stands over what comes next.
            if pieces and not page and not blank:
                pieces[-1].under_rule = True
                pieces += _split_heading(pieces[-1])
        elif isinstance(part, (*_PAGE, nodes.UsmtfSet, nodes.Rule)):
            page = True
        else:
            blank = blank or isinstance(part, (Token, nodes.Spacer))
    return pieces


def _parts_pages(parts: list[Node | Token], index: int) -> bool:
    """Tell a rule that a transcription put between two pages."""
    around = (*parts[max(0, index - 2) : index], *parts[index + 1 : index + 3])
    return any(isinstance(part, nodes.TranscriptMark) for part in around)


def _is_repeated(part: Node | Token) -> bool:
    """Tell the message's identification at the head of its next section."""
    return isinstance(part, nodes.UsmtfSet) and part.value.lstrip(" >#*").startswith("MSGID/")


def _is_in_sentence(piece: Piece, before: list[Piece]) -> bool:
    """Tell a wrapped line that only begins like a field: "... for medical / REASONS: A ..."."""
    if piece.after_blank or piece.after_page or piece.after_rule or not before:
        return False
    return isinstance(piece.node, nodes.ClassifiedLate) and not ends_sentence(
        before[-1].lines[-1].text
    )


def _is_class_mark(piece: Piece, before: list[Piece]) -> bool:
    """Tell a portion mark from a letter of a list: behind (B), (C) is the third of one."""
    first = piece.lines[0]
    mark = first.token.value[: first.offset].strip()
    # A page line may have cut the item in front.
    letters = [it.mark.letter for it in before[-_CUT:]]
    apart = piece.after_blank or piece.after_rule
    return apart and mark in BEFORE and BEFORE[mark] not in letters


def _close_set(piece: Piece, *, in_set: bool) -> bool:
    """Take the ``//`` that ends a set of free text off its last line; tell whether it goes on."""
    for index, line in enumerate(piece.lines):
        if in_set and line.text.endswith("//"):
            piece.lines[index] = line.reworded(line.text[:-2].rstrip())
            return False
    return in_set


def _split_heading(piece: Piece) -> list[Piece]:
    """Take a heading off the end of a paragraph that runs into it: the line right above a rule."""
    if len(piece.lines) == 1 or piece.kind == "heading" or piece.lines[-1].is_row:
        return []
    if not closes(piece.lines[-2].text) or piece.lines[-1].text.endswith("."):
        return []
    piece.under_rule = False
    line = piece.lines.pop()
    return [Piece("prose", piece.node, [line], after_blank=True, under_rule=True)]


def _piece_of(part: Node | Token, fallen: list[Line], *, marked: bool) -> Piece | None:
    kind = _MARKED.get(type(part)) if isinstance(part, Node) else None
    if kind is None or not isinstance(part, Node):
        return None
    return _piece(kind, part, fallen, clean_marked if marked else clean_line)


def _piece(kind: str, node: Node, fallen: list[Line], clean: Callable[[str], str]) -> Piece:
    lines = [line for token in node.tokens() for line in _whole_lines(token, fallen, clean)]
    mark = Mark()
    if clean is clean_marked and kind == "lettered" and _is_portion(lines[0].text):
        kind = "heading" if lines[0].raw.lstrip(" \t>").startswith("#") else "prose"
    if lines and kind in {"numbered", "lettered", "point"}:
        value = lines[0].token.value
        mark = read_mark(value)
        words = without_error_sign(without_page_lines(clean(value[mark.length :])))
        lines[0] = lines[0].reworded(words, mark.length)
        if isinstance(node, nodes.Remarks) and not mark.digits:
            fallen += [line for line in lines if not line.text]
            kind, lines = "prose", [line for line in lines if line.text]
    elif lines and kind == "heading":
        lines[0] = lines[0].reworded(clean(lines[0].raw.lstrip(" \t#")))
    if kind == "prose" and clean is clean_marked and _is_bold(lines):
        kind = "heading"
    return Piece(kind, node, lines, mark)


def _whole_lines(token: Token, fallen: list[Line], clean: Callable[[str], str]) -> list[Line]:
    """Return the lines of a token without what fell into it; whole lines of that are ``fallen``."""
    value = token.value
    if clean is clean_line and is_plain(value):
        # What stands in no line as written stands in none of the words.
        lines = lines_of(token, str.strip)
        if FALLEN_PAGE in value or _FALLEN in value or ERROR_SIGN in value:
            lines = [_unbroken(line) for line in lines]
    else:
        lines = [_unbroken(line) for line in lines_of(token, clean)]
    if token.kind not in _PROSE:
        return lines
    kept = [line for line in lines if line.text and not _is_fallen_caption(line, value)]
    if len(kept) < len(lines):
        begins = {line.begin for line in kept}
        fallen += [line for line in lines if line.begin not in begins]
    return kept


def _unbroken(line: Line) -> Line:
    """Return a line of prose without the caption and the page lines that fell into it."""
    text = line.text
    if text.startswith(_FALLEN) and line.token.kind in _PROSE and text[len(_FALLEN) :].strip():
        text = text[len(_FALLEN) :].lstrip()
    text = without_error_sign(without_page_lines(text))
    return line if text is line.text else line.reworded(text)


def _is_portion(text: str) -> bool:
    """Tell a portion mark from a bracketed letter: SMART marks headings and captions, too."""
    return text.lstrip("# ").startswith(("(U)", "(C)", "(S)"))


def _is_bold(lines: list[Line]) -> bool:
    """Tell a line that a transcription has bold from its first word to its last."""
    raw = [line.raw.strip() for line in lines]
    return len(raw) == 1 and raw[0].startswith("**") and raw[0].find("**", 2) == len(raw[0]) - 2


def _is_fallen_caption(line: Line, value: str) -> bool:
    """Tell whether a line of prose is a distribution caption that fell into the text."""
    return (
        line.end - line.begin < _LONGEST_CAPTION
        and value[line.begin].isupper()
        and tables.is_caption(line.raw)
    )
