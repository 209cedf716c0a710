"""How the lines of a document look in html: an article with names for its parts.

Attributes hold no words of the cable, but for dates in figures; so nothing in it can leave its
place. What tags and names stand for is in ``grammar/carriers/article.lark``; ``page`` puts a page
around it.
"""

from __future__ import annotations

from html import escape
from typing import Final

from cablegram import tables
from cablegram._dates import date_in_words
from cablegram._document.form import EMPTY, LineForm
from cablegram._document.markdown import edged, is_fence
from cablegram._document.rows import Row

__all__ = ["HTML", "Html"]

_NAMES: Final = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
#: controls and surrogates; html gives 128 to 159 another meaning, so these stay as they are
_NUMBERS: Final = {
    number: f"&#{number};" for number in [*range(0x20), 0x7F, *range(0xD800, 0xE000)]
}
#: what a line of a table cannot hold
_ODD: Final = frozenset(map(chr, _NUMBERS)) - {"\t"}
#: a key of the record as a class
_CLASS_SIGNS: Final = str.maketrans("._", "--")
_ESCAPES: Final = {**_NUMBERS, **_NAMES, ord("\n"): "<br/>"}


class Html(LineForm):
    """Lines of html."""

    sign = '<article class="cable" lang="en">\n'
    end = "</article>\n"
    gap = "\n"
    title_start = '<header class="cable-header">\n'
    title_end = "</header>\n"
    rows_end = "</tbody>\n</table>\n"
    tail_start = '<section class="cable-tail">\n'
    tail_end = "</section>\n"
    points_start = '<ul class="cable-points">\n'
    points_end = "</ul>\n"
    section_start = '<section class="cable-section">\n'
    section_end = "</section>\n"
    signatures_start = '<footer class="cable-signature">\n'
    signatures_end = "</footer>\n"

    def rows_start(self, columns: tuple[str, ...]) -> str:
        """Return what opens a table; each row has its own name, and each column of a list."""
        if not columns:
            return '<table class="cable-fields">\n<tbody>\n'
        names = "".join([f'<th scope="col">{name}</th>' for name in ("Field", *columns)])
        head = f"<thead><tr>{names}</tr></thead>"
        return f'<table class="cable-entries">\n{head}\n<tbody>\n'

    def title(self, portion: str | None, subject: str | None) -> str:
        """``<h1 class="cable-subject">GOR OUTLOOK</h1>``."""
        words = _spaced(_mark(None, portion), _words(subject))
        return f'<h1 class="cable-subject">{words}</h1>\n'

    def row(self, row: Row, cells: list[str | list[str] | None]) -> str:
        """``<tr class="cable-mrn"><th scope="row">MRN</th><td>08MOSCOW302</td></tr>``."""
        missing = [None] * (len(row.columns) - len(cells))
        written = "".join([f"<td>{_cell(row, cell)}</td>" for cell in (*cells, *missing)])
        name = row.key.translate(_CLASS_SIGNS)
        return f'<tr class="cable-{name}"><th scope="row">{_words(row.label)}</th>{written}</tr>\n'

    def heading(self, text: str) -> str:
        """``<h2 class="cable-heading">The Crisis</h2>``."""
        return f'<h2 class="cable-heading">{_words(text)}</h2>\n'

    def paragraph(self, number: int | None, portion: str | None, text: str) -> str:
        """``<p class="cable-paragraph">...</p>`` with number and portion in spans."""
        mark = _mark(number, portion)
        words = _spaced(mark, _words(text) if text or not mark else "")
        return f'<p class="cable-paragraph">{words}</p>\n'

    def point(self, text: str) -> str:
        """``<li class="cable-point">...</li>``."""
        return f'<li class="cable-point">{_words(text)}</li>\n'

    def note(self, text: str) -> str:
        """``<aside class="cable-note"><p>...</p></aside>``."""
        return f'<aside class="cable-note"><p>{_words(text)}</p></aside>\n'

    def table(self, text: str) -> str:
        """Return lines in ``<pre>``; keys can scroll it, for it may be wider than the page."""
        lines = "\n".join(map(_table_line, text.split("\n")))
        opening = '<pre class="cable-table" tabindex="0" role="region" aria-label="Table">'
        return f"{opening}\n{lines}</pre>\n"

    def signed(self, name: str) -> str:
        """``<p class="cable-signed">BURNS</p>``."""
        return f'<p class="cable-signed">{_words(name)}</p>\n'


HTML: Final = Html()


def _words(text: str | None) -> str:
    if text is None:
        return ""
    return edged(text, text.translate(_ESCAPES)) if text else EMPTY


def _table_line(line: str) -> str:
    """Return a line of a table: as it is, or as words where ``<pre>`` cannot show it."""
    is_odd = is_fence(line) or line.startswith("\\") or any(map(_ODD.__contains__, line))
    if is_odd:
        return f'<code class="cable-line">{_words(line)}</code>'
    return line.translate(_NAMES)


def _cell(row: Row, value: str | list[str] | None) -> str:
    if not isinstance(value, list):
        date = date_in_words(value) if value and row.form == "date" else None
        return f'<time datetime="{value}">{date}</time>' if date else _words(value)
    if not value:
        return ""
    entries = "".join(f'<li class="cable-entry">{_entry(row, entry)}</li>' for entry in value)
    return f'<ul class="cable-list">{entries}</ul>'


def _entry(row: Row, entry: str) -> str:
    """Return an entry of a list; a code of TAGS has the title that the table of TAGS gives it."""
    known = tables.tag(entry) if row.key == "tags" else None
    if known is None or known.title is None:
        return _words(entry)
    return f'<abbr title="{escape(known.title)}">{_words(entry)}</abbr>'


def _mark(number: int | None, portion: str | None) -> str:
    parts = [] if number is None else [f'<span class="cable-number">{number}.</span>']
    if portion is not None:
        words = portion.translate(_ESCAPES)
        parts.append(f'<span class="cable-portion">({words})</span>')
    return " ".join(parts)


def _spaced(*parts: str) -> str:
    return " ".join(part for part in parts if part)
