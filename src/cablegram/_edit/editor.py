"""The verbs of editing: what they mean for every cable, and what each kind of cable has to do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import attrs

from cablegram._edit.plan import misfit, wrong_type
from cablegram._edit.request import LISTS, Request, index_of
from cablegram._edit.slots import Place
from cablegram._keywords import Changes

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["FIELDS", "Editor"]

#: a paragraph has a number of three digits at most (``NUMBERED`` of ``grammar/body.lark``)
_LAST_NUMBER: Final = 999
#: in the order in which they are changed
FIELDS: Final = tuple(Changes.__annotations__)


@attrs.frozen
class Editor(ABC):
    """The edits of one cable, which stays as it is."""

    cable: Cable

    def replace(self, changes: Mapping[str, object]) -> Cable:
        """Return a new cable with the fields changed.

        Raises:
            TypeError: a field of that name cannot be changed, or not to a value of that type.
            ValueError: the cable lacks the field, or the value cannot be written.
        """
        unknown = [name for name in changes if name not in FIELDS]
        if unknown:
            message = f"cannot replace {', '.join(unknown)}: known fields are {', '.join(FIELDS)}"
            raise TypeError(message)
        changed = self.cable
        for name in FIELDS:
            if name in changes:
                changed = type(self)(changed).change(name, changes[name])
        # Always a cable of its own, whose values nobody else holds.
        return attrs.evolve(changed) if changed is self.cable else changed

    def insert(self, value: object, request: Request) -> Cable:
        """Return a cable with an entry or block more."""
        name = request.name(self.cable, value)
        index = None if request.anchor is None else index_of(self.cable, name, request.anchor)
        if name == "body":
            place = None if index is None else Place(index, request.behind)
            return self.insert_block(value, place, renumber=request.renumber)
        values = self._entries(name)
        values.insert(len(values) if index is None else index + request.behind, value)
        return self._listed(name, values, request)

    def remove(self, target: object, request: Request) -> Cable:
        """Return a cable with an entry or block less."""
        name = request.name(self.cable, target)
        index = index_of(self.cable, name, target)
        if name == "body":
            return self.remove_block(target, index, renumber=request.renumber)
        values = self._entries(name)
        del values[index]
        return self._listed(name, values, request)

    def move(self, target: object, request: Request) -> Cable:
        """Return a cable with an entry or block in another place."""
        name = request.name(self.cable, target)
        if request.anchor is None:
            message = f"{name}: expected before or after"
            raise TypeError(message)
        index, at = (index_of(self.cable, name, it) for it in (target, request.anchor))
        if name == "body":
            place = Place(at, request.behind)
            return self.move_block(target, index, place, renumber=request.renumber)
        values = self._entries(name)
        order = [it for it in range(len(values)) if it != index]
        if at != index:
            order.insert(order.index(at) + request.behind, index)
            values = [values[it] for it in order]
        return self._listed(name, values, request)

    def renumber(self, first: object) -> Cable:
        """Return a cable whose paragraphs are numbered from ``first`` on."""
        if isinstance(first, bool) or not isinstance(first, int):
            raise wrong_type("first", "the number of a paragraph such as 1", first)
        if not 1 <= first <= _LAST_NUMBER:
            expected = f"the number of a paragraph, 1 to {_LAST_NUMBER}"
            raise misfit("first", expected, first)
        return self.number_blocks(first)

    def _entries(self, name: str) -> list[object]:
        return [*getattr(self.cable, LISTS[name])]

    def _listed(self, name: str, values: list[object], request: Request) -> Cable:
        changed = self.cable.replace(**{name: values})
        return changed.reletter() if request.reletter else changed

    @abstractmethod
    def change(self, name: str, value: object) -> Cable:
        """Return the cable with one field changed."""

    @abstractmethod
    def insert_block(self, value: object, place: Place | None, *, renumber: bool) -> Cable:
        """Return the cable with a block more; without a place, at the end of the text."""

    @abstractmethod
    def remove_block(self, target: object, index: int, *, renumber: bool) -> Cable:
        """Return the cable with a block less."""

    @abstractmethod
    def move_block(self, target: object, index: int, place: Place, *, renumber: bool) -> Cable:
        """Return the cable with a block elsewhere."""

    @abstractmethod
    def number_blocks(self, first: int) -> Cable:
        """Return the cable with its paragraphs numbered anew."""

    @abstractmethod
    def reletter(self) -> Cable:
        """Return the cable with its references lettered from A on.

        Raises:
            ValueError: there are more references than letters.
        """
