"""Records to standard output, and records packed."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Callable
from typing import Self

import attrs

from cablegram._convert.batches import Trouble
from cablegram._convert.journal import Point
from cablegram._convert.work import Done

__all__ = ["StandardOutput", "packed"]


def packed(done: Done) -> Done:
    """Return what became of a batch with its lines packed by gzip, as a member of its own.

    Members one behind the other are one file (RFC 1952, 2.2), and no member needs another: a run
    that was interrupted goes on behind the last one.
    """
    return attrs.evolve(done, lines=gzip.compress(done.lines, mtime=0)) if done.lines else done


class StandardOutput:
    """Lines to standard output, as they come: there is nothing to go on with."""

    def __init__(self) -> None:
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
        return self

    def __exit__(self, *_: object) -> None:
        """Leave standard output open."""
