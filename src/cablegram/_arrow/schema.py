"""The columns of a table of records: Arrow types, derived from the shapes of the record."""

from __future__ import annotations

import pyarrow as pa

from cablegram._record import ERROR, ID, MESSAGE, SOURCE
from cablegram._record.made import reader
from cablegram._record.shapes import Flag, Key, ListOf, Map, Number, Object, OneOf, Shape, Text
from cablegram._record.shapes import keys_of as keys
from cablegram.record import Record

__all__ = ["FINDINGS", "INPUT", "RAW", "SCHEMA", "schema"]

RAW = "raw"
#: the key of the record that takes the most time, and that one can do without
FINDINGS = "diagnostics"

#: what ``parse_batches`` is given
INPUT = pa.schema(
    [pa.field(SOURCE, pa.string()), pa.field("content", pa.binary(), nullable=True)],
)

#: engines know moments in microseconds; Spark knows no others
_MOMENT = pa.timestamp("us", tz="UTC")


def schema(*, raw: bool = False, findings: bool = True) -> pa.Schema:
    """Return the columns of a table of records.

    Args:
        raw: with a column ``raw``, the bytes of each message.
        findings: with the column ``diagnostics``.
    """
    fields = [
        _field(ID, pa.string(), "SOURCE#MESSAGE: joins the tables of a conversion"),
        _field(SOURCE, pa.string(), "file, or member of an archive"),
        _field(MESSAGE, pa.int32(), "number of the message in its source, from 1"),
        *[
            _field(key.name, _type(key.shape), key.description)
            for key in keys(Record)
            if findings or key.name != FINDINGS
        ],
    ]
    if raw:
        fields.append(_field(RAW, pa.binary(), "the bytes of the message"))
    fields.append(_field(ERROR, pa.string(), "why there is no record: the other keys are null"))
    told = {"record": Record().record, "library": reader().library, "grammar": reader().grammar}
    return pa.schema(fields, {f"cablegram.{name}": value or "" for name, value in told.items()})


def _field(name: str, kind: pa.DataType, description: str) -> pa.Field:
    return pa.field(name, kind, nullable=True, metadata={"description": description})


def _type(shape: Shape) -> pa.DataType:
    """Return the Arrow type of a shape."""
    if isinstance(shape, ListOf):
        return pa.list_(pa.field("element", _type(shape.entry)))
    if isinstance(shape, (Object, OneOf)):
        return pa.struct([_member(key) for key in shape.keys])
    if isinstance(shape, Text):
        return {"date-time": _MOMENT, "date": pa.date32(), None: pa.string()}[shape.form]
    return {Number: pa.int64(), Flag: pa.bool_(), Map: pa.map_(pa.string(), pa.string())}[
        type(shape)
    ]


def _member(key: Key) -> pa.Field:
    return pa.field(key.name, _type(key.shape))


SCHEMA = schema()
