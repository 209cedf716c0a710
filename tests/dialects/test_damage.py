"""Damage that real cables have: what is certain is still read, and nothing else changes."""

from __future__ import annotations

from typing import Any

import pytest

import cablegram

LINES = {
    "class": "S E C R E T AMMAN 000417",
    "caption": "SIPDIS",
    "order": "E.O. 12958: DECL: 02/06/2018",
    "tags": "TAGS: PREL, JO",
    "subject": "SUBJECT: HARBOUR WORKS",
    "references": "REF: AMMAN 235",
    "classified": "Classified By: Ambassador Jane Doe for reasons 1.4 (b) and (d).",
}
HEADING = {
    "lines": "VZCZCXRO0908\nOO RUEHXX\nDE RUEHAM #0417/01 0371608\nZNY SSSSS ZZH",
    "preamble": "O 061608Z FEB 08",
    "originator": "FM AMEMBASSY AMMAN",
    "action": "TO RUEHC/SECSTATE WASHDC IMMEDIATE 6419",
    "info": "INFO RUEHZL/EUROPEAN POLITICAL COLLECTIVE",
}
BODY = "1. (S) The first paragraph.\n\n2. (S) The second.\n\nBURNS\n"
PAGES = (
    "AMMAN 00000417 002 OF 003",
    "AMMAN 00000417 001.2 OF 003",
    "PAGE 02  AMMAN  00417  061609Z",
    "PAGE 02 RUEHAM0417 S E C R E T",
)


def cable(body: str = BODY, front: str = "", **lines: str) -> str:
    """Return a cable, some of its lines replaced."""
    heading = [lines.get(name, line) for name, line in HEADING.items()]
    head = {name: lines.get(name, line) for name, line in LINES.items()}
    fields = [head[name] for name in ("order", "tags", "subject", "references") if head[name]]
    parts = (head["class"], head["caption"], "\n".join(fields), head["classified"], body)
    return front + "\n".join(heading) + "\n\n" + "\n\n".join(part for part in parts if part)


def record(text: str) -> dict[str, Any]:
    """Return the record without its findings; the text comes out as it went in."""
    read = cablegram.parse(text)
    assert str(read) == text
    found = cablegram.to_dict(read)
    del found["diagnostics"]
    return found


