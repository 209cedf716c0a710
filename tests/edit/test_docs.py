"""The page on editing says what is so."""

from __future__ import annotations

import doctest
from pathlib import Path

from cablegram._edit.editor import FIELDS


def test_examples(repository: Path) -> None:
    """Each example prints what the page shows."""
    failed, tried = doctest.testfile(str(repository / "docs" / "editing.md"), module_relative=False)

    assert tried > 1
    assert not failed


def test_every_field_is_named(repository: Path) -> None:
    """The table of what can be changed has each field that ``replace`` knows."""
    text = (repository / "docs" / "editing.md").read_text("utf-8")
    table = text.split("## What can be changed")[1].split("\n## ")[0]

    assert [name for name in FIELDS if f"`{name}`" not in table] == []
