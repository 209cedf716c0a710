"""Dates as a reader writes them. Not the calendar module's names: those follow the locale."""

from __future__ import annotations

import datetime as dt
from typing import Final

__all__ = ["MONTHS", "date_in_words", "day_in_words", "moment_in_words"]

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day_in_words(day: dt.date) -> str:
    """Return a day as a reader writes it.

    >>> day_in_words(dt.date(2018, 2, 6))
    '6 February 2018'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def moment_in_words(moment: dt.datetime) -> str:
    """Return a moment of UTC as a reader writes it; seconds only where there are some.

    >>> moment_in_words(dt.datetime(2008, 2, 6, 16, 8, tzinfo=dt.UTC))
    '6 February 2008, 16:08 UTC'
    """
    time = f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"
    return f"{day_in_words(moment)}, {time} UTC"


def date_in_words(text: str) -> str | None:
    """Return a date of the record in words; ``None`` for what is not written as the record does.

    >>> date_in_words("2008-02-06T16:08:00Z"), date_in_words("2018-02-06")
    ('6 February 2008, 16:08 UTC', '6 February 2018')
    >>> date_in_words("2008-2-6") is None
    True
    """
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return None
    if f"{moment.isoformat()}" == f"{text.removesuffix('Z')}+00:00" and text.endswith("Z"):
        return moment_in_words(moment)
    return day_in_words(moment) if moment.date().isoformat() == text else None
