"""The language of a search: what is read, how it binds, and what is said of mistakes."""

from __future__ import annotations

import pickle

import pytest

from cablegram import search
from cablegram._grammar import grammar_folder, load_parser
from cablegram._search.explain import explain
from cablegram._search.terms import read_condition

#: an expression, and another that means the same
SAME = [
    ("tag:PREL year:2008", "tag:PREL AND year:2008"),
    ("tag:PREL,PGOV", "tag:PREL OR tag:PGOV"),
    ("-tag:PREL", "NOT tag:PREL"),
    ("tag:A tag:B OR tag:C", "(tag:A tag:B) OR tag:C"),
    ("gas", "text:gas"),
    ('"gas pipeline"', 'text:"gas pipeline"'),
    ("“gas pipeline”", '"gas pipeline"'),
    ("year: 2008", "year:2008"),
    ("  ( year:2008 ) ", "year:2008"),
    ("a -( b OR c ) d", "a AND NOT (b OR c) AND d"),
    ("(a b)  OR  c", "a b OR c"),
    ("year:2008", "date:2008"),
    ("YEAR:2008", "year:2008"),
    ("class:S", "classification:SECRET"),
    ("mrn:08SECSTATE000005", 'mrn:"08 STATE 5"'),
    ("classified-by.name:roe", "classified_by.name:roe"),
    ("1.4(b)", '"1.4(b)"'),
    ("U.S.", '"U.S."'),
    ("caption:sipdis", 'caption:"S I P D I S"'),
]

#: an expression, what is wrong with it, and where
WRONG = [
    ("", "there is nothing to look for", 0),
    ("pots:LIMA", 'no term "pots:": did you mean post:?', 0),
    ("a xyzzyx:b", 'no term "xyzzyx:"; words with a colon stand between quotes', 2),
    ("tag:", "a value is missing behind tag:", 4),
    ("tag: OR b", 'a term is missing beside OR; the word itself would be "OR"', 5),
    ("tag:A, B", "a value is missing behind the comma; no blank stands there", 6),
    ("a OR", 'a term is missing beside OR; the word itself would be "OR"', 4),
    ("AND a", 'a term is missing beside AND; the word itself would be "AND"', 0),
    ("(a b", "a bracket is not closed", 4),
    ("a)", "nothing was opened that this bracket could close", 1),
    ('a "b', "the quotation mark is not closed", 2),
    ("serial:-5", "a value that begins with a minus stands between quotation marks", 7),
    ("a -", "a term is missing behind -", 3),
    ("(" * 101, "more than 100 brackets are open", 0),
    ("year:08", "year: '08' is no year of four digits", 5),
    ("date:2008-13", "date: there is no date 2008-13", 5),
    ("date:2009..2008", "date: 2009 is behind 2008", 5),
    (
        "date:monday",
        "date: 'monday' is no date: 2008, 2008-01, 2008-01-15 and 2008-01-15T16:08 are dates",
        5,
    ),
    ('"a"b', "a blank is missing between two terms", 3),
    ("a OR OR b", 'a term is missing beside OR; the word itself would be "OR"', 5),
    ("2008..2009", "a range stands behind the name of a term: date:2008-01..2008-06", 4),
    ("serial:x", "serial: 'x' is no whole number", 7),
    ("serial:9..1", "serial: 9 is more than 1", 7),
    ("partial:perhaps", "partial: 'perhaps' is neither yes nor no", 8),
    ("post:A..B", "post: only dates and numbers have ranges", 5),
    ("class:X", "class: 'X' is no classification; U, C, S, TS and LOU are some", 6),
    ("finding:unknown-lime", "finding: no finding 'unknown-lime': did you mean unknown-line?", 8),
    ("gas*line", "text: a star stands at the beginning or the end of a word", 0),
    ('year:2008 "--"', "text: '--' has no letter and no digit", 10),
    (
        "cited-by:LIMA",
        (
            "cited-by: 'LIMA' is no number of a message: a message reference number stands here, "
            "such as 08STATE12345"
        ),
        9,
    ),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_same_question(one: str, other: str) -> None:
    """Two ways to ask compare the same."""
    assert explain(read_condition(one)) == explain(read_condition(other))


@pytest.mark.parametrize(("expression", "message", "pos"), WRONG)
def test_what_is_wrong(expression: str, message: str, pos: int) -> None:
    """A mistake is named, with its place; a caret stands below it."""
    with pytest.raises(search.SearchError) as caught:
        search.find(expression, [])
    assert (caught.value.message, caught.value.pos) == (message, pos)
    assert str(caught.value).splitlines()[-1] == "  " + " " * pos + "^"
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301


@pytest.mark.parametrize("name", ["expression", "date", "number"])
def test_grammar_is_strict(name: str) -> None:
    """Strict mode finds no conflict and no overlap."""
    pytest.importorskip("interegular")
    source = (grammar_folder() / "search" / f"{name}.lark").read_text("utf-8")
    start = "search" if name == "expression" else name
    assert load_parser(source, start, strict=True).terminals


def test_long_expressions_are_read() -> None:
    """Thousands of terms are no trouble."""
    lines = explain(read_condition(" OR ".join(f"serial:{n}" for n in range(3000)))).splitlines()
    assert len(lines) == 3001
