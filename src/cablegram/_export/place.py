"""The file that is written: beside its place, until it is whole."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cablegram._disk import sync_folder

__all__ = ["ExportError", "written_whole"]


class ExportError(Exception):
    """What was asked for cannot be written; the message says why."""


@contextmanager
def written_whole(out: Path) -> Iterator[tuple[Path, Callable[[], None]]]:
    """Give a place to write to, and what gives the file there its name; else it is removed.

    Raises:
        ExportError: something stands in the way.
        OSError: the file cannot be written.
    """
    place = Path(os.path.realpath(out)) if out.is_symlink() else out
    part = place.with_name(f"{place.name}.part")
    if part.exists():
        raise ExportError(
            f"{part} is in the way: another run is writing it, or one was killed; "
            "if none is, remove it"
        )
    try:
        yield part, lambda: _keep(part, place)
    finally:
        part.unlink(missing_ok=True)


def _keep(part: Path, place: Path) -> None:
    part.replace(place)
    sync_folder(place.parent)
