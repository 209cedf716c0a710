"""The loop that runs Lark's tables: what Lark's own parser yields, it yields."""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lark import Lark, Token, Tree
from tests.lines import LINES, OPENINGS

from cablegram import _grammar
from cablegram._grammar import (
    cable_grammar,
    field_parser,
    grammar_folder,
    load_parser,
    write_tables,
)
from cablegram._lines import split_lines
from cablegram._machine import Machine, RefusedError, Tables
from cablegram._machine.first import First, alike
from cablegram._machine.groups import without_groups
from cablegram._machine.needs import needs
from cablegram._parse import cable_parser
from cablegram.testing import messages
from cablegram.tree import Node
from cablegram.tree import Token as Line

FIELDS = sorted(
    path.stem for path in (grammar_folder() / "fields").glob("*.lark") if path.stem != "terminals"
)
#: characters that mean something to some field, and some that mean nothing to any
FIELD_TEXT = st.text(
    "ABCOREFTAGS.:;,()/#-0123456789 \t\r\n[]¶é\0\u2028\ud800\u0130\u0131\u017f\u212a", max_size=60
)


@cache
def larks_own(name: str) -> Lark:
    """Return Lark's parser of a field."""
    text = (grammar_folder() / "fields" / f"{name}.lark").read_text("utf-8")
    return load_parser(text, name)


@cache
def larks_cable() -> Lark:
    """Return Lark's parser of a message."""
    return load_parser(cable_grammar(), "cable")


def shape(part: Tree[Token] | Token) -> object:
    """Return rules, terminals, characters and places of one of Lark's trees."""
    if isinstance(part, Token):
        return part.type, str(part), part.start_pos, part.end_pos
    return str(part.data), [shape(child) for child in part.children]


def lines_of(part: Tree[Token] | Token | Node | Line) -> Any:  # noqa: ANN401  nested lists
    """Return rules and lines; what the loop has as one token of prose, line by line."""
    if isinstance(part, (Token, Line)):
        kind = part.type if isinstance(part, Token) else part.kind
        text = str(part) if isinstance(part, Token) else part.text
        return [(kind, line) for line in (split_lines(text) if kind == "PROSE" else [text])]
    name = str(part.data) if isinstance(part, Tree) else part.kind
    return [(name, [it for child in part.children for it in lines_of(child)])]


class TestLikeLark:
    """Lark is the measure."""

    @pytest.mark.parametrize("name", FIELDS)
    def test_fields(self, name: str) -> None:
        """Every field grammar gives Lark's tree for any text."""

        @given(FIELD_TEXT)
        @example("")
        @example("\u0130\u0130")
        def check(text: str) -> None:
            assert shape(field_parser(name).parse(text)) == shape(larks_own(name).parse(text))

        check()

    @pytest.mark.parametrize("place", OPENINGS, ids=lambda place: place.name)
    def test_lines(self, place: Any) -> None:  # noqa: ANN401
        """Every kind of line, in each part of a message, has its place in the same tree."""
        for line in LINES[place.name]:
            text = "".join(part for _, part in place.opening) + line.text
            text += "" if text.endswith("\n") else "x\n"
            # With carriage returns, and with a gap somewhere, other scanners are at work.
            for kind in (text, text.replace("\n", "\r\n"), f"{text}a   b\n"):
                assert lines_of(cable_parser().parse(kind)) == lines_of(larks_cable().parse(kind))

    @given(messages())
    def test_messages(self, text: str) -> None:
        """Lines of any kind in any order give the same tree."""
        ended = text if text.endswith(("\n", "\r")) or text in {"", "\ufeff"} else text + "\n"
        assert lines_of(cable_parser().parse(ended)) == lines_of(larks_cable().parse(ended))


class TestFirst:
    """Which characters a pattern can begin with."""

    def test_never_false_for_a_match(self) -> None:
        """A terminal that takes a sample can begin with the sample's first character."""
        patterns = {it.name: it.pattern for it in cable_parser().terminals}
        for line in (line for lines in LINES.values() for line in lines):
            for name, pattern in patterns.items():
                if re.match(pattern, line.text):
                    assert First(pattern).allows(line.text[0]), (name, line)
                    assert First(pattern).allows(line.text[:2]), (name, line)
                indented = f"  {line.text.lstrip(' ')}"
                if indented.strip(" ") and re.match(pattern, indented):
                    assert First(pattern).allows(indented[1:3]), (name, line)
                    assert First(pattern).allows(indented[1:4]), (name, line)

    @pytest.mark.parametrize(
        ("pattern", "yes", "no"),
        [
            ("[^a-c]x", "dé\n", "abc"),
            ("(?i:sub)ject", "sS", "uJ"),
            ("a*b", "ab", "c"),
            ("(a|b?)c", "abc", "d"),
            (".x", "a", ""),
            (r"\d", "1", ""),
        ],
    )
    def test_pattern(self, pattern: str, yes: str, no: str) -> None:
        """Sets, negated sets, cases, what may be missing, branches."""
        first = First(pattern)
        assert [first.allows(character) for character in yes + no] == [True] * len(yes) + [
            False
        ] * len(no)

    def test_pairs_say_what_allows_says(self) -> None:
        """What is written down for a wheel is what is asked for without one."""
        characters = "\0\t\n -.:0Aaz\x7f\xb6\u2014\u2019\u4e00"
        for terminal in cable_parser().terminals:
            first = First(terminal.pattern)
            for before in ("", " "):
                seconds = {it: behind for firsts, behind in first.pairs(before) for it in firsts}
                for pair in product(characters, repeat=2):
                    of_kind = [alike(first.kinds, it) for it in pair]
                    written = of_kind[1] in seconds.get(of_kind[0], "")
                    word = before + "".join(pair)
                    assert written is first.allows(word), (terminal.name, word)

    def test_two_characters(self) -> None:
        """The second counts, too; a blank alone may stand there more than once."""
        first = First("[A-Z][ ]?[.)]|cc")
        told = [word for word in ("A.", "A ", "AA", "cc", "cd", "c") if first.allows(word)]
        assert told == ["A.", "A ", "cc", "c"]


