"""Whether a file is a cable at all: a formatter must leave all others alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablegram import nodes

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["is_cable"]


def is_cable(cable: Cable) -> bool:
    """Tell a cable from a text of another kind that has a line or two like it.

    A cable has a number (its class line, or a page's or an archive's), or a sender and a
    date-time group. And most lines in front of its text are lines of a heading: a manual that
    quotes a cable has prose there. In 478 files of the samples at most 3 of 15 are not.
    """
    if not (cable.mrn or (cable.post and cable.serial) or (cable.origin and cable.dtg)):
        return False
    lines = [child for part in cable.tree.find(nodes.Heading) for child in part.children]
    unknown = sum(isinstance(line, nodes.UnknownLine) for line in lines)
    return not lines or 2 * unknown < len(lines)
