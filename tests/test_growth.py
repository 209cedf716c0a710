"""Hostile shapes: eight times the text takes about eight times the work, not sixty-four."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial

import pytest
from tests.promises import WRITTEN
from tests.shapes import SHAPES, grown, ordinary

import cablegram
from cablegram._parse import parse_tree

SMALL, TIMES = 8_000, 8
#: seconds; below it the clock measures itself
NOISE = 0.004


def seconds(work: Callable[[str], object], text: str) -> float:
    """Return the least processor time of three runs."""
    least = float("inf")
    for _ in range(3):
        before = time.process_time()
        work(text)
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


def restyle(style: str, text: str) -> None:
    """Write a text in a style, and go back."""
    assert cablegram.reformat(cablegram.parse(text), style).undo() == text


def replace(text: str) -> None:
    """Change a field, or be told that it cannot be changed."""
    with suppress(ValueError):
        str(cablegram.parse(text).replace(subject="RAIN"))


def compare(text: str) -> None:
    """Compare a text with one that lacks a little in its middle."""
    middle = len(text) // 2
    cablegram.compare(text, text[:middle] + text[middle + 7 :])


def compose(text: str) -> None:
    """Make a cable with a paragraph of each line."""
    with suppress(ValueError):
        cablegram.compose(subject="RAIN", paragraphs=text.splitlines())


def strict(text: str) -> None:
    """Look for the first finding."""
    with suppress(cablegram.CableSyntaxError):
        cablegram.parse(text, strict=True)


WORK: dict[str, Callable[[str], object]] = {
    "replace": replace,
    "compare": compare,
    "compose": compose,
    "strict": strict,
    **{style: partial(restyle, style) for style in WRITTEN},
}
#: long lists of all that a style sets or an edit looks through
TEXTS: dict[str, Callable[[int], str]] = {
    "ordinary": ordinary,
    **{
        shape: partial(grown, shape)
        for shape in (
            "addressees of a preamble",
            "codes in TAGS",
            "lettered references",
            "page lines",
            "headings",
            "one line",
            "line ends",
            "quotes of a record",
            "rows of a document",
        )
    },
}


@pytest.mark.parametrize("work", WORK)
@pytest.mark.parametrize("text", TEXTS)
def test_work_grows_with_the_text(work: str, text: str) -> None:
    """Writing, changing, comparing: eight times the text, less than four times eight the time."""
    run, make = WORK[work], TEXTS[text]
    run(make(300))
    before = max(seconds(run, make(SMALL // 4)), NOISE)
    assert seconds(run, make(SMALL // 4 * TIMES)) < 4 * TIMES * before
