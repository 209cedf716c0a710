"""One invented message in every carrier, and how a line of it looks there."""

from __future__ import annotations

from collections.abc import Callable
from difflib import SequenceMatcher

import attrs

import cablegram

__all__ = ["DRESSES", "MESSAGE", "Dress", "difference", "difference_of_lines", "facts"]

MESSAGE = """\
O P 041115Z MAR 09
FM AMEMBASSY OSLO
TO RUEHC/SECSTATE WASHDC IMMEDIATE 0102
INFO RUEHPE/AMEMBASSY LIMA 3310
RUEHBR/AMEMBASSY BRASILIA PRIORITY 8204
XMT AMEMBASSY QUITO

S E C R E T OSLO 000012

SIPDIS
NOFORN

STATE FOR EUR/NB
LIMA FOR THE DCM

E.O. 12958: DECL: 03/04/2019
TAGS: PREL, NO
SUBJECT: THE "HARBOUR"

REF: A. STATE 5
B. OSLO 7

Classified By: DCM Jane Doe for reasons 1.4 (b).

\u00b61. (S) Summary. The harbour is open.

The Quay
--------

\u00b62. (S) Ships came:

-- one from Lima,
-- one from Paris.

\u00b63. (C) They left, as said in paragraph 2
and in ref B.

Comment

\u00b64. (U) We wait.
HOLM
"""


@attrs.frozen
class Dress:
    """How a carrier writes a message."""

    #: writes a line of the message, its line end with it
    line: Callable[[str], str]
    front: str = ""
    back: str = ""
    #: what ends a line
    end: str = "\n"

    def put_on(self, text: str) -> str:
        """Return a message as its carrier has it."""
        lines = text.splitlines(keepends=True)
        return self.front + "".join(self.line(line) for line in lines) + self.back


def _markdown(line: str) -> str:
    line = line.replace("\u00b6", "[1](#)")
    for code in ("PREL", "NO", "PGOV"):
        line = line.replace(f" {code}", f" [{code}](#)") if line.startswith("TAGS") else line
    return line


def _page(line: str) -> str:
    if line.startswith("TAGS"):
        for code in ("PREL", "NO", "PGOV"):
            line = line.replace(f" {code}", f" <a href='/tag/{code}_0.html'>{code}</a>")
    return line.replace("\n", "&#x000A;")


def _record(line: str) -> str:
    return line.replace('"', '\\"')


DRESSES = {
    "LF": Dress(lambda line: line),
    "CRLF": Dress(lambda line: line.replace("\n", "\r\n"), end="\r\n"),
    "CR": Dress(lambda line: line.replace("\n", "\r"), end="\r"),
    "markdown": Dress(_markdown),
    "page": Dress(_page, "<code><pre>", "</pre></code>\n", "&#x000A;"),
    "csv": Dress(
        _record, '"1","3/4/2009 11:15","09OSLO12","Embassy Oslo","SECRET","","","', '"\n', "\n"
    ),
}


def difference(before: str, after: str, end: str = "\n") -> tuple[list[str], list[str]]:
    """Return the lines that went and the lines that came."""
    front = before[: before.find("O P ")] if "O P " in before[:200] else ""
    old, new = _lines(before, end), _lines(after, end)
    if new[0].startswith(front):
        old[0], new[0] = old[0].removeprefix(front), new[0].removeprefix(front)
    return difference_of_lines(old, new)


def difference_of_lines(old: list[str], new: list[str]) -> tuple[list[str], list[str]]:
    """Return the lines that went and the lines that came, of texts cut into lines."""
    went: list[str] = []
    came: list[str] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            went += old[a:b]
            came += new[c:d]
    return went, came


def _lines(text: str, end: str) -> list[str]:
    parts = text.split(end)
    return [*(part + end for part in parts[:-1]), parts[-1]]


def facts(cable: cablegram.Cable, *without: str) -> dict[str, object]:
    """Return the record without findings, and without some keys."""
    record = cablegram.to_dict(cable)
    return {key: record[key] for key in record if key not in {"diagnostics", *without}}
