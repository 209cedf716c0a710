"""Hostile shapes: eight times the text takes about eight times the work, not sixty-four."""

from __future__ import annotations

import time

import pytest

import cablegram
from cablegram._parse import parse_tree

#: a beginning, and what is repeated behind it
SHAPES = {
    "words behind REF": ("BT\nREF: ", "WORD "),
    "brackets in TAGS": ("BT\nTAGS: ", "("),
    "blanks": ("", " "),
    "blanks in the body": ("BT\n1. (U) a\n", " "),
    "lettered": ("BT\n", "A. "),
    "lettered references": ("BT\nREF: ", "A. STATE 1\n"),
    "one line": ("", "x"),
    "addressees": ("TO ", "RUEHC/SECSTATE WASHDC\n"),
    "addressees on a line": ("TO ", "RUEHC/"),
    "empty lines": ("", "\n"),
    "marks": ("", "¶1. "),
    "marked lines": ("", "¶1. a\n"),
    "hyphens": ("", "-"),
    "links": ("", "[1](#)"),
    "envelopes": ("", "O 101530Z APR 09\nFM AMEMBASSY AMMAN\nTO A\nBT\nUNCLAS AMMAN 1\n"),
    "page lines": ("BT\n1. (U) a\n", "AMMAN 00000417 002 OF 003\n"),
    "spaced class": ("", "S E C R E T "),
    "angles": ("", "<"),
    "attributes without a colon": ("Message Attributes\n", "Draft Date\n"),
    "line ends": ("", "a\r\nb\rc\nd\n\r"),
    "form feeds": ("BT\n1. (U) a\n", "\f"),
    "routing": ("OO ", "RUEHAM "),
    "offices": ("INFO ", "OCT-01 "),
    "quoted": ("", "> "),
    "stars": ("", "*"),
    "short sentences": ("BT\n1. (U) ", "A. b. "),
    "headings": ("BT\n1. (U) a.\n\n", "#### A\n\n"),
    "points": ("BT\n1. (U) a.\n\n", "-- a\n\n"),
    "signatures": ("BT\n1. (U) a.\n\n", "DOE\n\n"),
    "rows of a document": ("<!-- cablegram/1 -->\n", "| To | A | B |\n"),
    "bars of a document": ("<!-- cablegram/1 -->\n", "| - "),
    "blanks of a document": ("<!-- cablegram/1 -->\n| -", " "),
    "escapes of a document": ("<!-- cablegram/1 -->\n", "\\*&#9;"),
    "commas of a document": ("<!-- cablegram/1 -->\n| Tags | ", "A, "),
    "points of a document": ("<!-- cablegram/1 -->\n", "- a\n"),
    "fences of a document": ("<!-- cablegram/1 -->\n", "```\n"),
    "a table of a document": ("<!-- cablegram/1 -->\n```\n", "a\n"),
    "tags of an article": ('<article class="cable">', '<p class="cable-paragraph">'),
    "signs of an article": ('<article class="cable">', "<&"),
    "articles": ("", '<article class="cable"'),
    "a page without an end": ('<article class="cable"><pre class="cable-table">', "a\n&"),
}
SMALL, TIMES = 8_000, 8
#: seconds; below it the clock measures itself
NOISE = 0.004


def grown(shape: str, size: int) -> str:
    """Return a shape of about ``size`` characters, with a line that fits nothing behind it."""
    beginning, repeated = SHAPES[shape]
    return beginning + repeated * (size // len(repeated)) + "!\n"


def seconds(work: object, text: str) -> float:
    """Return the least processor time of three runs."""
    least = float("inf")
    for _ in range(3):
        before = time.process_time()
        work(text)  # type: ignore[operator]
        least = min(least, time.process_time() - before)
    return least


@pytest.mark.parametrize("shape", SHAPES)
def test_tree_grows_with_the_text(shape: str) -> None:
    """The tree of eight times the text takes less than four times eight times as long."""
    parse_tree("x")
    before = max(seconds(parse_tree, grown(shape, SMALL)), NOISE)
    assert seconds(parse_tree, grown(shape, SMALL * TIMES)) < 4 * TIMES * before


@pytest.mark.parametrize("shape", SHAPES)
def test_record_grows_with_the_text(shape: str) -> None:
    """The same for the complete record."""
    record("x")
    before = max(seconds(record, grown(shape, SMALL)), NOISE)
    assert seconds(record, grown(shape, SMALL * TIMES)) < 4 * TIMES * before


def record(text: str) -> None:
    """Parse a text and read every field."""
    cablegram.to_dict(cablegram.parse(text))


@pytest.mark.parametrize("shape", SHAPES)
def test_tokens_do_not_outgrow_the_text(shape: str) -> None:
    """A line is one token: there are no more tokens than lines, and a few for what stands alone."""
    text = grown(shape, SMALL)
    lines = text.count("\n") + text.count("\r")
    assert sum(1 for _ in parse_tree(text).tokens()) <= lines + 2
