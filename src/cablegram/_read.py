"""The ways in: parse one message, read every message of a file."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO, StringIO
from itertools import chain
from os import PathLike
from typing import IO, Any

import attrs

from cablegram import nodes
from cablegram._carriers import Carried
from cablegram._file import Piece, read_piece, read_tree, split_file
from cablegram._input import check_limit, decode
from cablegram._lines import split_lines
from cablegram.cable import Cable
from cablegram.errors import CableSyntaxError

__all__ = ["cable_class", "parse", "read", "read_cable"]


def parse(source: str | bytes, *, strict: bool = False, limit: int | None = None) -> Cable:
    r"""Read one message, in any dialect and carrier.

    >>> cable = parse("UNCLAS LA PAZ 2080\n\nSUBJ: EC FOOD AID\n")
    >>> cable.post, cable.serial, cable.subject
    ('LA PAZ', 2080, 'EC FOOD AID')

    Args:
        source: the text of the message, ``str`` or bytes in any encoding; or the web page or the
            record of ``cables.csv`` that it stands in.
        strict: raise for the first finding that is more than a note.
        limit: how long the text may be, in characters for ``str``, in bytes for bytes. Time and
            memory are in line with the length: ``docs/security.md``.

    Raises:
        TypeError: ``source`` is neither ``str`` nor bytes.
        SizeLimitError: ``source`` is longer than ``limit``.
        CableSyntaxError: with ``strict=True`` only.
    """
    check_limit(limit)
    decoded = decode(source, limit)
    cable = read_cable(decoded.text, decoded.encoding)
    if strict:
        _refuse_findings(cable, decoded.text)
    return cable


def read_cable(text: str, encoding: str | None = None) -> Cable:
    """Read the first message out of text that was decoded; others that follow are kept with it."""
    return _cable(*read_tree(text), encoding)


def _cable(tree: nodes.Document, carried: Carried | None, encoding: str | None) -> Cable:
    cable = cable_class(tree)
    if carried is None:
        return cable(tree, encoding)
    return cable(tree, encoding, carried.carrier, carried.columns, carried.findings)


def cable_class(tree: nodes.Document) -> type[Cable]:
    """Return the class of the cable that has this tree."""
    if not isinstance(tree, nodes.WrittenDocument):
        return Cable
    from cablegram._document.cable import DocumentCable  # noqa: PLC0415  few texts are documents

    return DocumentCable


def _refuse_findings(cable: Cable, text: str) -> None:
    for finding in cable.diagnostics:
        if finding.severity != "note":
            raise CableSyntaxError(finding.message, text, finding.span[0])


def read(
    source: str | PathLike[str] | IO[bytes] | IO[str], *, limit: int | None = None
) -> Iterator[Cable]:
    r"""Yield every message of a file, given by its path or open.

    A file may hold any number, of any dialect and carrier, one behind the other; what stands
    between two of them belongs to the first. They are read one at a time, and ``str()`` of all of
    them is the file. A ``cables.csv`` has a message in each record.

    The file of a path may be packed (gzip, bzip2, xz), or an archive (zip, tar, packed tar): then
    the messages are those of its members, in their order, and ``str()`` of all is the texts of
    the members. Members are those that a folder would be searched for (``docs/command-line.md``);
    ``archive.zip/folder/name.txt`` is one of them. A file that is open is read as it is.

    >>> from io import StringIO
    >>> file = StringIO('"1","1/2/1978 9:00","78TEHRAN1","","","","","UNCLAS TEHRAN 1\n"\n')
    >>> [cable.mrn for cable in read(file)]
    ['78TEHRAN1']

    Args:
        source: a path, or a file that is open.
        limit: how long each message may be, in bytes, or in characters of a file open as text. No
            more than that and a buffer is read of one that is longer.

    Raises:
        OSError: the file cannot be read; or a member of an archive, or not any further: it is
            damaged, encrypted, or an archive itself. What came before was yielded.
        SizeLimitError: a message is longer than ``limit``; those in front of it were yielded.
        TypeError: ``source`` is no path and no open file.
    """
    check_limit(limit)
    if isinstance(source, (str, PathLike)):
        from cablegram._sources import open_path, texts  # noqa: PLC0415  files only

        with open_path(source) as opened:
            for file in texts(str(source), opened):
                yield from _read_file(file, limit)
    elif not hasattr(source, "read"):
        message = f"cannot read {type(source).__name__}: pass a path or an open file"
        raise TypeError(message)
    else:
        yield from _read_file(source, limit)


def _read_file(file: IO[Any], limit: int | None) -> Iterator[Cable]:
    lines = _lines(file) if limit is None else _short_lines(file, limit)
    first = next(lines, None)
    if first is None:
        yield parse(file.read())  # of no length, and of the file's own type
    else:
        yield from _cables(split_file(chain([first], lines), limit))


def _cables(pieces: Iterator[Piece]) -> Iterator[Cable]:
    for piece in pieces:
        tree, carried, rest = read_piece(piece)
        yield _cable(tree, carried, piece.encoding)
        if rest:
            more = split_file(iter(split_lines(rest)))
            yield from _cables(attrs.evolve(it, encoding=piece.encoding) for it in more)


def _lines(file: IO[Any]) -> Iterator[Any]:
    """Return the lines of a file, also of one that only has ``read``."""
    if hasattr(file, "__iter__"):
        return iter(file)
    content = file.read()
    return iter(BytesIO(content) if isinstance(content, bytes) else StringIO(content, newline=""))


def _short_lines(file: IO[Any], limit: int) -> Iterator[Any]:
    """Return the lines; one that is too long is cut, and found out before it fills the memory."""
    if not hasattr(file, "readline"):
        return _lines(file)
    return iter(lambda: file.readline(limit + 1), file.read(0))
