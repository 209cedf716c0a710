"""The record of a cable, key by key: what a search does not ask for is not made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from cablegram._record.made import part_of, record_of
from cablegram._record.plain import plain, plain_part
from cablegram._record.shapes import keys_of
from cablegram.cable import Cable

__all__ = ["LazyRecord"]

_NAMES = frozenset(key.name for key in keys_of())


@attrs.define(eq=False)
class LazyRecord(Mapping[str, Any]):
    """The record of a cable, with where it is from."""

    cable: Cable
    source: str | None = None
    message: int | None = None
    _made: dict[str, Any] = attrs.field(factory=dict, init=False)

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401  what the key holds
        if name not in _NAMES:
            return {"source": self.source, "message": self.message}[name]
        if name not in self._made:
            self._made[name] = plain_part(name, part_of(self.cable, name))
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        yield from (*_NAMES, "source", "message")

    def __len__(self) -> int:
        return len(_NAMES) + 2

    def whole(self) -> dict[str, Any]:
        """Return all of it."""
        record = plain(record_of(self.cable))
        return record | {"source": self.source, "message": self.message}
