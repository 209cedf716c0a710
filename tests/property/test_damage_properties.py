"""Damage stays local: whatever happens to a line, the facts of the others stay as they were."""

from __future__ import annotations

from random import Random

from hypothesis import event, given
from hypothesis import strategies as st
from tests.damages import DAMAGES, OWN, Place, damaged, facts_by_field, places

import cablegram
from cablegram.testing import Example, cables

#: lines that only say something of their own field, however they are damaged
LEAVES = (
    "transmission_id",
    "station",
    "security",
    "originator",
    "tags",
    "subject",
    "references",
    "classified_by",
    "executive_order",
)
#: what leaves a line a line, and its first word (the sign of its kind) alone
WITHIN = ("swap two characters", "drop a character", "double a character", "mistype a character")


@given(example=cables(), random=st.randoms(use_true_random=False), data=st.data())
def test_any_damage_comes_out_as_it_went_in(
    example: Example, random: Random, data: st.DataObject
) -> None:
    """Whatever the damage and wherever: no character is lost, and there is a record."""
    found = list(places(cablegram.parse(example.text)))
    if not found:
        return
    text = damaged(
        example.text,
        data.draw(st.sampled_from(found)),
        data.draw(st.sampled_from([*DAMAGES])),
        random,
    )
    cable = cablegram.parse(text)
    assert str(cable) == text
    cablegram.to_dict(cable)


@given(example=cables(), random=st.randoms(use_true_random=False), data=st.data())
def test_damage_behind_the_sign_of_a_line_stays_in_it(
    example: Example, random: Random, data: st.DataObject
) -> None:
    """What is damaged behind a line's label, or its first word, changes no other line's field."""
    cable = cablegram.parse(example.text)
    found = [place for place in places(cable) if place.kind in LEAVES]
    behind = [part for place in found if (part := _behind(example.text, place)) is not None]
    if not behind:
        return
    place, kind = data.draw(st.sampled_from(behind)), data.draw(st.sampled_from(WITHIN))
    event(f"{place.kind}, {kind}")
    before = facts_by_field(cable)
    after = facts_by_field(cablegram.parse(damaged(example.text, place, kind, random)))
    for key in before.keys() - {*OWN[place.kind], "mrn"}:
        assert after[key] == before[key], key


def _behind(text: str, place: Place) -> Place | None:
    """Return the part of a line behind its label; the two characters after it stay, too."""
    line = text[place.start : place.end]
    first, colon, _ = line.partition(":")
    if not colon:
        first, _, _ = line.lstrip().partition(" ")
        first = line[: line.index(first) + len(first)]
    start = place.start + len(first) + 3
    return Place(place.kind, start, place.end) if start < place.end - 2 else None
