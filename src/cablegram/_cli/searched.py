"""What `find` searches: tables through DuckDB, and messages one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from typing import Any, TypeAlias

import attrs

from cablegram._cached import cached_property
from cablegram._cli.messages import AnyMessage, AnyMessages
from cablegram._record import MESSAGE, SOURCE
from cablegram._search.cited import cited_in, citing, resolved
from cablegram._search.conditions import Condition
from cablegram._search.counts import By
from cablegram._search.lazy import LazyRecord
from cablegram._search.records import matcher
from cablegram._search.tables import RecordTable, TableError
from cablegram._stored import Input, Tables
from cablegram.record import Record

__all__ = ["Searched"]

_Record: TypeAlias = Mapping[str, Any]
#: what has one of these needs no look at its findings
_SIGNS = ("dtg", "classification", "origin", "mrn")


@attrs.define(slots=False)
class Searched(AnyMessages):
    """All that is searched, in the order of the command line."""

    @cached_property
    def parts(self) -> list[RecordTable | Input]:
        """Tables that DuckDB is asked, and what is looked at message by message."""
        has_engine = find_spec("duckdb") is not None
        return [
            RecordTable(it.names) if has_engine and isinstance(it, Tables) else it
            for it in self.inputs
        ]

    def resolved(self, condition: Condition) -> Condition:
        """Return a search in which what messages cite is looked up.

        Raises:
            TableError: that would take standard input twice.
        """
        numbers = citing(condition)
        if not numbers:
            return condition
        if any(self._pipes.has(name) for name in self.names):
            raise TableError("cited-by: needs files, for standard input cannot be read twice")
        found: dict[str, set[str]] = {number: set() for number in numbers}
        for part in self.parts:
            with self._troubles_told():
                if isinstance(part, RecordTable):
                    cited = part.cited(numbers)
                else:
                    cited = cited_in(self._records(part, told=False), numbers)
                for number, references in cited.items():
                    found[number] |= references
        return resolved(condition, found)

    def hits(
        self, condition: Condition, keys: Sequence[str] | None, limit: int | None
    ) -> Iterator[_Record]:
        """Yield what is found, with some keys of the record at least, or whole records."""
        test = matcher(condition)
        for part in self.parts:
            if limit is not None and limit <= 0:
                return
            rows: Iterator[_Record]
            if isinstance(part, RecordTable):
                rows = part.rows(condition, keys, limit) if keys else part.records(condition, limit)
            else:
                rows = (
                    _taken(it, keys) for it in self._records(part) if test(it) and _is_message(it)
                )
            with self._troubles_told():
                for row in rows:
                    yield row
                    if limit is not None:
                        limit -= 1
                        if limit <= 0:
                            return

    def counts(self, condition: Condition, by: By) -> Counter[Any]:
        """Return how many messages have each value."""
        test = matcher(condition)
        found: Counter[Any] = Counter()
        for part in self.parts:
            with self._troubles_told():
                if isinstance(part, RecordTable):
                    found += part.counts(condition, by)
                    continue
                for record in self._records(part):
                    if test(record) and _is_message(record):
                        found.update(by.values(record) or {None})
        return found

    def _records(self, part: Input, *, told: bool = True) -> Iterator[_Record]:
        """Yield the records of what is looked at one by one."""
        # Texts that are no messages are many in some folders, and are not what anybody looks for.
        return map(_record, self.of(part, cables_only=False, told=told))

    @contextmanager
    def _troubles_told(self) -> Iterator[None]:
        """Name a table that cannot be asked, and go on with the others."""
        try:
            yield
        except TableError as error:
            self._fail(str(error))


def _record(message: AnyMessage) -> _Record:
    if isinstance(message.cable, Record):
        return message.record()
    return LazyRecord(message.cable, message.source, message.number)


def _is_message(record: _Record) -> bool:
    """Tell a message from a text that has no sign of one, which folders hold as well."""
    if not isinstance(record, LazyRecord) or record.cable.carrier == "csv":
        return True
    return any(record[key] for key in _SIGNS) or all(
        finding["code"] != "no-message" for finding in record["diagnostics"]
    )


def _taken(record: _Record, keys: Sequence[str] | None) -> _Record:
    """Return what is wanted of a hit, without its text."""
    if isinstance(record, LazyRecord):
        return {key: record[key] for key in (*keys, SOURCE, MESSAGE)} if keys else record.whole()
    return record
