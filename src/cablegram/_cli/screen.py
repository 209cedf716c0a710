"""The screen for the eye: heading fields, outline of the body, signature, findings."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from rich.rule import Rule
from rich.text import Text

from cablegram import tables
from cablegram._cli.fields import heading
from cablegram._cli.layout import SEVERITIES, columns, line
from cablegram._cli.outline import outline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, RenderableType

__all__ = ["show"]

#: longer lines are hard to read, however wide the terminal is
_WIDEST = 120

#: a screen shows so many findings; `check` shows all
_MOST_FINDINGS = 20

#: the colours of the cover sheets (Standard Forms 703 to 705) and labels (707, 708, 710)
_COLOURS = {
    "UNCLASSIFIED": "green",
    "LIMITED OFFICIAL USE": "green",
    "CONFIDENTIAL": "blue",
    "SECRET": "red",
    "TOP SECRET": "dark_orange",
}


def show(record: dict[str, Any], source: str, console: Console) -> None:
    """Print one record; ``source`` names the file it came from."""
    width = min(console.width, _WIDEST)
    with console.capture() as capture:
        for part in _parts(record, source, width):
            console.print(part, width=width)
    # rich fills the last column of a grid with blanks; nobody wants them in a file.
    for row in capture.get().splitlines():
        sys.stdout.write(row.rstrip() + "\n")


def _parts(record: dict[str, Any], source: str, width: int) -> Iterator[RenderableType]:
    yield _banner(record)
    yield heading(record, source)
    yield Text()
    yield _title("Body")
    yield from outline(record["body"], width) if record["body"] else [line("none", "dim")]
    if record["signature"]:
        yield Text()
        yield columns([("Signature", line("; ".join(record["signature"])))], "bold", "")
    yield Text()
    yield _title("Findings")
    yield _findings(record["diagnostics"])
    yield _banner(record)


def _banner(record: dict[str, Any]) -> RenderableType:
    """Return the classification as it stands at the head and foot of a page."""
    classification = record["classification"]
    style = _COLOURS.get(classification, "")
    return Rule(line(classification or "", f"bold {style}"), style=style or "dim")


def _title(text: str) -> RenderableType:
    return Rule(Text(text, style="bold"), align="left", style="dim")


def _findings(diagnostics: list[dict[str, Any]]) -> RenderableType:
    diagnostics = [entry for entry in diagnostics if _is_selected(entry["code"])]
    if not diagnostics:
        return line("none", "dim")
    rows = [_finding(entry) for entry in diagnostics[:_MOST_FINDINGS]]
    more = len(diagnostics) - len(rows)
    if more:
        rows.append((Text(), Text(), line(f"and {more} more: cablegram check lists all", "dim")))
    return columns(rows, "", "", "")


def _is_selected(code: str) -> bool:
    """Tell a code that `check` looks for unasked."""
    entry = tables.finding_code(code)
    return entry is None or entry.selected


def _finding(entry: dict[str, Any]) -> tuple[Text, Text, Text]:
    severity = line(entry["severity"], SEVERITIES.get(entry["severity"], ""))
    place = line(f"{entry['line']}:{entry['column']}", "dim")
    what = line(entry["message"])
    what.append(f" [{entry['code']}]", "dim")
    return place, severity, what
