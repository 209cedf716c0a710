"""What a message lacks that is whole otherwise; words of one field in another."""

from __future__ import annotations

import pytest
from tests.checks.test_findings import PRINT, SOUND, codes

import cablegram

NAVY = """R 101530Z APR 09
FM CNO WASHINGTON DC
TO NAVADMIN
BT
UNCLAS //N01000//
MSGID/GENADMIN/CNO//
1. The harbour opens.
BT
"""
NOTICE = "This record is a partial extract of the original cable.\n\n"


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("no-subject", "SUBJECT: RAIN\n", ""),
        ("no-tags", "TAGS: PREL, RS\n", ""),
        ("no-number", "SECTION 01 OF 02 MOSCOW 000302", ""),
    ],
)
def test_one_thing_missing(code: str, old: str, new: str) -> None:
    """It is named; in an extract it is not, and nothing else is found."""
    text = SOUND.replace("\nMOSCOW 00000302 002 OF 002\n", "").replace(
        "DE RUEHMO #0302/01 0371608\n", ""
    )
    assert old in text
    text = text.replace(old, new).replace("SECTION 01 OF 02 ", "")

    assert codes(text) == [code]
    assert codes(NOTICE + text) == []
    assert codes(text[: text.index("1. (C)")]) == ["no-text"]


def test_where_nothing_is_missing() -> None:
    """A later section, a telegram of before 1974 and a military message have no TAGS."""
    text = SOUND.replace("TAGS: PREL, RS\n", "")
    later = text.replace("SECTION 01", "SECTION 02")

    assert "no-tags" in codes(text)
    assert "no-tags" not in codes(later)
    assert "no-tags" not in codes(text.replace("FEB 08", "FEB 73"))
    assert "no-tags" not in codes(text.replace(" MOSCOW 000302", " NOWHERE 000302"))
    assert codes(NAVY) == []


def test_a_withdrawn_record_is_no_unknown_file() -> None:
    """The archive's attributes tell what it was; the text is what is missing."""
    text = "Message Attributes\nDocument Number: 1974LAPAZ00146\nSubject: RAIN\nFrom: LA PAZ\n"

    assert "no-message" not in codes(text)
    assert "no-text" in codes("UNCLAS LA PAZ 0146\n\n" + text)


@pytest.mark.parametrize("text", ["a novel\n" * 300, "", "\x89PNG\r\n\x1a\n" + "\x00\xff" * 500])
def test_no_message_is_all_that_is_said(text: str) -> None:
    """Once, whatever else the lines are not."""
    assert codes(text) == ["no-message"]


def test_bytes_of_no_message_have_no_encoding_to_speak_of() -> None:
    """What is no text has bytes of any kind."""
    cable = cablegram.parse(b"\x80\xff caf\xc3\xa9 \xb6\x00" * 20)
    assert [it.code for it in cable.diagnostics] == ["no-message"]


def test_labels_inside_a_line_are_read() -> None:
    """A label that a publisher put on the line of another field begins a field of its own."""
    reasons = "SUBJECT: RAIN Classified By: DCM Jane Doe for reasons 1.4 (b)\n"
    for old, new in (
        ("SUBJECT: RAIN\n", reasons),
        ("E.O. 12958: DECL", "LIMA FOR AGATT E.O. 12958: DECL"),
    ):
        cable = cablegram.parse(SOUND.replace(old, new))
        assert cable.subject == "RAIN"
        assert cable.declassification is not None
        assert "misplaced-words" not in [it.code for it in cable.diagnostics]
    assert codes(SOUND.replace("RAIN", "PAPERS CLASSIFIED BY THE MINISTRY")) == []


def test_unknown_lines_side_by_side_are_one_finding() -> None:
    """A block of them, an empty line inside it or not; a known line parts two blocks."""
    three = SOUND.replace("FM AM", "what is this\n\nand that\nand this\nFM AM")
    (found,) = cablegram.parse(three).diagnostics
    assert found.message == "no line of a heading looks like this: what is this (and 2 more)"
    assert three[slice(*found.span)] == "what is this\n\nand that\nand this\n"

    assert codes(three.replace("TO RUEHC", "what now\nTO RUEHC")) == 2 * ["unknown-line"]


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("MOPPS", "MOPPS is not in the table of TAGS: did you mean MOPS?"),
        ("IQ", "IQ is not in the table of TAGS: did you mean IZ?"),
        ("ZQXW9", "ZQXW9 is not in the table of TAGS"),
    ],
)
def test_a_likeness(tag: str, said: str) -> None:
    """One slip away, or the letters that another list has for a country."""
    found = cablegram.parse(SOUND.replace("PREL, RS", f"PREL, {tag}")).diagnostics

    assert [one.message for one in found] == [said]


