"""What every field's value promises, and small claims about single words of fields."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cablegram._fields._classification import likest_class
from cablegram._fields._reading import precedence_of
from cablegram._fields.addressee import read_addressees
from cablegram._fields.captions import caption_words
from cablegram._fields.class_line import read_class_line
from cablegram._fields.classified_by import read_classified_by
from cablegram._fields.distribution import read_distribution
from cablegram._fields.executive_order import read_executive_order
from cablegram._fields.portion import read_portion
from cablegram._fields.preamble import read_preamble
from cablegram._fields.references import read_references
from cablegram._fields.security import read_security
from cablegram._fields.smart import read_row, row_addressees
from cablegram._fields.station import read_station
from cablegram._fields.tags import read_tags
from cablegram._fields.usmtf import read_reference_set, read_set, read_subject_set
from cablegram.values import Value


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (read_security, "ZNY CCCCC ZZH\n"),
        (read_class_line, "C O N F I D E N T I A L MOSCOW 000302\n"),
        (read_classified_by, "Classified By: Ambassador Jane Doe. Reason: 1.4 (b)\n"),
        (read_distribution, "ACTION EUR-12\n\nINFO  OCT-01  /013 W\n"),
        (read_preamble, "O R 061608Z FEB 08\n"),
    ],
)
def test_a_field_knows_its_text(read: Callable[[str], Value], text: str) -> None:
    """A field that is the whole line has the line as its text, and the line's span."""
    value = read(text)

    assert (value.text, value.span) == (text, (0, len(text)))


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (read_addressees, "TO RUEHC/SECSTATE WASHDC IMMEDIATE 6419\nRUEHMO/AMEMBASSY MOSCOW\n"),
        (read_references, "REF: A. MOSCOW 235  B. 07 BELGRADE 142 (NOTAL)\n     C. STATE 12\n"),
        (read_tags, "TAGS: [PREL](#), PGOV, ECON (DOE, JANE),\n  RS\n"),
    ],
)
def test_each_of_a_list_stands_where_its_span_says(
    read: Callable[[str], list[Value]], text: str
) -> None:
    """The text of a value is what its span cuts out; values follow each other."""
    values = read(text)

    assert len(values) > 1
    assert [text[slice(*value.span)] for value in values] == [value.text for value in values]
    ends = [0, *(value.span[1] for value in values)]
    assert all(end <= value.span[0] for end, value in zip(ends, values, strict=False))


@pytest.mark.parametrize(
    ("text", "mark", "classification"),
    [
        ("(C-REL UK) X", "C-REL UK", "CONFIDENTIAL"),
        ("(C:NF) X", "C:NF", "CONFIDENTIAL"),
        ("(C,NF) X", "C,NF", "CONFIDENTIAL"),
        ("(S REL UK) X", "S REL UK", "SECRET"),
        ("( S / NF ) X", "S / NF", "SECRET"),
    ],
)
def test_the_class_of_a_mark_is_its_first_word(text: str, mark: str, classification: str) -> None:
    """Whatever parts it from its caveats."""
    found = read_portion(text)

    assert (found.mark, found.classification) == (mark, classification)


@pytest.mark.parametrize(
    ("text", "classification"),
    [
        ("ZNY SSSSS", "SECRET"),
        ("ZNR UUUUU", "UNCLASSIFIED"),
        ("ZNY RRRRR", "RESTRICTED"),
        ("ZNY XXXXX", None),
        ("ZNY SSSSS CCCCC", "SECRET"),
        ("ZNY QQQQQ", None),
        ("", None),
    ],
)
def test_the_class_of_the_security_warning(text: str, classification: str | None) -> None:
    """Five times its letter; another letter names no class."""
    assert classification == read_security(text).classification


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SIPDIS", ["SIPDIS"]),
        ("(SIPDIS)", ["SIPDIS"]),
        ("SIPDIS, NOFORN", ["SIPDIS", "NOFORN"]),
        ("(SIPDIS) / (NOFORN)", ["SIPDIS", "NOFORN"]),
        ("STATE FOR EUR", []),
        ("SIPDIS, RAIN", []),
    ],
)
def test_captions(text: str, words: list[str]) -> None:
    """Each by itself, bracketed or not; one other word, and the line is none of captions."""
    assert words == caption_words(text)


