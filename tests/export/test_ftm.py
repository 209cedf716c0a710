"""Entities of followthemoney, checked by its own library."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterable
from hashlib import sha1
from typing import Any

import pytest
from hypothesis import given, settings
from tests.mailbag import MAILBAG, records_below, write_mailbag

import cablegram
from cablegram import tables
from cablegram._export.ftm import Entity, entities
from cablegram.testing import Example, cables

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # what it imports is not ours to mend
    ftm = pytest.importorskip("followthemoney")


def checked(found: Iterable[Entity]) -> list[Any]:
    """Return entities as the library reads them; it would clean away or change no value."""
    proxies = []
    for made in found:
        entity = json.loads(json.dumps(made))
        proxy = ftm.model.get_proxy(entity, cleaned=False)
        kept = {name: sorted(proxy.get(name)) for name in entity["properties"]}
        told = {name: sorted(values) for name, values in entity["properties"].items()}
        assert kept == told
        proxies.append(proxy)
    return proxies


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """Return the entities of the invented cables."""
    folder = write_mailbag(tmp_path_factory.mktemp("mail"))
    return checked(entities(records_below(folder)))


def messages(found: Iterable[Any]) -> dict[str, Any]:
    """Return messages by their number."""
    return {it.first("messageId"): it for it in found if it.schema.name == "Message"}


def test_each_message_is_valid(found: list[Any]) -> None:
    """What the model requires of an entity is there."""
    for proxy in found:
        ftm.model.get(proxy.schema.name).validate(proxy.to_dict())
    assert len(messages(found)) == len(MAILBAG)


def test_a_message(found: list[Any]) -> None:
    """Subject, date, text, keywords and countries are where the model has them."""
    message = messages(found)["07LIMA90"]

    assert message.caption == "A VISIT"
    assert message.get("date") == ["2007-05-10T12:00:00"]
    assert message.first("bodyText") == "1. (C) The visitor saw the fishermen."
    assert set(message.get("keywords")) == {"PREL", "OVIP", "CONFIDENTIAL", "SIPDIS"}
    assert set(message.get("peopleMentioned")) == {"STONE, MARY", "Ann Lee"}
    assert message.get("country") == ["pe"]
    assert message.get("fileName") == ["MAY07-LIMA-90.txt"]
    assert message.get("recordId") == ["MAY07-LIMA-90.txt#1"]


def test_who_wrote_to_whom(found: list[Any]) -> None:
    """Sender and recipients are entities, in front of the message; a post is one entity."""
    by_id = {it.id: it for it in found}
    message = messages(found)["07QUITO7"]

    assert [by_id[it].caption for it in message.get("sender")] == ["US Embassy Quito"]
    assert {by_id[it].caption for it in message.get("recipients")} == {"US Embassy Lima", "STATE"}
    assert len(by_id) == len(found)
    lima = by_id[messages(found)["07LIMA11"].first("sender")]
    assert lima.id in message.get("recipients")
    assert (lima.schema.name, lima.get("country")) == ("PublicBody", ["pe"])


def test_references_lead_to_messages(found: list[Any]) -> None:
    """A reference is the id of the message it names, whether that is there or not."""
    known = {it.id: number for number, it in messages(found).items()}
    message = messages(found)["07QUITO7"]

    assert set(message.get("inReplyTo")) == {"07LIMA11", "07LIMA40", "07OSLO3"}
    assert {known.get(it) for it in message.get("inReplyToMessage")} == {
        "07LIMA11",
        "07LIMA40",
        None,
    }


def test_ids_are_pinned() -> None:
    """Ids stay as they are: collections refer to them."""
    record = cablegram.to_dict(cablegram.parse(str(MAILBAG[0])))
    body, *_, message = entities([record | {"source": "a.txt", "message": 1}])

    assert body["id"] == "body-" + sha1(b"body\0post LIMA").hexdigest()  # noqa: S324  no secret
    assert message["id"] == "cable-" + sha1(b"cable\x0007LIMA11").hexdigest()  # noqa: S324


def test_a_message_without_a_number_is_known_by_what_it_says() -> None:
    """Its id is the same wherever it was met, and another one where it says something else."""
    record = cablegram.to_dict(cablegram.parse("UNCLAS\n\nSUBJECT: RAIN\n\n1. It rains.\n"))
    [one] = entities([record | {"source": "a.txt", "message": 1}])
    [moved] = entities(
        [record | {"source": "b.txt", "message": 2, "reader": {}, "diagnostics": []}]
    )
    [other] = entities([record | {"source": "a.txt", "message": 1, "subject": "SNOW"}])

    assert one["id"].startswith("message-")
    assert one["id"] == moved["id"] != other["id"]


def test_blanks_around_a_value_are_left_out() -> None:
    """A paragraph that has items alone begins with the first of them; nothing ends in blanks."""
    record = cablegram.to_dict(cablegram.parse("UNCLAS LIMA 5\n\nSUBJECT: RAIN\n"))
    block = {
        "type": "paragraph",
        "number": None,
        "portion": None,
        "text": "",
        "items": ["A ", "B "],
    }
    [*_, message] = entities([record | {"body": [block], "source": "a.txt", "message": 1}])

    assert message["properties"]["bodyText"] == ["A \nB"]
    assert (
        "bodyText" not in list(entities([record | {"source": "a", "message": 1}]))[-1]["properties"]
    )


def test_countries_are_those_of_the_library() -> None:
    """Each country of the tables is one that followthemoney knows."""
    country = ftm.types.registry.country
    letters = {post.country and tables.country_code(post.country) for post in tables.posts()}
    assert len(letters) > 150
    assert [it for it in letters if it and country.clean(it.lower()) != it.lower()] == []


@given(cables())
@settings(max_examples=25)  # each is parsed whole
def test_any_cable(example: Example) -> None:
    """Whatever a cable says, the library takes it as it is."""
    record = cablegram.to_dict(cablegram.parse(example.text))
    checked(entities([record | {"source": "a.txt", "message": 1}]))
