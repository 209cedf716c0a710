"""What of a folder is read: its tables of records; else its lines of records; else its texts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import attrs

from cablegram._sources import is_taken
from cablegram._stored.kinds import has_stored_name, kind_of, kind_of_name
from cablegram._stored.stored import Tell, reason
from cablegram._stored.tables import OtherTableError, columns_of

__all__ = ["Folder"]


@attrs.frozen
class Folder:
    """What is below a folder, by kind; hidden files and links that lead out are left out."""

    #: tables of records
    tables: tuple[str, ...]
    #: files of records, one a line
    lines: tuple[str, ...]
    #: whether there is a text, or an archive
    has_texts: bool
    #: what is called a table or lines of records, and why it is none; tables of other things
    #: are none that is named
    others: tuple[tuple[str, OSError], ...]

    @classmethod
    def of(cls, name: str) -> Folder:
        """Look through a folder.

        Raises:
            ModuleNotFoundError: there is a table, and pyarrow is not installed.
        """
        tables: list[str] = []
        lines: list[str] = []
        others: list[tuple[str, OSError]] = []
        has_texts = False
        for path in _below(name):
            if not has_stored_name(path):
                has_texts = has_texts or is_taken(path)
                continue
            kind = kind_of(str(path))
            try:
                _check(str(path), kind)
            except OSError as error:
                others.append((str(path), error))
            else:
                (tables if kind == "table" else lines).append(str(path))
        return cls(tuple(tables), tuple(lines), has_texts, tuple(others))

    def name_others(self, tell: Tell) -> None:
        """Name what is read as records and is none."""
        has_records = bool(self.tables or self.lines)
        for path, error in self.others:
            if not (has_records and isinstance(error, OtherTableError)):
                tell(f"cannot read {path}: {reason(error)}")

    def left_out(self) -> str:
        """Say what is not read, for it may be the same messages in another form."""
        if not (self.tables or self.lines):
            return ""
        lines = "lines of records" if self.tables and self.lines else ""
        kinds = " and ".join(filter(None, [lines, "texts" if self.has_texts else ""]))
        read = "tables" if self.tables else "lines"
        return f"its {read} of records are read, and not its {kinds}" if kinds else ""


def _check(path: str, kind: str | None) -> None:
    """Raise an error for what is neither a table nor lines of records."""
    if kind == "table" or (kind is None and kind_of_name(path) == "table"):
        columns_of(path)
    elif kind is None:
        raise OSError(None, "it holds no lines of records", path)


def _below(folder: str) -> Iterator[Path]:
    inside = Path(os.path.realpath(folder))
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "_")))
        for name in sorted(names):
            path = Path(here, name)
            if not name.startswith(".") and not _leads_out(path, inside):
                yield path


def _leads_out(path: Path, folder: Path) -> bool:
    return path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(folder)
