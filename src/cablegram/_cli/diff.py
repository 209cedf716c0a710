"""``cablegram diff``: whether two files hold the same message, and what differs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import islice
from typing import NoReturn

import click

import cablegram
from cablegram._cli.find import STANDARD_INPUT
from cablegram._cli.output import MISUSE, complain, for_programs, for_the_eye, reason, writing
from cablegram._cli.sources import max_size_option, read_texts, size_trouble

__all__ = ["diff"]

_DIFFER = 1

_EXAMPLES = """\b
Examples:
  cablegram diff first-release.txt second-release.txt
  cablegram diff page.html text.txt --format json | jq .style
  cablegram diff cable.txt cables.csv      the record of the same number

\b
Exit codes:
  0  the facts are equal: at most the style differs
  1  facts differ
  2  misuse, or a file that could not be read"""


@click.command(epilog=_EXAMPLES)
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="How to write it. Without it: text, in colour on a terminal.",
)
@max_size_option
def diff(a: str, b: str, form: str, max_size: int) -> None:
    """Compare two cables: the same message or not, and what differs.

    Facts are compared field by field and paragraph by paragraph, word by word; what differs
    besides (line ends, marks, carrier) is style. A and B are cables in any dialect; one may be
    - for standard input. Of a data file with several messages, the one with the number of the
    other file is compared.
    """
    if a == b == STANDARD_INPUT:
        raise click.UsageError("A and B cannot both be standard input.")
    one, other = _pair(a, b, max_size)
    found = cablegram.compare(one, other)
    with writing():
        if form == "json":
            for_programs()
            record = {"a": _about(a, one), "b": _about(b, other), **found.to_dict()}
            sys.stdout.write(json.dumps(record, ensure_ascii=False, indent=2) + "\n")
        else:
            from cablegram._cli.compared import show  # noqa: PLC0415  rich, which help needs not

            for_the_eye()
            show(found, a, b)
    sys.exit(0 if found.same_facts else _DIFFER)


def _about(name: str, cable: cablegram.Cable) -> dict[str, str | None]:
    return {"path": name, "mrn": cable.mrn}


def _pair(a: str, b: str, limit: int) -> tuple[cablegram.Cable, cablegram.Cable]:
    """Return the two messages; where one file has several, the one with the other's number."""
    first_a, first_b = _first(a, limit), _first(b, limit)
    if len(first_a) > 1 and len(first_b) > 1:
        _refuse(f"{a} and {b} hold several messages each: one of them must be a single one")
    if len(first_a) > 1:
        return _numbered(a, first_b[0].mrn, b, limit), first_b[0]
    if len(first_b) > 1:
        return first_a[0], _numbered(b, first_a[0].mrn, a, limit)
    return first_a[0], first_b[0]


def _first(name: str, limit: int) -> list[cablegram.Cable]:
    """Return the first two messages of a file, where there are so many."""
    return list(islice(_read(name, limit), 2))


def _read(name: str, limit: int) -> Iterator[cablegram.Cable]:
    try:
        yield from read_texts(name, limit)
    except cablegram.SizeLimitError:
        _refuse(f"cannot read {name}: {size_trouble(limit)}")
    except OSError as error:
        _refuse(f"cannot read {name}: {reason(error)}")


def _numbered(name: str, number: str | None, other: str, limit: int) -> cablegram.Cable:
    """Look for a message by its number, one at a time."""
    if name == STANDARD_INPUT:
        _refuse("several messages on standard input: name the file")
    if number is None:
        _refuse(f"{name} holds several messages, and {other} has no number to look for")
    found = next((cable for cable in _read(name, limit) if cable.mrn == number), None)
    return found or _refuse(f"{name} holds several messages, and none is {number}")


def _refuse(message: str) -> NoReturn:
    complain(message)
    sys.exit(MISUSE)
