"""Records of drawn cables, and any records: they go through JSON and tables, and come back."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import attrs
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

import cablegram
from cablegram import Record
from cablegram.testing import Damaged, cables, damaged, messy_text, records

#: records of both kinds; a free one takes a hundred draws
ANY = records() | records(free=True)
FEWER = settings(max_examples=max(10, settings().max_examples // 3))


@FEWER
@given(ANY)
def test_plain_values(record: Record) -> None:
    """A record is what its plain values say, and these are JSON."""
    values = record.to_dict()
    assert Record.from_dict(values) == record
    assert Record.from_dict(json.loads(json.dumps(values))) == record


@cache
def _validator() -> Any:  # noqa: ANN401  jsonschema has no types
    jsonschema = pytest.importorskip("jsonschema", reason="checks records against the schema")
    schema = cablegram.schema()
    return jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


@FEWER
@given(ANY)
def test_schema(record: Record) -> None:
    """The schema accepts what a record says."""
    _validator().validate(record.to_dict())


@FEWER
@given(records(free=True), st.data())
def test_schema_and_reader_refuse_the_same(record: Record, data: st.DataObject) -> None:
    """With one value exchanged for one of another type, both say no or both say yes."""
    values = record.to_dict()
    key = data.draw(st.sampled_from(sorted(values)))
    wrong: list[Any] = [None, True, 5, 1.5, "x", ["x"], {"x": "y"}, [None]]
    values[key] = data.draw(st.sampled_from(wrong))
    event(key)
    try:
        Record.from_dict(values)
    except (TypeError, ValueError):
        assert not _validator().is_valid(values), key
    else:
        assert _validator().is_valid(values), key


@FEWER
@given(st.lists(ANY, max_size=3))
def test_tables(drawn: list[Record]) -> None:
    """A row of a table is the record."""
    pytest.importorskip("pyarrow", reason="the extra arrow is not installed")
    from cablegram import arrow  # noqa: PLC0415  an extra

    assert [*arrow.records(arrow.table(drawn))] == drawn


@FEWER
@given(records())
def test_records_of_cables_are_composed(record: Record) -> None:
    """What a drawn cable says can be written, and says the same again; or a field is named."""
    _compose(record)


@FEWER
@given(records(free=True))
def test_any_records_are_composed_or_refused(record: Record) -> None:
    """Whatever the values, ``compose`` writes a cable that has them or says which it cannot."""
    _compose(record)


@FEWER
@given(records(), records(free=True), st.data())
def test_a_record_with_other_values_is_composed_or_refused(
    record: Record, other: Record, data: st.DataObject
) -> None:
    """The same of what a cable says with a value or two that none said."""
    keys = [key for key, value in other.to_dict().items() if value not in (None, [], {}, False)]
    drawn = data.draw(st.lists(st.sampled_from(sorted(keys)), min_size=1, max_size=2))
    _compose(attrs.evolve(record, **{key: getattr(other, key) for key in drawn}))


def _compose(record: Record) -> None:
    values = record.to_dict()
    try:
        cable = cablegram.compose(**values)
    except (TypeError, ValueError):
        event("refused")
        return
    event("written")
    found = cable.record.to_dict()
    aside = {"reader", "dialect", "encoding", "diagnostics", "mrn"}
    written = {key for key, value in values.items() if value not in (None, [], {}, False)} - aside
    assert {key: folded(found[key]) for key in written} == {
        key: folded(values[key]) for key in written
    }


def folded(value: Any) -> Any:  # noqa: ANN401  a part of a record
    """Return a value with blanks folded, as lines fold them, in the capitals of tags."""
    if isinstance(value, str):
        return " ".join(value.split()).upper()
    if isinstance(value, list):
        return [folded(part) for part in value]
    return {key: folded(part) for key, part in value.items()} if isinstance(value, dict) else value


@FEWER
@given(damaged(cables()))
def test_damaged_cables(drawn: Damaged) -> None:
    """What is damaged comes out as it went in, as text and as bytes, and has a record."""
    assert 1 <= len(drawn.damages) <= 4
    for kind in drawn.damages:
        event(kind)
    cable = cablegram.parse(drawn.text)
    assert str(cable) == drawn.text
    assert bytes(cablegram.parse(drawn.data)) == drawn.data
    assert Record.from_dict(cable.record.to_dict()) == cable.record
    if drawn.encoding.startswith("utf"):
        assert drawn.data.decode(drawn.encoding) == drawn.text


@FEWER
@given(messy_text())
def test_records_of_any_text(text: str) -> None:
    """A record of whatever text, lone surrogates included, is what its JSON says."""
    record = cablegram.parse(text).record
    assert Record.from_dict(json.loads(json.dumps(record.to_dict()))) == record
