"""Unified diffs of two files, byte for byte: ``patch`` takes them whatever the encoding."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher
from io import BytesIO

from cablegram._compare.align import Allowance, align_closely

__all__ = ["unified_diff"]

_CONTEXT = 3
_SIGNS = {"equal": b" ", "delete": b"-", "insert": b"+"}


def unified_diff(name: str, old: bytes, new: bytes) -> Iterator[bytes]:
    r"""Yield the lines of a diff, each with its line end; none if nothing differs.

    >>> print(b"".join(unified_diff("a.txt", b"SUBJ: RAIN\nBT\n", b"SUBJ: SNOW\nBT\n")).decode())
    --- a.txt
    +++ a.txt
    @@ -1,2 +1,2 @@
    -SUBJ: RAIN
    +SUBJ: SNOW
     BT
    <BLANKLINE>
    """
    a, b = _lines(old), _lines(new)
    if a == b:
        return
    for sign in ("---", "+++"):
        yield f"{sign} {name}\n".encode("utf-8", "surrogateescape")
    for group in _Matcher(a, b).get_grouped_opcodes(_CONTEXT):
        _, start_a, _, start_b, _ = group[0]
        _, _, stop_a, _, stop_b = group[-1]
        ranges = _range(start_a, stop_a), _range(start_b, stop_b)
        yield "@@ -{} +{} @@\n".format(*ranges).encode()
        for kind, i, j, k, m in group:
            if kind == "replace":
                yield from _signed("delete", a[i:j])
                yield from _signed("insert", b[k:m])
            else:
                yield from _signed(kind, b[k:m] if kind == "insert" else a[i:j])


def _lines(data: bytes) -> list[bytes]:
    """Return the lines with their ends; for ``patch``, only LF ends a line."""
    return BytesIO(data).readlines()


def _signed(kind: str, lines: Sequence[bytes]) -> Iterator[bytes]:
    for line in lines:
        yield _SIGNS[kind] + line
        if not line.endswith(b"\n"):
            yield b"\n\\ No newline at end of file\n"


def _range(start: int, stop: int) -> str:
    """Return a range as diffs write it: from 1, and from 0 if it is empty."""
    length = stop - start
    if length == 1:
        return str(start + 1)
    return f"{start + bool(length)},{length}"


class _Matcher(SequenceMatcher[bytes]):
    """`difflib`'s matcher with our pairs: its own take the square of the length."""

    def __init__(self, a: list[bytes], b: list[bytes]) -> None:
        super().__init__(None, a, b, autojunk=False)
        pairs = align_closely(a, b, Allowance())
        self._blocks = [*_joined([Match(i, j, 1) for i, j in pairs]), Match(len(a), len(b), 0)]

    def get_matching_blocks(self) -> list[Match]:
        """Return the stretches of equal lines, an empty one at the end."""
        return self._blocks


def _joined(blocks: list[Match]) -> list[Match]:
    """Join blocks that touch."""
    joined: list[Match] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if last and last.a + last.size == block.a and last.b + last.size == block.b:
            joined[-1] = Match(last.a, last.b, last.size + 1)
        else:
            joined.append(block)
    return joined
