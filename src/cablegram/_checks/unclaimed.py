"""What of a text nobody has: no field, no block, no furniture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from cablegram.findings import Finding, warning
from cablegram.values import Span

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["check_unclaimed"]

#: what parts no stretch: blanks, and marks without words
_BETWEEN: Final = frozenset({"blank", "marks"})
_SHOWN: Final = 60
#: warnings about lines that are in no field
_TELLING: Final = frozenset({"unknown-line", "document-row-again"})


def check_unclaimed(cable: Cable, told: Iterable[Finding]) -> Iterator[Finding]:
    """Yield one finding for each stretch that nobody has and no other warning is about."""
    stretches = list(_stretches(cable))
    if not stretches:
        return
    spans = sorted(it.span for it in told if it.severity == "warning" and it.code in _TELLING)
    text = str(cable)
    for start, end in _without(stretches, spans):
        stretch = text[start:end]
        if any(map(str.isalnum, stretch)):
            begin = start + len(stretch) - len(stretch.lstrip())
            span = (begin, begin + len(stretch.strip()))
            yield warning("unclaimed-text", _message(stretch), span)


def _message(stretch: str) -> str:
    said = " ".join(stretch.split())
    shown = said if len(said) <= _SHOWN else said[: _SHOWN - 4].rstrip() + " ..."
    return f"no field and no block has this: {shown}"


def _stretches(cable: Cable) -> Iterator[Span]:
    """Yield the stretches of nobody, joined where only blanks and marks stand between."""
    start = end = -1
    for claim in cable.account():
        if claim.owner is None:
            start = claim.span[0] if start < 0 else start
            end = claim.span[1]
        elif start >= 0 and claim.owner not in _BETWEEN:
            yield start, end
            start = -1
    if start >= 0:
        yield start, end


def _without(stretches: list[Span], spans: list[Span]) -> Iterator[Span]:
    """Yield what of stretches, in order, is in none of the spans, in order, too."""
    index = 0
    for start, end in stretches:
        at = start
        while index < len(spans) and spans[index][1] <= at:
            index += 1
        ahead = index
        while ahead < len(spans) and spans[ahead][0] < end:
            low, high = spans[ahead]
            if low > at:
                yield at, low
            at = max(at, high)
            ahead += 1
        if at < end:
            yield at, end
