"""How lines, marks and sentence ends are read, before any sequence decides."""

from __future__ import annotations

import pytest

from cablegram._body.marks import read_mark
from cablegram._body.pieces import _is_portion
from cablegram._body.reading import clean_line, clean_marked, ends_sentence, join_lines
from cablegram._body.shape import is_run_in
from cablegram._body.signature import is_signature
from cablegram._lines import split_lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\nb", ["a\n", "b"]),
        ("a\r\nb\r\n", ["a\r\n", "b\r\n"]),
        ("a\rb\r", ["a\r", "b\r"]),
        ("a\r\rb\n\r\nc", ["a\r", "\r", "b\n", "\r\n", "c"]),
        ("a\x0bb\x85c\u2028d\x0c", ["a\x0bb\x85c\u2028d\x0c"]),
    ],
)
def test_lines_end_where_the_grammar_ends_them(text: str, lines: list[str]) -> None:
    """At LF, CR LF and a lone CR; at no other character that Unicode breaks lines at."""
    assert lines == split_lines(text)


@pytest.mark.parametrize(
    ("text", "digits"),
    [("1. X", "1"), ("12) X", "12"), ("(1) X", "1"), ("¶3. X", "3")],
)
def test_the_number_of_a_mark(text: str, digits: str) -> None:
    """The digits alone, whatever stands around them; the words begin behind."""
    mark = read_mark(text)

    assert (mark.digits, mark.letter, mark.dash) == (digits, "", False)
    assert text[mark.length :].lstrip() == "X"


@pytest.mark.parametrize(
    ("text", "letter"),
    [("a. X", "A"), ("B) X", "B"), ("(c) X", "C"), ("iv. X", "IV"), ("(ii) X", "II")],
)
def test_the_letter_of_a_mark(text: str, letter: str) -> None:
    """A letter or Roman numeral counts in capitals; it is no number."""
    mark = read_mark(text)

    assert (mark.digits, mark.letter, mark.dash) == ("", letter, False)
    assert text[mark.length :].lstrip() == "X"


@pytest.mark.parametrize("text", ["- X", "-- X", "--  X"])
def test_the_dash_of_a_point(text: str) -> None:
    """It has neither number nor letter."""
    mark = read_mark(text)

    assert (mark.digits, mark.letter, mark.dash) == ("", "", True)
    assert text[mark.length :] == "X"


def test_each_link_of_a_copy_gives_its_text() -> None:
    """One or more on a line, and what stands between and behind them."""
    assert clean_line(" [PREL](#), [EU](#) and [RS](#) \r\n") == "PREL, EU and RS"


def test_marks_of_a_transcription_leave_no_gap() -> None:
    """Blanks around what was struck out are one, also where it stood at the start."""
    assert clean_marked("> one ~~SECRET~~ **two**  three") == "one two three"
    assert clean_marked('("*Harbour News*" of May)') == '("Harbour News" of May)'
    assert clean_marked("2 * 3 is *six*") == "2 * 3 is six"


def test_a_hyphen_joins_only_behind_a_letter() -> None:
    """``X-`` and ``TALL`` are one word; a dash by itself is none."""
    assert join_lines(["X-", "RAYS"]) == "X-RAYS"
    assert join_lines(["and/", "or"]) == "and/or"
    assert join_lines(["-", "RAYS"]) == "- RAYS"
    assert join_lines(["he said -", "", "so"]) == "he said - so"


@pytest.mark.parametrize("end", [".", "!", "?", ":", ";", "--", '."', ".)", "?\u201d"])
def test_marks_that_end_a_sentence(end: str) -> None:
    """Also inside quotes and brackets."""
    assert ends_sentence(f"It rained{end}")


@pytest.mark.parametrize("end", ["", ",", "-", '"', ")"])
def test_marks_that_end_no_sentence(end: str) -> None:
    """A comma, a hyphen, a quote behind a word."""
    assert not ends_sentence(f"It rained{end}")


@pytest.mark.parametrize("text", ["(U) Grain", "(C) Grain", "(S) Grain", "## (S) Grain"])
def test_a_class_in_brackets_is_a_portion_mark(text: str) -> None:
    """In a SMART print, whose headings are marked, too; other letters count a list."""
    assert _is_portion(text)
    assert not _is_portion(text.replace("(", "(A"))


@pytest.mark.parametrize(
    ("before", "last"),
    [
        ("It rained.", "in May"),
        ("It rained.", "XX XX"),
        ("It rained.", "Grain, Water,"),
        ("It rained.", "Word " * 20),
        ("It rained in", "Minsk"),
        ("Aims:", "Grain"),
        ("It rained.", "It froze."),
    ],
)
def test_no_heading_runs_in(before: str, last: str) -> None:
    """Last words of a sentence, a row of X, a long line, a line of a list, a sentence."""
    assert not is_run_in([before, last])


@pytest.mark.parametrize("text", ["B", "A B C D", "JOHN 3", "Burns", "SUMMARY", "O" * 31])
def test_no_name_signs(text: str) -> None:
    """A letter, four words, a figure, other letters, a heading's word, a long word."""
    assert not is_signature(text)
    assert is_signature("O'NEILL-SMITH")


def test_a_letter_is_upper_case() -> None:
    """Of a sub-paragraph with its paragraph's number, too."""
    assert [read_mark(text).letter for text in ("1.a. x", "b. x", "(c) x")] == ["A", "B", "C"]
