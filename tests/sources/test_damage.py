"""What is wrong with an archive is named, and does not keep the rest from being read."""

from __future__ import annotations

import io
import struct
import tarfile
from pathlib import Path

import pytest
from tests.cli.running import run
from tests.sources.packs import KINDS, MEMBERS, PACKERS, cable, converted, parsed, tar, zipped

import cablegram

NUMBERS = {f"in/{number}.txt": cable(number).encode() for number in range(1, 5)}


def told(tmp_path: Path, name: str, data: bytes, *options: object) -> tuple[int, list[str], str]:
    """Convert an archive; return the exit code, what was said without the path, the numbers."""
    path = tmp_path / name
    path.write_bytes(data)
    out = tmp_path / "o.jsonl"
    code, said, found = converted(out, path, *options)
    serials = "".join(str(it["serial"]) for it in found)
    # `parse` reads the same, whatever is wrong.
    assert [it["serial"] for it in parsed(path, *options)] == [it["serial"] for it in found]
    return code, [it.replace(f"{path}", "A") for it in said[:-1]], serials


def header(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    """Return the header of a member that is no file."""
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


class TestNames:
    """Names that lead out, and names that came before."""

    def test_tar(self, tmp_path: Path) -> None:
        """Each is named with its reason; it is no fault of the archive."""
        members: dict[str, bytes | tarfile.TarInfo] = {
            "in/1.txt": NUMBERS["in/1.txt"],
            "../../2.txt": NUMBERS["in/2.txt"],
            "in/l.txt": header("in/l.txt", tarfile.SYMTYPE, "/etc/passwd"),
            "in/h.txt": header("in/h.txt", tarfile.LNKTYPE, "in/1.txt"),
            "in/p.txt": header("in/p.txt", tarfile.FIFOTYPE),
            "in/d.txt": header("in/d.txt", tarfile.CHRTYPE),
            "./in/1.txt": NUMBERS["in/3.txt"],
            "in/4.txt": NUMBERS["in/4.txt"],
        }
        code, said, serials = told(tmp_path, "a.tar", tar(members))
        assert said == [
            "A/../../2.txt has a name that leads out of the archive",
            "A/in/l.txt is a link (to /etc/passwd), which is not followed",
            "A/in/h.txt is a link (to in/1.txt), which is not followed",
            "A/in/p.txt is a device or a pipe, which is not read",
            "A/in/d.txt is a device or a pipe, which is not read",
            "A/in/1.txt has the name of a member in front of it",
        ]
        assert (code, serials) == (1, "14")
        assert run("parse", tmp_path / "a.tar").exit_code == 0

    def test_zip(self, tmp_path: Path) -> None:
        """The same names; a link is one by its attributes."""
        members = {"..\\1.txt": b"x", "in/../2.txt": b"x", **NUMBERS, "in/l.txt": b"/etc/passwd"}
        data = zipped(members)
        entry = data.rindex(b"PK\1\2")
        mode = struct.pack("<L", 0o120777 << 16)
        linked = data[: entry + 38] + mode + data[entry + 42 :]
        code, said, serials = told(tmp_path, "a.zip", linked.replace(b"in/2.txt", b"in/1.txt"))
        assert said == [
            "A/..\\1.txt has a name that leads out of the archive",
            "A/in/../2.txt has a name that leads out of the archive",
            "A/in/1.txt has the name of a member in front of it",
            "A/in/l.txt is a link, which is not followed",
        ]
        assert (code, serials) == (1, "134")

    def test_nothing_is_written(self, tmp_path: Path) -> None:
        """Whatever the names are."""
        folder = tmp_path / "here"
        folder.mkdir()
        told(folder, "a.tar", tar({"../1.txt": NUMBERS["in/1.txt"], **NUMBERS}))
        assert [path.name for path in tmp_path.iterdir()] == ["here"]
        assert sorted(path.name for path in folder.iterdir()) == ["a.tar", "o.jsonl"]


class TestInside:
    """Archives in archives are not read, and packed texts once."""

    @pytest.mark.parametrize("suffix", [*KINDS, ".7z"])
    def test_archives(self, suffix: str, tmp_path: Path) -> None:
        """One level is read; what is not is unread, and exit code 2."""
        inner = KINDS.get(suffix, b"7z\xbc\xaf\x27\x1c\0\4")
        members = {"in/1.txt": NUMBERS["in/1.txt"], "in/x.zip": inner, **NUMBERS}
        for name, data in (("a.zip", zipped(members)), ("a.tar.gz", PACKERS[".gz"](tar(members)))):
            code, said, serials = told(tmp_path, name, data)
            assert said[0] == (
                "A/in/x.zip cannot be read: it is an archive inside an archive: unpack it first"
            )
            assert (code, serials) == (2, "1234")

    def test_twice(self, tmp_path: Path) -> None:
        """Packed, and packed again."""
        pack = PACKERS[".gz"]
        twice = pack(pack(NUMBERS["in/1.txt"]))
        said = "cannot be read: it is packed twice: unpack it first"
        assert told(tmp_path, "a.txt.gz", twice)[:2] == (2, [f"A {said}"])
        assert told(tmp_path, "a.zip.gz", pack(KINDS[".zip"]))[:2] == (2, [f"A {said}"])
        code, found, serials = told(tmp_path, "a.tar", tar({"x.txt.gz": twice, **NUMBERS}))
        assert (code, found, serials) == (2, [f"A/x.txt.gz {said}"], "1234")

    def test_other_archives(self, tmp_path: Path) -> None:
        """Named for what they are."""
        code, said, _ = told(tmp_path, "a.7z", b"7z\xbc\xaf\x27\x1c\0\4")
        assert (code, said) == (2, ["A cannot be read: it is a 7z archive: unpack it first"])


class TestDamaged:
    """What came before is read, and so is what comes behind, where it can be found."""

    @pytest.mark.parametrize("suffix", PACKERS)
    def test_a_tar_that_ends_too_soon(self, suffix: str, tmp_path: Path) -> None:
        """The members in front are read."""
        texts = {
            name: data + b"2. " + bytes(range(32, 127)) * 2_000 for name, data in NUMBERS.items()
        }
        packed = tar(texts)
        data = packed if not suffix else PACKERS[suffix](packed[: 2 * len(packed) // 3])
        code, said, serials = told(tmp_path, f"a.tar{suffix}", data)
        assert code == 2
        assert serials == "12"
        assert said[0] == "A/in/3.txt cannot be read: it is damaged: unexpected end of data"
        assert said[1] == "A cannot be read: it is damaged: unexpected end of data behind in/3.txt"

    @pytest.mark.parametrize("suffix", PACKERS)
    def test_a_packed_text(self, suffix: str, tmp_path: Path) -> None:
        """Half a text is none."""
        code, said, _ = told(
            tmp_path, f"a.txt{suffix}", PACKERS[suffix](NUMBERS["in/1.txt"] * 9)[:-9]
        )
        assert (code, said) == (2, ["A cannot be read: it is damaged: it ends too soon"])

    def test_a_packed_data_file(self, tmp_path: Path) -> None:
        """The records in front of the end are read."""
        packed = PACKERS[".gz"](MEMBERS["in/cables.csv"])
        path = tmp_path / "cables.csv.gz"
        path.write_bytes(packed[:-12])
        code, said, found = converted(tmp_path / "o.jsonl", path)
        assert [it["serial"] for it in found][:4] == [10, 11, 12, 13]
        assert said[0] == f"{path} cannot be read: it is damaged: it ends too soon"
        assert code == 2

    def test_a_member_of_a_zip(self, tmp_path: Path) -> None:
        """Its sum is another: the others are read."""
        data = zipped(NUMBERS, packing=0).replace(b"000003", b"000009")
        code, said, serials = told(tmp_path, "a.zip", data)
        assert (code, serials) == (2, "124")
        assert said == ["A/in/3.txt cannot be read: it is damaged: Bad CRC-32 for file 'in/3.txt'"]

    def test_encrypted(self, tmp_path: Path) -> None:
        """By the mark of it; and a way of packing that nobody has heard of."""
        data = bytearray(zipped(NUMBERS))
        entries = [at for at in range(len(data)) if data.startswith(b"PK\1\2", at)]
        data[entries[1] + 8] |= 1
        data[entries[2] + 10] = 77
        code, said, serials = told(tmp_path, "a.zip", bytes(data))
        assert (code, serials) == (2, "14")
        assert said[0] == "A/in/2.txt cannot be read: it is encrypted"
        assert said[1].startswith("A/in/3.txt cannot be read: it is packed in a way that is not")

    def test_the_list_of_a_zip(self, tmp_path: Path) -> None:
        """It stands at the end: without it there are no members, damaged there are some."""
        data = zipped(NUMBERS)
        code, said, _ = told(tmp_path, "a.zip", data[:-60])
        missing = "it is damaged: the list of its members, at the end, is missing"
        assert (code, said) == (2, [f"A cannot be read: {missing}"])
        last = data.rindex(b"PK\1\2")
        code, said, serials = told(tmp_path, "b.zip", data[:last] + b"XX" + data[last + 2 :])
        assert (code, serials) == (2, "123")
        assert said == ["A cannot be read: it is damaged in the list of its members"]

    def test_members_that_are_missing(self, tmp_path: Path) -> None:
        """The end of the list says how many there are."""
        data = zipped(NUMBERS)
        end = data.rindex(b"PK\5\6")
        code, said, serials = told(tmp_path, "a.zip", data[: end + 10] + b"\7\0" + data[end + 12 :])
        assert (code, serials) == (2, "1234")
        assert said == ["A cannot be read: it is damaged: it should have 7 members, not 4"]

    def test_members_that_overlap(self, tmp_path: Path) -> None:
        """Many entries for the same bytes: more than the file has are not read."""
        data = zipped({"in/1.txt": NUMBERS["in/1.txt"]}, packing=0)
        start, end = data.index(b"PK\1\2"), data.index(b"PK\5\6")
        entry, count = data[start:end], 50
        ends = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, count * len(entry), start, 0)
        code, said, serials = told(tmp_path, "a.zip", data[:start] + entry * count + ends)
        assert code == 2
        assert said[-1] == "A cannot be read: it is damaged: its members overlap"
        assert serials == "1"

    def test_a_header_in_a_tar(self, tmp_path: Path) -> None:
        """Nothing tells where the next one is: what follows is not read, and that is said."""
        data = bytearray(tar(NUMBERS))
        data[2 * 1024 + 10] ^= 1  # a member here is a header and a block
        code, said, serials = told(tmp_path, "a.tar", bytes(data))
        assert (code, serials) == (2, "12")
        reason = "it is damaged: there is neither a member nor the mark of the end"
        assert said == [f"A cannot be read: {reason} behind in/2.txt"]

    def test_the_end_of_a_tar(self, tmp_path: Path) -> None:
        """One without its end may lack members; behind it, another archive is not read."""
        data = tar(NUMBERS)
        code, said, serials = told(tmp_path, "a.tar", data[: 4 * 1024])
        assert (code, serials) == (2, "1234")
        assert said[0].endswith("there is neither a member nor the mark of the end behind in/4.txt")
        code, said, serials = told(tmp_path, "b.tar", data + data)
        assert (code, serials) == (2, "1234")
        assert said == ["A cannot be read: it goes on behind the mark of its end: that is not read"]

    def test_read(self, tmp_path: Path) -> None:
        """``cablegram.read`` raises an error; what came before was yielded."""
        path = tmp_path / "a.zip"
        path.write_bytes(zipped(NUMBERS, packing=0).replace(b"000003", b"000009"))
        found = cablegram.read(path)
        assert [next(found).serial for _ in range(2)] == [1, 2]
        with pytest.raises(OSError, match="Bad CRC-32"):
            next(found)


class TestBombs:
    """Little that is packed, much that is unpacked."""

    @pytest.mark.parametrize("suffix", PACKERS)
    def test_a_text(self, suffix: str, tmp_path: Path) -> None:
        """No more than ``--max-size`` is unpacked of it."""
        zeros = PACKERS[suffix](cable(1).encode() + b" " * (3 << 20))
        code, said, _ = told(tmp_path, f"a.txt{suffix}", zeros, "--max-size", 1)
        assert (code, said) == (1, ["A is larger than 1,048,576 bytes (--max-size)"])

    def test_a_member(self, tmp_path: Path) -> None:
        """The size that holds for files holds for members; the others are read."""
        members = {"in/0.txt": cable(1).encode() + b" " * (3 << 20), **NUMBERS}
        for name, data in (("a.zip", zipped(members)), ("a.tar.gz", PACKERS[".gz"](tar(members)))):
            code, said, serials = told(tmp_path, name, data, "--max-size", 1)
            assert said == ["A/in/0.txt is larger than 1,048,576 bytes (--max-size)"]
            assert (code, serials) == (1, "1234")
            assert run("parse", tmp_path / name, "--max-size", 1).exit_code == 2

    def test_no_end(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """To skip a member, it has to be unpacked: not if it is packed as no text can be."""
        monkeypatch.setattr("cablegram._sources.packing._FREE", 1 << 20)
        members = {"in/1.txt": NUMBERS["in/1.txt"], "in/0.bin": bytes(4 << 20), **NUMBERS}
        code, said, serials = told(tmp_path, "a.tar.bz2", PACKERS[".bz2"](tar(members)))
        assert (code, serials) == (2, "1")
        bomb = "it is packed more than 200 times over, as no text is: not read any further"
        assert said == [f"A cannot be read: {bomb} behind in/0.bin"]

    def test_a_header(self, tmp_path: Path) -> None:
        """A name of some megabytes is not read into memory."""
        file = io.BytesIO()
        with tarfile.open(fileobj=file, mode="w", format=tarfile.GNU_FORMAT) as archive:
            archive.addfile(tarfile.TarInfo("in/1.txt"))
            archive.addfile(tarfile.TarInfo("x" * (3 << 20)))
        code, said, _ = told(tmp_path, "a.tar", file.getvalue())
        assert code == 2
        assert said == [
            "A/in/1.txt is empty",
            "A cannot be read: it is damaged: what describes a member has no end behind in/1.txt",
        ]

    def test_a_packed_file_that_wants_memory(self, tmp_path: Path) -> None:
        """The dictionary of xz may be any size: the unpacking of texts takes little."""
        import lzma  # noqa: PLC0415

        filters = [{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 29}]
        data = lzma.compress(NUMBERS["in/1.txt"], filters=filters)
        code, said, _ = told(tmp_path, "a.txt.xz", data)
        assert (code, said) == (
            2,
            ["A cannot be read: it is damaged: Memory usage limit exceeded"],
        )
