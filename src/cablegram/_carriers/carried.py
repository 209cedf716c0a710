"""The message inside a carrier: its own text, and which characters of the source stand for it."""

from __future__ import annotations

import attrs

from cablegram.findings import Finding

__all__ = ["Carried", "Segment", "cut"]

#: start and end in the source, and what the characters between stand for. It is what they are, or
#: one character, or nothing; so no place inside of it is ever in doubt.
Segment = tuple[int, int, str]


@attrs.frozen
class Carried:
    """A message and its carrier. Lead, segments and what follows them are the source, in order."""

    #: ``html`` or ``csv``
    carrier: str
    #: where the first segment starts: in front of it is the carrier's own
    start: int
    segments: list[Segment]
    #: what the carrier says of the message: names as in the page's table, or as documented
    columns: dict[str, str]
    findings: list[Finding] = attrs.Factory(list)
    #: where the source goes on behind the record of a data file; ``None`` for other carriers
    rest: int | None = None

    @property
    def end(self) -> int:
        """Where the last segment ends: behind it is the carrier's own."""
        return self.segments[-1][1] if self.segments else self.start

    @property
    def text(self) -> str:
        """The message as its writer meant it."""
        return "".join([value for _, _, value in self.segments])


def cut(what: str, end: int) -> Finding:
    """Return the finding that a carrier ends inside the message."""
    return Finding(
        code="carrier-cut",
        severity="warning",
        message=f"the {what} ends inside the message",
        span=(end, end),
    )
