"""All that a cable says, and what an edit may change of it: the field, and what follows from it.

What a line reads as depends on its neighbours: words of a paragraph that come to stand first on a
line may begin a field, and a line that goes may take the sign of another with it. So no edit is
taken at its word: the cable before and the cable behind it are compared in everything they say. The
fields are not listed here. The record is walked, and every public property of a cable beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

import attrs

from cablegram._cached import cached_property
from cablegram._record import facts
from cablegram.blocks import Block
from cablegram.values import Value

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["FOLLOWS", "IN_ROWS", "Whole", "all_facts", "differences"]

FOLLOWS: Final[dict[str, tuple[str, ...]]] = {
    "dtg": ("year", "mrn", "references[].mrn"),
    "origin": ("post", "mrn"),
    "classification": ("garbled",),
    "tags": ("tag_persons", "tag_entries"),
    "classified_by": ("derived_from",),
    "paragraphs": ("body", "summary"),
    "body": ("summary",),
}
"""What else an edit may change, as ``docs/editing.md`` tells it: paths as in the record.

``origin``: where no class line names the post, the number is that of the sender's post.
``classification``: a damaged class word is whole then. ``tag_entries`` and ``body`` are the same
field under another name.
"""
IN_ROWS: Final[dict[str, tuple[str, ...]]] = {
    "to": ("precedence", "info_precedence"),
    "info": ("info_precedence",),
}
"""The same where the addressees of a SMART print have the precedence: that of the most urgent."""

#: properties that say how a cable is written, or where; what they hold is not the message's
_NOT_SAID: Final = frozenset({"tokens", "layout", "diagnostics", "dialect", "reading", "record"})
#: attributes of every value that say where it stands
_PLACES: Final = frozenset(field.name for field in attrs.fields(Value))


@attrs.define(slots=False)
class Whole:
    """What a cable says before it is edited; each edited cable is held against it."""

    cable: Cable

    @cached_property
    def _facts(self) -> dict[str, Any]:
        return all_facts(self.cable)

    def others(self, changed: Cable, name: str) -> list[str]:
        """Return the fields that an edit of ``name`` changed without being asked to."""
        allowed = (name, *FOLLOWS.get(name, ()))
        if self.cable.dialect.envelope == "smart":
            allowed += IN_ROWS.get(name, ())
        found = differences(self._facts, all_facts(changed))
        return list(dict.fromkeys(path for path in found if not _covered(path, allowed)))


def _covered(path: str, allowed: tuple[str, ...]) -> bool:
    return any(path == one or path.startswith((f"{one}.", f"{one}[")) for one in allowed)


def all_facts(cable: Cable) -> dict[str, Any]:
    r"""Return the record of a cable without how it is written, and what stands beside it.

    >>> import cablegram
    >>> found = all_facts(cablegram.parse("O 061608Z FEB 08 ZDK\nFM AMEMBASSY LIMA\n"))
    >>> found["precedence"], found["operating_signals"], found["year"]
    ('IMMEDIATE', ['ZDK'], 2008)
    """
    found = facts(cable)
    for name in _properties(type(cable).__mro__):
        said = _plain(getattr(cable, name))
        if name in found:
            found[name] = _merged(said, found[name])
        elif isinstance(said, dict):
            # A value of several fields, such as the preamble: the record has some by their names.
            found = {**said, **found}
        else:
            found[name] = said
    return found


@cache
def _properties(bases: tuple[type, ...]) -> list[str]:
    named = chain.from_iterable(vars(base).items() for base in bases)
    return sorted(
        {
            name
            for name, it in named
            if isinstance(it, (property, cached_property)) and not name.startswith("_")
        }
        - _NOT_SAID
    )


def _plain(value: object) -> Any:  # noqa: ANN401  whatever a property holds
    """Return what a value means; of a block, the record has all."""
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    if isinstance(value, Block):
        return {}
    if not attrs.has(type(value)):
        return value
    kind: Any = type(value)
    names = (field.name for field in attrs.fields(kind))
    left_out = _PLACES if isinstance(value, Value) else ()
    return {name: _plain(getattr(value, name)) for name in names if name not in left_out}


def _merged(said: Any, recorded: Any) -> Any:  # noqa: ANN401  parts of a record
    """Return a part of the record with what its value has beside it."""
    if isinstance(said, dict) and isinstance(recorded, dict):
        return {**said, **{key: _merged(said.get(key), it) for key, it in recorded.items()}}
    if isinstance(said, list) and isinstance(recorded, list) and len(said) == len(recorded):
        return [_merged(*pair) for pair in zip(said, recorded, strict=True)]
    return recorded


def differences(old: Any, new: Any, path: str = "") -> Iterator[str]:  # noqa: ANN401  as above
    """Yield where two records differ.

    >>> list(differences({"to": [{"name": "LIMA"}]}, {"to": [{"name": "OSLO"}]}))
    ['to[].name']
    """
    if isinstance(old, dict) and isinstance(new, dict):
        for key in {**old, **new}:
            inner = f"{path}.{key}" if path else str(key)
            yield from differences(old.get(key), new.get(key), inner)
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for pair in zip(old, new, strict=True):
            yield from differences(*pair, f"{path}[]")
    elif old != new and not (_is_nothing(old) and _is_nothing(new)):
        yield path


def _is_nothing(value: object) -> bool:
    """Tell what says nothing: a date alone has no operating signals, nor has no date."""
    return value is None or value is False or value == []
