"""The lines of a text. CR LF, LF and CR each end one, and no other character does."""

from __future__ import annotations

from io import StringIO
from itertools import accumulate

__all__ = ["line_starts", "split_lines"]


def split_lines(text: str) -> list[str]:
    r"""Return the lines with their ends.

    >>> split_lines("SIPDIS\r\nNEXT\x85LINE\r")
    ['SIPDIS\r\n', 'NEXT\x85LINE\r']
    """
    return list(StringIO(text, newline=""))


def line_starts(text: str) -> list[int]:
    r"""Return the offset of each line; behind the last line end begins one more.

    >>> line_starts("a\r\nb\rc\n")
    [0, 3, 5, 7]
    """
    starts = list(accumulate(map(len, split_lines(text)), initial=0))
    # The last number is the length of the text: a line begins there only behind a line end.
    return starts if text.endswith(("\n", "\r")) or not text else starts[:-1]
