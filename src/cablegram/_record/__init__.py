"""What is derived from the classes of a record.

| module | what it does |
| --- | --- |
| `shapes` | the keys of a class, each with its shape and its description |
| `plain` | a record as plain values, and back |
| `names` | what stands beside the keys of a record wherever records are stored |
| `reading` | the body as one text |
| `json_schema` | JSON Schema of the record |
| `made` | the record of a cable |
| `as_dict` | `to_dict`, and what the message says without how it is written |
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from cablegram._record.names import ERROR, ID, MESSAGE, PLACE, RECORD_KEY, ROLE, SOURCE, identity
from cablegram._record.reading import reading_text

if TYPE_CHECKING:
    from cablegram._record.as_dict import RECORD, facts, to_dict
    from cablegram._record.json_schema import schema

__all__ = [
    "ERROR",
    "ID",
    "MESSAGE",
    "PLACE",
    "RECORD",
    "RECORD_KEY",
    "ROLE",
    "SOURCE",
    "facts",
    "identity",
    "reading_text",
    "schema",
    "to_dict",
]

#: imported when first asked for: names and shapes are also for those who read no cable
_HOMES = {"RECORD": "as_dict", "facts": "as_dict", "to_dict": "as_dict", "schema": "json_schema"}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
