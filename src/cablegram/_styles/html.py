"""``html``: the document of ``markdown`` as a page, or as an article for a page of another's."""

from __future__ import annotations

from cablegram._document.html import HTML
from cablegram._document.page import write_page
from cablegram._document.write import write_document
from cablegram._record import facts
from cablegram._styles.style import Options, Styled
from cablegram.cable import Cable

__all__ = ["write"]


def write(cable: Cable, options: Options) -> Styled:
    """Write a cable as html."""
    record = facts(cable)
    text = write_document(record, HTML) if options.fragment else write_page(record)
    return Styled(text, encoding="utf-8")