#: the line, what stands there, and what the record says differently for it
DAMAGE: list[tuple[str, str, dict[str, Any]]] = [
    ("class", "SS E C R E T AMMAN 000417", {}),
    ("class", "E C R E T AMMAN 000417", {}),
    ("class", "SE C R E T AMMAN 000417", {}),
    ("class", "S E C R ET AMMAN 000417", {}),
    ("class", "S e c r e t Amman 000417", {}),
    ("class", "S E C R E TAMMAN 000417", {}),
    ("class", "SECRET AMMAN 417", {}),
    ("class", "CO N F I D E N T I A L AMMAN 000417", {"classification": "CONFIDENTIAL"}),
    ("class", "C 0 N F I D E N T I A L AMMAN 000417", {"classification": "CONFIDENTIAL"}),
    ("class", "O N F I D E N T I A L AMMAN 000417", {"classification": "CONFIDENTIAL"}),
    ("class", "CONFIDENTAL AMMAN 000417", {"classification": "CONFIDENTIAL"}),
    ("class", "UNCLS AMMAN 417", {"classification": "UNCLASSIFIED"}),
    ("class", "LIMITED OFFICAL USE AMMAN 417", {"classification": "LIMITED OFFICIAL USE"}),
    ("class", "S E C R E T AMMAN 000417 SIPDIS NOFORN", {"captions": ["SIPDIS", "NOFORN"]}),
    ("class", "S E C R E T//NOFORN AMMAN 000417", {"captions": ["NOFORN", "SIPDIS"]}),
    ("class", "S E C R E T SECTION 01 0F 02 AMMAN 000417", {"section": {"number": 1, "total": 2}}),
    *(
        ("order", line, {})
        for line in (
            "EO 12958 DECL: 02/06/2018",
            "E.0. 12958: DECL: 02/06/2018",
            "E. O. 12958: DECL: 02/06/2018",
            "E/O. 12958: DECL: 02/06/2018",
            "E.). 12958: DECL: 02/06/2018",
            ".O. 12958: DECL: 02/06/2018",
            "O. 12958: DECL: 02/06/2018",
            "E.O. l2958: DECL: 02/06/2018",
        )
    ),
    *(
        ("tags", line, {})
        for line in (
            "TAS: PREL, JO",
            "AGS: PREL, JO",
            "TGAS: PREL, JO",
            "TAGA: PREL, JO",
            "YAGS: PREL, JO",
            "T AGS: PREL, JO",
            "TAGS. PREL, JO",
            "TAGS PREL JO",
            "TAGS\nPREL, JO",
        )
    ),
    *(
        ("subject", line, {})
        for line in (
            "SUBJ: HARBOUR WORKS",
            "UBJECT: HARBOUR WORKS",
            "SUJECT: HARBOUR WORKS",
            "SBUJECT: HARBOUR WORKS",
            "SUBJEST: HARBOUR WORKS",
            "S UBJECT: HARBOUR WORKS",
            "SUBJECT- HARBOUR WORKS",
            "SUBJECT:: HARBOUR WORKS",
            "SUBJECT: HARBOUR\nWORKS",
            "SUBJECT: HARBOUR\n\nSIPDIS\nWORKS",
            *(f"SUBJECT: HARBOUR\n\n{page}\n\n\nWORKS" for page in PAGES),
        )
    ),
    ("subject", "(U) SUBJECT: HARBOUR WORKS", {"subject_portion": "U"}),
    *(
        ("references", line, {})
        for line in (
            "PRIMEREF: AMMAN 235",
            "REFTEL: AMMAN 235",
            "REF(S): AMMAN 235",
            "RREF: AMMAN 235",
            "REFF: AMMAN 235",
            "EF: AMMAN 235",
            "REF. AMMAN 235",
            "REF- AMMAN 235",
        )
    ),
    *(
        ("classified", line, {})
        for line in (
            "Classified By: Ambassador Jane Doe for reas\nons 1.4 (b) and (d).",
            "Classified By: Ambassador Jane Doe for\nreasons 1.4 (b\n) and (d).",
            *(
                f"Classified By: Ambassador Jane Doe for\n\n{page}\n\n\nreasons 1.4 (b) and (d)."
                for page in PAGES
            ),
        )
    ),
    *(
        ("preamble", line, {})
        for line in (
            "O 061608 Z FEB 08",
            "O061608Z FEB 08",
            "O 061608Z FEB08",
            "O 061608ZFEB 08",
            "OO 061608Z FEB 08",
            "0 061608Z FEB 08",
            "O 0616O8Z FEB 08",
        )
    ),
    ("body", BODY.replace("first", "first\nSIPDIS\n"), {}),
    *(("body", BODY.replace(" first ", f"\n\n{page}\n\n\nfirst "), {}) for page in PAGES),
    *(("body", BODY.replace(" first ", f"\n{page}\nfirst "), {}) for page in PAGES),
    *(("info", f"{page}\n{HEADING['info']}", {}) for page in PAGES),
    ("originator", f"NOTHING A HEADING HAS...!\n{HEADING['originator']}", {}),
]


@pytest.mark.parametrize(("line", "text", "changed"), DAMAGE)
def test_damage(line: str, text: str, changed: dict[str, Any]) -> None:
    """The record of the damaged cable is that of the whole one, but for what is named."""
    assert record(cable(**{line: text})) == {**record(cable()), **changed}


