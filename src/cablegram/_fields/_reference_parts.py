"""What references are made of: a draft to fill, senders by the table, years and dates."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import attrs
from lark import Token

from cablegram import tables
from cablegram._fields._reading import MONTHS, ascii_lower, four_digits
from cablegram.values import Reference

__all__ = [
    "LONGEST_TEXT",
    "Draft",
    "Sender",
    "document_kind",
    "find_sender",
    "has_content",
    "is_year",
    "next_in_row",
    "range_ends",
    "split_glued",
    "year_of",
]

#: tokens that a page, an archive or a carrier put there: no part of a reference's text
_FURNITURE: Final = frozenset({"PAGE_LINE", "STAMP", "CLASS_LINE", "TAG", "BLANK", "LABEL_AGAIN"})
#: signs that stand between references, or frame a line: no part of a reference's text
_SIGNS: Final = frozenset({"OTHER", "COMMA", "COLON", "SEMICOLON", "SLASH"})
_EDGES: Final = frozenset({"", "-", "_", ".", ",", ":", ";", "/", "|", "*", "\\", "¶"})
_WORDS: Final = frozenset({"WORD", "MIXED"})
#: what may stand in a post's name: PORT OF SPAIN
_NAME_PARTS: Final = _WORDS | {"OF"}
#: line ends as carriers write them, but for case; ``GAP`` of the grammar
_LINE_ENDS: Final = ("&#x000a;", "<br>", "<br >", "<br/>", "<br />")

#: what words make of a reference, the strongest first
_KINDS: Final = ("email", "telcon", "document", "part")

_LONGEST_NAME: Final = 5
_LONGEST_UNKNOWN: Final = 3
#: message numbers have six digits at most; page lines pad them to eight
_HIGHEST_SERIAL: Final = 999_999
_LONGEST_SERIAL: Final = 9
_FIGURES: Final = "0123456789"


#: words that a reference with its remarks may have; more is the drafter's prose
LONGEST_TEXT: Final = 40


@attrs.define
class Draft:
    """A reference while it is put together; its tokens are its text."""

    label: str | None
    kind: str
    tokens: list[Token]
    post: str | None = None
    serial: int | None = None
    #: the year that stands in the text
    year: int | None = None
    #: how many of the tokens go up to the serial; what follows is remarks
    core: int = 0
    #: true behind PARAS: the numbers that follow are no serials
    in_part: bool = False

    def take(self, tokens: Iterable[Token]) -> None:
        """Add tokens to the text."""
        self.tokens.extend(tokens)

    def date(self, token: Token) -> None:
        """Take the year from a date, or from a year in brackets, behind the serial."""
        if self.post and self.year is None:
            self.year = year_of(token)

    def take_number(self, token: Token) -> None:
        """Add a number: a year behind OF, a serial behind a year, or part of a remark."""
        before = self.tokens[-1] if self.tokens else token
        year = year_of(before) if before.type == "NUMBER" else None
        if before.type == "OF" and is_year(token):
            self.date(token)
        elif self.post and self.year is None and year:
            self.year, self.serial = year, _numbers(token)[1]
        self.take([token])

    def finish(self, year: int | None) -> Reference:
        """Return the reference; ``year`` is the cable's own."""
        tokens = _trimmed(self.tokens)
        text = _fold(tokens)
        if self.core and text.count(" ") >= LONGEST_TEXT:
            tokens = _trimmed(self.tokens[: self.core])
            text = _fold(tokens)
        return Reference(
            text=text,
            span=_span(tokens),
            label=self.label,
            kind=self._kind(),
            mrn=tables.mrn(self.year or year, self.post, self._message_number()),
            notal="NOTAL" in text.upper(),
        )

    def _message_number(self) -> int | None:
        return self.serial if self.serial and self.serial <= _HIGHEST_SERIAL else None

    def _kind(self) -> str:
        if self.kind != "document":
            return self.kind
        kind = document_kind(self.tokens)
        if kind is None and any(token.type == "DTG" for token in self.tokens):
            return "dtg"
        if kind is None and tables.post(_fold(self.tokens)):
            return "cable"  # its number was lost: B. FREETOWN
        return "document" if kind in {None, "part"} else kind


@attrs.frozen(kw_only=True)
class Sender:
    """The post of a telegram, and where its name starts among the words."""

    post: str | None
    serial: int
    year: int | None = None
    start: int = 0


