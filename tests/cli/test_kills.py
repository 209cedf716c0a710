"""``convert`` whose processes are killed, or that is told to end by two signals at once: it ends.

Each kill falls at another moment. The limits are of minutes, so that a busy machine fails none.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.watch import ended, started

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="processes are found as Linux shows them"
)
PROGRAM = "from pathlib import Path\nfrom tests.cli import killing\nfolder = Path(sys.argv[1])\n"


def run(what: str, folder: Path, suffix: str = ".jsonl") -> None:
    """Run a part of ``tests/cli/killing.py`` over a folder of messages."""
    program = f"{PROGRAM}killing.SUFFIX = {suffix!r}\nkilling.write_files(folder)\nkilling.{what}\n"
    code, _, errors = ended(started(program, str(folder)))
    assert (code, errors) == (0, "")


def test_a_process_is_killed(tmp_path: Path) -> None:
    """Its work is done again, by another process; the output is what it always is."""
    run("kill_one(folder, 20)", tmp_path / "in")


@pytest.mark.parametrize("jobs", [1, 2])
def test_two_signals(jobs: int, tmp_path: Path) -> None:
    """Ctrl-C and then the signal to end, in a hurry: it ends, and --resume goes on."""
    run(f"signal_twice(folder, {jobs}, 12)", tmp_path / "in")


def test_the_process_in_front_is_killed(tmp_path: Path) -> None:
    """The others end by themselves, and the run goes on where it was."""
    run("kill_the_first(folder, 3)", tmp_path / "in")


@pytest.mark.parametrize(
    "what", ["kill_one(folder, 3)", "signal_twice(folder, 2, 3)", "kill_the_first(folder, 2)"]
)
def test_parquet(what: str, tmp_path: Path) -> None:
    """The same, where the output is a Parquet file."""
    pytest.importorskip("pyarrow")
    run(what, tmp_path / "in", ".parquet")
