"""The summary: from its word to its end mark, over several paragraphs if need be."""

from __future__ import annotations

from cablegram._body.reading import fold
from cablegram._fields._reading import ascii_upper
from cablegram.blocks import Block, Heading, Paragraph

__all__ = ["find_summary"]

#: how a summary begins and ends (5 FAH-1 H-246); longest first, for one is the start of another
_BEGINNINGS = (
    "BEGIN SUMMARY AND COMMENT",
    "SUMMARY AND ACTION REQUEST",
    "EXECUTIVE SUMMARY",
    "INTRODUCTION AND SUMMARY",
    "BEGIN SUMMARY",
    "SUMMARY AND COMMENT",
    "SUMMARY/COMMENT",
    "SUMMARY",
)
#: in each of them
_WORD = "SUMMARY"
_ENDS = ("END SUMMARY", "END OF SUMMARY", "END EXECUTIVE SUMMARY")
#: words of a second title, AND with them
_TITLE = 3
#: an end mark further off belongs to something else
_WIDEST = 30
_PUNCTUATION = " .:;,-/)*_"


def find_summary(blocks: list[Block]) -> str | None:
    """Return the text behind ``Summary`` up to ``End Summary``; else the rest of that paragraph."""
    for index, block in enumerate(blocks):
        if not isinstance(block, (Heading, Paragraph)):
            continue
        text = _whole(block)
        begin = _after_beginning(text)
        if begin is None:
            continue
        following = [] if isinstance(block, Heading) else [text[begin:]]
        rest = blocks[index + 1 : index + 1 + _WIDEST]
        return _until_end(following + [_whole(it) for it in rest]) or None
    return None


def _whole(block: Block) -> str:
    """Return a block's text with its points."""
    if isinstance(block, Paragraph) and block.items:
        return " ".join([block.text, *block.items])
    return block.text


def _after_beginning(text: str) -> int | None:
    raised = ascii_upper(text[:60])
    if _WORD not in raised:
        return None
    offset = len(raised) - len(raised.lstrip("(*_- "))
    for beginning in _BEGINNINGS:
        end = offset + len(beginning)
        if raised.startswith(beginning, offset) and not raised[end : end + 1].isalnum():
            end += _second_title(raised[end:])
            return end + len(text[end:]) - len(text[end:].lstrip(_PUNCTUATION))
    return None


def _second_title(raised: str) -> int:
    """Return the length of what the summary is besides: ``Summary and Key Points.``."""
    ends = [place for mark in ".:" if (place := raised.find(mark)) > 0]
    title = raised[: min(ends)] if ends else ""
    return len(title) if title.startswith(" AND ") and len(title.split()) <= _TITLE else 0


def _until_end(texts: list[str]) -> str:
    taken: list[str] = []
    for text in texts[:_WIDEST]:
        raised = ascii_upper(text)
        ends = [raised.find(end) for end in _ENDS if end in raised]
        if ends:
            return fold(" ".join([*taken, text[: min(ends)]]).rstrip(" (-"))
        taken.append(text)
    return fold(texts[0]) if texts else ""
