"""Read one table of the package; every cell is a string, an empty cell is ``""``."""

from __future__ import annotations

import csv
from importlib.resources import files

__all__ = ["fold", "load", "parts", "squeeze"]


def load(name: str) -> list[dict[str, str]]:
    """Return the rows of ``data/NAME.csv`` as dictionaries by column."""
    source = files("cablegram.tables") / "data" / f"{name}.csv"
    return list(csv.DictReader(source.read_text(encoding="utf-8").splitlines()))


def parts(cell: str) -> tuple[str, ...]:
    """Take apart a cell that holds several values, joined by a vertical bar."""
    return tuple(cell.split("|")) if cell else ()


def fold(text: str) -> str:
    """Return ``text`` in upper case with single blanks, the form in which words are compared."""
    return " ".join(text.upper().split())


def squeeze(text: str) -> str:
    """Return only the letters and digits, in upper case: ``N'Djamena`` is ``NDJAMENA``."""
    return "".join(filter(str.isalnum, text.upper()))
