"""The sequence decides which numbers count paragraphs."""

from __future__ import annotations

import pytest

import cablegram

HEAD = "UNCLAS LA PAZ 2080\n\nSUBJECT: X\n\n"


def numbers(body: str) -> list[int | None]:
    """Return the paragraph numbers of a body."""
    record = cablegram.to_dict(cablegram.parse(HEAD + body))
    return [block["number"] for block in record["body"] if block["type"] == "paragraph"]


@pytest.mark.parametrize(
    "mark", ["{}.", "¶{}.", "[1](#){}.", "1{}.", " {}.", "¶{} ", "{}.(U)", "**{}."]
)
def test_marks_of_all_copies_are_one_thing(mark: str) -> None:
    """The pilcrow, the Markdown link, the 1 read from a pilcrow and the bare number count alike."""
    body = "\n\n".join(f"{mark.format(n)} Text number {n} ends here." for n in range(1, 10))

    assert numbers(body) == [1, 2, 3, 4, 5, 6, 7, 8, 9]


def test_a_pilcrow_read_as_one_is_a_finding() -> None:
    """``12.`` behind paragraph 1 is 2, and a finding says so; ``12.`` behind 11 is 12."""
    body = "1. A.\n\n12. B.\n\n" + "\n\n".join(f"{n}. C." for n in range(3, 13))
    cable = cablegram.parse(HEAD + body)

    assert list(range(1, 13)) == numbers(body)
    (finding,) = cable.diagnostics
    assert finding.code == "paragraph-mark"
    assert finding.message == "paragraph number 12 read as 2: the sequence decides"


def test_a_year_at_the_start_of_a_line_starts_no_paragraph() -> None:
    """A mark in front of a number that starts a wrapped line belongs to the sentence."""
    body = "¶1. The talks ended in\n¶2006. The next began.\n\n¶2. They met in May\n5. It rained."

    assert numbers(body) == [1, 2]


def test_a_list_inside_a_paragraph_does_not_count() -> None:
    """Numbers that start again are a list if the sequence goes on behind them."""
    aims = "1. One aim.\n\n2. Another.\n\n3. Last.\n\n"
    body = f"1. First.\n\n2. Three aims:\n\n{aims}3. Third.\n\n4. End."

    assert numbers(body) == [1, 2, 3, 4]


def test_gaps_and_repeats_of_marked_numbers_stay() -> None:
    """An extract leaves paragraphs out; a drafter repeats a number; both are as written."""
    assert numbers("¶1. A.\n\n¶2. B.\n\n¶5. C.\n\n¶6. D.") == [1, 2, 5, 6]
    assert numbers("¶1. A.\n\n¶2. B.\n\n¶2. C.\n\n¶3. D.") == [1, 2, 2, 3]
