"""What FILE may be: a path, or ``-`` for standard input."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import attrs
import click

import cablegram
from cablegram._cli.output import complain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Sources", "files_argument"]

STANDARD_INPUT = "-"


def files_argument(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the argument ``FILE...``.

    click does not look whether the files exist: one that cannot be read must not keep the
    others from being read.
    """
    path = click.Path(allow_dash=True)
    return click.argument("files", metavar="FILE...", nargs=-1, required=True, type=path)(command)


@attrs.define
class Sources:
    """The messages of several files, and whether all of them could be read."""

    files: tuple[str, ...]
    #: set as soon as a file could not be read
    unreadable: bool = False

    def cables(self) -> Iterator[tuple[str, cablegram.Cable]]:
        """Yield the name of the file and the message, for every message."""
        for file in self.files:
            name = "<stdin>" if file == STANDARD_INPUT else file
            try:
                for cable in _read(file):
                    yield name, cable
            except OSError as error:
                self.unreadable = True
                complain(f"cannot read {name}: {error.strerror or error}")


def _read(file: str) -> Iterator[cablegram.Cable]:
    if file == STANDARD_INPUT:
        return cablegram.read(sys.stdin.buffer)
    return cablegram.read(file)