@pytest.mark.parametrize(
    ("order", "tags", "subject"),
    [
        (f"{LINES['order']} {LINES['tags']} {LINES['subject']}", "", ""),
        (f"{LINES['order']} {LINES['tags']}", "", LINES["subject"]),
        (LINES["order"], f"{LINES['tags']} {LINES['subject']}", ""),
    ],
)
def test_fields_on_one_line(order: str, tags: str, subject: str) -> None:
    """E.O., TAGS and SUBJECT are told apart by their labels."""
    assert record(cable(order=order, tags=tags, subject=subject)) == record(cable())


@pytest.mark.parametrize(
    "again",
    [
        "O 071200Z FEB 08\nFM SECSTATE WASHDC\nTO RUEHEG/AMEMBASSY CAIRO\n",
        "R 071200Z FEB 08 ZDK\nFM STATE\nTO RUEHEG/CAIRO\nINFO RUEHLB/BEIRUT\nRUEHDM/DOHA\n",
    ],
)
def test_readdressed(again: str) -> None:
    """The preamble of the station that readdressed it stands in front of the message's own."""
    text = cable(preamble=again + HEADING["preamble"])

    assert record(text) == record(cable())


def test_sent_again() -> None:
    """A heading in front of the heading is that of the station that sent it again."""
    front = cable().partition("\n\n")[0].replace("O 061608Z", "O 071200Z").replace("AMMAN", "CAIRO")

    assert record(cable(front=f"{front}\n\n")) == record(cable())


def test_pilot() -> None:
    """A pilot puts signals in front; the message has its own lines behind them."""
    text = cable(lines=HEADING["lines"].replace("DE RUEHAM", "ZEL RUEHC\nZDG\nDE RUEHAM"))

    assert record(text) == record(cable())


def test_post_print() -> None:
    """A post's print has its offices behind the addressees, and labels without colons."""
    offices = "Distribution:\nTED1302\nACTION NEA-00\n\nINFO  LOG-00   EEB-00   /000W"
    dashes = "------------------A54E38  061609Z /38"
    found = record(
        cable(
            lines="",
            info=f"{HEADING['info']}\n{offices}\n\n                  {dashes}",
            order="EO 12958 DECL: 02/06/2018",
            tags="TAGS PREL, JO",
        )
    )

    assert found["distribution"] == {
        "origin": [],
        "action": ["NEA-00"],
        "info": ["LOG-00", "EEB-00"],
        "total": 0,
    }
    assert found["dialect"]["envelope"] == "print"
    same = ("mrn", "dtg", "origin", "to", "info", "tags", "declassification", "subject", "body")
    assert {key: found[key] for key in same} == {key: record(cable())[key] for key in same}


INBOX = """Cable
Text:

CONFIDENTIAL

SIPDIS
TELEGRAM                                            February 06, 2008

To:       No Action Addressee

Action:   Unknown

From:     AMEMBASSY AMMAN (AMMAN 417 - UNKNOWN)

TAGS:     PREL, EAID

Captions: None

Subject:  ANOTHER

Ref:      None
_________________________________________________________________
S E C R E T        AMMAN 00417

SIPDIS
CXAMMAN:
    ACTION: POL
    INFO:   AMB DCM

DISSEMINATION: POL
CHARGE: PROG

APPROVED: AMB:JDOE
DRAFTED: POL:AROE
CLEARED: NONE

"""


def test_inbox_print() -> None:
    """The form round a message is not the message, and the format knows its rows."""
    text = cable(front=INBOX)

    assert record(text) == record(cable())
    codes = {finding.code for finding in cablegram.parse(text).diagnostics}
    assert "unknown-line" not in codes


def test_letters_shift() -> None:
    """A garble that the printer's shift made is read in a finding; the text stays."""
    body = BODY.replace("first", "5#3 0-456 ()8-8 9,?35233")
    found = cablegram.parse(cable(body))

    assert "5#3 0-456" in cablegram.to_dict(found)["body"][0]["text"]
    assert [it.code for it in found.diagnostics] == ["letters-shift"]
