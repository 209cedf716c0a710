"""A text with several messages in it: sections of one, others, and stations that pass it on."""

from __future__ import annotations

import pytest

import cablegram

FIRST = """VZCZCXRO0908
OO RUEHFL
DE RUEHMO #0302/01 0371608
ZNY CCCCC ZZH
O 061608Z FEB 08
FM AMEMBASSY MOSCOW
TO RUEHC/SECSTATE WASHDC IMMEDIATE 6419
"""
#: another station's lines, with those of the station in front of them or without
LINES = "RR RUEHMO\nDE RUEHSK #0012 0361200\nZNY SSSSS ZZH\n"
AGAIN = """R 051200Z FEB 08
FM AMEMBASSY MINSK
TO AMEMBASSY MOSCOW 12
INFO AMEMBASSY RIGA
"""
TEXT = "BT\nC O N F I D E N T I A L MINSK 000012\n\nSUBJECT: RAIN\n\n1. One.\n"


def section(number: int, body: str, *, serial: str = "000302", post: str = "MOSCOW") -> str:
    """Return a section of a message with all its lines."""
    line = f"C O N F I D E N T I A L SECTION {number:02} OF 03 {post} {serial}"
    return f"{FIRST}BT\n{line}\n\nSUBJECT: RAIN {number}\n\n{body}\nBT\n#0302\nNNNN\n"


ONE = section(1, "1. One.\n")
TWO = section(2, "2. Two.\n")
#: the class line is lost
UNTITLED = ONE.replace("C O N F I D E N T I A L SECTION 01 OF 03 MOSCOW 000302\n", "")
THREE = section(3, "3. Three.\n\nBURNS\n")


@pytest.mark.parametrize(
    ("text", "subject", "texts", "signature"),
    [
        (ONE + TWO + THREE, "RAIN 1", ["One.", "Two.", "Three."], ["BURNS"]),
        (ONE + THREE + TWO, "RAIN 1", ["One.", "Two.", "Three."], ["BURNS"]),
        (ONE + THREE, "RAIN 1", ["One.", "Three."], ["BURNS"]),
        (TWO + ONE + THREE, "RAIN 1", ["One.", "Two.", "Three."], ["BURNS"]),
        (ONE + ONE, "RAIN 1", ["One."], []),
        (ONE + section(2, "2. Two.\n", serial="000303"), "RAIN 1", ["One."], []),
        (ONE + section(2, "2. Two.\n", post="MINSK"), "RAIN 1", ["One."], []),
        (UNTITLED + TWO, "RAIN 1", ["One.", "Two."], []),
        (section(1, "It rained.\n") + TWO, "RAIN 1", ["It rained.", "Two."], []),
        (
            section(1, "It rained.\n") + section(2, "It froze.\n"),
            "RAIN 1",
            ["It rained.", "It froze."],
            [],
        ),
        (f"{FIRST}BT\n{ONE}", "RAIN 1", ["One."], []),
        (f"{FIRST}\n{ONE}", "RAIN 1", ["One."], []),
    ],
)
def test_the_message_and_its_sections(
    text: str, subject: str, texts: list[str], signature: list[str]
) -> None:
    """The lowest section, and behind it the others, in order; other messages are left alone."""
    cable = cablegram.parse(text)

    assert str(cable) == text
    assert (cable.subject, cable.signature) == (subject, signature)
    assert [block.text for block in cable.body] == texts


@pytest.mark.parametrize("lines", ["", LINES])
def test_a_message_that_was_passed_on(lines: str) -> None:
    """Its own preamble and addressees count, not those of the station that passed it on."""
    cable = cablegram.parse(f"{FIRST}{lines}{AGAIN}{TEXT}")

    assert (cable.origin, cable.dtg) == ("AMEMBASSY MINSK", "2008-02-05T12:00:00Z")
    assert [one.name for one in cable.to] == ["AMEMBASSY MOSCOW"]
    assert [one.name for one in cable.info] == ["AMEMBASSY RIGA"]
    assert cable.precedence == "ROUTINE"


def test_the_lines_that_stand_there_twice() -> None:
    """Of routing, station and security warning the second counts, of others the only one."""
    cable = cablegram.parse(f"{FIRST}{LINES}{AGAIN}{TEXT}")
    assert cable.routing is not None
    assert cable.station is not None
    assert cable.security is not None
    assert cable.routing.indicators == ["RUEHMO"]
    assert (cable.station.indicator, cable.station.serial) == ("RUEHSK", 12)
    assert cable.security.classification == "SECRET"
    assert cable.transmission_id == "VZCZCXRO0908"

    cable = cablegram.parse(f"{FIRST}{AGAIN}{TEXT}")
    assert cable.routing is not None
    assert cable.routing.indicators == ["RUEHFL"]


@pytest.mark.parametrize("lost", ["FM AMEMBASSY MOSCOW\n", "FM AMEMBASSY MINSK\n"])
def test_two_preambles_of_one_message(lost: str) -> None:
    """Without an originator each, all lines are the message's."""
    cable = cablegram.parse(f"{FIRST}{AGAIN}{TEXT}".replace(lost, ""))

    assert cable.dtg == "2008-02-06T16:08:00Z"
    assert [one.name for one in cable.to] == ["SECSTATE WASHDC", "AMEMBASSY MOSCOW"]
