"""All checks over a cable that was read; the codes are in ``docs/findings.md``."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from cablegram._carriers.columns import column_findings
from cablegram._checks.archive import check_archive
from cablegram._checks.body import check_body
from cablegram._checks.envelope import check_envelope
from cablegram._checks.following import check_following
from cablegram._checks.garble import check_garble
from cablegram._checks.given import check_given
from cablegram._checks.head import check_head
from cablegram._checks.misplaced import check_misplaced
from cablegram._checks.missing import check_missing
from cablegram._checks.nothing import is_no_message
from cablegram._checks.numbers import check_numbers
from cablegram._checks.pages import check_pages
from cablegram._checks.unclaimed import check_unclaimed
from cablegram._lines import line_starts
from cablegram.findings import Finding, warning

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["find_all", "place_findings"]

_CHECKS = (
    check_envelope,
    check_head,
    check_missing,
    check_misplaced,
    check_body,
    check_numbers,
    check_pages,
    check_archive,
    check_garble,
    column_findings,
)


def find_all(cable: Cable, decisions: list[Finding]) -> list[Finding]:
    """Return all findings in the order of the text, with line and column.

    Of a text that is no message there is one: others would say of each line that it is none.
    """
    found = [*cable.carrier_findings, *check_given(cable), *check_following(cable)]
    if is_no_message(cable):
        found = [finding for finding in found if finding.code != "encoding"]
        found.append(warning("no-message", "nothing here looks like a line of a cable", (0, 0)))
    else:
        found += decisions
        for check in _CHECKS:
            found += check(cable)
        found += check_unclaimed(cable, [*found])
    if not found:
        return found
    found.sort(key=lambda finding: finding.span)
    place_findings(found, str(cable))
    return found


def place_findings(findings: list[Finding], text: str) -> None:
    """Fill in line and column of findings."""
    if not findings:
        return
    starts = line_starts(text)
    for finding in findings:
        finding.line = bisect_right(starts, finding.span[0])
        finding.column = finding.span[0] - starts[finding.line - 1] + 1
