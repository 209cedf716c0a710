"""``cablegram check``: what is odd or wrong in cables."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import attrs
import click

from cablegram._cli.output import for_programs, for_the_eye, printable, writing
from cablegram._cli.sarif import sarif_log
from cablegram._cli.sources import Sources, files_argument, max_size_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cablegram.findings import Finding

__all__ = ["check"]

_FOUND = 1

_EXAMPLES = """\b
Examples:
  cablegram check cable.txt
  cablegram check cables/*.txt --format sarif > findings.sarif

\b
Formats:
  text   PATH:LINE:COLUMN: SEVERITY CODE MESSAGE, one finding a line
  json   a list of findings
  sarif  SARIF 2.1.0, for code hosts and editors

\b
Exit codes:
  0  no findings, and nothing is written as text
  1  findings
  2  misuse, or a file that could not be read"""


@click.command(epilog=_EXAMPLES)
@files_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    help="How to write the findings. Without it: text.",
)
@max_size_option
def check(files: tuple[str, ...], form: str, max_size: int) -> None:
    """Say what is odd or wrong in cables, and where.

    FILE is a cable as text, or several of them; a folder, searched for .txt, .md, .html and .csv
    files; or - for standard input. Findings are unknown lines, fields that
    contradict each other, and places where the parser decided against the letter of the
    text. Every cable is read whole, whatever is found.
    """
    sources = Sources(files, max_size)
    findings = _Findings(sources)
    with writing():
        match form:
            case "text":
                _write_text(findings)
            case "json":
                _write_json([_entry(name, finding) for name, finding in findings])
            case _:
                found = list(findings)
                _write_json(sarif_log(found, all_read=not sources.failed))
    sys.exit(sources.code or findings.code)


@attrs.define
class _Findings:
    """The findings of all messages, and the exit code that they mean."""

    sources: Sources
    code: int = 0

    def __iter__(self) -> Iterator[tuple[str, Finding]]:
        for message in self.sources.messages():
            for finding in message.findings:
                self.code = _FOUND
                yield message.file.shown, finding


def _write_text(findings: _Findings) -> None:
    for_the_eye()
    for name, finding in findings:
        place = f"{printable(name)}:{finding.line}:{finding.column}"
        what = f"{finding.severity} {finding.code} {printable(finding.message)}"
        sys.stdout.write(f"{place}: {what}\n")


def _write_json(value: list[dict[str, Any]] | dict[str, Any]) -> None:
    for_programs()
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def _entry(name: str, finding: Finding) -> dict[str, Any]:
    return {
        "path": name,
        "line": finding.line,
        "column": finding.column,
        "severity": finding.severity,
        "code": finding.code,
        "message": finding.message,
    }
