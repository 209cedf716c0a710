"""How the lines of a document look in Markdown, and how text is escaped for it.

CommonMark 2.4 lets a backslash stand in front of any ASCII punctuation; 2.5 has references to
characters by number. So any text can be written on one line, and read back as it was.
"""

from __future__ import annotations

from typing import Final

from cablegram._document.form import EMPTY, LineForm
from cablegram._document.rows import Row
from cablegram._parse import DOCUMENT_SIGN

__all__ = ["MARKDOWN", "Markdown"]

#: what begins something in the middle of a line: emphasis, code, links, tags, references, cells,
#: and for Pandoc mathematics, citations and attributes
_SIGNS: Final = "\\`*_[]<>&#|~$^@{}"
#: what a line or list would begin with
_STARTS: Final = frozenset("-+:=(%")
_ROMAN: Final = frozenset("ivxlcdmIVXLCDM")


def _references() -> dict[int, str]:
    """Return what is written as a reference: controls, line ends of other standards, surrogates."""
    numbers = [*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF, *range(0xD800, 0xE000)]
    return {number: f"&#{number};" for number in numbers}


REFERENCES: Final = _references()
_ESCAPES: Final = {**REFERENCES, ord("\n"): "<br>", **{ord(sign): f"\\{sign}" for sign in _SIGNS}}
_ENTRY: Final = {**_ESCAPES, ord(","): "\\,"}


class Markdown(LineForm):
    """Lines of Markdown."""

    sign = f"{DOCUMENT_SIGN}\n\n"
    end = ""
    gap = "\n\n"
    title_start = ""
    title_end = "\n"
    rows_end = "\n"
    tail_start = ""
    tail_end = ""
    points_start = ""
    points_end = "\n"
    section_start = ""
    section_end = ""
    signatures_start = ""
    signatures_end = ""

    def rows_start(self, columns: tuple[str, ...]) -> str:
        """Return the names of the columns, and the line under them."""
        names = ["Field", *(columns or ["Value"])]
        return f"{_row(names)}{_row(['---'] * len(names))}"

    def title(self, portion: str | None, subject: str | None) -> str:
        """``# GOR OUTLOOK ON KOSOVO``."""
        return _line("#", _mark(None, portion), _words(subject))

    def row(self, row: Row, cells: list[str | list[str] | None]) -> str:
        """``| Tags | PREL, EU |``."""
        return _row([_words(row.label), *map(_cell, cells)])

    def heading(self, text: str) -> str:
        """``## The Crisis``."""
        return f"## {_words(text)}\n\n"

    def paragraph(self, number: int | None, portion: str | None, text: str) -> str:
        """``**5. (C)** Text``."""
        mark = _mark(number, portion)
        words = _words(text) if mark and text else "" if mark else _first_words(text)
        return _line(mark, words) + "\n"

    def point(self, text: str) -> str:
        """``- Belgrade would block transportation``."""
        return f"- {_first_words(text)}\n"

    def note(self, text: str) -> str:
        """``> NAVADMIN 038/24``."""
        return f"> {_first_words(text)}\n\n"

    def table(self, text: str) -> str:
        """Return the lines between two fences."""
        lines = [f"{fenced(line)}\n" for line in text.split("\n")]
        return f"```\n{''.join(lines)}```\n\n"

    def signed(self, name: str) -> str:
        """``*Signed:* BURNS``."""
        return f"*Signed:* {_words(name)}\n\n"


MARKDOWN: Final = Markdown()


def fenced(line: str) -> str:
    r"""Return a line of a table as it stands between fences: as it is, or behind a backslash.

    >>> fenced("WHEAT   1160"), fenced("```"), fenced("a\rb")
    ('WHEAT   1160', '\\\\`\\`\\`', '\\a&#13;b')
    """
    is_odd = "\r" in line or any("\ud800" <= character <= "\udfff" for character in line)
    escaped = is_fence(line) or is_odd or line.startswith("\\")
    return f"\\{_first_words(line)}" if escaped else line


def is_fence(line: str) -> bool:
    """Tell a line of a table that would end it."""
    return line.lstrip(" ").startswith("```")


def edged(text: str, escaped: str) -> str:
    """Write blanks at the ends of a text as references, for a reader would leave them out."""
    first = len(text) - len(text.lstrip(" "))
    last = len(text) - len(text.rstrip(" "))
    if first == len(text):
        return "&#32;" * first
    inner = escaped[first : len(escaped) - last]
    return f"{'&#32;' * first}{inner}{'&#32;' * last}"


def _words(text: str | None, escapes: dict[int, str] = _ESCAPES) -> str:
    if text is None:
        return ""
    return edged(text, text.translate(escapes)) if text else EMPTY


def _first_words(text: str) -> str:
    """Return words for the head of a line, where a dash or a number would begin a list."""
    words = _words(text)
    if text[:1] in _STARTS:
        return f"\\{words}"
    count = len(text) - len(text.lstrip("0123456789"))
    if not count and (text[:1].isalpha() or text[:1] in _ROMAN):
        count = max(1, len(text) - len(text.lstrip("".join(_ROMAN))))
    if count and text[count : count + 1] in {".", ")"} and text[count + 1 : count + 2] in {"", " "}:
        return f"{words[:count]}\\{words[count:]}"
    return words


def _cell(value: str | list[str] | None) -> str:
    if isinstance(value, list):
        return ", ".join(_words(entry, _ENTRY) for entry in value)
    return _words(value)


def _row(cells: list[str]) -> str:
    return f"|{''.join(f' {cell} |' if cell else ' |' for cell in cells)}\n"


def _mark(number: int | None, portion: str | None) -> str:
    if number is None and portion is None:
        return ""
    parts = [] if number is None else [f"{number}."]
    if portion is not None:
        parts.append(f"({portion.translate(_ESCAPES)})")
    return f"**{' '.join(parts)}**"


def _line(*parts: str) -> str:
    return " ".join(part for part in parts if part) + "\n"
