"""``cablegram find``: messages that a search asks for, in files, records and tables."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import attrs
import click

from cablegram._cli.messages import needs_pyarrow
from cablegram._cli.output import MISUSE, complain, writing
from cablegram._cli.sources import max_size_option

if TYPE_CHECKING:
    from cablegram._cli.searched import Searched
    from cablegram._search.conditions import Condition
    from cablegram._search.counts import By
    from cablegram._search.places import Place

__all__ = ["find"]

_NOTHING = 1
#: what a table needs of a hit
_SHOWN = ("mrn", "dtg", "origin", "post", "subject")

_EXAMPLES = """\b
Examples:
  cablegram find 'post:MOSCOW year:2008' cables/
  cablegram find 'tag:PREL,PGOV -class:U "gas pipeline"' records.parquet
  cablegram find 'date:2008-01..2008-06 (to:LIMA OR info:LIMA)' cables.csv
  cablegram find 'ref:08STATE12345' records.parquet --sort date
  cablegram find 'tag:PTER' records.parquet --by year
  cablegram find 'person:"jane roe"' cables/ --format paths

\b
Terms:
  words, "words side by side", begin*    in the subject and the body
  post: from: to: info: person: signed:  who wrote, sent, got, is named, signed
  year: date: (2008, 2008-01, 2008-01-15, and ranges: 2008.. ..1979)
  tag: class: caption: portion: subject: text: mrn: finding: dialect:
  ref:NUMBER messages that cite it; cited-by:NUMBER messages that it cites
  KEY:value for every other key of the record, KEY:* where it has one
Several terms must all be so; commas and OR need one; - or NOT in front needs
none; brackets. docs/searching.md has more.

\b
Exit codes:
  0  something was found
  1  nothing was found
  2  misuse, or something that could not be read"""


class _Command(click.Command):
    """A command whose arguments may begin with a minus: ``-tag:PREL`` is a term."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep click from taking a term for options."""
        kept = [f" {it}" if re.match(r"-[A-Za-z][\w.-]*:", it) else it for it in args]
        return super().parse_args(ctx, kept)


@click.command("find", cls=_Command, epilog=_EXAMPLES)
@click.argument("expression", metavar="EXPR")
@click.argument("files", metavar="PATH...", nargs=-1, required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "csv", "paths"]),
    help="How to write what is found. Without it: table on a terminal and for counts, else jsonl.",
)
@click.option("--by", metavar="KEY", help="Count: by year, month, day, post, tag, or another key.")
@click.option("--sort", metavar="KEY", help="Sort by a key, such as date; -date: the last first.")
@click.option("--limit", type=click.IntRange(min=1), help="Write no more than so many.")
@click.option("--explain", is_flag=True, help="Show what would be compared, or the SQL.")
@max_size_option
def find(  # noqa: PLR0913, PLR0917  a parameter for each option
    expression: str,
    files: tuple[str, ...],
    form: str | None,
    by: str | None,
    sort: str | None,
    limit: int | None,
    max_size: int,
    *,
    explain: bool,
) -> None:
    """Find messages in files of cables, in records, or in a table.

    PATH is a file, folder, archive or pattern of cables, - for standard input, or what `convert`
    wrote: JSON lines, packed or not, a Parquet file, a folder of these. Which it is, is told by
    what it holds. Tables are asked through DuckDB (pip install 'cablegram[search]'); the answers
    are the same.
    """
    from cablegram._cli.searched import Searched  # noqa: PLC0415  help needs none of it
    from cablegram._search.errors import SearchError  # noqa: PLC0415  as above
    from cablegram._search.tables import TableError  # noqa: PLC0415  as above
    from cablegram._search.terms import read_condition  # noqa: PLC0415  as above

    _refuse_terms(expression, files)
    if by and (sort or form == "paths"):
        raise click.UsageError("--by counts: it goes with neither --sort nor --format paths.")
    try:
        condition = read_condition(expression.strip())
        wanted = _Wanted.of(by, sort, limit)
        searched = Searched(files, max_size)
        if explain:
            _explain(searched, condition)
            return
        condition = searched.resolved(condition)
        with writing():
            count = _write(searched, condition, form, wanted)
    except (SearchError, TableError) as error:
        _refuse(str(error))
    except ModuleNotFoundError as error:
        needs = needs_pyarrow(error)
        if needs is None:
            raise
        _refuse(needs)
    sys.exit(MISUSE if searched.failed else 0 if count else _NOTHING)


