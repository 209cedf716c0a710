"""Records: those of cables, and any that the classes of a record allow."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any, Final

import attrs
from hypothesis import strategies as st

from cablegram import parse
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
)
from cablegram.record import Record
from cablegram.testing._cables import cables

__all__ = ["records"]

#: entries of a list: a record has twenty of them
_MOST: Final = 2
_LONGEST: Final = 12
#: whole numbers go into columns of 64 bits
_HIGHEST: Final = 10**9
#: years of four digits, as RFC 3339 writes them
_FIRST: Final = dt.datetime(1000, 1, 1)  # noqa: DTZ001  hypothesis draws moments without a zone


def records(*, free: bool = False) -> st.SearchStrategy[Record]:
    """Return records of drawn cables.

    Args:
        free: any record whose values are of the right types, whether a text says so or not.
            Texts have no lone surrogates; numbers are those of a column.
    """
    return _free() if free else cables().map(lambda example: parse(example.text).record)


@cache
def _free() -> st.SearchStrategy[Record]:
    return _builds(Record)


def _builds(kind: type[attrs.AttrsInstance]) -> st.SearchStrategy[Any]:
    return st.builds(kind, **{key.name: _values(key) for key in keys_of(kind)})


def _values(key: Key) -> st.SearchStrategy[Any]:
    given = st.sampled_from(key.choices) if key.choices else _of(key.shape)
    return st.none() | given if key.may_be_absent else given


def _of(shape: Shape) -> st.SearchStrategy[Any]:
    if isinstance(shape, ListOf):
        return st.lists(_of(shape.entry), max_size=_MOST).map(tuple)
    if isinstance(shape, Object):
        return _builds(shape.kind)
    if isinstance(shape, OneOf):
        return st.one_of([_builds(one.kind) for one in shape.kinds])
    return _plain(shape)


def _plain(shape: Shape) -> st.SearchStrategy[Any]:
    if isinstance(shape, Text) and shape.form == "date":
        return st.dates(_FIRST.date()).map(dt.date.isoformat)
    if isinstance(shape, Text) and shape.form == "date-time":
        return st.datetimes(_FIRST).map(lambda it: f"{it.replace(microsecond=0).isoformat()}Z")
    plain: dict[type[Any], st.SearchStrategy[Any]] = {
        Text: st.text(max_size=_LONGEST),
        Number: st.integers(0, _HIGHEST),
        Flag: st.booleans(),
        Map: st.dictionaries(
            st.text(max_size=_LONGEST), st.text(max_size=_LONGEST), max_size=_MOST
        ),
    }
    return plain[type(shape)]
