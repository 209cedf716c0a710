"""What FILE may be: files, folders, archives, standard input; and every message in them."""

from __future__ import annotations

import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

import attrs
import click

import cablegram
from cablegram._cli.find import File, find_files
from cablegram._cli.output import MISUSE, complain, reason
from cablegram._input import LIMIT
from cablegram._lines import line_starts
from cablegram._sources import (
    Entry,
    LeftOut,
    contents,
    is_pattern,
    open_source,
    refuse_packed,
    texts,
)
from cablegram._stored import Pipes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cablegram.findings import Finding

__all__ = [
    "Message",
    "Sources",
    "files_argument",
    "max_size_option",
    "messages_of",
    "read_data",
    "read_texts",
    "size_trouble",
]

_Command = TypeVar("_Command", bound="Callable[..., None]")
_MEGABYTE = 1 << 20
_NO_FILES = "no files: in folders and archives, those for .txt, .md, .html and .csv are looked for"


def files_argument(command: _Command) -> _Command:
    """Give a command the argument ``FILE...``.

    click does not look whether the files can be read: one that cannot must not keep the others
    from being read.
    """
    return click.argument("files", metavar="FILE...", nargs=-1, required=True)(command)


def max_size_option(command: _Command) -> _Command:
    """Give a command the option ``--max-size``; the command gets bytes."""
    return click.option(
        "--max-size",
        metavar="MB",
        type=click.IntRange(min=1),
        default=LIMIT // _MEGABYTE,
        show_default=True,
        callback=lambda _, __, size: size * _MEGABYTE,
        help="Read no message that is larger.",
    )(command)


def size_trouble(limit: int) -> str:
    """Say that a file is too large, and what to do."""
    return f"larger than {limit // _MEGABYTE} MB; --max-size takes more"


def read_data(name: str, limit: int) -> bytes:
    """Return all of a file, or of standard input: what could be written in its place.

    Raises:
        OSError: it cannot be read, or is larger than the limit; or it is packed, or an archive.
    """
    with open_source(name) as opened:
        refuse_packed(opened)
        data = opened.file.read(limit + 1)
    if len(data) > limit:
        raise OSError(None, size_trouble(limit), name)
    return data


def read_texts(name: str, limit: int) -> Iterator[cablegram.Cable]:
    """Yield every message of a file, of all members of an archive, or of standard input.

    Raises:
        OSError: it cannot be read.
        SizeLimitError: a message is larger than the limit.
    """
    with open_source(name) as opened:
        for file in texts(name, opened):
            yield from cablegram.read(file, limit=limit)


def messages_of(data: bytes) -> Iterator[cablegram.Cable]:
    """Yield every message of a file; their texts, joined, are the file."""
    return cablegram.read(BytesIO(data))


@attrs.frozen
class _Start:
    """The place in a file at which a message begins."""

    #: line ends in front of it
    lines: int = 0
    #: characters in front of it on its own line
    columns: int = 0

    def behind(self, text: str) -> _Start:
        """Return the place behind a text that begins here."""
        starts = line_starts(text)
        last = len(text) - starts[-1]
        before = self.columns if len(starts) == 1 else 0
        return _Start(self.lines + len(starts) - 1, before + last)

    def moved(self, finding: Finding) -> Finding:
        """Return a finding with the line and column that it has in the file."""
        columns = self.columns if finding.line == 1 else 0
        return attrs.evolve(
            finding, line=finding.line + self.lines, column=finding.column + columns
        )


@attrs.frozen
class Message:
    """A message of a file."""

    file: File
    #: its number among the messages of the file, from 1
    number: int
    cable: cablegram.Cable
    _start: _Start

    @property
    def findings(self) -> list[Finding]:
        """What is odd about it, with the lines and columns of the file."""
        if self._start == _Start():
            return self.cable.diagnostics
        return [self._start.moved(finding) for finding in self.cable.diagnostics]

    def record(self) -> dict[str, Any]:
        """Return its record, and where it is from, as `convert` writes it."""
        record = cablegram.to_dict(self.cable)
        return record | {"source": self.file.name, "message": self.number}


