"""``seed``: the Markdown of the seeds, so that a cable can go back into the house it came from."""

from __future__ import annotations

from itertools import dropwhile, pairwise

from cablegram import nodes
from cablegram._body.reading import join_lines
from cablegram._styles import mends
from cablegram._styles.composed import lines_or_record
from cablegram._styles.settle import Manner, settle
from cablegram._styles.sheet import Line, Sheet, join
from cablegram._styles.style import Options, Styled
from cablegram.cable import Cable

__all__ = ["write"]

#: the publisher's pilcrow as a link to nowhere
_LINK = "[1](#)"
#: Markdown's hard line break
_BREAK = "  "
_WORDS = frozenset({"TEXT", "PROSE", "NUMBERED", "LETTERED", "POINT"})
_UNSIGNED = frozenset({"TEXT", "PROSE"})
_OPENERS = frozenset({"NUMBERED", "LETTERED", "POINT"})


def write(cable: Cable, options: Options) -> Styled:  # noqa: ARG001
    """Write a cable as the seeds are: a line a paragraph, links to nowhere, hard line breaks."""
    manner = Manner(_MENDS, _finish)
    return lines_or_record(cable, lambda one: settle(one, manner))


def _join(lines: list[Line]) -> list[Line]:
    """Put the lines of a paragraph on one."""
    runs: list[list[Line]] = []
    for line in lines:
        if runs and _goes_on(runs[-1][-1], line):
            runs[-1].append(line)
        else:
            runs.append([line])
    for run in runs:
        if len(run) > 1:
            # The blanks in front of the first line are the paragraph's, those of others are not.
            words = [run[0].text.rstrip(), *(line.text.strip() for line in run[1:])]
            run[0].text = join_lines(words)
    return [run[0] for run in runs]


def _goes_on(before: Line, line: Line) -> bool:
    joined = before.node is line.node and before.kind in _WORDS and line.kind in _UNSIGNED
    return joined and before.body and line.body and not (before.still or line.still)


def _part(lines: list[Line]) -> list[Line]:
    """Put an empty line between the parts of the body."""
    parted = lines[:1]
    for above, line in pairwise(lines):
        begins = line.body and (line.kind in _OPENERS or line.heading)
        ruled = above.heading and line.kind == "RULE"
        if (begins or ruled) and not (line.blank or above.blank or line.still):
            parted.append(Line("", "\n", "BLANK", line.node, line.start))
        parted.append(line)
    return parted


def _mark_headings(lines: list[Line]) -> list[Line]:
    for line in lines:
        if line.heading and line.kind in _UNSIGNED and not line.still:
            line.text = f"#### {line.text.strip()}"
    return lines


def _mark_paragraphs(lines: list[Line]) -> list[Line]:
    """Write the pilcrow as a link, in front of letters as well."""
    lines = mends.mark_paragraphs(lines)
    for line in lines:
        if line.kind in _OPENERS and line.text.startswith(mends.PILCROW) and not line.still:
            line.text = _LINK + line.text.removeprefix(mends.PILCROW)
    return lines


def _link_tags(lines: list[Line]) -> list[Line]:
    """Write each code of TAGS as a link to nowhere."""
    for line in lines:
        if isinstance(line.node, nodes.TagsLine) and "](#)" not in line.text and not line.still:
            label, blank, codes = line.text.partition(" ") if line.leads else ("", "", line.text)
            line.text = label + blank + " ".join([_link(word) for word in codes.split(" ")])
    return lines


def _link(word: str) -> str:
    code = word.rstrip(",;")
    if not (code.isalpha() and code.isupper()):
        return word
    return f"[{code}](#){word[len(code) :]}"


def _break_lines(lines: list[Line]) -> list[Line]:
    """End a line that another follows with a hard line break."""
    for line, below in pairwise(lines):
        if not (line.blank or below.blank or line.still):
            line.text += _BREAK
    return lines


_MENDS: dict[str, mends.Mend] = {
    "byte order mark": mends.drop_mark,
    "blanks at line ends": mends.cut_blanks,
    "doubled links": mends.unlink,
    "paragraph marks": _mark_paragraphs,
    "links of TAGS": _link_tags,
    "paragraphs on one line": _join,
    "empty lines in front of paragraphs": mends.part_paragraphs,
    "empty lines in the body": _part,
    "heading marks": _mark_headings,
    "several empty lines": mends.one_blank_line,
    "hard line breaks": _break_lines,
}


def _finish(sheet: Sheet, lines: list[Line]) -> str:
    words = list(dropwhile(lambda line: line.blank, lines))
    text = mends.number_line(sheet) + join(words, "\n")
    return "\n\n" + text.removesuffix("\n") if text else ""
