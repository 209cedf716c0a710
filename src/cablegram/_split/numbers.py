"""The numbers of a stretch, by which two of them are known to be one message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from cablegram._fields.class_line import read_class_line
from cablegram._fields.page_line import read_page_line
from cablegram._fields.preamble import read_preamble
from cablegram._fields.smart import read_number, read_row
from cablegram._fields.station import read_station
from cablegram._lines import split_lines

if TYPE_CHECKING:
    from cablegram._split.stretch import Stretch
    from cablegram.values import Section

__all__ = ["Numbers", "has_number", "numbers_of"]

#: the station line has the last four figures of a number (1,120 of 1,120)
_FIGURES: Final = 10_000


@attrs.frozen
class Numbers:
    """Post, serial and section of a message, and its date-time group; each may be unknown."""

    post: str | None = None
    serial: int | None = None
    section: int | None = None
    dtg: str | None = None

    def are_those_of(self, other: Numbers) -> bool:
        """Tell whether both stand on one message: post and serial, else the date-time group."""
        if self.serial is None or other.serial is None:
            return self.dtg is not None and self.dtg == other.dtg
        if self.post is None or other.post is None:
            return self.serial % _FIGURES == other.serial % _FIGURES
        return self.serial == other.serial and _is_cut(self.post, other.post)

    def or_else(self, other: Numbers) -> Numbers:
        """Return these numbers, those of another place where they are unknown."""
        same = self.serial is None
        return Numbers(
            other.post if same else self.post,
            other.serial if same else self.serial,
            other.section if self.section is None else self.section,
            self.dtg or other.dtg,
        )


def _is_cut(one: str, other: str) -> bool:
    """Tell whether two names are one post; a page line has the first six or ten letters."""
    return one.startswith(other) or other.startswith(one)


def numbers_of(stretch: Stretch) -> Numbers:
    """Return the numbers of a stretch: of its class line, else of a page line, row or station."""
    found = Numbers(dtg=_group(stretch))
    for read in (_class_line, _page_line, _row, _station):
        found = found.or_else(read(stretch))
    return found


def has_number(stretch: Stretch) -> bool:
    """Tell whether a class line of the stretch has post and serial."""
    return _class_line(stretch).serial is not None


def _number(section: Section | None) -> int | None:
    return None if section is None else section.number


def _class_line(stretch: Stretch) -> Numbers:
    if "class_seen" not in stretch.lines:
        return Numbers()
    line = read_class_line(stretch.lines["class_seen"])
    if line.serial is None:
        return Numbers()
    return Numbers(_letters(line.post), line.serial, _number(line.section))


def _page_line(stretch: Stretch) -> Numbers:
    written = stretch.lines.get("print_start") or stretch.lines.get("page_seen")
    if written is None:
        return Numbers()
    # The banner of a print stands above its page line.
    line = read_page_line(split_lines(written)[-1])
    if line.serial is None:
        return Numbers()
    return Numbers(_letters(line.post), line.serial, _number(line.section))


def _row(stretch: Stretch) -> Numbers:
    if "row_start" not in stretch.lines:
        return Numbers()
    _, post, serial = read_number(read_row(split_lines(stretch.lines["row_start"])[-1]))
    return Numbers(_letters(post), serial)


def _station(stretch: Stretch) -> Numbers:
    # Behind format line 2 stands the station's.
    written = stretch.lines.get("station_seen") or stretch.lines.get("routing_start")
    if written is None:
        return Numbers()
    line = read_station(split_lines(written)[-1])
    return Numbers(None, line.serial, line.section) if line.serial else Numbers()


def _group(stretch: Stretch) -> str | None:
    for written in (stretch.lines.get("preamble_start"), stretch.lines.get("preamble_seen")):
        groups = [read_preamble(line).dtg for line in split_lines(written or "")]
        for group in groups:
            if group and group.iso:
                return group.iso
    return None


def _letters(post: str | None) -> str | None:
    """Return a post's letters: blanks and points differ from line to line."""
    return "".join(filter(str.isalpha, post.upper())) or None if post else None
