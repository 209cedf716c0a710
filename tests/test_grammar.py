"""The grammar: built strictly, without a gap, and without a part that could go unnoticed.

Lark's strict mode refuses conflicts of the parser and terminals of one priority that overlap.
What it does not look at is asserted here: that it could read every terminal, that no input is
refused, that each priority, each alternative of a terminal and each production is needed.
"""

from __future__ import annotations

import itertools
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import interegular
import pytest
from lark import Lark
from lark.grammar import Rule
from lark.lexer import TerminalDef
from lark.parsers.lalr_analysis import Shift
from tests.lines import LEADS, LINES, OPENINGS, Line, Place

from cablegram._grammar import cable_grammar, grammar_folder, load_parser
from cablegram._lines import split_lines
from cablegram._parse import cable_parser
from cablegram.nodes import NODE_CLASSES

FILES = sorted(grammar_folder().rglob("*.lark"))
FIELDS = sorted((grammar_folder() / "fields").glob("*.lark"))
#: a terminal of the sources: its name and priority, then one alternative a line
TERMINAL = re.compile(r"^([A-Z][A-Z_0-9]*)(\.-?\d+)?:(.*(?:\n[ \t]+\|.*)*)", re.MULTILINE)


@cache
def strict_parser() -> Lark:
    """Return the grammar of a message, built under strict mode."""
    return load_parser(cable_grammar(), "cable", strict=True)


@cache
def comparator() -> interegular.Comparator:
    """Return what tells whether two terminals overlap."""
    patterns = {terminal: terminal.pattern.to_regexp() for terminal in strict_parser().terminals}
    found: interegular.Comparator = interegular.Comparator.from_regexes(patterns)
    return found


def kinds(text: str) -> list[str]:
    """Return the terminals of the lines of a text, in order; wrapped lines one by one."""
    ended = text if text.endswith(("\n", "\r")) or text in {"", "\ufeff"} else text + "\n"
    return [
        token.kind
        for token in cable_parser().parse(ended).tokens()
        for _ in (split_lines(token.value) if token.kind == "PROSE" else [token])
    ]


def unsigned(terminals: Iterable[str]) -> list[str]:
    """Return terminals with one name for lines without a sign, in the head and in the body."""
    return ["TEXT" if name == "PROSE" else name for name in terminals]


class TestForm:
    """How the grammar is written."""

    def test_strict(self) -> None:
        """Strict mode finds no conflict and no overlap between terminals of one priority."""
        assert strict_parser().terminals

    def test_every_terminal_is_readable(self) -> None:
        """The check for overlaps could read every terminal; it skips in silence what it cannot."""
        unreadable = []
        for terminal in strict_parser().terminals:
            try:
                interegular.parse_pattern(terminal.pattern.to_regexp()).to_fsm()
            except (interegular.InvalidSyntax, interegular.Unsupported) as error:
                unreadable.append((terminal.name, str(error)))
        assert unreadable == []

    @pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
    def test_no_blind_spots(self, path: Path) -> None:
        """No lookaround and no anchor, which blind the check; no %ignore, which loses text."""
        code = "\n".join(line.split("//")[0] for line in path.read_text("utf-8").splitlines())
        for sign in ("(?=", "(?!", "(?<", r"\Z", r"\A", r"\b", "$", "%ignore"):
            assert sign not in code, sign

    def test_terminals_are_named(self) -> None:
        """No terminal is anonymous: each line has a name that a reader of the tree understands."""
        written = {name for name, _, _ in TERMINAL.findall(cable_grammar())}
        assert {terminal.name for terminal in strict_parser().terminals} <= written

    def test_no_terminal_is_empty(self) -> None:
        """A terminal takes at least one character."""
        assert [t.name for t in strict_parser().terminals if t.pattern.min_width < 1] == []

    def test_every_rule_has_a_class(self) -> None:
        """Rules of the grammar and node classes are the same set."""
        shown = {str(rule.alias or rule.origin.name) for rule in strict_parser().rules}
        hidden = {name for name in shown if name.startswith("_") or name in inlined()}
        assert set(NODE_CLASSES) == shown - hidden

    def test_every_terminal_has_a_comment(self) -> None:
        """What a line is and where that is known from stands beside its terminal."""
        for name, comment in commented():
            assert comment, name

    @pytest.mark.parametrize("path", FIELDS, ids=lambda path: path.name)
    def test_field_grammar(self, path: Path) -> None:
        """What stands inside a field is a strict grammar too, with names for all its terminals."""
        text = path.read_text("utf-8")
        if not is_grammar(path.stem, text):
            pytest.skip("only imported by others")
        parser = load_parser(text, path.stem, strict=True)
        anonymous = [t.name for t in parser.terminals if t.name.startswith("__")]
        assert anonymous == []
        for terminal in parser.terminals:
            interegular.parse_pattern(terminal.pattern.to_regexp()).to_fsm()
            assert terminal.pattern.min_width > 0


