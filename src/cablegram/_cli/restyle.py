"""A file in a style: the message, or all messages of a data file."""

from __future__ import annotations

from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING

import attrs

import cablegram
from cablegram._lines import line_starts
from cablegram._recognise import is_cable
from cablegram.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Manner", "Restyled", "restyle"]

#: styles that leave a message in the carrier it came in, so that a data file stays one
_INSIDE = frozenset({"normal"})


@attrs.frozen
class Manner:
    """What the caller chose."""

    style: str
    transliterate: bool = False
    characters: str = "teletype"
    fragment: bool = False


@attrs.frozen
class Restyled:
    """A file before and after."""

    old: bytes
    new: bytes
    #: lines and columns are those of the new text
    findings: list[Finding] = attrs.Factory(list)
    #: the messages that were written, to ask for the way back
    messages: list[cablegram.Reformatted] = attrs.Factory(list)
    #: why the file was left as it is
    left_alone: Finding | None = None
    #: the messages of a data file as texts, one behind the other: for reading, not for the file
    apart: bool = False

    @property
    def is_changed(self) -> bool:
        """Whether the style changes the file."""
        return self.left_alone is None and self.old != self.new


def restyle(data: bytes, manner: Manner, *, apart: bool) -> Restyled:
    """Write a file in a style.

    ``apart`` allows to take the messages of a data file out of it; without, a file of several
    messages is left alone by each style that has no place for them.
    """
    messages = cablegram.read(BytesIO(data))
    first = list(islice(messages, 2))
    if not any(map(is_cable, first)):
        message = "no number, or no sender and date, of a cable: the file is left as it is"
        return Restyled(data, data, left_alone=_finding("not-a-cable", message))
    if len(first) == 1:
        new = _write(first[0], manner)
        return Restyled(data, bytes(new), _findings([new], 0), [new])
    return _several(data, _chain(first, messages), manner, apart=apart)


def _several(
    data: bytes, cables: Iterable[cablegram.Cable], manner: Manner, *, apart: bool
) -> Restyled:
    inside = manner.style in _INSIDE
    if not inside and not apart:
        message = f"several messages: {manner.style} gives each a text of its own, not a file"
        return Restyled(data, data, left_alone=_finding("several-messages", message))
    new = [_write(cable, manner) for cable in cables]
    between = b"" if inside else b"\n"
    return Restyled(
        data,
        between.join([bytes(one) for one in new]),
        _findings(new, between.count(b"\n")),
        new,
        apart=not inside,
    )


def _finding(code: str, message: str) -> Finding:
    return Finding(code=code, severity="warning", message=message, span=(0, 0), line=1, column=1)


def _write(cable: cablegram.Cable, manner: Manner) -> cablegram.Reformatted:
    return cablegram.reformat(
        cable,
        manner.style,
        transliterate=manner.transliterate,
        characters=manner.characters,
        fragment=manner.fragment,
    )


def _chain(
    first: list[cablegram.Cable], others: Iterable[cablegram.Cable]
) -> Iterator[cablegram.Cable]:
    yield from first
    yield from others


def _findings(written: list[cablegram.Reformatted], between: int) -> list[Finding]:
    """Return the findings with line and column in the texts, one behind the other."""
    found: list[Finding] = []
    lines = 0
    for one in written:
        found += [attrs.evolve(it, line=it.line + lines) for it in one.findings]
        lines += len(line_starts(one.text)) - 1 + between
    return found
