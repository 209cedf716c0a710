"""The classification authority."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablegram._fields.classified_by import read_classified_by
from cablegram._grammar import field_parser, grammar_folder, load_parser


def test_grammar_is_strict() -> None:
    """The grammar has no conflict and no two terminals that overlap."""
    grammar = (grammar_folder() / "fields" / "classified_by.lark").read_text(encoding="utf-8")
    load_parser(grammar, "classified_by", strict=True)


@pytest.mark.parametrize(
    ("officer", "name", "title"),
    [
        ("M/C for Political Affairs Alice G. Wells", "Alice G. Wells", "M/C for Political Affairs"),
        ("DCM Jane Doe", "Jane Doe", "DCM"),
        ("Jane Doe, DCM,", "Jane Doe", "DCM"),
        ("DCM;JANE DOE", "JANE DOE", "DCM"),
        ("Jane Doe DCM", "Jane Doe", "DCM"),
        ("Amb. Jane Doe", "Jane Doe", "Amb."),
        ("P/E CHIEF SHUBLER,", "SHUBLER", "P/E CHIEF"),
        ("Jane Doe", "Jane Doe", None),
        ("Ambassador", None, "Ambassador"),
        ("Ambassador Jane T. Doe, Jr.", "Jane T. Doe, Jr.", "Ambassador"),
        ("Charge d'Affaires, a.i., Jane Doe", "Jane Doe", "Charge d'Affaires, a.i."),
        ("Charge d,Affaires J. Robert Doe,", "J. Robert Doe", "Charge d,Affaires"),
        ("Doe, Jane, Ambassador, DOS, EXEC;", "Doe, Jane", "Ambassador, DOS, EXEC"),
        ("EUR PDAS Nancy McDoe", "Nancy McDoe", "EUR PDAS"),
        ("PolMinCouns Jane Doe", "Jane Doe", "PolMinCouns"),
        ("U/S Jane Doe (G).", "Jane Doe", "U/S (G)"),
        ('D/Political Advisor A. "Hoot" Doe.', 'A. "Hoot" Doe', "D/Political Advisor"),
        ("Ambassador to Bolivia Jane Doe", "Jane Doe", "Ambassador to Bolivia"),
        (
            "EUR ASSISTANT SECRETARY JANE DOE, \nACTING",
            "JANE DOE",
            "EUR ASSISTANT SECRETARY, ACTING",
        ),
        ("DCM Geoff Pyatt", "Geoff Pyatt", "DCM"),
        ("ambassador jane doe", "jane doe", "ambassador"),
        (
            "Jane Doe, DCM, U.S. Department of State, U.S. Embassy, Djibouti;",
            "Jane Doe",
            "DCM, U.S. Department of State, U.S. Embassy, Djibouti",
        ),
        ("Classified by POL M/C Jane Doe", "Jane Doe", "POL M/C"),
        ("CLASSIFIED CONFIDENTIAL BY ACTING DCM\nJANE DOE", "JANE DOE", "ACTING DCM"),
        ("(U)  CLASSIFIED BY EAP DAS JANE DOE,", "JANE DOE", "EAP DAS"),
        ("Political Counselor Jane Doe, ...", "Jane Doe", "Political Counselor"),
    ],
)
def test_name_and_title(officer: str, name: str | None, title: str | None) -> None:
    """Name and title come apart in either order, and the reasons are not part of them."""
    value = read_classified_by(f"Classified By: {officer} for reasons 1.4 (b) and (d).\n")
    assert (value.name, value.title, value.reasons) == (name, title, ["1.4(b)", "1.4(d)"])


@pytest.mark.parametrize(
    "clause",
    [
        " for reasons 1.4 (b) and (d).",
        ", reasons 1.4(B) AND (D)",
        ". Reason: 1.4 (b,d)",
        "; REASON: 1.4(B), (D)",
        ": 1.4 (b/d).",
        ", 1.4 (b \r\n/d).",
        " per 1.4 b and d",
        " by reasons 1.4 (b)(d)",
        " for reasons 1.4. (b), (d). ",
        " for reasons 1.4, b/d.",
        " for reasons 1.4 (b. and d.)",
        " for reasons 1.4 (B & D).",
        " for reasons 1.4 (bd)",
        " for reasons 1.4 (b) an d (d).",
        " for reasons 1.4 (b) an\nd (d).",
        " for reas \nons 1.4 (b) and (d).",
        " FO\nR REASONS 1.4 (B) AND (D)",
        " for reason \ns 1.4 (b) and (d).",
        " for reaso ns 1.4 (b) and (d).",
        " for reasons 1. \n4 (b,d).",
        " for reasons 1 \n.4 (b) and (d).",
        " -FOR REASONS 1.4(B)\nAND (D)",
        " for reasons 1.4 (b) and (d\n).",
        " for reasons 1.4 (b) and 1.4(d)",
    ],
)
def test_reasons(clause: str) -> None:
    """All spellings of the clause give section and letter, wherever the line is cut."""
    value = read_classified_by(f"Classified By: DCM Jane Doe{clause} \n")
    assert (value.name, value.title, value.reasons) == ("Jane Doe", "DCM", ["1.4(b)", "1.4(d)"])


@pytest.mark.parametrize(
    ("clause", "reasons"),
    [
        ("1.5 (b)", ["1.5(b)"]),
        ("1.4 (a) through (d)", ["1.4(a)", "1.4(b)", "1.4(c)", "1.4(d)"]),
        ("1.4 (b-d)", ["1.4(b)", "1.4(c)", "1.4(d)"]),
        ("1.4 b \u2013 d", ["1.4(b)", "1.4(c)", "1.4(d)"]),
        ("1.4 (d-b)", ["1.4(d)", "1.4(b)"]),
        ("1.4 (b) - 1.5 (d)", ["1.4(b)", "1.5(d)"]),
        ("1.4 (b) and 1.5 (d)", ["1.4(b)", "1.5(d)"]),
        ("1.4 (b), (d) 1. (C) Summary: The Holy See", ["1.4(b)", "1.4(d)"]),
        ("1.4 (b)(d)\n1, (C) Summary. During", ["1.4(b)", "1.4(d)"]),
        ("1.4 (b)\n-------\nSUMMARY", ["1.4(b)"]),
        ("1.4 (b)\n\u00b61. (C) The", ["1.4(b)"]),
        ("1.4 (b)\n\u00b6 (C) The", ["1.4(b)"]),
        ("1.4 (abcd)", ["1.4(a)", "1.4(b)", "1.4(c)", "1.4(d)"]),
        ("1.4 (abcda)", []),
        ("1.4 (d) through (b)", ["1.4(d)", "1.4(b)"]),
        ("1.4 (b) through (c) (a)", ["1.4(b)", "1.4(c)", "1.4(a)"]),
        ("", []),
    ],
)
def test_end_of_reasons(clause: str, reasons: list[str]) -> None:
    """The list ends at the first word or number that is no reason."""
    assert read_classified_by(f"Classified By: DCM Doe. Reason: {clause}").reasons == reasons


def test_name_cut_at_the_lines_end() -> None:
    """The terminal cut at column 71, also inside a name."""
    text = (
        "Classified By: Acting Minister Counselor for Political Affairs Andrew Y \n"
        "oung, 1.4 (b/d). \n"
    )
    assert read_classified_by(text).name == "Andrew Young"


def test_title_cut_at_the_lines_end() -> None:
    """A cut title word is put together where the table of titles knows the whole."""
    line = "CLASSIFIED BY: JANE ROBERTA ALEXANDRA SMITH-WESSON-JOHNSONVI, POLITICA"
    assert len(line) == 70
    text = line.replace("JANE", "JANEY") + "\nL COUNSELOR"
    assert read_classified_by(text).title == "POLITICAL COUNSELOR"


def test_derivative_classification() -> None:
    """Source and date of a derivative classification are read beside the officer."""
    value = read_classified_by(
        "Classified By: CDA Jane Doe\nDerived From: DSCG 05-1\nDeclassify On: 20191225\n"
    )
    assert (value.name, value.derived_from, value.declassify_on) == (
        "Jane Doe",
        "DSCG 05-1",
        "20191225",
    )


def test_only_derived() -> None:
    """The officer may be absent."""
    value = read_classified_by("Derived From: Multiple Sources")
    assert (value.name, value.title, value.derived_from) == (None, None, "Multiple Sources")


@pytest.mark.parametrize("text", ["", "\0", "(", "Classified By:", "Classified By: ...\n"])
def test_nobody(text: str) -> None:
    """Text without words names nobody."""
    value = read_classified_by(text)
    assert (value.name, value.title, value.reasons) == (None, None, [])


@pytest.mark.parametrize(
    "part", ["a ", "a", "(", "R E A S O ", "for ", "1 ", "a n ", "f o ", "a, ", "charge d ", "\n"]
)
def test_hostile_text(part: str) -> None:
    """Any number of any parts is read, in time that grows with the length."""
    read_classified_by("Classified By: " + part * 10_000)


@given(st.text("CLASIFEDBYReason14.(bd)/, \r\n\0\u00b6") | st.text())
def test_any_text_is_read(text: str) -> None:
    """Every text is read, and each of its characters is in exactly one token."""
    tokens = field_parser("classified_by").parse(text).scan_values(lambda _: True)
    assert "".join(tokens) == text
    read_classified_by(text)
