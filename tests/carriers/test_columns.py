"""What the carrier says of a message, held against the message."""

from __future__ import annotations

import pytest

import cablegram

RECORD = (
    '"7","3/4/1975 11:59","75OSLO12","Embassy Oslo","SECRET//NOFORN","75STATE3",'
    '"R 041115Z MAR 75\nFM AMEMBASSY OSLO\nTO SECSTATE WASHDC 12\n",'
    '"SECRET OSLO 0012\n\nNOFORN\n\nTAGS: NO\nSUBJ: FISH\n\nREF: STATE 3\n\n1. YES.\nHOLM\n"\n'
)


def _mismatches(source: str) -> list[tuple[str, str]]:
    findings = cablegram.parse(source).diagnostics
    return [
        (finding.severity, finding.message)
        for finding in findings
        if finding.code in {"column-mismatch", "reference-column"}
    ]


def test_columns_that_agree_are_no_finding() -> None:
    """Minutes are not compared: a page has the month in their place."""
    assert not _mismatches(RECORD)


@pytest.mark.parametrize(
    ("column", "other", "said"),
    [
        ("75OSLO12", "75OSLO13", "the column mrn has 75OSLO13, the message 75OSLO12"),
        ("75OSLO12", "7575OSLO12", "the column mrn has 7575OSLO12, the message 75OSLO12"),
        ("3/4/1975", "4/3/1975", "the column date has 4/3/1975 11:59, the message 1975-03-04T"),
        ("Embassy Oslo", "Embassy Paris", "the column origin has Embassy Paris, the message AMEM"),
        ("SECRET//", "TOP SECRET//", "the column classification has TOP SECRET//NOFORN, the mes"),
        ("\n\nNOFORN\n", "\n", "the column classification has SECRET//NOFORN, the message SECRET"),
    ],
)
def test_a_column_that_differs_is_a_warning(column: str, other: str, said: str) -> None:
    """The record keeps what the message says."""
    ((severity, message),) = _mismatches(RECORD.replace(column, other, 1))

    assert severity == "warning"
    assert message.startswith(said)


def test_a_reference_that_only_the_column_has_is_a_note() -> None:
    """That column was made by a program out of the text."""
    (found,) = _mismatches(RECORD.replace('"75STATE3"', '"75STATE3|75STATE4"'))

    assert found == ("note", "the column references has 75STATE4, the message 75STATE3")


def test_the_finding_stands_at_the_field() -> None:
    """Line and span are of the field in the message."""
    source = RECORD.replace("75OSLO12", "75OSLO13", 1)
    (finding,) = [
        one for one in cablegram.parse(source).diagnostics if one.code == "column-mismatch"
    ]

    assert "OSLO 0012" in source[slice(*finding.span)]
    assert source[: finding.span[0]].count("\n") + 1 == finding.line


def test_without_a_date_the_number_is_the_carriers() -> None:
    """A message without a year has no number of its own; a malformed column gives none either."""
    undated = RECORD.replace("R 041115Z MAR 75\n", "")

    assert cablegram.parse(undated).mrn == "75OSLO12"
    assert not _mismatches(undated)
    assert cablegram.parse(undated.replace("75OSLO12", "75SECTION01OF02OSLO12", 1)).mrn is None
