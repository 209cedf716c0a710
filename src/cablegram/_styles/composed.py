"""Where the lines of a cable do not fit a style, its text is made anew from the record."""

from __future__ import annotations

from collections.abc import Callable

from cablegram import nodes
from cablegram._compose import write_plain
from cablegram._document.cable import DocumentCable
from cablegram._read import read_cable
from cablegram._record import facts
from cablegram._styles.style import Styled, unknown_lines
from cablegram.cable import Cable
from cablegram.findings import note

__all__ = ["lines_or_record"]


def lines_or_record(cable: Cable, write: Callable[[Cable], Styled]) -> Styled:
    """Write a cable by its lines; from its record where they belong to another kind of text.

    That is a transcription in Markdown, and a document of our own; and a text whose lines a style
    has to leave alone. From then on the new text has lines like any other.
    """
    by_lines = None if _is_foreign(cable) else write(cable)
    if by_lines is not None and not _is_left(by_lines):
        return by_lines
    composed = read_cable(write_plain(cable))
    if facts(composed) == facts(cable) and not unknown_lines(composed):
        styled = write(composed)
        if not _is_left(styled):
            said = "made anew from the record: the lines of the text belong to another style"
            return Styled(styled.text, [*styled.findings, note("style-composed", said, (0, 0))])
    return by_lines or write(cable)


def _is_foreign(cable: Cable) -> bool:
    """Tell a document, which is another class of cables, and rows of SMART in bold or a table."""
    rows = cable.tree.find(nodes.SmartRow)
    return isinstance(cable, DocumentCable) or any(
        "**" in row.value or "|" in row.value for row in rows
    )


def _is_left(styled: Styled) -> bool:
    return any(finding.code == "style-mend" for finding in styled.findings)
