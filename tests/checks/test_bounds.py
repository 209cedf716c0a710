"""Where each check begins to find something: the last value that is right, the first wrong one."""

from __future__ import annotations

import pytest
from tests.checks.test_findings import PRINT, SOUND, codes

import cablegram


def said(text: str) -> list[str]:
    """Return what the findings of a text say."""
    return [finding.message for finding in cablegram.parse(text).diagnostics]


@pytest.mark.parametrize(
    "line",
    [
        "VZCZCXRO0908",
        "OO RUEHFL",
        "DE RUEHMO #0302 0371608",
        "R 061608Z FEB 08",
        "FM AMEMBASSY MOSCOW",
        "TO RUEHC/SECSTATE WASHDC",
        "UNCLAS MOSCOW 000302",
        "TAGS: PREL",
        "SUBJECT: RAIN",
        "MOSCOW 00000302 002 OF 002",
    ],
)
def test_one_line_makes_a_message(line: str) -> None:
    """Each of these by itself."""
    assert codes(f"{line}\n") == []


@pytest.mark.parametrize(
    ("group", "filed", "day"),
    [
        ("061608Z FEB 08", 36, None),
        ("061608Z FEB 08", 38, None),
        ("061608Z FEB 08", 35, 37),
        ("061608Z FEB 08", 39, 37),
        ("010008Z JAN 08", 366, None),
        ("010008Z JAN 08", 365, None),
        ("010008Z JAN 08", 364, 1),
        ("312359Z DEC 08", 1, None),
        ("312359Z DEC 07", 1, None),
        ("312359Z DEC 07", 2, 365),
    ],
)
def test_the_day_of_filing(group: str, filed: int, day: int | None) -> None:
    """The day in front or behind is right, over New Year, too."""
    text = SOUND.replace("061608Z FEB 08", group).replace("0371608", f"{filed:03}1608")
    wrong = f"handed in on day {filed}, the date-time group is of day {day}"

    assert [it for it in said(text) if "handed" in it] == ([wrong] if day else [])


@pytest.mark.parametrize(
    ("section", "wrong"),
    [("SECTION 01 OF 01", []), ("SECTION 01 OF 02", ["section-alone"]), ("", [])],
)
def test_a_section_alone(section: str, wrong: list[str]) -> None:
    """One of several, and no page line names another."""
    text = SOUND.replace("MOSCOW 00000302 002 OF 002\n\n2. (SBU) Second.\n\nBURNS\n", "")

    assert codes(text.replace("SECTION 01 OF 02", section)) == wrong


def test_a_paragraph_number_is_no_garble() -> None:
    """The reading begins behind it."""
    text = SOUND.replace("2. (SBU) Second.", "2. 8?3?5 48 it rained.")

    assert said(text) == ["8?3?5 48 reads IBEBT RI in the letters case"]


def test_an_attribute_with_colons() -> None:
    """Its name ends at the first."""
    assert codes(PRINT.replace("Subject: RAIN", "Subject: SNOW: FOG")) == ["attribute-mismatch"]


@pytest.mark.parametrize(
    ("until", "wrong"),
    [("02/06/2033", 0), ("02/07/2033", 0), ("02/24/2033", 0), ("02/25/2033", 1)],
)
def test_the_term_of_an_order(until: str, wrong: int) -> None:
    """Twenty-five years of 366 days, for drafters count them in their own ways."""
    found = codes(SOUND.replace("02/06/2018", until))

    assert found == wrong * ["declassification-term"]


@pytest.mark.parametrize(
    ("number", "wrong"), [("010302", False), ("000302", False), ("010303", True)]
)
def test_the_serial_has_four_digits(number: str, *, wrong: bool) -> None:
    """Format line 3 counts to ten thousand."""
    text = SOUND.replace("MOSCOW 000302", f"MOSCOW {number}")
    text = text.replace("MOSCOW 00000302", f"MOSCOW 00{number}")

    assert codes(text) == wrong * ["serial-mismatch"]


@pytest.mark.parametrize(
    ("references", "wrong"),
    [
        ("A. MOSCOW 235\n     A. BELGRADE 142", []),
        ("A. MOSCOW 235\n     BELGRADE 142\n     B. MINSK 1", []),
        ("B. MOSCOW 235\n     A. BELGRADE 142", ["reference A follows B"]),
        (
            "A. MOSCOW 235\n     C. BELGRADE 142\n     F. MINSK 1",
            ["reference C follows A", "reference F follows C"],
        ),
    ],
)
def test_letters_follow_each_other(references: str, wrong: list[str]) -> None:
    """The same once more, or the next."""
    assert said(SOUND.replace("A. MOSCOW 235\n     B. BELGRADE 142", references)) == wrong


@pytest.mark.parametrize(
    ("first", "second", "wrong"),
    [
        (1, 2, []),
        (2, 3, ["paragraph 2 where 1 should come: 1 is missing"]),
        (
            2,
            4,
            [
                "paragraph 2 where 1 should come: 1 is missing",
                "paragraph 4 where 3 should come: 3 is missing",
            ],
        ),
        (1, 4, ["paragraph 4 where 2 should come: 2 and 3 are missing"]),
    ],
)
def test_paragraphs_count_up(first: int, second: int, wrong: list[str]) -> None:
    """From 1; behind a gap, from where it ends."""
    text = SOUND.replace("1. (C) First", f"{first}. (C) First")

    assert said(text.replace("2. (SBU)", f"{second}. (SBU)")) == wrong


