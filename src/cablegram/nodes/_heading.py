"""Format lines 1 to 11.

The rules stand in ``grammar/heading.lark``.
"""

from __future__ import annotations

from typing import ClassVar

import attrs

from cablegram.tree import Node

__all__ = [
    "AccountingLine",
    "ActionBlock",
    "AddresseeLines",
    "ExemptedBlock",
    "InformationBlock",
    "InstructionLine",
    "Notice",
    "OriginatorLine",
    "PreambleLine",
    "PrecedenceLine",
    "RoutingLine",
    "SecurityLine",
    "SeparationLine",
    "StationLine",
    "TransmissionId",
    "UnknownLine",
]


@attrs.define(eq=False, repr=False)
class TransmissionId(Node):
    """Format line 1: ``VZCZCXRO0908``."""

    kind: ClassVar[str] = "transmission_id"


@attrs.define(eq=False, repr=False)
class RoutingLine(Node):
    """Format line 2: ``OO RUEHFL RUEHKW``, over its wrapped lines."""

    kind: ClassVar[str] = "routing"


@attrs.define(eq=False, repr=False)
class StationLine(Node):
    """Format line 3: ``DE RUEHMO #0302/01 0371608``."""

    kind: ClassVar[str] = "station"


@attrs.define(eq=False, repr=False)
class SecurityLine(Node):
    """Format line 4: ``ZNY CCCCC ZZH``."""

    kind: ClassVar[str] = "security"


@attrs.define(eq=False, repr=False)
class InstructionLine(Node):
    """Transmission instructions, also those of a pilot: ``ZDG``."""

    kind: ClassVar[str] = "instruction"


@attrs.define(eq=False, repr=False)
class PreambleLine(Node):
    """Format line 5: ``O 061608Z FEB 08``."""

    kind: ClassVar[str] = "preamble"


@attrs.define(eq=False, repr=False)
class PrecedenceLine(Node):
    """The precedence in words, alone on a line: ``ROUTINE``."""

    kind: ClassVar[str] = "precedence_line"


@attrs.define(eq=False, repr=False)
class OriginatorLine(Node):
    """Format line 6: ``FM AMEMBASSY MOSCOW``."""

    kind: ClassVar[str] = "originator"


@attrs.define(eq=False, repr=False)
class ActionBlock(Node):
    """Format line 7: ``TO`` and its addressees."""

    kind: ClassVar[str] = "action"


@attrs.define(eq=False, repr=False)
class InformationBlock(Node):
    """Format line 8: ``INFO`` and its addressees."""

    kind: ClassVar[str] = "information"


@attrs.define(eq=False, repr=False)
class ExemptedBlock(Node):
    """Format line 9: ``XMT`` and the members of a collective left out."""

    kind: ClassVar[str] = "exempted"


@attrs.define(eq=False, repr=False)
class AddresseeLines(Node):
    """Addressees behind an empty line: they continue the block before."""

    kind: ClassVar[str] = "addressees"


@attrs.define(eq=False, repr=False)
class AccountingLine(Node):
    """Format line 10: ``STATE GRNC``."""

    kind: ClassVar[str] = "accounting"


@attrs.define(eq=False, repr=False)
class SeparationLine(Node):
    """Format lines 11 and 13: ``BT``."""

    kind: ClassVar[str] = "separation"


@attrs.define(eq=False, repr=False)
class Notice(Node):
    """A line that a publisher put in front: a date, a number, that it is an extract."""

    kind: ClassVar[str] = "notice"


@attrs.define(eq=False, repr=False)
class UnknownLine(Node):
    """A line of the heading that the format does not know."""

    kind: ClassVar[str] = "unknown"
