"""Decisions over the pieces of a body: what counts, what goes on, who signs."""

from __future__ import annotations

from typing import Any

import pytest

import cablegram

HEAD = "UNCLAS LA PAZ 2080\n\nSUBJECT: X\n\n"
PAGE = "LA PAZ 00002080 002 OF 003\n\n"
#: a line that is full, so that the next word was wrapped
FULL = "It rained in the hills and in the valleys below them, and in"


def blocks(body: str) -> list[dict[str, Any]]:
    """Return the blocks of a body."""
    found = cablegram.to_dict(cablegram.parse(HEAD + body))["body"]
    assert isinstance(found, list)
    return found


def numbers(body: str) -> list[int]:
    """Return the paragraph numbers of a body."""
    return [block["number"] for block in blocks(body) if block.get("number")]


def test_a_portion_mark_makes_a_number_certain() -> None:
    """Behind a full line without a full stop, ``2. (C)`` counts; ``2.`` is a wrapped sentence."""
    assert numbers(f"1. (C) {FULL}\n2. (C) It froze.\n") == [1, 2]
    assert numbers(f"1. (C) {FULL}\n2. It froze.\n") == [1]


def test_a_number_far_off_counts_nothing() -> None:
    """A year or an amount; an extract leaves a few paragraphs out."""
    assert numbers("1. (C) It rained.\n\n40. So many fell.\n") == [1]
    assert numbers("1. (C) It rained.\n\n2006. So long.\n") == [1]
    assert numbers("1. (C) It rained.\n\n4. It froze.\n") == [1, 4]


def test_a_count_that_begins_again() -> None:
    """Where the paragraph that should come next never comes, it is no list inside one."""
    assert numbers("1. It rained.\n\n2. It froze.\n\n1. It thawed.\n") == [1, 2, 1]


def test_a_slip_goes_on_in_a_capital() -> None:
    """``2, It`` is the number that comes next; ``2 may`` goes on with a sentence."""
    assert numbers("1. It rained.\n\n2, It froze.\n") == [1, 2]
    assert numbers("1. It rained.\n\n2 may rain.\n") == [1]


def test_prose_behind_a_page_line() -> None:
    """It goes on with a paragraph that has a number; one without may have ended."""
    assert [b["text"] for b in blocks(f"1. (C) It rained.\n\n{PAGE}It froze.\n")] == [
        "It rained. It froze."
    ]
    assert [b["text"] for b in blocks(f"It rained.\n\n{PAGE}It froze.\n")] == [
        "It rained.",
        "It froze.",
    ]


def test_a_heading_at_the_head_of_a_page() -> None:
    """Behind a whole sentence, or where nothing stands in front; else the sentence goes on."""
    second = "Trade Talks\n\n2. (C) It froze.\n"
    assert [b["type"] for b in blocks(f"1. (C) It rained.\n\n{PAGE}Trade Talks\n\n2. (C) X.\n")][
        1:2
    ] == ["heading"]
    two = f"1. (C) It rained.\n\n{PAGE}Trade Talks\nand Ties\n\n2. (C) X.\n"
    assert blocks(two)[1] == {"type": "heading", "text": "Trade Talks and Ties"}
    assert blocks(f"1. (C) It rained in\n\n{PAGE}{second}")[0]["text"] == "It rained in Trade Talks"


@pytest.mark.parametrize(
    "line",
    [
        "It rained,",
        "It rained;",
        "it rained",
        "(It rained)",
        "See http://www.example.gov",
        "It was plan A.",
    ],
)
def test_a_bare_line_that_is_no_heading(line: str) -> None:
    """It stops, or begins as no heading does, or names a web page."""
    found = blocks(f"1. (C) It froze.\n\n{line}\n\n2. (C) It thawed.\n")

    assert "heading" not in [block["type"] for block in found]


def test_a_long_sentence_over_a_rule() -> None:
    """The rule closes the section: a sentence of this length is no heading."""
    long = "It rained in the hills and in the valleys, and it froze in the harbour."
    rule = "-" * len(long)

    assert blocks(f"1. (C) X.\n\n{long}\n{rule}\n\n2. (C) Y.\n")[1]["type"] == "paragraph"
    title = long.removesuffix(".")
    assert blocks(f"1. (C) X.\n\n{title}\n{rule}\n\n2. (C) Y.\n")[1] == {
        "type": "heading",
        "text": title,
    }


def test_a_heading_may_begin_with_any_letter() -> None:
    """Only the copy's marks in front of it are none of its characters."""
    found = blocks("1. (C) It rained.\n\n#### X-Rays for Minsk\n\n2. (C) It froze.\n")

    assert found[1] == {"type": "heading", "text": "X-Rays for Minsk"}


