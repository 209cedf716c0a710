"""A page line inside the text: where the network, the printer or a relay began a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lark import Token, Tree

from cablegram import tables
from cablegram._fields._reading import class_of, field_tree, folded, number_of, tokens_of
from cablegram.values import PageLine, Section, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["FALLEN_PAGE", "page_lines_within", "read_page_line", "without_page_lines"]

#: what each page line of the network has
FALLEN_PAGE: Final = " OF 0"
_NETWORK_DIGITS = 8
_GAPS: Final = frozenset({"SPACE", "LINE_END", "MARK"})
#: a caption on a page line has no more words
_LONGEST_CAPTION = 3
#: less is a mark of the printer's
_FEWEST_WORDS = 2
#: no post has a longer name
_POST_WORDS = 4


def read_page_line(text: str) -> PageLine:
    """Read a page line of any kind; the post stays cut as it is printed.

    >>> line = read_page_line("BUENOS AIR 00000741  001.2 OF 004")
    >>> line.post, line.serial, line.page, line.subpage, line.total
    ('BUENOS AIR', 741, 1, 2, 4)
    >>> line = read_page_line("PAGE 01 HARARE 06677 01 OF 03 291400Z")
    >>> line.page, line.serial, line.section, line.transmitted
    (1, 6677, Section(number=1, total=3), '291400Z')
    >>> line = read_page_line("PAGE 02 RUEHFRA0170 S E C R E T")
    >>> line.indicator, line.serial, line.classification
    ('RUEHFRA', 170, 'SECRET')
    """
    line = PageLine(text=text, span=(0, len(text)))
    for rule in field_tree("page_line", text).children:
        if isinstance(rule, Tree):
            tokens = tokens_of(rule)
            _read_source(tokens, line)
            if rule.data == "printed":
                _read_printed(tokens, line)
                said = [token for token in tokens if token.type not in _GAPS]
                line.words = _words_behind(said)
            else:
                _read_network(tokens, line)
    return line


def without_page_lines(text: str) -> str:
    """Return a line of text without the page lines that a copy left among its words.

    >>> without_page_lines("For plots LA PAZ 00000244 002.2 OF 002 from 40 hectares on")
    'For plots from 40 hectares on'
    """
    kept, place = [], 0
    for start, end in _fallen(text):
        kept.append(text[place:start].rstrip())
        place = end
    if not kept:
        return text
    return " ".join(part for part in [*kept, text[place:].lstrip()] if part)


def page_lines_within(text: str) -> list[PageLine]:
    """Read the page lines that a copy left among the words of a line.

    >>> [page.page for page in page_lines_within("For plots LA PAZ 00000244 002.2 OF 002 from")]
    [2]
    """
    return [read_page_line(text[slice(*place)]) for place in _fallen(text)]


def _fallen(text: str) -> Iterator[Span]:
    """Yield where page lines stand in a line of text."""
    if FALLEN_PAGE not in text:
        return
    words: list[Token] = []
    number = False
    for token in _all_tokens(text):
        if token.type == "COUNT" and number and words:
            yield _post_start(words), token.end_pos or len(text)
        number = token.type == "NUMBER" and len(token) == _NETWORK_DIGITS
        if not number:
            words = [*words[1 - _POST_WORDS :], token] if token.type == "WORD" else []


def _all_tokens(text: str) -> list[Token]:
    rules = field_tree("page_line", text).children
    found = [it for rule in rules if isinstance(rule, Tree) for it in tokens_of(rule)]
    return [token for token in found if token.type != "SPACE"]


def _post_start(words: list[Token]) -> int:
    """Return where the post begins: the longest name that the table knows, else one word."""
    for first in range(len(words)):
        if tables.post(" ".join(words[first:])) is not None:
            return words[first].start_pos or 0
    return words[-1].start_pos or 0


def _read_source(tokens: Sequence[Token], line: PageLine) -> None:
    """Read the post and its number, or the indicator and the number on it."""
    words: list[Token] = []
    for token in tokens:
        if token.type == "STATION":
            line.indicator = "".join(filter(str.isalpha, token))
            line.serial = number_of(token)
        elif token.type == "WORD" and line.serial is None:
            words.append(token)
        elif token.type == "NUMBER" and line.serial is None and words:
            line.serial = number_of(token)
            line.post = folded(" ".join(words)).upper()


def _read_printed(tokens: Sequence[Token], line: PageLine) -> None:
    """Read the page in front; the count is of sections."""
    for token in tokens:
        if token.type == "PAGE":
            line.page = number_of(token)
        elif token.type == "COUNT":
            number, _, total = _count(token)
            line.section = Section(number=number, total=total)
        elif token.type == "TIME":
            line.transmitted = str(token)
        else:
            line.classification = class_of(token) or line.classification


def _words_behind(tokens: Sequence[Token]) -> int | None:
    """Return where words of the text begin behind what a printer puts on a page line.

    A caption may stand there with its number; less than two words are a mark of the printer's.
    """
    at = next((at for at, it in enumerate(tokens) if it.type in {"NUMBER", "STATION"}), len(tokens))
    at += 1
    while at < len(tokens):
        known = _known_behind(tokens, at)
        if not known:
            break
        at += known
    said = [token for token in tokens[at:] if token.type == "WORD"]
    return tokens[at].start_pos if len(said) >= _FEWEST_WORDS else None


def _known_behind(tokens: Sequence[Token], at: int) -> int:
    """Return how many tokens are the printer's: a count, a time, a class, a caption."""
    if tokens[at].type not in {"WORD", "NUMBER", "OTHER"}:
        return 1
    for end in range(min(at + _LONGEST_CAPTION, len(tokens)), at, -1):
        if tables.is_caption(" ".join(tokens[at:end])):
            return end - at
    return 0


def _read_network(tokens: Sequence[Token], line: PageLine) -> None:
    """Read the count of pages."""
    for token in tokens:
        if token.type == "COUNT" and line.page is None:
            line.page, line.subpage, line.total = _count(token)


def _count(token: Token) -> tuple[int, int | None, int]:
    """Return the three numbers of ``001.2 OF 004``; the second may lack."""
    number, _, total = token.upper().partition("OF")
    page, _, part = number.strip().partition(".")
    return int(page), int(part) if part else None, int(total)
