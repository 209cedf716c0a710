"""Archives and packed texts: what is in them is read as from a folder."""

from __future__ import annotations

import tarfile
import tracemalloc
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import pytest
from tests.cli.running import run
from tests.sources.packs import (
    KINDS,
    MEMBERS,
    PACKERS,
    cable,
    converted,
    parsed,
    tar,
    write,
    zipped,
)

import cablegram
from cablegram._sources import Entry, contents, open_source


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write the members as files."""
    return write(tmp_path / "folder", MEMBERS)


@pytest.fixture(params=KINDS)
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Write an archive of each kind."""
    path = tmp_path / f"cables{request.param}"
    path.write_bytes(KINDS[request.param])
    return path


class TestLikeAFolder:
    """The records are those of the folder, but for where they are from."""

    def test_parse(self, folder: Path, archive: Path) -> None:
        """The name of a member stands behind that of the archive."""
        found, expected = parsed(archive), parsed(folder)
        assert [it["source"] for it in found] == [
            it["source"].replace(str(folder), str(archive)) for it in expected
        ]
        assert len(found) == 10
        assert [it | {"source": ""} for it in found] == [it | {"source": ""} for it in expected]

    def test_convert(self, archive: Path, tmp_path: Path) -> None:
        """Two processes write what one writes, and what ``parse`` does."""
        one = converted(tmp_path / "one.jsonl", archive)
        two = converted(tmp_path / "two.jsonl", archive, "--jobs", 2)
        assert one[2] == two[2] == parsed(archive)
        assert one[:2] == (0, [f"10 records in {tmp_path / 'one.jsonl'}"])

    def test_read(self, archive: Path) -> None:
        """The texts of all messages are those of the members."""
        texts = b"".join(map(bytes, cablegram.read(archive)))
        assert texts == b"".join(MEMBERS.values())

    def test_check(self, tmp_path: Path) -> None:
        """Findings have the name of the member, and its lines."""
        path = tmp_path / "a.zip"
        path.write_bytes(zipped({"in/1.txt": cable(1).replace("BT\n", "QQQ %%\nBT\n", 1).encode()}))
        assert f"{path}/in/1.txt:4:1: warning unknown-line" in run("check", path).stdout

    def test_diff(self, tmp_path: Path, folder: Path) -> None:
        """Of all messages in an archive, the one with the number of the other file."""
        path = tmp_path / "a.zip"
        path.write_bytes(KINDS[".zip"])
        assert run("diff", folder / "in" / "2.tel", path).exit_code == 0

    def test_the_shape_of_json(self, tmp_path: Path) -> None:
        """An archive gives a list, as a folder does; one member of it, by its name, an object."""
        path = tmp_path / "a.zip"
        path.write_bytes(zipped({"1.txt": cable(1).encode()}))
        assert run("parse", path, "--format", "json").stdout.startswith("[\n")
        assert run("parse", path / "1.txt", "--format", "json").stdout.startswith("{\n")


