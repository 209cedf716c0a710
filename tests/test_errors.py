"""The one error of strict mode: words for a reader, position, a caret."""

from __future__ import annotations

import pickle

import pytest

import cablegram
from cablegram.errors import locate

DAMAGED = "FM AMEMBASSY MOSCOW\r\nwhat is this\r\nUNCLAS MOSCOW 000302\r\n"


def test_strict_raises_our_error() -> None:
    """The message has three lines: what, the line, the caret."""
    with pytest.raises(cablegram.CableSyntaxError) as caught:
        cablegram.parse(DAMAGED, strict=True)

    assert str(caught.value) == (
        "no line of a heading looks like this: what is this (line 2, column 1)\nwhat is this\n^"
    )
    assert (caught.value.pos, caught.value.line, caught.value.column) == (21, 2, 1)
    assert isinstance(caught.value, ValueError)


def test_strict_takes_a_sound_cable() -> None:
    """Notes do not stop strict mode, and a sound cable has nothing worse."""
    cable = cablegram.parse("UNCLAS MOSCOW 000302\n\nSUBJECT: X\n", strict=True)

    assert cable.post == "MOSCOW"


def test_lenient_finds_the_same() -> None:
    """Without ``strict`` the same thing is a finding at the same place."""
    (finding,) = [it for it in cablegram.parse(DAMAGED).diagnostics if it.severity == "warning"]

    assert finding.code == "unknown-line"
    assert (finding.line, finding.column, finding.span) == (2, 1, (21, 35))


def test_error_survives_pickling() -> None:
    """An error crosses a process boundary whole."""
    error = cablegram.CableSyntaxError("expected a date", "a\nbc", 3)

    copy = pickle.loads(pickle.dumps(error))  # noqa: S301  our own bytes

    assert str(error) == str(copy) == "expected a date (line 2, column 2)\nbc\n ^"
    assert (error.pos, error.line, error.column) == (copy.pos, copy.line, copy.column)


@pytest.mark.parametrize(
    ("text", "pos", "place"),
    [
        ("", 0, (1, 1, "")),
        ("ab", 2, (1, 3, "ab")),
        ("a\rb", 2, (2, 1, "b")),
        ("a\r\nb", 2, (1, 3, "a")),
        ("a\r\nb", 3, (2, 1, "b")),
        ("a\n\nb", 2, (2, 1, "")),
        ("a\x0bb\u2028c", 4, (1, 5, "a\x0bb\u2028c")),
    ],
)
def test_places_count_three_line_ends(text: str, pos: int, place: tuple[int, int, str]) -> None:
    """CR LF, LF and CR end a line, nothing else does; numbers start at 1."""
    assert place == locate(text, pos)


def test_a_long_line_is_cut_around_the_caret() -> None:
    """An excerpt fits a screen however long the line is."""
    error = cablegram.CableSyntaxError("no such date", "x" * 5000, 4000)

    assert all(len(line) <= 101 for line in error.excerpt.split("\n"))
    assert error.excerpt.endswith("^")
