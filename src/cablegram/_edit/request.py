"""What an edit of a list or of the body names: a field, an entry or block of it, a place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import attrs

from cablegram._edit.plan import quoted, wrong_type
from cablegram.blocks import Block, Paragraph
from cablegram.values import Addressee, Reference, Tag

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["LISTS", "Request", "index_of"]

#: the fields that are lists, and the attribute that has their entries with all that is known
LISTS: Final = {
    "to": "to",
    "info": "info",
    "exempt": "exempt",
    "captions": "captions",
    "passing": "passing",
    "tags": "tag_entries",
    "references": "references",
}
_FIELDS: Final = ("body", *LISTS)


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


def _field(cable: Cable, thing: object) -> str | None:
    """Return the field that something belongs to; addressees have three, text has none."""
    if isinstance(thing, (Block, int)) and not isinstance(thing, bool):
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
    if isinstance(target, bool):  # True is equal to 1, and means no paragraph
        raise wrong_type(name, "an entry, or what it is known by", target)
    entries: Sequence[object] = getattr(cable, LISTS.get(name, name))
    for at, entry in enumerate(entries):
        if entry is target:
            return at
    for at, entry in enumerate(entries):
        if entry == target or target in _keys(entry):
            return at
    what = "paragraph " if name == "body" and isinstance(target, int) else ""
    message = f"{name}: this cable has no {what}{quoted(target)}"
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
