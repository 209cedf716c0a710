"""The messages of a text: where each begins and ends, and where its sections begin."""

from __future__ import annotations

import attrs

from cablegram._split.stretch import STARTS, Stretch, stretches

__all__ = ["Extent", "begins_message", "extents"]


@attrs.frozen
class Extent:
    """Where a message stands in a text."""

    start: int
    end: int
    #: where its sections begin, the first at ``start``
    sections: list[int]
    #: by what its beginning was known: a rule of the grammar without ``_start``
    kind: str


def extents(text: str) -> list[Extent]:
    r"""Return where the messages of a text stand, in order; together they are the text.

    >>> both = "UNCLAS LIMA 5\n\nSUBJ: RAIN\n\n1. A\nUNCLAS OSLO 6\n\nSUBJ: SNOW\n\n1. B\n"
    >>> [(it.start, it.end) for it in extents(both)]
    [(0, 32), (32, 64)]
    """
    found = stretches(text)
    if len(found) == 1:
        return [Extent(0, len(text), [0], found[0].kind)]
    return _joined(found, len(text))


def _joined(found: list[Stretch], size: int) -> list[Extent]:
    from cablegram._split.belongs import Message  # noqa: PLC0415  a text of one message needs none

    messages = [Message.of(found[0])]
    for stretch in found[1:]:
        if messages[-1].ends_before(stretch):
            messages.append(Message.of(stretch))
        else:
            messages[-1].take(stretch)
    starts = [message.starts[0] for message in messages]
    ends = [*starts[1:], size]
    return [
        Extent(message.starts[0], end, message.starts, message.kind)
        for message, end in zip(messages, ends, strict=True)
    ]


def begins_message(text: str) -> bool:
    """Tell whether a message begins in a text: by a line of a heading, or by a head with labels."""
    return any(
        it.kind in STARTS or (it.has_labels and "class_seen" in it.lines) for it in stretches(text)
    )
