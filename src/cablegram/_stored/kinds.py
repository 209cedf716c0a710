"""What a file holds: records, told by its first bytes, or else it is a text."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Final, Literal, cast

from cablegram._disk import open_regular
from cablegram._sources import Packing, head_of, is_taken, packing_of

__all__ = ["Kind", "has_stored_name", "is_read_in_folders", "kind_of", "kind_of_name", "look_at"]

Kind = Literal["lines", "table"]

#: what a Parquet file begins with (https://parquet.apache.org/docs/file-format/)
_MAGIC: Final = b"PAR1"
#: bytes in which the version of the first record stands; it is its first key, unless another
#: program has sorted the keys
_HEAD: Final = 1 << 16
_SIGN: Final = re.compile(rb'"record":\s*"cablegram/')
_BLANKS: Final = b"\xef\xbb\xbf \t\r\n"
_NAMES: Final[dict[str, Kind]] = {".jsonl": "lines", ".parquet": "table"}
_PACKED: Final = frozenset({".gz", ".bz2", ".xz", ".zst"})


def kind_of(name: str) -> Kind | None:
    """Tell what a file holds; ``None`` if that is a text, or it cannot be read."""
    try:
        with open_regular(name) as file:
            return look_at(cast("io.BufferedReader", file))
    except (OSError, ValueError):  # it is named when it is read
        return None


def look_at(file: io.BufferedReader) -> Kind | None:
    """Tell what an open file holds. One that cannot be gone back in stays where it is.

    Raises:
        OSError: it cannot be read.
    """
    head = head_of(file, _HEAD)
    if head.startswith(_MAGIC):
        return "table"
    packing = packing_of(head)
    if packing:
        head = _unpacked(file if file.seekable() else io.BytesIO(head), packing)
    first, _, _ = head.lstrip(_BLANKS).partition(b"\n")
    return "lines" if first.startswith(b"{") and _SIGN.search(first) else None


def _unpacked(file: io.BufferedReader | io.BytesIO, packing: Packing) -> bytes:
    from cablegram._sources.packing import unpacked  # noqa: PLC0415  few files are packed

    return head_of(unpacked(file, packing), _HEAD)


def kind_of_name(name: str) -> Kind | None:
    """Tell what a file has to hold by its name, so that a broken one is named as what it is."""
    path = Path(name.lower())
    return _NAMES.get(path.with_suffix("").suffix if path.suffix in _PACKED else path.suffix)


def has_stored_name(path: Path) -> bool:
    """Tell whether a folder is searched for records of this name.

    Engines put marks beside the parts of a table, with an underscore or a point in front.
    """
    return not path.name.startswith(("_", ".")) and kind_of_name(path.name) is not None


def is_read_in_folders(path: Path) -> bool:
    """Tell whether a file is read where a folder around it is named."""
    return is_taken(path) or (has_stored_name(path) and kind_of(str(path)) is not None)
