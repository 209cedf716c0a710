"""Documents: a cable as its rows and blocks say, whatever they say."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.test_grammar import every_stack

import cablegram
from cablegram import nodes
from cablegram._document.cable import DocumentCable
from cablegram._document.rows import BY_LABEL, NOT_IN_ROWS, ROWS
from cablegram._grammar import document_grammar, load_parser
from cablegram._parse import is_document, parse_tree
from cablegram._record import facts
from cablegram.tree import Node

SIGN = "<!-- cablegram/1 -->\n"
DOCUMENT = r"""<!-- cablegram/1 -->

# **(C)** GOR OUTLOOK

| Field | Value |
| --- | --- |
| MRN | 08MOSCOW302 |
| Date | 2008-02-06T16:08:00Z |
| Classification | CONFIDENTIAL |
| To | SECSTATE WASHDC | RUEHC | IMMEDIATE | 6419 |
| Tags | PREL, OVIP |
| Person | CLINTON\, HILLARY | OVIP |
| Filed at | 16:08 |

**1. (C)** All is \*quiet\*.

- the harbour
- the bridge

## Comment

No number here.

```
WHEAT    1160
\\`\`\`
```

> a note

*Signed:* BURNS
"""


def read(lines: str) -> cablegram.Cable:
    """Read a document of these lines."""
    return cablegram.parse(SIGN + lines)


def codes(cable: cablegram.Cable) -> list[str]:
    """Return the codes of the findings."""
    return [finding.code for finding in cable.diagnostics]


class TestFields:
    """Each row is taken at its word."""

    def test_document(self) -> None:
        """Every kind of line, in a document written by hand."""
        record = cablegram.to_dict(cablegram.parse(DOCUMENT))
        assert record["dialect"] == {"carrier": "markdown", "envelope": "document"}
        assert (record["subject"], record["subject_portion"]) == ("GOR OUTLOOK", "C")
        assert record["to"] == [
            {
                "indicator": "RUEHC",
                "name": "SECSTATE WASHDC",
                "precedence": "IMMEDIATE",
                "serial": 6419,
            }
        ]
        assert record["tags"] == ["PREL", "OVIP"]
        assert record["tag_persons"] == [{"tag": "OVIP", "person": "CLINTON, HILLARY"}]
        assert record["station"] == {
            "indicator": None,
            "serial": None,
            "section": None,
            "filed": {"day_of_year": None, "time": "16:08"},
        }
        assert record["signature"] == ["BURNS"]
        assert record["body"] == [
            {
                "type": "paragraph",
                "number": 1,
                "portion": "C",
                "text": "All is *quiet*.",
                "items": ["the harbour", "the bridge"],
            },
            {"type": "heading", "text": "Comment"},
            {
                "type": "paragraph",
                "number": None,
                "portion": None,
                "text": "No number here.",
                "items": [],
            },
            {"type": "table", "text": "WHEAT    1160\n```"},
            {"type": "text", "text": "a note"},
        ]
        assert record["diagnostics"] == []

    def test_every_key_of_the_record_has_a_place(self) -> None:
        """A key has rows, or is told from the blocks."""
        keys = {row.path[0] for row in ROWS} | set(NOT_IN_ROWS)
        assert keys | {"record"} == set(facts(read("")))

    def test_labels_are_unique(self) -> None:
        """A label stands for one key."""
        assert len(BY_LABEL) == len(ROWS)

    def test_spans(self) -> None:
        """Fields and blocks know where they stand in the text."""
        cable = cablegram.parse(DOCUMENT)
        assert cable.subject_line is not None
        assert DOCUMENT[slice(*cable.subject_line.span)] == "GOR OUTLOOK"
        assert DOCUMENT[slice(*cable.to[0].span)] == "SECSTATE WASHDC"
        first = cable.body[0]
        assert DOCUMENT[slice(*first.span)].startswith("**1. (C)** All")
        assert DOCUMENT[slice(*first.span)].endswith("- the bridge\n")

    def test_values(self) -> None:
        """The values of a message are there too, made of the rows."""
        cable = cablegram.parse(DOCUMENT)
        assert isinstance(cable, DocumentCable)
        assert cable.year == 2008
        assert cable.preamble is not None
        assert cable.preamble.dtg is not None
        assert cable.preamble.dtg.day == 6
        assert cable.class_line is not None
        assert cable.class_line.classification == "CONFIDENTIAL"
        assert [tag.persons for tag in cable.tag_entries] == [[], ["CLINTON, HILLARY"]]

    def test_pickle(self) -> None:
        """A cable goes through pickle."""
        cable = cablegram.parse(DOCUMENT)
        again = pickle.loads(pickle.dumps(cable))  # noqa: S301  what was written above
        assert str(again) == DOCUMENT
        assert facts(again) == facts(cable)

    def test_a_section_alone(self) -> None:
        """A document has no pages, so that none is missed."""
        cable = read("| MRN | 08MOSCOW302 |\n| Section | 1 |\n| Sections in all | 3 |\n")
        assert codes(cable) == []

    def test_nothing_is_interpreted(self) -> None:
        """A number that does not follow, a name at the end, a short line stay what they are."""
        cable = read("**7.** One\n\n**3.** Two\n\nComment\n\nBURNS\n")
        assert [block.type for block in cable.body] == ["paragraph"] * 4
        assert cable.signature == []


class TestDamage:
    """A damaged document is read all the same, and says where."""

    def test_unknown_row(self) -> None:
        """A label that is no field's."""
        cable = read("| Weather | fair |\n")
        assert "unknown-line" in codes(cable)

    def test_no_number(self) -> None:
        """Words where a number should stand."""
        cable = read("| Number | many |\n")
        assert cable.serial is None
        assert "document-value" in codes(cable)

    @pytest.mark.parametrize("line", ["| MRN | 08MOSCOW302 |\n", "# GOR OUTLOOK\n"])
    def test_twice(self, line: str) -> None:
        """A row, or a title, that stands twice."""
        cable = read(line + line)
        assert codes(cable).count("document-row-again") == 1

    def test_cut(self) -> None:
        """A table without its end."""
        cable = read("```\nWHEAT   1160\n")
        assert cable.body[0].text == "WHEAT   1160"
        assert "document-table-cut" in codes(cable)

    def test_a_mark_without_its_end(self) -> None:
        """What begins like a portion mark and is none is words."""
        cable = read("**(C) All is quiet.\n")
        assert cable.body[0].text == "**(C) All is quiet."

    def test_a_point_alone(self) -> None:
        """A point belongs to a paragraph, if to one without words."""
        cable = read("- the harbour\n")
        assert cablegram.to_dict(cable)["body"][0]["items"] == ["the harbour"]

    def test_the_first_line_decides(self) -> None:
        """Only a document's own first line makes a document."""
        assert is_document("\ufeff" + SIGN)
        assert is_document(SIGN.strip())
        for text in ("", "# GOR OUTLOOK\n", "\n" + SIGN, SIGN.strip() + " x\n"):
            assert not is_document(text)

    @given(st.text(), st.sampled_from(["\n", "\r\n", "\r"]))
    def test_any_text(self, text: str, end: str) -> None:
        """Behind the first line anything may stand: nothing is lost, nothing raises."""
        source = SIGN.replace("\n", end) + text
        cable = cablegram.parse(source)
        assert str(cable) == source
        assert isinstance(cable.tree, nodes.WrittenDocument)
        cablegram.to_dict(cable)


