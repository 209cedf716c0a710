"""A record of ``cables.csv``: ``grammar/carriers/csv.lark``, interpreted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import attrs
from lark import Token, Tree

from cablegram._carriers.carried import Carried, Segment, cut
from cablegram._carriers.stream import names_columns
from cablegram._grammar import carrier_parser
from cablegram.findings import Finding

__all__ = ["COLUMNS", "read_record"]

#: the fields in front of the message; the published file has no row of names
COLUMNS = ("id", "date", "mrn", "origin", "classification", "references")
#: those, the heading and the text
_FIELDS = len(COLUMNS) + 2

_Part: TypeAlias = Token | Tree[Token]


def read_record(text: str, *, certain: bool = False) -> Carried | None:
    """Return the message of the first record of ``text``, and the other columns.

    ``None`` for a text that does not begin like a record, with its number in quotes and a
    second field, unless it is ``certain`` that it is one.
    """
    lead = names_columns(text)
    carried = _read(text[lead:], certain=certain or lead > 0)
    return _moved(carried, lead) if carried is not None and lead else carried


def _read(text: str, *, certain: bool) -> Carried | None:
    parts: list[_Part] = carrier_parser("csv").parse(text).children
    fields = [part for part in parts if isinstance(part, Tree)]
    number = _value(fields[0]).removeprefix("\ufeff")
    if not certain and (len(fields) == 1 or not number.isascii() or not number.isdigit()):
        return None
    first = min(len(COLUMNS), len(fields) - 1)
    values = [_value(field).removeprefix("\ufeff") for field in fields[:first]]
    columns = dict(zip(COLUMNS, values, strict=False))
    # Fields and commas take turns.
    segments = _trim(list(_segments(parts[2 * first : 2 * len(fields) - 1])))
    start = segments[0][0] if segments else len(text)
    found = list(_findings(fields, text))
    return Carried("csv", start, segments, columns, found, rest=_rest(parts))


def _rest(parts: list[_Part]) -> int | None:
    """Return where what follows the record begins, if it is more than white space."""
    last = parts[-1]
    follows = isinstance(last, Token) and last.type == "REST" and last.strip()
    return last.start_pos if follows and isinstance(last, Token) else None


def _moved(carried: Carried, lead: int) -> Carried:
    """Return a record's message with the places that it has behind a row of names."""
    return attrs.evolve(
        carried,
        start=carried.start + lead,
        rest=None if carried.rest is None else carried.rest + lead,
        segments=[(start + lead, end + lead, value) for start, end, value in carried.segments],
        findings=[
            attrs.evolve(it, span=(it.span[0] + lead, it.span[1] + lead)) for it in carried.findings
        ],
    )


def _segments(parts: list[_Part]) -> Iterator[Segment]:
    """Yield the segments of heading and text, and of the empty line that the comma stands for.

    A second comma, of a ninth field, is the text's own. Where the heading has neither line end nor
    quotes, the comma ends its line, and the quote that opens the text is the empty line: no sign
    stands for two characters.
    """
    comma = quote = ""
    for index, part in enumerate(parts):
        if isinstance(part, Token):
            yield part.start_pos or 0, part.end_pos or 0, comma
            comma = ","
        elif index or len(parts) == 1:
            for segment in map(_segment, part.scan_values(lambda _: True)):
                yield segment if segment[2] else (*segment[:2], quote)
                quote = ""
        else:
            heading = _heading(part)
            yield from heading
            words = "".join([value for _, _, value in heading])
            comma = "\n" if words else ""
            quote = "" if words.endswith(("\n", "\r")) else comma


def _heading(field: Tree[Token]) -> list[Segment]:
    """Return the heading; where it lacks the end of its last line, the quote stands for it."""
    segments = [_segment(token) for token in field.scan_values(lambda _: True)]
    value = _value(field)
    if value and not value.endswith(("\n", "\r")) and not segments[-1][2]:
        segments[-1] = (*segments[-1][:2], "\n")
    return segments


def _segment(token: Token) -> Segment:
    return token.start_pos or 0, token.end_pos or 0, _meaning(token)


def _meaning(token: Token) -> str:
    if token.type == "QUOTE":
        return ""
    return token[1:] if token.type == "ESCAPE" else str(token)


def _value(field: Tree[Token]) -> str:
    return "".join([_meaning(token) for token in field.scan_values(lambda _: True)])


def _trim(segments: list[Segment]) -> list[Segment]:
    """Leave the quotes around the message to the carrier."""
    inner = [index for index, (_, _, value) in enumerate(segments) if value]
    return segments[inner[0] : inner[-1] + 1] if inner else []


def _findings(fields: list[Tree[Token]], text: str) -> Iterator[Finding]:
    if fields[-1].data == "cut":
        yield cut("record", len(text))
    if len(fields) != _FIELDS:
        message = f"a record has {_FIELDS} fields, this one has {len(fields)}"
        yield Finding(code="record-fields", severity="warning", message=message, span=(0, 1))
