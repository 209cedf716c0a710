"""The records of a ``cables.csv`` one after the other: none is kept, however long the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import AnyStr

__all__ = ["opens_records", "split_records"]


def opens_records(line: str | bytes) -> bool:
    """Tell whether a file with this first line is a ``cables.csv``: a number in quotes, a comma.

    >>> opens_records(b'"1","12/28/1966 18:48","66BUENOSAIRES2481","Embassy')
    True
    """
    begin = line[:64].decode("latin-1") if isinstance(line, bytes) else line[:64]
    number, quote, rest = begin.lstrip("\ufeff\xef\xbb\xbf").removeprefix('"').partition('"')
    return quote + rest[:1] == '",' and number.isascii() and number.isdigit()


def split_records(lines: Iterable[AnyStr]) -> Iterator[AnyStr]:
    """Yield the lines of each record, joined; all together are the file.

    A record ends with the line that closes its last quote. Quote, backslash and line end are one
    byte in each encoding that a file may have, and no part of another character. Empty lines
    belong to the record in front of them.
    """
    record: list[AnyStr] = []
    quoted = False
    for line in lines:
        if record and not quoted and line.strip():
            yield _join(record)
            record = []
        record.append(line)
        quoted ^= _quotes(line) % 2 == 1
    if record:
        yield _join(record)


def _join(lines: list[AnyStr]) -> AnyStr:
    return lines[0][:0].join(lines)


def _quotes(line: str | bytes) -> int:
    r"""Count the quotes that open or close a field: without ``\"``, and with the one in ``\\"``."""
    text = line.decode("latin-1") if isinstance(line, bytes) else line
    if "\\" in text:
        text = text.replace("\\\\", "").replace('\\"', "")
    return text.count('"')
