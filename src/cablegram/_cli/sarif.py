"""Findings as SARIF 2.1.0 (OASIS standard of 27 March 2020), which code hosts show."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from cablegram import tables
from cablegram._version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cablegram._cli.found import Found

__all__ = ["sarif_log"]

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def sarif_log(
    findings: Sequence[Found], *, all_read: bool, help_uri: str | None = None
) -> dict[str, Any]:
    """Return the log of one run; ``help_uri`` is the page that describes the codes."""
    codes = sorted({found.finding.code for found in findings})
    rules = [_rule(code, help_uri) for code in codes]
    places = {code: place for place, code in enumerate(codes)}
    run = {
        "tool": {"driver": {"name": "cablegram", "version": __version__, "rules": rules}},
        "invocations": [{"executionSuccessful": all_read}],
        # Lines and columns are counted in characters, as Python counts (3.14.17).
        "columnKind": "unicodeCodePoints",
        "results": [_result(found, places[found.finding.code]) for found in findings],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str, help_uri: str | None) -> dict[str, Any]:
    """Return what a reader of the log is told of a code (3.49)."""
    entry = tables.finding_code(code)
    if entry is None:
        return {"id": code}
    short, stop, _ = entry.meaning.partition(". ")
    short += stop.strip()
    rule: dict[str, Any] = {
        "id": code,
        "shortDescription": {"text": _plain(short)},
        "fullDescription": {"text": _plain(entry.meaning)},
        "help": {
            "text": _plain(f"{entry.meaning} {entry.advice}"),
            "markdown": f"{entry.meaning}\n\n{entry.advice}",
        },
        "defaultConfiguration": {"level": entry.severity, "enabled": entry.selected},
    }
    if help_uri:
        rule["helpUri"] = f"{help_uri}#{code}"
    return rule


def _plain(markdown: str) -> str:
    return markdown.replace("`", "")


def _result(found: Found, rule: int) -> dict[str, Any]:
    finding = found.finding
    region = {"startLine": finding.line, "startColumn": finding.column}
    if found.end:
        # The column behind the last character (3.30.8).
        region |= {"endLine": found.end[0], "endColumn": found.end[1]}
    place = {"artifactLocation": {"uri": _uri(found.name)}, "region": region}
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.severity,  # error, warning, note: SARIF has the same words (3.27.10)
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": place}],
    }


def _uri(name: str) -> str:
    """Return a URI for a path: relative ones stay relative (3.4.3).

    >>> _uri("cables/08 moscow.txt")
    'cables/08%20moscow.txt'
    """
    path = Path(name)
    if path.is_absolute():
        return path.as_uri()
    return quote(path.as_posix(), errors="surrogateescape")
