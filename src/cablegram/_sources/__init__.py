"""What a SOURCE is: which files are meant, and the texts that are in each of them.

A file holds a text; or one that is packed (gzip, bzip2, xz, zstd); or it is an archive (zip, tar,
tar that is packed), and each of its members holds one. What a file is, its first bytes tell.
Nothing of an archive is ever written to the disk under a name.

| module | what it does |
| --- | --- |
| `kinds` | what a folder or archive is searched for, by name |
| `pattern` | names with ``*`` in them that no shell has put files in place of |
| `signs` | what the first bytes of a file say it is |
| `stream` | bytes in their order, with errors in the words of this package |
| `packing` | unpacks gzip, bzip2, xz and zstd |
| `names` | names of members: those that lead out, those that came before |
| `members` | what a member of an archive is |
| `tars`, `zips` | the members of an archive, in their order |
| `contents` | the texts of a source |
"""

from __future__ import annotations

from cablegram._sources.contents import (
    STANDARD_INPUT,
    Entry,
    LeftOut,
    Opened,
    PassedOver,
    about_source,
    contents,
    open_path,
    open_source,
    refuse_packed,
    texts,
)
from cablegram._sources.kinds import is_packed_name, is_taken
from cablegram._sources.pattern import expand, is_pattern
from cablegram._sources.signs import Packing, packing_of
from cablegram._sources.stream import DamagedError, head_of

__all__ = [
    "STANDARD_INPUT",
    "DamagedError",
    "Entry",
    "LeftOut",
    "Opened",
    "Packing",
    "PassedOver",
    "about_source",
    "contents",
    "expand",
    "head_of",
    "is_packed_name",
    "is_pattern",
    "is_taken",
    "open_path",
    "open_source",
    "packing_of",
    "refuse_packed",
    "texts",
]
