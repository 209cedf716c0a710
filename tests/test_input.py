"""What can be handed in, and how it comes back."""

from __future__ import annotations

import pytest

import cablegram

ADVERSARIAL = [
    "",
    "\n",
    "\r",
    "\r\n",
    " ",
    "no newline",
    "a\r\nb\rc\nd",
    "\ufeffSECRET MOSCOW 000302\n",
    "a\x0bb\x0cc\x1cd\x85e\u2028f\u2029g\n",
    "NUL \x00 inside\nTO \x00\n",
    "\ud800 lone\n",
    "SUBJECT: trailing   \t \n",
    "UNCLAS LA PAZ 2080",
    "NNNN",
    "\x0c\x0c\n",
    "x" * 1_000_000,
    "¶" * 10_000,
]


@pytest.mark.parametrize("text", ADVERSARIAL, ids=lambda text: repr(text[:20]))
def test_text_comes_back(text: str) -> None:
    """``str`` in, the same ``str`` out, whatever its characters and line ends."""
    assert text == str(cablegram.parse(text))


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"plain", "utf-8"),
        (b"", "utf-8"),
        ("¶1. (C)".encode(), "utf-8"),
        (b"\xef\xbb\xbf\xc2\xb61.", "utf-8"),
        (b"\xb61. (C)\r\n", "latin-1"),
        (b"\x93quoted\x94", "cp1252"),
        (b"\x81\x8d", "latin-1"),
        (bytes(range(256)), "latin-1"),
        (b"\xed\xa0\x80", "cp1252"),
    ],
)
def test_bytes_come_back(data: bytes, encoding: str) -> None:
    """The encoding is recorded and gives the bytes back."""
    cable = cablegram.parse(data)

    assert data == bytes(cable)
    assert encoding == cable.encoding


def test_text_as_bytes_is_utf_8() -> None:
    """A cable that came as ``str`` has no encoding; its bytes are UTF-8."""
    cable = cablegram.parse("¶1. \ud800")

    assert cable.encoding is None
    assert "¶1. \ud800".encode("utf-8", "surrogatepass") == bytes(cable)


@pytest.mark.parametrize("wrong", [None, 3, ["SECRET"], object()])
def test_wrong_type_says_what_to_pass(wrong: object) -> None:
    """Misuse is a ``TypeError`` that names what was passed and what to pass."""
    with pytest.raises(TypeError) as caught:
        cablegram.parse(wrong)  # type: ignore[arg-type]

    assert (
        f"cannot parse {type(wrong).__name__}: pass the text of a cable as str or bytes, "
        "for a file use cablegram.read(path)"
    ) == str(caught.value)


def test_read_takes_paths_and_open_files(tmp_path: object) -> None:
    """A file that is neither gives a ``TypeError``; a missing one an ``OSError``."""
    with pytest.raises(TypeError, match="pass a path or an open file"):
        list(cablegram.read(3))  # type: ignore[arg-type]
    with pytest.raises(OSError, match="missing"):
        list(cablegram.read(f"{tmp_path}/missing.txt"))
