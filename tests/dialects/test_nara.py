"""Prints of 1973-79, as the National Archives have them: envelope, page breaks, notes, sections."""

from __future__ import annotations

from typing import Any

import pytest
from tests.prints import ARCHIVE_HEAD

import cablegram

HEAD = (
    ARCHIVE_HEAD
    + """\
TAGS: PFOR JO
SUBJ: PATROL BOATS
"""
)
BREAK = """
CONFIDENTIAL

CONFIDENTIAL

PAGE 02  AMMAN  01234  051326Z

 Declassified/Released US Department of State EO Systematic Review 30 JUN 2005
"""
END = """

CONFIDENTIAL




NNN

Message Attributes

Subject: PATROL BOATS
"""


def record(body: str, head: str = HEAD) -> dict[str, Any]:
    """Return the record of a print with this text."""
    return cablegram.to_dict(cablegram.parse(f"{head}\n{body}{END}"))


def texts(body: str) -> list[tuple[str, str]]:
    """Return type and text of the blocks."""
    return [(block["type"], block["text"]) for block in record(body)["body"]]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("THE MINISTER SAID HE", "WOULD LEAVE ON FRIDAY, BUT NOT THE AMBASSADOR"),
        ("THE MINISTER LEFT.", "THE AMBASSADOR STAYED."),
        ("THE MINISTER LEFT--", "AND THE AMBASSADOR STAYED."),
        ("THE MINISTER LEFT.", 'THE AMBASSADOR STAYED."'),
    ],
)
def test_a_numbered_paragraph_goes_on_behind_a_page(before: str, after: str) -> None:
    """What stands without a number behind a page break belongs to the paragraph in front of it."""
    found = texts(f"1. {before}\n{BREAK}\n{after}\n\n2. END.\n\nBURNS\n")

    assert found == [("paragraph", f"{before} {after}"), ("paragraph", "END.")]


def test_a_quoted_sentence_is_no_heading() -> None:
    """A full stop inside quotes ends a sentence, too."""
    found = texts('1. FIRST.\n\n"HE WILL COME."\n\n2. SECOND.\n')

    assert [kind for kind, _ in found] == ["paragraph", "paragraph", "paragraph"]


@pytest.mark.parametrize("end", ["ON BEHALF OF PL-480\nTITLE ONE WHEAT*", "IT ENDS HERE."])
def test_a_signature_under_a_short_line(end: str) -> None:
    """A word in capitals that had room on the line above was put below it on purpose."""
    found = record(f"1. FIRST.\n\n2. {end}\nBURNS\n")

    assert found["signature"] == ["BURNS"]
    assert found["body"][-1]["text"] == " ".join(end.split())


def test_the_last_word_behind_a_page_is_no_signature() -> None:
    """The rest of a sentence that a page break cut stands over the name."""
    found = record(f"1. HE WILL ASK THE PRIVATE\n{BREAK}\nFOUNDATIONS.\nBURNS\n")

    assert found["signature"] == ["BURNS"]
    assert found["body"][-1]["text"] == "HE WILL ASK THE PRIVATE FOUNDATIONS."


def test_words_that_begin_like_letters_of_a_list() -> None:
    """An abbreviation opens no sub-paragraph and no list, and may be a heading's first word."""
    body = "1. HE TOLD THE\nU.S. FIRM.\nU.S. FIRMS LEFT.\n\nU.S. VIEWS\n\n2. A. FIRST\nB. SECOND\n"

    assert texts(body)[:2] == [
        ("paragraph", "HE TOLD THE U.S. FIRM. U.S. FIRMS LEFT."),
        ("heading", "U.S. VIEWS"),
    ]


def test_an_abbreviation_cut_at_the_line_end() -> None:
    """``U.`` and ``S.`` on two lines."""
    assert texts("1. IT COSTS LESS FOR U.\nS. FIRMS.\n") == [
        ("paragraph", "IT COSTS LESS FOR U. S. FIRMS.")
    ]


@pytest.mark.parametrize("mark", ["2,", "2", "2:"])
def test_a_number_with_a_slip(mark: str) -> None:
    """The number that comes next counts without its full stop, too."""
    found = record(f"1. FIRST.\n\n{mark} THE SECOND.\n\n3. THIRD.\n")

    assert [block["number"] for block in found["body"]] == [1, 2, 3]
    assert found["body"][1]["text"] == "THE SECOND."


