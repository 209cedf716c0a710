"""``wire``: ACP 127 as it is sent.

The format lines in their order, 69 characters a line, twenty lines a page, the class letter by
letter, the characters of a teletype. Nothing is invented: a format line that the message lacks is
left out, and a finding says so. ``docs/wire.md`` has the choices and their reasons.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from cablegram import tables
from cablegram._compose.manner import Manner, manner_of
from cablegram._compose.parts import Facts, Part, Wrong, negotiate
from cablegram._compose.plain import record_parts
from cablegram._compose.wrapping import WIDTH
from cablegram._record import facts
from cablegram._styles.style import Options, Styled
from cablegram._styles.wire_characters import character_findings, transliterated
from cablegram._styles.wire_pages import PAGE, Pages, paginate
from cablegram.cable import Cable
from cablegram.findings import Finding, note

__all__ = ["write"]

#: two carriage returns and a line feed go over the wire (ACP 127, 138b); of the text that a server
#: delivers, one is left
_LINE_END = "\r\n"
#: pages of a section that is not the only one (ACP 127, 208e)
_SECTION_PAGES = 6
#: format line, key of the record, what is missing
_FORMAT_LINES = (
    ("1", "transmission_id", "the message has no transmission identification"),
    ("2", "routing", "the message does not say which stations to call"),
    ("3", "station", "the message does not name the calling station"),
    ("4", "security", "the message has no security warning"),
    ("5", "dtg", "the message has no date-time group"),
    ("6", "origin", "the message does not say who sent it"),
    ("7", "to", "the message has no action addressee"),
)


def write(cable: Cable, options: Options) -> Styled:
    """Write a cable as it goes over the wire."""
    record = facts(cable)
    manner = manner_of(cable, wire=True)
    if options.transliterate:
        found = _transliterated(record, manner, options.characters)
        if found is not None:
            return found
    sent = _send(record, manner)
    if sent.wrong:
        return _as_it_stands(cable, sent.wrong)
    return _styled(sent, record, options.characters)


@attrs.frozen
class _Sent:
    text: str
    wrong: Wrong
    pages: Pages


def _send(record: Facts, manner: Manner, *, free: frozenset[str] = frozenset()) -> _Sent:
    parts = record_parts(record, manner)
    for part in parts:
        part.paged = True

    def render(parts: Sequence[Part]) -> str:
        return "".join([f"{line}{_LINE_END}" for line in paginate(parts, record).lines])

    text, wrong = negotiate(parts, record, render, free=free)
    return _Sent(text, wrong, paginate(parts, record))


def _styled(sent: _Sent, record: Facts, characters: str, before: Facts | None = None) -> Styled:
    found = [
        *_missing(record),
        *_page_findings(sent.pages),
        *_wide(sent.text),
        *character_findings(sent.text, characters, before=before),
    ]
    return Styled(sent.text, found)


def _transliterated(record: Facts, manner: Manner, characters: str) -> Styled | None:
    """Write a cable in the characters of a set; what would read otherwise keeps its own."""
    wanted = transliterated(record, characters)
    sent = _send(wanted, manner, free=frozenset({"summary"}))
    if sent.wrong:
        wanted = {**wanted, **{key: record[key] for key in sent.wrong.keys}}
        blocks = enumerate(zip(record["body"], wanted["body"], strict=True))
        wanted["body"] = [old if at in sent.wrong.blocks else new for at, (old, new) in blocks]
        sent = _send(wanted, manner, free=frozenset({"summary"}))
    return None if sent.wrong else _styled(sent, wanted, characters, record)


def _as_it_stands(cable: Cable, wrong: Wrong) -> Styled:
    what = [*sorted(wrong.keys), *(f"block {at + 1}" for at in sorted(wrong.blocks))]
    said = f"the text stands as it was: sent, it would read otherwise: {', '.join(what)}"
    return Styled(str(cable), [note("wire-kept", said, (0, 0))])


def _missing(record: Facts) -> list[Finding]:
    """Say which format lines are left out, and what little of them could be told."""
    found = []
    for number, key, said in _FORMAT_LINES:
        if not record[key]:
            rest = _derivable(record, key)
            found.append(
                note("wire-line", f"format line {number} is left out: {said}{rest}", (0, 0))
            )
    return found


def _derivable(record: Facts, key: str) -> str:
    known = tables.precedence(record["precedence"] or "")
    if key == "routing" and known and known.digraph:
        return f"; its prosign would be {known.digraph}"
    if key == "station" and record["serial"] is not None:
        return f"; its serial would be #{record['serial'] % 10_000:04}"
    return ""


def _page_findings(pages: Pages) -> list[Finding]:
    found = []
    if pages.unnumbered:
        said = "the text is not cut into pages: nothing says what number the page lines would bear"
        found.append(note("wire-pages", said, (0, 0)))
    if pages.long:
        have = "a page has" if pages.long == 1 else f"{pages.long} pages have"
        said = f"{have} more than {PAGE} lines: what stands there is not to be cut"
        found.append(note("wire-pages", said, (0, 0)))
    if pages.count > _SECTION_PAGES:
        said = f"{pages.count} pages: the book would send them in sections, each with a serial"
        found.append(note("wire-pages", said, (0, 0)))
    return found


def _wide(text: str) -> list[Finding]:
    """Return a finding for each run of lines wider than the network takes."""
    found: list[tuple[int, int, int]] = []
    place, running = 0, False
    for line in text.split(_LINE_END):
        end = place + len(line)
        if len(line) > WIDTH and running:
            found[-1] = (found[-1][0], end, found[-1][2] + 1)
        elif len(line) > WIDTH:
            found.append((place, end, 1))
        running = len(line) > WIDTH
        place = end + len(_LINE_END)
    return [
        note("wire-width", f"{_lines(count)} wider than {WIDTH} characters", (start, end))
        for start, end, count in found
    ]


def _lines(count: int) -> str:
    return "a line is" if count == 1 else f"{count} lines are"
