"""Findings as SARIF 2.1.0 (OASIS standard of 27 March 2020), which code hosts show."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from cablegram._version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cablegram.findings import Finding

__all__ = ["sarif_log"]

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def sarif_log(findings: Sequence[tuple[str, Finding]], *, all_read: bool) -> dict[str, Any]:
    """Return the log of one run; each finding comes with the name of its file."""
    codes = sorted({finding.code for _, finding in findings})
    rules = [{"id": code} for code in codes]
    run = {
        "tool": {"driver": {"name": "cablegram", "version": __version__, "rules": rules}},
        "invocations": [{"executionSuccessful": all_read}],
        # Lines and columns are counted in characters, as Python counts (3.14.17).
        "columnKind": "unicodeCodePoints",
        "results": [_result(name, finding, codes) for name, finding in findings],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(name: str, finding: Finding, codes: list[str]) -> dict[str, Any]:
    place = {
        "artifactLocation": {"uri": _uri(name)},
        "region": {"startLine": finding.line, "startColumn": finding.column},
    }
    return {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
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
