"""Names with ``*`` in them that no shell has put files in place of."""

from __future__ import annotations

import os
from collections.abc import Iterator
from fnmatch import filter as fitting
from glob import has_magic
from itertools import groupby
from pathlib import Path

__all__ = ["expand", "is_pattern"]

#: any folders, one within the other, or none
_ANY = "**"


def is_pattern(name: str) -> bool:
    """Tell a pattern from the name of a file; a file that has this name goes before."""
    return has_magic(name) and "\0" not in name and not os.path.lexists(name)


def expand(pattern: str) -> Iterator[str]:
    """Yield the names of files and folders that fit, in their order; none that is hidden.

    ``*``, ``?`` and ``[...]`` are as in a shell, ``**`` is any folders one within the other. No
    more is kept than the names in one folder.
    """
    path = Path(pattern)
    parts = [part for part, _ in groupby(path.parts[len(Path(path.anchor).parts) :])]
    yield from _expand(path.anchor, parts)


def _expand(base: str, parts: list[str]) -> Iterator[str]:
    if not parts:
        yield base or os.curdir
    elif parts[0] == _ANY:
        yield from _expand(base, parts[1:])
        for name in _names(base) if parts[1:] else ():
            if _is_folder(base, name) and not Path(base, name).is_symlink():
                yield from _expand(_join(base, name), parts)
    elif has_magic(parts[0]):
        is_hidden = parts[0].startswith(".")
        for name in fitting(_names(base, hidden=is_hidden), parts[0]):
            if not parts[1:] or _is_folder(base, name):
                yield from _expand(_join(base, name), parts[1:])
    elif os.path.lexists(_join(base, parts[0])):
        yield from _expand(_join(base, parts[0]), parts[1:])


def _join(base: str, name: str) -> str:
    return str(Path(base, name))


def _is_folder(base: str, name: str) -> bool:
    return Path(base, name).is_dir()


def _names(base: str, *, hidden: bool = False) -> list[str]:
    try:
        names = os.listdir(base or os.curdir)  # noqa: PTH208  names are enough
    except OSError:  # what cannot be looked into has nothing that fits, as in a shell
        return []
    return sorted(name for name in names if name.startswith(".") == hidden)
