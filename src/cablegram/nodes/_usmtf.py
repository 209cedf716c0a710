"""The sets of Navy and Marine Corps messages.

The rules stand in ``grammar/usmtf.lark``.
"""

from __future__ import annotations

from typing import ClassVar

from cablegram.tree import Node

__all__ = [
    "Collated",
    "MessageNumber",
    "OfficeCodes",
    "ReferenceSet",
    "Remarks",
    "SubjectSet",
    "UsmtfSet",
]


class Collated(Node):
    """A message server's note that it joined the sections of a message."""

    __slots__ = ()
    kind: ClassVar[str] = "collated"


class MessageNumber(Node):
    """The number in a series of general messages: ``NAVADMIN 038/24``."""

    __slots__ = ()
    kind: ClassVar[str] = "message_number"


class OfficeCodes(Node):
    """``PASS TO OFFICE CODES:`` and its lines."""

    __slots__ = ()
    kind: ClassVar[str] = "office_codes"


class ReferenceSet(Node):
    """``REF/A/DOC/CNO/16JUL21//``."""

    __slots__ = ()
    kind: ClassVar[str] = "reference_set"


class Remarks(Node):
    """``RMKS/1. ...``: free text, from its first paragraph's first line."""

    __slots__ = ()
    kind: ClassVar[str] = "remarks"


class SubjectSet(Node):
    """``SUBJ/...//``."""

    __slots__ = ()
    kind: ClassVar[str] = "subject_set"


class UsmtfSet(Node):
    """Another set of a formatted text: ``MSGID/GENADMIN/...//``."""

    __slots__ = ()
    kind: ClassVar[str] = "usmtf_set"