@pytest.mark.parametrize(
    "text", ["E.O. 12958: DECL: 06/02/18", "EO I2958: DECL: 06/02/2018", "E.O. l2958: 20180602"]
)
def test_the_order_with_slips_of_a_copy(text: str) -> None:
    """A 1 read as a letter, a year of two figures or of four, a date without strokes."""
    found = read_executive_order(text)

    assert (found.order, found.on) == ("12958", "2018-06-02")


@pytest.mark.parametrize("event", ["END OF WAR", "END OF WAR; WITHDRAWAL", "UPON RELEASE"])
def test_an_event_declassifies(event: str) -> None:
    """It stands in place of a date."""
    found = read_executive_order(f"E.O. 12958: DECL: {event}\n")

    assert (found.on, found.event) == (None, event)


@pytest.mark.parametrize(
    ("text", "precedence", "info", "iso"),
    [
        ("P 0 061608Z FEB 08", "PRIORITY", "IMMEDIATE", "2008-02-06T16:08:00Z"),
        ("0 061608Z FEB 08", "IMMEDIATE", None, "2008-02-06T16:08:00Z"),
        ("R 312359Z JAN 08", "ROUTINE", None, "2008-01-31T23:59:00Z"),
        ("R 010000Z JAN 08", "ROUTINE", None, "2008-01-01T00:00:00Z"),
        ("R 061608A FEB 08", "ROUTINE", None, "2008-02-06T15:08:00Z"),
        ("R 061608N FEB 08", "ROUTINE", None, "2008-02-06T17:08:00Z"),
    ],
)
def test_preambles(text: str, precedence: str, info: str | None, iso: str) -> None:
    """A nought for the letter O and the other way round; zones lead to universal time."""
    found = read_preamble(text)

    assert found.dtg is not None
    assert (found.precedence, found.info_precedence, found.dtg.iso) == (precedence, info, iso)


@pytest.mark.parametrize("figures", ["000608Z", "320608Z", "062408Z", "061660Z"])
def test_no_such_time(figures: str) -> None:
    """Day 0 or 32, hour 24, minute 60 are in no calendar and on no clock."""
    found = read_preamble(f"R {figures} FEB 08")

    assert found.dtg is None or found.dtg.iso is None


def test_what_is_no_precedence() -> None:
    """Another word names none."""
    assert (precedence_of("IMMEDIATE"), precedence_of("NOTHING")) == ("IMMEDIATE", None)


@pytest.mark.parametrize(
    ("word", "name"),
    [("CONFIDENTAIL", "CONFIDENTIAL"), ("SECRT", "SECRET"), ("UNCLASSIFED", "UNCLASSIFIED")],
)
def test_a_class_with_a_slip(word: str, name: str) -> None:
    """Two letters changed over, or one left out, leave the nearest class."""
    found = likest_class([word])

    assert found is not None
    assert found[0] == name


