"""Whatever a carrier holds: nothing is lost, and nothing raises."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import cablegram
from cablegram._carriers import escape, unwrap
from cablegram._read import read_cable

_PAGE = [
    "<code>",
    "<pre>",
    "</pre>",
    "</code>",
    "<a href='x'>",
    "</a>",
    "&#x000A;",
    "<td>",
    "</td>",
]
_CSV = ['"', ",", "\\", '"1",', '","', "\n", "\r", "\ufeff"]
_ANY = ["¶1. (C) ", "TAGS: NO", "FM X\n", "UNCLAS OSLO 1", "<", "&", " ", "\n", "\x0c", "\x00"]


def _texts(parts: list[str], first: str) -> st.SearchStrategy[str]:
    pieces = st.lists(st.sampled_from(parts + _ANY) | st.text(max_size=3), max_size=30)
    return pieces.map(lambda found: first + "".join(found))


@example("<pre><a href='x'>")
@given(_texts(_PAGE, "<") | _texts(_PAGE, "<pre>") | _texts(_CSV, '"') | _texts(_CSV, '"1","'))
def test_the_tokens_are_the_source(source: str) -> None:
    """Joined they are the source; each stands where it says; values are the message."""
    cable = read_cable(source)
    carried = unwrap(source)

    assert source == str(cable)
    assert all(source[token.start : token.end] == token.text for token in cable.tokens)
    assert cable.tree.value == (carried.text if carried else source)
    assert cable.columns == (carried.columns if carried else {})
    cablegram.to_dict(cable)


@given(_texts(_PAGE, "<pre>") | _texts(_CSV, '"1","'))
def test_places_are_in_order(source: str) -> None:
    """Each character of the value has a place in the source, none in front of the one before."""
    tree = read_cable(source).tree
    places = [tree.locate(at, at + 1) for at in range(len(tree.value))]

    assert places == sorted(places)
    assert all(0 <= start <= end <= len(source) for start, end in places)
    for character, (start, end) in zip(tree.value, places, strict=True):
        assert source[start:end] == character or character == "\n" or source[start] == "\\"


@given(st.text().filter(lambda text: "\r" not in text))
def test_escaped_text_is_read_as_meant(text: str) -> None:
    """What is written for a carrier comes out of it."""
    record = unwrap('"1","2","3","4","5","6","FM X","A' + escape("csv", text) + 'Z"')

    assert record is not None
    assert record.text == f"FM X\n\nA{text}Z"
    assert escape("text", text) == text


@pytest.mark.parametrize(
    "source",
    [
        "<pre>" + "<" * 40_000,
        "<pre>" + "<a a='" * 20_000,
        "<td>" * 40_000 + "\n<pre>",
        '"1","' + "\\" * 40_001,
        '"1",' + '"' * 40_000,
    ],
    ids=lambda source: source[:12],
)
def test_hostile_text_takes_linear_time(source: str) -> None:
    """Long runs of a carrier's signs, without an end: no search starts over."""
    assert source == str(read_cable(source))
