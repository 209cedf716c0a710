"""A file of messages: the first of a text, and one after the other of a file that is read.

A file is looked through in windows, so that the memory needed is that of the largest message and
not of the file. What is cut off is a message in its carrier; the cuts lose no character.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from itertools import chain
from typing import Any, Final

import attrs

from cablegram._carriers import Carried, unwrap
from cablegram._carriers.rebase import rebase
from cablegram._carriers.record import read_record
from cablegram._carriers.stream import check_size, opens_records, split_records
from cablegram._input import decode, encode, is_wide
from cablegram._lines import split_lines
from cablegram._parse import following, is_document, parse_tree
from cablegram._split import Extent, begins_message, extents
from cablegram.nodes import Document, Following

__all__ = ["Piece", "count_following", "read_piece", "read_tree", "split_file"]

_MARKED: Final = frozenset({"page", "document"})
#: characters or bytes that are looked through at once
_WINDOW: Final = 1 << 20


@attrs.frozen
class Piece:
    """A message as it stands in its file."""

    text: str
    #: ``None`` for text that came as ``str``
    encoding: str | None
    #: where its sections begin, if they are known
    sections: list[int] | None = None
    #: it is a record of a ``cables.csv``, whatever it says
    is_record: bool = False


def read_tree(text: str) -> tuple[Document, Carried | None]:
    """Return the tree of a text, and the carrier that its first message came in.

    The tree is that of the first message; messages that follow are its last node.
    """
    # The parser finds the end of a message that carries itself, the record's that of a record.
    first = Piece(text[: _end_of_marked(text)], None)
    tree, carried, end = _read(first, unwrap(first.text))
    if end < len(text):
        tree.children.append(following(text, end))
    return tree, carried


def _end_of_marked(text: str) -> int:
    """Return where the first message ends, if it is a page or a document."""
    if text.removeprefix("\ufeff").lstrip()[:1] != "<" and not is_document(text):
        return len(text)
    first = extents(text)[0]
    return first.end if first.kind in _MARKED else len(text)


def read_piece(piece: Piece) -> tuple[Document, Carried | None, str]:
    """Return the tree and the carrier of a message, and what of the piece is another message's.

    Lines behind a record of a data file belong to it, unless one of them begins a message.
    """
    certain = piece.is_record
    carried = read_record(piece.text, certain=True) if certain else unwrap(piece.text)
    tree, carried, end = _read(piece, carried)
    return tree, carried, piece.text[end:]


def _read(piece: Piece, carried: Carried | None) -> tuple[Document, Carried | None, int]:
    text, end = piece.text, len(piece.text)
    if carried is None:
        return parse_tree(text, piece.sections), None, end
    if carried.rest is not None and _holds_messages(text[carried.rest :]):
        end = carried.rest
    tree = parse_tree(carried.text)
    rebase(tree, carried, text[:end])
    return tree, carried, end


def _holds_messages(text: str) -> bool:
    """Tell whether what stands behind a record is more than lines that belong to it."""
    return opens_records(text.lstrip()) or begins_message(text)


def count_following(tree: Document) -> int:
    """Return how many messages follow the first one in a text."""
    rest = [child.text for child in tree.children if isinstance(child, Following)]
    return sum(1 for text in rest for _ in split_file(iter(split_lines(text))))


def split_file(lines: Iterator[Any], limit: int | None = None) -> Iterator[Piece]:
    """Yield each message of a file, given by its lines; together they are the file.

    Raises:
        SizeLimitError: a message is longer than the limit; those in front of it were yielded.
    """
    first = next(lines, None)
    if first is None:
        return
    lines = chain([first], lines)
    if opens_records(first):
        yield from _split_records(lines, limit)
    elif isinstance(first, bytes) and is_wide(first):
        yield from _split_whole(lines, limit)
    else:
        yield from _split_mixed(lines, limit)


def _split_whole(lines: Iterable[bytes], limit: int | None) -> Iterator[Piece]:
    """Split a file that has a mark of UTF-16 in front: no line by itself can be decoded."""
    decoded = decode(b"".join(lines))
    for extent in extents(decoded.text):
        text = decoded.text[extent.start : extent.end]
        check_size(len(encode(text, decoded.encoding)), limit, b"")
        yield Piece(text, decoded.encoding, [it - extent.start for it in extent.sections])


def _split_mixed(lines: Iterator[Any], limit: int | None) -> Iterator[Piece]:
    """Split a file of messages; from the first record of a data file on, it is one of records."""
    records = yield from _split_messages(lines, limit)
    if records is not None:
        yield from _split_records(chain(_lines_of(records), lines), limit)


def _split_records(lines: Iterable[Any], limit: int | None) -> Iterator[Piece]:
    for record in split_records(lines, limit):
        # Each record by itself: the file was put together from sources in several encodings.
        decoded = decode(record)
        yield Piece(decoded.text, decoded.encoding, is_record=True)


def _split_messages(lines: Iterator[Any], limit: int | None) -> Generator[Piece, None, Any]:
    """Yield the messages, window by window; return where records of a data file come up."""
    kept: list[Any] = []
    size, enough = 0, _enough(0, limit)
    for line in lines:
        kept.append(line)
        size += len(line)
        if size < enough:
            continue
        window = _Window.of(kept)
        yield from window.cut(limit, last=False)
        if window.records is not None:
            return window.records
        kept, size = [window.rest], len(window.rest)
        check_size(size, limit, window.rest)
        enough = _enough(size, limit)
    window = _Window.of(kept)
    yield from window.cut(limit, last=True)
    return window.records


def _lines_of(source: str | bytes) -> list[Any]:
    """Return the lines of a text, or those of bytes as a file yields them."""
    return split_lines(source) if isinstance(source, str) else source.splitlines(keepends=True)


def _enough(size: int, limit: int | None) -> int:
    """Return how long a window is looked through. It doubles with a message, not with a line.

    So a message of any length is looked through no more than twice. With a limit, a message that
    is longer is known before more is read.
    """
    enough = max(_WINDOW, 2 * size)
    return enough if limit is None else min(enough, limit + 1)


@attrs.define
class _Window:
    """A part of a file that was read, from the beginning of a message on."""

    text: str
    #: of the bytes; ``None`` for a file that is open as text
    encoding: str | None
    errors: str
    #: the message that may go on behind the window
    rest: Any = None
    #: what is a data file from there on
    records: Any = None

    @classmethod
    def of(cls, lines: list[Any]) -> _Window:
        """Join and decode what was read."""
        source = lines[0][:0].join(lines)
        if isinstance(source, str):
            return cls(source, None, "strict")
        try:
            return cls(source.decode("utf-8"), "utf-8", "strict")
        except UnicodeDecodeError:
            # Of several encodings: each message is decoded by itself.
            return cls(source.decode("utf-8", "surrogateescape"), "utf-8", "surrogateescape")

    def cut(self, limit: int | None, *, last: bool) -> Iterator[Piece]:
        """Yield the messages; but for the last window, the last one of it may go on."""
        found = extents(self.text)
        if found[-1].kind == "records":
            self.records = self._source(found.pop())
        elif not last:
            self.rest = self._source(found.pop())
        for extent in found:
            check_size(len(self._source(extent)), limit, self._source(extent))
            yield self._piece(extent)

    def _source(self, extent: Extent) -> Any:  # noqa: ANN401  str or bytes, as the file is open
        text = self.text[extent.start : extent.end]
        return text if self.encoding is None else text.encode(self.encoding, self.errors)

    def _piece(self, extent: Extent) -> Piece:
        if self.errors == "strict":
            sections = [place - extent.start for place in extent.sections]
            return Piece(self.text[extent.start : extent.end], self.encoding, sections)
        decoded = decode(self._source(extent))
        sections = [place for it in extents(decoded.text) for place in it.sections]
        return Piece(decoded.text, decoded.encoding, sections)
