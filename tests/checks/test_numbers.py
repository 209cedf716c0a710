"""Paragraph numbers out of sequence: what broke it."""

from __future__ import annotations

import pytest

import cablegram

HEAD = """R 061608Z FEB 08
FM AMEMBASSY LIMA
TO SECSTATE WASHDC
BT
UNCLAS{section} LIMA 000302

TAGS: SENV, PE
SUBJECT: RAIN

"""


def said(body: str, section: str = "", front: str = "") -> list[str]:
    """Return what is found in the numbers of a body."""
    found = cablegram.parse(front + HEAD.format(section=section) + body + "\n\nDOE\n").diagnostics
    return [it.message for it in found if it.code == "paragraph-sequence"]


def numbered(*numbers: int | str) -> str:
    """Return a paragraph for each number, and for each word one without."""
    parts = (f"¶{it}. (U) It rained." if isinstance(it, int) else it for it in numbers)
    return "\n\n".join(parts)


@pytest.mark.parametrize(
    ("numbers", "causes"),
    [
        ((1, 2, 4), ["paragraph 4 where 3 should come: 3 is missing"]),
        ((1, 4, 5), ["paragraph 4 where 2 should come: 2 and 3 are missing"]),
        ((1, 6, 7), ["paragraph 6 where 2 should come: 2 to 5 are missing"]),
        ((1, 2, 2, 3), ["paragraph 2 where 3 should come: the number stands twice"]),
        ((1, 2, 2, 4), ["paragraph 2 where 3 should come: the number stands twice"]),
        ((1, 2, 6, 4), ["paragraph 6 where 3 should come: 4 follows, so it is a slip for 3"]),
        ((1, 2, 3, 4, 3, 5), ["paragraph 3 where 5 should come: the number stands twice"]),
        ((1, 2, 7, 3, 4), ["paragraph 7 where 3 should come: 3 to 6 are missing"]),
        ((2, 3, 4), ["paragraph 2 where 1 should come: 1 is missing"]),
    ],
)
def test_causes(numbers: tuple[int, ...], causes: list[str]) -> None:
    """Each is named once, and what follows it is counted from there."""
    assert said(numbered(*numbers)) == causes


def test_the_others_have_no_number() -> None:
    """Prose in front of the first number is what is missing."""
    prose = "It rained in the hills, and the river rose."

    assert said(numbered(prose, prose, 3)) == [
        "paragraph 3 where 1 should come: 2 paragraphs stand in front of it without a number"
    ]
    assert said(numbered(prose, 2)) == [
        "paragraph 2 where 1 should come: a paragraph stands in front of it without a number"
    ]


def test_an_inner_text_begins_anew() -> None:
    """A note that is quoted counts for itself."""
    body = numbered(1, 2, "BEGIN TEXT:", 1, 2)

    assert said(body) == ["paragraph 1 where 3 should come: the numbers begin anew"]


def test_an_extract_leaves_paragraphs_out() -> None:
    """What says that it is an extract is not blamed for it; a number that stands twice is told."""
    notice = "This record is a partial extract of the original cable.\n\n"
    assert cablegram.parse(notice + HEAD.format(section="")).partial

    assert said(numbered(2, 3, 6), front=notice) == []
    assert said(numbered(2, 2), front=notice) == [
        "paragraph 2 where 3 should come: the number stands twice"
    ]


def test_a_later_section_begins_where_the_first_ended() -> None:
    """Section 2 by itself: ``section-alone`` says what there is to say."""
    assert said(numbered(7, 8), section=" SECTION 02 OF 02") == []
    assert said(numbered(7, 9), section=" SECTION 02 OF 02") == [
        "paragraph 9 where 8 should come: 8 is missing"
    ]
    assert said(numbered(7, 8), section=" SECTION 01 OF 02") != []
