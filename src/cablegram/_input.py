"""From what the caller hands in to text, and back: decoding is recorded and reversible."""

from __future__ import annotations

import attrs

from cablegram.errors import SizeLimitError

__all__ = ["Source", "check_limit", "decode", "encode"]


@attrs.frozen
class Source:
    """The text of a message and how it came."""

    text: str
    #: ``utf-8``, ``latin-1``, ``cp1252``; ``None`` for text that came as ``str``
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

    A byte order mark stays in the text as its first character. What is no UTF-8 is cp1252 if
    it has characters that only cp1252 has (curly quotes), else Latin-1.

    >>> decode(b"\xb61. (C) Summary")
    Source(text='¶1. (C) Summary', encoding='latin-1')

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
    try:
        return Source(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    if any("\x80" <= character <= "\x9f" for character in set(text)):
        try:
            return Source(data.decode("cp1252"), "cp1252")
        except UnicodeDecodeError:
            pass  # five bytes have no meaning in cp1252; Latin-1 has one for each
    return Source(text, "latin-1")


def encode(text: str, encoding: str | None) -> bytes:
    """Return ``text`` as bytes: in its own encoding, or in UTF-8 if it came as ``str``.

    Lone surrogates of a ``str`` are kept in the way of ``surrogatepass``.
    """
    if encoding is None or encoding == "utf-8":
        return text.encode("utf-8", "surrogatepass")
    return text.encode(encoding)
