"""``.pre-commit-hooks.yaml``: the hooks do what they say."""

from __future__ import annotations

import ast
import re
import shlex
import tomllib
from pathlib import Path

import pytest
from tests.cli.running import CABLE, run

Hook = dict[str, str]


@pytest.fixture(scope="module")
def hooks(repository: Path) -> dict[str, Hook]:
    """Return the hooks by their ids; the file keeps to one line a key, so that this can."""
    found: dict[str, Hook] = {}
    hook: Hook = {}
    for line in (repository / ".pre-commit-hooks.yaml").read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        key, value = line.removeprefix("- ").strip().split(": ", 1)
        if line.startswith("- "):
            hook = found.setdefault(value, {})
        hook[key] = value
    return found


def words(hook: Hook) -> list[str]:
    """Return what is run, but for the name of the program."""
    args = hook.get("args", "[]").strip("[]").replace(",", " ")
    program, *arguments = shlex.split(hook["entry"]) + shlex.split(args)
    assert program == "cablegram"
    return arguments


def test_ids(hooks: dict[str, Hook]) -> None:
    """There are two, with all that pre-commit asks for."""
    assert list(hooks) == ["cable-format", "cable-check"]
    for hook in hooks.values():
        assert {"id", "name", "entry", "language", "files"} <= set(hook)


def test_format_writes_the_file(hooks: dict[str, Hook], tmp_path: Path) -> None:
    """The first run changes the file, which stops a commit; the second has nothing to do."""
    path = tmp_path / "cable.txt"
    path.write_text(CABLE, "utf-8")
    assert run(*words(hooks["cable-format"]), path).exit_code == 0
    changed = path.read_text("utf-8")
    assert changed != CABLE
    assert run(*words(hooks["cable-format"]), path).exit_code == 0
    assert path.read_text("utf-8") == changed


def test_check_finds(hooks: dict[str, Hook], tmp_path: Path) -> None:
    """A finding stops a commit."""
    path = tmp_path / "cable.txt"
    path.write_text(CABLE, "utf-8")
    assert run(*words(hooks["cable-check"]), path).exit_code == 0
    path.write_text(CABLE.replace("PREL, RS", "PREL, QQQQ"), "utf-8")
    assert run(*words(hooks["cable-check"]), path).exit_code == 1


def test_files(hooks: dict[str, Hook]) -> None:
    """Cables in a folder of that name, and no other files."""
    for hook in hooks.values():
        assert re.search(hook["files"], "cables/a.txt")
        assert re.search(hook["files"], "archive/cables/1974/a.md")
        assert not re.search(hook["files"], "README.md")
        assert not re.search(hook["files"], "cables/a.py")


def test_dependencies(hooks: dict[str, Hook], repository: Path) -> None:
    """They install what the extra of the command line asks for."""
    project = tomllib.loads((repository / "pyproject.toml").read_text("utf-8"))["project"]
    for hook in hooks.values():
        wanted = ast.literal_eval(hook["additional_dependencies"])
        assert wanted == project["optional-dependencies"]["cli"]
