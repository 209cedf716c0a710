"""Each block of docs/analysis.md and docs/datasette.md runs, and answers what the cables say."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.mailbag import MAILBAG, write_mailbag

from cablegram._cli.app import cablegram as program

pa = pytest.importorskip("pyarrow")

LONGEST = {"QUITO": timedelta(days=397), "LIMA": timedelta(days=120)}
CITED = {
    ("07LIMA40", "07LIMA11", "THE HARBOUR AT CALLAO"),
    ("07LIMA90", "07QUITO7", "NETS AND FISHERMEN"),
    ("07QUITO7", "07LIMA11", "THE HARBOUR AT CALLAO"),
    ("07QUITO7", "07LIMA40", "THE MINISTER ON NETS"),
    ("07QUITO7", "07OSLO3", None),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a folder with cables and the table of them."""
    from pyarrow import parquet  # noqa: PLC0415

    from cablegram import arrow  # noqa: PLC0415

    monkeypatch.chdir(tmp_path)
    cables = write_mailbag(tmp_path / "cables")
    texts = sorted(cables.iterdir())
    batch = pa.record_batch(
        {"source": [str(it) for it in texts], "content": [it.read_bytes() for it in texts]}
    )
    parquet.write_table(pa.Table.from_batches(arrow.parse_batches([batch])), "cables.parquet")
    return tmp_path


def run_blocks(page: Path, heading: str) -> dict[str, Any]:
    """Run the blocks of Python under a heading, one after the other; return what they name."""
    part = page.read_text("utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    blocks = re.findall(r"```python\n(.*?)```", part, re.DOTALL)
    assert blocks
    names: dict[str, Any] = {}
    for block in blocks:
        exec(compile(block, f"{page.name}: {heading}", "exec"), names)  # noqa: S102  our own page
    return names


def of_pandas(frame: Any) -> list[tuple[Any, ...]]:  # noqa: ANN401  a frame of any engine
    """Return the rows of a frame, or the counts of a series."""
    pd = pytest.importorskip("pandas")
    rows = frame.items() if isinstance(frame, pd.Series) else frame.itertuples(index=False)
    return [tuple(None if pd.isna(it) else it for it in row) for row in rows]


def of_grid(grid: Any) -> list[tuple[Any, ...]]:  # noqa: ANN401  as above
    """Return the counts of a grid that are not 0."""
    return [
        (year, name, count)
        for name, counts in grid.items()
        for year, count in counts.items()
        if count
    ]


def of_polars(frame: Any) -> list[tuple[Any, ...]]:  # noqa: ANN401  as above
    """Return the rows of a frame."""
    rows: list[tuple[Any, ...]] = frame.rows()
    return rows


def of_duckdb(answer: Any) -> list[tuple[Any, ...]]:  # noqa: ANN401  as above
    """Return the rows of an answer."""
    rows: list[tuple[Any, ...]] = answer.fetchall()
    return rows


@pytest.mark.parametrize(
    ("heading", "library", "rows", "counts"),
    [
        ("pandas", "pandas", of_pandas, of_grid),
        ("Polars", "polars", of_polars, of_polars),
        ("DuckDB", "duckdb", of_duckdb, of_duckdb),
    ],
)
@pytest.mark.usefixtures("folder")
def test_answers(
    repository: Path,
    heading: str,
    library: str,
    rows: Callable[[Any], list[tuple[Any, ...]]],
    counts: Callable[[Any], list[tuple[Any, ...]]],
) -> None:
    """The engines answer each question alike, and as the cables themselves do."""
    pytest.importorskip(library)
    found = run_blocks(repository / "docs" / "analysis.md", heading)

    letters = Counter(
        (f"AMEMBASSY {it.post}", name) for it in MAILBAG for name in (it.to, *it.info)
    )
    assert rows(found["who_to_whom"]) == [
        (*pair, count)
        for pair, count in sorted(letters.items(), key=lambda item: (-item[1], item[0]))
    ]
    assert set(rows(found["citations"])) == CITED
    assert rows(found["most_cited"])[0] == ("07LIMA11", 2)
    tags = Counter(
        (2000 + int(it.day[-2:]), re.sub(r" \(.*\)", "", tag))
        for it in MAILBAG
        for tag in re.split(r", (?!MARY)", it.tags)
    )
    assert sorted(counts(found["tags_by_year"])) == sorted((*it, n) for it, n in tags.items())
    silence = {row[0]: row[1:] for row in rows(found["silence"])}
    assert list(silence) == list(LONGEST)
    for post, longest in LONGEST.items():
        assert longest in silence[post]
        assert max(it for it in silence[post] if isinstance(it, datetime)).year in {2007, 2008}
    assert datetime(2007, 5, 10, 12, tzinfo=UTC) in silence["LIMA"]
    assert sorted(counts(found["precedence"])) == [
        (2007, "IMMEDIATE", 1),
        (2007, "PRIORITY", 1),
        (2007, "ROUTINE", 2),
        (2008, "PRIORITY", 1),
        (2008, "ROUTINE", 1),
    ]
    assert rows(found["captions"])[0] == ("SIPDIS", len(MAILBAG))
    assert sorted(rows(found["captions"])) == [("NOFORN", 1), ("SENSITIVE", 1), ("SIPDIS", 6)]


@pytest.mark.usefixtures("folder")
def test_without_a_table(repository: Path) -> None:
    """Polars reads cables themselves; Arrow makes a frame in memory."""
    pytest.importorskip("polars")
    pytest.importorskip("pandas")
    found = run_blocks(repository / "docs" / "analysis.md", "Without a table")

    assert sorted(found["found"]["mrn"]) == ["07LIMA11", "07LIMA40", "07LIMA90"]
    assert len(found["frame"]) == len(MAILBAG)


def test_the_question_in_sql(repository: Path, folder: Path) -> None:
    """The SQL of docs/datasette.md runs on the database of the page."""
    pytest.importorskip("sqlite_utils")
    page = (repository / "docs" / "datasette.md").read_text("utf-8")
    query = page.split("```sql\n")[1].split("```")[0]
    names = ["--out", str(folder / "cables.db"), "--quiet"]
    CliRunner().invoke(program, ["export", str(folder / "cables"), *names])

    with closing(sqlite3.connect(folder / "cables.db")) as connection:
        rows = connection.execute(query).fetchall()

    assert rows == [("AMEMBASSY OSLO", 1), ("AMEMBASSY QUITO", 1), ("SECSTATE WASHDC", 1)]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_pictures(repository: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pictures are drawn from a table, and those of the page are there."""
    pytest.importorskip("matplotlib")
    pytest.importorskip("pandas")
    from importlib.util import module_from_spec, spec_from_file_location  # noqa: PLC0415

    spec = spec_from_file_location("pictures", repository / "tools" / "pictures.py")
    assert spec is not None
    assert spec.loader is not None
    pictures = module_from_spec(spec)
    spec.loader.exec_module(pictures)
    monkeypatch.setattr(pictures, "FEWEST", 1)
    names = ["pictures", "--table", "cables.parquet", "--write", "drawn"]
    monkeypatch.setattr("sys.argv", names)

    pictures.main()

    page = (repository / "docs" / "analysis.md").read_text("utf-8")
    shown = set(re.findall(r"\(pictures/(\S+)\)", page))
    assert {it.name for it in (folder / "drawn").iterdir()} == shown
    assert {it.name for it in (repository / "docs" / "pictures").iterdir()} == shown
