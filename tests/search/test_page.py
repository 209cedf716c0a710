"""docs/searching.md: its commands are run, its terms are those that there are."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from tests.cli.running import run
from tests.search_set import write_folder, write_table

from cablegram._search.terms import SPECIAL

#: a command, and what it writes up to the next
COMMAND = re.compile(r"^\$ cablegram (.+)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


@pytest.fixture
def page(repository: Path) -> str:
    """Return the page."""
    return (repository / "docs" / "searching.md").read_text("utf-8")


def test_commands(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each command writes what stands below it."""
    pytest.importorskip("pyarrow")
    pytest.importorskip("duckdb")
    monkeypatch.chdir(tmp_path)
    write_folder(tmp_path / "cables")
    write_table(tmp_path / "records.parquet")
    blocks = re.findall(r"```console\n(.*?)```", page, re.DOTALL)
    commands = [found for block in blocks for found in COMMAND.findall(block)]
    assert len(commands) >= 10
    for command, expected in commands:
        assert run(*shlex.split(command)).output == expected, command


def test_python(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The code for Python runs."""
    monkeypatch.chdir(tmp_path)
    write_folder(tmp_path / "cables")
    [code] = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    exec(code, {})  # noqa: S102  the page's own
    assert capsys.readouterr().out == "08LIMA5 THE GAS PIPELINE TO QUITO\n"


def test_terms(page: str) -> None:
    """The table of terms has all that there are, with their meanings."""
    table = page.split("<!-- terms -->\n", 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in table]
    told = {name: meaning for names, meaning in rows for name in re.findall(r"`(\S+):`", names)}
    assert told == {name: entry.meaning for name, entry in SPECIAL.items()}
