"""Nothing vanishes: each word of any text is in the record, in furniture, or under a warning."""

from __future__ import annotations

from random import Random
from typing import Any

from hypothesis import assume, example, given
from hypothesis import strategies as st
from tests.accounts import assert_accounted, strange_words
from tests.damages import DAMAGES, damaged, places
from tests.documents import records

import cablegram
from cablegram._carriers import escape
from cablegram._document.form import LineForm
from cablegram._document.html import HTML
from cablegram._document.markdown import MARKDOWN
from cablegram._document.write import write_document
from cablegram.testing import Example, cables, messages, messy_text

texts = st.one_of(messy_text(), messages(), st.text(st.characters()))
randoms = st.randoms(use_true_random=False)


@given(texts)
@example("")
@example("\ufeff")
@example("BT\n1. a\n\f\f\fb")
@example("UNCLAS LIMA 5\n\n1. It rained.\n\nDOE\n\nThe tail.\n")
def test_any_text(text: str) -> None:
    """Whatever it is."""
    assert_accounted(cablegram.parse(text))


@given(cables())
def test_whole_messages(example: Example) -> None:
    """A message that is whole leaves no word over, and a block has the words it claims."""
    cable = cablegram.parse(example.text)

    assert_accounted(cable)
    assert None not in [claim.owner for claim in cable.account()]
    assert list(strange_words(cable)) == []


@given(example=cables(), random=randoms, kind=st.sampled_from([*DAMAGES]), data=st.data())
def test_damaged_messages(example: Example, random: Random, kind: str, data: st.DataObject) -> None:
    """A line is damaged, somewhere."""
    found = list(places(cablegram.parse(example.text)))
    assume(found)
    cable = cablegram.parse(damaged(example.text, data.draw(st.sampled_from(found)), kind, random))

    assert_accounted(cable)
    assert list(strange_words(cable)) == []


@given(first=cables(), second=cables(), gap=st.sampled_from(["", "\n", "\n\n\n"]))
def test_joined_messages(first: Example, second: Example, gap: str) -> None:
    """Two messages in one text."""
    assert_accounted(cablegram.parse(first.text + "\n" + gap + second.text))


@given(example=cables(), data=st.data())
def test_cut_messages(example: Example, data: st.DataObject) -> None:
    """The beginning and the end are cut off."""
    text = example.text
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))

    assert_accounted(cablegram.parse(text[start:end]))


@given(example=cables(), random=randoms)
def test_lines_in_any_order(example: Example, random: Random) -> None:
    """All lines are there, and none in its place."""
    lines = example.text.splitlines(keepends=True)
    random.shuffle(lines)

    assert_accounted(cablegram.parse("".join(lines)))


@given(texts)
def test_carried_messages(text: str) -> None:
    """In a page, and in a record of a data file."""
    page = f"<code><pre>{escape('html', text)}</pre></code>"
    columns = '"1","8/2/2008 12:00","08LIMA5","Embassy Lima","UNCLASSIFIED","",""'

    assert_accounted(cablegram.parse(page))
    assert_accounted(cablegram.parse(f'{columns},"{escape("csv", text)}"\n'))


@given(record=records(), form=st.sampled_from([MARKDOWN, HTML]))
def test_documents(record: dict[str, Any], form: LineForm) -> None:
    """A document has no word that is nobody's."""
    cable = cablegram.parse(write_document(record, form))

    assert_accounted(cable)
    assert None not in [claim.owner for claim in cable.account()]
