"""Values of a search: dates and their ends, message reference numbers, whole numbers."""

from __future__ import annotations

import datetime as dt

from lark import Token, Tree, UnexpectedInput

from cablegram import tables
from cablegram._grammar import search_parser
from cablegram._search.syntax import Range, Word

__all__ = ["days", "moments", "number_of", "numbers"]

#: what fits the whole numbers of a table
_LARGEST = 1 << 62
#: every whole number of so many digits is below it
_DIGITS = 18
_UNITS = ("year", "month", "day", "hour", "minute")


def moments(value: Word | Range) -> tuple[str | None, str | None]:
    """Return the moment at which a date or range begins, and the one behind its end.

    Raises:
        ValueError: it is no date.
    """
    low, high = _span(value)
    return _moment(low), _moment(high)


def days(value: Word | Range) -> tuple[str | None, str | None]:
    """Return the first day of a date or range, and the day behind its last; errors as above."""
    low, high = _span(value)
    if high and high.time() != dt.time():
        high = _behind(dt.datetime.combine(high, dt.time()), "day")
    return (low.date().isoformat() if low else None, high.date().isoformat() if high else None)


def _moment(value: dt.datetime | None) -> str | None:
    return f"{value.isoformat()}Z" if value else None


def _span(value: Word | Range) -> tuple[dt.datetime | None, dt.datetime | None]:
    if isinstance(value, Word):
        return _date(value.text)
    low = _date(value.low.text)[0] if value.low else None
    high = _date(value.high.text)[1] if value.high else None
    if value.low and value.high and high and low and low >= high:
        raise ValueError(f"{value.low.text} is behind {value.high.text}")
    return low, high


def _date(text: str) -> tuple[dt.datetime, dt.datetime | None]:
    """Return the beginning of a date, and of what follows it; without time zone, that is UTC."""
    try:
        tree = search_parser("date").parse(text.strip())
    except UnexpectedInput:
        message = f"{text!r} is no date: 2008, 2008-01, 2008-01-15 and 2008-01-15T16:08 are dates"
        raise ValueError(message) from None
    parts = [part for part in tree.children if isinstance(part, Tree)]
    found = {str(part.data): int(str(part.children[0])) for part in parts}
    try:
        low = dt.datetime(**{"month": 1, "day": 1, **found})  # type: ignore[arg-type]  # noqa: DTZ001  UTC
    except ValueError:
        raise ValueError(f"there is no date {text}") from None
    return low, _behind(low, max(found, key=_UNITS.index))


def _behind(low: dt.datetime, unit: str) -> dt.datetime | None:
    """Return the beginning of the next year, month ...; ``None`` behind the last year of all."""
    try:
        if unit == "year":
            return low.replace(year=low.year + 1)
        if unit == "month":
            return (low + dt.timedelta(days=31)).replace(day=1)
        return low + dt.timedelta(
            days=unit == "day", minutes=unit == "minute", hours=unit == "hour"
        )
    except (OverflowError, ValueError):
        return None


def numbers(value: Word | Range) -> tuple[int | None, int | None]:
    """Return the first whole number of a range, and the one behind its last.

    Raises:
        ValueError: it is no whole number.
    """
    if isinstance(value, Word):
        number = _whole(value.text)
        return number, number + 1
    low = _whole(value.low.text) if value.low else None
    high = _whole(value.high.text) + 1 if value.high else None
    if value.low and value.high and low is not None and high is not None and low >= high:
        raise ValueError(f"{value.low.text} is more than {value.high.text}")
    return low, high


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise ValueError(f"{text!r} is no whole number")
    digits = text.lstrip("0") or "0"
    return int(digits) if len(digits) <= _DIGITS else _LARGEST


def number_of(text: str) -> str | None:
    """Return a message reference number as records have it; ``None`` for other texts.

    >>> number_of("08 New Delhi 000302"), number_of("08SECSTATE5"), number_of("MOSCOW 235")
    ('08NEWDELHI302', '08STATE5', None)
    """
    try:
        tree = search_parser("number").parse(text.strip())
    except UnexpectedInput:
        return None
    year, post, serial = [str(it) for it in tree.children if isinstance(it, Token)]
    return tables.mrn(int(year), post, int(serial[:18]))
