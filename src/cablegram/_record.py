"""The record: a cable as plain values, ready for JSON. Version 1; keys are added, never changed."""

from __future__ import annotations

from functools import cache
from typing import Any

import attrs

from cablegram.blocks import Block, Paragraph
from cablegram.cable import Cable
from cablegram.values import Addressee, Declassification, Reference, Value

__all__ = ["RECORD", "facts", "to_dict"]

RECORD = "cablegram/1"
#: keys that say how a message is written
_MANNER = frozenset({"dialect", "encoding", "diagnostics"})
#: attributes of every value that say where it stands, not what it means
_PLACES = frozenset(field.name for field in attrs.fields(Value))


def to_dict(cable: Cable) -> dict[str, Any]:
    """Return the record of a cable: names, values and order of ``docs/format.md``.

    Raises:
        TypeError: ``cable`` is none; a text is parsed first.
    """
    given: object = cable
    if not isinstance(given, Cable):
        message = (
            f"cannot make a record of {type(given).__name__}: "
            "pass a cable, such as cablegram.parse(text)"
        )
        raise TypeError(message)
    return {
        "record": RECORD,
        "mrn": cable.mrn,
        "dialect": {"carrier": cable.dialect.carrier, "envelope": cable.dialect.envelope},
        "encoding": cable.encoding,
        "partial": cable.partial,
        **_envelope(cable),
        **_head(cable),
        "body": [_block(block) for block in cable.body],
        "summary": cable.summary,
        "signature": list(cable.signature),
        "attributes": dict(cable.attributes),
        "diagnostics": [
            {
                "code": finding.code,
                "severity": finding.severity,
                "message": finding.message,
                "line": finding.line,
                "column": finding.column,
            }
            for finding in cable.diagnostics
        ],
    }


def facts(cable: Cable) -> dict[str, Any]:
    """Return what the message says: the record but for how it is written.

    Two texts are the same message if their facts are equal: dialect, encoding, findings and
    places are matters of style.
    """
    record = to_dict(cable)
    return {key: value for key, value in record.items() if key not in _MANNER}


def _envelope(cable: Cable) -> dict[str, Any]:
    return {
        "transmission_id": cable.transmission_id,
        "routing": _plain(cable.routing),
        "station": _plain(cable.station),
        "security": _plain(cable.security),
        "precedence": cable.precedence,
        "info_precedence": cable.info_precedence,
        "dtg": cable.dtg,
        "operating_signals": cable.operating_signals,
        "origin": cable.origin,
        "to": [_addressee(value) for value in cable.to],
        "info": [_addressee(value) for value in cable.info],
        "exempt": [_addressee(value) for value in cable.exempt],
        "distribution": _plain(cable.distribution),
        "drafted_by": cable.drafted_by,
        "approved_by": cable.approved_by,
    }


def _head(cable: Cable) -> dict[str, Any]:
    classified = cable.classified_by
    return {
        "classification": cable.classification,
        "section": _plain(cable.section),
        "post": cable.post,
        "serial": cable.serial,
        "captions": cable.captions,
        "correction": cable.correction,
        "passing": cable.passing,
        "declassification": _declassification(cable.declassification),
        "tags": cable.tags,
        "tag_persons": [{"tag": tag, "person": person} for tag, person in cable.tag_persons],
        "subject": cable.subject,
        "subject_portion": cable.subject_portion,
        "references": [_reference(value) for value in cable.references],
        "classified_by": classified
        and {"name": classified.name, "title": classified.title, "reasons": classified.reasons},
        "derived_from": cable.derived_from,
    }


def _plain(value: attrs.AttrsInstance | None) -> dict[str, Any] | None:
    """Return the meaning of a value: its attributes but for text and place."""
    if value is None:
        return None
    return {name: _copied(getattr(value, name)) for name in _meanings(type(value))}


@cache
def _meanings(kind: type[attrs.AttrsInstance]) -> list[str]:
    return [field.name for field in attrs.fields(kind) if field.name not in _PLACES]


def _copied(part: Any) -> Any:  # noqa: ANN401  whatever a value holds
    if isinstance(part, list):
        return [_copied(one) for one in part]
    return _plain(part) if attrs.has(type(part)) else part


def _addressee(value: Addressee) -> dict[str, Any]:
    return {
        "indicator": value.indicator,
        "name": value.name,
        "precedence": value.precedence,
        "serial": value.serial,
    }


def _reference(value: Reference) -> dict[str, Any]:
    return {
        "label": value.label,
        "mrn": value.mrn,
        "kind": value.kind,
        "notal": value.notal,
        "text": value.text,
    }


def _declassification(value: Declassification | None) -> dict[str, Any] | None:
    if value is None:
        return None
    return {
        "order": value.order,
        "on": value.on,
        "exemption": value.exemption,
        "event": value.event,
        "by": value.by,
        "text": value.text,
    }


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {
            "type": block.type,
            "number": block.number,
            "portion": block.portion,
            "text": block.text,
            "items": list(block.items),
        }
    return {"type": block.type, "text": block.text}
