"""Names of members: what leads out of the archive, and what came before."""

from __future__ import annotations

from array import array
from hashlib import blake2b
from pathlib import PurePosixPath

__all__ = ["Seen", "member_path"]

_FEW = 1 << 10


def member_path(name: str) -> PurePosixPath | None:
    r"""Return the place of a member within its archive; ``None`` if it is outside.

    A stroke or a drive in front is dropped, as programs that unpack archives do.

    >>> str(member_path("/cables/./a.txt")), str(member_path("C:\\cables\\a.txt"))
    ('cables/a.txt', 'cables/a.txt')
    >>> member_path("cables/../../a.txt")
    """
    if "\\" in name and "/" not in name:  # written by Windows
        name = name.replace("\\", "/")
        name = name[2:] if name[1:2] == ":" else name
    path = PurePosixPath(name.lstrip("/"))
    return None if ".." in path.parts or not path.parts else path


class Seen:
    """Names that came before, 16 bytes for each: there may be millions in an archive.

    What is kept is a number of 64 bits that is made of a name. That two names of a million have
    the same one happens in one archive of forty million.
    """

    def __init__(self) -> None:
        self._places = array("Q", bytes(8 * _FEW))
        self._count = 0

    def add(self, name: str) -> bool:
        """Add a name; tell whether it is new."""
        encoded = name.encode("utf-8", "surrogateescape")
        number = int.from_bytes(blake2b(encoded, digest_size=8).digest(), "big") or 1
        if not self._put(number):
            return False
        self._count += 1
        if 2 * self._count > len(self._places):
            self._grow()
        return True

    def _put(self, number: int) -> bool:
        places = self._places
        mask = len(places) - 1
        place = number & mask
        while places[place]:
            if places[place] == number:
                return False
            place = (place + 1) & mask
        places[place] = number
        return True

    def _grow(self) -> None:
        before = self._places
        self._places = array("Q", bytes(16 * len(before)))
        for number in before:
            if number:
                self._put(number)
