"""Pages of the documents as programs: their blocks run in order, and print what stands under them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

__all__ = ["blocks", "run_page"]

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: Path) -> Iterator[tuple[str, str | None]]:
    """Yield each block of Python of a page, and what the block of text right behind it shows."""
    found = list(_FENCE.finditer(page.read_text("utf-8")))
    for block, after in zip(found, [*found[1:], None], strict=True):
        if block[1] != "python":
            continue
        # An output stands right under its block; a text further down shows something else.
        shown = after and after[1] == "text" and after.start() == block.end() + 2
        yield block[2], after[2] if after and shown else None


def run_page(page: Path) -> dict[str, Any]:
    """Run the blocks of a page as one program, and compare what they print; return its names."""
    # A program that pickles its functions looks for them in a module of this name.
    names: dict[str, Any] = {"__name__": "__main__"}
    ran = 0
    for source, shown in blocks(page):
        printed = io.StringIO()
        with redirect_stdout(printed):
            exec(compile(source, page.name, "exec"), names)  # noqa: S102  our own page
        assert shown is None or trimmed(printed.getvalue()) == trimmed(shown), source
        ran += 1
    assert ran, f"no block of Python in {page}"
    return names


def trimmed(text: str) -> list[str]:
    """Return the lines of a text without blanks at their ends, and without empty lines."""
    return [line.rstrip() for line in text.splitlines() if line.strip()]
