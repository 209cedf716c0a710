"""A line for each cable: date, number, sender, subject."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

from cablegram._cli.output import printable

__all__ = ["brief"]

_NOTHING = "-"
#: columns of number and sender: the longest of most cables; what is longer pushes the rest
_NUMBER, _FROM = 16, 26


def brief(record: dict[str, Any]) -> str:
    """Return the line of a record, cut to the width of the terminal where there is one.

    A cable without number is called by the name of its file.
    """
    day = (record["dtg"] or "")[:10] or f"{_NOTHING:<10}"
    number = record["mrn"] or f"({Path(record['source']).name})"
    sender = record["origin"] or record["post"] or _NOTHING
    subject = record["subject"] or _NOTHING
    line = printable_columns(day, number, sender, subject)
    if not sys.stdout.isatty():
        return line
    return line[: shutil.get_terminal_size().columns - 1]


def printable_columns(day: str, number: str, sender: str, subject: str) -> str:
    """Return the columns side by side.

    >>> printable_columns("2008-02-06", "08LIMA302", "AMEMBASSY LIMA", "RAIN")
    '2008-02-06  08LIMA302         AMEMBASSY LIMA              RAIN'
    """
    cells = (f"{printable(number):<{_NUMBER}}", f"{printable(sender):<{_FROM}}")
    return "  ".join([day, *cells, printable(subject)])
