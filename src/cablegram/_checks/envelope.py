"""Format lines 1 to 11 against each other, and against the text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cablegram import nodes, tables
from cablegram.findings import Finding, note, warning
from cablegram.tree import Node, Token

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["check_envelope"]

#: ACP 127, 138f: no line over 69 characters; a copy may have the two of a hard line break
_WIDEST = 71
#: days between 1 January and 31 December: neighbours, too
_NEW_YEAR = 364


def check_envelope(cable: Cable) -> Iterator[Finding]:
    """Yield what contradicts itself in the envelope."""
    yield from _unknown_lines(cable)
    yield from _precedences(cable)
    yield from _serial(cable)
    yield from _dates(cable)
    yield from _classification(cable)
    yield from _distribution(cable)
    yield from _indicators(cable)
    yield from _months(cable)
    yield from _width(cable)


def _unknown_lines(cable: Cable) -> Iterator[Finding]:
    """Yield one finding for each run of neighbouring lines; empty lines part none."""
    read = {token.start for token in cable.layout.loose}
    for run in _runs(cable.tree, read):
        shown = " ".join(run[0].value.split())[:60]
        more = f" (and {len(run) - 1} more)" if len(run) > 1 else ""
        said = f"no line of a heading looks like this: {shown}{more}"
        yield warning("unknown-line", said, (run[0].span[0], run[-1].span[1]))


def _runs(tree: Node, read: set[int]) -> Iterator[list[Node]]:
    """Yield the runs of unknown lines; a caption or instruction among them was read."""
    run: list[Node] = []
    for part in tree.nodes():
        for child in part.children:
            if isinstance(child, nodes.UnknownLine) and child.span[0] not in read:
                run.append(child)
            elif not (isinstance(child, Token) and child.kind == "BLANK") and run:
                yield run
                run = []
    if run:
        yield run


def _precedences(cable: Cable) -> Iterator[Finding]:
    routing, preamble = cable.routing, cable.preamble
    both = routing and preamble and routing.precedence and preamble.precedence
    if both and routing and preamble and routing.precedence != preamble.precedence:
        said = f"line 2 says {routing.precedence}, the preamble {preamble.precedence}"
        yield warning("precedence-mismatch", said, routing.span)
    # ACP 127, 152a: dual precedence needs addressees of both kinds.
    if preamble and preamble.info_precedence and not cable.info:
        said = (
            f"a precedence for information addressees, {preamble.info_precedence}, and none named"
        )
        yield note("precedence-without-addressee", said, preamble.span)


def _serial(cable: Cable) -> Iterator[Finding]:
    station = cable.station
    if station is None or station.serial is None or cable.serial is None:
        return
    if station.serial % 10000 != cable.serial % 10000:
        said = f"line 3 has serial {station.serial}, the message number is {cable.serial}"
        yield warning("serial-mismatch", said, station.span)


def _dates(cable: Cable) -> Iterator[Finding]:
    dtg = cable.preamble.dtg if cable.preamble else None
    if dtg is None:
        return
    if dtg.iso is None:
        if dtg.year is not None:
            yield warning("impossible-date", f"no such date: {dtg.text.strip()}", dtg.span)
        return
    filed = cable.station.filed if cable.station else None
    if filed is None or filed.day_of_year is None or cable.station is None:
        return
    day = dt.datetime.fromisoformat(dtg.iso).timetuple().tm_yday
    # The message is handed in before or after its date-time group, within a day (ACP 127, 115).
    if 1 < abs(filed.day_of_year - day) < _NEW_YEAR:
        said = f"handed in on day {filed.day_of_year}, the date-time group is of day {day}"
        yield note("filing-time", said, cable.station.span)


def _classification(cable: Cable) -> Iterator[Finding]:
    security, line = cable.security, cable.class_line
    if security is None or line is None:
        return
    mine, theirs = security.classification, line.classification
    if mine and theirs and mine != theirs:
        said = f"line 4 says {mine}, the class line {theirs}"
        yield warning("classification-mismatch", said, line.span)


def _distribution(cable: Cable) -> Iterator[Finding]:
    offices = cable.distribution
    if offices is None or offices.total is None:
        return
    counts = [
        office.rpartition("-")[2] for office in (*offices.origin, *offices.action, *offices.info)
    ]
    total = sum(int(count) for count in counts if count.isdecimal())
    if total != offices.total:
        said = f"the offices have {total} copies, the sum says {offices.total}"
        yield note("distribution-sum", said, offices.span)


def _indicators(cable: Cable) -> Iterator[Finding]:
    named = [(one.indicator, one.span) for one in (*cable.to, *cable.info) if one.indicator]
    for indicator, span in named:
        if indicator and tables.indicator(indicator) is None:
            said = f"{indicator} is not in the table of routing indicators"
            yield note("unknown-indicator", said, span)


def _months(cable: Cable) -> Iterator[Finding]:
    for one in (*cable.to, *cable.info, *cable.exempt):
        if one.month and one.month in one.name.split():
            said = f"two addressees may be fused where {one.month} stands: {one.name[:60]}"
            yield warning("addressee-words", said, one.span)
        elif one.month:
            said = f"{one.month} stands where the number of {one.name[:60]} should"
            yield warning("addressee-words", said, one.span)


def _width(cable: Cable) -> Iterator[Finding]:
    kinds = (nodes.RoutingLine, nodes.ActionBlock, nodes.InformationBlock, nodes.AddresseeLines)
    for node in cable.layout.heading:
        if isinstance(node, kinds):
            for token in node.tokens():
                width = len(token.value.rstrip("\r\n"))
                if width > _WIDEST:
                    said = f"{width} characters on a line; the network takes 69"
                    yield note("wide-line", said, token.span)