def find_sender(name: list[Token], anchor: Token) -> Sender | None:
    """Find the post in the last of the words; ``None`` if they name a report or letter."""
    year, serial = _numbers(anchor)
    if serial > _HIGHEST_SERIAL:
        return None
    run = _last_run(name)
    while len(run) > 1 and tables.reference_kind(_bare(name[run[-1]]).rstrip(".")) == "number":
        run.pop()
    known = _known_post(name, run)
    if known is not None:
        post, start = known
        if _names_report(name, start):
            return None
        return Sender(post=post, serial=serial, year=year, start=start)
    if document_kind(name) or not run or len(run) > _LONGEST_UNKNOWN or run[0] != 0:
        return None
    words = [_bare(name[index]) for index in run]
    if not all("".join(filter(str.isalnum, word)).isalpha() for word in words):
        return None
    return Sender(post=_unless_unnamed(words), serial=serial, year=year, start=run[0])


def next_in_row(post: str, anchor: Token) -> Sender:
    """Return the telegram of a lone number: ``2764``, ``07-2764``, of the post before."""
    year, serial = _numbers(anchor)
    return Sender(post=post, serial=serial, year=year)


def range_ends(anchor: Token) -> tuple[Token, Token | None]:
    """Return the serials at the ends of a row, as many digits each: ``123-125``.

    ``07-5153`` has a year in front, ``5153-07`` may have it behind: these are one number each.

    >>> range_ends(Token("YEARED", "123-125 ")), range_ends(Token("YEARED", "07-5153"))[1]
    ((Token('NUMBER', '123'), Token('NUMBER', '125 ')), None)
    """
    first, hyphen, second = anchor.partition("-")
    if not hyphen or len(first) != len(second.strip()) or _expand(first) or first >= second:
        return anchor, None
    start = anchor.start_pos or 0
    last = start + len(first) + 1
    return Token("NUMBER", first, start), Token("NUMBER", second, last)


def split_glued(name: list[Token], anchor: Token) -> Sender | None:
    """Take apart year, post and serial in one word; words in front may be of the post."""
    text = _bare(anchor).lstrip("'")
    front = text.rstrip(_FIGURES)
    post = front.lstrip(_FIGURES)
    digits = front[: len(front) - len(post)]
    word = post.strip("-")
    year = _expand(digits) if digits else None
    serial = int(text[len(front) :])
    run = _last_run(name)
    for index in run[-_LONGEST_NAME:]:
        longer = " ".join([*(_bare(token) for token in name[index:]), word])
        if tables.post(longer):
            return Sender(post=longer, serial=serial, year=year, start=index)
    if tables.post(word) or (not name and document_kind([Token("WORD", word)]) is None):
        return Sender(post=word, serial=serial, year=year, start=len(name))
    return None


def document_kind(tokens: Iterable[Token]) -> str | None:
    """Return what the words say: ``email``, ``telcon``, ``document``, ``part``; in this order."""
    kinds = {
        kind
        for token in tokens
        if token.type not in _FURNITURE
        for word in _plain_words(token)
        if (kind := tables.reference_kind(word))
    }
    return next((kind for kind in _KINDS if kind in kinds), None)


def has_content(token: Token) -> bool:
    """Tell whether a token says something: not a page line, not a lone sign."""
    return token.type not in _FURNITURE and any(map(str.isalnum, _cleared(token)))


def is_year(token: Token) -> bool:
    """Tell whether a number is a year of four digits."""
    bare = _bare(token)
    return len(bare) == 4 and bare[:2] in {"19", "20"}  # noqa: PLR2004


def year_of(token: Token) -> int | None:
    """Return the year in a number, a note or a date; ``None`` if there is none.

    >>> [year_of(Token("DATE", text)) for text in ("11/30/73 ", "NOV 2, 1966", "JUNE 23", "3/6")]
    [1973, 1966, None, None]
    >>> [year_of(Token("NOTE", text)) for text in ("(08) ", "(NOTAL)")]
    [2008, None]
    """
    text = _bare(token)
    bare = text.strip("()' ")
    if bare.isdigit():
        return _expand(bare)
    if token.type not in {"DATE", "DTG"} and not _is_date(bare):
        return None
    groups = "".join(sign if sign.isdigit() else " " for sign in text).split()
    whole = 3 if "/" in text else 2
    last = groups[-1] if groups else ""
    return _expand(last) if len(groups) >= whole or len(last) == 4 else None  # noqa: PLR2004


def _is_date(note: str) -> bool:
    """Tell whether a note holds a date and nothing else: ``(DTG 201536Z FEB 08)``."""
    words = note.replace(",", " ").upper().split()
    months = sum(word[:3] in MONTHS for word in words)
    others = [word for word in words if not word[0].isdigit() and word not in {"DTG", "OF"}]
    return months == 1 == len(others)


