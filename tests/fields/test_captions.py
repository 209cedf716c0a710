"""Passing instructions: where one goes on over a line's end."""

from __future__ import annotations

import pytest

import cablegram
from cablegram._fields.captions import (
    caption_rest,
    caption_words,
    is_instruction,
    names_office,
    passing_instructions,
)


@pytest.mark.parametrize(
    ("lines", "instructions"),
    [
        (["STATE FOR EUR,", "INR (DOE), DEFENSE FOR ROE"], 1),
        (["ROME FOR DOE; OSLO FOR", "ROE; BONN FOR POE"], 1),
        (["STATE PASS USTR FOR J.DOE AND", "M.ROE FOR INFORMATION"], 1),
        (["STATE FOR EUR,", "DEFENSE FOR ROE"], 2),
        (["STATE FOR EUR", "ROME, BONN FOR WATCHERS"], 2),
    ],
)
def test_an_instruction_goes_on(lines: list[str], instructions: int) -> None:
    """Behind FOR or AND, or behind a comma with a name in front of the next instruction."""
    assert len(passing_instructions(lines)) == instructions


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("sipdis, noforn", ["SIPDIS", "NOFORN"]),
        ("*NODIS*", ["NODIS"]),
        ("[NOFORN].", ["NOFORN"]),
        ("NODIS//NOFORN", ["NODIS", "NOFORN"]),
        ("NODIS/NOFORN", ["NODIS", "NOFORN"]),
        ("NODIS; NOFORN", ["NODIS", "NOFORN"]),
        ("NODIS NOFORN", ["NODIS", "NOFORN"]),
        ("NODIS, (NOFORN)", ["NODIS", "NOFORN"]),
        ("NODIS,,NOFORN", ["NODIS", "NOFORN"]),
        ("LIMDIS, CORRECTED COPY", ["LIMDIS", "CORRECTED COPY"]),
        ("CORRECTED  COPY", ["CORRECTED COPY"]),
        ("TOSEC 110023", ["TOSEC 110023"]),
        ("SECTO 5, NODIS", ["SECTO 5", "NODIS"]),
        (" ".join(["NODIS"] * 20), ["NODIS"] * 20),
        ("NO FOREIGN DISSEM", ["NOFORN"]),
        ("NODIS, NO FOREIGN DISSEM", ["NODIS", "NOFORN"]),
        ("SY CHANNEL", ["SY CHANNEL"]),
        ("THE ENGLISH CHANNEL", []),
        ("RELEASABLE TO GBR AND CAN", ["RELEASABLE TO GBR AND CAN"]),
        ("EYES ONLY FOR AMBASSADOR DOE", ["EYES ONLY FOR AMBASSADOR DOE"]),
        (
            "NODIS - CHEROKEE - EYES ONLY FOR SECRETARY",
            ["NODIS", "CHEROKEE", "EYES ONLY FOR SECRETARY"],
        ),
        ("SENSITIVE BUT UNCLASSIFIED -- PLEASE PROTECT", ["SENSITIVE BUT UNCLASSIFIED"]),
        ("RAIN - NODIS", []),
        ("NODIS, RAIN", []),
        ("RAIN", []),
        (", ,", []),
        ("", []),
    ],
)
def test_captions_of_a_line(line: str, words: list[str]) -> None:
    """However they are parted; a caption of two words, or with a number, is one."""
    assert caption_words(line) == words


def test_a_paragraph_is_no_line_of_captions() -> None:
    """No time goes into it, though each word were one."""
    assert caption_words(" ".join(["NODIS"] * 21)) == []


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("dept for eur", True),
        ("EUR FOR: DOE", True),
        ("FOR:DOE", True),
        ("A B C D FOR E", True),
        ("A B C D E FOR", False),
        ("PLS PASS", True),
        ("PLEASE", True),
        ("ALSO LIMA", True),
        ("DOE FROM ROE", True),
        ("EUR FORTY", False),
        ("EUR/RPM", False),
    ],
)
def test_where_an_instruction_begins(line: str, *, begins: bool) -> None:
    """One of its five first words says so."""
    assert is_instruction(line) is begins


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("PASS TO USTR", True),
        ("FOR: USTR", True),
        ("FOR DOE", False),
        ("STATE FOR EUR", True),
        ("HQ FOR DOE", True),
        ("HQS PASS DOE", True),
        ("DEPT PASS DOE", True),
        ("EMBASSY FOR DOE", True),
        ("DEPARTMENT PASS DOE", True),
        ("BUENOS AIRES FOR DOE", True),
        ("PORT OF SPAIN PASS DOE", True),
        ("US MISSION GENEVA FOR DOE", True),
        ("NOWHERE FOR DOE", False),
        ("MOSCOW AND MINSK FOR DOE", False),
        ("SAN JOSE COSTA RICA FOR DOE", False),
        ("State for EUR", False),
        ("LIMA FOR DOE.", False),
        ("STATE", False),
        ("", False),
    ],
)
def test_who_is_to_pass_on(line: str, *, named: bool) -> None:
    """An office or post in front of FOR or PASS, in capitals; a sentence is none."""
    assert names_office(line) is named


