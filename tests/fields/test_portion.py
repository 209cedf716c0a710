"""Portion marks at the head of a paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablegram._fields.portion import read_portion
from cablegram._grammar import field_parser, grammar_folder, load_parser


def test_grammar_is_strict() -> None:
    """The grammar has no conflict and no two terminals that overlap."""
    grammar = (grammar_folder() / "fields" / "portion.lark").read_text(encoding="utf-8")
    load_parser(grammar, "portion", strict=True)


@pytest.mark.parametrize(
    ("text", "mark", "classification"),
    [
        ("(C) Summary. In a meeting", "C", "CONFIDENTIAL"),
        ("(c) The", "C", "CONFIDENTIAL"),
        ("(S/NF) The", "S/NF", "SECRET"),
        ("(S//FGI//NF) The", "S//FGI//NF", "SECRET"),
        ("(S-NF) The", "S-NF", "SECRET"),
        ("(SNF) The", "SNF", "SECRET"),
        ("(C NF) The", "C NF", "CONFIDENTIAL"),
        ("(U//FOUO) The", "U//FOUO", "UNCLASSIFIED"),
        ("(SBU/REL NATO) The", "SBU/REL NATO", "UNCLASSIFIED"),
        (
            "(S/REL FRANCE, BRITAIN, SAUDI ARABIA) The",
            "S/REL FRANCE, BRITAIN, SAUDI ARABIA",
            "SECRET",
        ),
        ("(S/Rel China) The", "S/REL CHINA", "SECRET"),
        ("(TS) The", "TS", "TOP SECRET"),
        ("(LOU) The", "LOU", "LIMITED OFFICIAL USE"),
        ("(C - ENTIRE TEXT).", "C - ENTIRE TEXT", "CONFIDENTIAL"),
        ("(CONFIDENTIAL ENTIRE TEXT.)", "CONFIDENTIAL ENTIRE TEXT.", "CONFIDENTIAL"),
        ("(ENTIRE TEXT - C)", "ENTIRE TEXT - C", "CONFIDENTIAL"),
        ("(/REL UK) The", "/REL UK", None),
    ],
)
def test_marks(text: str, mark: str, classification: str | None) -> None:
    """A class with its caveats is a mark, in any joint and case."""
    portion = read_portion(text)
    assert (portion.mark, portion.classification) == (mark, classification)


@pytest.mark.parametrize(
    "text",
    [
        "(Comment: this is new.)",
        "(Note: dates are local.)",
        "(a) first",
        "(USG) officials",
        "(U.S.) Healthcare",
        "(S/P) staff",
        "(C-130) aircraft",
        "(S Korea) said",
        "(China) Reaction",
        "Summary (C)",
        "(C",
        "()",
        "",
        "\0",
    ],
)
def test_no_marks(text: str) -> None:
    """Other words in brackets, and brackets further on, are the drafter's text."""
    portion = read_portion(text)
    assert (portion.mark, portion.length, portion.text) == (None, 0, "")


def test_length_and_span() -> None:
    """The length counts the blanks in front; span and text are those of the mark itself."""
    portion = read_portion("  ( C )  The")
    assert (portion.length, portion.span, portion.text, portion.mark) == (7, (2, 7), "( C )", "C")


def test_wrapped_mark() -> None:
    """A mark that a line's end divides is one mark, blanks folded."""
    assert read_portion("(C/REL\nUSA, GBR) The").mark == "C/REL USA, GBR"


@pytest.mark.parametrize("text", ["(" * 10**6, " " * 10**6, "(C" + " " * 10**6, "(C/REL " * 10**5])
def test_hostile_text(text: str) -> None:
    """No text is slow or fails: only the head of a paragraph is looked at."""
    assert read_portion(text).mark is None


@given(st.text("(CSU/NFREL \n.-)x\0") | st.text())
def test_any_text_is_read(text: str) -> None:
    """Every text is read, and each of its characters is in exactly one token."""
    tokens = field_parser("portion").parse(text).scan_values(lambda _: True)
    assert "".join(tokens) == text
    read_portion(text)
