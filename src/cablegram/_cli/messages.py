"""Messages out of whatever is named: cables, and the records that ``convert`` wrote of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from cablegram._cached import cached_property
from cablegram._cli.output import MISUSE, complain
from cablegram._cli.sources import Message, Sources
from cablegram._input import LIMIT
from cablegram._stored import Input, Pipes, Texts, inputs, records_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablegram.cable import Cable
    from cablegram.record import Record

__all__ = ["AnyMessage", "AnyMessages", "needs_pyarrow"]

_NEEDS_PYARROW = "reading Parquet needs pyarrow here: pip install 'cablegram[arrow]'"


def needs_pyarrow(error: ModuleNotFoundError) -> str | None:
    """Return what to install where a table cannot be read; ``None`` if it is something else."""
    is_pyarrow = (error.name or "").partition(".")[0] == "pyarrow"
    return _NEEDS_PYARROW if is_pyarrow else None


@attrs.frozen
class AnyMessage:
    """A cable or a record, and where it is from."""

    cable: Cable | Record
    source: str
    number: int

    def record(self) -> dict[str, Any]:
        """Return its record, and where it is from, as `convert` writes it."""
        from cablegram._record import MESSAGE, SOURCE  # noqa: PLC0415  as above
        from cablegram.record import Record  # noqa: PLC0415  help needs none

        record = self.cable if isinstance(self.cable, Record) else self.cable.record
        return record.to_dict() | {SOURCE: self.source, MESSAGE: self.number}


@attrs.define(slots=False)
class AnyMessages:
    """The messages of all that is named; what cannot be read is named and passed over."""

    names: tuple[str, ...]
    limit: int = LIMIT
    #: the keys that are asked for: of a record no others are read; ``None`` for all
    keys: tuple[str, ...] | None = None
    #: set as soon as something could not be read
    failed: bool = False
    _pipes: Pipes = attrs.field(factory=Pipes, init=False)

    @cached_property
    def inputs(self) -> list[Input]:
        """What is named, by kind, in its order."""
        return [*inputs(self.names, self._pipes, complain, self._fail)]

    def __iter__(self) -> Iterator[AnyMessage]:
        """Yield the messages, one input after the other; texts without a message are named."""
        for it in self.inputs:
            yield from self.of(it)

    def of(
        self, found: Input, *, cables_only: bool = True, told: bool = True
    ) -> Iterator[AnyMessage]:
        """Yield the messages of one input.

        Args:
            found: one of ``inputs``.
            cables_only: leave out texts in which there is no message, and name them.
            told: name what cannot be read; not if that was done before.
        """
        if isinstance(found, Texts):
            for message in self._of_texts(found, cables_only=cables_only, told=told):
                yield AnyMessage(message.cable, message.file.name, message.number)
            return
        fail = self._fail if told else _say_nothing
        for stored in records_of(found, self._pipes, self.keys, fail):
            yield AnyMessage(stored.record, stored.source, stored.number)

    def _of_texts(self, found: Texts, *, cables_only: bool, told: bool) -> Iterator[Message]:
        complaint = complain if told else _say_nothing
        sources = Sources(found.names, self.limit, complain=complaint, pipes=self._pipes)
        yield from sources.cables_only() if cables_only else sources.messages()
        self.failed |= told and sources.code == MISUSE

    def _fail(self, message: str) -> None:
        self.failed = True
        complain(message)


def _say_nothing(_: str) -> None:
    """Leave unsaid what was said before."""
