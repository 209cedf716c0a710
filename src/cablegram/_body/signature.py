"""Who signed: surnames in capitals behind the last sentence."""

from __future__ import annotations

import attrs

from cablegram import tables
from cablegram._body.lines import Line
from cablegram._body.pieces import Piece
from cablegram._body.reading import closes, ends_sentence
from cablegram._fields.portion import read_portion

__all__ = ["is_signature", "split_signature", "taken_off"]

_LONGEST = 30
#: no text of the samples is set narrower
_NARROWEST = 45
#: two may sign
_NAMES = 2
#: what may stand inside a name, apostrophes straight and curly
_INSIDE = " -'\u2019"
_WORDS = 3
#: a shorter word in capitals behind the last sentence may be an abbreviation
_GLUED = 4
#: lines of one word that are headings or notes and no names
_NO_NAMES = frozenset(
    {"COMMENT", "SUMMARY", "NOTE", "BIO", "BACKGROUND", "CONCLUSION", "END", "TEXT", "ANNEX"}
)
#: what ends a part of the text in front of the name: "END TEXT DOE"
_ENDINGS = ("END COMMENT", "END NOTE", "END SUMMARY", "END TEXT", "END QUOTE")


def is_signature(text: str) -> bool:
    """Tell whether ``text`` looks like a surname that signs: capitals, up to three words.

    >>> is_signature("BURNS"), is_signature("VAN DEN BERG"), is_signature("End Summary.")
    (True, True, False)
    """
    words = text.split()
    if not 1 <= len(words) <= _WORDS or len(text) > _LONGEST or text in _NO_NAMES:
        return False
    return len(_letters(text)) > 1 and _letters(text).isalpha() and text.isupper()


def _letters(text: str) -> str:
    return "".join(character for character in text if character not in _INSIDE)


def _is_word(text: str) -> bool:
    """Tell a surname in other letters, ``Burns``, ``LeBaron``: one word."""
    letters = _letters(text)
    known = text.upper() in _NO_NAMES
    return letters.isalpha() and " " not in text and len(letters) > len("Ng") and not known


def split_signature(pieces: list[Piece]) -> tuple[list[str], list[Piece], list[Piece]]:
    """Return who signed, the pieces of the body, and the pieces behind the signature.

    752 of 1,295 cables end with a surname in capitals, 188 with one in other letters; elsewhere
    it is missing or glued to a sentence.
    """
    end = len(pieces)
    while end > 1 and pieces[end - 1].kind == "late":
        end -= 1  # an archive's notes
    for index in range(end - 1, 0, -1):
        piece = pieces[index]
        if piece.kind != "prose" or (len(piece.lines) > 1 and _runs_on(pieces[index - 1], piece)):
            break
        ending, lines = _part_ending(piece.lines)
        signed = attrs.evolve(piece, lines=lines)
        if names := _names(signed, is_last=index == end - 1):
            before = [*pieces[:index], *([attrs.evolve(piece, lines=ending)] if ending else [])]
            return names, _unsigned(before, names), pieces[index + 1 :]
    if end and (name := _last_line(pieces[end - 1])):
        return [name], _unsigned(pieces[:end], [name]), pieces[end:]
    return [], pieces, []


def taken_off(before: list[Line], pieces: list[Piece]) -> list[Line]:
    """Return the lines that hold a signature, or their ends: what the pieces do not have any more.

    ``before`` are the lines of all pieces, in front of :func:`split_signature`.
    """
    left = {(id(line.token), line.begin): line.text for it in pieces for line in it.lines}
    found: list[Line] = []
    for line in before:
        words = left.get((id(line.token), line.begin))
        if words is None:
            found.append(line)
        elif words != line.text:
            place = max(line.token.value.find(words, line.offset, line.end), line.begin)
            begin = place + len(words)
            found.append(attrs.evolve(line, begin=begin, offset=begin))
    return found


def _runs_on(piece: Piece, following: Piece) -> bool:
    """Tell a sentence that a page line cut: its last words are no name."""
    return following.after_page and not ends_sentence(piece.lines[-1].text)


def _unsigned(pieces: list[Piece], names: list[str]) -> list[Piece]:
    """Take the signature off the sections in front of the last: each of them may have it."""
    for piece in pieces:
        if piece.lines and piece.lines[-1].text.strip(" .,*") == names[-1]:
            piece.lines.pop()
    return [piece for piece in pieces if piece.lines]


def _part_ending(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """Part the words that end a piece of the text from the name behind them."""
    first = lines[0]
    ending = [it for it in _ENDINGS if first.text.upper().startswith(it)]
    if not ending:
        return [], lines
    name = first.text[len(ending[0]) :].lstrip(" .,)")
    words = first.reworded(first.text[: len(first.text) - len(name)].rstrip())
    behind = first.reworded(name, first.begin + first.raw.rfind(name))
    return [words], [*([behind] if name else []), *lines[1:]]


def _bare(text: str) -> str:
    """Return what may be a name: without a portion mark, and once if it stands there twice."""
    name = text[read_portion(text).length :].strip(" .,*")
    if not name.isupper():
        return name
    return " ".join(dict.fromkeys(word for word in name.split() if word != "UNQUOTE"))


def _names(piece: Piece, *, is_last: bool) -> list[str]:
    texts = [_bare(line.text) for line in piece.lines]
    set_apart = piece.after_blank or piece.after_rule or piece.after_page
    if not texts or piece.under_rule or not set_apart or len(texts) > _NAMES:
        return []
    if all(is_signature(text) and not _is_code(text) for text in texts):
        return texts
    return texts if is_last and len(texts) == 1 and _is_word(texts[0]) else []


def _last_line(piece: Piece) -> str | None:
    """Take a surname off the end of the last paragraph.

    It stands on a line of its own, or behind the last sentence on the same line.
    """
    lines: list[Line] = piece.lines
    if len(lines) > 1:
        ending, rest = _part_ending(lines[-1:])
        name = _bare(rest[0].text) if rest else ""
        before = " ".join(line.text for line in [*lines[-4:-1], *ending])
        # A wrapped word would have had room on the line above.
        room = len(lines[-2].text) + len(name) < _NARROWEST
        certain = is_signature(name) and not _is_code(name) and (room or not before.isupper())
        if certain or ((is_signature(name) or _is_word(name)) and closes(before)):
            lines[-1:] = ending
            return name
    return _glued(lines)


def _glued(lines: list[Line]) -> str | None:
    if not lines:
        return None
    last = lines[-1]
    before, _, word = last.text.rpartition(" ")
    name = word.strip(" .,*")
    sentence = before.removesuffix(f" {word}")
    marked = (closes(sentence) and not ends_sentence(sentence)) or sentence != before
    if (len(name) < _GLUED and not marked) or not closes(sentence) or _is_code(name):
        return None
    # A word with a full stop of its own is the end of a sentence.
    if not is_signature(name) and (not _is_word(name) or not name[:1].isupper() or name != word):
        return None
    lines[-1] = last.reworded(sentence.rstrip())
    return name


def _is_code(word: str) -> bool:
    """Tell an abbreviation the tables know (UNESCO) from a surname."""
    entry = tables.tag(word)
    return tables.is_caption(word) or (entry is not None and entry.listed)
