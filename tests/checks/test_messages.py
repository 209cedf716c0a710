"""What findings say, and what they stand at."""

from __future__ import annotations

import pytest
from tests.checks.test_findings import PRINT, SOUND

import cablegram


@pytest.mark.parametrize(
    ("code", "old", "new", "said", "at"),
    [
        (
            "paragraph-sequence",
            "2. (SBU)",
            "3. (SBU)",
            "paragraph 3 where 2 should come: 2 is missing",
            "3. (SBU) Second.\n",
        ),
        (
            "portion-above-class",
            "2. (SBU)",
            "2. (S)",
            "a paragraph marked S in a message that is CONFIDENTIAL",
            "2. (S) Second.\n",
        ),
        (
            "portion-above-class",
            "(C) First.\n\nMOSCOW 00000302 002 OF 002\n\n2. (SBU)",
            "First.\n\nMOSCOW 00000302 002 OF 002\n\n2. (S)",
            "a paragraph marked S in a message that is CONFIDENTIAL",
            "2. (S) Second.\n",
        ),
        ("impossible-date", "061608Z FEB", "310608Z FEB", "310608Z FEB 08", "310608Z FEB 08"),
        ("section-count", "SECTION 01 OF 02", "SECTION 03 OF 02", "section 3 of 2", "MOSCOW"),
        (
            "section-alone",
            "MOSCOW 00000302 002 OF 002\n\n2. (SBU) Second.\n\nBURNS\n",
            "",
            "section 1 of 2; no page of another section is here",
            "MOSCOW",
        ),
        (
            "precedence-without-addressee",
            "INFO RUEHZL/",
            "TO RUEHZL/",
            "a precedence for information addressees, ROUTINE, and none named",
            "O R 061608Z",
        ),
        (
            "fused-tags",
            "PREL, RS",
            "PRELECON, RS",
            "PREL taken out of a word of two codes",
            "PREL",
        ),
        (
            "classification-mismatch",
            "ZNY CCCCC",
            "ZNY SSSSS",
            "line 4 says SECRET, the class line CONFIDENTIAL",
            "C O N F I D E N T I A L",
        ),
        (
            "precedence-mismatch",
            "OO RUEHFL",
            "RR RUEHFL",
            "line 2 says ROUTINE, the preamble IMMEDIATE",
            "RR RUEHFL",
        ),
        (
            "serial-mismatch",
            "#0302",
            "#0303",
            "line 3 has serial 303, the message number is 302",
            "#0303",
        ),
        (
            "filing-time",
            "0371608",
            "0401608",
            "handed in on day 40, the date-time group is of day 37",
            "0401608",
        ),
        (
            "unknown-indicator",
            "RUEHZL/",
            "RUXXXXX/",
            "RUXXXXX is not in the table of routing indicators",
            "RUXXXXX/",
        ),
        (
            "wide-line",
            " IMMEDIATE 6419",
            "//" + "A" * 50 + "// IMMEDIATE 6419",
            "93 characters on a line; the network takes 69",
            "A" * 50,
        ),
        ("unknown-line", "FM AM", "what is this\nFM AM", "what is this", "what is this"),
        (
            "page-sequence",
            "Second.",
            "Second.\n\nMOSCOW 00000302 005 OF 005\n",
            "page 5 follows page 2",
            "MOSCOW 00000302 005 OF 005",
        ),
    ],
)
def test_a_finding_names_what_is_wrong(code: str, old: str, new: str, said: str, at: str) -> None:
    """Its message has the words and numbers, its span the place."""
    assert old in SOUND
    text = SOUND.replace(old, new)
    found = next(one for one in cablegram.parse(text).diagnostics if one.code == code)

    assert said in found.message
    assert at in text[slice(*found.span)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Subject: RAIN", "Subject: N/A"),
        ("Subject: RAIN\n", ""),
        ("Subject: RAIN", "Subject: Rain!"),
        ("From: LA PAZ", "From: AMEMBASSY LA PAZ"),
        ("Subject: RAIN", "Subject: RAIN IN THE HILLS"),
        ("Subject: RAIN", "Subject: RA"),
    ],
)
def test_attributes_that_say_nothing_else(old: str, new: str) -> None:
    """None given, other punctuation, a cut one, another name of the same post: no mismatch."""
    assert old in PRINT
    assert list(cablegram.parse(PRINT.replace(old, new)).diagnostics) == []


