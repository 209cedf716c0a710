"""``cablegram check``: what is odd or wrong in cables."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import click

from cablegram._cli.config import ConfigError
from cablegram._cli.found import Found, Tally, findings_of
from cablegram._cli.output import MISUSE, complain, for_programs, for_the_eye, printable, writing
from cablegram._cli.rules import Rules
from cablegram._cli.sarif import sarif_log
from cablegram._cli.selection import LEVELS, read_codes
from cablegram._cli.sources import Sources, files_argument, max_size_option

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["check"]

_FOUND = 1

_EXAMPLES = """\b
Examples:
  cablegram check cable.txt
  cablegram check cables/*.txt --level warning
  cablegram check cable.txt --select 'default,unknown-indicator'
  cablegram check cable.txt --ignore 'section-*'
  cablegram check cables/*.txt --format sarif > findings.sarif

\b
Formats:
  text   PATH:LINE:COLUMN: SEVERITY CODE MESSAGE, one finding a line
  full   the same, with the line that is meant, in colour on a terminal
  json   a list of findings
  sarif  SARIF 2.1.0, for code hosts and editors

\b
Configuration: cablegram.toml, or [tool.cablegram] in pyproject.toml, in the
folder of a file or above it. Keys: select, ignore, level, per-file-ignores,
help-uri. 'cablegram explain' lists the codes.

\b
Exit codes:
  0  no findings
  1  findings
  2  misuse, or a file that could not be read"""


def _codes(
    _context: click.Context, _option: click.Parameter, value: tuple[str, ...]
) -> frozenset[str] | None:
    """Read what was typed behind ``--select`` or ``--ignore``, in one go or in several."""
    words = [word.strip() for part in value for word in part.split(",") if word.strip()]
    try:
        return read_codes(words) if value else None
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


@click.command(epilog=_EXAMPLES)
@files_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "full", "json", "sarif"]),
    help="How to write the findings. Without it: full on a terminal, text otherwise.",
)
@click.option(
    "--select",
    metavar="CODES",
    multiple=True,
    callback=_codes,
    help="Look for these only: codes with commas, patterns, 'all', 'default'.",
)
@click.option(
    "--ignore", metavar="CODES", multiple=True, callback=_codes, help="Do not look for these."
)
@click.option("--level", type=click.Choice(LEVELS), help="From which severity on.")
@click.option(
    "--config",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The configuration, in place of the one that is found.",
)
@click.option("--isolated", is_flag=True, help="Without any configuration.")
@click.option("-q", "--quiet", is_flag=True, help="Without the last line, which counts.")
@max_size_option
def check(
    files: tuple[str, ...],
    form: str | None,
    max_size: int,
    *,
    quiet: bool,
    **options: Any,  # noqa: ANN401
) -> None:
    """Say what is odd or wrong in cables, and where.

    FILE is a cable as text, or several of them; a folder or an archive, searched for .txt, .md,
    .html and .csv files; a packed file (.gz, .bz2, .xz); a pattern such as 'cables/**/*.txt'; or -
    for standard input. Findings are unknown lines, fields that contradict each other,
    and places where the parser decided against the letter of the text. Every cable is read whole,
    whatever is found.
    """
    findings = _Findings(Sources(files, max_size), Rules(**options))
    with writing():
        try:
            _write(findings, form or ("full" if sys.stdout.isatty() else "text"))
        except ConfigError as error:
            complain(str(error))
            sys.exit(MISUSE)
    if findings.tally.messages and not quiet:
        click.echo(findings.tally, err=True)
    sys.exit(findings.exit_code)


@attrs.define
class _Findings:
    """The findings of all messages that are selected, and the exit code that they mean."""

    sources: Sources
    rules: Rules
    tally: Tally = attrs.Factory(Tally)

    def __iter__(self) -> Iterator[Found]:
        for message in self.sources.messages():
            file = message.file
            selection = self.rules.of(None if file.is_standard_input else file.name)
            found = findings_of(file.shown, message.findings, message.cable, selection)
            yield from self.tally.count(found)

    @property
    def exit_code(self) -> int:
        return self.sources.code or (_FOUND if self.tally.findings else 0)


def _write(findings: _Findings, form: str) -> None:
    match form:
        case "text":
            _write_text(findings)
        case "full":
            _write_full(findings)
        case "json":
            _write_json([found.entry() for found in findings])
        case _:
            found = list(findings)
            uri = findings.rules.help_uri
            log = sarif_log(found, all_read=not findings.sources.failed, help_uri=uri)
            _write_json(log)


def _write_text(findings: _Findings) -> None:
    for_the_eye()
    for found in findings:
        finding = found.finding
        place = f"{printable(found.name)}:{finding.line}:{finding.column}"
        what = f"{finding.severity} {finding.code} {printable(finding.message)}"
        sys.stdout.write(f"{place}: {what}\n")


def _write_full(findings: _Findings) -> None:
    # Here, not above: who checks for programs needs no colours.
    from cablegram._cli.console import PlainConsole  # noqa: PLC0415
    from cablegram._cli.excerpt import excerpt, headline  # noqa: PLC0415

    for_the_eye()
    console = PlainConsole(soft_wrap=True)
    for found in findings:
        console.print(headline(found))
        if found.end:
            console.print(excerpt(found, console.width))


def _write_json(value: list[dict[str, Any]] | dict[str, Any]) -> None:
    for_programs()
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
