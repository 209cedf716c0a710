"""What may be written: nothing that is read, and nothing but a regular file."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from cablegram._cli.output import reason, refuse
from cablegram._disk import check_regular
from cablegram._sources import STANDARD_INPUT, expand, is_pattern
from cablegram._stored import is_read_in_folders

__all__ = ["refuse_lost"]


def refuse_lost(path: Path, names: Iterable[str]) -> None:
    """Refuse to write a file that is read: named, fitting a pattern, or found below a folder.

    Also refused is what no file can take the place of, such as a folder.
    """
    try:
        is_there = check_regular(path) is not None
    except OSError as error:
        refuse(f"cannot write {path}: {reason(error)}")
    if is_there and _is_read(path, names):
        refuse(f"{path} would be overwritten: name another output")


def _is_read(path: Path, names: Iterable[str]) -> bool:
    place = Path(os.path.realpath(path))
    for name in _expanded(names):
        read = Path(os.path.realpath(name))
        if place == read or (place.is_relative_to(read) and is_read_in_folders(place)):
            return True
    return False


def _expanded(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if name != STANDARD_INPUT and "\0" not in name:
            yield from expand(name) if is_pattern(name) else [name]
