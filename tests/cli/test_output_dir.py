"""``format --output-dir``, and what stands in the way of losing anything in place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.cli.running import CABLE, records, run

import cablegram

NOTES = "# Notes\n\nNothing to see here.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of cables, and a folder in it."""
    top = tmp_path / "cables"
    (top / "more").mkdir(parents=True)
    for name in ("a.txt", "more/b.txt"):
        (top / name).write_text(CABLE, "utf-8")
    (top / "notes.md").write_text(NOTES, "utf-8")
    return top


def names(folder: Path) -> list[str]:
    """Return the files below a folder."""
    return sorted(str(it.relative_to(folder)) for it in folder.rglob("*") if it.is_file())


class TestOutputFolder:
    """The same tree of folders, the style's suffix; the sources stand."""

    @pytest.mark.parametrize(
        ("style", "suffix"),
        [
            ("markdown", "md"),
            ("html", "html"),
            ("plain", "txt"),
            ("wire", "txt"),
            ("seed", "txt"),
            ("normal", "txt"),
        ],
    )
    def test_tree(self, style: str, suffix: str, folder: Path) -> None:
        """What is no cable is not written; all that is reads as the cable did."""
        out = folder.parent / "out"
        result = run("format", folder, "--to", style, "--output-dir", out)
        assert (result.exit_code, result.stdout) == (0, "")
        assert result.stderr.endswith("2 files written, 1 left alone\n")
        assert names(out) == [f"a.{suffix}", f"more/b.{suffix}"]
        assert next(cablegram.read(out / f"a.{suffix}")).mrn == "08MOSCOW302"
        assert (folder / "a.txt").read_text("utf-8") == CABLE

    def test_nothing_is_written_over(self, folder: Path) -> None:
        """A second run finds its own files; another file there is kept until it is said."""
        out = folder.parent / "out"
        command = ("format", folder, "--to", "markdown", "--output-dir", out)
        assert run(*command).exit_code == run(*command).exit_code == 0
        (out / "a.md").write_text("mine", "utf-8")
        result = run(*command)
        assert result.exit_code == 2
        assert f"{out / 'a.md'}: another file is there; --overwrite replaces it" in result.stderr
        assert (out / "a.md").read_text("utf-8") == "mine"
        assert run(*command, "--overwrite").exit_code == 0
        assert (out / "a.md").read_text("utf-8") != "mine"

    def test_two_files_of_one_name(self, folder: Path) -> None:
        """``a.txt`` and ``a.md`` would both be ``a.html``: the second is named and left out."""
        (folder / "a.md").write_text(CABLE.replace("302", "303"), "utf-8")
        out = folder.parent / "out"
        result = run("format", folder, "--to", "html", "--output-dir", out, "--overwrite")
        assert result.exit_code == 2
        assert f"a.html: {folder / 'a.md'} was written there already" in result.stderr

    def test_sources_are_never_written_over(self, folder: Path) -> None:
        """Not with --overwrite either: neither the file itself nor another that is named."""
        (folder / "a.html").write_text(CABLE, "utf-8")
        for style, named in (("plain", ["a.txt"]), ("html", ["a.txt", "a.html"])):
            files = [folder / name for name in named]
            before = {file: file.read_bytes() for file in files}
            result = run("format", *files, "--to", style, "--output-dir", folder, "--overwrite")
            assert result.exit_code == 2
            assert "it is one of the files to be read" in result.stderr
            assert {file: file.read_bytes() for file in files} == before

    def test_folder_inside_the_sources(self, folder: Path) -> None:
        """What was written is no source of the next run."""
        for _ in range(2):
            result = run("format", folder, "--to", "plain", "--output-dir", folder / "out")
            assert result.exit_code == 0
        assert names(folder / "out") == ["a.txt", "more/b.txt"]

    @pytest.mark.parametrize("option", ["--check", "--diff", "--in-place"])
    def test_misuse(self, option: str, folder: Path) -> None:
        """Options that do not go together; the folder that is read; a file in its place."""
        start = ("format", folder, "--to", "plain", "--output-dir")
        assert run(*start, folder.parent / "out", option).exit_code == 2
        assert "is the folder to be read" in " ".join(run(*start, folder).stderr.split())
        assert "is no folder" in run(*start, folder / "a.txt").stderr
        assert run("format", folder, "--to", "plain", "--overwrite").exit_code == 2

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without named pipes")
    def test_a_pipe_in_the_way(self, folder: Path) -> None:
        """A pipe, also at the end of a link, is not replaced, and nobody waits for it."""
        out = folder.parent / "out"
        out.mkdir()
        os.mkfifo(out / "pipe")
        (out / "a.md").symlink_to("pipe")
        command = ("format", folder / "a.txt", "--to", "markdown", "--output-dir", out)
        for option in ([], ["--overwrite"]):
            result = run(*command, *option)
            assert result.exit_code == 2
        assert (out / "pipe").is_fifo()
        undo = ("format", folder / "a.txt", "--to", "plain", "-i", "--save-undo", out / "a.md")
        assert "it is no regular file" in run(*undo).stderr
        assert (folder / "a.txt").read_text("utf-8") == CABLE

    def test_long_names(self, folder: Path) -> None:
        """A name of as many bytes as the system allows is written in place, and in a folder."""
        path = folder / f"{'x' * 251}.txt"
        path.write_text(CABLE, "utf-8")
        assert run("format", path, "--to", "plain", "-i").exit_code == 0
        assert path.read_text("utf-8") != CABLE
        out = folder.parent / "out"
        assert run("format", path, "--to", "plain", "--output-dir", out).exit_code == 0
        result = run("format", path, "--to", "html", "--output-dir", out)
        assert result.exit_code == 2
        assert "File name too long" in result.stderr

    def test_attributes_stay(self, folder: Path) -> None:
        """What else a file has besides its bytes, in place."""
        path = folder / "a.txt"
        try:
            os.setxattr(path, "user.box", b"7")
        except (AttributeError, OSError):
            pytest.skip("no extended attributes here")
        assert run("format", path, "--to", "plain", "-i").exit_code == 0
        assert os.getxattr(path, "user.box") == b"7"


