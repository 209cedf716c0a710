"""The codes of findings: how grave, what they mean, what to do, and where the rule comes from."""

from __future__ import annotations

from functools import cache

import attrs

from cablegram.tables._load import load

__all__ = ["FindingCode", "finding_code", "finding_codes"]


@attrs.frozen(kw_only=True)
class FindingCode:
    """One code of ``docs/findings.md``."""

    #: ``unknown-line``
    code: str
    #: ``error``, ``warning`` or ``note``
    severity: str
    #: false if ``cablegram check`` leaves it out unless it is asked for
    selected: bool = True
    #: what is so; words of the format stand between backticks
    meaning: str
    #: what a reader may do about it
    advice: str
    #: where the rule comes from; empty for a rule of ours
    source: str = ""


def finding_code(code: str) -> FindingCode | None:
    """Find a code.

    >>> finding_code("unknown-line").severity, finding_code("unknown-indicator").selected
    ('warning', False)
    >>> finding_code("unknown-lime") is None
    True
    """
    return _by_code().get(code)


def finding_codes() -> list[FindingCode]:
    """Return all codes, sorted."""
    return list(_by_code().values())


@cache
def _by_code() -> dict[str, FindingCode]:
    return {row["code"]: _entry(row) for row in load("findings")}


def _entry(row: dict[str, str]) -> FindingCode:
    return FindingCode(
        code=row["code"],
        severity=row["severity"],
        selected=row["selected"] == "yes",
        meaning=row["meaning"],
        advice=row["advice"],
        source=row["source"],
    )
