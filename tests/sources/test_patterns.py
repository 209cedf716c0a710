"""Patterns that no shell has put files in place of, and what a folder is searched for."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.running import run
from tests.sources.packs import KINDS, cable, converted, parsed, write, zipped

from cablegram._sources import expand


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make folders with files, some of them hidden, and go there."""
    names = (
        "1.txt",
        "2.md",
        "2008/3.txt",
        "2008/02/4.txt",
        "2008/02/.hidden/5.txt",
        "2009/6.txt",
        "2009/[7].txt",
        ".hidden/8.txt",
    )
    write(tmp_path / "in", {name: cable(at).encode() for at, name in enumerate(names, 1)})
    (tmp_path / "in" / "2009" / "loop").symlink_to(tmp_path / "in")
    monkeypatch.chdir(tmp_path / "in")
    return tmp_path / "in"


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.txt", ["1.txt"]),
        ("200?", ["2008", "2009"]),
        ("200[!8]/*.txt", ["2009/6.txt", "2009/[7].txt"]),
        ("*/*.txt", ["2008/3.txt", "2009/6.txt", "2009/[7].txt"]),
        ("**/*.txt", ["1.txt", "2008/3.txt", "2008/02/4.txt", "2009/6.txt", "2009/[7].txt"]),
        ("**/**/4.txt", ["2008/02/4.txt"]),
        ("2008/**", ["2008"]),
        (".h*/*", [".hidden/8.txt"]),
        ("*.pdf", []),
        ("1.txt/*", []),
        ("nowhere/*.txt", []),
    ],
)
def test_expand(folder: Path, pattern: str, found: list[str]) -> None:
    """As in a shell; ``**`` is any folders, and follows no link."""
    assert list(expand(pattern)) == found
    assert list(expand(f"{folder}/{pattern}")) == [f"{folder}/{name}" for name in found]


@pytest.mark.usefixtures("folder")
class TestCommands:
    """What every command takes."""

    def test_parse(self) -> None:
        """A folder that fits is searched, and nothing is read twice."""
        found = [it["source"] for it in parsed("200*", "**/*.txt")]
        # Links in a folder are files only; what fits a pattern is named.
        assert found == ["2008/3.txt", "2008/02/4.txt", "2009/6.txt", "2009/[7].txt", "1.txt"]

    def test_convert(self, tmp_path: Path) -> None:
        """In the same order each time."""
        out = tmp_path / "o.jsonl"
        assert [it["serial"] for it in converted(out, "**/*.txt")[2]] == [1, 3, 4, 6, 7]

    def test_nothing_fits(self) -> None:
        """One line, and exit code 2; the others are read."""
        done = run("parse", "*.pdf", "1.txt")
        assert (done.exit_code, len(done.stdout.splitlines())) == (2, 1)
        assert done.stderr == (
            "cablegram: cannot read *.pdf: there is no file of this name, and none that fits it\n"
        )

    def test_a_file_of_this_name(self) -> None:
        """It goes before the pattern."""
        assert [it["source"] for it in parsed("2009/[7].txt")] == ["2009/[7].txt"]

    def test_json(self) -> None:
        """A pattern stands for several, also where one fits."""
        assert run("parse", "*.txt", "--format", "json").stdout.startswith("[\n")


def test_what_a_folder_is_searched_for(tmp_path: Path) -> None:
    """Telegrams of the archive, by its suffix or by their number; archives, packed texts."""
    folder = write(
        tmp_path / "in",
        {
            "aaaacjxs.tel": cable(1).encode(),
            "1974LIMA00080": cable(2).encode(),
            "README": b"read me",
            "a.pdf": b"%PDF",
            "more/1975.zip": KINDS[".zip"],
            "more/data.bin.gz": b"\x1f\x8b\x08",
            "records.jsonl.gz": b"\x1f\x8b\x08",
            "x.TXT": zipped({"in/9.txt": cable(9).encode()}),
        },
    )
    out = tmp_path / "o.jsonl"
    code, said, found = converted(out, folder)
    sources = [str(Path(str(it["source"])).relative_to(folder)) for it in found]
    assert sources[:3] == ["1974LIMA00080", "aaaacjxs.tel", "x.TXT/in/9.txt"]
    assert {it.partition("/in/")[0] for it in sources[3:]} == {"more/1975.zip"}
    counted = "4 files of other kinds (.gz 2, no suffix 1, .pdf 1)"
    assert (code, said) == (0, [f"13 records in {out}; passed over: {counted}"])