@pytest.mark.parametrize(
    ("text", "title", "name", "reasons"),
    [
        (
            "Classified By: Ambassador Jane Doe. Reasons: 1.4 (b) and (d)\n",
            "Ambassador",
            "Jane Doe",
            ["1.4(b)", "1.4(d)"],
        ),
        (
            "Classified By: POL/C John Roe for reasons 1,4 (b, d).\n",
            "POL/C",
            "John Roe",
            ["1.4(b)", "1.4(d)"],
        ),
        (
            "Classified By: Jane Doe, Deputy Chief of Mission, reason 1.5 (c).\n",
            "Deputy Chief of Mission",
            "Jane Doe",
            ["1.5(c)"],
        ),
    ],
)
def test_who_classified(text: str, title: str, name: str, reasons: list[str]) -> None:
    """Title in front or behind, a comma for the point of the section."""
    found = read_classified_by(text)

    assert (found.title, found.name, found.reasons) == (title, name, reasons)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("REF: 07MOSCOW235", [(None, "cable", "07MOSCOW235")]),
        ("REF: 07 NOWHERE 235", [(None, "cable", "07NOWHERE235")]),
        (
            "REF: MOSCOW235 AND MINSK 12",
            [(None, "cable", "08MOSCOW235"), (None, "cable", "08MINSK12")],
        ),
        ("REF: MOSCOW NO. 235", [(None, "cable", "08MOSCOW235")]),
        ("REF: MOSCOW 1234567", [(None, "document", None)]),
        ("REF: A. MOSCOW 235 (DTG 061608Z FEB 07)", [("A", "cable", "07MOSCOW235")]),
        ("REF: A. MOSCOW 235 DTD 12/03/2007", [("A", "cable", "07MOSCOW235")]),
        (
            "REF: A. MOSCOW 235 OF FEBRUARY 6, 2007 B. MINSK 2",
            [("A", "cable", "07MOSCOW235"), ("B", "cable", "08MINSK2")],
        ),
        (
            "REF: A. DOE-ROE E-MAIL OF 02/06/2008 B. MINSK 2",
            [("A", "email", None), ("B", "cable", "08MINSK2")],
        ),
        (
            "REF: A. MOSCOW 235, 236 AND 240",
            [
                ("A", "cable", "08MOSCOW235"),
                ("A", "cable", "08MOSCOW236"),
                ("A", "cable", "08MOSCOW240"),
            ],
        ),
        (
            "REF: A. 07 MOSCOW 235, 236 B. MINSK 3",
            [
                ("A", "cable", "07MOSCOW235"),
                ("A", "cable", "07MOSCOW236"),
                ("B", "cable", "08MINSK3"),
            ],
        ),
        (
            "REF: A. MOSCOW 235 B. CODEL REPORT 12 C. STATE 2",
            [
                ("A", "cable", "08MOSCOW235"),
                ("B", "document", None),
                ("C", "cable", "08STATE2"),
            ],
        ),
        ("REF: A. MOSCOW 235 (2007)", [("A", "cable", "07MOSCOW235")]),
        ("REF: ¶A. STATE 1 ¶B. STATE 2", [("A", "cable", "08STATE1"), ("B", "cable", "08STATE2")]),
    ],
)
def test_what_references_name(text: str, found: list[tuple[str | None, str, str | None]]) -> None:
    """Post and number, glued or not, known or not; a date gives the year; no number is so long."""
    references = read_references(text, year=2008)

    assert [(one.label, one.kind, one.mrn) for one in references] == found


@pytest.mark.parametrize(
    ("text", "order", "on", "exemption", "by"),
    [
        ("E.O. 11652: XGDS-3", "11652", None, "XGDS-3", None),
        ("E.O. 12065: GDS 2/6/85 (DOE, JANE)", "12065", "1985-02-06", "GDS", "DOE, JANE"),
        ("E.O. 12065: RDS-3 2/6/09", "12065", "2009-02-06", "RDS-3", None),
        ("E.O. 12356: DECL:OADR", "12356", None, "OADR", None),
        ("E.O. 12958: DECL: 06 FEB 2018", "12958", "2018-02-06", None, None),
        ("E.O. 12958: DECL: FEBRUARY 6, 2018", "12958", "2018-02-06", None, None),
        ("E.O. 12958: N/A", "12958", None, "N/A", None),
    ],
)
def test_orders(
    text: str, order: str, on: str | None, exemption: str | None, by: str | None
) -> None:
    """Date in figures or words, schedule, exemption, officer; no event where none is named."""
    found = read_executive_order(text)

    assert (found.order, found.on, found.exemption, found.by) == (order, on, exemption, by)
    assert found.event is None


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("TAGS: PREL/PGOV RS", ["PREL", "PGOV", "RS"]),
        ("TAGS: PGOVPREL", ["PGOV", "PREL"]),
        ("TAGS: PREL, NATO, RS.", ["PREL", "NATO", "RS"]),
        ("TAGS: ASEC (DOE, JANE\nPREL", ["ASEC", "PREL"]),
        ("TAGS: PFOR US UR MILI", ["PFOR", "US", "UR", "MILI"]),
    ],
)
def test_codes_however_they_are_parted(text: str, codes: list[str]) -> None:
    """By strokes, blanks, commas, or not at all; an open bracket ends with its line."""
    assert [tag.code for tag in read_tags(text)] == codes


