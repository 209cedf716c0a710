"""The fields of a cable and where they stand."""

from __future__ import annotations

import cablegram
from cablegram import nodes

WIRE = """VZCZCXRO0908
OO RUEHFL RUEHKW
RUEHLA
DE RUEHMO #0302/01 0371608
ZNY CCCCC ZZH
O P 061608Z FEB 08
FM AMEMBASSY MOSCOW
TO RUEHC/SECSTATE WASHDC IMMEDIATE 6419
INFO RUEHZL/EUROPEAN POLITICAL COLLECTIVE
RUEKJCS/SECDEF WASHINGTON DC PRIORITY

XMT AMEMBASSY MINSK
BT
C O N F I D E N T I A L SECTION 01 OF 03 MOSCOW 000302

SIPDIS
NOFORN

STATE FOR EUR/RUS,
INR/B

E.O. 12958: DECL: 02/06/2018
TAGS: PREL, OVIP (CLINTON, HILLARY), RS
SUBJECT: (C) GOR SPECIAL ENVOY'S
OUTLOOK ON KOSOVO

REF: A. MOSCOW 235

MOSCOW 00000302  001.2 OF 003

     B. 07 BELGRADE 142

Classified By: Ambassador William J. Burns for reasons 1.4 (b) and (d).

1. (C) Text.

BURNS
BT
#0302
NNNN
"""


def test_every_part_of_a_sound_message() -> None:
    """The record of a message as it is sent, all sixteen lines."""
    record = cablegram.to_dict(cablegram.parse(WIRE))
    addressee = {"indicator": None, "name": "", "precedence": None, "serial": None}
    want = {
        "mrn": "08MOSCOW302",
        "dialect": {"carrier": "text", "envelope": "acp127"},
        "transmission_id": "VZCZCXRO0908",
        "routing": {"precedence": "IMMEDIATE", "indicators": ["RUEHFL", "RUEHKW", "RUEHLA"]},
        "precedence": "IMMEDIATE",
        "info_precedence": "PRIORITY",
        "dtg": "2008-02-06T16:08:00Z",
        "origin": "AMEMBASSY MOSCOW",
        "exempt": [addressee | {"name": "AMEMBASSY MINSK"}],
        "captions": ["SIPDIS", "NOFORN"],
        "passing": ["STATE FOR EUR/RUS, INR/B"],
        "tags": ["PREL", "OVIP", "RS"],
        "tag_persons": [{"tag": "OVIP", "person": "CLINTON, HILLARY"}],
        "subject": "GOR SPECIAL ENVOY'S OUTLOOK ON KOSOVO",
        "subject_portion": "C",
        "signature": ["BURNS"],
        "diagnostics": [],
    }

    assert want == {key: record[key] for key in want}
    assert [ref["mrn"] for ref in record["references"]] == ["08MOSCOW235", "07BELGRADE142"]
    assert [one["name"] for one in record["info"]] == [
        "EUROPEAN POLITICAL COLLECTIVE",
        "SECDEF WASHINGTON DC",
    ]


def test_a_stamp_between_addressees() -> None:
    """A release stamp falls into an address block; the block goes on behind it."""
    stamp = "Declassified/Released US Department of State EO Systematic Review 20 Mar 2014\n"
    head = f"FM AMEMBASSY AMMAN\nINFO AMEMBASSY CAIRO\n{stamp}AMEMBASSY ANKARA\n"
    cable = cablegram.parse(f"{head}\nUNCLAS AMMAN 417\n")
    assert [one.name for one in cable.info] == ["AMEMBASSY CAIRO", "AMEMBASSY ANKARA"]


