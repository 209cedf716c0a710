"""Sections of one message that arrived as separate texts become one cable."""

from __future__ import annotations

import pytest

import cablegram

FIRST = """R 061608Z FEB 08
FM AMEMBASSY MOSCOW
TO SECSTATE WASHDC 6419

UNCLAS SECTION 01 OF 03 MOSCOW 000302

TAGS: PREL, RS
SUBJECT: RAIN

1. It rained in Minsk.

2. Then it
"""
SECOND = """R 061608Z FEB 08
FM AMEMBASSY MOSCOW
TO SECSTATE WASHDC 6420

UNCLAS SECTION 02 OF 03 MOSCOW 000302

snowed in Pinsk.

3. (U) The sun came out.
"""
THIRD = "UNCLAS SECTION 03 OF 03 MOSCOW 000302\n\n4. End.\n\nBURNS\n"


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1, 2, 0)])
def test_sections_in_any_order(order: tuple[int, ...]) -> None:
    """Reading order is that of the sections; a paragraph goes on over their border."""
    texts = (FIRST, SECOND, THIRD)
    cable = cablegram.assemble(texts[index] for index in order)

    assert str(cable) == FIRST + SECOND + THIRD
    assert [block["number"] for block in cablegram.to_dict(cable)["body"]] == [1, 2, 3, 4]
    assert cable.body[1].text == "Then it snowed in Pinsk."
    assert (cable.mrn, cable.subject, cable.signature) == ("08MOSCOW302", "RAIN", ["BURNS"])
    assert [one.serial for one in cable.to] == [6419]
    assert cable.diagnostics == []


def test_places_count_in_the_joined_text() -> None:
    """Spans of what stands in a later section are those of the joined text."""
    cable = cablegram.assemble([SECOND, FIRST])

    assert str(cable)[slice(*cable.body[-1].span)] == "3. (U) The sun came out.\n"


def test_missing_sections_are_named() -> None:
    """A section that did not arrive is a warning."""
    found = cablegram.assemble([THIRD, FIRST]).diagnostics

    assert [(one.code, one.message) for one in found if one.severity == "warning"] == [
        ("section-missing", "section 2 of 3 is missing")
    ]


def test_bytes_and_cables_are_taken_too() -> None:
    """Sections may be texts, bytes or cables; one encoding is kept."""
    cable = cablegram.assemble([cablegram.parse(FIRST.encode()), SECOND.encode()])

    assert cable.encoding == "utf-8"
    assert (FIRST + SECOND).encode() == bytes(cable)


def test_strangers_are_refused() -> None:
    """Texts of different messages are no sections of one; none at all is misuse."""
    with pytest.raises(ValueError, match="different messages: KYIV 7, MOSCOW 302"):
        cablegram.assemble([FIRST, "UNCLAS KYIV 000007\n"])
    with pytest.raises(ValueError, match="no section to assemble"):
        cablegram.assemble([])
    with pytest.raises(ValueError, match="a document has no sections"):
        cablegram.assemble(["<!-- cablegram/1 -->\n", FIRST])


def test_sections_in_one_text() -> None:
    """A transmission identification begins the next message of a text; its body goes on."""
    text = "VZCZCXRO0908\n" + FIRST + "VZCZCXRO0909\n" + SECOND
    cable = cablegram.parse(text)

    assert text == str(cable)
    assert [block["number"] for block in cablegram.to_dict(cable)["body"]] == [1, 2, 3]
    assert cable.body[1].text == "Then it snowed in Pinsk."


def test_a_message_inside_a_form() -> None:
    """An inbox print repeats the fields in front of the message; the message inside counts."""
    form = "TAGS:     PREL, EAID\n\nSubject:  RAIN, IN A FORM\n\nUNCLAS MOSCOW 00302\n\n"
    cable = cablegram.parse(form + "VZCZCADI319\n" + FIRST)

    assert (cable.subject, cable.tags, cable.post) == ("RAIN", ["PREL", "RS"], "MOSCOW")
    assert cable.transmission_id == "VZCZCADI319"
