"""The group of commands, and what ``cablegram --help`` says."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import click

from cablegram._cli.output import INTERRUPTED, complain
from cablegram._version import __version__

__all__ = ["cablegram"]

_EXAMPLES = """\b
Examples:
  cablegram parse cable.txt                    show one cable, for the eye
  cablegram parse cables/ --brief              a line for each cable
  cablegram parse *.txt > records.jsonl        one record a line, for programs
  cablegram parse cable.txt --format json      one record, indented
  cat cable.txt | cablegram check -            what is odd about it
  cablegram explain section-alone              what a finding means
  cablegram format cable.txt --to markdown     the same message to read
  cablegram diff one.txt other.txt             one message or two
  cablegram find 'post:LIMA year:2008' cables/ messages that are so

\b
Exit codes:
  0    fine
  1    findings; files to be changed (format --check); other facts (diff);
       nothing found (find)
  2    misuse, or something that could not be read
  130  interrupted

'cablegram COMMAND --help' says more about one command."""

#: each command: its module, its name there, and the first sentence of its help. A module is
#: imported when its command is asked for, so that nobody waits for all of them.
_COMMANDS = {
    "check": ("check", "check", "Say what is odd or wrong in cables, and where."),
    "convert": (
        "convert",
        "convert_command",
        "Write the records of all messages in files and folders to one file.",
    ),
    "diff": ("diff", "diff", "Compare two cables: the same message or not, and what differs."),
    "explain": ("explain", "explain", "Say what a finding means, and what to do about it."),
    "export": (
        "export",
        "export",
        "Write records in the form of another tool: a database, or entities.",
    ),
    "find": ("search", "find", "Find messages in files of cables, in records, or in a table."),
    "format": ("format", "format_", "Write cables in a style: the same message, another manner."),
    "graph": (
        "graph",
        "graph_command",
        "Write what messages cite as a graph: who refers to whom, and what is missing.",
    ),
    "parse": ("parse", "parse", "Take cables apart and show their fields."),
    "undo": ("undo", "undo", "Give back the text that `format` was given."),
}


class _Group(click.Group):
    """Commands that are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return their names, sorted."""
        return sorted({*_COMMANDS, *super().list_commands(ctx)})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, with all that it imports."""
        if cmd_name not in _COMMANDS:
            return super().get_command(ctx, cmd_name)
        module, name, _ = _COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"cablegram._cli.{module}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List them, by the table alone."""
        rows = [(name, _COMMANDS[name][2]) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        """Run a command; Ctrl-C is no finding, whatever exit code click has for it."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            complain("interrupted")
            sys.exit(INTERRUPTED)


@click.group(
    cls=_Group,
    epilog=_EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
def cablegram() -> None:
    """Read diplomatic cables and military record messages.

    A cable is a telegram of a foreign service: a heading for the telegraph (precedence,
    date-time group, from, to), then the text (classification, captions, TAGS, subject,
    references, numbered paragraphs). These commands take one apart and show its fields.
    """
