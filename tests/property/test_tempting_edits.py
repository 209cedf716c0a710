"""Edits with words that look like something else: what was asked for changes, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from tests.edit.dialects import DRESSES, MESSAGE
from tests.tempting import any_edit, consequences, others, tempting_words

import cablegram
from cablegram._edit.editor import FIELDS
from cablegram.blocks import Heading, Paragraph, Table
from cablegram.testing import Example, cables
from cablegram.values import Addressee, ClassifiedBy, Declassification, Reference, Tag

#: what could begin a line of another field, behind a line end of any kind
_SIGNS: Final = (
    *("TAGS: ABLD", "SUBJECT: NEW", "REF: A. STATE 1", "INFO LIMA", "TO LIMA", "FM LIMA", "SIPDIS"),
    *("E.O. 12958: DECL: 1/1/2030", "Classified By: DCM Jane Doe", "1. (C) More.", "BT", "NNNN"),
    *("PAGE 02 LIMA 00005 021503Z", "STATE FOR EUR", "O 061608Z FEB 08", "DRAFTED BY EUR", "DOE"),
)
_ENDS: Final = ("\n", "\r\n", "\r", "\n\n", "\v", "\f", "\x85", "\u2028")
#: for each field, values that have the words in every place where text may stand
_VALUES: Final[dict[str, Callable[[str], list[Any]]]] = {
    **{name: lambda said: [said] for name in FIELDS},
    **{
        name: lambda said: [
            [said],
            [Addressee(name=said)],
            [Addressee(name="LIMA", indicator=said)],
            [Addressee(name="LIMA", precedence=said)],
        ]
        for name in ("to", "info", "exempt")
    },
    "captions": lambda said: [[said]],
    "passing": lambda said: [[said]],
    "tags": lambda said: [[said], [Tag(code=said)], [Tag(code="OVIP", persons=[said])]],
    "references": lambda said: [
        [said],
        [Reference(text=said)],
        [Reference(text="LIMA 3", label=said)],
        [Reference(text="LIMA 3", mrn=said)],
    ],
    "declassification": lambda said: [
        said,
        *({name: said} for name in ("order", "on", "exemption", "event", "by")),
        {"order": said, "on": "2031-01-02"},
        {"by": said, "exemption": "GDS"},
        Declassification(event=said),
    ],
    "classified_by": lambda said: [
        said,
        *({name: said} for name in ("name", "title")),
        {"reasons": [said]},
        ClassifiedBy(name=said, title="DCM", reasons=["1.4(b)"]),
    ],
    "paragraphs": lambda said: [{1: said}],
    "signature": lambda said: [said, [said]],
}


@pytest.fixture(scope="module")
def follow(repository: Path) -> dict[str, set[str]]:
    """Return what may follow from an edit of each field."""
    return consequences(repository)


def _held(
    before: cablegram.Cable, after: cablegram.Cable, field: str, follow: dict[str, set[str]]
) -> None:
    """Hold an edited cable against the old one, and against its own text and bytes."""
    assert others(before, after, field, follow) == set()
    read = cablegram.parse(str(after) if after.encoding is None else bytes(after))
    assert cablegram.to_dict(read) == cablegram.to_dict(after)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(cables(), st.randoms(use_true_random=False), st.sampled_from([None, "markdown", "html"]))
def test_generated_cables(
    follow: dict[str, set[str]], example: Example, random: Random, style: str | None
) -> None:
    """An edit of any kind, of a cable of any kind, as it is or as a document."""
    cable = cablegram.parse(example.text)
    if style is not None:
        cable = cablegram.parse(cablegram.reformat(cable, style).text)
    edit = any_edit(cable, random)
    if edit is None:
        return
    try:
        after = edit.make()
    except (ValueError, TypeError):
        event(f"{edit.kind} refused")
        return
    event(f"{edit.kind} made")
    _held(cable, after, edit.field, follow)


@given(st.randoms(use_true_random=False), st.sampled_from(sorted(DRESSES)))
def test_one_message_in_every_carrier(
    follow: dict[str, set[str]], random: Random, dress: str
) -> None:
    """A message that has every field, with line ends, links, escapes."""
    cable = cablegram.parse(DRESSES[dress].put_on(MESSAGE))
    edit = any_edit(cable, random)
    if edit is None:
        return
    try:
        after = edit.make()
    except (ValueError, TypeError):
        return
    _held(cable, after, edit.field, follow)


@pytest.mark.parametrize("style", [None, "markdown", "html"])
@pytest.mark.parametrize("field", FIELDS)
@given(
    words=st.randoms(use_true_random=False).map(lambda random: tempting_words(random, most=3)),
    end=st.sampled_from(_ENDS),
    sign=st.sampled_from(_SIGNS),
    which=st.integers(0, 8),
)
@settings(max_examples=25)
def test_no_value_begins_a_line(  # noqa: PLR0913, PLR0917  what is drawn, and for which field
    follow: dict[str, set[str]],
    field: str,
    style: str | None,
    words: str,
    end: str,
    sign: str,
    which: int,
) -> None:
    """A line end inside a value, and the sign of another field behind it: folded, or refused."""
    text = MESSAGE.replace("O P 041115Z MAR 09\n", "DRAFTED BY EUR\nO P 041115Z MAR 09\n")
    cable = cablegram.parse(text)
    if style is not None:
        cable = cablegram.parse(cablegram.reformat(cable, style).text)
    values = _VALUES[field](f"{words}{end}{sign}")
    refused = ""
    after = cable
    try:
        after = cable.replace(**{field: values[which % len(values)]})
    except (ValueError, TypeError) as error:
        refused = str(error)
    assert not refused or refused.startswith(field)
    _held(cable, after, field, follow)


@pytest.mark.parametrize("block", [Heading, Table, Paragraph])
@given(end=st.sampled_from(_ENDS), sign=st.sampled_from(_SIGNS))
@settings(max_examples=25)
def test_no_block_begins_a_field(
    follow: dict[str, set[str]], block: type, end: str, sign: str
) -> None:
    """The same for blocks: the lines of a table stay lines of a table."""
    cable = cablegram.parse(MESSAGE)
    try:
        after = cable.insert(block(text=f"RAIN{end}{sign}"), after=1)
    except ValueError:
        return
    _held(cable, after, "body", follow)
