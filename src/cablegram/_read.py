"""The ways in: parse one message, read every message of a file."""

from __future__ import annotations

from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import IO

from cablegram._input import decode
from cablegram._parse import parse_tree
from cablegram.cable import Cable
from cablegram.errors import CableSyntaxError

__all__ = ["parse", "read"]


def parse(source: str | bytes, *, strict: bool = False) -> Cable:
    r"""Read one message, in any dialect.

    >>> cable = parse("UNCLAS LA PAZ 2080\n\nSUBJ: EC FOOD AID\n")
    >>> cable.post, cable.serial, cable.subject
    ('LA PAZ', 2080, 'EC FOOD AID')

    Args:
        source: the text of the message, ``str`` or bytes in any encoding.
        strict: raise for the first finding that is more than a note.

    Raises:
        TypeError: ``source`` is neither ``str`` nor bytes.
        CableSyntaxError: with ``strict=True`` only.
    """
    decoded = decode(source)
    cable = Cable(parse_tree(decoded.text), decoded.encoding)
    if strict:
        _refuse_findings(cable, decoded.text)
    return cable


def _refuse_findings(cable: Cable, text: str) -> None:
    for finding in cable.diagnostics:
        if finding.severity != "note":
            raise CableSyntaxError(finding.message, text, finding.span[0])


def read(source: str | PathLike[str] | IO[bytes] | IO[str]) -> Iterator[Cable]:
    """Yield every message of a file, given by its path or open.

    Raises:
        OSError: the file cannot be read.
        TypeError: ``source`` is no path and no open file.
    """
    if isinstance(source, (str, PathLike)):
        yield parse(Path(source).read_bytes())
        return
    if not hasattr(source, "read"):
        message = f"cannot read {type(source).__name__}: pass a path or an open file"
        raise TypeError(message)
    yield parse(source.read())
