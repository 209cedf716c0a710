"""Letters-shift garble: letters printed as figures because one shift signal was lost.

``()8-8 9,?35233`` is ``KLIAI ONBETWEE`` in the figures case of the US teletype. The text stays as
it is; the finding gives the reading. ACP 127, 134 to 141; the US figures are a national variant.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from cablegram import tables
from cablegram._body.lines import Line, lines_of
from cablegram.findings import Finding, note

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["check_garble"]

#: marks that stand inside no figure, amount, time or bracketed number
_ODD = frozenset("?!&#'\";")
#: kinds of lines whose words are looked at
_WORDS = frozenset({"TEXT", "PROSE", "NUMBERED", "TABLE_ROW"})
#: what may stand around a number
_AROUND = "$(#'\"-.,;:)?!/"
_SHORTEST = 4


def check_garble(cable: Cable) -> Iterator[Finding]:
    """Yield one finding for each line with words that read as letters in the other shift."""
    for token in cable.tree.tokens():
        if token.kind in _WORDS and _is_suspect(token.value):
            for line in lines_of(token, str):
                yield from _garbled(line)


def _is_suspect(text: str) -> bool:
    """Tell a text that can hold garble: an odd mark inside a word, with no letter beside it."""
    for mark in _ODD:
        place = text.find(mark)
        while place >= 0:
            before, after = text[max(0, place - 1) : place], text[place + 1 : place + 2]
            if not (after.isalpha() or before.isalpha()) and (
                # An ampersand may also stand at a word's end, all others are stripped there.
                mark == "&" or not (after.isspace() or before.isspace())
            ):
                return True
            place = text.find(mark, place + 1)
    return False


def _garbled(line: Line) -> Iterator[Finding]:
    # The marks of a Markdown copy are no words of the message.
    for run in _figures(line.text.replace("[1](#)", "").split()):
        if any(_is_garbled(word) for word in run):
            yield _finding(line, run)


def _figures(words: list[str]) -> Iterator[list[str]]:
    """Yield the runs of words without a letter; a paragraph number starts none."""
    for has_letters, run in groupby(words, key=lambda word: any(map(str.isalpha, word))):
        found = list(run)
        if not has_letters:
            yield found[1:] if found[0] is words[0] and found[0].rstrip(".").isdigit() else found


def _is_garbled(word: str) -> bool:
    """Tell a word of figures that is no number: two odd marks, or one among digits, inside it."""
    if len(word) < _SHORTEST or not any(map(str.isdigit, word)):
        return False
    inner = word.strip(_AROUND)
    odd = sum(character in _ODD for character in inner)
    doubled = any(a in _AROUND and b in _AROUND for a, b in pairwise(inner))
    return odd > 1 or (odd == 1 and doubled)


def _finding(line: Line, words: list[str]) -> Finding:
    reading = " ".join(tables.letters(word) for word in words)
    shown = " ".join(words)
    said = f"{shown[:60]} reads {reading[:60]} in the letters case"
    return note("letters-shift", said, line.span)
