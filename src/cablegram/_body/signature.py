"""Who signed: surnames in capitals behind the last sentence."""

from __future__ import annotations

from cablegram import tables
from cablegram._body.pieces import Line, Piece
from cablegram._body.reading import ends_sentence

__all__ = ["is_signature", "split_signature"]

_LONGEST = 30
_WORDS = 3
#: a shorter word in capitals behind the last sentence may be an abbreviation
_GLUED = 4
#: one-word lines in capitals that are headings or notes and no names
_WORDS_ALONE = frozenset({"COMMENT", "SUMMARY", "NOTE", "BIO", "BACKGROUND", "CONCLUSION", "END"})


def is_signature(text: str) -> bool:
    """Tell whether ``text`` looks like a surname that signs: capitals, up to three words.

    >>> is_signature("BURNS"), is_signature("VAN DEN BERG"), is_signature("End Summary.")
    (True, True, False)
    """
    words = text.split()
    if not 1 <= len(words) <= _WORDS or len(text) > _LONGEST:
        return False
    if text in _WORDS_ALONE:
        return False
    letters = text.replace(" ", "").replace("-", "").replace("'", "").replace("’", "")
    return len(letters) > 1 and letters.isalpha() and text.isupper()


def _is_titled(text: str) -> bool:
    """A surname in ordinary letters, ``Burns``: one word only."""
    return text.isalpha() and text.istitle() and len(text) > 2


def split_signature(pieces: list[Piece]) -> tuple[list[str], list[Piece], list[Piece]]:
    """Return who signed, the pieces of the body, and the pieces behind the signature.

    752 of 1,295 cables end with a surname in capitals, 188 with one in ordinary letters; in the others it
    is missing or glued to a sentence, and is left there.
    """
    for index in range(len(pieces) - 1, -1, -1):
        piece = pieces[index]
        if piece.kind != "prose":
            break
        if names := _names(piece, pieces[index - 1] if index else None):
            return names, pieces[:index], pieces[index + 1 :]
    if pieces and (name := _last_line(pieces[-1])):
        return [name], pieces, []
    return [], pieces, []


def _names(piece: Piece, before: Piece | None) -> list[str]:
    texts = [line.text for line in piece.lines]
    if before is None or piece.under_rule or len(texts) > 2:
        return []
    if all(is_signature(text) for text in texts):
        return texts
    if len(texts) == 1 and _is_titled(texts[0]) and _closes(before):
        return texts
    return []


def _closes(piece: Piece) -> bool:
    return ends_sentence(piece.lines[-1].text)


def _last_line(piece: Piece) -> str | None:
    """Take a surname off the end of the last paragraph.

    It stands on a line of its own, or in capitals behind the last sentence.
    """
    lines: list[Line] = piece.lines
    if not lines:
        return None
    last = lines[-1]
    if len(lines) > 1 and ends_sentence(lines[-2].text):
        if is_signature(last.text) or _is_titled(last.text):
            return lines.pop().text
    sentence, _, name = last.text.rpartition(" ")
    if len(name) >= _GLUED and is_signature(name) and ends_sentence(sentence) and not _is_code(name):
        lines[-1] = Line(sentence, last.token, last.offset)
        return name
    return None


def _is_code(word: str) -> bool:
    """Tell an abbreviation the tables know (UNESCO) from a surname."""
    entry = tables.tag(word)
    return tables.is_caption(word) or (entry is not None and entry.listed)
