"""Format lines 1 to 11.

The rules stand in ``grammar/heading.lark``.
"""

from __future__ import annotations

from typing import ClassVar

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


class TransmissionId(Node):
    """Format line 1: ``VZCZCXRO0908``."""

    __slots__ = ()
    kind: ClassVar[str] = "transmission_id"


class RoutingLine(Node):
    """Format line 2: ``OO RUEHFL RUEHKW``, over its wrapped lines."""

    __slots__ = ()
    kind: ClassVar[str] = "routing"


class StationLine(Node):
    """Format line 3: ``DE RUEHMO #0302/01 0371608``."""

    __slots__ = ()
    kind: ClassVar[str] = "station"


class SecurityLine(Node):
    """Format line 4: ``ZNY CCCCC ZZH``."""

    __slots__ = ()
    kind: ClassVar[str] = "security"


class InstructionLine(Node):
    """Transmission instructions, also those of a pilot: ``ZDG``."""

    __slots__ = ()
    kind: ClassVar[str] = "instruction"


class PreambleLine(Node):
    """Format line 5: ``O 061608Z FEB 08``."""

    __slots__ = ()
    kind: ClassVar[str] = "preamble"


class PrecedenceLine(Node):
    """The precedence in words, alone on a line: ``ROUTINE``."""

    __slots__ = ()
    kind: ClassVar[str] = "precedence_line"


class OriginatorLine(Node):
    """Format line 6: ``FM AMEMBASSY MOSCOW``."""

    __slots__ = ()
    kind: ClassVar[str] = "originator"


class ActionBlock(Node):
    """Format line 7: ``TO`` and its addressees."""

    __slots__ = ()
    kind: ClassVar[str] = "action"


class InformationBlock(Node):
    """Format line 8: ``INFO`` and its addressees."""

    __slots__ = ()
    kind: ClassVar[str] = "information"


class ExemptedBlock(Node):
    """Format line 9: ``XMT`` and the members of a collective left out."""

    __slots__ = ()
    kind: ClassVar[str] = "exempted"


class AddresseeLines(Node):
    """Addressees behind an empty line: they continue the block before."""

    __slots__ = ()
    kind: ClassVar[str] = "addressees"


class AccountingLine(Node):
    """Format line 10: ``STATE GRNC``."""

    __slots__ = ()
    kind: ClassVar[str] = "accounting"


class SeparationLine(Node):
    """Format lines 11 and 13: ``BT``."""

    __slots__ = ()
    kind: ClassVar[str] = "separation"


class Notice(Node):
    """A line that a publisher put in front: a date, a number, that it is an extract."""

    __slots__ = ()
    kind: ClassVar[str] = "notice"


class UnknownLine(Node):
    """A line of the heading that the format does not know."""

    __slots__ = ()
    kind: ClassVar[str] = "unknown"
