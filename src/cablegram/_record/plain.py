"""A record as plain values, and back: one function for each class, put together once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeAlias

import attrs

from cablegram._record.names import MESSAGE, SOURCE
from cablegram._record.shapes import Flag, Key, ListOf, Map, Number, Object, OneOf, Shape, Text
from cablegram.record import Block, Record

__all__ = ["ADDED", "plain", "plain_part", "record_from"]

ADDED = frozenset({SOURCE, MESSAGE})
"""Keys that the command line adds: the file, and the number of the message in it."""

_Step: TypeAlias = Callable[[Any], Any]
#: a value, and where it stands: ``references[2].mrn``
_Check: TypeAlias = Callable[[Any, str], Any]


# --- to plain values --------------------------------------------------------------------------


def plain(record: Record) -> dict[str, Any]:
    """Return a record as dicts, lists, texts and numbers."""
    values: dict[str, Any] = _plain_object(Record)(record)
    return values


def plain_part(name: str, value: Any) -> Any:  # noqa: ANN401  what the key holds
    """Return what a record has under one key as :func:`plain` does."""
    step = _plain_parts()[name]
    return value if step is None or value is None else step(value)


@cache
def _plain_parts() -> dict[str, _Step | None]:
    return {key.name: _plain_step(key.shape) for key in Object(Record).keys}


def _plain_step(shape: Shape) -> _Step | None:
    """Return what makes a value plain; ``None`` if it is plain already."""
    if isinstance(shape, ListOf):
        entry = _plain_step(shape.entry)
        return list if entry is None else lambda values: [entry(value) for value in values]
    if isinstance(shape, Object):
        return _plain_object(shape.kind)
    if isinstance(shape, OneOf):
        steps = {option.kind: _plain_object(option.kind) for option in shape.kinds}
        return lambda value: steps[type(value)](value)
    return dict if isinstance(shape, Map) else None


@cache
def _plain_object(kind: type[attrs.AttrsInstance]) -> _Step:
    keys = [(key.name, _plain_step(key.shape)) for key in Object(kind).keys]

    def step(value: Any) -> Any:  # noqa: ANN401  an object of that class, or none
        if value is None:
            return None
        return {
            name: getattr(value, name) if make is None else make(getattr(value, name))
            for name, make in keys
        }

    return step


# --- from plain values ------------------------------------------------------------------------


def record_from(values: Mapping[str, Any]) -> Record:
    """Return the record that plain values say."""
    given: object = values
    if not isinstance(given, Mapping):
        raise TypeError(f"a record is a mapping of keys, not {type(given).__name__}")
    record: Record = _object_check(Record)(
        {key: value for key, value in given.items() if key not in ADDED}, ""
    )
    return record


def _check(shape: Shape) -> _Check:
    if isinstance(shape, ListOf):
        return _list_check(_check(shape.entry))
    if isinstance(shape, Object):
        return _object_check(shape.kind)
    if isinstance(shape, OneOf):
        return _one_of_check(shape)
    return _map_check if isinstance(shape, Map) else _plain_check(shape)


_NAMES = {Text: (str, "a text"), Number: (int, "a whole number"), Flag: (bool, "true or false")}


_FORMS: dict[str, tuple[Callable[[str], object], int, str]] = {
    "date-time": (
        lambda it: dt.datetime.strptime(it, "%Y-%m-%dT%H:%M:%SZ"),  # noqa: DTZ007  Z is UTC
        len("2008-02-06T16:08:00Z"),
        "a moment of UTC such as 2008-02-06T16:08:00Z",
    ),
    "date": (dt.date.fromisoformat, len("2018-02-06"), "a day such as 2018-02-06"),
}


def _form_check(form: str) -> _Check:
    """Return what refuses a text that no calendar has."""
    read, length, name = _FORMS[form]

    def check(value: Any, place: str) -> str:  # noqa: ANN401  whatever was given
        if not isinstance(value, str):
            raise _wrong(value, place, "a text")
        try:
            read(value)
        except ValueError:
            raise ValueError(f"{place} is {value!r}, not {name}") from None
        if len(value) != length:
            raise ValueError(f"{place} is {value!r}, not {name}")
        return value

    return check


def _plain_check(shape: Shape) -> _Check:
    if isinstance(shape, Text) and shape.form:
        return _form_check(shape.form)
    kind, name = _NAMES[type(shape)]

    def check(value: Any, place: str) -> Any:  # noqa: ANN401  whatever was given
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise _wrong(value, place, name)
        return value

    return check


def _map_check(value: Any, place: str) -> dict[str, str]:  # noqa: ANN401  whatever was given
    if not isinstance(value, Mapping):
        raise _wrong(value, place, "an object")
    for key, text in value.items():
        if not isinstance(key, str):
            raise _wrong(key, f"a key of {place}", "a text")
        if not isinstance(text, str):
            raise _wrong(text, f"{place}[{key!r}]", "a text")
    return dict(value)


def _list_check(entry: _Check) -> _Check:
    def check(value: Any, place: str) -> tuple[Any, ...]:  # noqa: ANN401  whatever was given
        if not isinstance(value, (list, tuple)):
            raise _wrong(value, place, "a list")
        return tuple(entry(it, f"{place}[{index}]") for index, it in enumerate(value))

    return check


def _one_of_check(shape: OneOf) -> _Check:
    checks = {
        next(key.choices[0] for key in option.keys if key.name == "type"): _object_check(
            option.kind
        )
        for option in shape.kinds
    }

    def check(value: Any, place: str) -> Block:  # noqa: ANN401  whatever was given
        if not isinstance(value, Mapping):
            raise _wrong(value, place, "an object")
        kind = value.get("type")
        if not isinstance(kind, str) or kind not in checks:
            raise ValueError(f"{place}.type is {kind!r}, not one of {', '.join(checks)}")
        block: Block = checks[kind](value, place)
        return block

    return check


@cache
def _object_check(kind: type[attrs.AttrsInstance]) -> _Check:
    keys = {key.name: (key, _check(key.shape)) for key in Object(kind).keys}

    def check(value: Any, place: str) -> Any:  # noqa: ANN401  whatever was given
        if isinstance(value, kind):
            return value
        if not isinstance(value, Mapping):
            raise _wrong(value, place, "an object")
        found = {}
        for name, part in value.items():
            if name not in keys:
                raise TypeError(f"no key {name!r} in {place or 'a record'}")
            at = f"{place}.{name}" if place else name
            found[name] = _checked(*keys[name], part, at)
        missing = [it for it, (key, _) in keys.items() if key.is_required and it not in found]
        if missing:
            raise TypeError(f"{place} has no {missing[0]!r}")
        return kind(**found)

    return check


def _checked(key: Key, check: _Check, value: Any, place: str) -> Any:  # noqa: ANN401  as above
    if value is None and key.may_be_absent:
        return None
    found = check(value, place)
    if key.choices and found not in key.choices:
        raise ValueError(f"{place} is {found!r}, not one of {', '.join(key.choices)}")
    return found


def _wrong(value: object, place: str, wanted: str) -> TypeError:
    given = "null" if value is None else type(value).__name__
    return TypeError(f"{place} has to be {wanted}, not {given}")
