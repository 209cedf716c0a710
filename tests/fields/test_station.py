"""Format line 3: calling station and filing time."""

from __future__ import annotations

import pytest

from cablegram._fields.station import read_station
from cablegram.values import FilingTime


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "DE RUEHMO #0302/01 0371608  \n",
            ("RUEHMO", 302, 1, FilingTime(day_of_year=37, time="16:08")),
        ),
        (
            "DE RUEHMO #0302 0371608\r\n",
            ("RUEHMO", 302, None, FilingTime(day_of_year=37, time="16:08")),
        ),
        ("DE RUEHMO 0371608", ("RUEHMO", None, None, FilingTime(day_of_year=37, time="16:08"))),
        (
            "DE RUHPSAB 123A 11/1215Z",
            ("RUHPSAB", 123, None, FilingTime(day_of_year=None, time="12:15")),
        ),
        ("DE RUHPSAB", ("RUHPSAB", None, None, None)),
        ("RUEHMO #0302", ("RUEHMO", 302, None, None)),
        ("", (None, None, None, None)),
    ],
)
def test_parts(
    text: str, expected: tuple[str | None, int | None, int | None, FilingTime | None]
) -> None:
    """Indicator, serial, section and filing time, each where it is written."""
    station = read_station(text)
    assert (station.indicator, station.serial, station.section, station.filed) == expected


@pytest.mark.parametrize("time", ["3670000", "0002359", "0372400", "0371260", "32/2460Z"])
def test_impossible_time(time: str) -> None:
    """A day or an hour that no calendar has is no filing time."""
    assert read_station(f"DE RUEHMO #0302/01 {time}").filed is None


def test_last_day_of_a_leap_year() -> None:
    """Day 366 exists, as midnight does."""
    assert read_station("DE RUEHMO #0302/01 3660000").filed == FilingTime(
        day_of_year=366, time="00:00"
    )
