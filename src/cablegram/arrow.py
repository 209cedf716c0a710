r"""Records as Apache Arrow tables; needs the extra ``arrow``: ``pip install 'cablegram[arrow]'``.

A table has one row for each message. Its columns are ``id``, ``source`` and ``message``, the keys
of the record in their order (``docs/tables.md``), and ``error``; their types are derived from
:class:`cablegram.Record`. A row is the record: ``records`` gives it back (but for a
lone surrogate, which no Arrow text can hold: it becomes an escape such as ``\\udc80``).

>>> import cablegram
>>> from cablegram import arrow
>>> cables = [cablegram.parse("UNCLAS LIMA 5\n\nSUBJECT: RAIN\n\n1. It rains.\n")]
>>> found = arrow.table(cables)
>>> found.num_rows, found["post"].to_pylist(), found["subject"].to_pylist()
(1, ['LIMA'], ['RAIN'])
>>> [record] = arrow.records(found)
>>> record == cables[0].record
True

``children`` makes a row of each entry of a list, which ``id`` joins with its message:

>>> arrow.children(found, ["paragraphs"])["paragraphs"]["text"].to_pylist()
['It rains.']

``parse_batches`` reads texts out of batches, which is the form in which Spark, Ray and Dask hand
over their data:

>>> import pyarrow as pa
>>> texts = pa.record_batch({"source": ["a.txt"], "content": [b"UNCLAS LIMA 5\n"]})
>>> [batch] = arrow.parse_batches([texts])
>>> batch["source"].to_pylist(), batch["message"].to_pylist(), batch["serial"].to_pylist()
(['a.txt'], [1], [5])
"""

from __future__ import annotations

try:
    from cablegram._arrow.children import child_schema, children
    from cablegram._arrow.lists import CHILDREN
    from cablegram._arrow.rows import parse_batches, records, table
    from cablegram._arrow.schema import INPUT, SCHEMA, schema
except ModuleNotFoundError as error:
    if error.name != "pyarrow":
        raise
    raise ModuleNotFoundError(
        "cablegram.arrow needs pyarrow: pip install 'cablegram[arrow]'", name="pyarrow"
    ) from None

__all__ = [
    "CHILDREN",
    "INPUT",
    "SCHEMA",
    "child_schema",
    "children",
    "parse_batches",
    "records",
    "schema",
    "table",
]
