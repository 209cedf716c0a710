"""Marks, headings and lines that go on: one shape of a body a line."""

from __future__ import annotations

import pytest

import cablegram
from cablegram._body.marks import Mark, read_mark

HEAD = "UNCLAS LA PAZ 2080\n\nSUBJECT: X\n\n"


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("  \xb65. (C) X", Mark(pilcrow=True, digits="5", length=6, sign=3)),
        ("\xb6 5. X", Mark(pilcrow=True, digits="5", length=5, sign=2)),
        ("[1](#)5. X", Mark(pilcrow=True, digits="5", length=9, sign=6)),
        ("5. X", Mark(digits="5", length=3)),
        ("(5) X", Mark(digits="5", length=4)),
        ("a. X", Mark(letter="A", length=3)),
        ("(iv) X", Mark(letter="IV", length=5)),
        ("5.a. X", Mark(digits="5", letter="A", length=5)),
        ("--  X", Mark(dash=True, length=4)),
    ],
)
def test_marks(text: str, mark: Mark) -> None:
    """Number or letter, how far the mark goes, and where behind a pilcrow the number begins."""
    assert read_mark(text) == mark


@pytest.mark.parametrize(
    ("between", "blocks"),
    [
        ("Trade\nTalks\nand", [("heading", "Trade Talks and")]),
        ("Trade\nTalks\nand\nTies", [("paragraph", "Trade Talks and Ties")]),
        ("- - - Trade Talks - - -", [("heading", "Trade Talks")]),
        ("The U.S.", [("heading", "The U.S.")]),
        ("What next...", [("heading", "What next...")]),
        ("In Moscow.", [("paragraph", "In Moscow.")]),
        ('"Trade Talks."', [("paragraph", '"Trade Talks."')]),
    ],
)
def test_lines_between_paragraphs(between: str, blocks: list[tuple[str, str]]) -> None:
    """A heading has three lines at most, and no full stop that is not an abbreviation's."""
    cable = cablegram.parse(f"{HEAD}1. (C) It rained.\n\n{between}\n\n2. (C) It froze.\n")

    assert [(block.type, block.text) for block in cable.body] == [
        ("paragraph", "It rained."),
        *blocks,
        ("paragraph", "It froze."),
    ]


@pytest.mark.parametrize(
    ("behind", "kind"), [("a. It froze.", "heading"), ("It froze.", "paragraph")]
)
def test_a_heading_stands_over_a_marked_paragraph(behind: str, kind: str) -> None:
    """With a number or a letter; over plain prose it is prose."""
    cable = cablegram.parse(f"{HEAD}1. It rained.\n\nTrade Talks\n\n{behind}\n\n2. It thawed.\n")

    assert cable.body[1].type == kind
    assert cable.body[1].text.startswith("Trade Talks")


@pytest.mark.parametrize(
    ("before", "last", "heading"),
    [
        ("It rained.", "Trade Talks", True),
        ("It rained. End Summary", "Trade Talks", True),
        ("It rained:", "Trade Talks", False),
        ("It rained in", "Trade Talks", False),
        ("It rained.", "trade talks", False),
        ("It rained.", "Trade talks,", False),
        ("It rained.", "Trade talks.", False),
        ("It rained.", "XXXXX XXX", False),
    ],
)
def test_a_heading_right_over_a_number(before: str, last: str, *, heading: bool) -> None:
    """Behind a whole sentence: no sentence, no list, nothing that is struck out."""
    cable = cablegram.parse(f"{HEAD}1. {before}\n{last}\n2. It froze.\n")
    texts = [(block.type, block.text) for block in cable.body]

    if heading:
        assert texts[:2] == [("paragraph", before), ("heading", last)]
    else:
        assert texts[0] == ("paragraph", f"{before} {last}")
    assert texts[-1] == ("paragraph", "It froze.")


@pytest.mark.parametrize(
    ("lines", "items"),
    [
        ("    a. To sow.\n    b. To reap.\n", ["To sow.", "To reap."]),
        ("    a. To sow in\n    2003. To reap.\n", ["To sow in 2003. To reap."]),
        ("    a. To sow.\n\n    b. To reap in the U.\nS. and elsewhere.\n", None),
    ],
)
def test_items(lines: str, items: list[str] | None) -> None:
    """Each mark begins one; a year in a wrapped line, and U.S. cut in two, do not."""
    paragraph = cablegram.to_dict(cablegram.parse(f"{HEAD}1. Aims:\n{lines}"))["body"][0]

    expected = items or ["To sow.", "To reap in the U. S. and elsewhere."]
    assert (paragraph["text"], paragraph["items"]) == ("Aims:", expected)


@pytest.mark.parametrize("before", ["It rained.", "See the page"])
def test_the_address_of_a_page_goes_on(before: str) -> None:
    """It stands below the words that name it, behind an empty line or not."""
    cable = cablegram.parse(f"{HEAD}1. {before}\n\nhttps://x.gov/a\n\n2. It froze.\n")

    assert cable.body[0].text == f"{before} https://x.gov/a"


@pytest.mark.parametrize(
    "body",
    [
        "1.   It [rained](#) in May.  \n",
        "1. It rained.\n   It [froze](#) in  May.  \nAnd so on.\n",
        "It [rained](#).\n\n   It [froze](#)  \n",
        "It rained.\nIt rained.\nIt froze.\nIt rained.\n",
    ],
)
def test_lines_with_links_know_their_place(body: str) -> None:
    """From the first word of a line to the last, link marks among them."""
    text = HEAD + body
    cable = cablegram.parse(text)
    spans = [span for block in cable.body for span in getattr(block, "text_spans", [])]

    assert [text[slice(*span)] for span in spans] == [
        line.strip().removeprefix("1.").strip() for line in body.splitlines() if line
    ]
