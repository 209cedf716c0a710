"""The classification authority: who classified the text, in what office, and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from lark import Token, Tree

from cablegram._fields._officer import read_officer
from cablegram._grammar import field_parser
from cablegram.values import ClassifiedBy

__all__ = ["read_classified_by"]

_GAPS: Final = frozenset({"SPACE", "LINE_END", "CARRIER_MARK"})
_REASON_RULES: Final = frozenset({"reasons", "bare_reasons"})
_REASON_LETTERS: Final = frozenset("ABCDEFGH")
# (b)(d) without anything between: "1.4 (bd)". More letters than that are a word.
_MOST_GLUED_LETTERS: Final = 4
_LIST_PARTS: Final = frozenset(
    {"ORDER", "COMMA", "SEMICOLON", "COLON", "OPEN", "CLOSE", "AND", "OTHER", "REASON"} | _GAPS
)
_THROUGH: Final = frozenset({"THROUGH", "THRU"})
_UP_TO: Final = frozenset("-\u2013")
# Marks that may stand inside a list of reasons; another one (a pilcrow) ends it.
_LIST_MARKS: Final = frozenset("./-\u2013[]{}+|*\\\\")


def read_classified_by(text: str) -> ClassifiedBy:
    r"""Read the whole paragraph ``Classified By:``, however its lines are cut.

    >>> value = read_classified_by(
    ...     "Classified By: M/C for Political Affairs Alice G. Wells for reas \n"
    ...     "ons 1.4 (b/d)."
    ... )
    >>> value.name, value.title, value.reasons
    ('Alice G. Wells', 'M/C for Political Affairs', ['1.4(b)', '1.4(d)'])
    """
    value = ClassifiedBy(text=text, span=(0, len(text)))
    for part in field_parser("classified_by").parse(text).children:
        if not isinstance(part, Tree):
            continue
        if part.data == "officer":
            value.name, value.title = read_officer(part, text)
        elif part.data in _REASON_RULES:
            value.reasons.extend(_reasons(_tokens(part), value.reasons))
        elif part.data == "derived_from":
            value.derived_from = value.derived_from or _words_behind_label(part)
        elif part.data == "declassify_on":
            value.declassify_on = value.declassify_on or _words_behind_label(part)
    return value


def _tokens(tree: Tree[Token]) -> list[Token]:
    return [token for token in tree.children if isinstance(token, Token)]


def _words_behind_label(clause: Tree[Token]) -> str | None:
    words = (" " if token.type in _GAPS else token for token in _tokens(clause)[1:])
    return " ".join("".join(words).split()).strip(" .;,") or None


def _reasons(tokens: Iterable[Token], known: Sequence[str]) -> list[str]:
    """List section and letter, up to the first word that cannot belong to the list."""
    section, range_start = "", ""
    letters: list[str] = []
    found = dict.fromkeys(known)
    for token in tokens:
        if token.type == "SECTION":
            section, range_start = "".join(token.split()).replace(",", "."), ""
        elif _is_letters(token):
            letters = _letters_between(range_start, token.lower())
            range_start = ""
            found.update(dict.fromkeys(f"{section}({letter})" for letter in letters))
        elif letters and (token in _UP_TO or token.upper() in _THROUGH):
            range_start = letters[-1]
        elif token.type not in _LIST_PARTS or (token.type == "OTHER" and token not in _LIST_MARKS):
            break
    return list(found)[len(known) :]


def _letters_between(start: str, end: str) -> list[str]:
    """Spell out ``(a) through (d)`` and ``a-d``; without a start, the letters as they are."""
    run = [chr(code) for code in range(ord(start), ord(end[0]))] if start else []
    return [*run, *end]


def _is_letters(token: Token) -> bool:
    if token.type not in {"LETTER", "REASON_WORD"} or len(token) > _MOST_GLUED_LETTERS:
        return False
    return _REASON_LETTERS.issuperset(token.upper())