class TestInPlace:
    """A style that leaves something out takes it away for good only if told to."""

    @pytest.mark.parametrize("style", ["markdown", "html", "wire"])
    def test_needs_a_word(self, style: str, folder: Path) -> None:
        """Without it nothing is written, and what would be lost is named."""
        result = run("format", folder, "--to", style, "--in-place")
        assert (result.exit_code, result.stdout) == (2, "")
        said = " ".join(result.stderr.split())
        assert f"{style} leaves out what is in no field: page lines, stamps" in said
        assert (folder / "a.txt").read_text("utf-8") == CABLE
        result = run("format", folder, "--to", style, "--in-place", "--no-undo")
        assert result.exit_code == 0
        assert result.stderr.startswith(f"{style} leaves out what is in no field")
        assert (folder / "a.txt").read_text("utf-8") != CABLE

    def test_styles_that_keep_all(self, folder: Path) -> None:
        """These need no word."""
        for style in ("plain", "normal", "seed"):
            assert run("format", folder, "--to", style, "--in-place").exit_code == 0

    def test_misuse(self, folder: Path) -> None:
        """It is a word about --in-place, against --save-undo."""
        start = ("format", folder, "--to", "html")
        assert run(*start, "--no-undo").exit_code == 2
        assert run(*start, "-i", "--no-undo", "--save-undo", folder.parent / "u").exit_code == 2


class TestUndoOfFolders:
    """``undo OUT UNDO-DIR``."""

    @pytest.fixture
    def way_back(self, folder: Path) -> Path:
        """Return the undo files of a folder that was written in place."""
        way_back = folder.parent / "back"
        result = run("format", folder, "--to", "html", "-i", "--save-undo", way_back)
        assert result.exit_code == 0
        return way_back

    def test_in_place(self, folder: Path, way_back: Path) -> None:
        """All come back; a second run, or one after an interruption, finds them as they were."""
        result = run("undo", folder, way_back, "--in-place")
        assert (result.exit_code, result.stderr) == (0, "2 written back\n")
        assert (folder / "more" / "b.txt").read_text("utf-8") == CABLE
        assert (folder / "notes.md").read_text("utf-8") == NOTES
        result = run("undo", folder, way_back, "--in-place")
        assert (result.exit_code, result.stderr) == (0, "2 as they were\n")

    def test_to_another_folder(self, folder: Path, way_back: Path) -> None:
        """The same tree."""
        first = folder.parent / "first"
        assert run("undo", folder, way_back, "-o", first).exit_code == 0
        assert names(first) == ["a.txt", "more/b.txt"]
        assert (first / "a.txt").read_text("utf-8") == CABLE

    def test_of_an_output_folder(self, folder: Path) -> None:
        """The undo files have the names that the files have there."""
        out, way_back = folder.parent / "out", folder.parent / "back"
        run("format", folder, "--to", "markdown", "--output-dir", out, "--save-undo", way_back)
        assert names(way_back) == ["a.md.undo.json", "more/b.md.undo.json"]
        assert run("undo", out, way_back, "--in-place").exit_code == 0
        assert (out / "a.md").read_text("utf-8") == CABLE

    def test_what_does_not_fit(self, folder: Path, way_back: Path) -> None:
        """It is named, the others are written, and the exit code is 2."""
        (folder / "a.txt").write_text("other", "utf-8")
        (way_back / "gone.txt.undo.json").write_text("{}", "utf-8")
        result = run("undo", folder, way_back, "--in-place")
        assert result.exit_code == 2
        assert "belongs to another text" in result.stderr
        assert f"cannot read {folder / 'gone.txt'}: No such file" in result.stderr
        assert result.stderr.endswith("1 written back, 2 failed\n")
        assert (folder / "more" / "b.txt").read_text("utf-8") == CABLE

    def test_misuse(self, folder: Path, way_back: Path) -> None:
        """A folder and a file; no place to write to; no undo files."""
        assert run("undo", folder, way_back).exit_code == 2
        assert run("undo", folder, way_back / "a.txt.undo.json", "-i").exit_code == 2
        assert run("undo", folder, way_back, "-o", folder / "a.txt").exit_code == 2
        (folder.parent / "none").mkdir()
        result = run("undo", folder, folder.parent / "none", "-i")
        assert result.exit_code == 2
        assert "no undo files in" in result.stderr


def test_data_file(tmp_path: Path) -> None:
    """A data file gives one text with all of its messages."""
    path, out = tmp_path / "cables.csv", tmp_path / "out"
    path.write_bytes(records(301, 302))
    run("format", path, "--to", "plain", "--output-dir", out)
    text = (out / "cables.txt").read_text("utf-8")
    assert text.count("MOSCOW 000301") == text.count("MOSCOW 000302") == 1
