"""The records of a ``cables.csv`` one after the other: none is kept, however long the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import AnyStr

from cablegram.errors import SizeLimitError

__all__ = ["opens_records", "split_records", "within"]


def opens_records(line: str | bytes) -> bool:
    """Tell whether a file with this first line is a ``cables.csv``: a number in quotes, a comma.

    >>> opens_records(b'"1","12/28/1966 18:48","66BUENOSAIRES2481","Embassy')
    True
    """
    begin = line[:64].decode("latin-1") if isinstance(line, bytes) else line[:64]
    number, quote, rest = begin.lstrip("\ufeff\xef\xbb\xbf").removeprefix('"').partition('"')
    return quote + rest[:1] == '",' and number.isascii() and number.isdigit()


def within(lines: Iterable[AnyStr], limit: int | None) -> Iterator[AnyStr]:
    """Yield the lines of one message, up to the limit.

    Raises:
        SizeLimitError: it is longer.
    """
    size = 0
    for line in lines:
        size = _check(size + len(line), limit, line)
        yield line


def _check(size: int, limit: int | None, line: str | bytes) -> int:
    if limit is not None and size > limit:
        unit = "characters" if isinstance(line, str) else "bytes"
        raise SizeLimitError(size, limit, unit, ended=False)
    return size


def split_records(lines: Iterable[AnyStr], limit: int | None = None) -> Iterator[AnyStr]:
    """Yield the lines of each record, joined; all together are the file.

    A record ends with the line that closes its last quote. Quote, backslash and line end are one
    byte in each encoding that a file may have, and no part of another character. Lines that open
    no record belong to the record in front of them. One that does ends the record in front of it,
    also where that has lost a quote: inside a field, quotes like these have a backslash.

    Raises:
        SizeLimitError: a record is longer than the limit.
    """
    record: list[AnyStr] = []
    size, quoted = 0, False
    for line in lines:
        if record and _opens_one(line, quoted=quoted):
            yield _join(record)
            record, size, quoted = [], 0, False
        record.append(line)
        size = _check(size + len(line), limit, line)
        quoted ^= _quotes(line) % 2 == 1
    if record:
        yield _join(record)


def _opens_one(line: str | bytes, *, quoted: bool) -> bool:
    """Tell the first line of a record: fields in quotes; within quotes, a number and a date.

    >>> _opens_one('"7","4/10/2009 15:30","09AMMAN417",', quoted=True)
    True
    >>> _opens_one('"7","he said"', quoted=True), _opens_one('"","","06OSLO9"', quoted=False)
    (False, True)
    """
    begin = line[:64].decode("latin-1") if isinstance(line, bytes) else line[:64]
    if not quoted:
        return begin.startswith('"') and '","' in begin
    month, _, day = begin.partition('","')[2].partition("/")
    return opens_records(line) and month.isdigit() and day[:1].isdigit()


def _join(lines: list[AnyStr]) -> AnyStr:
    return lines[0][:0].join(lines)


def _quotes(line: str | bytes) -> int:
    r"""Count the quotes that open or close a field: without ``\"``, and with the one in ``\\"``."""
    text = line.decode("latin-1") if isinstance(line, bytes) else line
    if "\\" in text:
        text = text.replace("\\\\", "").replace('\\"', "")
    return text.count('"')
