"""What was handed in: bytes that fit no encoding, and the name of a file in place of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from cablegram._input import weigh
from cablegram.findings import Finding, warning

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["check_given"]

#: bytes of a text that are no UTF-8, as `_input.decode` writes them
_BAD = re.compile("[\udc80-\udcff]")
#: no system has longer names of files
_LONGEST_NAME = 4096


def check_given(cable: Cable) -> Iterator[Finding]:
    """Yield what a caller should know who handed in something else than he thinks."""
    text = str(cable)
    if cable.encoding is None:
        yield from _file_name(text)
    elif not text.isascii():
        yield from _encoding(text, cable.encoding)


def _encoding(text: str, encoding: str) -> Iterator[Finding]:
    if encoding == "utf-8":
        if bad := [found.start() for found in _BAD.finditer(text)]:
            count = "one byte is" if len(bad) == 1 else f"{len(bad)} bytes are"
            message = f"{count} no UTF-8, the rest is: kept as it was"
            yield warning("encoding", message, (bad[0], bad[0] + 1))
    elif encoding in {"latin-1", "cp1252"}:
        good, bad_bytes = weigh(text.encode(encoding).decode("utf-8", "surrogateescape"))
        if good:
            message = (
                f"read as {encoding}, for {bad_bytes} bytes are no UTF-8; others may be UTF-8, "
                "and their characters read wrong"
            )
            yield warning("encoding", message, (0, 0))


def _file_name(text: str) -> Iterator[Finding]:
    """Tell who passed the name of a file in place of its text; no file is opened."""
    name = text.strip()
    # Of a name on another machine, the question alone would go over the network (Windows).
    remote = name.startswith(("\\\\", "//"))
    if not name or len(name) > _LONGEST_NAME or not name.isprintable() or remote:
        return
    try:
        is_file = Path(name).is_file()
    except (OSError, ValueError):
        return
    if is_file:
        message = "this is the name of a file, not its text: cablegram.read(path) reads the file"
        yield warning("file-name", message, (0, len(text)))
