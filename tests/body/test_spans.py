"""Where blocks and their words stand in the text."""

from __future__ import annotations

import pytest

import cablegram
from cablegram.blocks import Paragraph, Table

HEAD = "UNCLAS LA PAZ 2080\n\nSUBJECT: X\n\n"


@pytest.mark.parametrize(
    "body",
    [
        "1. (C) It rained.\n\n2. (C) It froze\nin May.\n",
        "1.   ( C )   It rained.\n",
        "¶1. (C) It rained.\n\n[1](#)2. (C) It froze.\n",
        "1. (C) It rained.\n\n2, (C) It froze.\n\n3. (C) It thawed.\n",
        "1. (C) It rained in\n¶2006. It froze.\n\n2. (C) End.\n",
        "1. (C) It rained.\nTrade Talks\n¶2. (C) It froze.\n",
        "1. (C) It rained. END TEXT DOE\n",
        "It rained.\r\nIt froze.\r\n\r\n   It thawed.\r\n",
        "1. (C) It rained in Minsk. STEDMAN\n",
    ],
)
def test_words_stand_where_their_spans_say(body: str) -> None:
    """The spans of a paragraph's words, one a line, hold its text and no mark of it."""
    cable = cablegram.parse(HEAD + body)
    paragraphs = [block for block in cable.body if isinstance(block, Paragraph)]

    assert paragraphs
    for block in paragraphs:
        words = [str(cable)[slice(*span)] for span in block.text_spans]
        assert " ".join(words) == block.text
        assert all(block.span[0] <= a < b <= block.span[1] for a, b in block.text_spans)


def test_a_paragraph_ends_where_the_heading_begins_that_runs_into_it() -> None:
    """No character belongs to two blocks."""
    cable = cablegram.parse(HEAD + "1. (C) It rained.\nTrade Talks\n¶2. (C) It froze.\n")

    assert [str(cable)[slice(*block.span)] for block in cable.body] == [
        "1. (C) It rained.\n",
        "Trade Talks\n",
        "¶2. (C) It froze.\n",
    ]


def test_a_table_keeps_its_layout_and_its_place() -> None:
    """Rows in columns are a block of their own; the prose behind them goes on."""
    rows = "      Grain      Water\n      120        300\n      150        320\n"
    cable = cablegram.parse(HEAD + f"1. (C) The harvest was:\n{rows}It rained.\n")
    table = next(block for block in cable.body if isinstance(block, Table))

    assert str(cable)[slice(*table.span)] == rows
    assert table.text == rows.rstrip("\n")
    assert cable.body[-1].text == "It rained."


def test_one_line_with_a_wide_gap_is_prose() -> None:
    """Two rows or more are a table; one is a line that was set wide."""
    (block,) = cablegram.parse(HEAD + "1. (C) It rained\nin May     and June\nof 1974.\n").body

    assert (block.type, block.text.split()[-4:]) == ("paragraph", ["and", "June", "of", "1974."])
