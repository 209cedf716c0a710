"""Whoever asks for help or the version does not wait for what reads cables."""

from __future__ import annotations

import json
import subprocess
import sys

import click
import pytest
from tests.cli.running import MAIN, run

from cablegram._cli import app

#: Lark, the screen, and the processes of `convert`
HEAVY = {"lark", "rich", "concurrent.futures.process", "multiprocessing", "cablegram._read"}

COMMANDS = ("parse", "check", "format", "undo", "diff", "convert")


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["-V"], *([name, "--help"] for name in COMMANDS)]
)
def test_help_loads_little(arguments: list[str]) -> None:
    """By the modules that are there at the end, in a process of its own."""
    program = (
        "import atexit, json, sys\n"
        "atexit.register(lambda: sys.stderr.write(json.dumps(list(sys.modules))))\n"
        f"{MAIN[-1]}"
    )
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", program, *arguments], capture_output=True, check=True
    )
    assert done.stdout
    assert HEAVY & set(json.loads(done.stderr)) == set()


def test_table_says_what_the_commands_say() -> None:
    """The first page has the first sentence of each command's own help, and all commands."""
    context = click.Context(app.cablegram)
    for name in app.cablegram.list_commands(context):
        command = app.cablegram.get_command(context, name)
        assert command is not None
        sentence = (command.help or "").partition("\n\n")[0].replace("\n", " ")
        shown = " ".join(run("--help").stdout.split())
        assert f" {name} {sentence}" in shown
    assert set(COMMANDS) <= set(app.cablegram.list_commands(context))


def test_slip_in_a_command() -> None:
    """A command that is not there is misuse, and a likely one is named."""
    result = run("prase")
    assert result.exit_code == 2
    assert "prase" in result.stderr
