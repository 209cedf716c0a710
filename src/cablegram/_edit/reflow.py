r"""New words in the place of old ones, over the lines that they stood on.

Lines that need no change keep their text; the lines between are written anew, at the width of
their neighbours. What fell between two lines (a page line, an empty line, a caption) stays
where it is, and the words divide around it as they did.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from cablegram._edit.plan import Edit
from cablegram.values import Span

__all__ = ["Manner", "Reading", "is_joint", "reflow", "wrap"]


@attrs.frozen
class Manner:
    """How lines are wrapped here."""

    #: the longest line, in characters; ``None`` where lines are not wrapped
    width: int | None
    #: what stands between the words of two lines
    joint: str

    @property
    def indent(self) -> int:
        """How many characters of the joint stand on the second line."""
        return len(self.joint) - 1 - max(self.joint.rfind("\n"), self.joint.rfind("\r"))


@attrs.frozen
class Reading:
    """Lines of the input, and what they read as."""

    #: the input
    source: str
    #: where the words of each line stand
    spans: Sequence[Span]
    #: where they stand in ``text``
    places: Sequence[Span]
    #: the lines as one
    text: str


def is_joint(gap: str) -> bool:
    r"""Tell whether ``gap`` only joins two lines: blanks and one line end.

    >>> is_joint("  \r\n"), is_joint("\n\n"), is_joint("\nPAGE 02\n")
    (True, False, False)
    """
    return not gap.strip() and len(gap.strip(" \t").replace("\r\n", "\n")) == 1


def wrap(words: str, manner: Manner, first_width: int | None) -> str:
    r"""Return ``words`` on lines of the given width.

    No line ends behind a hyphen or stroke, for its reader would join the word to the next.

    >>> wrap("BOLIVIA: EC FOOD AID", Manner(10, "  \n"), 10)
    'BOLIVIA:  \nEC FOOD  \nAID'
    """
    if manner.width is None or first_width is None:
        return words
    lines: list[str] = []
    line, width = "", first_width
    for piece in _unbreakable(words):
        if line.strip() and len(line) + 1 + len(piece) > width:
            lines.append(line.rstrip(" "))
            line, width = piece, manner.width - manner.indent
        else:
            line = f"{line} {piece}" if line else piece
    return manner.joint.join([*lines, line])


def _unbreakable(words: str) -> Iterator[str]:
    """Yield the words; one that ends with a hyphen or stroke stays with the next."""
    held: list[str] = []
    for word in words.split(" "):
        held.append(word)
        if not word.endswith(("-", "/")):
            yield " ".join(held)
            held = []
    if held:
        yield " ".join(held)


def reflow(old: Reading, new: str, manner: Manner, columns: Sequence[int]) -> list[Edit]:
    """Return the edits that make the lines of ``old`` read as ``new``.

    ``columns`` says how far in the words of each line begin.
    """
    first, last = _changed_lines(old, new)
    head = old.places[first][0]
    rest = len(new) - (len(old.text) - old.places[last][1])
    edits: list[Edit] = []
    for run, words in _divide(old, new, _runs(old, first, last), (head, rest)):
        start, end = old.spans[run[0]][0], old.spans[run[-1]][1]
        if not words:
            edits.append(_remove(old, run))
            continue
        width = None if manner.width is None else manner.width - columns[run[0]]
        edits.append(Edit(start, end, wrap(words, manner, width)))
    return edits


def _changed_lines(old: Reading, new: str) -> tuple[int, int]:
    """Return first and last line whose words change; at least one."""
    count = len(old.places)
    same = _common(old.text, new)
    first = 0
    while first < count - 1 and old.places[first + 1][0] <= same:
        first += 1
    most = min(len(new), len(old.text)) - old.places[first][0]
    same = min(_common(old.text[::-1], new[::-1]), most)
    last = count - 1
    while last > first and len(old.text) - old.places[last - 1][1] <= same:
        last -= 1
    return first, last


def _common(left: str, right: str) -> int:
    """Return how many characters both begin with."""
    for place, (one, other) in enumerate(zip(left, right, strict=False)):
        if one != other:
            return place
    return min(len(left), len(right))


def _runs(old: Reading, first: int, last: int) -> list[list[int]]:
    """Return the lines ``first`` to ``last``, parted where more than a joint stands between."""
    runs = [[first]]
    for above, below in pairwise(range(first, last + 1)):
        if is_joint(old.source[old.spans[above][1] : old.spans[below][0]]):
            runs[-1].append(below)
        else:
            runs.append([below])
    return runs


def _divide(
    old: Reading, new: str, runs: list[list[int]], bounds: tuple[int, int]
) -> Iterator[tuple[list[int], str]]:
    """Yield each run of lines with the words that it gets, in the order of the text."""
    start, end = bounds
    shorter = len(new) - len(old.text)
    same = _common(old.text, new)
    for run, following in zip(runs, [*runs[1:], None], strict=True):
        if following is None:
            yield run, new[start:end].strip(" ")
            return
        cut = old.places[following[0]][0]
        # In front of the change the cut stays; behind it, it moves along. Where nothing would be
        # left in front of it, all words stay there.
        if cut > same:
            cut = max(cut + shorter, same)
        cut = _word_end(new, cut, end) if start < cut < end else end
        yield run, new[start:cut].strip(" ")
        start = cut


def _word_end(text: str, place: int, end: int) -> int:
    """Return where the word at ``place`` ends, ``place`` itself if none stands there."""
    if 0 < place < end and text[place - 1] != " ":
        space = text.find(" ", place, end)
        return end if space < 0 else space
    return min(place, end)


def _remove(old: Reading, run: list[int]) -> Edit:
    """Take out a run of lines that nothing is left for, and what parted it from the one before."""
    start, end = old.spans[run[0]][0], old.spans[run[-1]][1]
    if run[0] == 0:
        return Edit(start, end)
    above = old.spans[run[0] - 1][1]
    gap = old.source[above:start]
    return Edit(above, end) if not gap.strip() else Edit(above + len(gap.rstrip()), end)
