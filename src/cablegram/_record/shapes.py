"""The shape of a record: its keys with their types and descriptions, taken from its classes."""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin, get_type_hints

import attrs

from cablegram import record
from cablegram.record import Form, Record

__all__ = [
    "Flag",
    "Key",
    "ListOf",
    "Map",
    "Number",
    "Object",
    "OneOf",
    "Shape",
    "Text",
    "keys_of",
    "kinds_of",
    "object_of",
    "summary_of",
]


@attrs.frozen
class Text:
    """A string."""

    #: ``date-time`` or ``date``, see :class:`cablegram.record.Form`; ``None`` for any text
    form: str | None = None


@attrs.frozen
class Number:
    """A whole number."""


@attrs.frozen
class Flag:
    """True or false."""


@attrs.frozen
class Map:
    """Texts by texts."""


@attrs.frozen
class ListOf:
    """A list, its entries all of one shape."""

    entry: Shape


@attrs.frozen
class Object:
    """An object of a class."""

    kind: type[attrs.AttrsInstance]

    @property
    def keys(self) -> tuple[Key, ...]:
        """Its keys, in the order of the record."""
        return keys_of(self.kind)


@attrs.frozen
class OneOf:
    """An object of one of some classes; their key ``type`` tells which."""

    kinds: tuple[Object, ...]

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys of all of them, each once; what one of them lacks can be absent."""
        found: dict[str, Key] = {}
        for kind in self.kinds:
            for key in kind.keys:
                found.setdefault(key.name, key)
        everywhere = [{key.name for key in kind.keys} for kind in self.kinds]
        return tuple(
            key if all(key.name in names for names in everywhere) else _absent(key)
            for key in found.values()
        )


Shape: TypeAlias = Text | Number | Flag | Map | ListOf | Object | OneOf


@attrs.frozen
class Key:
    """One key of a record, or of an object in it."""

    name: str
    shape: Shape
    #: whether it may be ``None``
    may_be_absent: bool
    #: the values it may have, if they are few
    choices: tuple[str, ...]
    #: what it holds, in Markdown
    description: str
    #: whether an object cannot be made without it
    is_required: bool = False
    #: whether it was added to a version that had been written without it
    is_later: bool = False


def _absent(key: Key) -> Key:
    return attrs.evolve(key, may_be_absent=True, choices=())


def object_of(kind: type[attrs.AttrsInstance]) -> Object:
    """Return the shape of a class of ``cablegram.record``."""
    return Object(kind)


@cache
def keys_of(kind: type[attrs.AttrsInstance] = Record) -> tuple[Key, ...]:
    """Return the keys of a class, in their order.

    >>> [key.name for key in keys_of()][:3]
    ['record', 'reader', 'mrn']
    """
    hints = get_type_hints(kind, include_extras=True)
    described = _descriptions().get(kind.__name__, {})
    return tuple(
        _key(field, hints[field.name], described.get(field.name, ""))
        for field in attrs.fields(kind)
    )


def _key(field: attrs.Attribute[Any], hint: Any, description: str) -> Key:  # noqa: ANN401  any type
    options = get_args(hint) if get_origin(hint) in {Union, UnionType} else (hint,)
    present = [option for option in options if option is not NoneType]
    choices = get_args(present[0]) if get_origin(present[0]) is Literal else ()
    shape = _shape(present[0]) if len(present) == 1 else _one_of(present)
    return Key(
        name=field.name,
        shape=shape,
        may_be_absent=NoneType in options,
        choices=choices,
        description=description,
        is_required=field.default is attrs.NOTHING,
        is_later="later" in field.metadata,
    )


_PLAIN: dict[Any, Shape] = {str: Text(), int: Number(), bool: Flag()}


def _shape(hint: Any) -> Shape:  # noqa: ANN401  any type
    if hint in _PLAIN:
        return _PLAIN[hint]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return Text(next(it.name for it in arguments if isinstance(it, Form)))
    if origin is Literal:
        return Text()
    if origin is tuple:
        return ListOf(_shape(arguments[0]))
    if origin in {Union, UnionType}:
        return _one_of(list(arguments))
    return object_of(hint) if attrs.has(hint) else Map()


def _one_of(options: list[Any]) -> OneOf:
    return OneOf(tuple(object_of(option) for option in options))


def kinds_of(shape: Shape) -> list[type[attrs.AttrsInstance]]:
    """Return the classes of a shape, each once, from the top."""
    if isinstance(shape, ListOf):
        return kinds_of(shape.entry)
    if isinstance(shape, OneOf):
        return [option.kind for option in shape.kinds]
    if not isinstance(shape, Object):
        return []
    below = [kind for key in shape.keys for kind in kinds_of(key.shape)]
    return list(dict.fromkeys([shape.kind, *below]))


def summary_of(kind: type[attrs.AttrsInstance]) -> str:
    """Return the first line of the docstring of a class, as Markdown."""
    return (inspect.getdoc(kind) or "").splitlines()[0].replace("``", "`")


@cache
def _descriptions() -> dict[str, dict[str, str]]:
    """Return the docstring under each key, by class and key.

    Python keeps none of them, so they are read from the source, which every wheel has; where there
    is none, as in a frozen program, the keys are without descriptions.
    """
    try:
        source = inspect.getsource(sys.modules[record.__name__])
    except (OSError, TypeError):
        return {}
    classes = [node for node in ast.parse(source).body if isinstance(node, ast.ClassDef)]
    return {node.name: dict(_described(node)) for node in classes}


def _described(node: ast.ClassDef) -> list[tuple[str, str]]:
    found = []
    for field, below in zip(node.body, node.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            text = below.value if isinstance(below, ast.Expr) else None
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                found.append((field.target.id, text.value))
    return found
