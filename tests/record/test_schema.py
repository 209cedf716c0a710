"""JSON Schema of the record, checked by jsonschema."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

import cablegram
from cablegram import Record
from cablegram._record.shapes import keys_of


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    """Return what checks records."""
    return Draft202012Validator(cablegram.schema(), format_checker=FormatChecker())


@pytest.fixture
def record(seeds: Path) -> dict[str, Any]:
    """Return a record that is valid."""
    data = (seeds / "000_fb9261994e116447.txt").read_bytes()
    return cablegram.to_dict(cablegram.parse(data))


def test_is_a_schema() -> None:
    """It is valid itself, and has a version in its name."""
    schema = cablegram.schema()

    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == "urn:cablegram:record:1"


def test_is_published(repository: Path) -> None:
    """The file of the docs, which the wheel has too, is what the function gives."""
    published = (repository / "docs" / "schema" / "record-1.json").read_text("utf-8")

    assert json.loads(published) == cablegram.schema()


def test_every_key_is_described() -> None:
    """Of the record and of all objects in it."""
    schema = cablegram.schema()
    objects = [schema, *schema["$defs"].values()]

    assert [list(schema["properties"])[: len(keys_of(Record))]] == [
        [key.name for key in keys_of(Record)]
    ]
    for each in objects:
        assert all(part["description"] for part in each["properties"].values())


def filled(golden: Any, record: Any) -> Any:  # noqa: ANN401  parts of records
    """Return a golden value, with the keys that it leaves out from the record."""
    if isinstance(golden, dict) and isinstance(record, dict):
        return record | {key: filled(value, record.get(key)) for key, value in golden.items()}
    if isinstance(golden, list) and isinstance(record, list):
        return [filled(*pair) for pair in zip(golden, record, strict=True)]
    return golden


def test_golden_records_are_valid(
    golden: Path, seeds: Path, validator: Draft202012Validator
) -> None:
    """They were written by hand, for version 0.1.0, with the keys that matter."""
    for path in sorted(golden.glob("*.json")):
        record = cablegram.to_dict(cablegram.parse((seeds / f"{path.stem}.txt").read_bytes()))
        errors = validator.iter_errors(filled(json.loads(path.read_text("utf-8")), record))
        assert [error.message for error in errors] == []


@pytest.mark.parametrize("name", ["text", "html", "latin1", "nara", "navadmin", "smart", "csv"])
def test_records_of_the_corpus_are_valid(
    name: str, corpus: Path, validator: Draft202012Validator
) -> None:
    """Records of every carrier; of the largest folders, one in eight."""
    paths = sorted((corpus / name).iterdir())
    for path in paths[:: 8 if len(paths) > 50 else 1]:
        for cable in cablegram.read(path):
            errors = validator.iter_errors(cablegram.to_dict(cable))
            assert [error.message for error in errors] == [], path.name


def test_what_the_command_line_writes_is_valid(
    record: dict[str, Any], validator: Draft202012Validator
) -> None:
    """With the file and the number of the message in it."""
    assert validator.is_valid(record | {"source": "a.txt", "message": 1})


def test_what_older_versions_wrote_is_valid(
    record: dict[str, Any], validator: Draft202012Validator
) -> None:
    """Without the keys that were added to the version."""
    older = {
        name: value
        for name, value in record.items()
        if name not in {"reader", "operating_signals", "correction"}
    }

    assert validator.is_valid(older)


def _set(*path: str | int, value: object) -> Callable[[dict[str, Any]], None]:
    def change(record: dict[str, Any]) -> None:
        place: Any = record
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value

    return change


@pytest.mark.parametrize(
    "change",
    [
        _set("record", value="cablegram/2"),
        _set("subjcet", value="RAIN"),
        _set("subject", value=5),
        _set("serial", value="5"),
        _set("dtg", value="yesterday"),
        _set("declassification", "on", value="6 February 2018"),
        _set("tags", value=None),
        _set("tags", value="PREL"),
        _set("tags", 0, value=None),
        _set("partial", value=None),
        _set("dialect", value=None),
        _set("dialect", "carier", value="text"),
        _set("to", 0, "indicator", value=7),
        _set("body", 0, "type", value="image"),
        _set("body", 0, "number", value="1"),
        _set("references", 0, "notal", value="no"),
        _set("attributes", value={"Draft Date": 5}),
        _set("diagnostics", value=[{"code": "x", "severity": "bad", "message": "", "line": 1}]),
        _set("message", value=0),
        lambda record: record.pop("mrn"),
        lambda record: record["body"][0].pop("items"),
    ],
)
def test_wrong_records_are_not_valid(
    change: Callable[[dict[str, Any]], None],
    record: dict[str, Any],
    validator: Draft202012Validator,
) -> None:
    """Each with one thing wrong."""
    assert validator.is_valid(record)
    change(record)
    assert not validator.is_valid(record)
