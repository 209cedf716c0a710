"""What `find` writes: hits and counts, for the eye and for programs."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from cablegram._cells import AND, guarded
from cablegram._cli.output import for_programs, for_the_eye, printable
from cablegram._search.conditions import Condition
from cablegram._search.counts import By

__all__ = ["COLUMNS", "write_counts", "write_csv", "write_jsonl", "write_paths", "write_table"]

#: what a row of CSV has, besides file and number
COLUMNS = ("mrn", "dtg", "classification", "post", "origin", "tags", "subject")
_NONE = "-"
#: columns of the table: the day, the number, the sender; the subject has the rest
_DAY, _NUMBER, _SENDER = 10, 16, 20
_WIDTH = 120


def write_table(hits: Iterable[Mapping[str, Any]], condition: Condition) -> int:
    """Write a line for each hit, and below it the words that were found in its body."""
    from rich.text import Text  # noqa: PLC0415  only whoever looks waits for rich

    from cablegram._cli.console import PlainConsole  # noqa: PLC0415  as above
    from cablegram._search.context import find_context  # noqa: PLC0415  as above

    for_the_eye()
    console = PlainConsole(soft_wrap=True)
    width = console.width if console.is_terminal or "COLUMNS" in os.environ else _WIDTH
    count = 0
    for count, hit in enumerate(hits, start=1):  # noqa: B007
        console.print(_headline(hit, width))
        if found := find_context(hit, condition, width - 4):
            line = Text("    " + printable(found.before))
            line.append(" " * found.before.endswith(" ") + printable(found.words), "bold")
            line.append(" " * found.after.startswith(" ") + printable(found.after))
            console.print(line)
    return count


def _headline(hit: Mapping[str, Any], width: int) -> str:
    day = (hit["dtg"] or _NONE)[:_DAY]
    number = hit["mrn"] or f"({os.path.basename(hit['source'])})"  # noqa: PTH119  may be a member
    sender = hit["origin"] or hit["post"] or _NONE
    cells = [
        f"{day:<{_DAY}}",
        f"{printable(number):<{_NUMBER}}",
        f"{_fit(printable(sender), _SENDER):<{_SENDER}}",
    ]
    line = "  ".join([*cells, printable(hit["subject"] or _NONE)])
    return _fit(line, width)


def _fit(text: str, width: int) -> str:
    return text if len(text) <= width else text[: max(0, width - 3)] + "..."


def write_jsonl(hits: Iterable[Mapping[str, Any]]) -> int:
    """Write the record of each hit, as `parse` does."""
    for_programs()
    count = 0
    for count, hit in enumerate(hits, start=1):  # noqa: B007
        sys.stdout.write(json.dumps(hit, ensure_ascii=False) + "\n")
    return count


def write_csv(hits: Iterable[Mapping[str, Any]]) -> int:
    """Write a row for each hit, under a row of names."""
    for_programs()
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["source", "message", *COLUMNS])
    count = 0
    for count, hit in enumerate(hits, start=1):  # noqa: B007
        writer.writerow([_cell(hit[key]) for key in ("source", "message", *COLUMNS)])
    return count


def _cell(value: Any) -> str:  # noqa: ANN401  whatever a record holds
    if value is None:
        return ""
    text = AND.join(value) if isinstance(value, list) else str(value)
    return guarded(text)


def write_paths(hits: Iterable[Mapping[str, Any]]) -> int:
    """Write the name of each file in which something was found, once."""
    for_programs()
    seen: set[str] = set()
    count = 0
    for count, hit in enumerate(hits, start=1):  # noqa: B007
        if hit["source"] not in seen:
            seen.add(hit["source"])
            sys.stdout.write(f"{hit['source']}\n")
    return count


def write_counts(counts: Counter[Any], by: By, form: str, limit: int | None) -> None:
    """Write how many messages have each value: dates in their order, else the most first."""
    rows = sorted(counts.items(), key=lambda row: _rank(row, by))[:limit]
    for_the_eye() if form == "table" else for_programs()
    if form == "csv":
        csv.writer(sys.stdout, lineterminator="\n").writerows(
            [(by.name, "messages"), *((_cell(value), count) for value, count in rows)]
        )
    elif form == "jsonl":
        for value, count in rows:
            sys.stdout.write(json.dumps({by.name: value, "messages": count}) + "\n")
    else:
        width = max((len(f"{count:,}") for _, count in rows), default=0)
        for value, count in rows:
            shown = "(none)" if value is None else printable(str(value))
            sys.stdout.write(f"{count:>{width},}  {shown}\n")


def _rank(row: tuple[Any, int], by: By) -> tuple[Any, ...]:
    value, count = row
    return (value is None, *(() if by.is_date else (-count,)), "" if value is None else value)
