"""Any text and any bytes: nothing is lost, nothing is raised."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.validate import validate_tree

import cablegram
from cablegram._parse import parse_tree
from cablegram.testing import lines, messages, messy_bytes, messy_text

texts = st.one_of(messy_text(), messages(), st.text(st.characters()))


@given(texts)
@example("BT\nthe harbour")  # no text was allowed right behind BT
@example("Message Attributes\nthe harbour")  # nor there
@example("CONFIDENTIAL AMMAN 417\nSIPDIS\nA. the harbour\n")  # nor a lettered line behind a caption
@example("1. a\n\f\f\fb")
@example("\ufeff")
def test_trees_are_whole(text: str) -> None:
    """The tree of any text is that text, and every node agrees with its children."""
    validate_tree(parse_tree(text), text)


@given(texts)
def test_text_goes_in_and_out(text: str) -> None:
    """``str(parse(s)) == s``."""
    assert str(cablegram.parse(text)) == text


@given(messy_bytes())
@example(b"\xef\xbb\xbf")
@example(b"\xb61. (C) Summary")
@example(b"\x81\x8d\x8f\x90\x9d")  # no characters of cp1252
@example(b"\xed\xa0\x80")  # a surrogate in the manner of UTF-8
def test_bytes_go_in_and_out(data: bytes) -> None:
    """``bytes(parse(b)) == b``."""
    assert bytes(cablegram.parse(data)) == data


@given(texts)
def test_every_text_has_a_record(text: str) -> None:
    """The record is made without an exception, and is JSON."""
    record = cablegram.to_dict(cablegram.parse(text))
    assert json.loads(json.dumps(record)) == record


@given(texts)
def test_strict_raises_nothing_else(text: str) -> None:
    """``strict=True`` raises ``CableSyntaxError`` or returns the cable."""
    with contextlib.suppress(cablegram.CableSyntaxError):
        assert str(cablegram.parse(text, strict=True)) == text


@given(st.data())
@pytest.mark.parametrize("place", ["", "BT\n", "BT\n1. (U) a\n", "NNNN\n", "Message Attributes\n"])
def test_a_line_is_one_token(place: str, data: st.DataObject) -> None:
    """A line of any form is taken by one terminal; only empty lines and form feeds run together."""
    # The sign of a document makes a text one of another grammar.
    line = data.draw(lines().filter(lambda it: not it.startswith("<!-- cablegram/")))
    tokens = list(parse_tree(place + line).tokens())
    validate_tree(parse_tree(place + line), place + line)
    joined = {"BLANK", "PAGE_FEED", "BOM"}
    ends = sum(line.count(end) for end in "\r\n")
    plain = [token for token in tokens if token.kind not in joined]
    assert len(plain) <= place.count("\n") + ends + 1
