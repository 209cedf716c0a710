"""Files and folders that are named: each file once, however it is come by."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cablegram._cli.find import find_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder with files, links and a folder in it."""
    inside = tmp_path / "in"
    (inside / "below" / ".hidden").mkdir(parents=True)
    for name in ("b.txt", "below/c.txt", "below/.hidden/d.txt", "data.bin"):
        (inside / name).write_text("x", "utf-8")
    links = {
        "a.txt": "b.txt",  # found by itself
        "e.txt": "data.bin",  # and what would not be, by its links
        "f.txt": "data.bin",
        "g.txt": "below/.hidden/d.txt",
        "h.txt": "nowhere.txt",
        "i.txt": "i.txt",
    }
    for name, target in links.items():
        (inside / name).symlink_to(target)
    return inside


def found(*names: Path) -> list[str]:
    """Return the names of the files found, without folders."""
    failures: list[str] = []
    files = [Path(it.name).name for it in find_files(map(str, names), failures.append)]
    assert failures == []
    return files


def test_links(folder: Path) -> None:
    """A link to a file that is found anyway is left out; one that leads nowhere is not."""
    assert found(folder) == ["b.txt", "e.txt", "g.txt", "h.txt", "i.txt", "c.txt"]


def test_several_names(folder: Path) -> None:
    """Folders within folders, and files in them, bring nothing new."""
    once = found(folder)
    assert found(folder, folder / "below", folder / "b.txt", folder) == once
    assert sorted(found(folder / "b.txt", folder / "below", folder)) == sorted(once)
    hidden = folder / "below" / ".hidden"
    assert found(folder / "below", hidden, hidden / "d.txt") == ["c.txt", "d.txt"]


def test_passed_over(folder: Path) -> None:
    """Files of other kinds, and links that lead out, are told; hidden ones are not."""
    (folder.parent / "out.txt").write_text("x", "utf-8")
    (folder / "out.txt").symlink_to("../out.txt")
    told: list[str] = []
    files = list(find_files([str(folder)], told.append, lambda path: told.append(path.name)))
    assert told == ["data.bin", "out.txt"]
    assert "out.txt" not in {Path(it.name).name for it in files}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without named pipes")
def test_a_pipe_in_a_folder(folder: Path) -> None:
    """A pipe that nobody writes into would be waited for without end: it is named, not read."""
    os.mkfifo(folder / "pipe.txt")
    failures: list[str] = []
    names = [Path(it.name).name for it in find_files([str(folder)], failures.append)]
    assert "pipe.txt" not in names
    assert [it.rpartition("/")[2] for it in failures] == ["pipe.txt: it is no regular file"]
