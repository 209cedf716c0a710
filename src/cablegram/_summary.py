"""The summary: from its word to its end mark, over several paragraphs if need be."""

from __future__ import annotations

from cablegram._body.reading import fold
from cablegram.blocks import Block, Heading, Paragraph

__all__ = ["find_summary"]

#: how a summary begins and ends (5 FAH-1 H-246); longest first, for one is the start of another
_BEGINNINGS = (
    "begin summary and comment",
    "summary and action request",
    "executive summary",
    "introduction and summary",
    "begin summary",
    "summary and comment",
    "summary/comment",
    "summary",
)
_ENDS = ("end summary", "end of summary", "end executive summary")
#: an end mark further off belongs to something else
_WIDEST = 30
_PUNCTUATION = " .:;,-/"


def find_summary(blocks: list[Block]) -> str | None:
    """Return the text behind ``Summary`` up to ``End Summary``; else the rest of that paragraph."""
    texts = [_whole(block) for block in blocks]
    for index, (block, text) in enumerate(zip(blocks, texts, strict=True)):
        begin = _after_beginning(text)
        if begin is None or not isinstance(block, (Heading, Paragraph)):
            continue
        following = [] if isinstance(block, Heading) else [text[begin:]]
        return _until_end(following + texts[index + 1 :]) or None
    return None


def _whole(block: Block) -> str:
    """Return a block's text with its points."""
    return " ".join([block.text, *block.items]) if isinstance(block, Paragraph) else block.text


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
    for text in texts[:_WIDEST]:
        lowered = text.lower()
        ends = [lowered.find(end) for end in _ENDS if end in lowered]
        if ends:
            return fold(" ".join([*taken, text[: min(ends)]]).rstrip(" (-"))
        taken.append(text)
    return fold(texts[0]) if texts else ""