def is_grammar(name: str, text: str) -> bool:
    """Tell whether a file is a grammar of its own: it has a rule of its own name."""
    return re.search(rf"^\??{name}:", text, re.MULTILINE) is not None


def inlined() -> set[str]:
    """Return the rules that only give other names to single lines: ``?body_lone_line``."""
    return set(re.findall(r"^\?([a-z_]+):", cable_grammar(), re.MULTILINE))


def commented() -> Iterator[tuple[str, str]]:
    """Yield each terminal that is a line, and the comment over it or over its neighbour."""
    lines = {terminal.name for terminal in strict_parser().terminals}
    comment = ""
    for row in cable_grammar().splitlines():
        if row.startswith("//"):
            comment = row
        elif not row.strip():
            comment = ""
        found = TERMINAL.match(row)
        if found and found[1] in lines:
            yield found[1], comment


Stack = tuple[int, ...]


def walk(
    table: Any,  # noqa: ANN401
    stack: Stack,
    terminal: str,
    end: int,
    used: set[Rule] | None = None,
) -> Stack | None:
    """Return the parser's stack behind a terminal, as Lark's LALR parser moves; None if refused.

    The rules it reduces by are put into ``used``.
    """
    states = list(stack)
    while terminal in table.states[states[-1]]:
        action, target = table.states[states[-1]][terminal]
        if action is Shift:
            return (*states, target)
        if used is not None:
            used.add(target)
        if target.expansion:
            del states[-len(target.expansion) :]
        states.append(table.states[states[-1]][target.origin.name][1])
        if terminal == "$END" and states[-1] == end:
            return tuple(states)
    return None


