"""How a text is written beside its ways: for the wire, and with what the record leaves out."""

from __future__ import annotations

import attrs

from cablegram import nodes
from cablegram._dialect import is_card
from cablegram.cable import Cable

__all__ = ["Manner", "manner_of"]


@attrs.frozen
class Manner:
    """What a cable has that its record leaves out, and whether the text is for the wire."""

    #: capitals in the words that are no values, and all lines wrapped
    wire: bool = False
    #: addressees reached by other means, by key of the record and place in its list
    zen: frozenset[tuple[str, int]] = frozenset()
    #: the line that JANAP 128 has for format lines 2 and 3
    card: str = ""

    def words(self, text: str) -> str:
        """Return words of the format in the case of this manner."""
        return text.upper() if self.wire else text


def manner_of(cable: Cable, *, wire: bool = False) -> Manner:
    """Return the manner of a cable."""
    lists = {"to": cable.to, "info": cable.info, "exempt": cable.exempt}
    return Manner(
        wire=wire,
        zen=frozenset(
            (key, at)
            for key, addressees in lists.items()
            for at, one in enumerate(addressees)
            if one.by_other_means
        ),
        card=next(
            (line.value.strip() for line in cable.tree.find(nodes.RoutingLine) if is_card(line)), ""
        ),
    )
