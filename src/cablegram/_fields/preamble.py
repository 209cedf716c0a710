"""Format line 5: precedence, date-time group, operating signals."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from lark import Token, Tree

from cablegram._fields._reading import (
    MONTHS,
    field_tree,
    four_digits,
    precedence_of,
    signals_of,
    tokens_of,
)
from cablegram.values import DateTimeGroup, Preamble

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cablegram.values import Span

__all__ = ["group_of", "read_dtg", "read_preamble"]

_FIGURES = 6
_PARTS = frozenset({"ZONE", "MONTH", "YEAR", "MISTYPED"})
#: letters that stand for figures
_LETTERS = str.maketrans("OIl", "011")
_HOURS = 24
_MINUTES = 60
_LONGEST_MONTH = 31


def read_preamble(text: str) -> Preamble:
    """Read a preamble; a date-time group with impossible figures is ``None``.

    >>> line = read_preamble("O P 061608Z FEB 08 ZDK CTG #1234")
    >>> line.precedence, line.info_precedence, line.dtg.iso
    ('IMMEDIATE', 'PRIORITY', '2008-02-06T16:08:00Z')
    >>> line.operating_signals
    ['ZDK CTG #1234']
    >>> read_preamble("R311313Z").dtg.iso is None
    True
    """
    tree = field_tree("preamble", text)
    group = _group_in(tree)
    prosigns = [
        precedence_of(token.strip().replace("0", "O"))
        for token in tokens_of(tree)
        if token.type == "PROSIGN"
    ]
    if group is not None and (prosign := _prosign_on(group[0])):
        prosigns.append(precedence_of(prosign))
    return Preamble(
        precedence=prosigns[0] if prosigns else None,
        info_precedence=prosigns[1] if len(prosigns) > 1 else None,
        dtg=_date_time_group(group, text) if group else None,
        operating_signals=list(signals_of(tree)),
        text=text,
        span=(0, len(text)),
    )


def read_dtg(text: str) -> DateTimeGroup | None:
    """Read the first date-time group in ``text``; ``None`` if there is none.

    >>> read_dtg("061608Z FEB 08").iso
    '2008-02-06T16:08:00Z'
    >>> group = read_dtg("241549 Z JAN")
    >>> group.month, group.year, group.iso
    (1, None, None)
    >>> read_dtg("312561Z JAN 07") is None
    True
    """
    return read_preamble(text).dtg


def _group_in(tree: Tree[Token]) -> Sequence[Token] | None:
    for child in tree.children:
        if isinstance(child, Tree) and child.data == "dtg":
            return tokens_of(child)
    return None


def group_of(moment: datetime, text: str = "", span: Span = (0, 0)) -> DateTimeGroup:
    """Return the group of a moment in UTC."""
    return DateTimeGroup(
        day=moment.day,
        hour=moment.hour,
        minute=moment.minute,
        month=moment.month,
        year=moment.year,
        iso=moment.replace(tzinfo=None).isoformat() + "Z",
        text=text,
        span=span,
    )


def _date_time_group(tokens: Sequence[Token], text: str) -> DateTimeGroup | None:
    """Make the value of the tokens DATE_TIME, ZONE, MONTH, YEAR; all but the first may lack.

    A month with a letter wrong is one token with its year.
    """
    prosign = _prosign_on(tokens[0])
    digits = "".join(tokens[0].removeprefix(prosign).split()).translate(_LETTERS)
    day, hour, minute = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    if not 1 <= day <= _LONGEST_MONTH or hour >= _HOURS or minute >= _MINUTES:
        return None
    parts = {token.type: token for token in tokens if token.type in _PARTS}
    month, year = _month_and_year(parts)
    group = DateTimeGroup(
        day=day,
        hour=hour,
        minute=minute,
        zone=parts["ZONE"].strip()[:1].upper() if "ZONE" in parts else "",
        month=month,
        year=year,
    )
    start = (tokens[0].start_pos or 0) + len(prosign)
    end = max(token.end_pos or 0 for token in (tokens[0], *parts.values()))
    group.text, group.span = text[start:end], (start, end)
    group.iso = _iso(group)
    return group


def _prosign_on(figures: str) -> str:
    """Return the prosign that stands on a group; an O among six figures is a zero.

    >>> _prosign_on("R311313"), _prosign_on("O61608"), _prosign_on("O061608")
    ('R', '', 'O')
    """
    return figures[0] if len("".join(figures.split())) > _FIGURES else ""


def _month_and_year(parts: dict[str, Token]) -> tuple[int | None, int | None]:
    if "MISTYPED" in parts:
        written = parts["MISTYPED"].strip()
        month = _nearest(written[:3].upper())
        return month, _year(written[3:].strip()) if month else None
    if "MONTH" not in parts:
        return None, None
    month = MONTHS.index(parts["MONTH"].strip()[:3].upper()) + 1
    return month, _year(parts["YEAR"].strip()) if "YEAR" in parts else None


def _nearest(name: str) -> int | None:
    """Return the only month that differs in one letter, or in the order of its letters.

    >>> _nearest("FEV"), _nearest("JNA"), _nearest("JUB"), _nearest("THE")
    (2, 1, None, None)
    """
    near = [
        number
        for number, month in enumerate(MONTHS, 1)
        if sum(one != other for one, other in zip(name, month, strict=True)) == 1
        or sorted(name) == sorted(month)
    ]
    return near[0] if len(near) == 1 else None


def _year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) > 2 else four_digits(year)  # noqa: PLR2004 - two digits


def _iso(group: DateTimeGroup) -> str | None:
    """Return the moment in UTC; zone letters are hours from it (ACP 121)."""
    hours = _zone_hours(group.zone)
    if hours is None or group.month is None or group.year is None:
        return None
    try:
        local = datetime(group.year, group.month, group.day, group.hour, group.minute)  # noqa: DTZ001
        return f"{(local - timedelta(hours=hours)).isoformat()}Z"
    except (ValueError, OverflowError):
        return None


def _zone_hours(letter: str) -> int | None:
    """Return hours ahead of UTC: A to M (without J) count east, N to Y west, Z is none."""
    if letter == "Z":
        return 0
    east, west = "ABCDEFGHIKLM".find(letter), "NOPQRSTUVWXY".find(letter)
    if not letter or (east < 0 and west < 0):
        return None
    return east + 1 if east >= 0 else -(west + 1)
