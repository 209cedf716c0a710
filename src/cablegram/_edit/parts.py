"""Insert, remove, move: entries of lists and blocks of the body, by themselves or by a key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import attrs

from cablegram._edit.body import Place, plan_insert, plan_move, plan_remove, plan_renumber
from cablegram._edit.make import make
from cablegram._edit.plan import misfit, quoted, wrong_type
from cablegram._edit.references import plan_letters
from cablegram.blocks import Block, Paragraph
from cablegram.values import Addressee, Reference, Tag

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = [
    "Request",
    "check_first",
    "index_of",
    "insert",
    "move",
    "reletter",
    "remove",
    "renumber",
]

#: the fields that are lists, and the attribute that has their entries with all that is known
_LISTS: Final = {
    "to": "to",
    "info": "info",
    "exempt": "exempt",
    "captions": "captions",
    "passing": "passing",
    "tags": "tag_entries",
    "references": "references",
}
_FIELDS: Final = ("body", *_LISTS)


@attrs.frozen
class Request:
    """Where, and with what consequence."""

    field: str | None = None
    before: object = None
    after: object = None
    renumber: bool = False
    reletter: bool = False

    @property
    def anchor(self) -> object:
        """The neighbour that was named."""
        return self.after if self.before is None else self.before

    @property
    def behind(self) -> bool:
        """True for a place behind it."""
        return self.before is None

    def name(self, cable: Cable, subject: object) -> str:
        """Return the field that is meant.

        Raises:
            TypeError: nothing tells which.
        """
        found = self.field or _field(cable, subject) or _field(cable, self.anchor)
        if found is None or found not in _FIELDS:
            message = f"field: expected one of {', '.join(_FIELDS)}, got {quoted(self.field)}"
            raise TypeError(message)
        wrong = "renumber" if self.renumber and found != "body" else ""
        wrong = "reletter" if self.reletter and found != "references" else wrong
        if wrong:
            message = f"{found}: {wrong} is for {'the body' if wrong[2] == 'n' else 'references'}"
            raise TypeError(message)
        if self.before is not None and self.after is not None:
            message = f"{found}: expected before or after, got both"
            raise TypeError(message)
        return found


def insert(cable: Cable, value: object, request: Request) -> Cable:
    """Return a cable with an entry or block more."""
    name = request.name(cable, value)
    index = None if request.anchor is None else index_of(cable, name, request.anchor)
    if name == "body":
        place = None if index is None else Place(index, request.behind)
        anew = request.renumber
        return make(cable, name, value, lambda it: plan_insert(it, value, place, renumber=anew))
    values = [*getattr(cable, _LISTS[name])]
    values.insert(len(values) if index is None else index + request.behind, value)
    return _replaced(cable, name, values, request)


def remove(cable: Cable, target: object, request: Request) -> Cable:
    """Return a cable with an entry or block less."""
    name = request.name(cable, target)
    index = index_of(cable, name, target)
    if name == "body":
        anew = request.renumber
        return make(cable, name, target, lambda it: plan_remove(it, [index], renumber=anew))
    values = [*getattr(cable, _LISTS[name])]
    del values[index]
    return _replaced(cable, name, values, request)


def move(cable: Cable, target: object, request: Request) -> Cable:
    """Return a cable with an entry or block in another place."""
    name = request.name(cable, target)
    if request.anchor is None:
        message = f"{name}: expected before or after"
        raise TypeError(message)
    index, at = index_of(cable, name, target), index_of(cable, name, request.anchor)
    if name == "body":
        place, anew = Place(at, request.behind), request.renumber
        return make(cable, name, target, lambda it: plan_move(it, index, place, renumber=anew))
    values = [*getattr(cable, _LISTS[name])]
    order = [it for it in range(len(values)) if it != index]
    if at != index:
        order.insert(order.index(at) + request.behind, index)
        values = [values[it] for it in order]
    return _replaced(cable, name, values, request)


def renumber(cable: Cable, first: int) -> Cable:
    """Return a cable whose paragraphs are numbered from ``first`` on."""
    check_first(first)
    return make(cable, "body", first, lambda it: plan_renumber(it, first))


def check_first(first: object) -> None:
    """Raise the error for what is no number of a paragraph."""
    if isinstance(first, bool) or not isinstance(first, int):
        raise wrong_type("first", "the number of a paragraph such as 1", first)
    if first < 1:
        raise misfit("first", "the number of a paragraph such as 1", first)


def reletter(cable: Cable) -> Cable:
    """Return a cable whose references are lettered from A on."""
    return make(cable, "references", [one.label for one in cable.references], plan_letters)


def _replaced(cable: Cable, name: str, values: list[object], request: Request) -> Cable:
    changed = cable.replace(**{name: values})
    return changed.reletter() if request.reletter else changed


def _field(cable: Cable, thing: object) -> str | None:
    """Return the field that something belongs to; addressees have three, text has none."""
    if isinstance(thing, (Block, int)):
        return "body"
    if isinstance(thing, Tag):
        return "tags"
    if isinstance(thing, Reference):
        return "references"
    if isinstance(thing, Addressee):
        names = [it for it in ("to", "info", "exempt") if thing in getattr(cable, it)]
        return names[0] if names else None
    return None


def index_of(cable: Cable, name: str, target: object) -> int:
    """Return the place of an entry: by itself, by an equal one, or by what it is known by."""
    entries: Sequence[object] = getattr(cable, _LISTS.get(name, name))
    for at, entry in enumerate(entries):
        if entry is target:
            return at
    for at, entry in enumerate(entries):
        if entry == target or target in _keys(entry):
            return at
    message = f"{name}: this cable has no {quoted(target)} there"
    raise ValueError(message)


def _keys(entry: object) -> tuple[object, ...]:
    """Return what an entry may be called: a number, a letter, a code, a name."""
    if isinstance(entry, Paragraph):
        return (entry.number,) if entry.number is not None else ()
    if isinstance(entry, Reference):
        return tuple(key for key in (entry.label, entry.mrn, entry.text) if key)
    if isinstance(entry, Tag):
        return (entry.code,)
    if isinstance(entry, Addressee):
        return entry.name, entry.text
    return ()
