"""What is named on a command line: lines of records, tables of records, and texts."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Literal, TypeAlias

import attrs

from cablegram._sources import STANDARD_INPUT, expand, is_pattern
from cablegram._stored.folders import Folder
from cablegram._stored.kinds import Kind, kind_of, kind_of_name, look_at
from cablegram._stored.lines import records_of_lines, shown
from cablegram._stored.pipes import Pipes
from cablegram._stored.stored import Stored, Tell, reason
from cablegram._stored.tables import columns_of, records_of_table

__all__ = ["Input", "Lines", "Tables", "Texts", "inputs", "records_of"]


@attrs.frozen
class Lines:
    """A file of records, one a line, or standard input that is one."""

    name: str

    @property
    def names(self) -> tuple[str, ...]:
        """The name, as of the other inputs."""
        return (self.name,)


@attrs.frozen
class Tables:
    """Parquet files of records, one behind the other."""

    names: tuple[str, ...]


@attrs.frozen
class Texts:
    """Files, folders and archives of cables, as they were named."""

    names: tuple[str, ...]


Input: TypeAlias = Lines | Tables | Texts
_Told: TypeAlias = tuple[Kind | Literal["text"], str]


def inputs(names: Iterable[str], pipes: Pipes, tell: Tell, fail: Tell) -> Iterator[Input]:
    """Yield what names mean, in their order, each file of records once.

    What a file is, is told by what it holds; its name tells that a broken one was to hold records.
    ``fail`` is told of what cannot be read, ``tell`` of what is left out by rule.

    Raises:
        ModuleNotFoundError: there is a table, and pyarrow is not installed.
    """
    for kind, group in groupby(_once(_told(names, pipes, tell, fail)), itemgetter(0)):
        found = (name for _, name in group)
        if kind == "text":
            yield Texts(tuple(found))
        elif kind == "table":
            yield Tables(tuple(found))
        else:
            yield from map(Lines, found)


def records_of(
    found: Lines | Tables, pipes: Pipes, keys: Sequence[str] | None, fail: Tell
) -> Iterator[Stored]:
    """Yield the records of an input, one at a time.

    Args:
        found: what holds them.
        pipes: those that :func:`inputs` was given.
        keys: of a record no others are read; ``None`` for all.
        fail: told of what cannot be read, or is no record; the rest is read.
    """
    if isinstance(found, Lines):
        yield from records_of_lines(found.name, pipes, keys, fail)
        return
    for path in found.names:
        yield from records_of_table(path, keys, fail)


def _once(told: Iterable[_Told]) -> Iterator[_Told]:
    seen: set[str] = set()
    for kind, name in told:
        place = os.path.realpath(name) if kind != "text" and name != STANDARD_INPUT else ""
        if place not in seen:
            yield kind, name
        if place:
            seen.add(place)


def _told(names: Iterable[str], pipes: Pipes, tell: Tell, fail: Tell) -> Iterator[_Told]:
    for name in names:
        # A pattern that nothing fits is named as a text is that is not there.
        for one in (is_pattern(name) and [*expand(name)]) or [name]:
            if _is_folder(one):
                yield from _of_folder(one, tell, fail)
            else:
                yield from _of_file(one, pipes, fail)


def _of_folder(name: str, tell: Tell, fail: Tell) -> Iterator[_Told]:
    folder = Folder.of(name)
    has_records = bool(folder.tables or folder.lines)
    if folder.left_out():
        tell(f"{name}: {folder.left_out()}")
    if has_records or not folder.has_texts:
        folder.name_others(fail)
    if folder.tables:
        yield from (("table", path) for path in folder.tables)
    elif folder.lines:
        yield from (("lines", path) for path in folder.lines)
    elif folder.has_texts or not folder.others:
        yield "text", name


def _of_file(name: str, pipes: Pipes, fail: Tell) -> Iterator[_Told]:
    try:
        if pipes.has(name):
            kind = _of_pipe(name, pipes)
        else:
            kind = kind_of(name) or kind_of_name(name)
            if kind == "table":
                columns_of(name)
    except OSError as error:
        fail(f"cannot read {shown(name)}: {reason(error)}")
    else:
        yield kind or "text", name


def _of_pipe(name: str, pipes: Pipes) -> Kind | None:
    kind = look_at(pipes.look(name))
    if kind == "table":  # what is in it is known from its end
        raise OSError(None, "it is a table, which cannot be read from a pipe: name its file", name)
    return kind


def _is_folder(name: str) -> bool:
    try:
        return name != STANDARD_INPUT and Path(name).is_dir()
    except ValueError:  # a NUL in the name
        return False
