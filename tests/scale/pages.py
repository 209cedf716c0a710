"""Pages as programs: their blocks run in order, and print what stands under them."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

__all__ = ["run_page"]

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_END = "end of block"
#: seconds, far more than a program takes on a busy machine
PATIENCE = 600


def _blocks(page: Path) -> Iterator[tuple[str, str | None]]:
    """Yield each block of Python of a page, and what the block of text right behind it shows."""
    found = list(_FENCE.finditer(page.read_text("utf-8")))
    for block, after in zip(found, [*found[1:], None], strict=True):
        if block[1] == "python":
            # An output stands right under its block; a text further down shows something else.
            shown = after and after[1] == "text" and after.start() == block.end() + 2
            yield block[2], after[2] if after and shown else None


def run_page(page: Path, folder: Path) -> None:
    """Run the blocks of a page as one program in a folder, and compare what each prints."""
    blocks = list(_blocks(page))
    program = folder / "program.py"
    program.write_text("".join(f"{it}\nprint({_END!r})\n" for it, _ in blocks), "utf-8")
    run = subprocess.run(  # noqa: S603  our own page
        [sys.executable, program.name],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert run.returncode == 0, run.stderr
    printed = run.stdout.split(f"{_END}\n")
    assert len(printed) == len(blocks) + 1 > 1
    for (source, shown), said in zip(blocks, printed, strict=False):
        assert shown is None or _trimmed(said) == _trimmed(shown), source


def _trimmed(text: str) -> list[str]:
    """Return the lines of a text without blanks at their ends, and without empty lines."""
    return [line.rstrip() for line in text.splitlines() if line.strip()]
