"""Heading, or sentence, or the rest of a broken paragraph: what a run of unmarked lines is."""

from __future__ import annotations

from cablegram._body.pieces import Piece
from cablegram._body.reading import closes, ends_sentence, without_rule

__all__ = ["continues", "is_heading", "is_point", "is_ruled", "is_run_in", "is_table_head"]

#: a heading may wrap, but no heading of the samples has more lines or characters
_HEADING_LINES = 3
_HEADING_LENGTH = 200
#: an underlined line of this length that is a sentence is no heading: the rule closes a section
_UNDERLINED = 70
#: a heading over the next paragraph, on the line behind the last one, is one line
_RUN_IN = 90


def is_heading(piece: Piece, following: Piece | None, before: str = "") -> bool:
    """Tell whether a run of unmarked lines is a heading.

    A rule of dashes under it makes it one. A bare line is one if it is short, no sentence, by
    itself, and a paragraph follows; behind a page line it is the rest of ``before``, the
    paragraph so far, if that breaks off in a sentence.
    """
    if piece.kind == "heading" or is_ruled(piece):
        return True
    length = sum(len(line.text) for line in piece.lines)
    if piece.kind != "prose" or len(piece.lines) > _HEADING_LINES or length > _HEADING_LENGTH:
        return False
    if len(piece.lines) > 1 and all(line.is_row for line in piece.lines):
        return False
    last = piece.lines[-1].text
    starts = piece.text[:1]
    if piece.under_rule and "://" not in last:
        return length < _UNDERLINED or not (last.endswith(".") or starts.islower())
    cut = piece.after_page and bool(before) and not ends_sentence(before)
    if cut or not (piece.after_blank or piece.after_page):
        return False
    bare = not (_is_stopped(last) or "://" in last or starts.islower() or starts == "(")
    return bare and following is not None and following.kind in {"numbered", "lettered"}


def is_ruled(piece: Piece) -> bool:
    """Tell a heading between dashes, on its line: ``- - - Trade Talks - - -``."""
    line = piece.text
    ruled = piece.kind == "point" and len(piece.lines) == 1 and piece.after_blank
    return ruled and line.endswith("- -") and without_rule(line) != line


def is_table_head(piece: Piece, following: Piece | None) -> bool:
    """Tell the names of a table's columns, set apart from its rows by a rule or an empty line."""
    if piece.kind != "prose" or len(piece.lines) != 1 or not piece.lines[0].is_row:
        return False
    if following is None or following.kind != "prose" or not following.lines[0].is_row:
        return False
    apart = piece.after_blank or piece.after_page or piece.after_rule
    return apart and len(following.lines) > 1 and following.lines[1].is_row


def _is_stopped(text: str) -> bool:
    """Tell a full stop or comma at the end from the points of ``U.S.`` and of ``...``."""
    bare = text.rstrip("\"'\u201d\u2019")
    word = bare.rpartition(" ")[2]
    initials = len(word) > len("U.") and all(it.isupper() or it == "." for it in word)
    if bare.endswith("...") or (initials and word[1::2].strip(".") == ""):
        return False
    return bare.endswith((".", ",", ";"))


def continues(piece: Piece, before: str, *, numbered: bool = False) -> bool:
    """Tell whether unmarked lines go on with the paragraph whose text so far is ``before``.

    They do behind a page line or an empty line in the middle of a sentence. Behind a page line
    they go on with a ``numbered`` paragraph in any case: a new one would have its number.
    """
    if not before:
        return False
    if not piece.after_blank and not piece.after_page and not piece.after_rule:
        return True
    if piece.after_page and (numbered or piece.text[:1].islower()):
        return True
    # A web page's address stands below the words that name it.
    return not ends_sentence(before) or piece.text.startswith(("http://", "https://"))


def is_point(piece: Piece, before: str, *, in_items: bool) -> bool:
    """Tell whether a line that begins with a dash or letter is a point, or a wrapped sentence."""
    if piece.mark.letter == "S" and before.endswith("U."):
        return False  # "U.S.", cut at the line's end
    if piece.after_blank or piece.after_page or piece.after_rule or not before:
        return True
    if in_items:
        # A number in a wrapped line of a point: "... in January / 2003".
        return piece.kind != "numbered" or not piece.mark.pilcrow or ends_sentence(before)
    # The first of a list, indented under a title: "4. Requirements / <blanks>a. ...".
    if piece.mark.letter == "A" and piece.lines[0].token.value[:1].isspace():
        return True
    return ends_sentence(before)


def is_run_in(texts: list[str]) -> bool:
    """Tell a heading from a paragraph's last words: no sentence, on a line behind a whole one.

    It stands right over the next paragraph's number, with no empty line in front.

    >>> is_run_in(["... and it rained.", "Trade Talks"]), is_run_in(["it", "rained in May"])
    (True, False)
    """
    before, last = texts if len(texts) > 1 else ("", "")
    bare = without_rule(last)
    # Behind a colon stand the lines of a list.
    listed = before.endswith(":")
    if listed or not closes(before) or closes(bare) or len(bare) > _RUN_IN or bare.endswith(","):
        return False
    words = bare.strip(" /-.\"'\u201c\u2018")
    return words[:1].isupper() and bool(words.strip("X "))
