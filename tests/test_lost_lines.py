"""A message says many things twice: where one line is lost, another has it, in a fixed order."""

from __future__ import annotations

from io import StringIO

import pytest

import cablegram
from cablegram._fields.subject import read_subject
from cablegram.values import Value

STATION = "DE RUEHMO #0302/01 0371608\n"
SECURITY = "ZNY CCCCC ZZH\n"
ORIGIN = "FM AMEMBASSY MOSCOW\n"
PREAMBLE = "O P 061608Z FEB 08\n"
ENVELOPE = f"""VZCZCXRO0908
OO RUEHFL RUEHKW
{STATION}{SECURITY}{PREAMBLE}{ORIGIN}TO RUEHC/SECSTATE WASHDC IMMEDIATE 6419
INFO RUEHZL/EUROPEAN POLITICAL COLLECTIVE
"""
CLASS_LINE = "\nC O N F I D E N T I A L MOSCOW 000302\n"
TEXT = "\nSUBJECT: RAIN\n\n1. It rained.\n"
PAGE = "\nMINSK 00000303  002 OF 003\n\n2. It froze.\n"


@pytest.mark.parametrize(
    ("text", "post", "serial"),
    [
        (ENVELOPE + CLASS_LINE + TEXT + PAGE, "MOSCOW", 302),
        (ENVELOPE + TEXT + PAGE, "MINSK", 303),
        (ENVELOPE + TEXT, "MOSCOW", 302),
        (ENVELOPE.replace(STATION, "") + TEXT, None, None),
        (ENVELOPE.replace(ORIGIN, "") + TEXT, None, None),
        (ENVELOPE.replace("AMEMBASSY MOSCOW", "THE HARBOUR OFFICE") + TEXT, None, 302),
        (ENVELOPE + "\nUNCLAS 000301\n" + TEXT, None, 301),
        (ENVELOPE + "\nUNCLAS MOSCOW\n" + TEXT, "MOSCOW", 302),
        (TEXT, None, None),
    ],
)
def test_the_number(text: str, post: str | None, serial: int | None) -> None:
    """That of the class line; else of a page line; else the serial of format line 3."""
    found = cablegram.parse(text)

    assert (found.post, found.serial) == (post, serial)
    year = 2008 if text is not TEXT else None
    assert (found.year, found.mrn) == (year, f"08{post}{serial}" if post and serial else None)


@pytest.mark.parametrize(
    ("text", "classification"),
    [
        (ENVELOPE + "\nUNCLAS MOSCOW 000302\n" + TEXT + "\nSECRET\n", "UNCLASSIFIED"),
        (ENVELOPE + TEXT + "\nSECRET\n\n2. It froze.\n\nUNCLASSIFIED\n", "SECRET"),
        (ENVELOPE + TEXT + "\nUNCLASSIFIED\n\n2. It froze.\n\nSECRET\n", "UNCLASSIFIED"),
        (ENVELOPE + TEXT, "CONFIDENTIAL"),
        (ENVELOPE.replace(SECURITY, "") + TEXT, None),
        (TEXT, None),
    ],
)
def test_the_class(text: str, classification: str | None) -> None:
    """That of the class line; else of the first banner; else of format line 4."""
    assert cablegram.parse(text).classification == classification


@pytest.mark.parametrize(
    ("preamble", "precedence", "info", "dtg"),
    [
        (PREAMBLE, "IMMEDIATE", "PRIORITY", "2008-02-06T16:08:00Z"),
        ("061608Z FEB 08\nPRIORITY\n", "PRIORITY", None, "2008-02-06T16:08:00Z"),
        ("061608Z FEB 08\n", None, None, "2008-02-06T16:08:00Z"),
        ("R 061608Z\n", "ROUTINE", None, None),
        ("", None, None, None),
    ],
)
def test_the_precedence(
    preamble: str, precedence: str | None, info: str | None, dtg: str | None
) -> None:
    """It stands in front of the date-time group, or on a line of its own below."""
    found = cablegram.parse(ENVELOPE.replace(PREAMBLE, preamble) + CLASS_LINE + TEXT)

    assert (found.precedence, found.info_precedence, found.dtg) == (precedence, info, dtg)


@pytest.mark.parametrize("carried", ["{}", "> {}", "> **{}**", "# {}", "\f{}", "  {}  "])
def test_format_line_1_in_a_copy(carried: str) -> None:
    """The marks of a carrier are no part of it."""
    text = ENVELOPE.replace("VZCZCXRO0908", carried.format("VZCZCXRO0908"))

    assert cablegram.parse(text + CLASS_LINE + TEXT).transmission_id == "VZCZCXRO0908"


