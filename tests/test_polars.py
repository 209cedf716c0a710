"""``cablegram.polars``: cables as a lazy frame."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.mailbag import MAILBAG, write_mailbag

pl = pytest.importorskip("polars")
pa = pytest.importorskip("pyarrow")

from cablegram import arrow  # noqa: E402  behind the question for its library
from cablegram.polars import scan_cables  # noqa: E402  as above


@pytest.fixture
def cables(tmp_path: Path) -> Path:
    """Return a folder of cables, and of what is none."""
    folder = write_mailbag(tmp_path / "cables")
    (folder / "note.txt").write_text("A note on fish.\n", "utf-8")
    return folder


def test_the_frame_is_the_table(cables: Path) -> None:
    """Columns and rows are those of ``cablegram.arrow``, with the files they are from."""
    files = [it for it in sorted(cables.iterdir()) if it.name != "note.txt"]
    texts = {"source": [str(it) for it in files], "content": [it.read_bytes() for it in files]}
    table = arrow.parse_batches([pa.record_batch(texts)])
    expected = pl.concat([pl.DataFrame(batch) for batch in table])

    frame = scan_cables(cables).collect()

    assert len(frame) == len(MAILBAG)
    assert frame.equals(expected)
    assert scan_cables(cables).collect_schema() == expected.schema


def test_questions(cables: Path) -> None:
    """Columns, filters and heads give what they give for a table, in any order."""
    whole = scan_cables(cables).collect()
    lazy = scan_cables(cables)

    asks: list[Callable[[Any], Any]] = [
        lambda it: it.filter(post="LIMA").select("mrn"),
        lambda it: it.filter(pl.col("subject").str.contains("NETS")).head(1).select("subject"),
        lambda it: it.head(3).filter(post="LIMA").select("mrn"),
        lambda it: it.filter(pl.col("diagnostics").list.len() >= 0).select("mrn"),
        lambda it: it.select("diagnostics", "mrn").tail(2),
        lambda it: it.group_by("post").len().sort("post"),
    ]
    for ask in asks:
        assert ask(lazy).collect().equals(ask(whole.lazy()).collect())


def test_a_head_reads_no_more_files(cables: Path) -> None:
    """``head`` ends the reading: a file that is gone behind it is not missed."""
    first = min(it for it in cables.iterdir() if it.name != "note.txt")

    frame = scan_cables(first, cables / "gone.txt").head(1).select("mrn").collect()

    assert frame.height == 1


def test_an_archive_is_a_folder(cables: Path, tmp_path: Path) -> None:
    """Members of an archive are read as files of a folder are, and named with the archive."""
    with zipfile.ZipFile(tmp_path / "mail.zip", "w") as archive:
        for path in sorted(cables.iterdir()):
            archive.write(path, path.name)

    frame = scan_cables(tmp_path / "mail.zip").select("source", "mrn").collect()

    assert frame.equals(
        scan_cables(cables)
        .select("source", "mrn")
        .collect()
        .with_columns(
            pl.col("source").str.replace(str(cables), f"{tmp_path}/mail.zip", literal=True)
        )
    )


def test_a_file_that_is_named_counts(cables: Path) -> None:
    """What is named is read whatever it is; raw bytes and findings are on request."""
    frame = scan_cables(cables / "note.txt", raw=True, findings=False).collect()

    assert frame["raw"].to_list() == [b"A note on fish.\n"]
    assert "diagnostics" not in frame.columns


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """It is an error, when the frame is collected."""
    lazy = scan_cables(tmp_path / "gone.txt")

    with pytest.raises(
        Exception, match=r"gone\.txt"
    ):  # Polars raises what it met, in its own class
        lazy.collect()
