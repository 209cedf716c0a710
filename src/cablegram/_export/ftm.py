"""Entities of followthemoney: a ``Message`` for each record, and those who send and get them.

The model is that of https://followthemoney.tech (version 4); what is written is checked against
its library in the tests. The library itself is not needed: an entity is a JSON object with ``id``,
``schema`` and ``properties``, each property a list of strings.

Ids are taken from what an entity is, not from where it was met: from the number of a message, so
that a reference leads to its message without looking for it, or without one from all that it says;
from the name of a post. So two
releases of one message are one entity, as followthemoney has it: it adds up what it is told.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha1
from typing import Any

from cablegram import tables
from cablegram._export.bodies import Body, body_named
from cablegram._record import MESSAGE, SOURCE, identity, reading_text
from cablegram._version import __version__

__all__ = ["Entity", "entities"]

Entity = dict[str, Any]
#: keys of what reads a message and where it was met, not of what the message says
_NOT_SAID = frozenset({"reader", "diagnostics", SOURCE, MESSAGE})
_Properties = Mapping[str, Iterable[str | None]]


def entities(records: Iterable[Mapping[str, Any]]) -> Iterator[Entity]:
    """Yield the entities of records, each body once, in front of the first message that needs it.

    A record is ``to_dict`` with ``source`` and ``message``, as ``cablegram convert`` writes it.
    What is remembered is the ids of the bodies that were met.
    """
    met: set[str] = set()
    for record in records:
        sender, recipients = _sender(record), _recipients(record)
        for body in (sender, *recipients):
            if body is not None and (identity := _body_id(body)) not in met:
                met.add(identity)
                yield _body(body, identity)
        yield _message(record, sender, recipients)


def _message(record: Mapping[str, Any], sender: Body | None, recipients: list[Body]) -> Entity:
    cited = [it["mrn"] for it in record["references"] if it["mrn"] and it["mrn"] != record["mrn"]]
    officer = record["classified_by"] or {}
    return _entity(
        _message_id(record),
        "Message",
        {
            "subject": [record["subject"]],
            "date": [record["dtg"] and record["dtg"].removesuffix("Z")],
            "sender": [_body_id(sender) if sender else None],
            "recipients": [_body_id(body) for body in recipients],
            "bodyText": [reading_text(record["body"])],
            "summary": [record["summary"]],
            "messageId": [record["mrn"]],
            "inReplyTo": cited,
            "inReplyToMessage": map(_numbered_id, cited),
            "keywords": [*record["tags"], record["classification"], *record["captions"]],
            "country": _countries(record, sender),
            "author": [record["drafted_by"], *record["signature"]],
            "peopleMentioned": [
                officer.get("name"),
                *(entry["person"] for entry in record["tag_persons"]),
            ],
            "encoding": [record["encoding"]],
            "fileName": [record["source"]],
            "recordId": [_place(record)],
            "processingAgent": [f"cablegram {__version__}"],
        },
    )


def _body(body: Body, identity: str) -> Entity:
    properties: _Properties = {
        "name": [body.name],
        "alias": body.aliases,
        "address": [body.city],
        "country": [_letters(body.country)],
    }
    return _entity(identity, "PublicBody" if body.is_post else "Organization", properties)


def _entity(identity: str, schema: str, properties: _Properties) -> Entity:
    """Return an entity without empty values; of a value that comes twice, the first counts."""
    given = {
        name: list(dict.fromkeys(value.strip() for value in values if value and value.strip()))
        for name, values in properties.items()
    }
    return {
        "id": identity,
        "schema": schema,
        "properties": {name: values for name, values in given.items() if values},
    }


def _sender(record: Mapping[str, Any]) -> Body | None:
    name = record["origin"] or record["post"]
    return body_named(name) if name and name.strip() else None


def _recipients(record: Mapping[str, Any]) -> list[Body]:
    """Return those who get it, for action or to know. Who is exempt does not get it."""
    addressees = [*record["to"], *record["info"]]
    names = [it["name"] or _of_indicator(it["indicator"]) for it in addressees]
    found = [body_named(name) for name in names if name and name.strip()]
    return list(dict.fromkeys(found))


def _of_indicator(code: str | None) -> str | None:
    known = tables.indicator(code) if code else None
    return known.name if known else code


def _countries(record: Mapping[str, Any], sender: Body | None) -> Iterator[str | None]:
    """Yield where it is from, and which countries its TAGS name."""
    yield _letters(sender.country if sender else None)
    for code in record["tags"]:
        entry = tables.tag(code)
        yield _letters(entry.iso if entry else None)


def _letters(iso: str | None) -> str | None:
    return iso.lower() if iso else None


def _place(record: Mapping[str, Any]) -> str:
    return identity(record[SOURCE], record[MESSAGE])


def _message_id(record: Mapping[str, Any]) -> str:
    if record["mrn"]:
        return _numbered_id(record["mrn"])
    said = {key: value for key, value in record.items() if key not in _NOT_SAID}
    return _id("message", json.dumps(said, sort_keys=True, separators=(",", ":")))


def _numbered_id(mrn: str) -> str:
    return _id("cable", mrn)


def _body_id(body: Body) -> str:
    return _id("body", body.key)


def _id(kind: str, key: str) -> str:
    """Return an id: letters and figures, of any text, also one that has no UTF-8."""
    told = f"{kind}\0{key}".encode("utf-8", "surrogatepass")
    return f"{kind}-{sha1(told, usedforsecurity=False).hexdigest()}"
