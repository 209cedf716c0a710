"""Standard output: its encoding, what a terminal must not get, and readers that leave."""

from __future__ import annotations

import io
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "INTERRUPTED",
    "MISUSE",
    "complain",
    "for_programs",
    "for_the_eye",
    "printable",
    "reason",
    "refuse",
    "writing",
]

#: exit code: misuse, unreadable input, output that nobody takes
MISUSE = 2
#: exit code: Ctrl-C, as shells have it
INTERRUPTED = 130


def complain(message: str) -> None:
    """Write one line on standard error."""
    click.echo(f"cablegram: {printable(message)}", err=True)


def refuse(message: str) -> NoReturn:
    """Write one line on standard error, and end the program: misuse."""
    complain(message)
    sys.exit(MISUSE)


def for_programs() -> None:
    r"""Make standard output UTF-8, on every system.

    A lone surrogate has no UTF-8; ``backslashreplace`` writes it as ``\udc80``, which is the
    escape that JSON has for it.
    """
    _reconfigure(encoding="utf-8")


def for_the_eye() -> None:
    """Keep the terminal's encoding; what it lacks is written as an escape."""
    _reconfigure(encoding=None)


def _reconfigure(encoding: str | None) -> None:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")


def printable(text: str) -> str:
    r"""Return the text with blanks folded, and escapes for what could act on a terminal.

    >>> printable("KOSOVO\x1b[2J  AND\nSERBIA\udc80")
    'KOSOVO\\x1b[2J AND SERBIA\\udc80'
    """
    folded = " ".join(text.split())
    if folded.isprintable():
        return folded
    return "".join([char if char.isprintable() else _escape(char) for char in folded])


def _escape(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")


def reason(error: Exception) -> str:
    """Return the words of an error, without its number and file name."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


@contextmanager
def writing() -> Iterator[None]:
    """Be quiet when the reader of standard output leaves (``| head -1``).

    Whoever leaves has read enough: the exit code is the one so far. Any other trouble with
    the output, such as a full disk, is one line and exit code 2.
    """
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        _discard()
    except OSError as error:
        _discard()
        complain(f"cannot write: {reason(error)}")
        sys.exit(MISUSE)


def _discard() -> None:
    """Point standard output to nowhere, so that Python's flush at the end is quiet too."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
