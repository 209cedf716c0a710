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

from cablegram._record.as_dict import RECORD, facts, to_dict
from cablegram._record.json_schema import schema
from cablegram._record.names import ERROR, ID, MESSAGE, PLACE, RECORD_KEY, ROLE, SOURCE, identity
from cablegram._record.reading import reading_text

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
