"""All checks over a cable that was read; the codes are in ``docs/findings.md``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablegram._carriers.columns import column_findings
from cablegram._checks.archive import check_archive
from cablegram._checks.body import check_body
from cablegram._checks.envelope import check_envelope
from cablegram._checks.garble import check_garble
from cablegram._checks.head import check_head
from cablegram.findings import Finding

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["find_all", "line_starts"]

_CHECKS = (check_envelope, check_head, check_body, check_archive, check_garble, column_findings)


def find_all(cable: Cable, decisions: list[Finding]) -> list[Finding]:
    """Return all findings in the order of the text, with line and column."""
    found = [*decisions, *cable.carrier_findings]
    for check in _CHECKS:
        found += check(cable)
    if not found:
        return found
    found.sort(key=lambda finding: finding.span)
    _place(found, str(cable))
    return found


def _place(findings: list[Finding], text: str) -> None:
    """Fill in line and column of findings in order, each counted from the one before."""
    line, begin, counted = 1, 0, 0
    for finding in findings:
        start = finding.span[0]
        # The line feed of CR LF is the end of the line that the carriage return stands in.
        end = start - 1 if text[start - 1 : start + 1] == "\r\n" else start
        if end > counted:
            returns = text.count("\r", counted, end)
            line += text.count("\n", counted, end) + returns
            line -= text.count("\r\n", counted, end) if returns else 0
            begin = 1 + max(
                text.rfind("\n", begin, end),
                text.rfind("\r", begin, end) if returns else begin - 1,
                begin - 1,
            )
            counted = end
        finding.line, finding.column = line, start - begin + 1


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