def test_the_lines_of_a_form() -> None:
    """A form has a number on every line; no line of it is full."""
    found = record("1. 335/01/T-0002\n2. 07257\n3. E. ROJAS\n4. CASILLA 1124\n")

    assert [block["number"] for block in found["body"]] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "line",
    ["PASS WHITE HOUSE", "FOR: US DEL LOS", "LIMA FOR AGATT", "HQS FOR DOE, EMBASSY FOR DEA"],
)
def test_instructions_behind_the_subject(line: str) -> None:
    """They stand there as often as over the E.O. line."""
    found = record(f"{line}\n\nI DELIVERED THE LETTER.\n\nBURNS\n")

    assert found["passing"] == [line]
    assert found["body"][0]["text"] == "I DELIVERED THE LETTER."


def test_a_heading_is_no_instruction() -> None:
    """``FOR`` alone makes none."""
    found = record("PROSPECTS FOR PEACE\n\n1. FIRST.\n")

    assert found["passing"] == []
    assert found["body"][0] == {"type": "heading", "text": "PROSPECTS FOR PEACE"}


SECOND = """

CONFIDENTIAL

NNN

CONFIDENTIAL

PAGE 01  AMMAN  01234  02 OF 02  051326Z

50
ACTION NEA-03

INFO  OCT-01  ISO-00  /004 W
                       ---------------------     025740
R 041937Z JAN 75
FM AMEMBASSY AMMAN
TO SECSTATE WASHDC 1872

C O N F I D E N T I A L SECTION 2 OF 2 AMMAN 1234

EXDIS

"""


def test_a_sentence_goes_on_in_the_next_section() -> None:
    """What stands behind class line and captions of a section is text, also without a number."""
    head = HEAD.replace("AMMAN 1234\n\n", "SECTION 1 OF 2 AMMAN 1234\n\n")
    body = f"1. FIRST PART OF IT\nBURNS\n{SECOND}CAME LATER.\nAND MORE.\n\n2. END.\nBURNS\n"
    found = record(body, head)

    assert [block["text"] for block in found["body"]] == [
        "FIRST PART OF IT CAME LATER. AND MORE.",
        "END.",
    ]
    assert found["signature"] == ["BURNS"]


@pytest.mark.parametrize(
    "note", ["NOTE BY OC/T: PASSED ABOVE ADDRESSEE.", "NOTE BY OCT: (#) SO SENT."]
)
def test_notes_of_the_communications_centre(note: str) -> None:
    """They are no part of the message, and its signature stands in front of them."""
    found = record(f"THE MINISTER LEFT LA PAZ FOR A WEEK.\nBURNS\n\n{note}\n")

    assert found["signature"] == ["BURNS"]
    assert found["body"][-1] == {"type": "text", "text": note}
    assert record(f"{note}\n\n1. FIRST.\n")["body"][0] == {"type": "text", "text": note}


@pytest.mark.parametrize("frame", ["", "Message Text\n\n\nERROR READING TEXT\n\n\n"])
def test_a_record_without_a_message(frame: str) -> None:
    """Its number is the archive's; what the message would say is absent."""
    text = f"{frame}Message Attributes\n\nDocument Number: 1979SANJO05291\nSubject: X\n"
    found = cablegram.to_dict(cablegram.parse(text))

    assert found["mrn"] == "79SANJOSE5291"
    assert (found["subject"], found["body"], found["dtg"]) == (None, [], None)
    assert found["attributes"] == {"Document Number": "1979SANJO05291", "Subject": "X"}


def test_attributes() -> None:
    """Values wrap, may be empty, and one of them is the stamp, a word a line."""
    attributes = """Message Attributes

Decaption Note:
Concepts: WHEAT, FOOD SHORTAGE,
IMPORT QUOTAS
Decaption Date: 01-Jan-1994 12:00:00 am
Review Markings:

 Jane Q. Doe
 Declassified/Released
 US Department of State
 EO Systematic Review
 20 Mar 2014
\f Declassified/Released US Department of State EO Systematic Review 20 Mar 2014
Subject: THE \\"HARBOUR\\"
"""
    assert cablegram.to_dict(cablegram.parse(attributes))["attributes"] == {
        "Decaption Note": "",
        "Concepts": "WHEAT, FOOD SHORTAGE, IMPORT QUOTAS",
        "Decaption Date": "01-Jan-1994 12:00:00 am",
        "Review Markings": "Jane Q. Doe Declassified/Released US Department of State"
        " EO Systematic Review 20 Mar 2014",
        "Subject": 'THE \\"HARBOUR\\"',
    }
