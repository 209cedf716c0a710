"""What the account of a text has to hold to, whatever the text is."""

from __future__ import annotations

import re
from collections.abc import Iterator

import cablegram
from cablegram.blocks import Paragraph

__all__ = ["assert_accounted", "strange_words", "words"]

_WORD = re.compile(r"[^\W_]+")
_BLOCK = re.compile(r"body\[(\d+)\]")
#: what stands in front of a part: its letters and numbers, a Roman numeral
_MARK = re.compile(r"[\W_]*(?:(?:[A-Za-z]{1,2}|[ivxIVX]{1,4}|\d{1,4})\b[\W_]*){0,3}")


def words(text: str) -> list[str]:
    """Return the runs of letters and digits."""
    return _WORD.findall(text)


def assert_accounted(cable: cablegram.Cable) -> None:
    """Check that claims are the whole text, and that warnings tell of all words nobody has."""
    text, end = str(cable), 0
    warned = [it for it in cable.diagnostics if it.severity == "warning"]
    nothing = any(it.code == "no-message" for it in warned)
    spans = [it.span for it in warned]
    for claim in cable.account():
        start, stop = claim.span
        assert start == end
        assert stop > start
        end = stop
        if claim.owner is None and not nothing:
            for word in _WORD.finditer(text, start, stop):
                low, high = word.span()
                assert any(a <= low and high <= b for a, b in spans), word[0]
    assert end == len(text)


def strange_words(cable: cablegram.Cable) -> Iterator[tuple[str, str]]:
    """Yield the claims of blocks with words that the block does not have, and these words."""
    text = str(cable)
    for claim in cable.account():
        found = _BLOCK.fullmatch(claim.owner or "")
        if not found:
            continue
        known = _words_of(cable.body[int(found[1])])
        for line in text[slice(*claim.span)].splitlines():
            strange = [it for it in words(line) if it.upper() not in known]
            marked = words(line[(_MARK.match(line) or line).end() :])  # type: ignore[union-attr]
            if [it for it in marked if it.upper() not in known]:
                yield claim.owner or "", " ".join(strange)


def _words_of(block: cablegram.blocks.Block) -> set[str]:
    parts = [block.text]
    if isinstance(block, Paragraph):
        parts += [*block.items, block.portion or "", str(block.number)]
    return {word.upper() for part in parts for word in words(part)}