@pytest.mark.parametrize(
    ("mark", "wrong"), [("U", False), ("SBU", False), ("C", False), ("S", True), ("TS", True)]
)
def test_portions_within_the_class(mark: str, *, wrong: bool) -> None:
    """As high as the message, not higher."""
    assert codes(SOUND.replace("2. (SBU)", f"2. ({mark})")) == wrong * ["portion-above-class"]


def test_a_message_without_a_class_has_no_portion_above_it() -> None:
    """Nothing says how high it may be."""
    text = SOUND.replace("ZNY CCCCC ZZH\n", "").replace(
        "C O N F I D E N T I A L SECTION", "SECTION"
    )

    assert "portion-above-class" not in codes(text.replace("2. (SBU)", "2. (S)"))


def test_each_is_found() -> None:
    """One thing wrong hides no other."""
    assert said(SOUND.replace("PREL, RS", "ZQXW9, PREL, ZQXW8")) == [
        "ZQXW9 is not in the table of TAGS",
        "ZQXW8 is not in the table of TAGS",
    ]
    assert said(SOUND.replace("RUEHZL/", "RUXXXXX/").replace("RUEHC/", "RUXXXXY/")) == [
        "RUXXXXY is not in the table of routing indicators",
        "RUXXXXX is not in the table of routing indicators",
    ]
    archive = PRINT.replace("Classification: UNCLASSIFIED", "Classification: N/A")
    archive = archive.replace("From: LA PAZ", "From: MOSCOW")
    assert said(archive.replace("Subject: RAIN", "Subject: SNOW")) == [
        "the archive's From is MOSCOW, the message says LA PAZ",
        "the archive's Subject is SNOW, the message says RAIN",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("OO RUEHFL\n", ""),
        ("O R 061608Z FEB 08\n", ""),
        ("O R 061608Z FEB 08", "061608Z FEB 08"),
        ("O R 061608Z FEB 08", "O 061608Z FEB 08"),
        ("O R 061608Z FEB 08", "O R 061608Z"),
        ("DE RUEHMO #0302/01 0371608\n", ""),
        ("DE RUEHMO #0302/01 0371608", "DE RUEHMO 0371608"),
        ("DE RUEHMO #0302/01 0371608", "DE RUEHMO #0302/01"),
        ("ZNY CCCCC ZZH\n", ""),
        ("ZNY CCCCC ZZH", "ZNY XXXXX ZZH"),
        ("E.O. 12958: DECL: 02/06/2018\n", ""),
        ("DECL: 02/06/2018", "N/A"),
        ("SECTION 01 OF 02 ", ""),
        ("REF: A. MOSCOW 235\n     B. BELGRADE 142\n", ""),
        ("RUEHZL/", ""),
    ],
)
def test_what_is_absent_contradicts_nothing(old: str, new: str) -> None:
    """A lost line is no finding."""
    assert old in SOUND
    assert codes(SOUND.replace(old, new)) == []


def test_long_values_are_shown_in_part() -> None:
    """A message has sixty characters of each value."""
    text = PRINT.replace("SUBJ: RAIN", f"SUBJ: {'RAIN ' * 14}")
    (found,) = said(text.replace("Subject: RAIN", f"Subject: {'SNOW ' * 14}"))
    assert found == (
        f"the archive's Subject is {'SNOW ' * 12}, the message says {'RAIN ' * 12}".rstrip("\n")
    )

    (found,) = said(SOUND.replace("FM AM", f"what is {'this ' * 14}\nFM AM"))
    assert found == f"no line of a heading looks like this: what is {'this ' * 11}"[:98].rstrip(
        "\n"
    )

    (found,) = said(SOUND.replace("Second.", f"Second {'8&5?3 ' * 14}."))
    assert found == f"{'8&5?3 ' * 10} reads {'IGTBE ' * 10} in the letters case"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("8?3?5 48. Why?", ["8?3?5 48. reads IBEBT RIM"]),
        ("Why? 8?3?5 48.", ["8?3?5 48. reads IBEBT RIM"]),
        ("it's 8'3'5", ["8'3'5 reads IJEJT"]),
        ("8'3'5 it's", ["8'3'5 reads IJEJT"]),
        ("A?,3 8?3?5", ["8?3?5 reads IBEBT"]),
        ("(8?3?5)", ["(8?3?5) reads KIBEBTL"]),
        ("4)(8& 35", ["4)(8& 35 reads RLKIG ET"]),
        ("48;;35", ["48;;35 reads RIVVET"]),
        ("4#8#5", ["4#8#5 reads RHIHT"]),
        ("4!8!5", ["4!8!5 reads RFIFT"]),
        ('4"8"5', ['4"8"5 reads RZIZT']),
        ("8?3?5\nFollows 4!8!5 on", ["8?3?5 reads IBEBT", "4!8!5 reads RFIFT"]),
        ("rain\n8?3?5 48 fell", ["8?3?5 48 reads IBEBT RI"]),
        ("#5 4#8", []),
        ("What? It's (5) & 'so'", []),
    ],
)
def test_the_other_shift_anywhere_in_a_line(words: str, found: list[str]) -> None:
    """Each odd mark tells it, whatever the drafter's own marks beside it."""
    text = SOUND.replace("Second.", f"Second {words}")

    assert said(text) == [f"{it} in the letters case" for it in found]