@attrs.frozen
class _Wanted:
    """What is to be done with hits."""

    by: By | None
    sort: Place | None
    backwards: bool
    limit: int | None

    @classmethod
    def of(cls, by: str | None, sort: str | None, limit: int | None) -> _Wanted:
        from cablegram._search.counts import by_of, sort_place  # noqa: PLC0415  as above

        backwards = (sort or "").startswith("-")
        name = (sort or "").removeprefix("-")
        option = "--by"
        try:
            found_by = by_of(by) if by else None
            option = "--sort"
            return cls(found_by, sort_place(name) if sort else None, backwards, limit)
        except ValueError as error:
            raise click.UsageError(f"{option}: {error}.") from None


def _write(searched: Searched, condition: Condition, form: str | None, wanted: _Wanted) -> int:
    """Write what is found, and return how many messages that are."""
    from cablegram._cli import hits as write  # noqa: PLC0415  as above
    from cablegram._search.context import keys_for_context  # noqa: PLC0415  as above

    if wanted.by:
        counts = searched.counts(condition, wanted.by)
        write.write_counts(counts, wanted.by, form or "table", wanted.limit)
        return counts.total()
    form = form or ("table" if sys.stdout.isatty() else "jsonl")
    keys = {
        "jsonl": None,
        "table": [*_SHOWN, *keys_for_context(condition)],
        "csv": [*write.COLUMNS],
        "paths": ["mrn"],
    }[form]
    found = _sorted(searched, condition, keys, wanted)
    match form:
        case "table":
            return write.write_table(found, condition)
        case "csv":
            return write.write_csv(found)
        case "paths":
            return write.write_paths(found)
        case _:
            return write.write_jsonl(found)


def _sorted(
    searched: Searched, condition: Condition, keys: list[str] | None, wanted: _Wanted
) -> Iterable[Mapping[str, Any]]:
    """Return hits in the order that is wanted; those without a value come last."""
    place = wanted.sort
    if place is None:
        return searched.hits(condition, keys, wanted.limit)
    from cablegram._search.places import values_at  # noqa: PLC0415  as above

    wide = None if keys is None else list(dict.fromkeys([*keys, place.column]))
    hits = searched.hits(condition, wide, None)
    with_value: list[tuple[Any, Mapping[str, Any]]] = []
    without: list[Mapping[str, Any]] = []
    for hit in hits:
        values = values_at(place, hit)
        if values:
            with_value.append((values[0], hit))
        else:
            without.append(hit)
    with_value.sort(key=lambda it: it[0], reverse=wanted.backwards)
    return [*(hit for _, hit in with_value), *without][: wanted.limit]


def _explain(searched: Searched, condition: Condition) -> None:
    from cablegram._search.explain import explain  # noqa: PLC0415  as above
    from cablegram._search.tables import RecordTable  # noqa: PLC0415  as above

    for part in searched.parts:
        if isinstance(part, RecordTable):
            click.echo(part.explain(condition))
        else:
            click.echo(f"in each message of {', '.join(part.names)}:\n{explain(condition, 1)}")


def _refuse_terms(expression: str, files: tuple[str, ...]) -> None:
    """Say what is wrong where a second term is taken for a file."""
    for name in files:
        if re.match(r"\s?-?[A-Za-z][\w.-]*:", name) and not Path(name).exists():
            message = (
                f"{name.strip()} is no file: an expression of several terms is one argument, "
                f"'{expression} {name.strip()}'"
            )
            raise click.UsageError(message)


def _refuse(message: str) -> NoReturn:
    complain(message.split("\n", 1)[0])
    for line in message.split("\n")[1:]:
        click.echo(line, err=True)
    sys.exit(MISUSE)