class TestTotality:
    """No text is refused."""

    def test_no_sequence_of_lines_is_refused(self) -> None:
        """From every stack the parser can have, whatever its lexer may offer goes on.

        The contextual lexer offers what the state on top has an action for, even where a
        reduction later finds no use for it. The grammar does not nest, so that the stacks are
        finite (some thousands) and all of them are visited: this is a proof, not a sample.
        TEXT (PROSE, in the body) or BLANK takes any line, so they must be on offer everywhere;
        so must the end.
        """
        stacks = [offered for _, offered in every_stack(strict_parser(), "cable")]
        assert len(stacks) > 1000
        for offered in stacks:
            if offered <= {"REMAINDER", "$END"}:
                continue  # behind the beginning of another message, which is taken whole
            assert {"BLANK", "$END"} <= offered
            assert len({"TEXT", "PROSE"} & offered) == 1

    @pytest.mark.parametrize("path", FIELDS, ids=lambda path: path.name)
    def test_no_field_is_refused(self, path: Path) -> None:
        """What stands inside a field may be anything too, character by character.

        From every stack, each character begins a token on its own, unless the token in front
        would have taken it as well; and whatever token is offered goes on.
        """
        text = path.read_text("utf-8")
        if not is_grammar(path.stem, text):
            pytest.skip("only imported by others")
        parser = load_parser(text, path.stem)
        takers = {t.name: re.compile(t.pattern.to_regexp()) for t in parser.terminals}
        alone = {name: set(filter(taker.fullmatch, ANY)) for name, taker in takers.items()}
        samples = {name: shortest(taker.pattern) for name, taker in takers.items()}
        for behind, offered in every_stack(parser, path.stem):
            refused = set(ANY).difference(*(alone[name] for name in offered - {"$END"}))
            if behind:
                sample, taker = samples[behind], takers[behind]
                refused = {one for one in refused if not taker.fullmatch(sample + one)}
            assert refused == set(), (behind, offered)

    def test_every_line_is_text_or_blank(self) -> None:
        """Together TEXT and BLANK take every character but a line end's, and every line end."""
        text = re.compile(pattern("TEXT"))
        blank = re.compile(pattern("BLANK"))
        for character in map(chr, range(0x11_0000)):
            lines = (character + "\n", character + "\r")
            if character not in "\r\n" and not all(
                text.fullmatch(line) or blank.fullmatch(line) for line in lines
            ):
                pytest.fail(f"{character!r} is neither")
        assert all(blank.fullmatch(end) for end in ("\n", "\r", "\r\n", "\n\r", "\f\n \r"))


#: characters of all sorts: ASCII, and what cables, carriers and damage put beside it
ANY = [*map(chr, range(128)), *"é\x85\xa0\u2028¶•\ud800\ufeff’\U0001f4dc"]


def shortest(pattern: str) -> str:
    """Return one of the shortest texts that a regular expression takes."""
    machine = interegular.parse_pattern(pattern).to_fsm()
    waiting = deque([("", machine.initial)])
    seen = {machine.initial}
    while waiting:
        text, state = waiting.popleft()
        if state in machine.finals:
            return text
        for key, after in machine.map[state].items():
            symbol = machine.alphabet.by_transition[key][0]
            if after not in seen:
                seen.add(after)
                shown = symbol if isinstance(symbol, str) else "\U0001f4dc"
                waiting.append((text + shown, after))
    raise AssertionError(pattern)


def every_stack(parser: Lark, start: str, sign: str = "") -> Iterator[tuple[str, set[str]]]:
    """Yield, for every stack, the terminal on top and the terminals offered; all of them go on.

    With a ``sign``, the terminal that each text begins with, of the stacks behind it.
    """
    table = parser.parser.parser._parse_table
    at_start: Stack = (table.start_states[start],)
    end = table.end_states[start]
    first = walk(table, at_start, sign, end) if sign else at_start
    assert first is not None
    seen = {first}
    waiting = deque([("", first)])
    while waiting:
        behind, stack = waiting.popleft()
        offered = {name for name in table.states[stack[-1]] if name.isupper()}
        assert "$END" in offered
        yield behind, offered
        for terminal in sorted(offered):
            after = walk(table, stack, terminal, end)
            assert after is not None, (stack, terminal)
            assert len(after) < 50, "the grammar nests"
            if terminal != "$END" and after not in seen:
                seen.add(after)
                waiting.append((terminal, after))


def pattern(name: str) -> str:
    """Return the regular expression of a terminal."""
    return next(t.pattern.to_regexp() for t in strict_parser().terminals if t.name == name)


SAMPLES = [
    pytest.param(place, line, id=f"{place.name}-{line.kind}-{line.text.strip()[:20]}")
    for place in OPENINGS
    for line in LINES[place.name]
]


