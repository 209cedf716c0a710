"""What a form of documents has to say: how each line looks."""

from __future__ import annotations

from typing import Final, Protocol

from cablegram._document.rows import Row

__all__ = ["EMPTY", "LineForm"]

#: a text of no length; ``EMPTY`` of the grammar
EMPTY: Final = "<!-- empty -->"


class LineForm(Protocol):
    """How lines look. Each method gives whole lines, with the empty line that follows a block."""

    sign: str
    end: str
    #: between two blocks
    gap: str
    title_start: str
    title_end: str
    rows_end: str
    #: around what machines and archives wanted to know
    tail_start: str
    tail_end: str
    points_start: str
    points_end: str
    section_start: str
    section_end: str
    signatures_start: str
    signatures_end: str

    def rows_start(self, columns: tuple[str, ...]) -> str:
        """Return what opens a table of fields; ``columns`` stand above the cells of a list."""

    def title(self, portion: str | None, subject: str | None) -> str:
        """Return the subject with its portion mark."""

    def row(self, row: Row, cells: list[str | list[str] | None]) -> str:
        """Return a field."""

    def heading(self, text: str) -> str:
        """Return a heading of the body."""

    def paragraph(self, number: int | None, portion: str | None, text: str) -> str:
        """Return a paragraph, its points left out."""

    def point(self, text: str) -> str:
        """Return a point under a paragraph."""

    def note(self, text: str) -> str:
        """Return text of others."""

    def table(self, text: str) -> str:
        """Return a table."""

    def signed(self, name: str) -> str:
        """Return who signed."""
