"""Page lines in sequence, and sections: how many there are, and whether the others are here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cablegram import nodes
from cablegram._body.lines import lines_of
from cablegram._fields.page_line import FALLEN_PAGE, page_lines_within
from cablegram.findings import Finding, note, warning
from cablegram.values import PageLine

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["check_pages"]


def check_pages(cable: Cable) -> Iterator[Finding]:
    """Yield pages left out, counts that differ, and a section without the others."""
    if isinstance(cable.tree, nodes.WrittenDocument):
        return  # it has no pages
    pages = sorted([*cable.page_lines, *_fallen(cable)], key=lambda page: page.span)
    yield from _sequence(pages)
    yield from _counts(cable, pages)
    yield from _alone(cable, pages)


def _fallen(cable: Cable) -> Iterator[PageLine]:
    """Yield the page lines that stand among the words of a line, at the place of that line."""
    for token in cable.tree.tokens():
        if token.kind == "PAGE_LINE" or FALLEN_PAGE not in token.value:
            continue
        for line in lines_of(token, str):
            for page in page_lines_within(line.text):
                page.span = line.span
                yield page


def _sequence(pages: list[PageLine]) -> Iterator[Finding]:
    """Page lines count up; a page inside a section begins anew with each.

    The pages of each transmission count for themselves: a station that passes a message on prints
    its own among the others (``PAGE 02 RUEHFRA0170``).
    """
    lasts: dict[tuple[str | None, int | None], int] = {}
    for page in pages:
        if page.page is None:
            continue
        counter = (page.indicator, page.serial if page.indicator else None)
        last = lasts.get(counter, 0)
        if page.page not in {last, last + 1, 1} and last:
            yield note("page-sequence", f"page {page.page} follows page {last}", page.span)
        lasts[counter] = page.page


def _counts(cable: Cable, pages: list[PageLine]) -> Iterator[Finding]:
    """Yield a section beyond the last one, and the first page line that counts otherwise."""
    section, line = cable.section, cable.class_line
    if section is None or line is None or section.number is None or section.total is None:
        return
    if section.number > section.total:
        said = f"section {section.number} of {section.total}"
        yield warning("section-count", said, line.span)
        return
    for page in pages:
        total = _sections(page)
        if total is not None and total != section.total:
            said = f"the class line says {section.total} sections, a page line {total}"
            yield warning("section-count", said, page.span)
            return


def _sections(page: PageLine) -> int | None:
    """Return how many sections a page line counts: the pages of the network are sections."""
    return page.section.total if page.section else page.total


def _alone(cable: Cable, pages: list[PageLine]) -> Iterator[Finding]:
    """Yield section 1 of 3 if no other section is here, and nothing else tells why.

    An extract says itself that it is one, and a text that is cut off has its own finding. Many
    copies keep the class line of the first section and the text of all: there somebody signed,
    behind the last section. What is missing in between is told by the paragraph numbers.
    """
    section, line = cable.section, cable.class_line
    if section is None or line is None or (section.total or 0) <= 1 or section.number is None:
        return
    kinds = (nodes.LateClassLine, nodes.ClassLine)
    late = sum(isinstance(node, kinds) for node in cable.tree.nodes()) > 1
    counted = any(_sections(page) for page in pages)
    ends = section.number == 1 and bool(cable.signature)
    if not (late or counted or cable.partial or ends) and cable.body:
        said = f"section {section.number} of {section.total}; no page of another section is here"
        yield note("section-alone", said, line.span)
