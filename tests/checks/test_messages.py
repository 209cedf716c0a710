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
            "paragraph 3 where 2 should come",
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
            "MOSCOW 00000302 002 OF 002\n",
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


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("()8-8 9,?35233", "()8-8 9,?35233 reads KLIAI ONBETWEE"),
        ("5#3 48&3", None),
        ("1. 2,? 9", None),
        ("8&5?3 48&", "8&5?3 48& reads IGTBE RIG"),
        ("A5?,3'9", None),
        ("?!,&", None),
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
    ],
)
def test_pages_count_up(pages: list[str], said: list[str]) -> None:
    """Each page once or more, none left out, none before the one in front."""
    lines = "\n\n".join(f"MOSCOW 00000302 {page}\n\nIt rained." for page in pages)
    text = SOUND.replace("MOSCOW 00000302 002 OF 002\n", f"{lines}\n")
    found = [one for one in cablegram.parse(text).diagnostics if one.code == "page-sequence"]

    assert len(found) == len(said)
    assert all(words in one.message for words, one in zip(said, found, strict=True))
