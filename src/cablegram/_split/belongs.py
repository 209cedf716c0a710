"""Whether a stretch begins a message, or belongs to the one in front of it."""

from __future__ import annotations

from typing import Final

import attrs

from cablegram import tables
from cablegram._split.numbers import Numbers, has_number, numbers_of
from cablegram._split.stretch import CERTAIN, HEADINGS, Stretch

__all__ = ["Message"]

#: a heading that was quoted has one of these, and class lines
_QUOTABLE: Final = frozenset({"preamble", "routing", "class"})
#: what has a beginning and an end of its own
_WHOLE: Final = frozenset({"page", "document", "fragment"})
#: what can be a second copy of a message: a class line alone is a page's, offices are a print's
_COPIES: Final = frozenset({*HEADINGS, "print", "row"})


@attrs.define
class Message:
    """What the stretches of a message say together; none of them is kept but the last."""

    #: where it begins, and by what kind of beginning
    kind: str
    last: Stretch
    numbers: Numbers
    sections: set[int | None]
    #: where in the text each of its sections begins
    starts: list[int]
    #: it has more than empty lines
    is_filled: bool = False
    #: a line was seen that only a text has, or a class line with its number
    has_text: bool = False
    is_numbered: bool = False
    #: BT was seen
    is_separated: bool = False
    #: the end, or the archive's attributes, were seen
    is_over: bool = False
    has_attributes: bool = False
    #: QUOTE was seen, and no UNQUOTE
    is_quoting: bool = False

    @classmethod
    def of(cls, stretch: Stretch) -> Message:
        """Begin a message."""
        numbers = numbers_of(stretch)
        message = cls(stretch.kind, stretch, numbers, {numbers.section}, [stretch.start])
        message.has_text = stretch.kind in _WHOLE
        message._add(stretch)
        return message

    @property
    def is_framed(self) -> bool:
        """True within a frame of NARA: its attributes stand behind all pages of the record."""
        return self.kind == "frame" and not self.has_attributes

    @property
    def quotes(self) -> bool:
        """True between QUOTE and UNQUOTE, or the end of the message."""
        return self.is_quoting and not self.is_over

    def take(self, stretch: Stretch) -> None:
        """Go on with a stretch; behind a heading that is over, it has a heading of its own."""
        numbers = numbers_of(stretch)
        over = self.has_text or (self.is_separated and stretch.kind in HEADINGS)
        if over and not self._is_inside(stretch, numbers):
            self.starts.append(stretch.start)
            self.sections.add(numbers.section)
        self.numbers = self.numbers.or_else(numbers)
        self._add(stretch)

    def _add(self, stretch: Stretch) -> None:
        self.last = stretch
        self.is_filled |= stretch.is_filled
        self.has_text |= stretch.has_text or has_number(stretch)
        self.is_numbered |= stretch.is_numbered
        self.is_separated |= stretch.is_separated
        self.is_over |= stretch.is_over
        self.has_attributes |= stretch.has_attributes
        if stretch.quotes is not None:
            self.is_quoting = stretch.quotes

    def ends_before(self, stretch: Stretch) -> bool:
        """Tell whether the stretch begins another message."""
        if stretch.kind in CERTAIN:
            # A number may stand above the publisher's notice of an extract.
            led = stretch.kind == "notice" and self.last.is_heading
            return self.is_filled and not led
        if self.is_framed and "transmission_start" not in stretch.lines:
            return False
        numbers = numbers_of(stretch)
        if self.numbers.are_those_of(numbers):
            return self._is_copy(stretch, numbers)
        return self._opens(stretch, numbers)

    def _opens(self, stretch: Stretch, numbers: Numbers) -> bool:
        """Tell by the kind of beginning, and by what stands in front of it."""
        if stretch.kind == "after_end":
            return numbers != Numbers()
        if not (self.has_text or self.last.is_ended) or self._quotes(stretch):
            return False
        if stretch.kind == "class":
            # Without a heading: an extract. A text that names another message has no labels.
            known = numbers.post is not None and tables.post(numbers.post) is not None
            return stretch.has_labels and known and self.numbers.serial is not None
        return stretch.kind not in {"offices", "print"} or numbers != Numbers()

    def _quotes(self, stretch: Stretch) -> bool:
        """Tell whether the stretch is a message that is quoted: it stands behind QUOTE."""
        may_be = stretch.kind in _QUOTABLE and "transmission_start" not in stretch.lines
        return may_be and self.quotes

    def _is_copy(self, stretch: Stretch, numbers: Numbers) -> bool:
        """Tell whether the same message stands there once more, with a text of its own."""
        again = numbers.section in self.sections and stretch.kind in _COPIES
        return again and self.is_numbered and stretch.is_numbered

    def _is_inside(self, stretch: Stretch, numbers: Numbers) -> bool:
        """Tell a message that is quoted, or a page of a print, from a section."""
        quoted = self.has_text and not self.numbers.are_those_of(numbers)
        return quoted or stretch.kind == "class"
