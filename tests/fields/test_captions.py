"""Passing instructions: where one goes on over a line's end."""

from __future__ import annotations

import pytest

from cablegram._fields.captions import passing_instructions


@pytest.mark.parametrize(
    ("lines", "instructions"),
    [
        (["STATE FOR EUR,", "INR (DOE), DEFENSE FOR ROE"], 1),
        (["ROME FOR DOE; OSLO FOR", "ROE; BONN FOR POE"], 1),
        (["STATE PASS USTR FOR J.DOE AND", "M.ROE FOR INFORMATION"], 1),
        (["STATE FOR EUR,", "DEFENSE FOR ROE"], 2),
        (["STATE FOR EUR", "ROME, BONN FOR WATCHERS"], 2),
    ],
)
def test_an_instruction_goes_on(lines: list[str], instructions: int) -> None:
    """Behind FOR or AND, or behind a comma with a name in front of the next instruction."""
    assert len(passing_instructions(lines)) == instructions
