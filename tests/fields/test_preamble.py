"""Format line 5: precedence, date-time group, operating signals."""

from __future__ import annotations

import pytest

from cablegram._fields.preamble import read_dtg, read_preamble
from cablegram.values import DateTimeGroup


def _group(text: str) -> DateTimeGroup:
    group = read_dtg(text)
    assert group is not None
    return group


@pytest.mark.parametrize(
    ("text", "precedence", "info_precedence", "iso"),
    [
        ("P 291417Z NOV 07  \n", "PRIORITY", None, "2007-11-29T14:17:00Z"),
        ("O P 061608Z FEB 08\r\n", "IMMEDIATE", "PRIORITY", "2008-02-06T16:08:00Z"),
        ("P 241549 Z JAN 74", "PRIORITY", None, "1974-01-24T15:49:00Z"),
        ("Z 010000Z JAN 2010", "FLASH", None, "2010-01-01T00:00:00Z"),
        ("291359Z Nov 00", None, None, "2000-11-29T13:59:00Z"),
        ("R 311313Z DECEMBER 1966", "ROUTINE", None, "1966-12-31T13:13:00Z"),
        ("R311313Z", "ROUTINE", None, None),
        ("R 291131Z MAR", "ROUTINE", None, None),
        ("R 291131Z", "ROUTINE", None, None),
        ("R 310000Z FEB 08", "ROUTINE", None, None),
        ("", None, None, None),
    ],
)
def test_precedence_and_moment(
    text: str, precedence: str | None, info_precedence: str | None, iso: str | None
) -> None:
    """One prosign for all, two for action and information; the moment needs all its parts."""
    line = read_preamble(text)
    assert (line.precedence, line.info_precedence) == (precedence, info_precedence)
    assert (line.dtg.iso if line.dtg else None) == iso


@pytest.mark.parametrize(
    ("year", "iso"),
    [("61", "1961"), ("79", "1979"), ("99", "1999"), ("00", "2000"), ("60", "2060")],
)
def test_century(year: str, iso: str) -> None:
    """61 to 99 are of the twentieth century."""
    assert _group(f"R 061608Z FEB {year}").iso == f"{iso}-02-06T16:08:00Z"


@pytest.mark.parametrize("group", ["321417Z NOV 07", "292460Z NOV 07", "2914Z"])
def test_garbled_group(group: str) -> None:
    """Figures that no clock and no calendar has are no date-time group."""
    line = read_preamble(f"P {group}")
    assert (line.precedence, line.dtg) == ("PRIORITY", None)


@pytest.mark.parametrize(
    ("tail", "signals"),
    [
        (" ZDK CTG #1234", ["ZDK CTG #1234"]),
        (" ZFF4", ["ZFF4"]),
        (" ZDS ZDK TO ALL CITE REQUESTS\n", ["ZDS", "ZDK TO ALL CITE REQUESTS"]),
        (" (CCY ADX1)", []),
        (" PSN 894910J31", []),
    ],
)
def test_operating_signals(tail: str, signals: list[str]) -> None:
    """Signals keep their words; sequence numbers and trailers are none."""
    line = read_preamble(f"O 222205Z NOV 79{tail}")
    assert line.operating_signals == signals
    assert line.dtg is not None
    assert line.dtg.iso == "1979-11-22T22:05:00Z"


def test_parts_without_year() -> None:
    """What is written stays readable where the moment is not known."""
    group = _group("141415Z MAR")
    assert (group.day, group.hour, group.minute, group.zone) == (14, 14, 15, "Z")
    assert (group.month, group.year, group.iso) == (3, None, None)


def test_other_zones() -> None:
    """Zone letters are hours from UTC, A to M east, N to Y west; J is local time."""
    assert _group("010030A JAN 07").iso == "2006-12-31T23:30:00Z"
    assert _group("312300R DEC 06").iso == "2007-01-01T04:00:00Z"
    assert _group("010030J JAN 07").iso is None
    assert _group("010030 JAN 07").iso is None


def test_group_span() -> None:
    """The group's span leaves out prosigns and signals."""
    text = "O P 061608Z FEB 08 ZDK"
    group = _group(text)
    assert (group.text, group.span) == ("061608Z FEB 08", (4, 18))


def test_no_group() -> None:
    """Words without figures hold no date-time group."""
    assert read_dtg("LONDON 1234") is None


@pytest.mark.parametrize(
    ("group", "precedence"), [("O61608Z", "PRIORITY"), ("RO61608Z", "ROUTINE"), ("O O61608Z", None)]
)
def test_the_letter_o_in_front(group: str, precedence: str | None) -> None:
    """Six figures are the group; a letter in front of six is its prosign."""
    line = read_preamble(f"P {group} FEB 08" if precedence == "PRIORITY" else f"{group} FEB 08")

    assert line.precedence == (precedence or "IMMEDIATE")
    assert line.dtg is not None
    assert line.dtg.iso == "2008-02-06T16:08:00Z"
    assert line.dtg.text == "O61608Z FEB 08"


@pytest.mark.parametrize("month", ["FEV", "FBE", "FE0", "FEBR", "feb"])
def test_a_mistyped_month(month: str) -> None:
    """The only month that differs in a letter, or in their order, is meant."""
    line = read_preamble(f"O 061608Z {month} 08 ZDK")

    assert line.dtg is not None
    assert line.dtg.iso == "2008-02-06T16:08:00Z"
    assert line.dtg.text == f"061608Z {month} 08"
    assert line.operating_signals == ["ZDK"]


@pytest.mark.parametrize("word", ["JUB", "THE", "ZDK"])
def test_no_month(word: str) -> None:
    """Two months are as near, or none is."""
    group = _group(f"O 061608Z {word} 08")

    assert (group.month, group.year, group.iso) == (None, None, None)
