"""Join the sections of one message that arrived as separate texts."""

from __future__ import annotations

from collections.abc import Iterable

from cablegram import nodes
from cablegram._read import parse
from cablegram.cable import Cable
from cablegram.findings import Finding, warning
from cablegram.tree import Node, Token

__all__ = ["assemble"]


def assemble(sections: Iterable[Cable | str | bytes]) -> Cable:
    r"""Return one cable of the sections of a message, in reading order.

    Its text is the sections' texts one behind the other, nothing added; its fields are those of the
    first section, its body goes on through all. A section that is missing is a finding.

    >>> second = "UNCLAS SECTION 02 OF 02 LA PAZ 2080\n\nMINSK.\n"
    >>> first = "UNCLAS SECTION 01 OF 02 LA PAZ 2080\n\nSUBJECT: RAIN\n\n1. IT RAINED IN\n"
    >>> assemble([second, first]).body[0].text
    'IT RAINED IN MINSK.'

    Raises:
        ValueError: no section is given, one is a document, or two belong to different messages.
    """
    cables = [one if isinstance(one, Cable) else parse(one) for one in sections]
    if not cables:
        message = "no section to assemble: pass the texts of one message"
        raise ValueError(message)
    if any(isinstance(one.tree, nodes.WrittenDocument) for one in cables):
        message = "a document has no sections: assemble the texts that it was made of"
        raise ValueError(message)
    _refuse_strangers(cables)
    cables.sort(key=_number)
    children: list[Node | Token] = []
    offset = 0
    for cable in cables:
        children += [_moved(child, offset) for child in cable.tree.children]
        offset += len(str(cable))
    encodings = {cable.encoding for cable in cables}
    encoding = encodings.pop() if len(encodings) == 1 else None
    return Cable(nodes.Document(children), encoding, carrier_findings=_missing(cables))


def _number(cable: Cable) -> int:
    return (cable.section.number or 0) if cable.section else 0


def _refuse_strangers(cables: list[Cable]) -> None:
    names = {(cable.post, cable.serial) for cable in cables}
    if len(names) > 1:
        told = ", ".join(sorted(f"{post} {serial}" for post, serial in names))
        message = f"these are sections of different messages: {told}"
        raise ValueError(message)


def _missing(cables: list[Cable]) -> list[Finding]:
    there = {_number(cable) for cable in cables}
    total = max((cable.section.total or 0 for cable in cables if cable.section), default=0)
    return [
        warning("section-missing", f"section {number} of {total} is missing", (0, 0))
        for number in range(1, total + 1)
        if number not in there
    ]


def _moved(part: Node | Token, offset: int) -> Node | Token:
    """Copy a part of a tree, its places counted in the joined text."""
    if isinstance(part, Node):
        return type(part)([_moved(child, offset) for child in part.children])
    return part.moved(offset)
