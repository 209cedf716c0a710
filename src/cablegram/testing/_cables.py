"""Whole cables, built of nodes."""

from __future__ import annotations

from hypothesis import strategies as st

from cablegram import nodes
from cablegram.testing._body import bodies
from cablegram.testing._head import heads
from cablegram.testing._heading import headings, settings
from cablegram.testing._nodes import Example, blank, finish, line
from cablegram.tree import Node, Token

__all__ = ["cables"]

#: what a line may end with, one of these taken through the whole cable in turn
_ENDS = (["\n"], ["\r\n"], ["\r"], ["  \n"], ["\n", "\r\n"], ["\n", " \r\n", "\t\n"])


@st.composite
def cables(draw: st.DrawFn) -> Example:
    """Return cables in the form of ACP 127 as State uses it, with what they say.

    Envelope, head, numbered body and ending, with LF, CRLF, CR or mixed line ends, with and
    without a byte order mark and a final line end.
    """
    setting = draw(settings())
    heading = draw(headings(setting))
    head, body = draw(heads(setting)), draw(bodies(setting))
    children: list[Node | Token] = []
    if draw(st.booleans()):
        children.append(Token("BOM", "\ufeff", 0, "\ufeff"))
    opening: list[Node | Token] = []
    if draw(st.booleans()):
        opening.append(line(nodes.SeparationLine, "SEPARATION", "BT"))
        opening += [blank()] * draw(st.integers(0, 1))
    else:
        heading.children.append(blank())
    children.append(nodes.Heading(heading.children))
    children.append(nodes.Text([*opening, *head.children, *body.children]))
    children += draw(_endings(setting.serial))
    tree = nodes.Document(children)
    ends = draw(st.sampled_from(_ENDS))
    facts = {**heading.facts, **head.facts, **body.facts}
    return Example(finish(tree, ends, unended=draw(st.booleans())), facts)


@st.composite
def _endings(draw: st.DrawFn, serial: int) -> list[Node | Token]:
    """Return format lines 13 to 16, or none of them."""
    if draw(st.booleans()):
        return []
    lines: list[Node | Token] = [
        line(nodes.SeparationLine, "SEPARATION", "BT"),
        line(nodes.SerialLine, "SERIAL", f"#{serial % 10_000:04}"),
        blank(),
        line(nodes.EndOfMessage, "END_OF_MESSAGE", "NNNN"),
    ]
    return [nodes.Ending(lines[: draw(st.integers(1, len(lines)))])]