def _expand(digits: str) -> int | None:
    """Return the year: 61 to 99 are 19xx, the rest 20xx."""
    if not (digits.isascii() and digits.isdigit()):
        return None
    if len(digits) == 2:  # noqa: PLR2004
        return four_digits(int(digits))
    return int(digits) if len(digits) == 4 and digits[:2] in {"19", "20"} else None  # noqa: PLR2004


def _numbers(anchor: Token) -> tuple[int | None, int]:
    """Return year and serial: ``5153``, ``07-5153``; the first of ``935-936``."""
    first, hyphen, second = _bare(anchor).strip("'#").partition("-")
    if not hyphen:
        return None, _whole(first)
    year = _expand(first)
    return (year, _whole(second)) if year else (None, _whole(first))


def _whole(digits: str) -> int:
    """Return a number; one too long for a serial is as good as any other that is."""
    return int(digits.strip("'#").lstrip("0")[:_LONGEST_SERIAL] or 0)


def _last_run(name: list[Token]) -> list[int]:
    """Return the places of the words that may be a post's name, nothing else between them."""
    run: list[int] = []
    for index in range(len(name) - 1, -1, -1):
        if name[index].type in _NAME_PARTS:
            run.append(index)
        elif name[index].type not in _FURNITURE or len(run) > _LONGEST_NAME:
            break
    return run[::-1]


def _known_post(name: list[Token], run: list[int]) -> tuple[str, int] | None:
    """Find the longest name in the table that ends the run."""
    for place in range(max(0, len(run) - _LONGEST_NAME), len(run)):
        words = " ".join(_bare(name[index]) for index in run[place:]).upper().removesuffix("'S")
        if name[run[place]].type != "OF" and tables.post(words):
            return words, run[place]
    return None


def _names_report(name: list[Token], start: int) -> bool:
    """Tell whether the word right in front of the post makes a report of it: USDAO DUBLIN."""
    before = name[start - 1 : start]
    return bool(document_kind(before)) and not any("\n" in token for token in before)


def _unless_unnamed(words: list[str]) -> str | None:
    """Return the post; ``None`` for EMBTEL, for OUR, and for the publisher's X's."""
    if all(tables.reference_kind(word) == "unnamed" for word in words):
        return None
    post = " ".join(words)
    return None if len(post) > 2 and set(post) <= {"X", " "} else post  # noqa: PLR2004


def _bare(token: Token) -> str:
    return _cleared(token).strip()


def _cleared(token: str) -> str:
    """Return a token's text without the line ends that a carrier spelled out."""
    text = str(token)
    if "&" not in text and "<" not in text:
        return text
    for line_end in _LINE_ENDS:
        parts, place = [], 0
        for part in ascii_lower(text).split(line_end):
            parts.append(text[place : place + len(part)])
            place += len(part) + len(line_end)
        text = " ".join(parts)
    return text


def _plain_words(token: Token) -> list[str]:
    """Return the words in a token, a note's brackets and its signs left out."""
    signs = (sign if sign.isalnum() or sign == "-" else " " for sign in _cleared(token))
    words = "".join(signs).split()
    return [part for word in words for part in (word, *word.split("-"))]


def _trimmed(tokens: list[Token]) -> list[Token]:
    """Leave out what the page put there, and the signs at both ends."""
    kept = [token for token in tokens if token.type not in _FURNITURE]
    start, end = 0, len(kept)
    while start < end and kept[start].type in _SIGNS and _bare(kept[start]) in _EDGES:
        start += 1
    while end > start and kept[end - 1].type in _SIGNS and _bare(kept[end - 1]) in _EDGES:
        end -= 1
    return kept[start:end]


def _fold(tokens: list[Token]) -> str:
    """Return the text, blanks folded, without what separates it from the next."""
    text = " ".join("".join(map(_cleared, tokens)).split()).rstrip(" ,;:")
    if text.endswith(".") and not (tokens and tokens[-1].type == "ABBREVIATION"):
        text = text[:-1]
    return text


def _span(tokens: list[Token]) -> tuple[int, int]:
    """Return where the text starts and ends, blanks behind it left out."""
    if not tokens:
        return (0, 0)
    last = ascii_lower(tokens[-1])
    end = len(last.rstrip())
    while last.endswith(_LINE_ENDS, 0, end):
        end = last.rindex("&" if last[end - 1] == ";" else "<", 0, end)
        while end and last[end - 1].isspace():
            end -= 1
    return (tokens[0].start_pos or 0, (tokens[-1].start_pos or 0) + end)
