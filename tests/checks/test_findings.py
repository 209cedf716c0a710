"""Each finding: a message that earns it, and one that does not."""

from __future__ import annotations

import pytest

import cablegram

SOUND = """VZCZCXRO0908
OO RUEHFL
DE RUEHMO #0302/01 0371608
ZNY CCCCC ZZH
O R 061608Z FEB 08
FM AMEMBASSY MOSCOW
TO RUEHC/SECSTATE WASHDC IMMEDIATE 6419
INFO RUEHZL/EUROPEAN POLITICAL COLLECTIVE

C O N F I D E N T I A L SECTION 01 OF 02 MOSCOW 000302

E.O. 12958: DECL: 02/06/2018
TAGS: PREL, RS
SUBJECT: RAIN

REF: A. MOSCOW 235
     B. BELGRADE 142

1. (C) First.

MOSCOW 00000302 002 OF 002

2. (SBU) Second.

BURNS
"""

PRINT = """ACTION EUR-12

INFO  OCT-01  ISO-00
      SS-15  /028 W
                       ---------------------     052087
R 091410Z JAN 74
FM AMEMBASSY LA PAZ
TO SECSTATE WASHDC 1882

UNCLAS LA PAZ 0146

TAGS: SENV, BL
SUBJ: RAIN

1. IT RAINED.

STEDMAN

NNN
Message Attributes
Original Classification: UNCLASSIFIED
From: LA PAZ
Subject: RAIN
"""


def codes(text: str) -> list[str]:
    """Return the codes of the findings of a text."""
    return [finding.code for finding in cablegram.parse(text).diagnostics]


@pytest.mark.parametrize("text", [SOUND, PRINT])
def test_sound_messages_have_no_findings(text: str) -> None:
    """Nothing is found where nothing is wrong."""
    assert codes(text) == []


@pytest.mark.parametrize(
    ("code", "severity", "old", "new"),
    [
        ("unknown-line", "warning", "FM AM", "what is this\nFM AM"),
        ("precedence-mismatch", "warning", "OO RUEHFL", "RR RUEHFL"),
        ("precedence-without-addressee", "note", "INFO RUEHZL/", "TO RUEHZL/"),
        ("serial-mismatch", "warning", "#0302", "#0303"),
        ("impossible-date", "warning", "061608Z FEB", "310608Z FEB"),
        ("filing-time", "note", "0371608", "0401608"),
        ("classification-mismatch", "warning", "ZNY CCCCC", "ZNY SSSSS"),
        ("unknown-indicator", "note", "RUEHZL/", "RUXXXXX/"),
        ("wide-line", "note", " IMMEDIATE 6419", "//" + "A" * 60 + "// IMMEDIATE 6419"),
        (
            "garbled-classification",
            "note",
            "C O N F I D E N T I A L S",
            "CC O N F I D E N T I A L S",
        ),
        ("unknown-post", "note", " MOSCOW 000302", " NOWHERE 000302"),
        ("unknown-tag", "note", "PREL, RS", "PREL, ZQXW9"),
        ("unknown-order", "note", "E.O. 12958", "E.O. 99999"),
        ("declassification-term", "warning", "02/06/2018", "02/06/2098"),
        ("reference-sequence", "note", "BELGRADE 142\n", "BELGRADE 142\n     D. MINSK 1\n"),
        ("section-count", "warning", "SECTION 01 OF 02", "SECTION 03 OF 02"),
        ("section-alone", "note", "MOSCOW 00000302 002 OF 002\n\n2. (SBU) Second.\n\nBURNS\n", ""),
        ("paragraph-sequence", "note", "2. (SBU)", "3. (SBU)"),
        ("paragraph-mark", "note", "2. (SBU)", "12. (SBU)"),
        ("portion-above-class", "warning", "2. (SBU)", "2. (S)"),
        ("page-sequence", "note", "Second.", "Second.\n\nMOSCOW 00000302 005 OF 005\n"),
        ("letters-shift", "note", "Second.", "Second ()8-8 9,?35233 word."),
    ],
)
def test_finding(code: str, severity: str, old: str, new: str) -> None:
    """One thing wrong earns its own finding, with its severity and a place inside the text."""
    assert old in SOUND
    text = SOUND.replace(old, new)
    found = [one for one in cablegram.parse(text).diagnostics if one.code == code]

    assert [severity] == [one.severity for one in found]
    assert len(found[0].message.split()) > 1
    assert 0 <= found[0].span[0] <= found[0].span[1] <= len(text)
    assert text[: found[0].span[0]].count("\n") + 1 == found[0].line


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("distribution-sum", "/028 W", "/029 W"),
        ("attribute-mismatch", "Subject: RAIN", "Subject: SNOW"),
        ("attribute-mismatch", "From: LA PAZ", "From: MOSCOW"),
        ("attribute-mismatch", "Classification: UNCLASSIFIED", "Classification: SECRET"),
    ],
)
def test_finding_of_a_print(code: str, old: str, new: str) -> None:
    """Sums and attributes are compared; neither side fills the other."""
    assert [code] == codes(PRINT.replace(old, new))


@pytest.mark.parametrize("text", ["", "\n\n", "hello\nworld\n", "\x00\x01", "x" * 10_000])
def test_a_text_that_is_no_cable(text: str) -> None:
    """A file that is no cable says so, first of all; one line of a cable is enough not to."""
    assert codes(text)[0] == "no-message"
    first = cablegram.parse(text).diagnostics[0]
    assert (first.message, first.span) == ("nothing here looks like a line of a cable", (0, 0))
    assert "no-message" not in codes(text + "\nSUBJECT: RAIN\n")


def test_letters_shift_has_a_reading() -> None:
    """The finding gives the letters of the same keys; the text keeps its figures."""
    cable = cablegram.parse(SOUND.replace("Second.", "Second ()8-8 9,?35233 word."))
    (finding,) = cable.diagnostics

    assert finding.message == "()8-8 9,?35233 reads KLIAI ONBETWEE in the letters case"
    assert "()8-8 9,?35233" in cable.body[-1].text


@pytest.mark.parametrize(
    "numbers",
    [
        "$1,234.56 (12.5%)",
        "05:47:09 12:30-14:00",
        "$700-$1000)",
        "1/2/2008;",
        "(1) 2,000?",
        "5'10\"",
    ],
)
def test_numbers_are_no_garble(numbers: str) -> None:
    """Amounts, times, dates and measures are what they are."""
    assert codes(SOUND.replace("Second.", f"Second {numbers} word.")) == []
