"""A whole page around a document: what a browser needs to show it, and a style sheet.

The page holds all it needs. It has no script, and asks the network for nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from cablegram._document.html import HTML
from cablegram._document.write import write_document
from cablegram._parse import DOCUMENT_SIGN

__all__ = ["PAGE_SIGN", "is_page", "page_title", "write_page"]

#: the first line of a page, and of no other text
PAGE_SIGN: Final = f"<!doctype html>{DOCUMENT_SIGN}"
_END: Final = "</body>\n</html>\n"
_NAMELESS: Final = "Cable"
#: html has no character for a NUL, controls and half of a pair; in a title they are of no use
_NAMES: Final = {
    **dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)], " "),
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
}


def write_page(record: Mapping[str, Any]) -> str:
    """Return the page of a record."""
    return "".join([_lead(page_title(record)), write_document(record, HTML), _END])


def is_page(text: str) -> bool:
    """Tell a page of ours, by its first line."""
    return text.removeprefix("\ufeff").startswith(PAGE_SIGN)


def page_title(record: Mapping[str, Any]) -> str:
    """Return the title: number and subject of the message, as far as it has them.

    >>> page_title({"mrn": "08LIMA5", "subject": "RAIN & SNOW"})
    '<title>08LIMA5: RAIN &amp; SNOW</title>'
    """
    words = [" ".join(part.translate(_NAMES).split()) for part in _named(record)]
    return f"<title>{': '.join(filter(None, words)) or _NAMELESS}</title>"


def _named(record: Mapping[str, Any]) -> list[str]:
    return [record[key] for key in ("mrn", "subject") if record[key]]


def _lead(title: str) -> str:
    """Return what stands in front of the article."""
    return (
        f"{PAGE_SIGN}\n"
        '<html lang="en">\n'
        "<head>\n"
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{title}\n"
        f"<style>\n{_style_sheet()}</style>\n"
        "</head>\n"
        "<body>\n"
    )


@cache
def _style_sheet() -> str:
    """Return ``page.css``."""
    return (files("cablegram._document") / "page.css").read_text(encoding="utf-8")
