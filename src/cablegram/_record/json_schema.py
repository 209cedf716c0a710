"""JSON Schema of the record, draft 2020-12."""

from __future__ import annotations

from typing import Any

import attrs

from cablegram._record.names import MESSAGE, SOURCE
from cablegram._record.shapes import (
    Flag,
    Key,
    ListOf,
    Map,
    Number,
    Object,
    OneOf,
    Shape,
    Text,
    keys_of,
    kinds_of,
    object_of,
    summary_of,
)
from cablegram.record import Record

__all__ = ["schema"]

_ADDED = {
    SOURCE: {"type": "string", "description": "the file; the command line adds it"},
    MESSAGE: {
        "type": "integer",
        "minimum": 1,
        "description": "number of the message in its file; the command line adds it",
    },
}


#: many programs do not check a format, so there is a pattern beside it
_FORMS: dict[str | None, dict[str, str]] = {
    "date-time": {
        "format": "date-time",
        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$",
    },
    "date": {"format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
}


def schema() -> dict[str, Any]:
    """Return JSON Schema of the record, draft 2020-12, as plain values.

    Every record that any version of ``cablegram/1`` wrote is valid, and no record with a key that
    is not known here.

    >>> schema()["$id"]
    'urn:cablegram:record:1'
    """
    version = Record().record.rpartition("/")[2]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:cablegram:record:{version}",
        "title": f"cablegram record, version {version}",
        **_object(Record, _ADDED),
        "$defs": {kind.__name__: _object(kind) for kind in kinds_of(object_of(Record))[1:]},
    }


def _object(kind: type[attrs.AttrsInstance], added: dict[str, Any] | None = None) -> dict[str, Any]:
    keys = keys_of(kind)
    return {
        "type": "object",
        "description": summary_of(kind),
        "properties": {key.name: _property(key) for key in keys} | (added or {}),
        "required": [key.name for key in keys if not key.is_later],
        "additionalProperties": False,
    }


def _property(key: Key) -> dict[str, Any]:
    described = {"description": key.description} if key.description else {}
    if len(key.choices) == 1:
        return {"const": key.choices[0], **described}
    if key.choices:
        return {"enum": [*key.choices], **described}
    found = _shape(key.shape)
    if key.may_be_absent:
        found = _or_null(found)
    return {**found, **described}


def _or_null(found: dict[str, Any]) -> dict[str, Any]:
    if "type" in found:
        return {**found, "type": [found["type"], "null"]}
    return {"anyOf": [found, {"type": "null"}]}


def _shape(shape: Shape) -> dict[str, Any]:
    if isinstance(shape, ListOf):
        return {"type": "array", "items": _shape(shape.entry)}
    if isinstance(shape, Object):
        return {"$ref": f"#/$defs/{shape.kind.__name__}"}
    if isinstance(shape, OneOf):
        return {"oneOf": [_shape(option) for option in shape.kinds]}
    if isinstance(shape, Map):
        return {"type": "object", "additionalProperties": {"type": "string"}}
    if isinstance(shape, Text):
        return {"type": "string", **_FORMS.get(shape.form, {})}
    return {"type": {Number: "integer", Flag: "boolean"}[type(shape)]}