def test_fields_know_their_place() -> None:
    """Each has the characters at its span as its text."""
    text = ENVELOPE + CLASS_LINE + TEXT + PAGE
    found = cablegram.parse(text)
    fields: list[Value | None] = [
        found.routing,
        found.station,
        found.security,
        found.preamble,
        found.class_line,
    ]
    fields += [found.subject_line, *found.page_lines]

    assert len(fields) == 7
    for field in fields:
        assert field is not None
        assert text[slice(*field.span)] == field.text != ""
    assert found.preamble is not None
    assert found.preamble.dtg is not None
    assert text[slice(*found.preamble.dtg.span)].strip() == "061608Z FEB 08"


@pytest.mark.parametrize("block", ["TO", "INFO", "XMT"])
def test_addressees_need_their_keyword(block: str) -> None:
    """Each is of the keyword in front of it, behind an empty line, too; without one, of none."""
    lost = ENVELOPE.replace("TO RUEHC", "RUEHC").replace("INFO RUEHZL", "RUEHZL")
    assert block in {"TO", "INFO", "XMT"}
    found = cablegram.parse(lost + CLASS_LINE + TEXT)
    assert [*found.to, *found.info, *found.exempt] == []

    found = cablegram.parse(f"{lost}{block} AMEMBASSY MINSK\n\nAMEMBASSY RIGA\n{CLASS_LINE}{TEXT}")
    named = {"TO": found.to, "INFO": found.info, "XMT": found.exempt}
    assert [one.name for one in named.pop(block)] == ["AMEMBASSY MINSK", "AMEMBASSY RIGA"]
    assert [*named.values()] == [[], []]


def test_a_number_of_the_archive() -> None:
    """Where the message has none, the attribute counts, whatever stands in front of it."""
    attributes = "Message Attributes\n\nFrom: X\nDocument Number: 1979SANJO05291 \nSubject: X\n"
    assert cablegram.parse(attributes).mrn == "79SANJOSE5291"
    assert cablegram.parse(attributes.replace("Document Number", "Film Number")).mrn is None
    assert (
        cablegram.parse(ENVELOPE + CLASS_LINE + TEXT + "\nNNN\n\n" + attributes).mrn
        == "08MOSCOW302"
    )


def test_the_number_of_a_record() -> None:
    """A data file's column gives the number that the message lacks."""
    text = '"5","8/4/2009 0:00","09MOSCOW1999","Embassy Moscow","SECRET","","","It rained.\n"\n'
    (found,) = cablegram.read(StringIO(text))

    assert found.mrn == "09MOSCOW1999"
    assert found.dialect.carrier == "csv"


@pytest.mark.parametrize(
    ("line", "subject", "at"),
    [
        ("TAGS: PREL SUBJECT: RAIN", "RAIN", "RAIN"),
        ("TAGS: PREL SUBJECT: (C) RAIN ", "RAIN", "RAIN"),
        ("TAGS: PREL Subject: THE SUBJECT: RAIN", "THE SUBJECT: RAIN", "THE SUBJECT: RAIN"),
    ],
)
def test_a_subject_behind_another_field(line: str, subject: str, at: str) -> None:
    """Where a line end was lost, the first label on the line begins it."""
    text = f"UNCLAS MOSCOW 000302\n\n{line}\n\n1. It rained.\n"
    found = cablegram.parse(text)

    assert (found.subject, found.tags) == (subject, ["PREL"])
    assert found.subject_line is not None
    assert text[slice(*found.subject_line.span)] == at


@pytest.mark.parametrize(
    ("line", "subject", "portion", "words"),
    [
        ("SUBJECT:\n", None, None, ""),
        ("SUBJECT: (C)\n", None, "C", ""),
        ("SUBJ: RAIN //\n", "RAIN", None, "RAIN"),
        ("SUBJ: RAIN//", "RAIN", None, "RAIN"),
        ("SUBJECT: (C) RAIN  IN\n MAY \n", "RAIN IN MAY", "C", "RAIN  IN\n MAY"),
    ],
)
def test_the_words_of_a_subject(
    line: str, subject: str | None, portion: str | None, words: str
) -> None:
    """Without its mark, and what ends it in a Navy message; without words at the line's end."""
    found = read_subject(line)

    assert (found.subject, found.portion, found.text) == (subject, portion, words)
    assert line[slice(*found.span)] == words
    assert found.span[1] == len(line) or words
