"""Carriers: what a message was put into, taken off before it is read and kept in the tree.

Plain text, Markdown and the National Archives' records are their own text. A page of the site,
a record of ``cables.csv`` and the html that cablegram writes have line ends, quotes and links in
their own way; each has a small grammar, ``grammar/carriers/*.lark``.
"""

from __future__ import annotations

from cablegram._carriers import article, page, record
from cablegram._carriers.carried import Carried
from cablegram._carriers.stream import names_columns
from cablegram._parse import is_document

__all__ = ["Carried", "escape", "unwrap"]


def unwrap(text: str) -> Carried | None:
    r"""Return what a page or a csv record carries, or ``None`` if the text carries itself.

    >>> unwrap("UNCLAS LA PAZ 2080\n") is None
    True
    >>> unwrap("<code><pre>UNCLAS LA PAZ 2080&#x000A;BT</pre></code>").text
    'UNCLAS LA PAZ 2080\nBT'
    """
    first = text.removeprefix("\ufeff").lstrip()[:1]
    if first == "<" and not is_document(text):
        return article.read_article(text) or page.read_page(text)
    if first == '"' or names_columns(text):
        return record.read_record(text)
    return None


def escape(carrier: str, text: str) -> str:
    r"""Write text of a message as the carrier writes it; others than these two leave it alone.

    >>> escape("html", "SIPDIS\r\nNOFORN"), escape("csv", 'the "bread"')
    ('SIPDIS&#x000A;NOFORN', 'the \\"bread\\"')
    """
    if carrier == "html":
        lines = text.replace("\r\n", "\n").replace("\r", "\n")
        return lines.replace("\n", "&#x000A;")
    if carrier == "csv":
        return text.replace("\\", "\\\\").replace('"', '\\"').replace("'", "\\'")
    return text
