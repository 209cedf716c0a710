"""What a folder or an archive is searched for, by name. Any file is taken that is named."""

from __future__ import annotations

from pathlib import PurePath, PurePosixPath
from typing import Final

__all__ = ["is_hidden", "is_packed_name", "is_taken"]

#: texts; ``.tel`` is the suffix of telegrams in the State Department's archive (the attribute
#: ``Legacy Key`` of each: ``link1974/newtext/t19740468/aaaacjxs.tel``)
_TEXTS: Final = frozenset({".txt", ".text", ".tel", ".md", ".markdown", ".html", ".htm", ".csv"})
_PACKED: Final = frozenset({".gz", ".bz2", ".xz", ".zst"})
_ARCHIVES: Final = frozenset({".zip", ".tar", ".tgz", ".tbz", ".tbz2", ".txz", ".tzst"})
#: where macOS puts what it knows of files besides
_BESIDES: Final = "__MACOSX"


def is_taken(path: PurePath, *, packed: bool = True) -> bool:
    """Tell whether a folder is searched for a file of this name; ``packed`` for archives too.

    Without a suffix, a name with a figure in it may be the number of a cable.

    >>> from pathlib import PurePath
    >>> names = ["a.TXT", "a.tel", "1974LIMA00080", "README", "a.pdf", "a.csv.gz", "a.bin.gz"]
    >>> [name for name in names if is_taken(PurePath(name))]
    ['a.TXT', 'a.tel', '1974LIMA00080', 'a.csv.gz']
    """
    suffix = path.suffix.lower()
    if suffix in _TEXTS:
        return True
    if not suffix:
        return any("0" <= character <= "9" for character in path.name)
    return packed and is_packed_name(path)


def is_packed_name(path: PurePath) -> bool:
    """Tell the name of an archive, or of a text that is packed."""
    suffix = path.suffix.lower()
    if suffix in _PACKED:
        within = path.with_suffix("")
        return within.suffix.lower() == ".tar" or is_taken(within, packed=False)
    return suffix in _ARCHIVES


def is_hidden(member: PurePosixPath) -> bool:
    """Tell a member of an archive that a folder would hide, or that macOS put there."""
    return any(part.startswith(".") or part == _BESIDES for part in member.parts)
