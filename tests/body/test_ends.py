"""Where fields of the head end: what stands on, under and behind their lines is not lost."""

from __future__ import annotations

from typing import Any

import pytest

import cablegram
from cablegram._fields.captions import is_attention

HEAD = """R 061608Z FEB 08
FM AMEMBASSY QUITO
TO SECSTATE WASHDC

C O N F I D E N T I A L QUITO 000123

SIPDIS

E.O. 12958: DECL: 02/06/2018
TAGS: PREL, EC
SUBJECT: RIVER TALKS
"""
PROSE = """THE MINISTER AGREED TO THE TALKS AND WILL TRAVEL TO QUITO ON
MONDAY. HE SAID THAT RIVERS MATTER.
SMITH
"""
SENTENCES = (
    "THE MINISTER AGREED TO THE TALKS AND WILL TRAVEL TO QUITO ON MONDAY. "
    "HE SAID THAT RIVERS MATTER."
)


def record(text: str) -> dict[str, Any]:
    """Return the record of a text."""
    return cablegram.to_dict(cablegram.parse(text))


def texts(found: dict[str, Any]) -> list[str]:
    """Return the texts of the blocks."""
    return [block["text"] for block in found["body"]]


@pytest.mark.parametrize(
    ("lines", "references", "body"),
    [
        (
            "REF: LIMA 12\nSUMMARY: MINISTER AGREED.\nEND SUMMARY\n\n1. IT RAINED.\nSMITH\n",
            ["LIMA 12"],
            ["SUMMARY: MINISTER AGREED. END SUMMARY", "IT RAINED."],
        ),
        (f"REF: LIMA 12\n{PROSE}", ["LIMA 12"], [SENTENCES]),
        (
            "REF: A-45\nSHIPMENTS IN MAY WERE:\nWHEAT 1,200 TOTAL 24,510\nSMITH\n",
            ["A-45"],
            ["SHIPMENTS IN MAY WERE: WHEAT 1,200 TOTAL 24,510"],
        ),
        (
            "REF: A. LIMA 12\nB. OSLO 5 (NOTAL)\nBEGIN SUMMARY\nRAIN FELL.\n\n1. RAIN.\nSMITH\n",
            ["LIMA 12", "OSLO 5 (NOTAL)"],
            ["BEGIN SUMMARY RAIN FELL.", "RAIN."],
        ),
        (
            "REF: LIMA 12\nAND PREVIOUS ON THE RIVER TALKS\n\n1. RAIN.\nSMITH\n",
            ["LIMA 12 AND PREVIOUS ON THE RIVER TALKS"],
            ["RAIN."],
        ),
    ],
)
def test_references_end_where_the_text_begins(
    lines: str, references: list[str], body: list[str]
) -> None:
    """At a heading of the text, or at a line of words under a whole reference."""
    found = record(HEAD + lines)

    assert [one["text"] for one in found["references"]] == references
    assert texts(found) == body
    assert found["signature"] == ["SMITH"]


@pytest.mark.parametrize(
    ("lines", "subject", "body"),
    [
        ("SUMMARY: AGREED.\n\n1. RAIN.\nSMITH\n", "RIVER TALKS", ["SUMMARY: AGREED.", "RAIN."]),
        (PROSE, "RIVER TALKS", [SENTENCES]),
        ("IN QUITO AND LIMA.\n\n1. RAIN.\nSMITH\n", "RIVER TALKS IN QUITO AND LIMA.", ["RAIN."]),
    ],
)
def test_a_subject_ends_where_the_text_begins(lines: str, subject: str, body: list[str]) -> None:
    """Without a number or an empty line, where the first line had room for the next word."""
    found = record(HEAD + lines)

    assert (found["subject"], texts(found), found["signature"]) == (subject, body, ["SMITH"])


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("SIPDIS\n\nE.O.", "SIPDIS E.O.", {"captions": ["SIPDIS"], "passing": []}),
        ("SIPDIS\n\nE.O.", "DEPT FOR EUR E.O.", {"passing": ["DEPT FOR EUR"]}),
        ("2018\nTAGS:", "2018 TAG", {"tags": ["PREL", "EC"]}),
        ("EC\nSUBJECT", "EC SUBJECT", {"tags": ["PREL", "EC"]}),
    ],
)
def test_two_fields_on_a_line(old: str, new: str, wanted: dict[str, Any]) -> None:
    """A label may begin inside a line of the head."""
    found = record(HEAD.replace(old, new) + "\n1. RAIN.\n")

    assert found["declassification"]["on"] == "2018-02-06"
    assert found["subject"] == "RIVER TALKS"
    assert {key: found[key] for key in wanted} == wanted


def test_a_classifier_on_the_line_of_another_field() -> None:
    """Behind references or a subject; and references or a paragraph behind it."""
    said = "Classified By: DCM Jane Roe for reasons 1.4 (b) and (d)."
    officer = {"name": "Jane Roe", "title": "DCM", "reasons": ["1.4(b)", "1.4(d)"]}

    found = record(f"{HEAD}REF: OSLO 5 {said}\n\n1. RAIN.\n")
    assert (found["classified_by"], found["references"][0]["mrn"]) == (officer, "08OSLO5")

    found = record(f"{HEAD.rstrip()} {said} REFTELS: A) OSLO 5 B) LIMA 6\n\n1. RAIN.\n")
    assert (found["classified_by"], found["subject"]) == (officer, "RIVER TALKS")
    assert [one["mrn"] for one in found["references"]] == ["08OSLO5", "08LIMA6"]

    found = record(f"{HEAD}\n{said} 1. (C) Summary: Rain. End Summary.\n\n2. (C) Frost.\n")
    assert (found["classified_by"], found["summary"]) == (officer, "Rain.")
    assert [block["number"] for block in found["body"]] == [1, 2]

    found = record(f"{HEAD}\n{said} Summary\n-------\n\n1. (C) Rain.\n")
    assert (found["classified_by"], texts(found)) == (officer, ["Summary", "Rain."])


