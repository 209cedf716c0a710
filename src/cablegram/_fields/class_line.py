"""The first line of the text: classification, section, post, message number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs
from lark import Token, Tree

from cablegram import tables
from cablegram._fields._classification import is_spelt_well, likest_class
from cablegram._fields._reading import class_of, field_tree, folded, number_of
from cablegram.values import ClassLine, Section

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["read_class_line"]

_NUMERALS: Final = ("ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN")
_SECTIONS: Final = frozenset({"SECTION", "FINAL_SECTION", "SECTION_IN_WORDS"})
_WORDS: Final = frozenset({"WORD", "LETTERS_WITH_FIGURES"})
_GAPS: Final = frozenset({"SPACE", "LINE_END", "MARK", "OTHER"})
#: the longest caption, C O R R E C T E D C O P Y, letter by letter
_LONGEST_CAPTION: Final = 13
#: US MISSION EC BRUSSELS and one word to spare; a longer run of words is prose
_LONGEST_POST: Final = 5
#: series that number telegrams of a travelling Secretary in place of a post
_SERIES: Final = frozenset({"SECTO", "TOSEC"})
_LOOK_LIKE_FIGURES: Final = str.maketrans("OIl", "011")
#: what a publisher wrote over a name
_REDACTION: Final = frozenset("X")
_SHORTEST_REDACTION: Final = 4
#: a year of two digits in front of the post
_YEARS: Final = range(100)


def read_class_line(text: str) -> ClassLine:
    """Read a class line, its class word spaced, split or damaged.

    >>> line = read_class_line("C O N F I D E N T I A L SECTION 01 OF 03 MOSCOW 000302")
    >>> line.classification, line.section, line.post, line.serial
    ('CONFIDENTIAL', Section(number=1, total=3), 'MOSCOW', 302)
    >>> line = read_class_line("SS E C R E T LA PAZ 0146 SIPDIS NOFORN")
    >>> line.classification, line.garbled, line.post, line.captions
    ('SECRET', True, 'LA PAZ', ['SIPDIS', 'NOFORN'])
    """
    tokens = [token for token in _flat(field_tree("class_line", text)) if token.type not in _GAPS]
    line = ClassLine(text=text, span=(0, len(text)))
    _Rest(line, tokens[_read_class(tokens, line) :]).read()
    return line


def _flat(tree: Tree[Token]) -> list[Token]:
    """Return all tokens; rules stand one level deep only."""
    tokens: list[Token] = []
    for child in tree.children:
        if isinstance(child, Token):
            tokens.append(child)
        else:
            tokens += (token for token in child.children if isinstance(token, Token))
    return tokens


def _read_class(tokens: Sequence[Token], line: ClassLine) -> int:
    """Set the classification; return how many tokens it takes."""
    line.classification = class_of(tokens[0]) if tokens else None
    if line.classification:
        line.garbled = not is_spelt_well(tokens[0].rstrip("/"))
        return 1
    end = next((at for at, it in enumerate(tokens) if it.type not in _WORDS), len(tokens))
    found = likest_class([token.strip() for token in tokens[:end]])
    if found is None:
        return 0
    line.classification, count = found
    line.garbled = True
    return count


@attrs.define
class _Rest:
    """What stands behind the class: section, post, number, captions, in any order."""

    line: ClassLine
    tokens: Sequence[Token]
    post: list[str] = attrs.Factory(list)
    #: captions as keys: each once, in order
    captions: dict[str, None] = attrs.Factory(dict)

    def read(self) -> None:
        """Go from token to token until something is none of these."""
        at = 0
        while at < len(self.tokens):
            taken = self._take(at)
            if not taken:
                break
            at += taken
        self.line.captions.extend(self.captions)
        self._name_series()

    def _take(self, at: int) -> int:
        """Read what begins at token ``at``; return how many tokens it is, 0 to stop."""
        token = self.tokens[at]
        if token.type in _SECTIONS:
            self.line.section = self.line.section or _section(token)
        elif token.type == "RELEASE":
            self.captions[folded(token.strip("/")).upper()] = None
        elif token.type == "NUMBER":
            return self._take_number(token)
        elif token.type in _WORDS:
            return self._take_caption(at) or self._take_post(token)
        return 1

    def _take_number(self, token: Token) -> int:
        """Take a number: the message's behind words, without them perhaps the year."""
        if self.line.serial is None or (self.post and self.line.post is None):
            self.line.serial = number_of(token.translate(_LOOK_LIKE_FIGURES))
            self.line.post = _post(self.post)
        return 1

    def _take_caption(self, at: int) -> int:
        """Take the longest run of tokens that is a caption, such as ``E F T O``."""
        for end in range(min(at + _LONGEST_CAPTION, len(self.tokens)), at, -1):
            words = folded(" ".join(self.tokens[at:end])).upper()
            known = tables.caption(words)
            if known is not None:
                self.captions[words if known.numbered else known.name] = None
                return end - at
        return 0

    def _take_post(self, token: Token) -> int:
        """Take a word of the post; the number ends it, a year in front does not (``75 ROME 1``)."""
        if len(token) >= _SHORTEST_REDACTION and _REDACTION.issuperset(token):
            return 1  # the class word, painted over
        serial = self.line.serial
        is_open = serial is None or (self.line.post is None and serial in _YEARS)
        if len(self.post) == _LONGEST_POST or not is_open:
            return 0
        self.post.append(token)
        return 1

    def _name_series(self) -> None:
        """Let ``SECTO 04012`` be post and number where there is no other."""
        if self.line.post or self.line.serial is not None:
            return
        for caption in self.line.captions:
            series, _, number = caption.partition(" ")
            if series in _SERIES and number.isdecimal():
                self.line.post, self.line.serial = series, number_of(number)


def _post(words: Sequence[str]) -> str | None:
    """Return the post; a name with figures in it by the table, one painted over as none."""
    name = folded(" ".join(words)).upper()
    if len(name) >= _SHORTEST_REDACTION and _REDACTION.issuperset(name):
        return None
    if any(character.isdigit() for character in name):
        known = tables.post(name)
        return known.name if known else name
    return name or None


def _section(token: Token) -> Section:
    """Return number and total; the last section names only the total."""
    if token.type == "SECTION_IN_WORDS":
        words = token.upper().split()
        return Section(number=_NUMERALS.index(words[1]) + 1, total=_NUMERALS.index(words[3]) + 1)
    figures = "".join(it if it.isdecimal() else " " for it in token).split()
    return Section(number=number_of(figures[0]), total=number_of(figures[-1]))
