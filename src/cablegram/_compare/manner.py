"""How two texts are written, apart from what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cablegram import nodes
from cablegram._body.marks import read_mark
from cablegram._compare.differences import StyleDifference
from cablegram._lines import split_lines
from cablegram.cable import Cable

__all__ = ["compare_manner"]

_BOM = "\ufeff"
#: characters of a line that are shown
_SHOWN = 40
_LINE_ENDS = ("CR LF", "CR", "LF")
#: what stands between two lines and belongs to neither
_PRINTED = (nodes.PageLine, nodes.Banner, nodes.Stamp, nodes.Frame, nodes.PageFeed)


def compare_manner(a: Cable, b: Cable) -> list[StyleDifference]:
    """Return the differences of style, each with what either text has."""
    one, other = _manner(a), _manner(b)
    found = [
        StyleDifference(kind, one[kind], other[kind]) for kind in one if one[kind] != other[kind]
    ]
    wording = _wording(a, b)
    return [*found, wording] if wording else found


def _manner(cable: Cable) -> dict[str, str]:
    text = cable.tree.value  # a page writes line ends as references
    lines = split_lines(text)
    return {
        "carrier": cable.dialect.carrier,
        "envelope": cable.dialect.envelope,
        "encoding": cable.encoding or "none, text",
        "byte-order-mark": "yes" if str(cable).startswith(_BOM) else "no",
        "line-ends": _line_ends(text if cable.carrier == "html" else str(cable)),
        "final-line-end": "yes" if text.endswith(("\n", "\r")) else "no",
        "blank-lines": str(sum(1 for line in lines if _is_blank(line))),
        "trailing-blanks": _counted(sum(1 for line in lines if _trails(line)), "line"),
        "paragraph-marks": _paragraph_marks(cable),
        "links": _counted(text.count("](#)"), "link"),
        "page-lines": _counted(sum(isinstance(it, _PRINTED) for it in cable.tree.nodes()), "line"),
    }


def _is_blank(line: str) -> bool:
    """Tell whether a line has no words; blanks behind the last line end are no line."""
    return not line.strip() and line.endswith(("\n", "\r"))


def _trails(line: str) -> bool:
    words = line.rstrip("\r\n")
    return bool(words.strip()) and words != words.rstrip(" \t")


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _line_ends(text: str) -> str:
    pairs = text.count("\r\n")
    counts = (pairs, text.count("\r") - pairs, text.count("\n") - pairs)
    found = [name for name, count in zip(_LINE_ENDS, counts, strict=True) if count]
    return " and ".join(found) or "none"


def _paragraph_marks(cable: Cable) -> str:
    """Return the forms of the marks in front of numbers: ``¶1.``, ``[1](#)1.``, ``1.``."""
    found: Counter[str] = Counter()
    for node in cable.tree.find(nodes.Numbered):
        first = next(node.tokens()).value
        mark = read_mark(first)
        if mark.digits:
            found[_form(first[: mark.length], mark.digits)] += 1
    forms = [form for form, _ in sorted(found.items(), key=lambda item: (-item[1], item[0]))]
    return ", ".join(forms) or "none"


def _form(mark: str, digits: str) -> str:
    """Return a mark with the number 1 in place of its own, blanks around it left out."""
    head, _, tail = mark.rpartition(digits)
    return f"{head.strip()}1{tail.strip()[:1]}"


def _wording(a: Cable, b: Cable) -> StyleDifference | None:
    """Return the lines that one has and the other not, blanks folded: wrapping, labels, marks."""
    one, other = _folded(a), _folded(b)
    if one == other:
        return None
    return StyleDifference("other-lines", _told(one - other), _told(other - one))


def _told(lines: Counter[str]) -> str:
    """Say how many lines there are, and what the first says."""
    first = next(iter(lines), "")
    shown = first if len(first) <= _SHOWN else f"{first[:_SHOWN]}..."
    counted = _counted(lines.total(), "line")
    return f"{counted} of its own, first: {shown}" if first else f"{counted} of its own"


def _folded(cable: Cable) -> Counter[str]:
    lines = (" ".join(line.split()) for line in _values(cable))
    return Counter(line for line in lines if line)


def _values(cable: Cable) -> Iterator[str]:
    """Yield the lines as the carrier means them."""
    for token in cable.tree.tokens():
        yield from split_lines(token.value)