class TestRecognised:
    """What a file is, its first bytes tell."""

    @pytest.mark.parametrize("suffix", KINDS)
    def test_by_content(self, suffix: str, tmp_path: Path) -> None:
        """Whatever its name is."""
        path = tmp_path / "download.txt"
        path.write_bytes(KINDS[suffix])
        assert len(parsed(path)) == 10

    @pytest.mark.parametrize("suffix", KINDS)
    def test_standard_input(self, suffix: str, tmp_path: Path) -> None:
        """Also of a zip file, which is read from its end."""
        found = parsed("-", stdin=KINDS[suffix])
        assert [it["source"] for it in found][:2] == ["-/in/1.txt", "-/in/2.tel"]
        assert converted(tmp_path / "o.jsonl", "-", stdin=KINDS[suffix])[2] == found

    @pytest.mark.parametrize("suffix", PACKERS)
    def test_packed_texts(self, suffix: str, tmp_path: Path) -> None:
        """A text or data file that is packed goes by its own name; so in an archive."""
        members = {f"{name}{suffix}": PACKERS[suffix](data) for name, data in MEMBERS.items()}
        folder = write(tmp_path / "packed", members)
        path = tmp_path / "a.tar"
        path.write_bytes(tar(members))
        found = parsed(folder / "in" / f"cables.csv{suffix}")
        assert [(it["source"], it["message"]) for it in found] == [
            (str(folder / "in" / f"cables.csv{suffix}"), number) for number in range(1, 6)
        ]
        inside = parsed(path)
        # 1974LIMA00080.gz is taken, as 1974LIMA00080 is.
        assert [it["mrn"] for it in inside] == [it["mrn"] for it in parsed(folder)]
        assert len(inside) == 10
        assert converted(tmp_path / "o.jsonl", path)[2] == inside

    def test_several_packed_one_behind_the_other(self, tmp_path: Path) -> None:
        """What packs of several files joined give is all of them."""
        for suffix, pack in PACKERS.items():
            path = tmp_path / f"a.txt{suffix}"
            path.write_bytes(pack(cable(1).encode()) + pack(b"\n\n") + pack(cable(2).encode()))
            assert [it["serial"] for it in parsed(path)] == [1, 2]

    def test_zeros_are_no_archive(self, tmp_path: Path) -> None:
        """What a power cut leaves of a file."""
        path = tmp_path / "a.txt"
        path.write_bytes(bytes(20_480))
        assert converted(tmp_path / "o.jsonl", path)[1][0] == f"{path} is binary"

    def test_zstd(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where nothing unpacks it, that is said."""
        monkeypatch.setattr("cablegram._sources.packing._ZSTD", ("cablegram.no_such_module",))
        path = tmp_path / "a.txt.zst"
        path.write_bytes(b"\x28\xb5\x2f\xfd\x04\x00")
        said = "it is packed with zstd, which needs Python 3.14, or: pip install 'cablegram[zstd]'"
        assert run("parse", path).stderr == f"cablegram: cannot read {path}: {said}\n"
        assert converted(tmp_path / "o.jsonl", path)[:2] == (
            2,
            [
                f"{path} cannot be read: {said}",
                f"no records: {tmp_path / 'o.jsonl'} is not written, 1 left out",
            ],
        )

    def test_zstd_unpacked(self, tmp_path: Path) -> None:
        """Where something does, it is read like the others."""
        zstd = pytest.importorskip("backports.zstd")
        path = tmp_path / "a.tar.zst"
        path.write_bytes(zstd.compress(tar(MEMBERS)))
        assert len(parsed(path)) == 10


class TestMembers:
    """Members that are named, and those that are taken."""

    def test_by_name(self, archive: Path) -> None:
        """What ``source`` says leads back to the text; a folder in the archive is meant too."""
        assert [it["mrn"] for it in parsed(archive / "in" / "2.tel")] == ["09AMMAN2"]
        found = parsed(archive / "in" / "more")
        assert [it["source"] for it in found] == [
            f"{archive}/in/more/1974LIMA00080",
            *[f"{archive}/in/more/two.txt"] * 2,
        ]
        assert [str(it) for it in cablegram.read(archive / "in" / "1.txt")] == [cable(1)]

    def test_named_twice(self, tmp_path: Path) -> None:
        """A member of an archive that was read is not read again."""
        path = tmp_path / "a.zip"
        path.write_bytes(KINDS[".zip"])
        assert len(parsed(path, path / "in" / "1.txt", path)) == 10

    def test_no_such_member(self, archive: Path, tmp_path: Path) -> None:
        """One line, and exit code 2."""
        done = run("parse", archive / "in" / "9.txt")
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.endswith(": there is no such member in the archive\n")
        (tmp_path / "text.txt").write_text(cable(1), "utf-8")
        done = run("parse", tmp_path / "text.txt" / "1.txt")
        assert done.stderr.endswith(": it is in a file that is no archive\n")

    def test_kinds(self, tmp_path: Path) -> None:
        """Those that a folder is searched for; others are counted, hidden ones are not."""
        path = tmp_path / "a.zip"
        more = {"in/a.pdf": b"%PDF", "README": b"read", "in/.1.txt": b"x", "__MACOSX/2.txt": b"x"}
        path.write_bytes(zipped({**MEMBERS, **more}))
        out = tmp_path / "o.jsonl"
        code, said, found = converted(out, path)
        counted = "2 files of other kinds (.pdf 1, no suffix 1)"
        assert (code, said) == (0, [f"10 records in {out}; passed over: {counted}"])
        assert len(found) == 10
        assert f"{path}/README is passed over" in converted(out, path, "--verbose")[1]

    def test_written_elsewhere(self, tmp_path: Path) -> None:
        """Strokes of Windows; a stroke in front, as tar and unzip drop it; dots."""
        path = tmp_path / "a.tar"
        names = ["C:\\in\\1.txt", "/in/2.txt", "./in/3.txt"]
        path.write_bytes(tar({name: cable(at).encode() for at, name in enumerate(names, 1)}))
        found = [it["source"] for it in parsed(path)]
        assert found == [f"{path}/in/{number}.txt" for number in (1, 2, 3)]

    def test_names_in_other_characters(self, tmp_path: Path) -> None:
        """UTF-8 without the mark of it, cp437; bytes that are neither stay themselves."""
        utf_8 = zipped({"in/M_X.txt": cable(1).encode()}).replace(b"M_X", "Mé".encode())
        dos = zipped({"in/M_X.txt": cable(1).encode()}).replace(b"M_X", b"M\x82X")
        for data, name in ((utf_8, "Mé"), (dos, "MéX")):
            (tmp_path / "a.zip").write_bytes(data)
            assert parsed(tmp_path / "a.zip")[0]["source"] == f"{tmp_path}/a.zip/in/{name}.txt"
        (tmp_path / "a.tar").write_bytes(tar({"in/M\udce9.txt": cable(1).encode()}))
        found = converted(tmp_path / "o.jsonl", tmp_path / "a.tar")
        assert (found[0], found[2][0]["source"]) == (0, f"{tmp_path}/a.tar/in/M\udce9.txt")

    def test_no_texts(self, tmp_path: Path) -> None:
        """An archive without any is said to have none; an empty one too."""
        for members in ({}, {"a.png": b"\x89PNG\0"}):
            (tmp_path / "a.zip").write_bytes(zipped(members))
            done = run("parse", tmp_path / "a.zip")
            assert (done.exit_code, done.stdout) == (0, "")
            assert done.stderr.startswith("cablegram: no files: in folders and archives")

    def test_no_cable(self, tmp_path: Path) -> None:
        """A member that is none is named, as in a folder."""
        (tmp_path / "a.zip").write_bytes(zipped({"1.txt": cable(1).encode(), "n.md": b"A tale.\n"}))
        done = run("parse", tmp_path / "a.zip")
        assert (done.exit_code, len(done.stdout.splitlines())) == (0, 1)
        assert done.stderr.startswith(f"cablegram: {tmp_path}/a.zip/n.md is no cable")
        assert converted(tmp_path / "o", tmp_path / "a.zip")[0] == 2  # no .jsonl
        code, said, _ = converted(tmp_path / "o.jsonl", tmp_path / "a.zip")
        assert (code, said[0]) == (1, f"{tmp_path}/a.zip/n.md is no cable")


class TestWriting:
    """Commands that write files read none out of archives."""

    SAID = "it is packed: unpack it first (parse, check, diff and convert read it as it is)"

    @pytest.mark.parametrize("inside", ["", "in/1.txt"])
    def test_refused(self, archive: Path, inside: str) -> None:
        """Named in one line, nothing is written."""
        before = archive.read_bytes()
        done = run("format", archive / inside, "--to", "plain", "--in-place")
        assert done.exit_code == 2
        assert f"cannot read {archive / inside}: {self.SAID}" in done.stderr
        assert archive.read_bytes() == before

    def test_passed_over(self, folder: Path) -> None:
        """In a folder they are no business of ``format``."""
        (folder / "a.zip").write_bytes(KINDS[".zip"])
        done = run("format", folder, "--to", "normal", "--in-place")
        assert "a.zip" not in done.stderr
        assert len(parsed(folder)) == 20

    def test_undo(self, tmp_path: Path) -> None:
        """As `format`."""
        path = tmp_path / "a.txt.gz"
        path.write_bytes(PACKERS[".gz"](cable(1).encode()))
        assert self.SAID in run("undo", path, path).stderr


def _peak(path: Path) -> int:
    tracemalloc.start()
    try:
        with open_source(str(path)) as opened:
            for found in contents(str(path), opened):
                assert isinstance(found, Entry)
                found.file.read()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("pack", [zipped, lambda members: PACKERS[".gz"](tar(members))])
def test_corpus(pack: Callable[[Mapping[str, bytes]], bytes], corpus: Path, tmp_path: Path) -> None:
    """The messages of real files, packed, are those of the files, byte for byte."""
    files = [path for path in sorted(corpus.rglob("*.*")) if path.suffix in {".txt", ".csv"}]
    path = tmp_path / "corpus"
    path.write_bytes(pack({str(it.relative_to(corpus)): it.read_bytes() for it in files}))
    found = map(bytes, cablegram.read(path))
    for file in files:
        for message in cablegram.read(file):
            assert next(found) == bytes(message), file
    assert next(found, None) is None


@pytest.mark.parametrize("pack", [zipped, tar])
def test_memory(pack: Callable[[Mapping[str, bytes]], bytes], tmp_path: Path) -> None:
    """A thousand members more take no more than the numbers that tell their names apart."""
    sizes = []
    for count in (200, 1_200):
        path = tmp_path / str(count)
        path.write_bytes(pack({f"in/{number}.txt": b"x" for number in range(count)}))
        sizes.append(_peak(path))
    assert sizes[1] - sizes[0] < 100_000


def test_a_member_with_holes(tmp_path: Path) -> None:
    """A sparse member is its text, with zeros for the holes."""
    path = tmp_path / "a.tar"
    info = tarfile.TarInfo("in/1.txt")
    info.pax_headers = {"GNU.sparse.map": "0,4,8,4", "GNU.sparse.size": "12"}
    info.size = 8
    with tarfile.open(path, "w", format=tarfile.PAX_FORMAT) as file:
        file.addfile(info, BytesIO(b"ABCDEFGH"))
    with open_source(str(path)) as opened:
        texts = [it.file.read() for it in contents(str(path), opened) if isinstance(it, Entry)]
    assert texts == [b"ABCD\0\0\0\0EFGH"]
