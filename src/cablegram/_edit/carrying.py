"""Edits of a message in the place that they have in its carrier: escapes, links, tags in pairs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from cablegram._carriers import escape
from cablegram._edit.plan import Edit

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["placed"]

_OPEN: Final = "<a "
_CLOSE: Final = "</a>"


def placed(cable: Cable, edits: Sequence[Edit]) -> list[Edit]:
    """Return the edits of the source for edits of the message."""
    if cable.carrier is None:
        return [*edits]
    source, places, model = str(cable), cable.tree.places(), _link_of_a_code(cable)
    found = []
    for edit in edits:
        start, end = places.locate(edit.start, edit.end)
        if cable.carrier != "html":
            found.append(Edit(start, end, escape(cable.carrier, edit.text)))
            continue
        start, end = _with_links(source, start, end, relinked=bool(edit.codes))
        found.append(Edit(start, end, _linked(edit, model)))
    return found


def _with_links(source: str, start: int, end: int, *, relinked: bool) -> tuple[int, int]:
    """Return the stretch to replace with both tags of each link that it cuts."""
    if start == end:
        # In front of what has a link: in front of the link.
        outside = _link_before(source, start)
        return (start, end) if outside is None else (outside, outside)
    opened, closed = source.count(_OPEN, start, end), source.count(_CLOSE, start, end)
    before = _link_before(source, start)
    behind = source.startswith(_CLOSE, end)
    if opened > closed and behind:
        return start, end + len(_CLOSE)
    if closed > opened and before is not None:
        return before, end
    # All that a link has for text gives way: its address would lead to what went.
    if relinked and behind and before is not None and opened == closed:
        return before, end + len(_CLOSE)
    return start, end


def _link_before(source: str, place: int) -> int | None:
    """Return where the link starts that ends in front of ``place``."""
    if not source.endswith(">", 0, place):
        return None
    start = source.rfind(_OPEN, 0, place)
    return start if start >= 0 and source.find(">", start) == place - 1 else None


def _linked(edit: Edit, model: tuple[str, str] | None) -> str:
    """Return the text of an edit, with a link around each code if the codes here have one."""
    parts: list[str] = []
    place = 0
    for start, end in edit.codes:
        code = edit.text[start:end]
        lead = model[1].replace(model[0], code) if model and code.isalnum() else ""
        parts += (escape("html", edit.text[place:start]), lead, escape("html", code))
        parts.append(_CLOSE if lead else "")
        place = end
    return "".join([*parts, escape("html", edit.text[place:])])


def _link_of_a_code(cable: Cable) -> tuple[str, str] | None:
    """Return the first code that has a link, and the tag that opens it."""
    if cable.carrier != "html":
        return None
    source = str(cable)
    for tag in cable.tag_entries:
        before = _link_before(source, tag.span[0])
        lead = source[before : tag.span[0]] if before is not None else ""
        if tag.code in lead:
            return tag.code, lead
    return None
