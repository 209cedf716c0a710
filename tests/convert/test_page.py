"""The code of docs/tables.md does what it says, with the libraries that it names."""

from __future__ import annotations

import ast
import textwrap
from pathlib import Path

import pytest

pytest.importorskip("pyarrow")

from tests.convert.runs import run


def blocks(page: Path) -> list[str]:
    """Return the indented blocks of a page that are Python."""
    text = page.read_text("utf-8")
    found, lines = [], []
    for line in [*text.splitlines(), ""]:
        if line.startswith("    "):
            lines.append(line)
        elif lines:
            found.append(textwrap.dedent("\n".join(lines)))
            lines = []
    return [block for block in found if not block.startswith("cablegram ")]


def test_code(
    repository: Path, sources: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each block of Python runs, and the last expression has rows."""
    for library in ("duckdb", "pandas", "polars"):
        pytest.importorskip(library)
    monkeypatch.chdir(tmp_path)
    for words in (["cables.parquet", "--tables", "addressees"], ["parts/"], ["cables.csv"]):
        assert run(*sources, "--out", *words).exit_code == 0
    found = blocks(repository / "docs" / "tables.md")
    assert len(found) > 5
    names: dict[str, object] = {}
    for block in found:
        *_, last = ast.parse(block).body
        exec(block, names)  # noqa: S102  what the page shows
        if isinstance(last, ast.Expr):
            result = eval(ast.unparse(last), names)  # noqa: S307  as above
            assert len(result) > 0, block
        else:
            assert len(names["df"]) == len(sources) + 4  # type: ignore[arg-type]
