"""Rows of SMART prints: label and parts; addressees with the city first, message numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from cablegram._fields._reading import field_tree, folded, four_digits, precedence_of, tokens_of
from cablegram._fields.subject import read_subject
from cablegram.values import Addressee, Subject

if TYPE_CHECKING:
    from lark import Token

__all__ = ["Part", "Row", "read_number", "read_row", "row_addressees", "row_subject"]

#: what a row says that has nothing to say
_NOTHING = frozenset(
    {"", "N/A", "NA", "NONE", "UNKNOWN", "NO ACTION ADDRESSEE", "NO INFO ADDRESSEE"}
)
#: MRN: year, post, number
_SHORTEST = 2
_DIGITS_OF_YEAR = (2, 4)
_MOST_DIGITS = 8


@attrs.define
class Part:
    """What stands between two breaks or semicolons of a row, blanks folded."""

    text: str
    #: upper case; ``None`` if it names none
    precedence: str | None
    span: tuple[int, int]


@attrs.define
class Row:
    """A row: its label in capitals, without points, and its parts."""

    label: str
    parts: list[Part]

    @property
    def text(self) -> str:
        """All parts on one line."""
        return " ".join(part.text for part in self.parts)

    @property
    def span(self) -> tuple[int, int]:
        """From the first word to the last."""
        return (self.parts[0].span[0], self.parts[-1].span[1]) if self.parts else (0, 0)


def read_row(text: str) -> Row:
    """Read a row of a table, or a bold line, with the lines it goes on over.

    >>> row = read_row("| **Drafted By:** | POL:Doe, Jane<br>EXEC:Roe, Richard |")
    >>> row.label, [part.text for part in row.parts]
    ('DRAFTED BY', ['POL:Doe, Jane', 'EXEC:Roe, Richard'])
    """
    label = ""
    runs: list[list[Token]] = [[]]
    for token in tokens_of(field_tree("smart", text)):
        if token.type == "LABEL":
            label = token
        elif token.type in {"SEMICOLON", "BREAK", "LINE_END"}:
            runs.append([])
        elif token.type != "MARK":
            runs[-1].append(token)
    parts = [part for run in runs if (part := _part(run)) is not None]
    said = [part for part in parts if part.precedence or part.text.upper() not in _NOTHING]
    return Row(_label(label), said)


def _label(text: str) -> str:
    return folded(letter for letter in text.upper() if letter.isalpha() or letter in "/ ")


def _part(run: list[Token]) -> Part | None:
    words = [token for token in run if token.type != "SPACE"]
    if not words:
        return None
    precedence = None
    if words[-1].type == "PRECEDENCE" and len(words) > 1:
        precedence = precedence_of(words[-1].strip("*").upper())
        run = run[: run.index(words[-1])]
    start, end = words[0].start_pos or 0, words[-1].end_pos or 0
    return Part(folded(run), precedence, (start, end))


def row_addressees(row: Row) -> list[Addressee]:
    """Return the addressees of a row; the print names the city first.

    >>> one, two = row_addressees(read_row("Action: WASHDC, SECSTATE *Routine*; CIA WASHINGTON DC"))
    >>> one.name, one.precedence, two.name, two.precedence
    ('SECSTATE WASHDC', 'ROUTINE', 'CIA WASHINGTON DC', None)
    """
    found = []
    for part in row.parts:
        city, comma, office = part.text.rpartition(",")
        name = f"{office.strip()} {city.strip()}" if comma and office.strip() else part.text
        found.append(
            Addressee(
                name=name.strip(" ,"), precedence=part.precedence, text=part.text, span=part.span
            )
        )
    return found


def row_subject(row: Row, text: str) -> Subject | None:
    """Return the subject of a row, its portion mark apart.

    >>> text = "| **Subject:** | (U) Weekly Harbour Report |"
    >>> subject = row_subject(read_row(text), text)
    >>> subject.subject, subject.portion
    ('Weekly Harbour Report', 'U')
    """
    if not row.parts:
        return None
    start, end = row.span
    subject = read_subject(f"SUBJECT: {row.text}")
    subject.text, subject.span = text[start:end], (start, end)
    return subject


def read_number(row: Row) -> tuple[int | None, str | None, int | None]:
    """Return year, post and number of a message reference number.

    >>> read_number(read_row("**MRN:** 23 MEXICO 2544"))
    (2023, 'MEXICO', 2544)
    """
    words = row.text.split()
    if len(words) < _SHORTEST or not _is_number(words[-1]):
        return None, None, None
    year = None
    if _is_number(words[0]) and len(words[0]) in _DIGITS_OF_YEAR:
        # SMART began in 2009; its archive of older cables reaches back to the 1970s.
        year = four_digits(int(words.pop(0)) % 100)
    return year, " ".join(words[:-1]).upper() or None, int(words[-1])


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) <= _MOST_DIGITS
