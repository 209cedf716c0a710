"""Which lists of a record have tables of their own; needs no pyarrow."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import attrs

__all__ = ["CHILDREN", "Child"]


@attrs.frozen
class Child:
    """A table of entries."""

    #: the columns that hold the lists
    lists: tuple[str, ...]
    #: the column that says which of them an entry is from
    role: bool = False
    #: the column of entries that are texts; objects have their own names
    entry: str = ""


CHILDREN: Mapping[str, Child] = MappingProxyType(
    {
        "paragraphs": Child(("body",)),
        "references": Child(("references",)),
        "addressees": Child(("to", "info", "exempt"), role=True),
        "tags": Child(("tags",), entry="tag"),
    }
)
"""The tables of entries, by name."""
