"""``html``: the document of ``markdown`` as a fragment of a page, with names for its parts."""

from __future__ import annotations

from cablegram._document.html import HTML
from cablegram._document.write import write_document
from cablegram._record import facts
from cablegram._styles.style import Options, Styled
from cablegram.cable import Cable

__all__ = ["write"]


def write(cable: Cable, options: Options) -> Styled:  # noqa: ARG001  a document has no options
    """Write a cable as html."""
    return Styled(write_document(facts(cable), HTML))
