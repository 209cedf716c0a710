"""Bytes on standard output: as they are to a file or a pipe, made safe for a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

import click

from cablegram._cli.output import for_the_eye
from cablegram._input import decode

__all__ = ["visible", "write_bytes", "write_diff"]


def write_bytes(data: bytes) -> None:
    """Write a text: its own bytes, or on a terminal its characters without those that act."""
    if sys.stdout.isatty():
        for_the_eye()
        sys.stdout.write(visible(decode(data).text))
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def write_diff(lines: Iterable[bytes]) -> None:
    """Write a unified diff: its own bytes, or on a terminal its lines in colour."""
    if not sys.stdout.isatty():
        write_bytes(b"".join(lines))
        return
    for_the_eye()
    for number, line in enumerate(lines):
        # The first two lines name the files; a dash at the head of a line gives ``---`` too.
        style = {"bold": True} if number < _NAMES else _COLOURS.get(line[:1], {})
        click.secho(visible(decode(line).text), nl=False, **style)


_NAMES = 2
#: as most tools show diffs
_COLOURS: dict[bytes, dict[str, Any]] = {
    b"@": {"fg": "cyan"},
    b"-": {"fg": "red"},
    b"+": {"fg": "green"},
}


def visible(text: str) -> str:
    r"""Return text of several lines with escapes for what could act on a terminal.

    >>> visible("SIPDIS\r\n\x1b[2JBT\n")
    'SIPDIS\n\\x1b[2JBT\n'
    """
    lines = text.replace("\r\n", "\n")
    if lines.replace("\n", "").isprintable():
        return lines
    return "".join([char if _is_safe(char) else _escape(char) for char in lines])


def _is_safe(char: str) -> bool:
    return char.isprintable() or char in "\n\t"


def _escape(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
