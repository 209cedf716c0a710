"""Trees that are not parsed anew: they are those of the parser, and when they may be made."""

from __future__ import annotations

from re import _parser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.edit.dialects import MESSAGE
from tests.lines import LINES

import cablegram
from cablegram._edit.plan import Edit, apply
from cablegram._edit.relined import relined
from cablegram._parse import cable_parser, parse_tree

_EOL = "(?:\r?\n|\r)"
_NO_LINES = {"BLANK", "PAGE_FEED", "BOM"}


def _singles(items: Any) -> Any:  # noqa: ANN401  sre's own types
    """Yield what stands for one character in a pattern, wherever it stands."""
    for code, value in items:
        if code in {_parser.MAX_REPEAT, _parser.MIN_REPEAT}:
            yield from _singles(value[2])
        elif code is _parser.SUBPATTERN:
            yield from _singles(value[3])
        elif code is _parser.BRANCH:
            for branch in value[1]:
                yield from _singles(branch)
        else:
            yield code, value


def _takes(code: object, value: Any, character: int) -> bool:  # noqa: ANN401
    if code is _parser.LITERAL:
        return bool(value == character)
    if code is _parser.NOT_LITERAL:
        return bool(value != character)
    assert code is _parser.IN, f"{code} has to be understood here"
    found = any(
        value_of == character
        if kind is _parser.LITERAL
        else kind is _parser.RANGE and value_of[0] <= character <= value_of[1]
        for kind, value_of in value
    )
    return found != ((_parser.NEGATE, None) in value)


@pytest.mark.parametrize("terminal", cable_parser().terminals, ids=lambda it: it.name)
def test_a_terminal_is_a_line(terminal: Any) -> None:  # noqa: ANN401
    """No terminal but three goes over a line end, nor looks at what stands behind it."""
    if terminal.name in _NO_LINES:
        return
    first, *behind = terminal.pattern.split(_EOL)

    assert behind
    # A line end ends an alternative, or all.
    assert all(part.lstrip(")")[:1] in {"", "|"} for part in behind)
    for code, value in _singles(_parser.parse("".join([first, *behind]))):
        assert not any(_takes(code, value, ord(end)) for end in "\r\n"), (code, value)


class TestSameTree:
    """The tree of the parser, place by place."""

    @pytest.mark.parametrize("final", ["", "\n", "\r\n"])
    def test_words_inside_lines(self, final: str) -> None:
        """Several lines at once, the last one without an end."""
        source = MESSAGE.rstrip("\n") + final
        edits = [
            Edit(source.index("OSLO 7"), source.index("OSLO 7"), "AMEMBASSY "),
            Edit(source.index("HARBOUR"), source.index("HARBOUR") + 7, "QUAY"),
            Edit(source.index("and in ref"), source.index("and in ref") + 3, "or"),
            Edit(source.index("HOLM"), source.index("HOLM") + 4, "SMITHSON"),
        ]
        text = apply(source, edits)

        tree = relined(parse_tree(source), source, edits, text)

        assert tree is not None
        assert tree.text == text
        parsed = parse_tree(text)
        assert tree.dump() == parsed.dump()
        assert [it.span for it in tree.tokens()] == [it.span for it in parsed.tokens()]

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("SUBJECT: ", "SUBJ"),
            ("OSLO 7", "OSLO\n7"),
            ("\n\n", "\nX\n"),
            ("or", "1. or"),
            ("HOLM\n", "HOLM"),
            ("O P 04", "04"),
        ],
    )
    def test_another_kind(self, old: str, new: str) -> None:
        """A line that becomes another, or two, is left to the parser."""
        source = MESSAGE.replace("and in", "or in")
        place = source.index(old)
        edits = [Edit(place, place + len(old), new)]

        tree = relined(parse_tree(source), source, edits, apply(source, edits))

        assert tree is None or tree.dump() == parse_tree(apply(source, edits)).dump()

    @given(
        st.lists(st.sampled_from([line.text for _, lines in LINES.items() for line in lines])),
        st.data(),
    )
    def test_any_lines(self, lines: list[str], data: st.DataObject) -> None:
        """Whatever is put where: the tree of the parser, or none."""
        source = "".join(lines)
        place = data.draw(st.integers(0, len(source)))
        end = data.draw(st.integers(place, min(len(source), place + 6)))
        words = data.draw(
            st.sampled_from(["", "X", "1. ", "TO ", " ", "-", "SIPDIS", "7", "\f", "BT"])
        )
        edits = [Edit(place, end, words)]
        text = apply(source, edits)

        tree = relined(parse_tree(source), source, edits, text)

        if tree is not None:
            parsed = parse_tree(text)
            assert tree.dump() == parsed.dump()
            assert [it.span for it in tree.tokens()] == [it.span for it in parsed.tokens()]


def test_the_parser_is_asked_only_where_it_must_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """A field on its line: no parse. A paragraph more: one."""
    cable = cablegram.parse(MESSAGE)
    parses: list[str] = []

    def counted(text: str) -> Any:  # noqa: ANN401
        parses.append(text)
        return parse_tree(text)

    monkeypatch.setattr("cablegram._edit.make.parse_tree", counted)

    for after in (
        cable.replace(subject="RAIN"),
        cable.replace(tags=["PREL"]),
        cable.replace(origin="AMEMBASSY LIMA"),
        cable.replace(paragraphs={4: "We do not wait."}),
        cable.renumber(2),
        cable.reletter(),
    ):
        assert after.tree.dump() == parse_tree(str(after)).dump()
    assert parses == []
    cable.insert("(C) It rains.", field="body")
    assert len(parses) == 1