@attrs.define
class Sources:
    """The messages of several files, and whether all of them could be read."""

    names: tuple[str, ...]
    limit: int = LIMIT
    #: set as soon as something could not be read, or is no cable
    failed: bool = False
    #: takes a line for the reader
    complain: Callable[[str], None] = complain
    #: what was opened before, for a look at it
    pipes: Pipes = attrs.Factory(Pipes)
    #: set as soon as a member of an archive was found
    _members: bool = False

    def messages(self) -> Iterator[Message]:
        """Yield every message of every file; what cannot be read is named and passed over."""
        for _, messages in self.files():
            yield from messages

    def files(self) -> Iterator[tuple[File, Iterator[Message]]]:
        """Yield the files and their messages, one file at a time."""
        found = False
        for file in find_files(self.names, self._fail):
            for text in self._texts(file):
                found = True
                yield text
        if not found and not self.failed:
            self.complain(_NO_FILES)

    def _texts(self, file: File) -> Iterator[tuple[File, Iterator[Message]]]:
        """Yield what is in a file: itself, or the members of an archive."""
        try:
            with self.pipes.open(file.name) as opened:
                for found in contents(file.name, opened):
                    if isinstance(found, Entry):
                        self._members |= found.is_member and not opened.inside
                        text = _member(file, found) if found.is_member else file
                        yield text, self._messages(text, found.file)
                    elif isinstance(found, LeftOut):
                        self._leave_out(found)
        except OSError as error:
            self._fail(f"cannot read {file.shown}: {reason(error)}")

    @property
    def several(self) -> bool:
        """Whether what was typed stands for several files; known when the first was read."""
        if len(self.names) != 1 or self._members:
            return True
        return is_pattern(self.names[0]) or os.path.isdir(self.names[0])  # noqa: PTH112  NUL

    def _leave_out(self, found: LeftOut) -> None:
        if found.unread:
            self._fail(f"cannot read {found.name}: {found.reason}")
        else:
            self.complain(f"{found.name} {found.reason}")

    def cables_only(self) -> Iterator[Message]:
        """Yield the messages of files in which there is one; others are named and passed over.

        In a folder there may be other texts: those are named, and no failure.
        """
        for file, messages in self.files():
            waiting: list[Message] = []
            for message in messages:
                waiting.append(message)
                if _is_message(message.cable):
                    break
            else:
                if waiting:
                    self._refuse(file, waiting)
                continue
            yield from waiting
            yield from messages

    def _messages(self, file: File, opened: IO[bytes]) -> Iterator[Message]:
        try:
            yield from _numbered(file, cablegram.read(opened, limit=self.limit))
        except cablegram.SizeLimitError:
            self._fail(f"cannot read {file.shown}: {size_trouble(self.limit)}")
        except OSError as error:
            self._fail(f"cannot read {file.shown}: {reason(error)}")

    def _refuse(self, file: File, messages: list[Message]) -> None:
        text = "".join([str(message.cable) for message in messages])
        what = "is no cable: not one line in it is of a cable's heading" if text else "is empty"
        self.complain(f"{file.shown} {'is binary' if chr(0) in text else what}")
        self.failed |= not file.walked

    def _fail(self, message: str) -> None:
        self.failed = True
        self.complain(message)

    @property
    def code(self) -> int:
        """The exit code, findings aside."""
        return MISUSE if self.failed else 0


def _member(file: File, entry: Entry) -> File:
    """Return a member of an archive, which is found as in a folder."""
    relative = str(Path(file.relative, entry.relative))
    return File(entry.name, walked=True, relative=relative)


def _is_message(cable: cablegram.Cable) -> bool:
    """Tell a message from a text without any sign of one; a record of a data file is one."""
    return cable.carrier == "csv" or all(it.code != "no-message" for it in cable.diagnostics)


def _numbered(file: File, cables: Iterable[cablegram.Cable]) -> Iterator[Message]:
    start, before = _Start(), None
    for number, cable in enumerate(cables, start=1):
        if before is not None:  # of most files, nobody asks
            start = start.behind(str(before))
        yield Message(file, number, cable, start)
        before = cable
