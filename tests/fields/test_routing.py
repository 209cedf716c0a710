"""Format line 2: doubled prosign and stations called."""

from __future__ import annotations

import pytest

from cablegram._fields.routing import read_routing


@pytest.mark.parametrize(
    ("text", "precedence", "indicators"),
    [
        ("OO RUEHFL RUEHKW\n", "IMMEDIATE", ["RUEHFL", "RUEHKW"]),
        ("PP RUEHDBU RUEHFL  \nRUEHKW  \n", "PRIORITY", ["RUEHDBU", "RUEHFL", "RUEHKW"]),
        ("PP RUEHDBU\r\nRUEHKW\r\n", "PRIORITY", ["RUEHDBU", "RUEHKW"]),
        ("ZZ RUEHWEB", "FLASH", ["RUEHWEB"]),
        ("RUEHWEB RUEHC", None, ["RUEHWEB", "RUEHC"]),
        ("", None, []),
    ],
)
def test_precedence_and_stations(text: str, precedence: str | None, indicators: list[str]) -> None:
    """The prosign names the precedence; the stations stand in order, over wraps."""
    routing = read_routing(text)
    assert (routing.precedence, routing.indicators) == (precedence, indicators)


def test_prosign_opens_only() -> None:
    """Behind the first group a doubled prosign is no precedence any more."""
    assert read_routing("RR RUEHC ZZ").precedence == "ROUTINE"


def test_damaged_indicator_names_no_station() -> None:
    """An indicator with figures on it is left out; the others stay."""
    assert read_routing("RR RUEHC RUE4XX RUEHX5 RUEHMO").indicators == ["RUEHC", "RUEHMO"]


def test_prosign_run_into_indicator() -> None:
    """A lost blank behind the prosign loses nothing (``PP RUFDAERXFPSA`` is in ACP 127)."""
    routing = read_routing("PPRUEHC RUEHMO")
    assert (routing.precedence, routing.indicators) == ("PRIORITY", ["RUEHC", "RUEHMO"])


def test_card_heading() -> None:
    """JANAP 128: precedence is the first letter, stations follow the two hyphens."""
    routing = read_routing("PTTUZYUW RUENAAA0001 0441731-UUUU--RUEHC RHMFIUU.\n")
    assert (routing.precedence, routing.indicators) == ("PRIORITY", ["RUEHC", "RHMFIUU"])


def test_text_and_span() -> None:
    """The value keeps its text."""
    routing = read_routing("RR RUEHC\n")
    assert (routing.text, routing.span) == ("RR RUEHC\n", (0, 9))
