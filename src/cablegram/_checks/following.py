"""A check of what stands behind the message."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cablegram import nodes
from cablegram._file import count_following
from cablegram.findings import Finding

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["check_following"]


def check_following(cable: Cable) -> Iterator[Finding]:
    """Say how many messages follow in the text, and how to read them."""
    for part in cable.tree.children:
        if isinstance(part, nodes.Following):
            count = count_following(cable.tree)
            more = "1 more message follows" if count == 1 else f"{count:,} more messages follow"
            message = f"{more} in the same text: cablegram.read() reads each"
            start = part.span[0]
            yield Finding(
                code="more-messages", severity="warning", message=message, span=(start, start + 1)
            )
            return
