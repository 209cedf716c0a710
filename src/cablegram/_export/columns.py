"""The columns of flat tables, taken from the shape of the record: there is no list of keys here.

``cables`` has a row for each message. What a record has one of is a column; of an object, each
part is one (``section_number``); a list of texts, and a map, is JSON in a cell. A list of objects
is a table of its own, with a row for each entry: ``id`` says of which message, ``place`` which
entry.
"""

from __future__ import annotations

from functools import cache

import attrs

from cablegram._arrow.lists import CHILDREN
from cablegram._record.shapes import (
    Flag,
    Key,
    ListOf,
    Number,
    Object,
    OneOf,
    Shape,
    Text,
    keys_of,
)

__all__ = ["CABLES", "SHOWN", "TAGS", "Column", "FlatTable", "flat_tables"]

CABLES, TAGS = "cables", "tags"
#: columns of ``cables`` that a list of cables shows, behind ``id``
SHOWN = ("dtg", "mrn", "subject", "origin", "classification")
#: tables that have another name than the key they are of
_NAMES = {key: name for name, child in CHILDREN.items() for key in child.lists}
#: kept in the table of TAGS, beside their code
_WITH_TAGS = "tag_persons"


@attrs.frozen
class Column:
    """One column of a flat table."""

    name: str
    description: str
    #: ``str`` or ``int``
    #: ``int`` also for a flag, which is 0 or 1
    kind: type[str | int] = str
    #: the cell is JSON
    is_json: bool = False
    #: the keys that lead to the value, from the record or from the entry of the list
    path: tuple[str, ...] = ()


@attrs.frozen
class FlatTable:
    """One flat table."""

    name: str
    description: str
    #: but for ``id`` and ``place``, and those that only the table ``cables`` or ``tags`` has
    columns: tuple[Column, ...]
    #: the keys of the record whose entries are its rows; none for ``cables``
    keys: tuple[str, ...] = ()


@cache
def flat_tables() -> tuple[FlatTable, ...]:
    """Return all tables, ``cables`` first.

    >>> [table.name for table in flat_tables()]
    ['cables', 'addressees', 'tags', 'references', 'paragraphs', 'diagnostics']
    """
    cables: list[Column] = []
    children: dict[str, FlatTable] = {}
    for key in keys_of():
        if _is_list_of_objects(key.shape):
            _add_child(children, key)
        else:
            cables += _columns(key)
            if key.name == TAGS:
                children[TAGS] = FlatTable(TAGS, key.description, ())
    return (FlatTable(CABLES, "one row a message", tuple(cables)), *children.values())


def _is_list_of_objects(shape: Shape) -> bool:
    return isinstance(shape, ListOf) and isinstance(shape.entry, Object | OneOf)


def _add_child(children: dict[str, FlatTable], key: Key) -> None:
    if key.name == _WITH_TAGS:
        return
    assert isinstance(key.shape, ListOf)  # noqa: S101  for mypy
    assert isinstance(key.shape.entry, Object | OneOf)  # noqa: S101  as above
    name = _NAMES.get(key.name, key.name)
    columns = [column for part in key.shape.entry.keys for column in _columns(part)]
    known = children.get(name)
    keys = (*known.keys, key.name) if known else (key.name,)
    description = known.description if known else key.description
    children[name] = FlatTable(name, description, tuple(columns), keys)


def _columns(key: Key) -> list[Column]:
    """Return the column of a key, or those of the parts of its object."""
    if isinstance(key.shape, Object):
        return [
            attrs.evolve(column, name=f"{key.name}_{column.name}", path=(key.name, *column.path))
            for part in key.shape.keys
            for column in _columns(part)
        ]
    return [
        Column(
            key.name,
            key.description,
            int if isinstance(key.shape, Number | Flag) else str,
            is_json=not isinstance(key.shape, Number | Flag | Text),
            path=(key.name,),
        )
    ]
