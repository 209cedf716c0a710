"""Passing instructions: where one goes on over a line's end."""

from __future__ import annotations

import pytest

from cablegram._fields.captions import (
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