def test_every_rule_has_a_class() -> None:
    """Rules of the grammar and node classes are the same set."""
    parser = load_parser(document_grammar(), "document", strict=True)
    shown = {str(rule.alias or rule.origin.name) for rule in parser.rules}
    assert set(nodes.DOCUMENT_CLASSES) == {name for name in shown if not name.startswith("_")}


def test_no_sequence_of_lines_is_refused() -> None:
    """From every stack the parser can have, whatever its lexer may offer goes on.

    Behind the first line, UNMARKED and BLANK, or FENCED inside a fence, take any line.
    """
    parser = load_parser(document_grammar(), "document")
    stacks = [offered for _, offered in every_stack(parser, "document", "DOCUMENT_SIGN")]
    assert len(stacks) > 10
    for offered in stacks:
        assert {"UNMARKED", "BLANK", "$END"} <= offered or {"FENCED", "FENCE", "$END"} <= offered


def test_the_page_shows_every_line(repository: Path) -> None:
    """docs/format.md: each line has the terminal and rule beside it, and none is left out."""
    page = (repository / "docs" / "format.md").read_text("utf-8")
    table = page.split("<!-- document-lines -->\n")[1].split("\n\n")[0].splitlines()[2:]
    rows = [row.replace("\\|", "\0").strip("| ").split(" | ") for row in table]
    for line, terminal, rule, _ in rows:
        text = line.strip("`").replace("\0", "|")
        tree = parse_tree(text if rule == "`document`" else SIGN + text)
        last = tree.children[-1]
        kind, token = (
            (last.kind, last.children[0]) if isinstance(last, Node) else ("document", last)
        )
        assert (f"`{token.kind}`", f"`{kind}`") == (terminal, rule)
    parser = load_parser(document_grammar(), "document")
    section = page.split("## The document\n")[1].split("\n## ")[0]
    assert [it.name for it in parser.terminals if f"`{it.name}`" not in section] == []


def test_a_line_is_parsed_once() -> None:
    """A long document has as many tokens as lines."""
    tree = parse_tree(SIGN + "**1.** One\n" * 2000)
    assert len(list(tree.tokens())) == 2001
