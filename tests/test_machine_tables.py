"""The tables of a grammar: taken out of Lark's parser, written down, read again, run."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from lark import Lark, Token, Tree

from cablegram._grammar import _token, _Trees, load_parser
from cablegram._machine import Machine, Tables
from cablegram._machine.first import First
from cablegram._machine.groups import without_groups

#: each way in which a rule becomes a node, or none
GRAMMAR = r"""
start: _entry*
_entry: pair | points | GAP
pair: NAME ":" value GAP
?value: WORD | WORD DASH WORD | _signs LONG
_signs: DASH*
points: DASH words GAP -> list
words: (WORD | LONG)+
NAME.2: /[A-Z]{3}(?i:x)/
WORD: /[A-Za-z]+/
LONG.1: /[A-Za-z]{1,9}[0-9]/
GAP: /[ \t]*\n/
DASH: "-"
"""
TEXTS = (
    "",
    "\n",
    "ABCX:rain\n",
    "ABCx:rain-snow\n \t\n-sun\n",
    "-rain\n-ABCDX1\n",
    "ABCX:rain1\n",
    "ABCX:-rain1\n",
    "ABCX:--rain1\n",
    *(f"-{'ab' * count}\n" for count in range(1, 5)),
)


@cache
def lark() -> Lark:
    """Return Lark's own parser of the grammar."""
    return load_parser(GRAMMAR, "start")


@cache
def tables() -> Tables:
    """Return what is taken out of it."""
    return Tables.of(lark(), "start")


def shape(part: Tree[Token] | Token) -> Any:  # noqa: ANN401  nested lists
    """Return names, characters and places."""
    if isinstance(part, Token):
        return part.type, str(part), part.start_pos, part.end_pos
    return str(part.data), [shape(child) for child in part.children]


@pytest.mark.parametrize("written", [False, True])
@pytest.mark.parametrize("text", TEXTS)
def test_the_tables_read_as_lark_does(text: str, *, written: bool) -> None:
    """Inlined and renamed rules, rules that stand for their only part, lists; from a file, too."""
    found = tables()
    if written:
        found = Tables.from_values(json.loads(json.dumps(found.to_values())))
    machine: Machine[Tree[Token]] = Machine(found, _token, _Trees())

    assert shape(machine.parse(text)) == shape(lark().parse(text))


def test_what_is_written_is_what_was_taken() -> None:
    """States, terminals, productions."""
    taken, found = tables(), Tables.from_values(json.loads(json.dumps(tables().to_values())))

    assert (found.start, found.end) == (taken.start, taken.end)
    assert (found.actions, found.gotos) == (taken.actions, taken.gotos)
    assert [(it.name, it.pattern) for it in found.terminals] == [
        (it.name, it.pattern) for it in taken.terminals
    ]


def test_no_character_is_left_out() -> None:
    """Tables that were written know the first characters of a token, from NUL to the last."""
    grammar = load_parser("start: ANY*" + "\nANY: /(?s:.)/", "start")
    written = Tables.from_values(Tables.of(grammar, "start").to_values())
    machine: Machine[Tree[Token]] = Machine(written, _token, _Trees())

    for text in [*map(chr, range(256)), "\u2028", "\U0001f4a7"]:
        assert machine.parse(text * 2).children == [text, text]


def test_the_order_in_which_terminals_are_tried() -> None:
    """Priority first; then what may be longest; then the longest pattern."""
    names = "start: (A | B | C | D)*\nA: /a/\nB: /[a]/\nC: /a{2}/\nD.2: /a/\n"
    ordered = Tables.of(load_parser(names, "start"), "start").terminals

    assert [it.name for it in ordered] == ["D", "C", "B", "A"]


def test_a_text_of_a_single_token() -> None:
    """The token is the whole of the grammar's start."""
    machine: Machine[Tree[Token]] = Machine(
        Tables.of(load_parser('start: A\nA: "a"\n', "start"), "start"), _token, _Trees()
    )

    assert shape(machine.parse("a")) == ("start", [("A", "a", 0, 1)])


@pytest.mark.parametrize(
    ("pattern", "word", "allowed"),
    [
        ("[ ][ ]a", " a", True),
        ("[ ][ ]a", " b", False),
        ("[^a]x", "a", False),
        ("[^a]x", "b", True),
        ("(?i:a)x", "A", True),
        ("(?i:[a-c])x", "B", True),
        ("[a-c]x", "c", True),
        ("[a-c]x", "d", False),
        ("(?i:k)x", "\u212a", True),
        ("[ ]*?a", " a", True),
        ("[ ]+a", "a", False),
        ("(?:[ ]|b)+a", " a", True),
        ("[ab]", " a", False),
        ("[ ]a?", " b", True),
    ],
)
def test_what_a_pattern_can_begin_with(pattern: str, word: str, *, allowed: bool) -> None:
    """One blank stands for several; the Kelvin sign is a K where case does not count."""
    assert First(pattern).allows(word) is allowed


@pytest.mark.parametrize(
    ("pattern", "bare"),
    [
        (r"\d(x)", r"\d(?:x)"),
        (r"\\(x)", r"\\(?:x)"),
        (r"\(x(y)", r"\(x(?:y)"),
        ("[(](x)", "[(](?:x)"),
        ("[^](](x)", "[^](](?:x)"),
        (r"[\](](x)", r"[\](](?:x)"),
        ("(?:a(b))", "(?:a(?:b))"),
        ("(?i:a)", "(?i:a)"),
        ("((a)(b))", "(?:(?:a)(?:b))"),
    ],
)
def test_groups_that_need_not_be_remembered(pattern: str, bare: str) -> None:
    """Every unnamed one; a bracket that is escaped or in a set of characters is none."""
    assert without_groups(pattern) == bare
