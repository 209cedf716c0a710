"""A finding with the file it is about, and its place in there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import attrs

from cablegram._cli.places import Places
from cablegram._cli.selection import Selection
from cablegram.findings import Finding

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["Found", "Tally", "findings_of"]


@attrs.frozen
class Found:
    """One finding; the cable itself is not kept."""

    #: the name of the file, as messages show it
    name: str
    finding: Finding
    #: the line in which it begins, the characters in front of it, and how many it is about
    line: str
    offset: int
    width: int
    #: line and column behind its last character
    end: tuple[int, int] | None

    def entry(self) -> dict[str, Any]:
        """Return what the form ``json`` has of it."""
        finding = self.finding
        return {
            "path": self.name,
            "line": finding.line,
            "column": finding.column,
            "end_line": self.end[0] if self.end else None,
            "end_column": self.end[1] if self.end else None,
            "severity": finding.severity,
            "code": finding.code,
            "message": finding.message,
        }


def findings_of(
    name: str, findings: Iterable[Finding], cable: Cable, selection: Selection
) -> Iterator[Found]:
    """Yield the findings of a message that are selected; their lines may be those of the file."""
    kept = [finding for finding in findings if selection.keeps(finding)]
    places = Places(str(cable) if kept else "")
    for it in kept:
        line, offset, width = places.line(it), places.offset(it), places.width(it)
        yield Found(name, it, line, offset, width, places.end(it))


@attrs.define
class Tally:
    """How many messages were looked at, and what was found."""

    messages: int = 0
    with_findings: int = 0
    severities: dict[str, int] = attrs.Factory(dict)

    def count(self, found: Iterable[Found]) -> Iterator[Found]:
        """Count a message, and its findings as they pass."""
        self.messages += 1
        before = self.findings
        for one in found:
            severity = one.finding.severity
            self.severities[severity] = self.severities.get(severity, 0) + 1
            if self.findings == before + 1:
                self.with_findings += 1
            yield one

    @property
    def findings(self) -> int:
        """How many findings there are."""
        return sum(self.severities.values())

    def __str__(self) -> str:
        """Return the last line: ``3 findings in 2 of 300 messages: 1 warning, 2 notes``."""
        messages = _counted(self.messages, "message")
        if not self.findings:
            return f"no findings in {messages}"
        kinds = [(name, self.severities.get(name, 0)) for name in ("error", "warning", "note")]
        parts = ", ".join(_counted(count, name) for name, count in kinds if count)
        where = messages if self.messages == 1 else f"{self.with_findings} of {messages}"
        return f"{_counted(self.findings, 'finding')} in {where}: {parts}"


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"
