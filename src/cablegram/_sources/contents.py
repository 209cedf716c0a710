"""The texts of a source: the file itself, or what is packed in it, or the members of an archive."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Final, cast

import attrs

from cablegram._disk import is_handed_over, open_regular
from cablegram._sources.kinds import is_hidden, is_taken
from cablegram._sources.members import Member
from cablegram._sources.signs import HEAD, Packing, archive_of, other_archive, packing_of
from cablegram._sources.stream import DamagedError, buffered, head_of

__all__ = [
    "STANDARD_INPUT",
    "Entry",
    "LeftOut",
    "Opened",
    "PassedOver",
    "about_source",
    "contents",
    "open_path",
    "open_source",
    "refuse_packed",
    "texts",
]

STANDARD_INPUT: Final = "-"
_INSIDE: Final = "it is an archive inside an archive: unpack it first"
_TWICE: Final = "it is packed twice: unpack it first"


@attrs.frozen
class Entry:
    """A text of a source. It is read before the next one is asked for."""

    #: the name of the source; behind it that of the member
    name: str
    file: io.BufferedReader
    #: what it begins with
    head: bytes
    #: it is the file itself, which can be opened again by its name
    is_file: bool = False
    #: it is a member of an archive
    is_member: bool = False
    #: the place of a member in the archive
    relative: str = ""


@attrs.frozen
class LeftOut:
    """A member that is not read, and why."""

    name: str
    reason: str
    #: what is in it is not known: it is damaged, encrypted, or another archive
    unread: bool = False


@attrs.frozen
class PassedOver:
    """A member that nobody would look for in a folder."""

    name: str


@attrs.frozen
class Opened:
    """A file, and what of it is meant: all, or a member, or those below a folder in it."""

    file: io.BufferedReader
    inside: str


def about_source(name: str) -> os.stat_result | None:
    """Return what is known of the file of a source; ``None`` if there is none."""
    try:
        return _split(name)[0].stat()
    except (OSError, ValueError):  # the latter for a NUL in the name
        return None


@contextmanager
def open_source(name: str) -> Iterator[Opened]:
    """Open a file, standard input for ``-``, or the archive of a member that is named.

    Raises:
        OSError: it cannot be opened, or is no regular file.
    """
    if name == STANDARD_INPUT:
        yield Opened(buffered(cast("io.BufferedReader", sys.stdin.buffer).read1), "")
        return
    path, inside = _split(name)
    with open_regular(str(path) if inside else name) as file:
        stream = cast("io.BufferedReader", file)
        yield Opened(buffered(stream.read1) if is_handed_over(name) else stream, inside)


@contextmanager
def open_path(name: str | os.PathLike[str]) -> Iterator[Opened]:
    """Open whatever has this name, as Python does, or the archive of a member that is named.

    Raises:
        OSError: it cannot be opened.
    """
    path, inside = _split(os.fspath(name))
    with path.open("rb") as file:
        yield Opened(file if file.seekable() else buffered(file.read1), inside)


def _split(name: str) -> tuple[Path, str]:
    """Return the file that a name means, and the member: ``a.zip/b.txt`` if ``a.zip`` is a file."""
    path = Path(name)
    try:
        if os.path.lexists(name):
            return path, ""
        for above in path.parents:
            if above.is_file():
                return above, path.relative_to(above).as_posix()
    except ValueError:  # a NUL in the name
        pass
    return path, ""


def contents(name: str, opened: Opened) -> Iterator[Entry | LeftOut | PassedOver]:
    """Yield the texts of a source, in their order, and the members that are not read.

    Each is recognised by its first bytes. An archive in an archive is left out.

    Raises:
        DamagedError: it cannot be read, or not any further; what came before was yielded.
    """
    file, head = opened.file, head_of(opened.file, HEAD)
    packing = packing_of(head)
    if packing:
        file, head = _unpacked(file, packing)
    archive = archive_of(head)
    if packing and (packing_of(head) or archive == "zip"):
        raise DamagedError(_TWICE)
    if other := other_archive(head):
        raise DamagedError(f"it is a {other} archive: unpack it first")
    if archive is None and opened.inside:
        raise DamagedError("it is in a file that is no archive")
    if archive is None:
        yield Entry(name, file, head, is_file=not packing and file.seekable())
    else:
        members = _of_tar(file) if archive == "tar" else _of_zip(file)
        yield from _taken(name, members, opened.inside)


def _unpacked(file: io.BufferedReader, packing: Packing) -> tuple[io.BufferedReader, bytes]:
    """Return what is packed in a file, and what that begins with."""
    from cablegram._sources.packing import unpacked  # noqa: PLC0415  few files are packed

    found = unpacked(file, packing)
    return found, head_of(found, HEAD)


def _of_tar(file: io.BufferedReader) -> Iterator[Member]:
    from cablegram._sources.tars import tar_members  # noqa: PLC0415  as above

    yield from tar_members(file)


def _of_zip(file: io.BufferedReader) -> Iterator[Member]:
    from cablegram._sources.zips import zip_members  # noqa: PLC0415  as above

    if file.seekable():
        yield from zip_members(file)
        return
    from shutil import copyfileobj  # noqa: PLC0415  as above
    from tempfile import TemporaryFile  # noqa: PLC0415

    with TemporaryFile() as laid_down:  # its list stands at its end
        copyfileobj(file, laid_down)
        yield from zip_members(laid_down)


def _taken(
    name: str, members: Iterator[Member], inside: str
) -> Iterator[Entry | LeftOut | PassedOver]:
    from cablegram._sources.names import Seen, member_path  # noqa: PLC0415  as above

    base = str(_split(name)[0]) if inside else name
    seen, found = Seen(), False
    for member in members:
        path = member_path(member.name)
        if inside and (path is None or not path.is_relative_to(inside)):
            continue
        found = True
        if path is None:
            yield LeftOut(f"{base}/{member.name}", "has a name that leads out of the archive")
        elif is_hidden(path):
            continue
        elif not is_taken(path) and str(path) != inside:
            yield PassedOver(f"{base}/{path}")
        elif not seen.add(str(path)):
            yield LeftOut(f"{base}/{path}", "has the name of a member in front of it")
        else:
            yield _entry(f"{base}/{path}", path, member)
    if inside and not found:
        raise DamagedError("there is no such member in the archive")


def _entry(name: str, path: PurePosixPath, member: Member) -> Entry | LeftOut:
    """Return a member as it is read; one layer of packing is taken off."""
    if member.file is None:
        return LeftOut(name, member.reason, member.unread)
    try:
        file, head = member.file, head_of(member.file, HEAD)
        packing = packing_of(head)
        if packing:
            file, head = _unpacked(file, packing)
    except DamagedError as error:
        return LeftOut(name, str(error.strerror), unread=True)
    if archive_of(head) or other_archive(head):
        return LeftOut(name, _INSIDE, unread=True)
    if packing and packing_of(head):
        return LeftOut(name, _TWICE, unread=True)
    return Entry(name, file, head, is_member=True, relative=str(path))


def texts(name: str, opened: Opened) -> Iterator[io.BufferedReader]:
    """Yield the texts of a source, as files.

    Raises:
        DamagedError: one of them cannot be read; what came before was yielded.
    """
    for found in contents(name, opened):
        if isinstance(found, Entry):
            yield found.file
        elif isinstance(found, LeftOut) and found.unread:
            raise DamagedError(found.reason)


def refuse_packed(opened: Opened) -> None:
    """Raise an error for what is packed, or an archive: a text is wanted.

    Raises:
        OSError: it is packed.
    """
    head = head_of(opened.file, HEAD)
    if opened.inside or packing_of(head) or archive_of(head) or other_archive(head):
        said = "it is packed: unpack it first (parse, check, diff and convert read it as it is)"
        raise OSError(None, said)
