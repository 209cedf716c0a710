"""Findings: what a reader should know about a cable that was read all the same."""

from __future__ import annotations

import attrs

from cablegram.values import Span

__all__ = ["Finding", "note", "warning"]


@attrs.define(kw_only=True, order=False)
class Finding:
    """One finding: never a failure. The codes are listed in ``docs/findings.md``."""

    #: ``unknown-line``
    code: str
    #: ``error``, ``warning`` or ``note``
    severity: str
    #: a sentence for a reader
    message: str
    #: start and end offset in the input
    span: Span
    #: 1-based line and column of the start
    line: int = 0
    column: int = 0


def warning(code: str, message: str, span: Span) -> Finding:
    """Return a finding about two places that say different things, or a line without a place."""
    return Finding(code=code, severity="warning", message=message, span=span)


def note(code: str, message: str, span: Span) -> Finding:
    """Return a finding about a decision of the reader, or a thing the tables lack."""
    return Finding(code=code, severity="note", message=message, span=span)
