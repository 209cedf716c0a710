"""Hostile shapes: eight times the text takes about eight times the steps, not sixty-four.

Steps are counted, so a busy machine does not matter; seconds, which also see what the standard
library does within a step, are plotted by ``make growth``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from types import FrameType
from typing import Any

import pytest
from tests.promises import WRITTEN
from tests.shapes import SHAPES, grown, ordinary

import cablegram
from cablegram._parse import parse_tree

#: a trace function, as ``sys.settrace`` takes it
Trace = Callable[[FrameType, str, Any], Any]
SMALL, TIMES = 4_000, 8
#: what a text costs whatever its size
STEPS_OF_ANY = 10_000


def steps(work: Callable[[str], object], text: str) -> int:
    """Return how many lines of Python the work runs through: a count, no clock."""
    count = 0

    def on_line(_frame: FrameType, event: str, _argument: object) -> Trace:
        nonlocal count
        count += event == "line"
        return on_line

    before = sys.gettrace()
    sys.settrace(on_line)
    try:
        work(text)
    finally:
        sys.settrace(before)
    return count


def assert_grows(work: Callable[[str], object], make: Callable[[int], str], small: int) -> None:
    """Eight times the text takes less than twice eight times the steps."""
    # The first use of a field builds its parser, and a longer text may use one more.
    work(make(small * TIMES))
    before = max(steps(work, make(small)), STEPS_OF_ANY)
    assert steps(work, make(small * TIMES)) < 2 * TIMES * before


@pytest.mark.parametrize("shape", SHAPES)
def test_tree_grows_with_the_text(shape: str) -> None:
    """Of the tree."""
    assert_grows(parse_tree, partial(grown, shape), SMALL)


@pytest.mark.parametrize("shape", SHAPES)
def test_record_grows_with_the_text(shape: str) -> None:
    """Of the complete record."""
    assert_grows(record, partial(grown, shape), SMALL)


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
    """Of writing, changing, comparing."""
    assert_grows(WORK[work], TEXTS[text], SMALL // 4)