def test_a_sentence_among_the_tags() -> None:
    """Words that no list of codes has are named as words."""
    words = "WEATHER AND RIVERS OF THE NORTHERN PROVINCES THIS SPRING"
    (found,) = cablegram.parse(SOUND.replace("PREL, RS", f"PREL, {words}")).diagnostics

    assert (found.code, found.message) == (
        "unknown-tag",
        f"words among the TAGS that are no code: {words}",
    )


def test_sections_and_page_lines_count_alike() -> None:
    """The first page line that says something else is named."""
    text = SOUND.replace("002 OF 002", "002 OF 003")
    (found,) = [it for it in cablegram.parse(text).diagnostics if it.code == "section-count"]

    assert (found.severity, found.message) == (
        "warning",
        "the class line says 2 sections, a page line 3",
    )
    assert "002 OF 003" in text[slice(*found.span)]


def test_a_page_line_among_words_counts() -> None:
    """Page 3 stands in a line of the text: none is left out, and the sections are here."""
    pages = "MOSCOW 00000302 002 OF 004\n\nIt rained MOSCOW 00000302 003 OF 004 and rained.\n\n"
    text = SOUND.replace("MOSCOW 00000302 002 OF 002\n", f"{pages}MOSCOW 00000302 004 OF 004\n")
    text = text.replace("SECTION 01 OF 02", "SECTION 01 OF 04")

    assert codes(text) == []
    assert codes(text.replace("MOSCOW 00000302 003 OF 004 and", "and")) == ["page-sequence"]


def test_pages_of_several_transmissions() -> None:
    """Each counts for itself."""
    pages = [("0170", 2), ("0170", 3), ("0171", 2), ("0171", 3)]
    lines = "\n\n".join(f"PAGE 0{page} RUEHFRA{number} UNCLAS\n\nRain." for number, page in pages)
    text = SOUND.replace("MOSCOW 00000302 002 OF 002\n", f"{lines}\n")

    assert "page-sequence" not in codes(text)
    assert "page-sequence" in codes(text.replace("PAGE 03 RUEHFRA0171", "PAGE 05 RUEHFRA0171"))


def test_a_section_whose_end_is_here() -> None:
    """A copy keeps the class line of section 1: who signed did so behind the last one."""
    text = SOUND.replace("MOSCOW 00000302 002 OF 002\n\n", "")
    alone = text.replace("\nBURNS\n", "")

    assert codes(text) == []
    assert codes(alone) == ["section-alone"]
    assert codes(NOTICE + alone) == []
    assert codes(text.replace("SECTION 01", "SECTION 02").replace("#0302/01", "#0302/02")) == [
        "section-alone"
    ]


def test_a_guess_at_the_class_line_puts_no_portion_above_it() -> None:
    """What is damaged may have been SECRET."""
    text = SOUND.replace("2. (SBU)", "2. (S)")

    assert codes(text) == ["portion-above-class"]
    damaged = text.replace("C O N F I D E N T I A L S", "CC O N F I D E N T I A L S")
    assert codes(damaged) == ["garbled-classification"]


def test_an_order_later_than_the_message() -> None:
    """A review names it, and the day on which it declassified: no term runs to that day."""
    text = SOUND.replace("DECL: 02/06/2018", "DECLASSIFIED JUNE 21, 2016")

    assert "declassification-term" not in codes(text.replace("FEB 08", "FEB 78"))
    late = text.replace("2016", "2096")
    assert "declassification-term" in codes(late)
    assert "declassification-term" not in codes(late.replace("FEB 08", "FEB 78"))


@pytest.mark.parametrize(
    ("key", "value", "wrong"),
    [
        ("Subject: RAIN", "Subject: (U) RAIN", 0),
        ("Subject: RAIN", "Subject: (U) SNOW", 1),
        ("From: LA PAZ", "From: LA PAZ\nDocument Number: 1974LAPAZ00146", 0),
        ("From: LA PAZ", "From: LA PAZ\nDocument Number: 1974LAPAZ00147", 1),
        ("From: LA PAZ", "From: LA PAZ\nDocument Number: 1975LAPAZ00146", 1),
        ("From: LA PAZ", "From: LA PAZ\nDocument Number: 1974MOSCOW00146", 1),
        ("From: LA PAZ", "From: LA PAZ\nDocument Number: n/a", 0),
    ],
)
def test_attributes(key: str, value: str, wrong: int) -> None:
    """The portion mark counts for nothing; the document number is the message's own."""
    assert codes(PRINT.replace(key, value)) == wrong * ["attribute-mismatch"]
