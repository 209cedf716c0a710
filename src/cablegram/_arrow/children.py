"""The lists of a record as tables of their own, a row for each entry."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

import pyarrow as pa
import pyarrow.compute as pc

from cablegram._arrow.lists import CHILDREN, Child
from cablegram._arrow.schema import schema
from cablegram._record import ID, PLACE, ROLE

__all__ = ["child_schema", "children"]


def child_schema(name: str) -> pa.Schema:
    """Return the columns of a table of entries.

    Raises:
        ValueError: there is none of that name.
    """
    if name not in CHILDREN:
        raise ValueError(f"no table {name!r}: choose among {', '.join(CHILDREN)}")
    child, whole = CHILDREN[name], schema()
    entry = whole.field(child.lists[0]).type.value_type
    names = " or ".join(f"`{it}`" for it in child.lists)
    fields = [
        whole.field(ID),
        *([_field(ROLE, pa.string(), f"which list it stands in: {names}")] if child.role else []),
        _field(PLACE, pa.int32(), f"its place in {names}, from 1"),
        *([_field(child.entry, entry, "")] if child.entry else [*entry]),
    ]
    return pa.schema(fields, whole.metadata)


def _field(name: str, kind: pa.DataType, description: str) -> pa.Field:
    return pa.field(name, kind, metadata={"description": description})


def children(
    table: pa.Table | pa.RecordBatch, names: Iterable[str] = tuple(CHILDREN)
) -> dict[str, pa.Table]:
    """Return the lists of a table of records as tables, which ``id`` joins with it.

    Args:
        table: what ``table`` and ``parse_batches`` make, or what was read from Parquet.
        names: which tables: ``paragraphs`` (all blocks of the body), ``references``,
            ``addressees``, ``tags``.

    Raises:
        ValueError: there is no table of that name, or ``table`` lacks a column that it needs.
    """
    batches = table.to_batches() if isinstance(table, pa.Table) else [table]
    found = {}
    for name in names:
        columns = child_schema(name)
        missing = [it for it in (ID, *CHILDREN[name].lists) if it not in table.schema.names]
        if missing:
            raise ValueError(f"no column {missing[0]!r}, of which {name!r} is made")
        parts = [_entries(batch, CHILDREN[name], columns) for batch in batches]
        found[name] = pa.Table.from_batches(parts, columns)
    return found


def _entries(batch: pa.RecordBatch, child: Child, columns: pa.Schema) -> pa.RecordBatch:
    parts = [_unnested(batch, name, child, columns) for name in child.lists]
    if len(parts) == 1:
        return parts[0][1]
    rows = pa.concat_arrays([rows for rows, _ in parts])
    joined = pa.Table.from_batches([part for _, part in parts], columns)
    order = pc.sort_indices(rows)  # those of one message together; the sort is stable
    return joined.take(order).combine_chunks().to_batches()[0] if len(rows) else parts[0][1]


def _unnested(
    batch: pa.RecordBatch, name: str, child: Child, columns: pa.Schema
) -> tuple[pa.Array, pa.RecordBatch]:
    """Return the entries of one list, and the row of each in the batch."""
    lists = batch[name]
    rows, entries = pc.list_parent_indices(lists), pc.list_flatten(lists)
    lengths = pc.list_value_length(lists).fill_null(0).to_pylist()
    places = chain.from_iterable(range(1, length + 1) for length in lengths)
    found = {ID: batch[ID].take(rows), PLACE: pa.array(places, pa.int32())}
    if child.role:
        found[ROLE] = pa.array([name] * len(entries), pa.string())
    parts = [entries] if child.entry else entries.flatten()
    own = [it for it in columns.names if it not in found]
    found |= dict(zip(own, parts, strict=True))
    return rows, pa.record_batch(
        [found[it].cast(columns.field(it).type) for it in columns.names], schema=columns
    )
