"""The executive-order line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablegram._fields.executive_order import read_executive_order
from cablegram._grammar import field_parser, grammar_folder, load_parser


def test_grammar_is_strict() -> None:
    """The grammar has no conflict and no two terminals that overlap."""
    grammar = (grammar_folder() / "fields" / "executive_order.lark").read_text(encoding="utf-8")
    load_parser(grammar, "executive_order", strict=True)


@pytest.mark.parametrize(
    "label",
    [
        "E.O. 12958:",
        "EO 12958",
        "E.o. 12958:",
        "E.0. 12958:",
        "E. O. 12958:",
        "E.O.12958:",
        "E.OM 12958:",
        "EO 12958;",
        "**E.O.:** 12958",
        "| **E.O.:** | 12958 |",
        "EXECUTIVE ORDER 12958:",
    ],
)
def test_labels(label: str) -> None:
    """Every spelling of the label leads to order and value."""
    line = read_executive_order(f"{label} DECL: 02/06/2018 \n")
    assert (line.order, line.on, line.text) == ("12958", "2018-02-06", "DECL: 02/06/2018")


def test_wrong_order_number_stays() -> None:
    """The record says what the message says, also where no such order exists."""
    assert read_executive_order("E.O. 12598: DECL: 02/12/20").order == "12598"


@pytest.mark.parametrize(
    ("value", "on"),
    [
        ("DECL: 2/6/2018", "2018-02-06"),
        ("DECL:  2/ 6/2018", "2018-02-06"),
        ("DECLl: 02/06/2018", "2018-02-06"),
        ("DECL 02-06-2018", "2018-02-06"),
        ("DECL: 2018/02/06", "2018-02-06"),
        ("DECL: 2018-02-06", "2018-02-06"),
        ("DECL: 20180206", "2018-02-06"),
        ("DECL: 02062018", "2018-02-06"),
        ("DECL: 02/062018", "2018-02-06"),
        ("02/06/2018", "2018-02-06"),
        ("DECL: JUNE 21, 2006", "2006-06-21"),
        ("DECL: 21 JUN 2006", "2006-06-21"),
        ("AS AMENDED; DECLASSIFIED JUNE 21, 2006", "2006-06-21"),
        ("DECL: DECLASSIFIED BY NARA 09/02/2009", "2009-09-02"),
        ("DECL: 02/30/2018", None),
        ("DECL: 00/00/0000", None),
        ("DECL: 13/01/2018", None),
    ],
)
def test_dates(value: str, on: str | None) -> None:
    """All shapes of a date are read; an impossible one is no date."""
    line = read_executive_order(f"E.O. 12958: {value}\n")
    assert (line.on, line.exemption, line.event) == (on, None, None)


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("E.O. 12958: DECL: 02/06/18", "2018-02-06"),
        ("E.O. 12958: DECL: 12/31/99", "1999-12-31"),
        ("E.O. 12065: GDS 8/12/85 (NAME)", "1985-08-12"),
        ("E.O. 11652: ADS, DECLAS 12/31/75", "1975-12-31"),
        ("E.O. 12065: XDS-4 07/25/09 (NAME)", "2009-07-25"),
        ("E.O. 13526: DECL: 01/31/35", "2035-01-31"),
    ],
)
def test_two_digit_years(text: str, on: str) -> None:
    """A two-digit year is the first of that ending in which the order held, or later."""
    assert read_executive_order(text).on == on


@pytest.mark.parametrize(
    ("value", "exemption"),
    [
        ("GDS", "GDS"),
        ("XGDS-1", "XGDS-1"),
        ("XGDS1", "XGDS-1"),
        ("XGDS (3)", "XGDS-3"),
        ("XGDS - 2", "XGDS-2"),
        ("XGDS", "XGDS"),
        ("ADS", "ADS"),
        ("DECL: OADR", "OADR"),
        ("DECL: MR", "MR"),
        ("DECL: X1", "X1"),
        ("DECL: 1.6X6", "X6"),
        ("DECL: 25X1-human", "25X1-HUMAN"),
        ("N/A", "N/A"),
        ("n/a", "N/A"),
        ("N:A", "N/A"),
        (" /A", "N/A"),
        ("NA", "N/A"),
        ("(N/A)", "N/A"),
        ("NGDS", "NGDS"),
    ],
)
def test_exemptions(value: str, exemption: str) -> None:
    """Schedules, exemptions and codes have one spelling each; they are no event."""
    line = read_executive_order(f"E.O. 11652: {value}\n")
    assert (line.exemption, line.event, line.on) == (exemption, None, None)


@pytest.mark.parametrize(
    ("value", "by"),
    [
        ("GDS 8/7/85 (BOEKER, PAUL H.) OR-M", "BOEKER, PAUL H."),
        ("(GDS 8/7/85 (BOEKER, PAUL H.) OR-M", "BOEKER, PAUL H."),
        ("GDS 8/7/85 (TAYLOR, PHILIP B", "TAYLOR, PHILIP B"),
        ("GDS 8/7/85 BOEKER, PAUL H OR-M", "BOEKER, PAUL H"),
        ("GDS 8/7/85 (BOEKER)", "BOEKER"),
        ("GDS 8/7/85", None),
    ],
)
def test_officer(value: str, by: str | None) -> None:
    """The person behind a schedule and its date applied it, brackets or not."""
    line = read_executive_order(f"E.O. 12065: {value}\n")
    assert (line.exemption, line.on, line.by) == ("GDS", "1985-08-07", by)


@pytest.mark.parametrize("event", ["TEN YEARS AFTER KOREAN UNIFICATION", "CLOSURE OF ICTY"])
def test_events(event: str) -> None:
    """What is neither date nor code is an event, in words."""
    line = read_executive_order(f"E.O. 12958: DECL: {event} \n")
    assert (line.event, line.on, line.exemption) == (event, None, None)


def test_downgrade_is_no_declassification() -> None:
    """DNG names a class and a date; the text is not declassified by it."""
    line = read_executive_order("E.O. 12958: DNG: CO 02/24/2019")
    assert (line.on, line.downgrade_on, line.downgrade_to) == (None, "2019-02-24", "CONFIDENTIAL")


def test_downgrade_and_declassification() -> None:
    """Each marker takes the date behind it."""
    line = read_executive_order("E.O. 12958: DNG: CO 02/24/2019 DECL: 02/24/2034")
    assert (line.on, line.downgrade_on) == ("2034-02-24", "2019-02-24")


def test_fused_fields() -> None:
    """A TAGS field on the same line is not part of the value."""
    line = read_executive_order("E.O. 12958: DECL: 2020/01/21 TAGS: SENV ENRG KGHG BR\n")
    assert (line.on, line.text) == ("2020-01-21", "DECL: 2020/01/21")


@pytest.mark.parametrize("text", ["", "EO", "E.O. 11652:\n", "**E.O.:** Unknown", "\0(\f"])
def test_nothing_said(text: str) -> None:
    """A line without a value has neither date, exemption nor event."""
    line = read_executive_order(text)
    assert (line.on, line.exemption, line.event, line.by) == (None, None, None, None)


@pytest.mark.parametrize("part", ["(", "1/", "A ", "X1 ", "1", "(a", "GDS ", "E.O. "])
def test_hostile_text(part: str) -> None:
    """Any number of any parts is read, in time that grows with the length."""
    read_executive_order("E.O. 12958: " + part * 20_000)


@given(st.text("E.O:1259/ DECLGXS()-NA\n\0\u00a0") | st.text())
def test_any_text_is_read(text: str) -> None:
    """Every text is read, and each of its characters is in exactly one token."""
    tokens = field_parser("executive_order").parse(text).scan_values(lambda _: True)
    assert "".join(tokens) == text
    read_executive_order(text)


def test_no_order_named() -> None:
    """A value without an order's number is read all the same."""
    line = read_executive_order("E.O. XGDS\n")
    assert (line.order, line.exemption, line.text) == (None, "XGDS", "XGDS")
