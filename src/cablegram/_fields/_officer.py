"""Name and title apart, in either order: ``DCM Jane Doe``, ``Jane Doe, DCM``."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

import attrs
from lark import Token, Tree

__all__ = ["read_officer"]

# The terminal software cut the line here, whatever stood there (58 of 60 wrapped lines).
_CUT_COLUMN: Final = 71
_SHORTEST_ACRONYM: Final = 3
_MOST_SURNAME_FIRST_WORDS: Final = 2
_QUOTES: Final = "\"'\u2018\u2019\u201c\u201d`"


@cache
def _words_of(kind: str) -> frozenset[str]:
    source = files("cablegram.tables") / "data" / "title_words.csv"
    rows = csv.DictReader(source.read_text(encoding="utf-8").splitlines())
    return frozenset(row["word"] for row in rows if row["kind"] == kind)


@cache
def _titles() -> frozenset[str]:
    return _words_of("title") | _words_of("organisation")


@attrs.frozen
class _Word:
    text: str
    #: the terminal knows it for a title: ``Charge d'Affaires``
    titled: bool = False

    @property
    def key(self) -> str:
        """The form in which the table has it: ``a.i.`` is ``AI``, ``Amb.`` is ``AMB``."""
        return self.text.upper().replace(".", "").strip(_QUOTES + "-")

    @property
    def is_spoken(self) -> bool:
        """Say whether it is more than a dash or dots."""
        return any(letter.isalnum() for letter in self.text)

    @property
    def is_bracket(self) -> bool:
        return self.text.startswith("(")

    @property
    def is_title(self) -> bool:
        if self.titled or "/" in self.text:
            return True
        titles = _titles()
        key = self.key
        if key in titles or key.replace("-", "") in titles:
            return True
        if "-" in key:
            return any(part in titles for part in key.split("-"))
        # PolMinCouns, EconOff
        return any(
            key.startswith(head) and key.removeprefix(head) in titles
            for head in _words_of("beginning")
        )

    @property
    def is_organisation(self) -> bool:
        return self.key in _words_of("organisation")

    @property
    def is_connector(self) -> bool:
        return self.key in _words_of("connector")

    @property
    def is_small(self) -> bool:
        """Lower case, and no particle of a name (``de``, ``van``)."""
        return self.text[:1].islower() and self.key not in _words_of("particle")

    @property
    def is_acronym(self) -> bool:
        letters = self.text.strip(_QUOTES)
        return len(letters) >= _SHORTEST_ACRONYM and letters.isalpha() and letters.isupper()


def read_officer(officer: Tree[Token], text: str) -> tuple[str | None, str | None]:
    """Return name and title; each is ``None`` if the text has none.

    The title ends at the last title word of a segment, and what follows is the name; a
    segment without a title word is a name if nothing but titles stands in front of it.
    """
    segments = [
        words
        for part in officer.children
        if isinstance(part, Tree)
        if (words := _stripped(_words(part, text)))
    ]
    segments, asides = _without_brackets(segments)
    titles: list[str] = []
    for place, words in enumerate(segments):
        title, name = _title_and_name(words, first=place == 0)
        if name:
            full, rest = _with_next_segment(name, title, segments[place + 1 :])
            title_text = _joined([*titles, _text(title), *map(_text, rest)], asides)
            # A full stop in front of the name is the abbreviation's: Amb. Jane Doe.
            return _trimmed(full), _trimmed(title_text) if rest else title_text or None
        titles.append(_text(title))
    return _name_in_front(segments, titles)


def _words(segment: Tree[Token], text: str) -> list[_Word]:
    """List the words of a segment, those joined that the terminal cut; brackets are one."""
    words: list[_Word] = []
    gap: int | None = 0
    bracket: int | None = None
    for token in segment.children:
        if not isinstance(token, Token):
            continue
        if token.type in {"WORD", "D_AFFAIRES"}:
            _append(words, _word(token), cut=gap is not None and _is_cut(text, gap))
            gap = None
        elif token.type == "OPEN":
            bracket = len(words)
        elif token.type == "CLOSE" and bracket is not None:
            words[bracket:] = [_Word(f"({_text(words[bracket:])})")]
            bracket = None
        elif gap is None:
            gap = token.start_pos
    return words


def _word(token: Token) -> _Word:
    return _Word(" ".join(token.split()), titled=token.type == "D_AFFAIRES")


def _append(words: list[_Word], word: _Word, *, cut: bool) -> None:
    # A lone letter that lower case follows was cut too, before somebody re-flowed the text.
    alone = bool(words) and words[-1].text.isupper() and len(words[-1].text) == 1
    if words and (cut or alone) and _belong_together(words[-1], word):
        words[-1] = _Word(words[-1].text + word.text)
    else:
        words.append(word)


def _is_cut(text: str, gap: int) -> bool:
    """Tell whether a gap stands just behind column 71, where a word may have been cut."""
    start = gap - _CUT_COLUMN
    if start < 0 or (start > 0 and text[start - 1] != "\n"):
        return False
    return "\n" not in text[start:gap]


def _belong_together(left: _Word, right: _Word) -> bool:
    """Tell whether two pieces are one word, ``Andrew Y`` and ``oung``: blanks may be lost."""
    if left.is_title or not (left.text[-1:].isalpha() and right.text[:1].isalpha()):
        return False
    if _Word(left.text + right.text).is_title:
        return True
    known = right.is_title or right.is_connector
    return left.text[:1].isupper() and right.is_small and not known


def _stripped(words: list[_Word]) -> list[_Word]:
    """Drop the ``for`` or ``per`` that leads to the reasons, and dashes at both ends."""
    start, end = 0, len(words)
    while end and (words[end - 1].is_connector or not words[end - 1].is_spoken):
        end -= 1
    while start < end and not words[start].is_spoken:
        start += 1
    return words[start:end]


def _without_brackets(segments: list[list[_Word]]) -> tuple[list[list[_Word]], list[str]]:
    """Take aside what stands in brackets: an office, ``U/S Maria Otero (G)``."""
    asides = [word.text for words in segments for word in words if word.is_bracket]
    kept = [[word for word in words if not word.is_bracket] for words in segments]
    return [words for words in kept if words], asides


def _title_and_name(words: list[_Word], *, first: bool) -> tuple[list[_Word], list[_Word]]:
    places = [place for place, word in enumerate(words) if word.is_title]
    if not places:
        return [], words
    last = places[-1]
    if not first and words[last].is_organisation:
        return words, []  # U.S. Embassy, Djibouti; Embassy Brasilia
    start = last + 1
    mixed = any(word.text[:1].isupper() and not word.text.isupper() for word in words[start:])
    while start < len(words):
        if words[start].is_connector:
            start += 2  # Ambassador to Bolivia
        elif mixed and (words[start].is_small or words[start].is_acronym):
            start += 1  # EUR Nancy McEldowney
        else:
            break
    return words[:start], words[start:]


def _with_next_segment(
    name: list[_Word], title: list[_Word], rest: list[list[_Word]]
) -> tuple[str, list[list[_Word]]]:
    """Add what a comma parts from a name: ``Jr.``, or the first name behind a surname."""
    full = _text(name)
    if not rest:
        return full, rest
    following = rest[0]
    if following[0].key in _words_of("suffix"):
        return f"{full}, {following[0].text}", [
            words for words in (following[1:], *rest[1:]) if words
        ]
    surname_first = (
        not title
        and len(name) == 1
        and len(following) <= _MOST_SURNAME_FIRST_WORDS
        and not any(word.is_title for word in following)
    )
    return (f"{full}, {_text(following)}", rest[1:]) if surname_first else (full, rest)


def _name_in_front(
    segments: Sequence[list[_Word]], titles: Sequence[str]
) -> tuple[str | None, str | None]:
    """Read ``Jane Doe DCM``; one word in front is rather a place (Somalia Unit Counselor)."""
    words = segments[0] if segments else []
    count = next((place for place, word in enumerate(words) if word.is_title), 0)
    if count < 2:  # noqa: PLR2004 - a first name and a surname
        return None, _trimmed(_joined(titles))
    rest = [_text(words[count:]), *titles[1:]]
    return _trimmed(_text(words[:count])), _trimmed(_joined(rest))


def _text(words: Sequence[_Word]) -> str:
    return " ".join(word.text for word in words)


def _joined(titles: Sequence[str], asides: Sequence[str] = ()) -> str:
    parts = ", ".join(title for title in titles if title)
    return " ".join([parts, *asides]).strip()


def _trimmed(text: str) -> str | None:
    """Drop the full stop at the end, if it is no part of an abbreviation (``Jr.``, ``a.i.``)."""
    bare = text.strip(" ,;:-")
    last = bare.rpartition(" ")[2]
    abbreviated = last.count(".") > 1 or last.upper().strip(".") in _words_of("suffix")
    return (bare if abbreviated else bare.rstrip(".")) or None
