"""Precedence, classification, and the executive orders behind a classification."""

from __future__ import annotations

import datetime as dt
from functools import cache

import attrs

from cablegram.tables._load import fold, load, parts, squeeze

__all__ = [
    "Classification",
    "ExecutiveOrder",
    "Precedence",
    "classification",
    "executive_order",
    "precedence",
]


@attrs.frozen(kw_only=True)
class Precedence:
    """How fast a message goes (ACP 127, paragraphs 150 to 152)."""

    name: str
    #: ``O``; ``None`` for NIACT IMMEDIATE, which has no prosign of its own
    prosign: str | None = None
    #: ``OO``, as format line 2 has it
    digraph: str | None = None
    #: 0 for ROUTINE to 4 for FLASH
    rank: int = 0


@attrs.frozen(kw_only=True)
class Classification:
    """A level of classification."""

    name: str
    #: 0 for UNCLASSIFIED to 4 for TOP SECRET
    rank: int
    #: the letter that format line 4 gives five times; ``None`` if it has none
    zny_letter: str | None = None
    #: other words and letters that mean it
    forms: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class ExecutiveOrder:
    """An order on classification."""

    number: str
    signed: dt.date
    #: first day on which it held
    effective: dt.date
    #: first day on which it held no more; ``None`` if it still holds
    superseded: dt.date | None = None
    #: the longest term it gives, in years; ``None`` if it names none
    longest_years: int | None = None
    #: wrong numbers that stand for it
    misprints: tuple[str, ...] = ()


def precedence(text: str) -> Precedence | None:
    """Find a precedence by prosign, doubled prosign or word.

    >>> precedence("O").name, precedence("PP").name, precedence("niact  immediate").rank
    ('IMMEDIATE', 'PRIORITY', 3)
    """
    return _precedences().get(fold(text))


def classification(text: str) -> Classification | None:
    """Find a classification by its word, spaced or not, its letter, or its group in line 4.

    >>> classification("C O N F I D E N T I A L").name, classification("UNCLAS").name
    ('CONFIDENTIAL', 'UNCLASSIFIED')
    >>> classification("SSSSS").name, classification("E").name, classification("SBU").rank
    ('SECRET', 'UNCLASSIFIED', 0)
    >>> classification("COSMIC") is None
    True
    """
    key = squeeze(text)
    if key and key == key[0] * 5:
        key = key[0]
    return _classifications().get(key)


def executive_order(number: str) -> ExecutiveOrder | None:
    """Find an order by its number; numbers known to be typed wrong lead to the right one.

    >>> executive_order("12958").effective.year, executive_order("12598").number
    (1995, '12958')
    """
    return _executive_orders().get(squeeze(number))


@cache
def _precedences() -> dict[str, Precedence]:
    found = {}
    for row in load("precedences"):
        entry = Precedence(
            name=row["name"],
            prosign=row["prosign"] or None,
            digraph=row["digraph"] or None,
            rank=int(row["rank"]),
        )
        keys = (row["name"], row["prosign"], row["digraph"], *parts(row["words"]))
        found.update({key: entry for key in keys if key})
    return found


@cache
def _classifications() -> dict[str, Classification]:
    found = {}
    for row in load("classifications"):
        entry = Classification(
            name=row["name"],
            rank=int(row["rank"]),
            zny_letter=row["zny_letter"] or None,
            forms=parts(row["forms"]),
        )
        found.update({squeeze(key): entry for key in (entry.name, *entry.forms)})
    return found


@cache
def _executive_orders() -> dict[str, ExecutiveOrder]:
    found = {}
    for row in load("executive_orders"):
        entry = ExecutiveOrder(
            number=row["number"],
            signed=dt.date.fromisoformat(row["signed"]),
            effective=dt.date.fromisoformat(row["effective"]),
            superseded=_date(row["superseded"]),
            longest_years=int(row["longest_years"]) if row["longest_years"] else None,
            misprints=parts(row["misprints"]),
        )
        found.update(dict.fromkeys((entry.number, *entry.misprints), entry))
    return found


def _date(cell: str) -> dt.date | None:
    return dt.date.fromisoformat(cell) if cell else None
