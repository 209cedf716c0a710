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
from cablegram._fields.tags import read_tags
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
    [("ZNY SSSSS", "SECRET"), ("ZNR UUUUU", "UNCLASSIFIED"), ("ZNY XXXXX", None)],
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