class TestLines:
    """Each sample of tests/lines.py gets its kind, and each part of the grammar has a sample."""

    @pytest.mark.parametrize(("place", "line"), SAMPLES)
    def test_kind(self, place: Place, line: Line) -> None:
        """A line gets its kind in its place."""
        lead = [LEADS[line.kind]] if line.kind in LEADS else []
        front = [*place.opening, *lead]
        expected = [kind for kind, _ in front] + [line.kind]
        after = [] if line.text.endswith("\n") else ["TEXT"]
        text = "".join(part for _, part in front) + line.text
        found = kinds(text + ("x\n" if after else ""))
        assert unsigned(found) == unsigned(expected + after)
        assert found[len(front)] == line.kind

    def test_every_alternative_has_a_sample(self) -> None:
        """Each alternative of a terminal has a sample that no other alternative of it takes.

        So the sample gets another kind when that alternative is removed, and test_kind fails.
        """
        samples = {line for lines in LINES.values() for line in lines}
        samples |= {Line("BOM", "\ufeff"), Line("REMAINDER", "x\n")}
        samples |= {Line("MESSAGE_ATTRIBUTES", "Message Attributes\n")}
        missing = []
        for name, alternatives in alternatives_of_terminals().items():
            texts = [text for kind, text in samples if kind == name]
            takers = [
                [n for n, taker in enumerate(alternatives) if taker.fullmatch(text)]
                for text in texts
            ]
            missing += [(name, n) for n in range(len(alternatives)) if [n] not in takers]
        assert missing == []

    def test_every_priority_is_needed(self) -> None:
        """Without its priority a terminal overlaps one of priority 0, and strict mode refuses."""
        terminals = strict_parser().terminals
        plain = [t for t in terminals if t.priority == 0]
        ranked = [t for t in terminals if t.priority != 0]
        assert len(ranked) > 10
        idle = [t.name for t in ranked if not any(overlap(t, other) for other in plain)]
        assert idle == []

    def test_strict_mode_refuses_a_missing_priority(self) -> None:
        """The claim above in one real build: TEXT without its priority."""
        grammar = cable_grammar()
        assert "TEXT.-10:" in grammar
        with pytest.raises(Exception, match="Collision between Terminals"):
            load_parser(grammar.replace("TEXT.-10:", "TEXT:"), "cable", strict=True)


def overlap(one: TerminalDef, other: TerminalDef) -> bool:
    """Tell whether some text belongs to both terminals."""
    return not comparator().isdisjoint(one, other)


@cache
def alternatives_of_terminals() -> dict[str, list[re.Pattern[str]]]:
    """Return the alternatives of every line's terminal, each compiled by itself.

    One grammar is made in which every alternative is a terminal, so that Lark puts the short
    terminals into it.
    """
    lines = {terminal.name for terminal in strict_parser().terminals}
    extra = []
    for name, _, right in TERMINAL.findall(cable_grammar()):
        if name in lines:
            parts = re.split(r"(?:^|\n)[ \t]+\|?[ \t]*", right)
            extra += [(name, f"{name}_ALTERNATIVE_{n}", part) for n, part in enumerate(parts[1:])]
    source = "".join(f"\n{name}: {part}" for _, name, part in extra)
    start = "\nalternatives: " + " | ".join(name for _, name, _ in extra)
    parser = Lark(cable_grammar() + source + start, start="alternatives", parser="lalr")
    patterns = {t.name: re.compile(t.pattern.to_regexp()) for t in parser.terminals}
    found: dict[str, list[re.Pattern[str]]] = {}
    for name, alternative, _ in extra:
        found.setdefault(name, []).append(patterns[alternative])
    return found


Message = Sequence[tuple[str, str]]
_LETTERED, _ROW = Line("LETTERED", "A. STATE 4170\n"), Line("TABLE_ROW", "WHEAT    1160    12\n")
#: lines that only a text has: they begin it where BT is missing
STARTS_OF_TEXT = {
    "CLASS_LINE",
    "CLASSIFIED_BY",
    "EXECUTIVE_ORDER",
    "ORDER_NUMBER",
    "REFERENCES",
    "SUBJECT",
    "TAGS",
}


