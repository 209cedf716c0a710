"""The body of a built cable: numbered paragraphs, headings, points, page lines, signature."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from cablegram import nodes
from cablegram.testing._heading import Setting
from cablegram.testing._nodes import PROSE, Part, blank, block, line
from cablegram.testing._words import SURNAMES, counts, sentences, wrap
from cablegram.tree import Node, Token

__all__ = ["bodies"]

_HEADINGS = ("The Harbour Talks", "Comment on Grain", "WATER AND GRAIN")
_MARKS = ("", "¶", "[1](#)")
_PORTIONS = (None, "U", "C", "SBU", "S/NF")


@st.composite
def bodies(draw: st.DrawFn, setting: Setting) -> Part:
    """Return paragraphs in sequence, with headings between some of them, and a signature."""
    mark, width = draw(st.sampled_from(_MARKS)), draw(counts(40, 400))
    children: list[Node | Token] = []
    blocks: list[dict[str, Any]] = []
    for number in range(1, draw(counts(1, 8)) + 1):
        part = draw(_paragraphs(number, mark, width, setting))
        if number > 1 and draw(st.booleans()):
            heading = draw(_headings())
            children += [*heading.children, blank()]
            blocks.append(heading.facts)
        children += [*part.children, blank()]
        blocks.append(part.facts)
    names = draw(st.lists(st.sampled_from(SURNAMES), max_size=1))
    children += [block(nodes.Prose, PROSE, names)] if names else []
    return Part([nodes.Body(children)], {"body": blocks, "signature": names})


@st.composite
def _headings(draw: st.DrawFn) -> Part:
    text = draw(st.sampled_from(_HEADINGS))
    facts = {"type": "heading", "text": text}
    if draw(st.booleans()):
        return Part([line(nodes.HeadingMark, "HEADING_MARK", f"#### {text}")], facts)
    children: list[Node | Token] = [line(nodes.Prose, PROSE, text)]
    if draw(st.booleans()):
        children.append(line(nodes.Rule, "RULE", "-" * len(text)))
    return Part(children, facts)


@st.composite
def _paragraphs(draw: st.DrawFn, number: int, mark: str, width: int, setting: Setting) -> Part:
    """Return a paragraph, maybe cut by a page line, maybe with points behind it."""
    portion = draw(st.sampled_from(_PORTIONS))
    text = draw(sentences())
    shown = text if portion is None else f"({portion}) {text}"
    rows = wrap(f"{mark}{number}. {shown}", width)
    cut = draw(counts(1, len(rows)))
    children: list[Node | Token] = [block(nodes.Numbered, "NUMBERED", rows[:cut], PROSE)]
    if rows[cut:]:
        page = f"{setting.post[:10]} {setting.serial:08} {draw(counts(2, 9)):03} OF 009"
        children += [blank(), line(nodes.PageLine, "PAGE_LINE", page), blank()]
        children.append(block(nodes.Prose, PROSE, rows[cut:]))
    items = draw(st.lists(sentences(1), max_size=2))
    for item in items:
        children += [blank(), block(nodes.Point, "POINT", wrap(f"-- {item}", width), PROSE)]
    facts = {
        "type": "paragraph",
        "number": number,
        "portion": portion,
        "text": text,
        "items": items,
    }
    return Part(children, facts)
