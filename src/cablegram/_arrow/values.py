"""Values of a record as Arrow takes them, and back: moments, days, maps, blocks of any kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache
from typing import Any, TypeAlias

from cablegram._record.shapes import ListOf, Map, Object, OneOf, Shape, Text, object_of
from cablegram.record import Record

__all__ = ["escaped", "from_arrow", "to_arrow"]

_Step: TypeAlias = Callable[[Any], Any]


def to_arrow(values: dict[str, Any]) -> dict[str, Any]:
    """Return the plain values of a record as Arrow takes them."""
    found: dict[str, Any] = _to_arrow()(values)
    return found


def from_arrow(row: dict[str, Any]) -> dict[str, Any]:
    """Return the plain values of a record out of a row; those that it lacks are left out.

    Some tools write null for a list that is empty, or for a column that one of several files has.
    """
    present = {name: value for name, value in row.items() if value is not None}
    found: dict[str, Any] = _from_arrow()(present)
    return found


@cache
def _to_arrow() -> _Step:
    return _object_step(object_of(Record), _arrow_step) or _same


@cache
def _from_arrow() -> _Step:
    return _object_step(object_of(Record), _plain_step) or _same


def _same(value: Any) -> Any:  # noqa: ANN401  whatever there is
    return value


def _arrow_step(shape: Shape) -> _Step | None:
    """Return what makes a value one of Arrow's; ``None`` if it is one already."""
    if isinstance(shape, Map):
        return lambda value: [*value.items()]
    if isinstance(shape, Text) and shape.form:
        return {"date-time": dt.datetime, "date": dt.date}[shape.form].fromisoformat
    return _walked(shape, _arrow_step)


def _plain_step(shape: Shape) -> _Step | None:
    """Return what makes a value of Arrow's a plain one; ``None`` if it is one already."""
    if isinstance(shape, Map):
        return dict
    if isinstance(shape, Text) and shape.form:
        return {"date-time": _moment, "date": dt.date.isoformat}[shape.form]
    if isinstance(shape, OneOf):
        return _one_of_step(shape)
    return _walked(shape, _plain_step)


def _moment(value: dt.datetime) -> str:
    return value.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")


def _one_of_step(shape: OneOf) -> _Step:
    """Return what leaves out the keys that an object of its type has not."""
    names = {
        next(key.choices[0] for key in kind.keys if key.name == "type"): [
            key.name for key in kind.keys
        ]
        for kind in shape.kinds
    }
    return lambda value: {name: value[name] for name in names[value["type"]]}


def _walked(shape: Shape, make: Callable[[Shape], _Step | None]) -> _Step | None:
    if isinstance(shape, ListOf):
        entry = make(shape.entry)
        return (lambda values: [entry(value) for value in values]) if entry else None
    return _object_step(shape, make) if isinstance(shape, Object) else None


def _object_step(shape: Object, make: Callable[[Shape], _Step | None]) -> _Step | None:
    """Return what changes the parts of an object that change; those it lacks stay absent."""
    steps = [(key.name, step) for key in shape.keys if (step := make(key.shape))]
    if not steps:
        return None

    def changed(value: dict[str, Any]) -> dict[str, Any]:
        return value | {
            name: change(value[name]) for name, change in steps if value.get(name) is not None
        }

    return changed


def escaped(value: Any) -> Any:  # noqa: ANN401  whatever there is
    r"""Return a value whose texts can be UTF-8: a lone surrogate becomes an escape, ``\\udc80``."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {name: escaped(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(escaped(part) for part in value)
    return value