@pytest.mark.parametrize(
    ("pattern", "strings"),
    [
        ("[a-z]*   [a-z]*|a*\tb", ["   ", "\tb"]),
        ("a(bc|d)+e?", ["a"]),
        ("(bcd|efg)+a", ["bcd", "efg"]),
        ("a?(b|c*)", []),
        ("x*\r\n", []),
        ("(?i:abc)", []),
    ],
)
def test_what_a_text_must_have(pattern: str, strings: list[str]) -> None:
    """The longest strings of which each match has one; none if some match has none of them."""
    assert needs(pattern) == strings


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        ("(a|b)+(?:c)", "(?:a|b)+(?:c)"),
        (r"\((?i:(x))[(]", r"\((?i:(?:x))[(]"),
        (r"[]()](d)", r"[]()](?:d)"),
        (r"[^]\](](e)[\\](f)", r"[^]\](](?:e)[\\](?:f)"),
        ("", ""),
    ],
)
def test_groups(pattern: str, written: str) -> None:
    """Groups are made such as remember nothing; brackets that are characters stay."""
    assert without_groups(pattern) == written
    re.compile(written)


@pytest.mark.parametrize("name", ["cable", *FIELDS])
def test_no_group_remembers(name: str) -> None:
    """``re`` kept kilobytes for each blank: "REF: 1" and a million blanks took a gigabyte."""
    machine = cable_parser() if name == "cable" else field_parser(name)
    assert [it.name for it in machine.terminals if re.compile(it.pattern).groups] == []


def test_many_characters_are_few_kinds() -> None:
    """Characters of other scripts that no pattern names are one kind: a text has any number."""
    first = First("[^\xe0-\xff]x|\u2014y")
    assert first.kinds == "\x80\xe0\u0100\u2014\u2015"
    for code in range(128, 0x3000):
        assert first.allows(chr(code)) is first.allows(alike(first.kinds, chr(code))), code


@pytest.mark.parametrize(
    ("pattern", "yes", "no"),
    [
        ("[ ]*a", "a", "b"),
        ("[ ]{2}a", "a", "b"),
        ("a", "", "a"),
        ("([ ]+|x)(b|c)?[0-9]", "bc1", "xa"),
        ("[ ]", "anything", ""),
    ],
)
def test_what_stands_behind_blanks(pattern: str, yes: str, no: str) -> None:
    """Blanks, any number of them, and the character behind: both have to fit."""
    first = First(pattern)
    assert [first.allows(f" {it}") for it in yes + no] == [True] * len(yes) + [False] * len(no)


def test_a_text_that_is_no_sentence() -> None:
    """A grammar that does not take everything refuses, and says so with an error of ours."""
    lark = load_parser('start: A B\nA: "a"\nB: "b"\n', "start")
    machine: Machine[list[object]] = Machine(
        Tables.of(lark, "start"), lambda _, text, __, ___: text, {"start": list}
    )
    assert machine.parse("ab") == ["a", "b"]
    for text in ("", "a", "aa", "ac", "abb"):
        with pytest.raises(RefusedError):
            machine.parse(text)


@cache
def some_tables() -> tuple[str, str]:
    """Return name and content of one file of tables."""
    return next(it for it in write_tables() if it[0].startswith("portion-"))


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff", b"0\n{}"])
def test_damaged_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes) -> None:
    """Tables that are not as they were written are made anew from the grammar."""
    name, written = some_tables()
    monkeypatch.setattr(_grammar, "_tables_folder", lambda: tmp_path)
    (tmp_path / name).write_text(written, "utf-8")
    assert _grammar._written_tables(name) is not None
    for content in (
        damage,
        written.replace("PORTION_MARK", "MARK").encode(),
        written.encode()[:-9],
    ):
        (tmp_path / name).write_bytes(content)
        assert _grammar._written_tables(name) is None
    (tmp_path / name).unlink()
    (tmp_path / name).mkdir()
    assert _grammar._written_tables(name) is None
