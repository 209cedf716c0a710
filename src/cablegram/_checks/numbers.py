"""Paragraph numbers in sequence, and what broke it where the other numbers tell the cause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import attrs

from cablegram.blocks import Paragraph
from cablegram.findings import Finding, note
from cablegram.values import Span

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["check_numbers"]

#: behind one number, so many more are named as "from to"
_RUN: Final = 2


@attrs.frozen
class _Number:
    """A numbered paragraph, and how many without a number stand right in front of it."""

    value: int
    span: Span
    unnumbered: int


def check_numbers(cable: Cable) -> Iterator[Finding]:
    """Yield each number that does not follow the one in front of it.

    A declared extract leaves paragraphs out, and a later section begins with any number.
    """
    numbers = _numbers(cable)
    expected = numbers[0].value if numbers and _begins_later(cable) else 1
    for index, number in enumerate(numbers):
        left_out = cable.partial and number.value > expected
        if number.value != expected and not left_out:
            said = f"paragraph {number.value} where {expected} should come: "
            said += _cause(numbers, index, expected)
            yield note("paragraph-sequence", said, number.span)
        expected = _next(numbers, index, expected)


def _numbers(cable: Cable) -> list[_Number]:
    found: list[_Number] = []
    unnumbered = 0
    for block in cable.body:
        if not isinstance(block, Paragraph):
            continue
        if block.number is None:
            unnumbered += 1
        else:
            found.append(_Number(block.number, block.span, unnumbered))
            unnumbered = 0
    return found


def _begins_later(cable: Cable) -> bool:
    section = cable.section
    return section is not None and section.number is not None and section.number > 1


def _next(numbers: list[_Number], index: int, expected: int) -> int:
    """Return the number that is due behind one: a wrong one among right ones counts for nothing."""
    value = numbers[index].value
    following = _following(numbers, index)
    if value not in {expected, expected + 1} and following in {expected, expected + 1}:
        return following
    return value + 1


def _following(numbers: list[_Number], index: int) -> int:
    """Return the number behind one; 0 behind the last."""
    return numbers[index + 1].value if index + 1 < len(numbers) else 0


def _cause(numbers: list[_Number], index: int, expected: int) -> str:
    number = numbers[index]
    before = numbers[index - 1].value if index else None
    if number.value == before:
        return "the number stands twice"
    if number.value != expected + 1 and _following(numbers, index) == expected + 1:
        return f"{expected + 1} follows, so it is a slip for {expected}"
    if number.value == 1:
        return "the numbers begin anew"
    if number.value < expected:
        again = any(one.value == number.value for one in numbers[:index])
        return "the number stands twice" if again else "the numbers go back"
    missing = number.value - expected
    # In front of the first number, one paragraph without any tells that numbers are not the manner.
    if number.unnumbered >= (missing if index else 1):
        return f"{_counted(number.unnumbered)} in front of it without a number"
    return f"{_named(expected, number.value - 1)} missing"


def _counted(paragraphs: int) -> str:
    return "a paragraph stands" if paragraphs == 1 else f"{paragraphs} paragraphs stand"


def _named(first: int, last: int) -> str:
    """Return numbers in words, with their verb.

    >>> _named(3, 3), _named(3, 4), _named(3, 9)
    ('3 is', '3 and 4 are', '3 to 9 are')
    """
    if first == last:
        return f"{first} is"
    if last - first < _RUN:
        return f"{first} and {last} are"
    return f"{first} to {last} are"
