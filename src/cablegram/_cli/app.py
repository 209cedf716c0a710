"""The group of commands, and what ``cablegram --help`` says."""

from __future__ import annotations

import click

from cablegram._cli.check import check
from cablegram._cli.convert import convert_command
from cablegram._cli.diff import diff
from cablegram._cli.explain import explain
from cablegram._cli.format import format_
from cablegram._cli.parse import parse
from cablegram._cli.undo import undo
from cablegram._version import __version__

__all__ = ["cablegram"]

_EXAMPLES = """\b
Examples:
  cablegram parse cable.txt                    show one cable, for the eye
  cablegram parse *.txt > records.jsonl        one record a line, for programs
  cablegram parse cable.txt --format json      one record, indented
  cat cable.txt | cablegram check -            what is odd about it
  cablegram explain section-alone              what a finding means
  cablegram format cable.txt --to markdown     the same message to read
  cablegram diff one.txt other.txt             one message or two

\b
Exit codes:
  0  fine
  1  findings; a file that would change (format --check); other facts (diff)
  2  misuse, or something that could not be read

'cablegram COMMAND --help' says more about one command."""


@click.group(
    epilog=_EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def cablegram() -> None:
    """Read diplomatic cables and military record messages.

    A cable is a telegram of a foreign service: a heading for the telegraph (precedence,
    date-time group, from, to), then the text (classification, captions, TAGS, subject,
    references, numbered paragraphs). These commands take one apart and show its fields.
    """


# In the order in which a newcomer needs them; click lists them by name.
cablegram.add_command(parse)
cablegram.add_command(check)
cablegram.add_command(explain)
cablegram.add_command(format_)
cablegram.add_command(undo)
cablegram.add_command(diff)
cablegram.add_command(convert_command)
