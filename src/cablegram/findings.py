"""Findings: what a reader should know about a cable that was read all the same."""

from __future__ import annotations

import attrs

from cablegram.values import Span

__all__ = ["Finding"]


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
