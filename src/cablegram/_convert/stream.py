"""Records to standard output."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Self

import attrs

from cablegram._convert.batches import Trouble
from cablegram._convert.journal import Point
from cablegram._convert.work import Done

__all__ = ["StandardOutput"]


class StandardOutput:
    """Lines to standard output, as they come: there is nothing to go on with."""

    def __init__(self, head: bytes) -> None:
        self._head = head
        self.point = Point()
        self._troubles: list[Trouble] = []

    def add(self, done: Done) -> None:
        """Write the lines of a batch."""
        sys.stdout.flush()
        sys.stdout.buffer.write(done.lines)
        self._troubles += done.troubles
        point = self.point
        self.point = attrs.evolve(
            point,
            size=point.size + done.size,
            records=point.records + done.records,
            left_out=point.left_out + len(done.troubles),
        )

    def finish(self, tell: Callable[[Trouble], None]) -> None:
        """Tell what was left out."""
        sys.stdout.buffer.flush()
        for trouble in self._troubles:
            tell(trouble)

    give_up = finish

    def __enter__(self) -> Self:
        """Write what stands in front of all rows."""
        sys.stdout.flush()
        sys.stdout.buffer.write(self._head)
        return self

    def __exit__(self, *_: object) -> None:
        """Leave standard output open."""