def messages() -> Iterator[Message]:
    """Yield messages made of the sample lines: kinds and texts.

    Every line in its place, alone, twice, and with lines behind it that may belong to it; and
    the parts of a message, each there or not.
    """
    text = [("TEXT", "the harbour is open again.\n")]
    for place in OPENINGS:
        for line in LINES[place.name]:
            lead = [LEADS[line.kind]] if line.kind in LEADS else []
            more = [*lead, (line.kind, line.text)]
            for front, tail in itertools.product(
                ([], [("BOM", "\ufeff")]), ([], [more[-1]], text, text + text)
            ):
                if place.name == "following":
                    tail = [("REMAINDER", "".join(it for _, it in tail))] if tail else []
                message = [*front, *place.opening, *more, *tail]
                if not mergers(message):
                    yield message
    yield from combinations()


def mergers(message: Message) -> bool:
    """Tell whether two runs of empty lines, or a form feed and the end, would be one token."""
    pairs = itertools.pairwise([*message, ("BLANK", "")])
    return any(
        (second[0] == "BLANK" and first[0] in {"BLANK", "PAGE_FEED"} and second[1] != "")
        or {first[0], second[0]} == {"PAGE_FEED"}
        or (first[0] == "PAGE_FEED" and second[1] == "")
        for first, second in pairs
    )


def combinations() -> Iterator[Message]:
    """Yield messages in which each part is there or not, once with one line and once with two."""
    blank, text = ("BLANK", "\n"), ("TEXT", "the harbour is open again.\n")
    preamble, head = ("PREAMBLE", "O 101530Z APR 09\n"), ("TAGS", "TAGS: PREL, JO\n")
    numbered, point = ("NUMBERED", "1. (U) The first.\n"), ("POINT", "-- the harbour\n")
    bt, end = ("SEPARATION", "BT\n"), ("END_OF_MESSAGE", "NNNN\n")
    serial, archive = ("SERIAL", "#0417\n"), ("ARCHIVE_END", "End Cable Text\n")
    headings: list[Message] = [[], [preamble], [preamble, preamble]]
    openings: list[Message] = [[], [bt], [bt, text], [bt, text, text]]
    heads: list[Message] = [[], [head], [head, head], [head, blank, text]]
    bodies: list[Message] = [[], [numbered], [numbered, point], [numbered, point, point]]
    endings: list[Message] = [[], [end], [end, end], [serial], [archive], [bt], [bt, end]]
    attributes: list[Message] = [[], [("MESSAGE_ATTRIBUTES", "Message Attributes\n")]]
    for bom in ([], [("BOM", "\ufeff")]):
        for parts in itertools.product(headings, openings, heads, bodies, endings, attributes):
            yield list(itertools.chain(bom, *parts))
    rows = ("USMTF_SET", "POC/DOE/LCDR/AMMAN//\n"), ("TABLE_ROW", "WHEAT        1160      12\n")
    yield [numbered, *rows]
    yield from second_messages(preamble, numbered, end, attributes)
    for count in (1, 2):
        addressees = [("ADDRESSEE", "AMCONSUL JERUSALEM\n")] * count
        yield [("ACTION", "TO AMEMBASSY AMMAN\n"), blank, *addressees]
        yield [("INFORMATION", "INFO AMEMBASSY AMMAN\n"), *addressees]
        yield [("PRECEDENCE", "IMMEDIATE\n"), *addressees]
        yield [("STAMP", "20 Mar 2014\n"), *addressees]
        yield [("OFFICES", "ACTION NEA-10\n"), blank, *[("OFFICES_MORE", "CIAE-00\n")] * count]
        yield [("EXEMPTED", "XMT AMEMBASSY AMMAN\n"), *addressees]
    key = ("ATTRIBUTE", "Draft Date: 10 APR 1975\n")
    yield [("MESSAGE_ATTRIBUTES", "Message Attributes\n"), text, key, text]
    yield [bt, text, _LETTERED, _LETTERED]
    yield from prints(text)
    for line in LINES["head"]:
        if line.kind in STARTS_OF_TEXT:
            yield from ([line], [line, text], [line, line])
        for more in (_LETTERED, _ROW):
            yield [bt, line, more, more]


