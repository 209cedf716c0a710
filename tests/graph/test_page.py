"""docs/graph.md says what is so: its examples run, its tables are those of the code."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.graph.texts import cable
from tests.test_docs import code, rows

from cablegram._cli.app import cablegram
from cablegram._graph.write import EDGE_KEYS, NODE_KEYS

for name in ("networkx", "pandas", "pyarrow"):
    pytest.importorskip(name, reason="the page uses it")

REPORT = "THE HARBOUR REPORT OF MAY 1"
#: the cables that the page's answers are of
CABLES = {
    "1": cable("LIMA", 5, "STATE 12345", of="01 OF 02", subject="HARBOUR TALKS"),
    "2": cable("LIMA", 5, "STATE 12345", of="02 OF 02", subject="HARBOUR TALKS"),
    "3": cable("OSLO", 9, "A. LIMA 5", "B. STATE 12345", subject="HARBOUR TALKS: REACTIONS"),
    "4": cable("QUITO", 7, "A. LIMA 5", "B. OSLO 9", f"C. {REPORT}", subject="TRADE"),
    "5": cable("LA PAZ", 3, subject="ROADS"),
}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run in a folder that has the cables of the page."""
    (tmp_path / "cables").mkdir()
    for name, text in CABLES.items():
        (tmp_path / "cables" / f"{name}.txt").write_text(text)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def page(repository: Path) -> Path:
    """Return the page."""
    return repository / "docs" / "graph.md"


def test_the_screen_is_real(page: Path) -> None:
    """The command prints what is shown under it."""
    block = page.read_text("utf-8").partition("<!-- run -->\n```text\n")[2].partition("```")[0]
    command, _, shown = block.partition("\n")
    arguments = command.removeprefix("$ cablegram ").split()
    result = CliRunner().invoke(cablegram, arguments)
    assert (result.exit_code, result.stderr) == (0, shown)


def test_examples_run(page: Path) -> None:
    """Each example gives what stands under it."""
    CliRunner().invoke(cablegram, ["graph", "cables", "--out", "cites.csv"])
    failed, tried = doctest.testfile(str(page), module_relative=False)
    assert (failed, tried > 10) == (0, True)


def test_attributes(page: Path) -> None:
    """The tables name every attribute, in the order of the columns."""
    assert [code(row[0]) for row in rows(page, "nodes")] == [*NODE_KEYS]
    assert [code(row[0]) for row in rows(page, "edges")] == [*EDGE_KEYS]


def test_the_picture_is_there(page: Path) -> None:
    """What the page shows lies beside it."""
    assert (page.parent / "graph.svg").read_text("utf-8").startswith("<?xml")
