"""``convert`` whose processes are killed, or that is told to end by two signals at once: it ends.

Each kill falls at another moment. The limits are of minutes, so that a busy machine fails none.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from random import Random

import pytest
from tests.watch import children, ended, started

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="processes are found as Linux shows them"
)

KILLS, DOUBLES, FILES = 20, 12, 60
CABLE = (
    "O 101530Z APR 09\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC\nBT\nUNCLAS LIMA 00{number:04}\n\n"
    "SUBJECT: THE HARBOUR\n\n"
)
PARAGRAPHS = "".join(f"{number}. (U) It is open again.\n\n" for number in range(1, 25))
#: small batches: there are many moments at which a process has one, and the other has one too
CONVERT = """
from cablegram._convert import batches
batches._ENOUGH = 2_500
from cablegram._cli import main
sys.argv[0] = "cablegram"
main()
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write messages for some seconds of work."""
    folder = tmp_path_factory.mktemp("kills") / "in"
    folder.mkdir()
    for number in range(FILES):
        text = CABLE.format(number=number) + PARAGRAPHS
        (folder / f"{number}.txt").write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def whole(folder: Path) -> bytes:
    """Return the records as one process writes them."""
    out = folder.parent / "whole.jsonl"
    code, _, errors = ended(started(CONVERT, "convert", str(folder), "--out", str(out)))
    assert (code, errors) == (0, f"{FILES} records in {out}\n")
    return out.read_bytes()


def workers(pid: int, part: Path) -> list[int]:
    """Wait until both processes of a run are there, and the run is under way."""
    while not (part.exists() and len(children(pid)) == 2):
        assert os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None
        time.sleep(0.001)
    return children(pid)


@pytest.mark.parametrize("kill", range(KILLS))
def test_a_process_is_killed(kill: int, folder: Path, whole: bytes, tmp_path: Path) -> None:
    """Its work is done again, by another process; the output is what it always is."""
    out, random = tmp_path / "out.jsonl", Random(kill)  # noqa: S311
    process = started(CONVERT, "convert", str(folder), "--out", str(out), "--jobs", "2")
    found = workers(process.pid, tmp_path / "out.jsonl.part")
    time.sleep(random.random() * 0.3)
    os.kill(random.choice(found), (signal.SIGKILL, signal.SIGTERM)[kill % 2])
    code, _, errors = ended(process)
    assert (code, errors) == (0, f"{FILES} records in {out}\n")
    assert out.read_bytes() == whole
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


@pytest.mark.parametrize("pause", [0.15 * number / DOUBLES for number in range(DOUBLES)])
@pytest.mark.parametrize("jobs", [1, 2])
def test_two_signals(jobs: int, pause: float, folder: Path, whole: bytes, tmp_path: Path) -> None:
    """Ctrl-C and then the signal to end, in a hurry: it ends, and --resume goes on."""
    out = tmp_path / "out.jsonl"
    arguments = ("convert", str(folder), "--out", str(out), "--jobs", str(jobs))
    process = started(CONVERT, *arguments)
    while not (tmp_path / "out.jsonl.journal").exists():
        time.sleep(0.001)
    time.sleep(0.05 + pause)
    family = [*children(process.pid)]
    os.kill(process.pid, signal.SIGINT)
    time.sleep(pause)
    if process.poll() is None:
        os.kill(process.pid, signal.SIGTERM)
    code, _, errors = ended(process)
    said = "cablegram: interrupted; the same command with --resume goes on\n"
    assert (code, errors) == (130, said)
    assert not [pid for pid in family if Path(f"/proc/{pid}").exists()]
    code, _, _ = ended(started(CONVERT, *arguments, "--resume"))
    assert code == 0
    assert out.read_bytes() == whole


def test_the_process_in_front_is_killed(folder: Path, whole: bytes, tmp_path: Path) -> None:
    """The others end by themselves, let go of the output, and the run goes on where it was."""
    out = tmp_path / "out.jsonl"
    arguments = ("convert", str(folder), "--out", str(out), "--jobs", "2")
    process = started(CONVERT, *arguments)
    found = workers(process.pid, tmp_path / "out.jsonl.part")
    process.kill()
    ended(process)
    while any(Path(f"/proc/{pid}").exists() for pid in found):
        time.sleep(0.01)
    code, _, _ = ended(started(CONVERT, *arguments, "--resume"))
    assert code == 0
    assert out.read_bytes() == whole
