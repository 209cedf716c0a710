"""``markdown``: a document for readers, ``grammar/document.lark``; every fact has a place in it."""

from __future__ import annotations

from cablegram._document.markdown import MARKDOWN
from cablegram._document.write import write_document
from cablegram._record import facts
from cablegram._styles.style import Options, Styled
from cablegram.cable import Cable

__all__ = ["write"]


def write(cable: Cable, options: Options) -> Styled:  # noqa: ARG001  a document has no options
    """Write a cable as a Markdown document."""
    return Styled(write_document(facts(cable), MARKDOWN), encoding="utf-8")
