"""The README says what is so: its examples run, its screen is the command's."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest
from click.testing import CliRunner

from cablegram._cli.app import cablegram


def test_examples_run(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each example of the README gives what stands under it."""
    monkeypatch.chdir(repository)

    failed, tried = doctest.testfile(str(repository / "README.md"), module_relative=False)

    assert (failed, tried > 5) == (0, True)


def test_screen_is_real(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The screen in the README is the beginning of what the command prints, 88 columns wide."""
    monkeypatch.chdir(repository)
    monkeypatch.setenv("COLUMNS", "88")
    readme = (repository / "README.md").read_text(encoding="utf-8")
    shown = readme.partition("```text\n")[2].partition("\n```")[0]
    arguments = ["parse", "seeds/000_fb9261994e116447.txt", "--format", "table"]

    printed = CliRunner().invoke(cablegram, arguments).output

    assert (
        shown.split("\n")
        == [line.rstrip() for line in printed.split("\n")][: shown.count("\n") + 1]
    )
