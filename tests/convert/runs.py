"""Runs of the command, and of what stands behind it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

import cablegram
from cablegram import Record
from cablegram._cli.app import cablegram as program
from cablegram._convert import Conversion, Form, Settings, Trouble, convert

__all__ = ["converted", "interrupt_at", "records_of", "run"]


def run(*arguments: str) -> Result:
    """Run ``cablegram convert``."""
    return CliRunner().invoke(program, ["convert", *arguments])


def converted(  # noqa: PLR0913  all that can be said of a run
    sources: list[str],
    out: Path,
    form: Form[Any],
    *,
    jobs: int = 1,
    resume: bool = False,
    report: Callable[[int, int], None] = lambda _, __: None,
    tell: Callable[[Trouble], None] = lambda _: None,
) -> Conversion:
    """Convert to a form."""
    return convert(sources, out, Settings(jobs, resume=resume, form=form), report, tell)


def interrupt_at(size: int) -> Callable[[int, int], None]:
    """Return a progress report in which the user presses Ctrl-C."""

    def report(done: int, _: int) -> None:
        if done >= size:
            raise KeyboardInterrupt

    return report


def records_of(sources: list[str]) -> list[tuple[str, int, Record]]:
    """Return what a conversion of these files is to hold."""
    return [
        (source, number, cable.record)
        for source in sources
        for number, cable in enumerate(cablegram.read(source), start=1)
    ]
