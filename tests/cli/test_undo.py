"""``cablegram format --save-undo`` and ``cablegram undo``: there and back, byte for byte."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.running import CABLE, records, run, run_outside

LATIN = CABLE.encode("latin-1").replace(b"\n", b"\r\n")


@pytest.fixture
def cable(tmp_path: Path) -> Path:
    """Return a file in an encoding and with line ends of its own."""
    path = tmp_path / "cable.txt"
    path.write_bytes(LATIN)
    return path


@pytest.fixture
def styled(cable: Path) -> tuple[Path, Path]:
    """Return a file written in a style, and its undo file."""
    way_back = cable.with_name("undo.json")
    result = run("format", cable, "--to", "plain", "--in-place", "--save-undo", way_back)
    assert result.exit_code == 0
    assert cable.read_bytes() != LATIN
    return cable, way_back


class TestThereAndBack:
    """The first text comes back."""

    def test_to_standard_output(self, styled: tuple[Path, Path]) -> None:
        """Bytes, in the encoding they had."""
        result = run("undo", *styled)
        assert (result.exit_code, result.stdout_bytes, result.stderr) == (0, LATIN, "")

    def test_in_place(self, styled: tuple[Path, Path]) -> None:
        """The file is written where it stands."""
        assert run("undo", *styled, "--in-place").exit_code == 0
        assert styled[0].read_bytes() == LATIN

    def test_to_another_file(self, styled: tuple[Path, Path]) -> None:
        """``-o`` names it."""
        target = styled[0].with_name("first.txt")
        assert run("undo", *styled, "-o", target).exit_code == 0
        assert target.read_bytes() == LATIN

    def test_from_standard_input(self, cable: Path) -> None:
        """In a pipe, and in processes of their own."""
        way_back = cable.with_name("undo.json")
        done = run_outside("format", "-", "--to", "plain", "--save-undo", way_back, stdin=LATIN)
        assert done.returncode == 0
        back = run_outside("undo", "-", way_back, stdin=done.stdout)
        assert (back.returncode, back.stdout) == (0, LATIN)

    def test_text_without_utf_8(self, tmp_path: Path) -> None:
        """Lone surrogates, as some programs write them into UTF-8, are kept or come as Latin-1."""
        path, way_back = tmp_path / "cable.txt", tmp_path / "undo.json"
        data = CABLE.encode() + b"\xed\xa0\x80 \xf0\x9f\x9c\x81 \n"
        path.write_bytes(data)
        assert run("format", path, "--to", "plain", "-i", "--save-undo", way_back).exit_code == 0
        assert run("undo", path, way_back).stdout_bytes == data

    def test_data_file(self, tmp_path: Path) -> None:
        """A data file of several messages has one undo file."""
        path, way_back = tmp_path / "cables.csv", tmp_path / "undo.json"
        path.write_bytes(records(301, 302, 303))
        assert run("format", path, "--to", "normal", "-i", "--save-undo", way_back).exit_code == 0
        assert path.read_bytes() != records(301, 302, 303)
        assert run("undo", path, way_back).stdout_bytes == records(301, 302, 303)
        path.write_bytes(path.read_bytes() * 2)
        result = run("undo", path, way_back)
        assert result.exit_code == 2
        assert "for 3 messages, the file has 6" in result.stderr

    def test_size_is_told(self, cable: Path) -> None:
        """The size of the way back, against that of the text."""
        way_back = cable.with_name("undo.json")
        result = run("format", cable, "--to", "plain", "--save-undo", way_back)
        size = way_back.stat().st_size
        share = round(100 * size / len(result.stdout_bytes))
        assert result.stderr == f"undo of {cable}: {size} bytes, {share} % of the text\n"


class TestSeveralFiles:
    """A folder of undo files."""

    def test_a_folder_has_one_for_each(self, tmp_path: Path) -> None:
        """By the names below the folder that was named."""
        top = tmp_path / "cables"
        (top / "more").mkdir(parents=True)
        for name in ("a.txt", "more/a.txt"):
            (top / name).write_bytes(LATIN)
        back = tmp_path / "back"
        assert run("format", top, "--to", "plain", "-i", "--save-undo", back).exit_code == 0
        for name in ("a.txt", "more/a.txt"):
            result = run("undo", top / name, back / f"{name}.undo.json")
            assert result.stdout_bytes == LATIN

    def test_several_files_and_one_undo_file(self, cable: Path) -> None:
        """It is misuse, and nothing is written."""
        other = cable.with_name("other.txt")
        other.write_bytes(LATIN)
        result = run("format", cable, other, "--to", "plain", "-i", "--save-undo", "undo.json")
        assert result.exit_code == 2
        assert "for several files, name a folder" in result.stderr
        assert cable.read_bytes() == LATIN

    @pytest.mark.parametrize("in_place", [["-i"], []])
    def test_standard_output(self, cable: Path, in_place: list[str]) -> None:
        """The way back has a file: ``-`` is misuse, and no file of that name is written."""
        result = run("format", cable, "--to", "plain", *in_place, "--save-undo", "-")
        assert result.exit_code == 2
        assert "--save-undo: the way back goes to a file, not to standard output" in result.stderr
        assert not Path("-").exists()
        assert cable.read_bytes() == LATIN

    @pytest.mark.parametrize("in_place", [["-i"], []])
    def test_input_itself(self, cable: Path, in_place: list[str]) -> None:
        """The way back does not take the place of the text, by whatever name it is called."""
        again = cable.parent / ".." / cable.parent.name / cable.name
        result = run("format", cable, "--to", "plain", *in_place, "--save-undo", again)
        assert result.exit_code == 2
        assert "is the input itself: name another file" in " ".join(result.stderr.split())
        assert cable.read_bytes() == LATIN

    def test_two_files_of_one_name(self, tmp_path: Path) -> None:
        """The second does not take the first one's way back; it is left as it is."""
        names = [tmp_path / folder / "a.txt" for folder in ("one", "two")]
        for number, name in enumerate(names):
            name.parent.mkdir()
            name.write_bytes(LATIN.replace(b"000302", b"00030%d" % number))
        back = tmp_path / "back"
        result = run("format", *names, "--to", "plain", "-i", "--save-undo", back)
        assert result.exit_code == 2
        assert "the way back of an earlier run" in result.stderr
        assert names[1].read_bytes() == LATIN.replace(b"000302", b"000301")
        assert run("undo", names[0], back / "a.txt.undo.json").exit_code == 0


