"""What `find` searches: tables, lines of records, files of cables; told by what they hold."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from cablegram._cached import cached_property
from importlib.util import find_spec
from io import BufferedReader
from pathlib import Path
from typing import IO, Any

import attrs

from cablegram._cli.find import STANDARD_INPUT
from cablegram._cli.output import complain, reason
from cablegram._cli.sources import Sources
from cablegram._disk import open_regular
from cablegram._search.cited import citing, resolved
from cablegram._search.conditions import Condition
from cablegram._search.counts import By
from cablegram._search.lazy import LazyRecord
from cablegram._search.records import matcher
from cablegram._search.tables import MAGIC, RecordTable, TableError, is_parquet, parts_of, rows_of

__all__ = ["Searched"]

#: the version of the record stands within so many characters of a line
#: what has one of these needs no look at its findings
_SIGNS = ("dtg", "classification", "origin", "mrn")
_HEAD = 1 << 12
_SIGN = b'"cablegram/1"'


class _Quiet(Sources):
    """Files that are read once more: what cannot be read is named when they are searched."""

    def _fail(self, message: str) -> None:
        self.failed = bool(message)


@attrs.define(slots=False)
class Searched:
    """All that is searched, in the order of the command line."""

    names: tuple[str, ...]
    limit: int
    #: set as soon as something could not be read
    failed: bool = False

    @cached_property
    def parts(self) -> list[RecordTable | tuple[str, ...]]:
        """Tables, and the names of other files between them."""
        found: list[RecordTable | tuple[str, ...]] = []
        for name in self.names:
            table = self._table(name)
            if table is not None:
                found.append(table)
            elif found and isinstance(found[-1], tuple):
                found[-1] = (*found[-1], name)
            else:
                found.append((name,))
        return found

    def _table(self, name: str) -> RecordTable | None:
        if name == STANDARD_INPUT:
            return None
        parts = parts_of(name) if _is_folder(name) else [name] * is_parquet(name)
        if not parts or find_spec("duckdb") is None:
            return None  # without duckdb, rows are looked at one by one
        return RecordTable(parts)

    @property
    def has_records_only(self) -> bool:
        """Whether no table is searched."""
        return all(isinstance(part, tuple) for part in self.parts)

    def resolved(self, condition: Condition) -> Condition:
        """Return a search in which what messages cite is looked up.

        Raises:
            TableError: that would take standard input twice.
        """
        numbers = citing(condition)
        if not numbers:
            return condition
        if STANDARD_INPUT in self.names:
            raise TableError("cited-by: needs files, for standard input cannot be read twice")
        found: dict[str, set[str]] = {number: set() for number in numbers}
        for part in self.parts:
            cited = part.cited(numbers) if isinstance(part, RecordTable) else self._cited(part)
            for number, references in cited.items():
                if number in found:
                    found[number] |= references
        return resolved(condition, found)

    def _cited(self, names: tuple[str, ...]) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        quiet = attrs.evolve(self)  # what cannot be read is named when it is searched
        for record in quiet.records(names, told=False):
            cited = {it["mrn"] for it in record.get("references") or () if it.get("mrn")}
            if record.get("mrn") and cited:
                found.setdefault(record["mrn"], set()).update(cited)
        return found

    def hits(
        self, condition: Condition, keys: Sequence[str] | None, limit: int | None
    ) -> Iterator[Mapping[str, Any]]:
        """Yield what is found, with some keys of the record at least, or whole records."""
        test = matcher(condition)
        for part in self.parts:
            if limit is not None and limit <= 0:
                return
            rows: Iterator[Mapping[str, Any]]
            if isinstance(part, RecordTable):
                rows = part.rows(condition, keys, limit) if keys else part.records(condition, limit)
            else:
                rows = (
                    _taken(it, keys) for it in self.records(part) if test(it) and _is_message(it)
                )
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
            if isinstance(part, RecordTable):
                found += part.counts(condition, by)
                continue
            for record in self.records(part):
                if test(record) and _is_message(record):
                    found.update(by.values(record) or {None})
        return found

    def records(self, names: tuple[str, ...], *, told: bool = True) -> Iterator[Mapping[str, Any]]:
        """Yield the records of files, in their order."""
        waiting: list[str] = []
        for name in names:
            rows = self._rows(name, told=told)
            if rows is None:
                waiting.append(name)
                continue
            yield from self._cables(waiting, told=told)
            waiting = []
            yield from rows
        yield from self._cables(waiting, told=told)

    def _rows(self, name: str, *, told: bool) -> Iterator[Mapping[str, Any]] | None:
        """Return records that stand ready in a file or folder; ``None`` if it holds cables."""
        if _holds_records(name):
            return self._lines(name, told=told)
        if name == STANDARD_INPUT:
            return None
        parts = parts_of(name) if _is_folder(name) else [name] * is_parquet(name)
        return rows_of(parts) if parts else None

    def _cables(self, names: Sequence[str], *, told: bool) -> Iterator[Mapping[str, Any]]:
        if not names:
            return
        sources = (Sources if told else _Quiet)(tuple(names), self.limit)
        for message in sources.messages():
            yield LazyRecord(message.cable, message.file.name, message.number)
        self.failed |= sources.failed and told

    def _lines(self, name: str, *, told: bool) -> Iterator[Mapping[str, Any]]:
        shown = "<stdin>" if name == STANDARD_INPUT else name
        try:
            with _opened(name) as file:
                for number, line in enumerate(file, start=1):
                    record = _record(line)
                    if record is not None:
                        yield record | {
                            "source": record.get("source") or shown,
                            "message": record.get("message") or number,
                        }
                    elif line.strip() and told:
                        self._fail(f"{shown}, line {number} is no record")
        except OSError as error:
            self._fail(f"cannot read {shown}: {reason(error)}")

    def _fail(self, message: str) -> None:
        self.failed = True
        complain(message)


def _is_message(record: Mapping[str, Any]) -> bool:
    """Tell a message from a text that has no sign of one, which folders hold as well."""
    if not isinstance(record, LazyRecord) or record.cable.carrier == "csv":
        return True
    return any(record[key] for key in _SIGNS) or all(
        finding["code"] != "no-message" for finding in record["diagnostics"]
    )


def _taken(record: Mapping[str, Any], keys: Sequence[str] | None) -> Mapping[str, Any]:
    """Return what is wanted of a hit, without its text."""
    if isinstance(record, LazyRecord):
        return (
            {key: record[key] for key in (*keys, "source", "message")} if keys else record.whole()
        )
    return record


@contextmanager
def _opened(name: str) -> Iterator[IO[bytes]]:
    """Open a file, or standard input."""
    if name == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    with open_regular(name) as file:
        yield file


def _is_folder(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except ValueError:  # a NUL in the name
        return False


def _holds_records(name: str) -> bool:
    """Tell a file of records, one a line, by how it begins."""
    if name == STANDARD_INPUT:
        head = _peek(sys.stdin.buffer)
        if head.startswith(MAGIC):
            raise TableError("a table cannot be read from standard input: name its file")
        return _is_record(head)
    try:
        if _is_folder(name):
            return False
        with _opened(name) as file:
            return _is_record(file.read(_HEAD))
    except (OSError, ValueError):
        return False  # it is named when it is read


def _peek(file: IO[bytes]) -> bytes:
    """Return the beginning of standard input, which is read again."""
    return file.peek(_HEAD) if isinstance(file, BufferedReader) else b""


def _is_record(head: bytes) -> bool:
    return head.lstrip().startswith(b"{") and _SIGN in head[:_HEAD]


def _record(line: bytes) -> dict[str, Any] | None:
    try:
        record = json.loads(line)
    except ValueError:
        return None
    is_record = isinstance(record, dict) and str(record.get("record", "")).startswith("cablegram/")
    return record if is_record else None
