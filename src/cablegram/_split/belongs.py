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
    """The stretches of a message so far, and what they say together."""

    stretches: list[Stretch]
    numbers: Numbers
    sections: list[int | None]
    #: where in the text each of its sections begins
    starts: list[int]
    #: a class line with post and serial was seen
    has_class_line: bool

    @classmethod
    def of(cls, stretch: Stretch) -> Message:
        """Begin a message."""
        numbers = numbers_of(stretch)
        return cls([stretch], numbers, [numbers.section], [stretch.start], has_number(stretch))

    @property
    def has_text(self) -> bool:
        """A line was seen that only a text has, or a class line with its number."""
        whole = self.stretches[0].kind in _WHOLE or self.has_class_line
        return whole or any(stretch.has_text for stretch in self.stretches)

    @property
    def is_numbered(self) -> bool:
        """A numbered paragraph was seen."""
        return any(stretch.is_numbered for stretch in self.stretches)

    @property
    def is_separated(self) -> bool:
        """BT was seen."""
        return any(stretch.is_separated for stretch in self.stretches)

    @property
    def is_framed(self) -> bool:
        """True within a frame of NARA: its attributes stand behind all pages of the record."""
        framed = self.stretches[0].kind == "frame"
        return framed and not any(stretch.has_attributes for stretch in self.stretches)

    @property
    def quotes(self) -> bool:
        """True between QUOTE and UNQUOTE, or the end of the message."""
        told = [stretch.quotes for stretch in self.stretches if stretch.quotes is not None]
        return bool(told and told[-1]) and not any(it.is_over for it in self.stretches)

    def take(self, stretch: Stretch) -> None:
        """Go on with a stretch; behind a heading that is over, it has a heading of its own."""
        numbers = numbers_of(stretch)
        over = self.has_text or (self.is_separated and stretch.kind in HEADINGS)
        if over and not self._is_inside(stretch, numbers):
            self.starts.append(stretch.start)
            self.sections.append(numbers.section)
        self.stretches.append(stretch)
        self.has_class_line = self.has_class_line or has_number(stretch)
        self.numbers = self.numbers.or_else(numbers)

    def ends_before(self, stretch: Stretch) -> bool:
        """Tell whether the stretch begins another message."""
        if stretch.kind in CERTAIN:
            # A number may stand above the publisher's notice of an extract.
            led = stretch.kind == "notice" and self.stretches[-1].is_heading
            return not led and any(it.is_filled for it in self.stretches)
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
        if not (self.has_text or self.stretches[-1].is_ended) or self._quotes(stretch):
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
