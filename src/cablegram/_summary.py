"""The summary: from its word to its end mark, over several paragraphs if need be."""

from __future__ import annotations

from cablegram.blocks import Block, Paragraph
from cablegram._body.reading import fold

__all__ = ["find_summary"]

#: how a summary begins and ends (5 FAH-1 H-246); longest first, for one is the start of another
_BEGINNINGS = (
    "begin summary and comment",
    "summary and action request",
    "executive summary",
    "begin summary",
    "summary and comment",
    "summary/comment",
    "summary",
)
_ENDS = ("end summary", "end of summary", "end executive summary")
_PUNCTUATION = " .:;,-/"


def find_summary(blocks: list[Block]) -> str | None:
    """Return the text behind ``Summary`` up to ``End Summary``; else the rest of that paragraph."""
    paragraphs = [block.text for block in blocks if isinstance(block, Paragraph)]
    for index, text in enumerate(paragraphs):
        begin = _after_beginning(text)
        if begin is not None:
            return _until_end([text[begin:], *paragraphs[index + 1 :]]) or None
    for block, after in zip(blocks, blocks[1:], strict=False):
        if block.type == "heading" and _after_beginning(block.text) is not None:
            return _until_end([after.text]) or None
    return None


def _after_beginning(text: str) -> int | None:
    lowered = text[:60].lower()
    offset = len(lowered) - len(lowered.lstrip("(*_- "))
    for beginning in _BEGINNINGS:
        end = offset + len(beginning)
        if lowered.startswith(beginning, offset) and not lowered[end : end + 1].isalnum():
            return end + len(text[end:]) - len(text[end:].lstrip(_PUNCTUATION))
    return None


def _until_end(texts: list[str]) -> str:
    taken: list[str] = []
    for text in texts:
        lowered = text.lower()
        ends = [lowered.find(end) for end in _ENDS if end in lowered]
        if ends:
            return fold(" ".join([*taken, text[: min(ends)]]).rstrip(" (-"))
        taken.append(text)
    return fold(texts[0])
