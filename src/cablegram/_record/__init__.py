"""What is derived from the classes of a record.

| module | what it does |
| --- | --- |
| `shapes` | the keys of a class, each with its shape and its description |
| `plain` | a record as plain values, and back |
| `json_schema` | JSON Schema of the record |
| `made` | the record of a cable |
| `as_dict` | `to_dict`, and what the message says without how it is written |
"""

from __future__ import annotations

from cablegram._record.as_dict import RECORD, facts, to_dict
from cablegram._record.json_schema import schema

__all__ = ["RECORD", "facts", "schema", "to_dict"]
