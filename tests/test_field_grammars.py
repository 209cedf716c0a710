"""The grammars of fields, carriers, documents: no priority and no part of a rule goes unnoticed.

What tests/test_grammar.py shows of the grammar of a message, for the small ones. They are built
strictly there (fields) and here (carriers).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import interegular
import lark.lexer
import pytest
from lark import Lark, UnexpectedInput
from lark.grammar import Rule
from lark.lexer import TerminalDef
from tests.field_lines import FIELD_LINES
from tests.test_grammar import is_grammar, walk

from cablegram._grammar import document_grammar, field_parser, grammar_folder, load_parser
from cablegram._parse import cable_parser

#: the rule a carrier's grammar starts with; a field's has the name of its file
STARTS = {"article": "article", "csv": "record", "html": "page"}
SOURCES = {
    path.stem: path.read_text("utf-8")
    for folder in ("fields", "carriers")
    for path in sorted((grammar_folder() / folder).glob("*.lark"))
    if is_grammar(STARTS.get(path.stem, path.stem), path.read_text("utf-8"))
} | {"document": document_grammar()}


def build(name: str, source: str) -> Lark:
    """Return a grammar's parser, without the search for overlaps, which takes its time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lark.lexer, "has_interegular", False)
        return load_parser(source, STARTS.get(name, name))


@cache
def parser_of(name: str) -> Lark:
    """Return a grammar's parser as it is shipped."""
    return build(name, SOURCES[name])


def kinds(parser: Lark, text: str) -> str:
    """Return the terminals of a text, in order; empty if it is refused."""
    try:
        tokens = parser.parse(text).scan_values(lambda _: True)
    except UnexpectedInput:
        return ""
    return " ".join(token.type for token in tokens)


SAMPLES = [(name, text, expected) for name in FIELD_LINES for text, expected in FIELD_LINES[name]]


def test_every_grammar_has_samples() -> None:
    """No grammar is left out."""
    assert set(FIELD_LINES) == set(SOURCES)


@pytest.mark.parametrize("name", sorted(STARTS))
def test_carriers_are_strict(name: str) -> None:
    """Strict mode finds no conflict and no overlap in the grammars of carriers either."""
    assert load_parser(SOURCES[name], STARTS[name], strict=True).terminals


@pytest.mark.parametrize(("name", "text", "expected"), SAMPLES)
def test_kinds(name: str, text: str, expected: str) -> None:
    """A sample is read as these terminals, and nothing of it is lost."""
    tokens = parser_of(name).parse(text).scan_values(lambda _: True)
    assert "".join(tokens) == text
    assert kinds(parser_of(name), text) == expected


@pytest.mark.parametrize("name", sorted(SOURCES))
class TestEveryPart:
    """Each part of a grammar alone."""

    def test_every_priority_is_needed(self, name: str) -> None:
        """Without it, strict mode refuses the grammar, or a sample is read otherwise."""
        idle = [
            terminal.name
            for terminal in parser_of(name).terminals
            if f"\n{terminal.name}." in SOURCES[name]
            and not misread(name, terminal)
            and not collides(name, terminal)
        ]
        assert idle == []

    def test_every_part_of_a_rule_is_needed(self, name: str) -> None:
        """Each symbol of each rule is used by a sample; what may be missing, is in another.

        The grammars have no conflicts, so that a sample has one derivation: without a symbol
        that it uses its terminals are no sentence, and test_kinds fails; as it does for a
        sample that lacks what has become an obligation.
        """
        used: set[Rule] = set()
        for _, expected in FIELD_LINES[name]:
            used |= derivation(name, expected.split())
        rules = parser_of(name).rules
        assert parts(rules) - parts(used) == set()
        assert absences(rules, rules) - absences(used, rules) == set()

    def test_every_terminal_is_met(self, name: str) -> None:
        """Each terminal has a sample."""
        met = {kind for _, expected in FIELD_LINES[name] for kind in expected.split()}
        assert met == {str(terminal.name) for terminal in parser_of(name).terminals}


def collides(name: str, terminal: TerminalDef) -> bool:
    """Tell whether a terminal overlaps one of priority 0 that is on offer beside it.

    That is what strict mode refuses, should the terminal have priority 0 too.
    """
    parser = parser_of(name)
    offers = [set(state) for state in parser.parser.parser._parse_table.states.values()]
    rivals = [
        other
        for other in parser.terminals
        if other.priority == 0 and any({terminal.name, other.name} <= offer for offer in offers)
    ]
    return any(not comparator(name).isdisjoint(terminal, other) for other in rivals)


@cache
def comparator(name: str) -> interegular.Comparator:
    """Return what tells whether two terminals of a grammar have a text in common."""
    patterns = {terminal: terminal.pattern.to_regexp() for terminal in parser_of(name).terminals}
    found: interegular.Comparator = interegular.Comparator.from_regexes(patterns)
    return found


def misread(name: str, terminal: TerminalDef) -> bool:
    """Tell whether a sample is read otherwise when the terminal has no priority."""
    written = f"\n{terminal.name}.{terminal.priority}:"
    assert written in SOURCES[name]
    parser = build(name, SOURCES[name].replace(written, f"\n{terminal.name}:"))
    return any(kinds(parser, text) != expected for text, expected in FIELD_LINES[name])


def derivation(name: str, terminals: list[str]) -> set[Rule]:
    """Return the productions by which the parse table derives these terminals."""
    table = parser_of(name).parser.parser._parse_table
    start = STARTS.get(name, name)
    used: set[Rule] = set()
    stack: tuple[int, ...] = (table.start_states[start],)
    for terminal in [*terminals, "$END"]:
        after = walk(table, stack, terminal, table.end_states[start], used)
        assert after is not None, (terminals, terminal)
        stack = after
    return used


def parts(rules: Iterable[Rule]) -> set[tuple[str, str, int]]:
    """Return the symbols of rules: the rule's name, the symbol's, and which of its like it is.

    Lark writes a production for each choice of what may be missing; they count as one rule.
    """
    found = set()
    for rule in rules:
        names = [str(symbol.name) for symbol in rule.expansion]
        found |= {
            (str(rule.origin.name), name, names[:place].count(name))
            for place, name in enumerate(names)
        }
    return found


def absences(used: Iterable[Rule], rules: Iterable[Rule]) -> set[tuple[str, str]]:
    """Return each rule and symbol of it that one of the productions used does without."""
    symbols: dict[str, set[str]] = {}
    for rule in rules:
        names = {str(symbol.name) for symbol in rule.expansion}
        symbols.setdefault(str(rule.origin.name), set()).update(names)
    return {
        (str(rule.origin.name), name)
        for rule in used
        for name in symbols[str(rule.origin.name)] - {str(s.name) for s in rule.expansion}
    }


def test_one_list_of_labels() -> None:
    """The keywords of addressees, slips and all, are those that the lines are told by."""
    lines = {it.name: it.pattern for it in cable_parser().terminals}
    told = [lines[name] for name in ("ORIGINATOR", "ACTION", "INFORMATION")]
    label = next(it.pattern for it in field_parser("addressee").terminals if it.name == "LABEL")
    listed = _first_group(label).split("|")
    assert listed == [*"|".join(map(_first_group, told)).split("|"), "XMT"]


def _first_group(pattern: str) -> str:
    """Return the alternatives in the first brackets; none of these has brackets inside."""
    return pattern.partition("(?:")[2].partition(")")[0]