@pytest.mark.parametrize(
    ("lines", "instructions"),
    [
        (["STATE FOR EUR-", "RUS"], ["STATE FOR EUR-RUS"]),
        (["STATE FOR EUR/", "LIMA FOR DOE"], ["STATE FOR EUR/LIMA FOR DOE"]),
        (["STATE FOR EUR &", "LIMA FOR DOE"], ["STATE FOR EUR & LIMA FOR DOE"]),
        (["STATE PASS TO", "LIMA FOR DOE"], ["STATE PASS TO LIMA FOR DOE"]),
        (["STATE FOR A PASS", "LIMA FOR DOE"], ["STATE FOR A PASS LIMA FOR DOE"]),
        (["STATE FORAND", "LIMA FOR DOE"], ["STATE FORAND", "LIMA FOR DOE"]),
        (["STATE FOR EUR;", "ROE, LIMA FOR DOE"], ["STATE FOR EUR; ROE, LIMA FOR DOE"]),
        (["STATE FOR EUR,", "ROE; LIMA FOR DOE"], ["STATE FOR EUR, ROE; LIMA FOR DOE"]),
        (["STATE FOR EUR,", "ROE LIMA FOR DOE"], ["STATE FOR EUR,", "ROE LIMA FOR DOE"]),
        (["STATE FOR EUR,", "FOR DOE, ROE"], ["STATE FOR EUR,", "FOR DOE, ROE"]),
        (["STATE FOR EUR", "INR/B"], ["STATE FOR EUR INR/B"]),
        (["INR/B", "STATE FOR EUR"], ["INR/B", "STATE FOR EUR"]),
        (["", "STATE FOR EUR", " ", "LIMA  FOR  X"], ["STATE FOR EUR", "LIMA FOR X"]),
    ],
)
def test_instructions_over_lines(lines: list[str], instructions: list[str]) -> None:
    """A line goes on if it breaks off, or if the next begins no instruction; blanks are folded."""
    assert passing_instructions(lines) == instructions


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("NODIS - CHEROKEE", ""),
        ("NODIS - NO COPIES", "NO COPIES"),
        ("SENSITIVE BUT UNCLASSIFIED -- PLEASE PROTECT", "PLEASE PROTECT"),
        ("RAIN - NODIS", ""),
    ],
)
def test_words_behind_a_caption(line: str, rest: str) -> None:
    """They are no caption, and not lost."""
    assert caption_rest(line) == rest


HEAD = (
    "R 061608Z FEB 08\nFM AMEMBASSY QUITO\nINFO AMEMBASSY LIMA\n\n{}\n\nSUBJECT: RAIN\n\n1. Rain.\n"
)


@pytest.mark.parametrize(
    ("lines", "captions", "correction", "passing"),
    [
        (
            "C O R R E C T E D  C O P Y  (MRN 12 VICE 13)\n- ADDED CAPTION\n\nSIPDIS",
            ["CORRECTED COPY", "SIPDIS"],
            "(MRN 12 VICE 13) - ADDED CAPTION",
            [],
        ),
        ("SIPDIS\n\nCORRECTED COPY", ["SIPDIS", "CORRECTED COPY"], None, []),
        (
            "CORRECTED COPY - ADDED\nADDRESSEE.\n\nSTATE FOR EUR",
            ["CORRECTED COPY"],
            "ADDED ADDRESSEE.",
            ["STATE FOR EUR"],
        ),
        ("CORRECTED COPY\nSTATE FOR EUR", ["CORRECTED COPY"], None, ["STATE FOR EUR"]),
        (
            "SENSITIVE BUT UNCLASSIFIED -- PLEASE PROTECT",
            ["SENSITIVE BUT UNCLASSIFIED"],
            None,
            ["PLEASE PROTECT"],
        ),
    ],
)
def test_captions_with_words_of_their_own(
    lines: str, captions: list[str], correction: str | None, passing: list[str]
) -> None:
    """A corrected copy says what was corrected; what stands behind a dash is an instruction."""
    found = cablegram.parse(HEAD.format(f"UNCLAS QUITO 5\n\n{lines}"))

    assert (found.captions, found.correction, found.passing) == (captions, correction, passing)
    assert [block.text for block in found.body] == ["Rain."]


@pytest.mark.parametrize("first", ["NOFORN", "SIPDIS\n\nNOFORN", "XXXXX\n\nNOFORN"])
def test_captions_are_no_addressees(first: str) -> None:
    """Where the class line is missing, captions and instructions stand under the addressees."""
    lines = (
        f"{first}\n\nSTATE FOR EUR/RUS, INR/B\nLONDON FOR ROE AND\nPOE\n\nRUEHKG/USMISSION USUN 5"
    )
    found = cablegram.parse(HEAD.format(lines))

    names = ["AMEMBASSY LIMA", *(["XXXXX"] if "XXX" in first else []), "USMISSION USUN"]
    assert [one.name for one in found.info] == names
    assert found.captions == [it for it in ("SIPDIS", "NOFORN") if it in first]
    assert found.passing == ["STATE FOR EUR/RUS, INR/B", "LONDON FOR ROE AND POE"]
