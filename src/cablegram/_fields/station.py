"""Format line 3: the calling station, its serial number, the filing time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablegram._fields._reading import field_tree, number_of, tokens_of
from cablegram.values import FilingTime, Station

if TYPE_CHECKING:
    from lark import Token

__all__ = ["read_station"]

_DAYS_OF_LEAP_YEAR = 366
_HOURS = 24
_MINUTES = 60


def read_station(text: str) -> Station:
    """Read the line that begins with ``DE``; the first of each kind of thing counts.

    >>> station = read_station("DE RUEHMO #0302/01 0371608")
    >>> station.indicator, station.serial, station.section
    ('RUEHMO', 302, 1)
    >>> station.filed
    FilingTime(day_of_year=37, time='16:08')

    The form of ACP 127 has the day of the month, which is no day of the year:

    >>> read_station("DE RUHPSAB 123A 11/1215Z").filed
    FilingTime(day_of_year=None, time='12:15')
    """
    found: dict[str, Token] = {}
    for token in tokens_of(field_tree("station", text)):
        found.setdefault(token.type, token)
    return Station(
        indicator=str(found["INDICATOR"]) if "INDICATOR" in found else None,
        serial=number_of(found["SERIAL"]) if "SERIAL" in found else None,
        section=number_of(found["SECTION"]) if "SECTION" in found else None,
        filed=_filed(found),
        text=text,
        span=(0, len(text)),
    )


def _filed(found: dict[str, Token]) -> FilingTime | None:
    if "JULIAN" in found:
        written = found["JULIAN"]
        day = int(written[:3])
        time = _time(written[3:])
        return FilingTime(day_of_year=day, time=time) if _is_day(day) and time else None
    if "CLOCK" in found:
        time = _time(found["CLOCK"][3:7])
        return FilingTime(time=time) if time else None
    return None


def _is_day(day: int) -> bool:
    return 1 <= day <= _DAYS_OF_LEAP_YEAR


def _time(digits: str) -> str | None:
    """Return ``HH:MM``, or ``None`` for what no clock shows."""
    if int(digits[:2]) < _HOURS and int(digits[2:]) < _MINUTES:
        return f"{digits[:2]}:{digits[2:]}"
    return None