@pytest.mark.parametrize(
    ("officer", "title", "name"),
    [
        ("Jane Doe, Charge d'Affaires, a.i., for reasons", "Charge d'Affaires, a.i.", "Jane Doe"),
        ("A/DCM John Roe, Reason", "A/DCM", "John Roe"),
        ("Jane Doe, DCM, EUR. Reason:", "DCM, EUR", "Jane Doe"),
        ("POLITICAL COUNSELOR JANE DOE:", "POLITICAL COUNSELOR", "JANE DOE"),
    ],
)
def test_title_and_name(officer: str, title: str, name: str) -> None:
    """In front or behind, in any case; several titles are one."""
    found = read_classified_by(f"Classified By: {officer} 1.4 (b)\n")

    assert (found.title, found.name, found.reasons) == (title, name, ["1.4(b)"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("TO AMEMBASSY MOSCOW\n  IMMEDIATE 12\n", [("AMEMBASSY MOSCOW", None, "IMMEDIATE", 12)]),
        ("TO RUEHC/SECSTATE WASHDC 6419\n", [("SECSTATE WASHDC", "RUEHC", None, 6419)]),
        (
            "TO SECSTATE WASHDC, ;\nAMEMBASSY MINSK\n",
            [("SECSTATE WASHDC", None, None, None), ("AMEMBASSY MINSK", None, None, None)],
        ),
    ],
)
def test_addressees(text: str, found: list[tuple[str, str | None, str | None, int | None]]) -> None:
    """Indicator, name, precedence, number; a line may be wrapped in front of the last two."""
    assert [
        (one.name, one.indicator, one.precedence, one.serial) for one in read_addressees(text)
    ] == found


def test_a_row_of_addressees() -> None:
    """City and office change places; without a comma, the words stay; precedence is no word."""
    text = "**Action:** WASHDC, SECSTATE *Routine*; DIA WASHINGTON DC PRIORITY; USMISSION\n"
    row = read_row(text)
    found = row_addressees(row)

    assert row.label == "ACTION"
    assert [(one.name, one.precedence) for one in found] == [
        ("SECSTATE WASHDC", "ROUTINE"),
        ("DIA WASHINGTON DC", "PRIORITY"),
        ("USMISSION", None),
    ]
    assert [text[slice(*one.span)] for one in found] == [
        "WASHDC, SECSTATE *Routine*",
        "DIA WASHINGTON DC PRIORITY",
        "USMISSION",
    ]


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("REF/A/DOC/CNO/16JUL21//", "A", "document"),
        ("REF/B/MSG/CNO/311913ZAUG21//", "B", "dtg"),
        ("REF/C/TEL/CNO/16JUL21//", "C", "telcon"),
        ("REF/D/email/CNO/16JUL21//", "D", "email"),
        ("REF/E/311913ZAUG21//", "E", "document"),
    ],
)
def test_sets_of_references(text: str, label: str, kind: str) -> None:
    """The second field names the kind; a message has an originator and a date-time group."""
    found = read_reference_set(text)

    assert (found.label, found.kind) == (label, kind)
    assert text[slice(*found.span)] == found.text


def test_sets() -> None:
    """Name and fields, blanks and marks of a copy left out; what stands behind ``//`` too."""
    found = read_set("> **SUBJ/THE HARBOUR\n IS /OPEN // NOT THIS/\n")

    assert (found.name, found.fields) == ("SUBJ", ["THE HARBOUR IS", "OPEN"])
    subject = read_subject_set("SUBJ/ARMY/NAVY GAME//\n")
    assert (subject.subject, subject.text, subject.span) == (
        "ARMY/NAVY GAME",
        "ARMY/NAVY GAME",
        (5, 19),
    )


@pytest.mark.parametrize(
    ("text", "year"),
    [("E.O. 12958: DECL: 02/06/90", "2090"), ("E.O. 11652: 02/06/90", "1990")],
)
def test_the_order_gives_the_century(text: str, year: str) -> None:
    """No text is declassified before its order is in force: 1995 the one, 1972 the other."""
    assert read_executive_order(text).on == f"{year}-02-06"


@pytest.mark.parametrize(("day", "found"), [("001", 1), ("366", 366), ("367", None), ("000", None)])
def test_the_day_of_the_year(day: str, found: int | None) -> None:
    """The first and the last of a leap year are days, and none outside."""
    filed = read_station(f"DE RUEHMO #0302 {day}1608").filed

    assert found == (filed.day_of_year if filed else None)
