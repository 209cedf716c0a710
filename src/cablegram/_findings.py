"""Checks over a cable that was read: findings, never failures. The codes are in ``docs/findings.md``."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cablegram import nodes, tables
from cablegram._carriers.columns import column_findings
from cablegram.findings import Finding

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["find_all"]


def find_all(cable: Cable, decisions: list[Finding]) -> list[Finding]:
    """Return all findings in the order of the text, with line and column."""
    found = [*decisions, *_unknown_lines(cable), *_envelope(cable), *_codes(cable)]
    found += [*cable.carrier_findings, *column_findings(cable)]
    found.sort(key=lambda finding: finding.span)
    starts = line_starts(str(cable))
    for finding in found:
        finding.line = bisect_right(starts, finding.span[0])
        finding.column = finding.span[0] - starts[finding.line - 1] + 1
    return found


def line_starts(text: str) -> list[int]:
    r"""Return the offset of each line; CR LF, LF and CR each end one.

    >>> line_starts("a\r\nb\rc\n")
    [0, 3, 5, 7]
    """
    starts = [0]
    position = 0
    for line in text.replace("\r\n", "\n\n").replace("\r", "\n").split("\n")[:-1]:
        position += len(line) + 1
        if text[position - 1] == "\r" and text[position : position + 1] == "\n":
            continue  # the first half of CR LF, written as two line feeds above
        starts.append(position)
    return starts


def _warning(code: str, message: str, span: tuple[int, int]) -> Finding:
    return Finding(code=code, severity="warning", message=message, span=span)


def _unknown_lines(cable: Cable) -> Iterator[Finding]:
    for node in cable.tree.find(nodes.UnknownLine):
        text = node.text.strip()
        yield _warning("unknown-line", f"no line of a heading looks like this: {text[:60]}", node.span)


def _envelope(cable: Cable) -> Iterator[Finding]:
    routing, station, preamble = cable.routing, cable.station, cable.preamble
    if routing and preamble and routing.precedence and preamble.precedence:
        if routing.precedence != preamble.precedence:
            said = f"line 2 says {routing.precedence}, the preamble {preamble.precedence}"
            yield _warning("precedence-mismatch", said, routing.span)
    if station and station.serial is not None and cable.serial is not None:
        if station.serial % 10000 != cable.serial % 10000:
            said = f"line 3 has serial {station.serial}, the message number is {cable.serial}"
            yield _warning("serial-mismatch", said, station.span)
    if preamble and preamble.dtg and preamble.dtg.iso is None and preamble.dtg.year is not None:
        said = f"no such date: {preamble.dtg.text.strip()}"
        yield _warning("impossible-date", said, preamble.dtg.span)
    security, line = cable.security, cable.class_line
    if security and line and security.classification and line.classification:
        if security.classification != line.classification:
            said = f"line 4 says {security.classification}, the class line {line.classification}"
            yield _warning("classification-mismatch", said, line.span)


def _codes(cable: Cable) -> Iterator[Finding]:
    for tag in cable.tag_entries:
        if tag.kind is None:
            yield Finding(
                code="unknown-tag",
                severity="note",
                message=f"{tag.code} is not in the table of TAGS",
                span=tag.span,
            )
    if cable.post and tables.post(cable.post) is None:
        span = cable.class_line.span if cable.class_line else (0, 0)
        yield Finding(
            code="unknown-post",
            severity="note",
            message=f"{cable.post} is not in the table of posts",
            span=span,
        )
