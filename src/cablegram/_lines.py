"""The lines of a text. CR LF, LF and CR each end one, and no other character does."""

from __future__ import annotations

import re
from io import StringIO

__all__ = ["line_starts", "split_lines"]

_END = re.compile("\r\n?|\n")
#: characters that end a line for ``str.splitlines`` and not in a cable
_NO_ENDS = "\v\f\x1c\x1d\x1e\x85\u2028\u2029"


def split_lines(text: str) -> list[str]:
    r"""Return the lines with their ends.

    >>> split_lines("SIPDIS\r\nNEXT\x85LINE\r")
    ['SIPDIS\r\n', 'NEXT\x85LINE\r']
    """
    if any(map(text.__contains__, _NO_ENDS)):
        return list(StringIO(text, newline=""))  # exact, but four bytes a character
    return text.splitlines(keepends=True)


def line_starts(text: str) -> list[int]:
    r"""Return the offset of each line; behind the last line end begins one more.

    >>> line_starts("a\r\nb\rc\n")
    [0, 3, 5, 7]
    """
    # Found one by one: a list of the lines would be the text once more.
    return [0, *(end.end() for end in _END.finditer(text))]
