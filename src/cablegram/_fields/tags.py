"""The TAGS line: codes of subject, country, organisation and program, and names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import attrs
from lark import Token, Tree

from cablegram import tables
from cablegram._grammar import field_parser
from cablegram.values import Tag

__all__ = ["read_tags"]

# These need the person's name behind them (TAGS manual, 1974). Pages of the web that lost
# the brackets leave it bare: OVIP CLINTON HILLARY PREL.
_PERSONAL: Final = frozenset({"OVIP", "OREP", "OEXC", "OTRA", "OCON"})

_CODE_LENGTH: Final = 4
# Unknown words that stand together are one name if one of them is too long for a code.
_LONGEST_CODE: Final = 5
_JOINTS: Final = ("/", ".", "-")
_CODE_KINDS: Final = frozenset({"subject", "program"})
_COUNTRY_KINDS: Final = frozenset({"geographic"})


def read_tags(text: str) -> list[Tag]:
    """Read a whole TAGS field, all its lines; codes and names in order, each with its place.

    >>> [tag.code for tag in read_tags("TAGS PGOV, KWBG, IR, COUNTERTERRORISM, GOI EXTERNAL")]
    ['PGOV', 'KWBG', 'IR', 'COUNTERTERRORISM', 'GOI EXTERNAL']
    >>> [(tag.code, tag.persons) for tag in read_tags("TAGS: OVIP (CLINTON, HILLARY), PREL")]
    [('OVIP', ['CLINTON, HILLARY']), ('PREL', [])]
    >>> [(tag.code, tag.split) for tag in read_tags("TAGS: EINDETRD, MX")]
    [('EIND', True), ('ETRD', True), ('MX', False)]
    """
    tree = field_parser("tags").parse(text)
    segments = [part for part in tree.children if isinstance(part, Tree)]
    reader = _Reader(separated=len(segments) > 1)
    for segment in segments:
        reader.take(segment)
    tags = reader.finish()
    for tag in tags:
        tag.text = text[slice(*tag.span)]
    return tags


@attrs.define(kw_only=True)
class _Word:
    """One word of a segment, without the points around it."""

    text: str
    start: int
    end: int
    #: the table knows it
    listed: bool
    #: the table or the rule of the first letter knows it
    coded: bool
    #: cut from a fused word
    split: bool = False
    #: the whole text of a link: a name that its neighbours do not belong to
    linked: bool = False


class _Reader:
    """Turns segments into tags, one after the other."""

    def __init__(self, *, separated: bool) -> None:
        self.tags: list[Tag] = []
        self._separated = separated
        # Persons in front of the first code, which gets them.
        self._early: list[str] = []
        # The parts of a name behind a bracket that never closes.
        self._open: list[str] | None = None

    def take(self, segment: Tree[Token]) -> None:
        """Read the words between two commas, and the brackets among them."""
        words: list[_Word] = []
        link: tuple[int, int] | None = None
        for token in segment.children:
            if not isinstance(token, Token):
                continue
            if token.type == "WORD":
                words.extend(_words(token))
            elif token.type == "LINK_OPEN":
                link = (token.start_pos or 0, len(words))
            elif token.type == "LINK_END" and link:
                words[link[1] :] = _linked(words[link[1] :], link[0], token.end_pos or 0)
                link = None
            elif token.type in {"PERSON", "OPEN", "CLOSE", "LINE_END"}:
                # At a line's end only a bracket ends; a name goes on.
                if token.type != "LINE_END" or self._open is not None:
                    self._take_words(words)
                    words, link = [], None
                self._take_bracket(token)
        self._take_words(words)

    def finish(self) -> list[Tag]:
        """Return what has been read."""
        self._close()
        return self.tags

    def _take_bracket(self, token: Token) -> None:
        self._close()
        if token.type == "OPEN":
            self._open = []
        elif token.type == "PERSON":
            for name in token[1:-1].split(";"):
                self._add_person(name, token.end_pos or 0)

    def _close(self) -> None:
        if self._open:
            self._add_person(", ".join(self._open), self.tags[-1].span[1] if self.tags else 0)
        self._open = None

    def _add_person(self, name: str, end: int) -> None:
        folded = " ".join(name.split()).strip(" ,")
        if not folded:
            return
        if not self.tags:
            self._early.append(folded)
            return
        self.tags[-1].persons.append(folded)
        self.tags[-1].span = (self.tags[-1].span[0], max(end, self.tags[-1].span[1]))

    def _take_words(self, words: list[_Word]) -> None:
        if self._open is not None:
            words = self._take_open_name(words)
        if self._separated and _is_one_name(words):
            self._add(words)
            return
        for run in _runs(words):
            if self._names_person(run):
                self._add_person(" ".join(word.text for word in run), run[-1].end)
            else:
                self._add(run)

    def _take_open_name(self, words: list[_Word]) -> list[_Word]:
        """Take a name up to the next code of the table, which ends it."""
        count = next((place for place, word in enumerate(words) if word.listed), len(words))
        if self._open is not None and count:
            self._open.append(" ".join(word.text for word in words[:count]))
        if count < len(words):
            self._close()
        return words[count:]

    def _names_person(self, run: list[_Word]) -> bool:
        return bool(self.tags) and self.tags[-1].code in _PERSONAL and not run[0].coded

    def _add(self, words: list[_Word]) -> None:
        if not words:
            return
        code = " ".join(word.text for word in words).upper()
        entry = tables.tag(code)
        self.tags.append(
            Tag(
                span=(words[0].start, words[-1].end),
                code=code,
                kind=entry.kind if entry else None,
                title=entry.title if entry else None,
                persons=self._early,
                split=any(word.split for word in words),
            )
        )
        self._early = []


def _words(token: Token) -> Iterator[_Word]:
    """Take a word apart if the table of TAGS knows all its pieces, and only then."""
    text = token.strip("./-'\u2019`")
    start = (token.start_pos or 0) + token.find(text)
    if not any(letter.isalnum() for letter in text):
        return
    pieces, split = _pieces(text)
    place = 0
    for piece in pieces:
        place = text.index(piece, place)
        entry = tables.tag(piece)
        yield _Word(
            text=piece,
            start=start + place,
            end=start + place + len(piece),
            listed=entry is not None and entry.listed,
            coded=entry is not None,
            split=split,
        )
        place += len(piece)


def _linked(words: list[_Word], start: int, end: int) -> list[_Word]:
    """Make one word of the words of a link, its marks included."""
    if not words or any(word.split for word in words):
        return words
    first = words[0]
    text = " ".join(word.text for word in words)
    alone = len(words) == 1
    return [
        attrs.evolve(
            first,
            text=text,
            start=start,
            end=end,
            coded=alone and first.coded,
            listed=alone and first.listed,
            linked=not alone,
        )
    ]


def _pieces(text: str) -> tuple[list[str], bool]:
    if _is_listed(text):
        return [text], False
    for joint in _JOINTS:
        parts = text.split(joint)
        if len(parts) > 1 and all(_is_listed(part) for part in parts):
            return parts, False
    fused = [text[place : place + _CODE_LENGTH] for place in range(0, len(text), _CODE_LENGTH)]
    if len(text) >= 2 * _CODE_LENGTH and all(_is_fusible(piece) for piece in fused):
        return fused, True
    return [text], False


def _is_listed(word: str) -> bool:
    entry = tables.tag(word)
    return entry is not None and entry.listed


def _is_fusible(piece: str) -> bool:
    """Tell whether a piece is a listed code that stands in fused words: EINDETRDMX."""
    entry = tables.tag(piece)
    if entry is None or not entry.listed:
        return False
    return entry.kind in (_CODE_KINDS if len(piece) == _CODE_LENGTH else _COUNTRY_KINDS)


def _is_one_name(words: list[_Word]) -> bool:
    """Tell whether a segment is a name of several words, LA PAZ and not EMIN BL."""
    if len(words) <= 1 or all(word.listed for word in words):
        return False
    if not words[0].coded and len(words[0].text) > _LONGEST_CODE:
        return True
    return not any(word.listed and len(word.text) == _CODE_LENGTH for word in words)


def _runs(words: Iterable[_Word]) -> Iterator[list[_Word]]:
    """Part codes from each other; unknown words in a row are one name if one is long."""
    unknown: list[_Word] = []
    for word in words:
        if not (word.coded or word.linked):
            unknown.append(word)
            continue
        yield from _unknown_runs(unknown)
        unknown = []
        yield [word]
    yield from _unknown_runs(unknown)


def _unknown_runs(unknown: list[_Word]) -> list[list[_Word]]:
    if any(len(word.text) > _LONGEST_CODE for word in unknown):
        return [unknown]
    return [[word] for word in unknown]
