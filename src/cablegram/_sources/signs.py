"""What the first bytes of a file say it is: its name may say anything."""

from __future__ import annotations

from typing import Final, Literal

__all__ = ["HEAD", "Archive", "Packing", "archive_of", "other_archive", "packing_of"]

Packing = Literal["gzip", "bzip2", "xz", "zstd"]
Archive = Literal["zip", "tar"]

#: bytes from which it is told what a file is, and whether it is one of text
HEAD: Final = 1 << 13

_GZIP: Final = b"\x1f\x8b\x08"  # RFC 1952, 2.3.1
_XZ: Final = b"\xfd7zXZ\0"  # The .xz File Format, 2.1.1.1
_ZSTD: Final = b"\x28\xb5\x2f\xfd"  # RFC 8878, 3.1.1
#: the size of a block, then the first block's sign, or that of the end
_BZIP2: Final = b"BZh"
_BZIP2_BLOCKS: Final = (b"1AY&SY", b"\x17\x72\x45\x38\x50\x90")
#: the first member's header; the end of an archive without members; the mark of one in parts
_ZIP: Final = (b"PK\3\4", b"PK\5\6", b"PK\7\x08")  # APPNOTE.TXT, 4.3
_OTHERS: Final = {b"7z\xbc\xaf\x27\x1c": "7z", b"Rar!\x1a\x07": "rar"}

#: a block of a tar file, and where its header has the sum of its bytes (POSIX, ustar)
_BLOCK: Final = 512
_SUM: Final = slice(148, 156)


def packing_of(head: bytes) -> Packing | None:
    r"""Tell how a file is packed.

    >>> packing_of(b"\x1f\x8b\x08\0"), packing_of(b"BZh9 IS NO BLOCK")
    ('gzip', None)
    """
    if head.startswith(_GZIP):
        return "gzip"
    if head.startswith(_BZIP2) and head[4:10] in _BZIP2_BLOCKS:
        return "bzip2"
    if head.startswith(_XZ):
        return "xz"
    return "zstd" if head.startswith(_ZSTD) else None


def archive_of(head: bytes) -> Archive | None:
    """Tell an archive whose members are read."""
    if head.startswith(_ZIP):
        return "zip"
    return "tar" if _is_tar(head[:_BLOCK]) else None


def other_archive(head: bytes) -> str | None:
    """Tell an archive that is not read here."""
    return next((name for sign, name in _OTHERS.items() if head.startswith(sign)), None)


def _is_tar(block: bytes) -> bool:
    """Tell the header of a member: it has the sum of its own bytes. Old ones have no other sign."""
    if len(block) < _BLOCK or b"\0" not in block:
        return False
    try:
        written = int(block[_SUM].strip(b" \0"), 8)
    except ValueError:
        return False
    # The sum is taken with blanks in its own place.
    return written == sum(block) - sum(block[_SUM]) + 8 * ord(" ")
