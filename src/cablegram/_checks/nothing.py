"""Whether a text has any sign of a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablegram import nodes

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["is_no_message"]


def is_no_message(cable: Cable) -> bool:
    """Tell a text without any sign of a message: an empty file, a file of another kind.

    A document has one by its first line, whatever its rows say.
    """
    if isinstance(cable.tree, nodes.WrittenDocument):
        return False
    lines = (cable.transmission_id, cable.routing, cable.station, cable.preamble, cable.class_line)
    fields = (cable.origin, cable.to, cable.subject, cable.tags, cable.post, cable.attributes)
    return not any([*lines, *fields])
