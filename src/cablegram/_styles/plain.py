"""``plain``: the text as archives keep it, without a carrier."""

from __future__ import annotations

from cablegram._styles import mends
from cablegram._styles.composed import lines_or_record
from cablegram._styles.settle import Manner, settle
from cablegram._styles.sheet import Line, Sheet, join
from cablegram._styles.style import Options, Styled
from cablegram.cable import Cable

__all__ = ["write"]


def write(cable: Cable, options: Options) -> Styled:  # noqa: ARG001
    """Write the text of a cable, with line feeds and pilcrows."""
    manner = Manner(_MENDS, _finish)
    return lines_or_record(cable, lambda one: settle(one, manner))


_MENDS: dict[str, mends.Mend] = {
    "byte order mark": mends.drop_mark,
    "blanks at line ends": mends.cut_blanks,
    "paragraph marks": mends.mark_paragraphs,
    "links": mends.unlink,
    "heading marks": mends.unmark_headings,
    "doubled captions": mends.drop_captions,
    "empty lines in front of paragraphs": mends.part_paragraphs,
    "several empty lines": mends.one_blank_line,
}


def _finish(sheet: Sheet, lines: list[Line]) -> str:
    return mends.number_line(sheet) + join(lines, "\n")
