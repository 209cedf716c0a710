"""What can be handed in, and how it comes back."""

from __future__ import annotations

from pathlib import Path

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
        # UTF-16 with its mark: any two bytes are a character, or half of one
        (b"\xff\xfe" + "SECRET MOSCOW 302\r\n".encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + "¶1. (C) 🜁\n".encode("utf-16-be"), "utf-16-be"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xff\xfe\x00\xd8A\x00\x00\xdc", "utf-16-le"),
        (b"\xfe\xff\xdc\x00\xd8\x00", "utf-16-be"),
        (b"\xff\xfeA", "latin-1"),  # half a character more
        (b"\xff\xfe\x00\x00A\x00\x00\x00", "latin-1"),  # the mark of UTF-32
        # UTF-8 with a few bytes that are none
        ("¶1. Sarközy ".encode() + b"na\xefve", "utf-8"),
        (b"\xe2\x80\x9cquoted\xe2\x80\x9d \xff\xfe\x80", "utf-8"),
        (b"\xc2\xb6 \xed\xa0\x80", "cp1252"),
        (b"\xb61. (C) na\xefve \xc3\xa9", "latin-1"),
    ],
)
def test_bytes_come_back(data: bytes, encoding: str) -> None:
    """The encoding is recorded and gives the bytes back."""
    cable = cablegram.parse(data)

    assert data == bytes(cable)
    assert encoding == cable.encoding


def test_wide_text_is_read() -> None:
    """A cable saved as "Unicode" says the same as one in UTF-8, and so does its record."""
    text = "UNCLAS LIMA 5\r\n\r\nSUBJECT: CAFÉ\r\n\r\n1. It rains.\r\n"
    cable = cablegram.parse(text.encode("utf-16"))
    assert (cable.subject, cable.body[0].text) == ("CAFÉ", "It rains.")
    assert str(cable) == "\ufeff" + text
    edited = cable.replace(subject="SNOW")
    assert bytes(edited) == text.replace("CAFÉ", "SNOW").encode("utf-16")


class TestEncodingFinding:
    """A text that is not wholly in the encoding it was read in says so."""

    LATIN = "UNCLAS LIMA 5\n\nSUBJECT: RAIN\n\n1. Caf\xe9, na\xefve.\n"

    def found(self, data: bytes) -> list[cablegram.Finding]:
        """Return the findings with this code."""
        return [it for it in cablegram.parse(data).diagnostics if it.code == "encoding"]

    def test_one_bad_byte(self) -> None:
        """The rest is read as UTF-8; the byte is told with its place, and comes back."""
        data = "UNCLAS LIMA 5\n\nSUBJECT: RAIN\n\n1. “Café”, na".encode() + b"\xefve.\n"
        cable = cablegram.parse(data)
        assert cable.body[0].text == "“Café”, na\udcefve."
        assert bytes(cable) == data
        (finding,) = self.found(data)
        assert (finding.severity, finding.line, finding.column) == ("warning", 5, 14)
        assert finding.message == "one byte is no UTF-8, the rest is: kept as it was"
        assert bytes(cable.replace(subject="SNOW")) == data.replace(b"RAIN", b"SNOW")

    def test_styles_and_the_way_back(self) -> None:
        """A style that drops the characters of UTF-8 leaves a byte alone that is none."""
        data = "UNCLAS LIMA 5\n\nSUBJECT: RAIN\n\n[1](#)1. x\n\n¶2. na".encode() + b"\xefve.\n"
        for style in ("normal", "plain", "markdown", "seed", "wire"):
            new = cablegram.reformat(cablegram.parse(data), style)
            assert new.undo() == data
            assert cablegram.undo(bytes(new), new.undo_list()) == data

    def test_other_encodings(self) -> None:
        """Latin-1 is read without a word; with a character of UTF-8 in it, with one."""
        assert self.found(self.LATIN.encode("latin-1")) == []
        (finding,) = self.found(self.LATIN.encode("latin-1") + b"2. \xc3\xa9.\n")
        assert finding.message == (
            "read as latin-1, for 2 bytes are no UTF-8; others may be UTF-8, "
            "and their characters read wrong"
        )

    def test_text_has_no_bytes(self) -> None:
        """Of a ``str``, nobody knows what its surrogates were."""
        assert "encoding" not in {it.code for it in cablegram.parse("a\udcef ¶").diagnostics}


class TestFileName:
    """The name of a file in place of its text."""

    def codes(self, text: str) -> list[str]:
        """Return the codes of the findings of a text."""
        return [it.code for it in cablegram.parse(text).diagnostics]

    def test_says_what_reads_the_file(self, tmp_path: Path) -> None:
        """The most common slip of a beginner."""
        path = tmp_path / "cable.txt"
        path.write_text("UNCLAS LIMA 5\n", "utf-8")
        found = {it.code: it for it in cablegram.parse(str(path)).diagnostics}
        finding = found["file-name"]
        assert finding.severity == "warning"
        assert finding.message == (
            "this is the name of a file, not its text: cablegram.read(path) reads the file"
        )

    def test_other_texts(self, tmp_path: Path) -> None:
        """A folder, a name of nothing, and any text of several lines."""
        for text in (str(tmp_path), str(tmp_path / "gone.txt"), "", "a\0b", "x" * 5000, "/\n/"):
            assert "file-name" not in self.codes(text)


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