def test_a_mismatch_names_both_sides() -> None:
    """The archive's value and the message's, at the attribute's line."""
    text = PRINT.replace("From: LA PAZ", "From: MOSCOW")
    (found,) = cablegram.parse(text).diagnostics

    assert found.message == "the archive's From is MOSCOW, the message says LA PAZ"
    assert text[slice(*found.span)].strip() == "From: MOSCOW"


def test_copies_for_offices_are_summed() -> None:
    """The finding has both sums; an office's number stands behind its last hyphen."""
    (found,) = cablegram.parse(PRINT.replace("/028 W", "/029 W")).diagnostics
    assert found.message == "the offices have 28 copies, the sum says 29"

    text = PRINT.replace("OCT-01", "IO-X-01")
    assert list(cablegram.parse(text).diagnostics) == []


@pytest.mark.parametrize(("length", "count"), [(69, 0), (72, 1)])
def test_a_line_takes_69_characters(length: int, count: int) -> None:
    """ACP 127, 138f; the two blanks of a copy's hard line break count for nothing."""
    line = "TO RUEHC/SECSTATE WASHDC IMMEDIATE 6419"
    wide = line.replace(" IMM", "/".ljust(length - len(line), "A") + " IMM")
    text = SOUND.replace(f"{line}\n", f"{wide}  \n" if length == 69 else f"{wide}\n")

    assert len(wide) == length
    assert [one.code for one in cablegram.parse(text).diagnostics] == count * ["wide-line"]


def test_a_page_of_a_later_section() -> None:
    """An extract may begin with any page."""
    pages = "MOSCOW 00000302 003 OF 004\n\nIt rained.\n\nMOSCOW 00000302 004 OF 004\n"
    found = cablegram.parse(SOUND.replace("MOSCOW 00000302 002 OF 002\n", pages)).diagnostics

    assert "page-sequence" not in [one.code for one in found]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("()8-8 9,?35233", "()8-8 9,?35233 reads KLIAI ONBETWEE"),
        ("5#3 48&3", None),
        ("1. 2,? 9", None),
        ("8&5?3 48&", "8&5?3 48& reads IGTBE RIG"),
        ("A5?,3'9", None),
        ("?!,&", None),
        ("5,?3 8", "5,?3 8 reads TNBE I"),
        ("5,? 8", None),
        ("[1](#)()8-8 9,?35233", "()8-8 9,?35233 reads KLIAI ONBETWEE"),
    ],
)
def test_the_other_shift(words: str, said: str | None) -> None:
    """Two odd marks inside a word of figures, or one among others; a short word is too little."""
    found = cablegram.parse(SOUND.replace("Second.", f"Second {words} word.")).diagnostics
    messages = [one.message for one in found if one.code == "letters-shift"]

    assert [message.partition(" in the letters")[0] for message in messages] == [
        text for text in [said] if text
    ]


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        (["002 OF 004", "003 OF 004", "004 OF 004"], []),
        (["002 OF 004", "004 OF 004"], ["page 4 follows page 2"]),
        (["002 OF 004", "003 OF 004", "002 OF 004"], ["page 2 follows page 3"]),
        (["002 OF 004", "002 OF 004", "003 OF 004"], []),
        (["001.2 OF 004", "001.3 OF 004", "002 OF 004"], []),
        (["001.2 OF 004", "003 OF 004", "005 OF 004"], 2 * ["page"]),
        (["002.2 OF 004", "002.3 OF 004", "003.1 OF 004"], []),
        (["002.2 OF 004", "004.2 OF 004"], ["page 4 follows page 2"]),
        (["003 OF 004", "001.2 OF 004", "002 OF 004"], []),
    ],
)
def test_pages_count_up(pages: list[str], said: list[str]) -> None:
    """Each page once or more, none left out, none before the one in front."""
    lines = "\n\n".join(f"MOSCOW 00000302 {page}\n\nIt rained." for page in pages)
    text = SOUND.replace("MOSCOW 00000302 002 OF 002\n", f"{lines}\n")
    found = [one for one in cablegram.parse(text).diagnostics if one.code == "page-sequence"]

    assert len(found) == len(said)
    assert all(words in one.message for words, one in zip(said, found, strict=True))
