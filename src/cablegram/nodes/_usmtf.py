"""The sets of Navy and Marine Corps messages.

The rules stand in ``grammar/usmtf.lark``.
"""

from __future__ import annotations

from typing import ClassVar

import attrs

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


@attrs.define(eq=False, repr=False)
class Collated(Node):
    """A message server's note that it joined the sections of a message."""

    kind: ClassVar[str] = "collated"


@attrs.define(eq=False, repr=False)
class MessageNumber(Node):
    """The number in a series of general messages: ``NAVADMIN 038/24``."""

    kind: ClassVar[str] = "message_number"


@attrs.define(eq=False, repr=False)
class OfficeCodes(Node):
    """``PASS TO OFFICE CODES:`` and its lines."""

    kind: ClassVar[str] = "office_codes"


@attrs.define(eq=False, repr=False)
class ReferenceSet(Node):
    """``REF/A/DOC/CNO/16JUL21//``."""

    kind: ClassVar[str] = "reference_set"


@attrs.define(eq=False, repr=False)
class Remarks(Node):
    """``RMKS/1. ...``: free text, from its first paragraph's first line."""

    kind: ClassVar[str] = "remarks"


@attrs.define(eq=False, repr=False)
class SubjectSet(Node):
    """``SUBJ/...//``."""

    kind: ClassVar[str] = "subject_set"


@attrs.define(eq=False, repr=False)
class UsmtfSet(Node):
    """Another set of a formatted text: ``MSGID/GENADMIN/...//``."""

    kind: ClassVar[str] = "usmtf_set"
