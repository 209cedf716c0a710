"""The records of a ``cables.csv`` one after the other: none is kept, however long the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, AnyStr

from cablegram.errors import SizeLimitError

__all__ = ["check_size", "names_columns", "opens_records", "pieces", "split_records"]

#: bytes of the longest line that is read at once; those of a record have a hundredth
_LONG = 1 << 16
#: a row of names is no longer
_LONGEST_NAMES = 200
#: the columns of a record
_COLUMNS = 8


def opens_records(line: str | bytes) -> bool:
    """Tell whether a file with this first line is a ``cables.csv``: a number in quotes, a comma.

    Or a row of names, which a database put in front.

    >>> opens_records(b'"1","12/28/1966 18:48","66BUENOSAIRES2481","Embassy')
    True
    """
    begin = line[:64].decode("latin-1") if isinstance(line, bytes) else line[:64]
    number, quote, rest = begin.lstrip("\ufeff\xef\xbb\xbf").removeprefix('"').partition('"')
    opens = quote + rest[:1] == '",' and number.isascii() and number.isdigit()
    return opens or names_columns(line) > 0


def names_columns(text: str | bytes) -> int:
    r"""Return the length of a row of names at the head of a ``cables.csv``, 0 if there is none.

    >>> names_columns('id,date,mrn,origin,classification,references,header,body\n"1","12/28/1966')
    57
    >>> names_columns("TAGS PREL, PGOV, ECON, EFIN, SNAR, KCOR, AR, UK\n")
    0
    """
    begin = text[:_LONGEST_NAMES]
    line = begin if isinstance(begin, str) else begin.decode("latin-1")
    row, end, _ = line.partition("\n")
    if not end or row.count(",") != _COLUMNS - 1:
        return 0
    names = [name.strip(' "\r').lower() for name in row.lstrip("\ufeff\xef\xbb\xbf").split(",")]
    named = names[0].endswith("id") and any("date" in name for name in names[1:])
    return len(row) + 1 if named else 0


def check_size(size: int, limit: int | None, line: str | bytes) -> int:
    """Return the size of what was read of a message.

    Raises:
        SizeLimitError: it is more than the limit.
    """
    if limit is not None and size > limit:
        unit = "characters" if isinstance(line, str) else "bytes"
        raise SizeLimitError(size, limit, unit, ended=False)
    return size


def pieces(file: IO[bytes]) -> Iterator[bytes]:
    """Yield the lines of a file, one that is very long in pieces; none ends within an escape."""
    while line := file.readline(_LONG):
        if (len(line) - len(line.rstrip(b"\\"))) % 2:
            line += file.read(1)
        yield line


def split_records(
    lines: Iterable[AnyStr], limit: int | None = None, *, cut: bool = False
) -> Iterator[AnyStr]:
    """Yield the lines of each record, joined; all together are the file.

    A record ends with the line that closes its last quote. Quote, backslash and line end are one
    byte in each encoding that a file may have, and no part of another character. Lines that open
    no record belong to the record in front of them, and a row of names to the first one. One that
    does ends the record in front of it, also where that has lost a quote: inside a field, quotes
    like these have a backslash.

    With ``cut``, of a record that is longer than the limit only as much is kept as shows it.

    Raises:
        SizeLimitError: a record is longer than the limit, and ``cut`` is false.
    """
    record: list[AnyStr] = []
    size, quoted, ended, named = 0, False, True, False
    for line in lines:
        if not record and names_columns(line):
            named = True  # the row of names belongs to the first record
        elif named:
            named = False
        elif record and ended and _opens_one(line, quoted=quoted):
            yield _join(record)
            record, size, quoted = [], 0, False
        if not cut or limit is None or size <= limit:
            record.append(line)
            size = check_size(size + len(line), None if cut else limit, line)
        quoted ^= _quotes(line) % 2 == 1
        ended = _ends(line)
    if record:
        yield _join(record)


def _ends(line: str | bytes) -> bool:
    return line.endswith(b"\n") if isinstance(line, bytes) else line.endswith(("\n", "\r"))


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
