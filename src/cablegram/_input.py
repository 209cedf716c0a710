"""From what the caller hands in to text, and back: decoding is recorded and reversible."""

from __future__ import annotations

import codecs
import re

import attrs

from cablegram.errors import SizeLimitError

__all__ = [
    "ENCODINGS",
    "LIMIT",
    "Source",
    "check_limit",
    "decode",
    "encode",
    "is_binary",
    "is_wide",
    "weigh",
]

#: bytes of the largest message that the commands read unless they are told otherwise: the longest
#: of the samples has a 60th of it, and of the worst known texts a record takes 500 times their size
#: (docs/robustness.md)
LIMIT = 8 << 20

#: byte order marks of UTF-16, and what follows them (RFC 2781, 3.2)
_WIDE = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}

#: the mark of UTF-32 begins with that of UTF-16
_WIDER = codecs.BOM_UTF32_LE

#: what :func:`decode` says of bytes; ``None`` stands for ``str``
ENCODINGS = frozenset({"utf-8", "latin-1", "cp1252", *_WIDE.values()})

#: how bytes that are no UTF-8 stand in a text that is UTF-8 all the same (PEP 383)
_BAD = re.compile("[\udc80-\udcff]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")


@attrs.frozen
class Source:
    """The text of a message and how it came."""

    text: str
    #: one of :data:`ENCODINGS`; ``None`` for text that came as ``str``
    encoding: str | None


def check_limit(limit: object) -> None:
    """Raise an error for what is no limit.

    Raises:
        TypeError: it is no number.
        ValueError: it is below zero.
    """
    if limit is None:
        return
    if isinstance(limit, bool) or not isinstance(limit, int):
        raise TypeError(f"limit: expected a number of bytes or characters, got {limit!r}")
    if limit < 0:
        raise ValueError(f"limit: expected a number of bytes or characters, got {limit}")


def decode(source: object, limit: int | None = None) -> Source:
    r"""Return the text of ``source``, and the encoding that gives it back byte for byte.

    A byte order mark stays in the text as its first character; that of UTF-16 says what the rest
    is. A text of UTF-8 with a few bytes that are none stays UTF-8, and each such byte is a lone
    surrogate (PEP 383). What else is no UTF-8 is cp1252 if it has characters that only cp1252 has
    (curly quotes), else Latin-1.

    >>> decode(b"\xb61. (C) Summary")
    Source(text='¶1. (C) Summary', encoding='latin-1')
    >>> decode(b"\xff\xfeB\0T\0")
    Source(text='\ufeffBT', encoding='utf-16-le')
    >>> decode(b"\xc2\xb61. CAF\xc9, 5 \xe2\x82\xac")
    Source(text='¶1. CAF\udcc9, 5 €', encoding='utf-8')

    Raises:
        TypeError: for anything but ``str`` and bytes.
        SizeLimitError: there is a limit, and ``source`` is longer.
    """
    if isinstance(source, str):
        if limit is not None and len(source) > limit:
            raise SizeLimitError(len(source), limit, "characters")
        return Source(source, None)
    if isinstance(source, (bytes, bytearray, memoryview)):
        size = source.nbytes if isinstance(source, memoryview) else len(source)
        if limit is not None and size > limit:
            raise SizeLimitError(size, limit, "bytes")
        return _decode_bytes(bytes(source))
    message = (
        f"cannot parse {type(source).__name__}: pass the text of a cable as str or bytes, "
        "for a file use cablegram.read(path)"
    )
    raise TypeError(message)


def _decode_bytes(data: bytes) -> Source:
    wide = _WIDE.get(data[:2]) if is_wide(data) else None
    if wide and len(data) % 2 == 0:
        return Source(data.decode(wide, "surrogatepass"), wide)
    try:
        return Source(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "surrogateescape")
    good, bad = weigh(text)
    return Source(text, "utf-8") if good >= bad else _decode_narrow(data)


def is_wide(data: bytes) -> bool:
    """Tell whether bytes begin with a mark of UTF-16."""
    return data[:2] in _WIDE and not data.startswith(_WIDER)


def weigh(text: str) -> tuple[int, int]:
    """Return what speaks for UTF-8 in a text that was decoded so, and the bytes that are none.

    A character of two bytes counts once, one of three twice: the more bytes fit together, the less
    it is chance. In a text of another encoding hardly any do.
    """
    bad = good = 0
    for character in _BEYOND_ASCII.findall(text):
        if "\udc80" <= character <= "\udcff":
            bad += 1
        else:
            good += 1 + (character > "\u07ff") + (character > "\uffff")
    return good, bad


def _decode_narrow(data: bytes) -> Source:
    """Decode bytes of which each is a character."""
    text = data.decode("latin-1")
    if any("\x80" <= character <= "\x9f" for character in set(text)):
        try:
            return Source(data.decode("cp1252"), "cp1252")
        except UnicodeDecodeError:
            pass  # five bytes have no meaning in cp1252; Latin-1 has one for each
    return Source(text, "latin-1")


def encode(text: str, encoding: str | None) -> bytes:
    """Return ``text`` as bytes: in its own encoding, or in UTF-8 if it came as ``str``.

    Lone surrogates of a ``str`` are kept in the way of ``surrogatepass``; in a text that was bytes,
    those that stand for a byte become that byte again.
    """
    if encoding is None:
        return text.encode("utf-8", "surrogatepass")
    if encoding != "utf-8":
        return text.encode(encoding, "surrogatepass" if encoding in _WIDE.values() else "strict")
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # no text that was decoded has others; an edit may bring them
        return text.encode("utf-8", "surrogatepass")


def is_binary(head: bytes) -> bool:
    r"""Tell from the beginning of a file that it is none of text: there is a NUL in it.

    >>> is_binary(b"\x89PNG\r\n\x1a\n\0"), is_binary(b"\xff\xfeB\0T\0")
    (True, False)
    """
    return b"\0" in head and (head[:2] not in _WIDE or head.startswith(_WIDER))
