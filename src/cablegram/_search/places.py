"""Where values stand in a record: ``origin``, ``to[].name``, from the shapes of its classes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from cablegram._record.shapes import Flag, Key, ListOf, Map, Number, Object, OneOf, Shape, keys_of
from cablegram._search.fold import squeeze

__all__ = ["Place", "Step", "leaves", "names", "place_of", "places_of", "values_at"]


@attrs.frozen
class Step:
    """One key on the way to a value."""

    name: str
    #: whether it holds a list, or a map, of which each value counts
    is_many: bool = False
    #: for a map, the entry that is meant, squeezed; ``None`` for all
    entry: str | None = None
    is_map: bool = False


@attrs.frozen
class Place:
    """Where values stand: the keys from the record inwards."""

    steps: tuple[Step, ...]
    #: ``text``, ``number``, ``flag``, ``moment`` or ``day``
    kind: str

    @property
    def is_many(self) -> bool:
        """Whether a record may have several values there."""
        return any(step.is_many for step in self.steps)

    @property
    def column(self) -> str:
        """The key of the record."""
        return self.steps[0].name

    def __str__(self) -> str:
        """Return its name for a reader: ``to[].name``."""
        return ".".join(
            step.name + ("[]" if step.is_many else "") + (f"[{step.entry}]" if step.entry else "")
            for step in self.steps
        )


def values_at(place: Place, record: Mapping[str, Any]) -> list[Any]:
    """Return the values that a record has there; what is absent is left out."""
    found: list[Any] = [record]
    for step in place.steps:
        found = [it for value in found for it in _within(value.get(step.name), step)]
    return found


def _within(value: Any, step: Step) -> Iterable[Any]:  # noqa: ANN401  whatever a record holds
    if value is None:
        return ()
    if step.is_map:
        return [text for key, text in value.items() if step.entry in {None, squeeze(key)}]
    return value if step.is_many else (value,)


def leaves(name: str) -> tuple[Place, ...]:
    """Return the places that a name means, such as ``to`` or ``classified_by.name``.

    An object is all that is in it. ``()`` if no key has that name.
    """
    parts = name.replace("-", "_").split(".")
    return tuple(_find(keys_of(), parts, ()))


def _find(keys: Iterable[Key], parts: list[str], before: tuple[Step, ...]) -> Iterator[Place]:
    for key in keys:
        if key.name == parts[0].lower():
            yield from _below(key.name, key.shape, parts[1:], before)


def _below(
    name: str, shape: Shape, parts: list[str], before: tuple[Step, ...], *, many: bool = False
) -> Iterator[Place]:
    steps = (*before, Step(name, many))
    match shape:
        case ListOf(entry):
            yield from _below(name, entry, parts, before, many=True)
        case Object() | OneOf() if parts:
            yield from _find(shape.keys, parts, steps)
        case Object() | OneOf():
            for key in shape.keys:
                yield from _below(key.name, key.shape, [], steps)
        case Map():
            entry_name = squeeze(" ".join(parts)) if parts else None
            yield Place((*before, Step(name, is_many=True, entry=entry_name, is_map=True)), "text")
        case _ if not parts:
            yield Place(steps, _kind(shape))


def _kind(shape: Shape) -> str:
    if isinstance(shape, Number):
        return "number"
    if isinstance(shape, Flag):
        return "flag"
    forms = {"date-time": "moment", "date": "day", None: "text"}
    return forms[getattr(shape, "form", None)]


def place_of(name: str) -> Place:
    """Return the place of a key that holds one kind of value."""
    [place] = leaves(name)
    return place


def places_of(*wanted: str) -> tuple[Place, ...]:
    """Return the places of several keys."""
    return tuple(place for name in wanted for place in leaves(name))


def names() -> list[str]:
    """Return the names of all keys, those inside others with points."""
    found: list[str] = []
    for key in keys_of():
        found.append(key.name)
        found += _inside(key.name, key.shape)
    return found


def _inside(name: str, shape: Shape) -> Iterator[str]:
    if isinstance(shape, ListOf):
        yield from _inside(name, shape.entry)
    elif isinstance(shape, (Object, OneOf)):
        for key in shape.keys:
            yield f"{name}.{key.name}"
            yield from _inside(f"{name}.{key.name}", key.shape)
