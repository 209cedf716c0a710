"""Cables that are wide and deep: lines of every kind by the hundred, marks inside of marks.

By ``make test-long``, with more examples and more lines; without it, a few.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.lines import LINES, OPENINGS
from tests.promises import PROMISES, WRITTEN, restyled

import cablegram

IS_LONG = bool(os.environ.get("CABLEGRAM_TEST_LONG"))
MOST = 300 if IS_LONG else 20
_POOL = sorted({line.text for lines in LINES.values() for line in lines})
_OPENINGS = ["".join(text for _, text in place.opening) for place in OPENINGS]
_MARKS = (*"()[]<>*>#|-/\"'&;.,", "¶", "[1](#)", "&#x000A;", "<br>", "A. ", "1. ", "(C) ", "<p>")

#: a line, and how often it comes
_runs = st.tuples(st.sampled_from(_POOL), st.integers(1, MOST)).map(lambda it: it[0] * it[1])
#: marks, one inside the other or one behind the other
_nests = st.tuples(st.sampled_from(_POOL), st.sampled_from(_MARKS), st.integers(1, 20 * MOST)).map(
    lambda it: it[0].rstrip("\r\n") + it[1] * it[2] + "\n"
)
wide = st.tuples(
    st.sampled_from(_OPENINGS), st.lists(_runs | _nests, min_size=1, max_size=8).map("".join)
).map("".join)
#: they are large: that is their purpose
large = settings(
    suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow],
    max_examples=1_000 if IS_LONG else 20,
)


@large
@given(text=wide)
@pytest.mark.parametrize("promise", PROMISES)
def test_promises(promise: str, text: str) -> None:
    """What holds for every text holds for large ones."""
    PROMISES[promise](text.encode())


@pytest.mark.skipif(not IS_LONG, reason="takes minutes; run make test-long")
@large
@given(text=wide)
@pytest.mark.parametrize("style", WRITTEN)
def test_styles(style: str, text: str) -> None:
    """The styles keep the facts of large texts, and can be undone."""
    restyled(text.encode(), style)


@large
@given(sizes=st.tuples(*[st.integers(1, MOST)] * 4))
def test_counts(sizes: tuple[int, int, int, int]) -> None:
    """Of so many addressees, references, paragraphs of so many lines, all are there."""
    addressees, references, paragraphs, lines = sizes
    to = "".join(f"RUEHC/AMEMBASSY LIMA {number}\n" for number in range(1, addressees + 1))
    refs = "".join(f"{chr(65 + n % 26)}. LIMA {n + 1}\n" for n in range(min(references, 26)))
    words = "The road to the harbour was closed again on Tuesday.\n" * lines
    body = "".join(f"{number}. (U) {words}\n" for number in range(1, paragraphs + 1))
    record = cablegram.to_dict(
        cablegram.parse(
            f"O 101530Z APR 09\nFM AMEMBASSY AMMAN\nTO {to}BT\nUNCLAS AMMAN 1\n\n"
            f"SUBJECT: RAIN\n\nREF: {refs}\n{body}"
        )
    )
    assert len(record["to"]) == addressees
    assert len(record["references"]) == min(references, 26)
    assert [it["number"] for it in record["body"]] == list(range(1, paragraphs + 1))
    assert {it["text"] for it in record["body"]} == {" ".join(words.split())}
