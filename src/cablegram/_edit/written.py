"""New blocks of the body as text: number, portion mark, rule and wrapping as the others have it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from cablegram._body.marks import read_mark
from cablegram._body.reading import clean_line
from cablegram._edit.bounds import Lot
from cablegram._edit.paragraphs import manner_of, own_spans
from cablegram._edit.reflow import Manner, wrap
from cablegram._lines import split_lines
from cablegram.blocks import Block, Heading, Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable

    from cablegram.cable import Cable

__all__ = ["Writer", "number_place"]

_POINT: Final = "-- "
#: ``(iv)``, ``--``; what is longer is a sentence
_LONGEST_MARK: Final = 4
#: so much of a point tells it from others
_HEAD: Final = 20
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def number_place(raw: str, number: int) -> int | None:
    """Return where the number of a paragraph stands in its text.

    >>> number_place("[1](#)5. (C) Summary", 5), number_place("15. (C) Summary", 5)
    (6, 1)
    """
    line = next(iter(split_lines(raw)), "")
    mark = read_mark(line)
    if mark.digits.endswith(str(number)):
        return line.find(mark.digits, mark.sign) + len(mark.digits) - len(str(number))
    # "3, THE MINISTER": no mark, but the number that comes next.
    place = line.find(str(number))
    return place if place >= 0 else None


@attrs.frozen
class Writer:
    """Writes new blocks like those that stand near."""

    lot: Lot
    manner: Manner

    @classmethod
    def of(cls, cable: Cable, lot: Lot) -> Writer:
        """Look at all blocks."""
        return cls(lot, manner_of(cable))

    def write(self, block: Block, near: int, less: int | None) -> str:
        """Return the text of a block that stands near the one with that index."""
        if isinstance(block, Heading):
            return self._heading(block, near)
        if isinstance(block, Paragraph):
            return self._paragraph(block, near, less)
        return self._end().join(line.rstrip("\r\n") for line in split_lines(block.text))

    def _end(self) -> str:
        """Return the end of a line that another follows at once."""
        return self.lot.lines.joint_near(len(self.lot.lines.text)).lstrip(" \t")

    def _nearest(self, near: int, fits: Callable[[Block], bool]) -> int | None:
        found = [at for at, block in enumerate(self.lot.blocks) if fits(block)]
        return min(found, key=lambda at: abs(at - near), default=None)

    def _heading(self, block: Heading, near: int) -> str:
        """Write a heading with the marks and rules of the nearest one."""
        model = self._nearest(near, lambda it: isinstance(it, Heading))
        if model is None:
            return block.text
        raw, old = self.lot.raw(model), self.lot.blocks[model].text
        lead, found, behind = raw.partition(old)
        if not found:
            return block.text
        parts = [
            _fitted(line, old, block.text)
            for line in (*split_lines(lead), "", *split_lines(behind))
        ]
        parts[len(split_lines(lead))] = block.text
        return "".join(parts)

    def _paragraph(self, block: Paragraph, near: int, less: int | None) -> str:
        lead = self._lead(block, near)
        width = None
        manner = self.manner
        if manner.width is not None and less is not None:
            manner = attrs.evolve(manner, width=max(manner.width - less, 1))
            width = (manner.width or 1) - len(lead)
        else:
            manner = attrs.evolve(manner, width=None)
        text = lead + wrap(block.text, manner, width)
        return text + "".join(self._points(block, near, manner))

    def _lead(self, block: Paragraph, near: int) -> str:
        """Return number and portion mark as the nearest paragraph that has both, or one, does."""
        if block.number is None:
            return f"({block.portion}) " if block.portion else ""
        marked = block.portion is not None
        model = self._nearest(near, lambda it: _is_model(it, marked=marked))
        if model is None:
            model = self._nearest(near, lambda it: _is_model(it, marked=None))
        said = self._lead_of(model) if model is not None else None
        if said is None:
            return f"{block.number}. " + (f"({block.portion}) " if marked else "")
        head, mark = said
        head = head.replace("\0", str(block.number))
        if not marked:
            return head.rstrip("~* ") + " " if mark else head
        opening, _, closing = (mark or "(\0) ").partition("\0")
        return f"{head}{opening}{block.portion}{closing}"

    def _lead_of(self, model: int) -> tuple[str, str] | None:
        """Return what stands around the number of a paragraph, and around its portion mark."""
        block = self.lot.blocks[model]
        if not isinstance(block, Paragraph) or block.number is None or not block.text_spans:
            return None
        raw = self.lot.raw(model)
        place = number_place(raw, block.number)
        length = own_spans(self.lot.lines.text, block)[0][0] - self.lot.bounds[model].span[0]
        if place is None or not place < length <= len(split_lines(raw)[0]):
            return None
        behind = raw[place + len(str(block.number)) : length]
        head = raw[:place] + "\0"
        opening, closing = behind.find("("), behind.find(")")
        if block.portion is None or not 0 <= opening < closing:
            return head + behind, ""
        return head + behind[:opening], "(\0" + behind[closing:]

    def _points(self, block: Paragraph, near: int, manner: Manner) -> list[str]:
        """Return the points under a paragraph, each with what parts it from the text above."""
        if not block.items:
            return []
        first, joint, marks = self._point_form(near, len(block.items))
        gaps = [first, *[joint] * (len(marks) - 1)]
        return [
            f"{gap}{mark}{wrap(item, manner, manner.width and manner.width - len(mark))}"
            for gap, mark, item in zip(gaps, marks, block.items, strict=True)
        ]

    def _point_form(self, near: int, count: int) -> tuple[str, str, list[str]]:
        """Return what stands in front of the first point, of the others, and the marks."""
        model = self._nearest(near, lambda it: isinstance(it, Paragraph) and bool(it.items))
        block = self.lot.blocks[model] if model is not None else None
        raw = self.lot.raw(model) if model is not None else ""
        found = _points_of(raw, block.items) if isinstance(block, Paragraph) else []
        if not found:
            gap = self._end() * 2
            return gap, gap, [_POINT] * count
        first, mark = found[0]
        return first, found[1][0] if len(found) > 1 else first, _marks(mark, count)


def _points_of(raw: str, items: list[str]) -> list[tuple[str, str]]:
    """Return the gap and the mark in front of the first two points of a paragraph."""
    found: list[tuple[str, str]] = []
    above = ""
    for line in split_lines(raw):
        item = items[len(found)][:_HEAD] if len(found) < min(2, len(items)) else ""
        mark, said, _ = clean_line(line).partition(item) if item else ("", "", "")
        if said and above and len(mark.strip()) <= _LONGEST_MARK:
            indent = line[: len(line) - len(line.lstrip())]
            found.append((above[len(above.rstrip()) :] + indent, mark))
        above += line
    return found


def _is_model(block: Block, *, marked: bool | None) -> bool:
    if not isinstance(block, Paragraph) or block.number is None or not block.text_spans:
        return False
    return marked is None or (block.portion is not None) == marked


def _marks(first: str, count: int) -> list[str]:
    """Return the marks of a list that begins with ``first``: letters and numbers count on.

    >>> _marks("a. ", 3), _marks("-- ", 2)
    (['a. ', 'b. ', 'c. '], ['-- ', '-- '])
    """
    sign = next((it for it in first if it.isalnum()), "")
    if sign.lower() == "a" and count <= len(_LETTERS):
        letters = _LETTERS if sign == "a" else _LETTERS.upper()
        return [first.replace(sign, letters[at], 1) for at in range(count)]
    if sign == "1":
        return [first.replace(sign, str(at), 1) for at in range(1, count + 1)]
    return [first or _POINT] * count


def _fitted(line: str, old: str, new: str) -> str:
    """Return a rule under a heading as long as the new heading, if it was as long as the old."""
    dashes = line.strip()
    if len(dashes) == len(old) and dashes and not any(map(str.isalnum, dashes)):
        return line.replace(dashes, (dashes * (len(new) // len(dashes) + 1))[: len(new)])
    return line
