"""The fields of the envelope: format lines 1 to 9, and what a printer put around them."""

from __future__ import annotations

import attrs

from cablegram import nodes
from cablegram._address import address_lines
from cablegram._cached import cached_property
from cablegram._dialect import Dialect, find_dialect, is_card, message_heading
from cablegram._fields._reading import precedence_of
from cablegram._fields.addressee import read_addressees, read_originator
from cablegram._fields.distribution import read_distribution
from cablegram._fields.preamble import read_preamble
from cablegram._fields.routing import read_routing
from cablegram._fields.security import read_security
from cablegram._fields.station import read_station
from cablegram._parts import Parts
from cablegram._places import place, place_all, place_over
from cablegram.tree import Node
from cablegram.values import Addressee, Distribution, Preamble, Routing, Security, Station

__all__ = ["Envelope", "drafting_label"]


@attrs.define(eq=False, slots=False, repr=False)
class Envelope(Parts):
    """A message with the fields of its envelope."""

    @cached_property
    def dialect(self) -> Dialect:
        """Carrier and envelope."""
        found = find_dialect(self.tree, self.layout.heading)
        return attrs.evolve(found, carrier=self.carrier) if self.carrier else found

    @cached_property
    def partial(self) -> bool:
        """True if the text says that it is an extract."""
        return any("partial extract" in node.value for node in self._heading(nodes.Notice))

    @cached_property
    def transmission_id(self) -> str | None:
        """Format line 1, ``VZCZCXRO0908``."""
        for node in self._heading(nodes.TransmissionId):
            return node.value.strip(" \t\r\n>#*\f\v")
        return None

    @cached_property
    def routing(self) -> Routing | None:
        """Format line 2."""
        for node in self._heading(nodes.RoutingLine):
            return place(read_routing(node.value), node)
        return None

    @cached_property
    def station(self) -> Station | None:
        """Format line 3; JANAP 128 has it on one line with format line 2."""
        cards = [node for node in self._heading(nodes.RoutingLine) if is_card(node)]
        for node in self._heading(nodes.StationLine) or cards:
            return place(read_station(node.value), node)
        return None

    @cached_property
    def security(self) -> Security | None:
        """Format line 4."""
        for node in self._heading(nodes.SecurityLine):
            return place(read_security(node.value), node)
        return None

    @cached_property
    def preamble(self) -> Preamble | None:
        """Format line 5; ``precedence``, ``info_precedence`` and ``dtg`` are its parts."""
        for node in self._heading(nodes.PreambleLine):
            preamble = place(read_preamble(node.value), node)
            if preamble.dtg is not None:
                place(preamble.dtg, node)
            return preamble
        return self._smart.preamble()

    @property
    def precedence(self) -> str | None:
        """Precedence for action addressees."""
        if self.preamble is not None and self.preamble.precedence:
            return self.preamble.precedence
        words = (
            precedence_of(" ".join(node.value.split()))
            for node in self._heading(nodes.PrecedenceLine)
        )
        return next(words, None)

    @property
    def info_precedence(self) -> str | None:
        """Precedence for information addressees, if it differs."""
        return self.preamble.info_precedence if self.preamble else None

    @property
    def dtg(self) -> str | None:
        """Date and time of origin, ``2008-02-06T16:08:00Z``."""
        return self.preamble.dtg.iso if self.preamble and self.preamble.dtg else None

    @property
    def operating_signals(self) -> list[str]:
        """Signals on the line of the date-time group, each with its own words."""
        return list(self.preamble.operating_signals) if self.preamble else []

    @cached_property
    def origin(self) -> str | None:
        """Who sent it, ``AMEMBASSY MOSCOW``."""
        for node in self._heading(nodes.OriginatorLine):
            return read_originator(node.value) or None
        return self._smart.origin()

    def _addressees(self, block: type[Node]) -> list[Addressee]:
        """Read the blocks of one keyword, with the addressees behind an empty line."""
        found: list[Addressee] = []
        for kind, node in address_lines(message_heading(self.layout.heading)):
            if kind is not block:
                continue
            if not isinstance(node, nodes.PrecedenceLine):
                found += place_all(read_addressees(node.value), node)
            elif found:
                # An addressee's line was cut in front of its precedence.
                found[-1].precedence = found[-1].precedence or precedence_of(
                    node.value.strip(" \t\r\n")
                )
        return found

    @cached_property
    def to(self) -> list[Addressee]:
        """Action addressees."""
        return self._addressees(nodes.ActionBlock) or self._smart.addressees("to")

    @cached_property
    def info(self) -> list[Addressee]:
        """Information addressees."""
        return self._addressees(nodes.InformationBlock) or self._smart.addressees("info")

    @cached_property
    def exempt(self) -> list[Addressee]:
        """Members of a collective that are left out."""
        return self._addressees(nodes.ExemptedBlock) or self._smart.addressees("exempt")

    @cached_property
    def distribution(self) -> Distribution | None:
        """The offices of the print envelope."""
        found = self._heading(nodes.DistributionLines)
        if not found:
            return None
        return place_over(read_distribution("".join([node.value for node in found])), [*found])

    def _drafting(self, key: str) -> str | None:
        label = drafting_label(key)
        for node in self._heading(nodes.DraftingLines):
            text = " ".join(node.value.split())
            if text.upper().startswith(label):
                return text[len(label) :].strip(" :") or None
        return self._smart.officers(key)

    @cached_property
    def drafted_by(self) -> str | None:
        """``DRAFTED BY`` of the print envelope and of SMART."""
        return self._drafting("drafted_by")

    @cached_property
    def approved_by(self) -> str | None:
        """``APPROVED BY`` of the print envelope, clearances included, and of SMART."""
        return self._drafting("approved_by")


def drafting_label(key: str) -> str:
    """Return the label of ``drafted_by`` or ``approved_by`` in a print."""
    return key.replace("_", " ").upper()
