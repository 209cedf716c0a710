"""``cablegram explain``: what a finding means, and what to do about it."""

from __future__ import annotations

import sys
import textwrap
from typing import TYPE_CHECKING, Final

import click

from cablegram import tables
from cablegram._cli.output import for_the_eye, writing
from cablegram._cli.selection import read_codes

if TYPE_CHECKING:
    from cablegram.tables import FindingCode

__all__ = ["explain"]

_EXAMPLES: Final = """\b
Examples:
  cablegram explain section-alone
  cablegram explain 'wire-*'
  cablegram explain                 every code, a line each

\b
Exit codes:
  0  fine
  2  there is no such code"""

_WIDTH: Final = 78


@click.command(epilog=_EXAMPLES)
@click.argument("codes", metavar="[CODE]...", nargs=-1)
def explain(codes: tuple[str, ...]) -> None:
    """Say what a finding means, and what to do about it.

    CODE is a code that `cablegram check` writes, or a pattern of codes.
    """
    try:
        wanted = read_codes(codes)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    for_the_eye()
    with writing():
        if codes:
            pages = [_page(entry) for entry in tables.finding_codes() if entry.code in wanted]
            sys.stdout.write("\n".join(pages))
        else:
            sys.stdout.write(_list())


def _page(entry: FindingCode) -> str:
    unasked = "" if entry.selected else ", looked for if selected only"
    parts = [f"{entry.code} ({entry.severity}{unasked})", entry.meaning]
    parts += [f"What to do: {entry.advice}"]
    parts += [f"Source: {entry.source}"] if entry.source else []
    return "\n".join(_wrapped(part.replace("`", "")) for part in parts)


def _wrapped(text: str) -> str:
    return f"{textwrap.fill(text, _WIDTH, break_on_hyphens=False)}\n"


def _list() -> str:
    entries = tables.finding_codes()
    longest = max(len(entry.code) for entry in entries)
    rows = (
        f"{entry.code:{longest}}  {entry.severity:7}  {_beginning(entry.meaning)}\n"
        for entry in entries
    )
    return "".join(rows)


def _beginning(meaning: str) -> str:
    """Return the first sentence."""
    sentence, stop, _ = meaning.partition(". ")
    return (sentence + stop.strip()).replace("`", "")