@pytest.mark.parametrize("behind", ["", "POSS DUPE", "TOSEC 110023", "CONFIDENTIAL", "NODIS"])
def test_words_behind_a_page_line(behind: str) -> None:
    """They go on with the sentence; what the printer put there does not."""
    page = "PAGE 02 QUITO 00123 061608Z {} the rivers\n"
    body = f"1. It rained and\n{page}rose in the north.\n2. Frost.\n"
    found = record(f"{HEAD}\n{body.format(behind)}")
    assert texts(found) == ["It rained and the rivers rose in the north.", "Frost."]

    found = record(f"{HEAD}\n{body.format(behind).replace(' the rivers', '')}")
    assert texts(found) == ["It rained and rose in the north.", "Frost."]


def test_a_paragraph_behind_a_page_line() -> None:
    """Its number counts there too, and a heading behind a plain page line is one."""
    page = "PAGE {} QUITO 00123 061608Z"
    body = f"1. Rain.\n{page.format('02')} 2. It froze hard.\n\n"
    body += f"{page.format('03')}\n-----\nWIND\n-----\n3. Wind.\n"
    found = record(f"{HEAD}\n{body}")
    assert texts(found) == ["Rain.", "It froze hard.", "WIND", "Wind."]


@pytest.mark.parametrize(
    ("lines", "passing"),
    [
        (
            "\nFOR ASSISTANT SECRETARY DOE FROM AMBASSADOR\n",
            "FOR ASSISTANT SECRETARY DOE FROM AMBASSADOR",
        ),
        ("\nFROM AMBASSADOR\n", "FROM AMBASSADOR"),
        ("REF: 5 FAM 900\nFOR CHIEFS OF MISSION\n", "FOR CHIEFS OF MISSION"),
        (
            "\nClassified By: DCM Jane Roe. Reason: 1.4 (b)\nFor the Ambassador or Charge\n",
            "For the Ambassador or Charge",
        ),
    ],
)
def test_attention_lines_behind_the_subject(lines: str, passing: str) -> None:
    """They are passing lines, no headings and no part of the field above."""
    found = record(f"{HEAD}{lines}\n1. RAIN.\n")
    assert (found["passing"], texts(found)) == ([passing], ["RAIN."])
    assert "FOR" not in str(found["references"])


@pytest.mark.parametrize(
    "line", ["FROM PEACE TO WAR", "FOR AMBASSADOR DOE, IT RAINED.", "FOR", "", "THE AMBASSADOR"]
)
def test_no_attention_line(line: str) -> None:
    """A heading or sentence that begins like one."""
    assert not is_attention(line)


@pytest.mark.parametrize("blank", ["", "\n"])
@pytest.mark.parametrize("wire", [False, True])
def test_lines_that_a_later_section_repeats(blank: str, *, wire: bool) -> None:
    """They fall into no sentence, whether the section has a heading of its own or not."""
    again = "EXDIS\nRIO FOR CONSUL\nALSO FOR AID\nFOR UNDER SECRETARY DOE\n"
    heading = "R 061608Z FEB 79\nFM AMEMBASSY QUITO\nTO SECSTATE WASHDC\n"
    first = f"{heading}\nUNCLAS SECTION 1 OF 2 QUITO 1234\n\n{again}\nE.O. 12065: N/A\nSUBJ: RAIN\n"
    between = "UNCLASSIFIED\n\nPAGE 02  QUITO 01234  02 OF 02  061608Z\n\n"
    if wire:
        between = f"BT\nNNNN\nVZCZCXRO0908\nRR RUEHC\nDE RUEHQT #1234/02 0371608\n{heading}BT\n"
    found = record(
        f"{first}\n1. THE RIVER ROSE AND THE\n{between}UNCLAS SECTION 2 OF 2 QUITO 1234\n\n"
        f"{again}{blank}TOWN WAS FLOODED.\n2. FROST.\nSMITH\n"
    )
    assert texts(found) == ["THE RIVER ROSE AND THE TOWN WAS FLOODED.", "FROST."]
    assert found["passing"] == ["RIO FOR CONSUL", "ALSO FOR AID", "FOR UNDER SECRETARY DOE"]
    assert found["signature"] == ["SMITH"]


@pytest.mark.parametrize("sign", ["  E E E E E E E E", "\nE E E E E E E E", " E E E E E E E E 044"])
def test_the_error_sign(sign: str) -> None:
    """What an operator struck out with is no word of the text."""
    found = record(f"{HEAD}\n1. Rain fell.{sign}\n\n2. Frost.\n Wind.{sign}\nSMITH\n")
    assert texts(found) == ["Rain fell.", "Frost. Wind."]
    assert found["signature"] == ["SMITH"]


@pytest.mark.parametrize("blank", ["", "\n"])
def test_a_note_under_the_references(blank: str) -> None:
    """A class mark is no letter of the list, unless the letter before it was there."""
    found = record(f"{HEAD}REF: OSLO 5\n{blank}(U) HANDLE AS SENSITIVE.\n\n1. Rain.\n")
    assert [one["text"] for one in found["references"]] == ["OSLO 5"]
    assert "HANDLE AS SENSITIVE." in texts(found)[0]

    found = record(f"{HEAD}REF: (A) OSLO 5\n{blank}(B) LIMA 6\n{blank}(C) ROME 7\n\n1. Rain.\n")
    assert [one["label"] for one in found["references"]] == ["A", "B", "C"]
