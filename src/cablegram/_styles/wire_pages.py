"""Pages of twenty lines, and where a text may be cut into them (ACP 127, 208)."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from cablegram._body.reading import ends_sentence
from cablegram._compose.head import SPACED
from cablegram._compose.parts import Facts, Part

__all__ = ["PAGE", "Pages", "paginate"]

#: lines of a page, its page line not counted (ACP 127, 208a)
PAGE = 20
#: pages that can be numbered: a page line has three figures at most (grammar/print.lark)
_MOST = 999
#: line feeds between two pages, less the one that ends the line (ACP 127, 138c)
_GAP = ("", "", "")
_ADDRESS = frozenset({"to", "info", "exempt"})
#: keys of format lines 5 to 9: the first page begins with the first of them
_FROM_LINE_5 = frozenset({"precedence", "dtg", "origin", *_ADDRESS})


@attrs.frozen
class Pages:
    """The lines of a text, and how they came out."""

    lines: list[str]
    #: number of pages
    count: int = 1
    #: pages with more lines than a page has
    long: int = 0
    #: true if there is no number that page lines could bear
    unnumbered: bool = False


@attrs.define
class _Line:
    text: str
    #: a page may begin here
    opens: bool = False
    #: the page line needs an empty line behind it: an addressee has no sign
    apart: bool = False


def paginate(parts: Sequence[Part], record: Facts) -> Pages:
    """Return the lines of the parts, page lines among them."""
    first = next((at for at, part in enumerate(parts) if part.keys & _FROM_LINE_5), 0)
    last = next(at for at in range(len(parts) - 1, -1, -1) if parts[at].lines[:1] == ["BT"])
    head = _flow(parts[:first])
    text = _flow(parts[first:last])
    while text and not text[-1].text:
        text.pop()
    tail = [line.rstrip() for part in parts[last:] for line in part.lines]
    if len(text) <= PAGE:
        return Pages([line.text for line in (*head, *text)] + tail)
    number = _identification(record)
    if number is None:
        return Pages([line.text for line in (*head, *text)] + tail, unnumbered=True)
    pages = _cut(text)
    if len(pages) > _MOST:
        # Cut anyway, it would read otherwise, and be written and read again time after time.
        return Pages([line.text for line in (*head, *text)] + tail, unnumbered=True)
    lines = [line.text for line in head]
    for at, page in enumerate(pages, 1):
        if at > 1:
            lines += [*_GAP, f"PAGE {at:02} {number}", *([""] if page[0].apart else [])]
        lines += [line.text for line in page]
    return Pages(lines + tail, len(pages), sum(len(page) > PAGE for page in pages))


def _identification(record: Facts) -> str | None:
    """Return what stands behind the number of a page: station, serial, class; or post, serial."""
    word = SPACED.get(record["classification"], record["classification"] or "")
    station = record["station"]
    if station and station["indicator"] and station["serial"] is not None:
        return f"{station['indicator']}{station['serial']:04} {word}".rstrip()
    if record["post"] and record["serial"] is not None:
        return f"{record['post']} {record['serial']:05} {word}".rstrip()
    return None


def _flow(parts: Sequence[Part]) -> list[_Line]:
    """Return the lines in a row; no two empty ones behind each other."""
    flow: list[_Line] = []
    keep = False  # a heading stays with what it stands over
    for part in parts:
        fresh = True
        for at, text in enumerate(part.lines):
            line = text.rstrip()
            if not line:
                if flow and flow[-1].text:
                    flow.append(_Line(""))
                continue
            opens = not part.whole and (not keep if fresh else _opens(part, at))
            flow.append(_Line(line, opens, not fresh and bool(part.keys & _ADDRESS)))
            fresh = False
        keep = part.lines[-1:] != [] and part.block is not None and _is_rule(part.lines[-1])
    return flow


def _is_rule(line: str) -> bool:
    return bool(line) and not line.strip("-")


def _opens(part: Part, at: int) -> bool:
    """Tell whether a page may begin inside a part: among addressees, and in mid-sentence."""
    if part.keys & _ADDRESS:
        return True
    if part.block is None or not part.cuttable:
        return False
    above = part.lines[at - 1]
    return not above or not ends_sentence(above)


def _cut(lines: list[_Line]) -> list[list[_Line]]:
    """Cut the lines into pages: each as full as it can be."""
    pages: list[list[_Line]] = []
    start = 0
    while start < len(lines):
        end = _end(lines, start)
        page = lines[start:end]
        while page and not page[-1].text:
            page.pop()
        pages.append(page)
        start = end
    return pages


def _end(lines: list[_Line], start: int) -> int:
    """Return where the next page begins: the last place in reach, else the first one behind it."""
    if len(lines) - start <= PAGE:
        return len(lines)
    # An empty line at the end of a page falls away.
    reach = start + PAGE + (not lines[start + PAGE].text)
    for at in range(reach, start, -1):
        if lines[at].opens:
            return at
    behind = range(reach + 1, len(lines))
    return next((at for at in behind if lines[at].opens), len(lines))