def test_values_know_their_place() -> None:
    """The span of a value cuts its own words out of the input."""
    cable = cablegram.parse(WIRE)
    assert cable.preamble is not None
    assert cable.preamble.dtg is not None
    assert cable.subject_line is not None

    def cut(span: tuple[int, int]) -> str:
        return WIRE[slice(*span)]

    assert cut(cable.preamble.dtg.span) == "061608Z FEB 08"
    assert cut(cable.subject_line.span) == "GOR SPECIAL ENVOY'S\nOUTLOOK ON KOSOVO"
    assert [cut(tag.span) for tag in cable.tag_entries if not tag.persons] == ["PREL", "RS"]
    assert cut(cable.to[0].span) == "RUEHC/SECSTATE WASHDC IMMEDIATE 6419"
    assert cut(cable.info[1].span) == "RUEKJCS/SECDEF WASHINGTON DC PRIORITY"


def test_what_is_absent_is_none_or_empty() -> None:
    """An empty text has every key of the record, and nothing in it."""
    record = cablegram.to_dict(cablegram.parse(""))
    said = {key for key, value in record.items() if value not in (None, [], {}, False)}

    assert said == {"record", "reader", "dialect", "diagnostics"}
    assert record["dialect"] == {"carrier": "text", "envelope": "none"}


def test_no_year_no_number() -> None:
    """Without a date-time group there is no MRN; post and serial still stand."""
    cable = cablegram.parse("SECRET TEL AVIV 001580\n\nSUBJECT: X\n")

    assert (cable.mrn, cable.post, cable.serial) == (None, "TEL AVIV", 1580)


def test_the_number_stands_in_a_page_line_too() -> None:
    """Where the class line is lost, post and number come from a page line, cut forms completed."""
    text = "R 061608Z FEB 08\n\nSUBJECT: X\n\n1. Rain\n\nBUENOS AIR 00000111 002 OF 003\n\nfell.\n"

    assert cablegram.parse(text).mrn == "08BUENOSAIRES111"


def test_partial_extract() -> None:
    """The archive's notice makes a cable partial."""
    notice = "This record is a partial extract of the original cable.\n\n"

    assert cablegram.parse(notice + "SECRET MOSCOW 000302\n").partial
    assert not cablegram.parse("SECRET MOSCOW 000302\n").partial


def test_findings_of_a_contradictory_envelope() -> None:
    """Lines that contradict each other are warnings with a place, in the order of the text."""
    text = WIRE.replace("OO RUEHFL", "RR RUEHFL").replace("#0302/01", "#0303/01")
    found = cablegram.parse(text.replace("ZNY CCCCC", "ZNY SSSSS")).diagnostics

    assert [finding.code for finding in found] == [
        "precedence-mismatch",
        "serial-mismatch",
        "classification-mismatch",
    ]
    assert [finding.line for finding in found] == [2, 4, 14]


def test_tree_is_the_text() -> None:
    """Tokens follow each other without a gap, and nodes know their spans."""
    cable = cablegram.parse(WIRE)

    assert "".join(token.text for token in cable.tokens) == WIRE
    assert [t.end for t in cable.tokens[:-1]] == [t.start for t in cable.tokens[1:]]
    (subject,) = cable.tree.find(nodes.SubjectLines)
    assert WIRE[slice(*subject.span)] == subject.text


def test_fused_fields_behind_characters_that_grow() -> None:
    """Places hold although some characters are longer in upper case."""
    text = "SECRET MOSCOW 000302\n\nE.O. 12958: N/A ﬁﬁﬁ TAGS: PREL SUBJECT: HELLO WORLD\n"
    cable = cablegram.parse(text)

    assert (cable.subject, cable.tags) == ("HELLO WORLD", ["PREL"])
    assert cable.subject_line is not None
    assert text[slice(*cable.subject_line.span)] == "HELLO WORLD"


def test_equality() -> None:
    """Cables of the same text or bytes are equal; with a byte more, or as bytes, they differ."""
    text = "UNCLAS LIMA 5\n\nSUBJECT: RAIN\n"
    cable = cablegram.parse(text)
    assert cable == cablegram.parse(text)
    assert len({cable, cablegram.parse(text), cablegram.parse(text.encode())}) == 2
    assert cable != cablegram.parse(text + "\n")
    assert cable != text
    assert cable.replace(subject="SNOW").replace(subject="RAIN") == cable