class TestWayBackIsKept:
    """A second run does not take it away."""

    def test_second_run_that_changes_nothing(self, styled: tuple[Path, Path]) -> None:
        """Formatting once more leaves the undo file as it is."""
        cable, way_back = styled
        before = way_back.read_bytes()
        result = run("format", cable, "--to", "plain", "-i", "--save-undo", way_back)
        assert (result.exit_code, way_back.read_bytes()) == (0, before)
        assert run("undo", *styled).stdout_bytes == LATIN

    def test_another_change(self, styled: tuple[Path, Path]) -> None:
        """Another text in its place: the undo file is kept, and the text is left as it is."""
        cable, way_back = styled
        before = way_back.read_bytes()
        cable.write_text(CABLE, "utf-8")
        result = run("format", cable, "--to", "plain", "-i", "--save-undo", way_back)
        assert result.exit_code == 2
        assert way_back.read_bytes() == before
        assert cable.read_text("utf-8") == CABLE

    def test_unwritable_undo_file(self, cable: Path) -> None:
        """Without a way back, the file is not written."""
        way_back = cable / "no" / "folder.json"
        result = run("format", cable, "--to", "plain", "-i", "--save-undo", way_back)
        assert result.exit_code == 2
        assert cable.read_bytes() == LATIN

    @pytest.mark.parametrize("option", ["--check", "--diff"])
    def test_nothing_to_undo(self, cable: Path, option: str) -> None:
        """``--check`` and ``--diff`` write nothing that could be undone."""
        assert run("format", cable, "--to", "plain", option, "--save-undo", "u").exit_code == 2


class TestRefused:
    """A wrong or damaged undo file: exit code 2, one line, nothing written."""

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b"", "this is no undo file"),
            (b"\xff\xfe", "this is no undo file"),
            (b"[" * 100_000, "this is no undo file"),
            (b"[]", "this is no undo data"),
            (b'{"undo": "cablegram-undo/2"}', "this is no undo data"),
            (b'{"undo": "cablegram-undo/1"}', "the undo data is damaged"),
            (b'{"undo": "cablegram-undo-messages/1"}', "for no messages"),
            (b'{"undo": "cablegram-undo-messages/1", "messages": [1]}', "this is no undo data"),
            (b'{"undo": "cablegram-undo-messages/1", "messages": [1, 2]}', "for 2 messages, the"),
            (b'{"undo": "cablegram-undo-messages/1", "lengths": 5}', "has no lengths of messages"),
            (
                b'{"undo": "cablegram-undo-messages/1", "lengths": [true], "between": ""}',
                "has no lengths of messages",
            ),
            (
                b'{"undo": "cablegram-undo-messages/1", "lengths": [9, 9], "between": ""}',
                "its messages are longer or shorter",
            ),
        ],
    )
    def test_no_undo_file(self, styled: tuple[Path, Path], data: bytes, said: str) -> None:
        """What is no undo file."""
        cable, way_back = styled
        before = cable.read_bytes()
        way_back.write_bytes(data)
        result = run("undo", cable, way_back, "--in-place")
        assert (result.exit_code, result.stdout) == (2, "")
        assert said in result.stderr
        assert result.stderr.startswith("cablegram: cannot undo ")
        assert len(result.stderr.splitlines()) == 1
        assert cable.read_bytes() == before

    def test_another_text(self, styled: tuple[Path, Path]) -> None:
        """The file was changed since: its digest is another."""
        cable, way_back = styled
        cable.write_bytes(cable.read_bytes().replace(b"quiet", b"QUIET"))
        result = run("undo", cable, way_back)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "belongs to another text" in result.stderr

    def test_damaged(self, styled: tuple[Path, Path]) -> None:
        """The list was changed: what it gives has another digest."""
        cable, way_back = styled
        data = json.loads(way_back.read_bytes())
        data["line_ends"]["kinds"] = ["\n"] * len(data["line_ends"]["kinds"])
        way_back.write_text(json.dumps(data), "utf-8")
        result = run("undo", cable, way_back)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "damaged" in result.stderr

    def test_missing(self, styled: tuple[Path, Path]) -> None:
        """A file that is not there."""
        assert run("undo", styled[0], "gone.json").exit_code == 2
        assert run("undo", "gone.txt", styled[1]).exit_code == 2

    @pytest.mark.parametrize(
        "arguments", [["-", "-"], ["-", "u", "-i"], ["a", "u", "-i", "-o", "b"]]
    )
    def test_misuse(self, arguments: list[str]) -> None:
        """Options that do not go together."""
        assert run("undo", *arguments).exit_code == 2
