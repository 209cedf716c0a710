"""The record of a cable: the attributes of the cable that are keys of the record."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from typing import Any, TypeAlias

import attrs

from cablegram._grammar import grammar_folder
from cablegram._record.shapes import ListOf, Map, Object, OneOf, Shape, keys_of
from cablegram._version import __version__
from cablegram.cable import Cable
from cablegram.record import Reader, Record

__all__ = ["part_of", "reader", "record_of"]

_Step: TypeAlias = Callable[[Any], Any]
#: keys that are not about one message
_CONSTANT = frozenset({"record", "reader"})


@cache
def reader() -> Reader:
    """Return what reads messages here: the version of the library and of its grammar."""
    digest = sha256()
    folder = grammar_folder()
    read_by = [path for path in folder.rglob("*.lark") if path.parent.name != "search"]
    for path in sorted(read_by, key=lambda it: it.relative_to(folder).as_posix()):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(path.read_bytes() + b"\0")
    return Reader(library=__version__, grammar=digest.hexdigest()[:12])


def record_of(cable: Cable, *, findings: bool = True) -> Record:
    """Return the record of a cable; without findings if nobody wants them, for they take time."""
    values = {
        name: make(getattr(cable, name))
        for name, make in _steps()
        if findings or name != "diagnostics"
    }
    return Record(reader=reader(), **values)


def part_of(cable: Cable, name: str) -> Any:  # noqa: ANN401  what the key holds
    """Return what the record has under one key; the rest of the cable is not looked at."""
    step = dict(_steps()).get(name)
    return step(getattr(cable, name)) if step else getattr(Record(reader=reader()), name)


@cache
def _steps() -> tuple[tuple[str, _Step], ...]:
    return tuple(
        (key.name, _step(key.shape)) for key in keys_of(Record) if key.name not in _CONSTANT
    )


def _same(value: Any) -> Any:  # noqa: ANN401  whatever the cable has
    return value


def _step(shape: Shape) -> _Step:
    """Return what makes a part of a record of a part of a cable."""
    if isinstance(shape, ListOf):
        entry = _step(shape.entry)
        return tuple if entry is _same else lambda values: tuple([entry(it) for it in values])
    if isinstance(shape, Object):
        return _object_step(shape.kind)
    if isinstance(shape, OneOf):
        steps = {option.kind.__name__: _object_step(option.kind) for option in shape.kinds}
        return lambda value: steps[type(value).__name__](value)
    return dict if isinstance(shape, Map) else _same


@cache
def _object_step(kind: type[attrs.AttrsInstance]) -> _Step:
    """Return what takes the attributes of a value that an object of a record has too."""
    keys = [(key.name, _step(key.shape)) for key in keys_of(kind)]
    names = [name for name, _ in keys]

    def step(value: Any) -> Any:  # noqa: ANN401  a value, or a tuple of its parts, or none
        if value is None:
            return None
        if isinstance(value, tuple):
            return kind(**dict(zip(names, value, strict=True)))
        return kind(**{name: make(getattr(value, name)) for name, make in keys})

    return step