@pytest.mark.parametrize(
    ("tail", "signature", "last"),
    [
        ("\n\nDOE.\n", ["DOE"], "It rained."),
        ("\n\n**DOE**\n", ["DOE"], "It rained."),
        ("\n\nEND TEXT. DOE\n", ["DOE"], "END TEXT."),
        (" HILL\n", ["HILL"], "It rained."),
        (" Burns\n", ["Burns"], "It rained."),
        (" Burns.\n", [], "It rained. Burns."),
        (" burns\n", [], "It rained. burns"),
        (" ETB\n", [], "It rained. ETB"),
        ("\n\nDOE\nROE\n", ["DOE", "ROE"], "It rained."),
        ("\n\nDOE\nROE\nPOE\n", [], None),
    ],
)
def test_who_signs(tail: str, signature: list[str], last: str | None) -> None:
    """A surname behind the last sentence, or two; no abbreviation, no sentence of one word."""
    cable = cablegram.parse(HEAD + "1. (C) First.\n\n2. (C) It rained." + tail)

    if last is None:
        assert cable.signature != ["DOE", "ROE", "POE"]
        return
    assert signature == cable.signature
    assert last == cable.body[-1].text


@pytest.mark.parametrize(
    ("body", "summary"),
    [
        ("1. (C) X.\n\n2. (C) Summary: Rain.\n\n3. Y.\n", "Rain."),
        ("1. (C) (Summary: Rain. End Summary.)\n\n2. Y.\n", "Rain."),
        ("1. (C) Summaryless it is.\n", None),
        ("1. (C) Summarys of it.\n", None),
        ("1. (C) Summary: Rain. (End Summary.) Snow. End Summary.\n", "Rain."),
        ("1. (C) SUMMARY: GENERATION X (END SUMMARY)\n", "GENERATION X"),
        ("1. (C) SUMMARY AND XRAYS: RAIN. END SUMMARY\n", "RAIN."),
        ("1. (C) SUMMARY AND ALL IT MEANS: IT RAINED.\n\n2. Y.\n", "AND ALL IT MEANS: IT RAINED."),
        ("1. (C) X.\n\nSUMMARY\n-------\n", None),
    ],
)
def test_where_the_summary_begins_and_ends(body: str, summary: str | None) -> None:
    """Its word begins a paragraph or is its heading; the first end mark ends it."""
    assert summary == cablegram.parse(HEAD + body).summary


@pytest.mark.parametrize(
    ("last", "signature"),
    [
        ("It rained in the hills.\nIt froze in May.\nBurns\n", ["Burns"]),
        ("It rained in the hills and in the valleys of\nBurns\n", []),
        ("IT RAINED IN THE HILLS AND IN THE VALLEYS OF\nMINSK\n", []),
        ("It rained in the hills and in the valleys.\nSTEDMAN\n", ["STEDMAN"]),
        ("IT RAINED.\nSTEDMAN\n", ["STEDMAN"]),
    ],
)
def test_a_name_right_below_the_last_sentence(last: str, signature: list[str]) -> None:
    """A line of its own, no empty line in front: no name if it is the rest of a sentence."""
    assert signature == cablegram.parse(HEAD + "1. (C) First.\n\n2. (C) " + last).signature


def test_text_behind_the_signature_has_its_place() -> None:
    """The block of others' words cuts out their lines."""
    cable = cablegram.parse(HEAD + "1. It rained.\n\nBURNS\n\nsee the archive\nfor more\n")
    last = cable.body[-1]

    assert (last.type, last.text) == ("text", "see the archive for more")
    assert str(cable)[slice(*last.span)] == "see the archive\nfor more\n"


@pytest.mark.parametrize("between", ["", "-------          -----", "-----------------------\n"])
def test_the_names_of_a_tables_columns(between: str) -> None:
    """One row over a rule or an empty line is a row of the table below, no heading."""
    found = blocks(
        f"1. It rained.\n\nPARTY            SEATS\n{between}\nMAS     72\nMNR     43\n\n2. So."
    )

    assert [block["type"] for block in found] == ["paragraph", "table", "table", "paragraph"]
    assert found[1]["text"] == "PARTY            SEATS"


def test_one_row_over_prose_is_no_table() -> None:
    """Rows make the row above them one."""
    found = blocks("1. It rained.\n\nRain     and snow\n\nfell in the\nhills.\n\n2. So.")

    assert [block["type"] for block in found] == ["paragraph", "paragraph", "paragraph"]