def second_messages(
    preamble: tuple[str, str],
    numbered: tuple[str, str],
    end: tuple[str, str],
    attributes: list[Message],
) -> Iterator[Message]:
    """Yield texts with one message behind another, or only its heading."""
    next_one, rest = ("TRANSMISSION_START", "VZCZCXRO0417\n"), ("REMAINDER", "the harbour.\n")
    offices = ("OFFICES", "ACTION NEA-10\n")
    mrn = ("SMART_MRN", "**MRN:** 23 AMMAN 417\n")
    firsts: list[Message] = [[numbered], [end], [numbered, end]]
    headings: list[Message] = [
        [],
        [preamble],
        [mrn],
        [mrn, mrn],
        [preamble, mrn],
        [preamble, preamble],
    ]
    for bom, outer in itertools.product(([], [("BOM", "\ufeff")]), ([], [preamble])):
        for first, inner, last in itertools.product(firsts, headings, attributes):
            for second in ([], [numbered], [end]):
                yield [*bom, *outer, *first, offices, *inner, *second, *last]
        for first, last in itertools.product([[], *firsts], attributes):
            if first and last:
                yield [*bom, *outer, *first, offices, *last, next_one]
            if first or last:
                yield [*bom, *outer, *first, *last, next_one]
                yield [*bom, *outer, *first, *last, next_one, rest]


def prints(text: tuple[str, str]) -> Iterator[Message]:
    """Yield SMART prints: rows, what stands behind them, and a heading or none."""
    mrn, row = ("SMART_MRN", "**MRN:** 23 AMMAN 417\n"), ("SMART_ROW", "**From:** AMMAN\n")
    preamble, banner = ("PREAMBLE", "O 101530Z APR 09\n"), ("BANNER", "UNCLASSIFIED\n")
    breaks = [
        ("BLANK", "\n"),
        banner,
        ("STAMP", "2/25/2026\n"),
        ("TRANSCRIPT_MARK", "## Page 2\n"),
        ("HEADING_MARK", "### The Harbour\n"),
        ("RULE", "-----\n"),
        ("POINT", "-- the harbour\n"),
    ]
    for part in breaks:
        for count in range(3):
            yield [banner, mrn, row, part, *[text] * count]
    yield [mrn, mrn, row]
    yield [mrn, preamble]
    yield [mrn, preamble, banner, text]


class TestProductions:
    """What may follow what: each production is needed by a message of samples."""

    def test_kinds(self) -> None:
        """Every message of samples is read as the lines it was made of."""
        wrong = [
            (expected, found)
            for message in messages()
            if message not in ([("BOM", "\ufeff")], [])
            if (found := unsigned(kinds("".join(text for _, text in message))))
            != (expected := unsigned(kind for kind, _ in message))
        ]
        assert wrong[:5] == []

    def test_every_production_is_used(self) -> None:
        """Every production of the parse table is used by one of the messages.

        The grammar has no conflicts, so that a message has one derivation: without a production
        that it uses the message's lines, in their kinds, are no sentence, and test_kinds fails.
        """
        parser = strict_parser()
        used: set[Rule] = set()
        for message in messages():
            used |= derivation(parser, kinds("".join(text for _, text in message)))
        idle = [str(rule) for rule in parser.rules if rule not in used]
        assert idle == []


def derivation(parser: Lark, terminals: list[str]) -> set[Rule]:
    """Return the productions by which the parse table derives these terminals."""
    table = parser.parser.parser._parse_table
    used: set[Rule] = set()
    stack: Stack = (table.start_states["cable"],)
    for terminal in [*terminals, "$END"]:
        after = walk(table, stack, terminal, table.end_states["cable"], used)
        assert after is not None, (terminals, terminal)
        stack = after
    return used
