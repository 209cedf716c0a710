"""The size limit: one error, which names both sizes, before a text fills the memory."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path

import pytest

import cablegram

CABLE = "UNCLAS LA PAZ 2080\n\nSUBJ: EC FOOD AID\n"
RECORD = '"1","1/2/1978 9:00","78TEHRAN1","","","","","UNCLAS TEHRAN 1\n"\n'


@pytest.mark.parametrize("source", [CABLE, CABLE.encode(), memoryview(CABLE.encode())])
def test_a_text_of_the_limit_is_read(source: str | bytes) -> None:
    """The limit itself is within it."""
    assert str(cablegram.parse(source, limit=len(CABLE))) == CABLE


def test_the_error_names_both_sizes() -> None:
    """In characters for text, in bytes for bytes: two of them are one é."""
    with pytest.raises(cablegram.SizeLimitError) as caught:
        cablegram.parse("é" * 5, limit=4)
    assert str(caught.value) == "the text has 5 characters, more than the limit of 4"
    with pytest.raises(cablegram.SizeLimitError) as caught:
        cablegram.parse(("é" * 5).encode(), limit=4)
    assert str(caught.value) == "the text has 10 bytes, more than the limit of 4"
    assert (caught.value.size, caught.value.limit, caught.value.unit) == (10, 4, "bytes")


def test_it_is_a_value_error() -> None:
    """Who knows nothing of limits catches what Python raises for a bad value."""
    with pytest.raises(ValueError, match="more than the limit of 0"):
        cablegram.parse("a", limit=0)


def test_it_goes_to_another_process() -> None:
    """The error survives pickling and copying."""
    error = cablegram.SizeLimitError(5, 4, "bytes", ended=False)
    for other in (pickle.loads(pickle.dumps(error)), copy.deepcopy(error)):  # noqa: S301
        assert str(other) == str(error)
        assert (other.size, other.limit, other.unit) == (5, 4, "bytes")


@pytest.mark.parametrize("open_file", [StringIO, lambda text: BytesIO(text.encode())])
def test_a_limit_is_for_each_record(open_file: type[StringIO]) -> None:
    """A data file may be as long as it likes; the records in front of a large one are read."""
    long = RECORD.replace("TEHRAN 1\n", "TEHRAN 1\n" + "1. (U) All quiet.\n" * 10)
    small, limit = [RECORD] * 3, len(RECORD)

    read = list(cablegram.read(open_file("".join(small)), limit=limit))
    assert [str(it) for it in read] == small

    messages = cablegram.read(open_file("".join([*small, long])), limit=limit)
    assert [str(next(messages)) for _ in small] == small
    with pytest.raises(cablegram.SizeLimitError, match=f"at least .* the limit of {limit}"):
        next(messages)


def test_a_long_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    """Neither one of many lines nor one of a single line, of whatever length."""
    for content in ("UNCLAS LA PAZ 1\n" * 10_000, "x" * 200_000, '"1","' + "x" * 200_000):
        path = tmp_path / "cable.txt"
        path.write_text(content)
        with pytest.raises(cablegram.SizeLimitError) as caught:
            list(cablegram.read(path, limit=1_000))
        assert 1_000 < caught.value.size < 2_000


def test_a_file_within_the_limit_is_read(tmp_path: Path) -> None:
    """As it is without a limit; an empty one too."""
    path = tmp_path / "cable.txt"
    for content in (CABLE, ""):
        path.write_text(content)
        assert [str(it) for it in cablegram.read(path, limit=1_000)] == [content]


def test_files_without_lines_have_a_limit_too() -> None:
    """What has no more than ``read``, and what has no ``readline``."""

    class Reader:
        def read(self, _: int = -1) -> str:
            return CABLE

    class Rows(Reader):
        def __iter__(self) -> Iterator[str]:
            return iter(CABLE.splitlines(keepends=True))

    for file in (Reader(), Rows()):
        assert [str(it) for it in cablegram.read(file, limit=100)] == [CABLE]  # type: ignore[arg-type]
        with pytest.raises(cablegram.SizeLimitError):
            list(cablegram.read(file, limit=10))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("limit", "kind"), [(-1, ValueError), ("5", TypeError), (1.5, TypeError), (True, TypeError)]
)
def test_no_limit(limit: int, kind: type[Exception]) -> None:
    """What is no number of bytes is refused, by both ways in."""
    for way in (
        lambda: cablegram.parse("BT\n", limit=limit),
        lambda: list(cablegram.read(BytesIO(b"BT\n"), limit=limit)),
    ):
        with pytest.raises(kind, match=r"^limit: expected a number"):
            way()
