"""The way back from a styled text: small, ready for JSON, and refused where it does not fit."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cablegram
from cablegram._styles.undo import _check, make_undo, undo
from cablegram.testing import messy_text

CABLE = "UNCLAS LA PAZ 2080 \r\n\r\nTAGS: [EAID](#)\r\n\r\n[1](#)1. IT RAINED.\r\n\r\n[1](#)2. YES."


def there_and_back(text: str, source: str) -> dict[str, Any]:
    """Return the undo data after it has been to JSON, having checked what it gives."""
    data: dict[str, Any] = json.loads(json.dumps(make_undo(text, None, source, None)))
    assert source == undo(text, data)
    return data


@given(messy_text(), messy_text())
def test_any_two_texts(text: str, source: str) -> None:
    """Any text is got back from any other."""
    there_and_back(text, source)


@given(st.lists(st.sampled_from(["\ud83d", "\ude00", "a", "\n", "\r", " "])).map("".join))
def test_surrogates_side_by_side(source: str) -> None:
    """JSON would join a lone high surrogate and a lone low one; the undo keeps them apart."""
    there_and_back("a", source)


def test_the_same_edit_is_written_once() -> None:
    """A mark that changes in each paragraph costs one edit with a number for each place."""
    text = "".join(f"¶{number}. It rained in La Paz.\n" for number in range(2, 100))
    data = there_and_back(text, text.replace("¶", "[1](#)"))
    assert [edit[:2] for edit in data["edits"]] == [[1, "[1](#)"]]
    assert len(data["edits"][0][2:]) == 98


def test_line_ends_are_runs() -> None:
    """Line ends that are the same throughout cost one run, with the blanks in front of them."""
    text = "It rained.\n" * 50
    data = there_and_back(text, text.replace("\n", " \r\n"))
    assert data["edits"] == []
    assert data["line_ends"] == {"kinds": [" \r\n"], "words": [0, 50], "empty": []}


def test_other_order() -> None:
    """Parts in another order are stretches, and are not written out."""
    parts = [" ".join(f"{word}{n}" for n in range(30)) + "\n" for word in ("rain", "snow", "hail")]
    data = there_and_back("".join(parts), "".join(reversed(parts)))
    assert len(json.dumps(data["edits"])) < 40
    assert len(data["order"]) == 3


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("a " * 40_000, "a b " * 40_000),
        ("- " * 40_000, " -" * 40_000),
        ("\n" * 40_000, " \n\n" * 40_000),
    ],
)
def test_hostile_texts(text: str, source: str) -> None:
    """What repeats itself without end takes no longer than another text of its length."""
    there_and_back(text, source)


def test_example_of_the_documents(repository: Path) -> None:
    """The edits in docs/reformatting.md are those of the text at its top."""
    document = (repository / "docs" / "reformatting.md").read_text("utf-8")
    shown = json.loads(document.split("```json\n")[1].split("```")[0])
    source = eval(document.split("cablegram.parse(")[1].split("\n)\n")[0].strip())  # noqa: S307  a literal
    new = cablegram.reformat(cablegram.parse(source), "plain")
    assert shown == {key: new.undo_list()[key] for key in shown}
    assert repr(new.text) in document


def test_bytes() -> None:
    """Undo takes the styled text as bytes as well, and gives bytes for a cable that was bytes."""
    source = CABLE.replace("[1](#)", "¶").encode("latin-1")
    new = cablegram.reformat(cablegram.parse(source), "plain")
    assert new.encoding == "latin-1"
    assert source == new.undo() == cablegram.undo(bytes(new), new.undo_list())
    assert source == cablegram.undo(new.text, new.undo_list())


@pytest.mark.parametrize("kind", [bytearray, memoryview])
def test_other_bytes(kind: Callable[[bytes], bytearray | memoryview]) -> None:
    """Undo takes the kinds of bytes that ``parse`` takes."""
    new = cablegram.reformat(cablegram.parse(CABLE.encode()), "plain")
    assert cablegram.undo(kind(bytes(new)), new.undo_list()) == CABLE.encode()


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("a", ("a" + " " * 4_000 + "\r\n") * 4_000),
        ("", ("a" + " " * 4_000 + "\r\n") * 4_000),
        ("\n" * 900, ("It rained " * 900 + "\r\n") * 900),
        ("It rained in La Paz again. " * 9, "It rained in La Paz again. " * 90_000),
    ],
)
def test_texts_of_which_little_is_left(text: str, source: str) -> None:
    """The way back to a text that repeats itself may be long, but it is never refused."""
    there_and_back(text, source)


def test_the_list_is_the_callers_own() -> None:
    """Who changes the list that was given changes nothing of what ``undo`` goes by."""
    new = cablegram.reformat(cablegram.parse(CABLE), "plain")
    new.undo_list()["line_ends"]["kinds"].clear()
    assert new.undo() == CABLE


def test_no_copy_of_the_source_is_kept() -> None:
    """The only text that is kept is the new one; the first belongs to the tokens of the cable."""
    cable = cablegram.parse(CABLE)
    new = cablegram.reformat(cable, "plain")
    assert [value for value in vars(new).values() if isinstance(value, str)] == [new.text, "plain"]
    assert any(value is cable.tree for value in vars(new).values())


class TestRefusals:
    """Undo data that does not fit is refused."""

    def test_another_text(self) -> None:
        """Data of another text names both by size and digest."""
        new = cablegram.reformat(cablegram.parse(CABLE), "plain")
        with pytest.raises(cablegram.UndoError, match="belongs to another text: 57 characters"):
            cablegram.undo(new.text.replace("RAINED", "SNOWED"), new.undo_list())

    def test_bytes_of_another_encoding(self) -> None:
        """Bytes that are not in the encoding of the text are another text."""
        new = cablegram.reformat(cablegram.parse(CABLE), "plain")
        with pytest.raises(cablegram.UndoError, match="belongs to another text"):
            cablegram.undo(bytes(new).replace("¶".encode(), b"\xb6"), new.undo_list())

    @pytest.mark.parametrize("data", [None, [], {}, "", {"undo": "cablegram-undo/2"}])
    def test_another_form(self, data: object) -> None:
        """What is no undo data, or of a later version, is named as such."""
        with pytest.raises(cablegram.UndoError, match="no undo data of the form cablegram-undo/1"):
            cablegram.undo("", data)

    @pytest.mark.parametrize(
        ("key", "value"),
        [
            ("edits", [[0, "DUCK", 3]]),
            ("edits", [[1, "", 3], [1, "", 3]]),
            ("edits", [[1, "", 9999]]),
            ("edits", [[-1, "", 2]]),
            ("edits", [["1", "", 2]]),
            ("edits", [[1]]),
            ("edits", 7),
            ("edits", None),
            ("order", [[0, 9999]]),
            ("order", [[-3, 2]]),
            ("order", [["", ""]]),
            ("order", [[1]]),
            ("line_ends", {"kinds": [], "words": [0, 4], "empty": [0, 4]}),
            ("line_ends", {"kinds": ["\n"], "words": [0, -1], "empty": []}),
            ("line_ends", {"kinds": ["\n"], "words": [0], "empty": []}),
            ("line_ends", {"kinds": ["\n"], "words": [0, 10**18], "empty": []}),
            ("line_ends", {}),
            ("line_ends", None),
            ("gives", {}),
            ("gives", {"sha256": "", "characters": 3, "encoding": "rot13"}),
            ("gives", {"sha256": "", "characters": 3, "encoding": []}),
            ("gives", {"sha256": "0", "characters": 79, "encoding": None}),
            ("applies_to", None),
        ],
    )
    def test_damaged(self, key: str, value: object) -> None:
        """Data with a damaged part raises this one error, whatever is wrong with it."""
        new = cablegram.reformat(cablegram.parse(CABLE), "plain")
        data = {**new.undo_list(), key: value}
        with pytest.raises(cablegram.UndoError, match="the undo data is damaged: "):
            cablegram.undo(new.text, data)

    def test_missing_part(self) -> None:
        """A part that is not there is damage, too."""
        new = cablegram.reformat(cablegram.parse(CABLE), "plain")
        for key in ("applies_to", "gives", "order", "edits", "line_ends"):
            data = {name: value for name, value in new.undo_list().items() if name != key}
            with pytest.raises(cablegram.UndoError, match="damaged"):
                cablegram.undo(new.text, data)

    @pytest.mark.parametrize("encoding", ["utf-8", "cp1252", None])
    @pytest.mark.parametrize("part", ["gives", "applies_to"])
    def test_other_encoding(self, part: str, encoding: str | None) -> None:
        """What would give the right characters as other bytes is refused, too."""
        raw = "UNCLAS LA PAZ 2080\r\n\r\nSUBJ: CAFÉ\r\n".encode("latin-1")
        new = cablegram.reformat(cablegram.parse(raw), "plain")
        data = new.undo_list()
        data[part]["encoding"] = encoding
        with pytest.raises(cablegram.UndoError, match=r"^the undo data is damaged"):
            undo(new.text, data)

    @pytest.mark.parametrize(
        "change",
        [
            lambda length: {"order": [[0, length - 1]] * 20_000},
            lambda length: {"order": [[0, length]], "edits": [[0, "x" * length, *[0] * 20_000]]},
            lambda length: {
                "order": [],
                "edits": [[0, "\n" * 20_000, 0]],
                "line_ends": {"kinds": [" " * length + "\n"], "words": [], "empty": [0, 20_000]},
            },
        ],
    )
    def test_a_bomb(self, change: Callable[[int], dict[str, object]]) -> None:
        """Few numbers that ask for gigabytes are refused, and little memory is taken for that."""
        new = cablegram.reformat(cablegram.parse(CABLE + "IT RAINED.\n" * 20_000), "plain")
        data = new.undo_list() | change(len(new.text) - 1)
        data["check"] = _check(data)
        tracemalloc.start()
        try:
            with pytest.raises(cablegram.UndoError, match="it asks for more than "):
                cablegram.undo(new.text, data)
            assert tracemalloc.get_traced_memory()[1] < 20_000_000
        finally:
            tracemalloc.stop()

    @pytest.mark.parametrize("text", [123, None, [], 1.5])
    def test_no_text(self, text: Any) -> None:  # noqa: ANN401  whatever is no text
        """What is neither text nor bytes is no damage of the data."""
        data = cablegram.reformat(cablegram.parse(CABLE), "plain").undo_list()
        said = f"^cannot undo {type(text).__name__}: pass the styled text as str or bytes$"
        with pytest.raises(TypeError, match=said):
            cablegram.undo(text, data)

    @pytest.mark.parametrize("key", ["sha256", "characters"])
    @pytest.mark.parametrize(
        "value", [10**5000, -1, 1.5, None, [], True], ids=["huge", "minus", "half", *"NLT"]
    )
    @pytest.mark.parametrize("part", ["applies_to", "gives"])
    def test_no_digest(self, part: str, key: str, value: object) -> None:
        """A digest is text, a number of characters a number of some digits."""
        new = cablegram.reformat(cablegram.parse(CABLE), "plain")
        data = new.undo_list()
        data[part] = data[part] | {key: value}
        with pytest.raises(cablegram.UndoError, match="it does not say which text it is of"):
            cablegram.undo(new.text, data)

    def test_deep_data(self) -> None:
        """Lists in lists without end are damage like any other."""
        new = cablegram.reformat(cablegram.parse(CABLE), "plain")
        nested: list[Any] = []
        for _ in range(100_000):
            nested = [nested]
        with pytest.raises(cablegram.UndoError):
            undo(new.text, new.undo_list() | {"more": nested})
