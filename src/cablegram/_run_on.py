"""Lines that hold more than one thing: the next field's label inside, words behind a page line.

A publisher joined lines, a printer put a page line into one. The tree keeps the whole line; the
parts are what the stages behind it see.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from cablegram import nodes
from cablegram._body.marks import read_mark
from cablegram._fields._reading import ascii_upper, field_tree, tokens_of
from cablegram._fields.page_line import read_page_line
from cablegram.tree import Node, Token

__all__ = ["parted_fields", "parted_pages"]

Make = Callable[[list[Token | Node]], Node]

#: which labels may stand inside which field: those that come behind it in the order of the head
_INSIDE: Final[dict[type[Node], frozenset[str]]] = {
    nodes.ClassLine: frozenset({"ORDER"}),
    nodes.Loose: frozenset({"ORDER"}),
    nodes.ExecutiveOrderLine: frozenset({"TAGS", "SUBJECT"}),
    nodes.TagsLine: frozenset({"SUBJECT"}),
    nodes.SubjectLines: frozenset({"CLASSIFIED_BY"}),
    nodes.ReferenceLines: frozenset({"CLASSIFIED_BY"}),
    nodes.ReferenceItem: frozenset({"CLASSIFIED_BY"}),
    nodes.ClassifiedByLines: frozenset({"REFERENCES", "PARAGRAPH", "TITLE"}),
}
_MADE: Final[dict[str, Make]] = {
    "ORDER": nodes.ExecutiveOrderLine,
    "TAGS": nodes.TagsLine,
    "SUBJECT": nodes.SubjectLines,
    "REFERENCES": nodes.ReferenceLines,
    "CLASSIFIED_BY": nodes.ClassifiedByLines,
    "PARAGRAPH": nodes.Numbered,
    "TITLE": nodes.Loose,
}
#: a line without any of these needs no second look
_SIGNS: Final = (
    "E.O",
    "EO ",
    "E.0",
    " TAG",
    " SUBJ",
    " REF",
    "CLASSIFIED",
    " 1.",
    "SUMMARY",
    "INTROD",
)


def parted_fields(head: list[Node | Token]) -> list[Node | Token]:
    """Return a head with each field in a node of its own, also where two share a line."""
    found: list[Node | Token] = []
    subject = False
    for child in head:
        subject = subject or isinstance(child, nodes.SubjectLines)
        # Behind the subject, lines without a label are prose.
        if isinstance(child, Token) or (subject and isinstance(child, nodes.Loose)):
            found.append(child)
        else:
            found += _fields_in(child)
    return found


def _fields_in(node: Node) -> Iterator[Node]:
    """Yield a field, and the fields that begin inside its lines."""
    make: type[Node] = type(node)
    lines: list[Token | Node] = []
    for token in node.children:
        rest = token
        while make in _INSIDE and isinstance(rest, Token):
            label = _label_in(rest, _INSIDE[make])
            if label is None:
                break
            kind, place = label
            lines.append(rest.part(0, place))
            yield make(lines)
            rest, lines = rest.part(place, len(rest.value)), []
            make = _MADE[kind]  # type: ignore[assignment]
        lines.append(rest)
    yield make(lines)


def _label_in(token: Token, allowed: frozenset[str]) -> tuple[str, int] | None:
    """Return the first label inside a line, and where it begins, behind its blanks."""
    upper = ascii_upper(token.value)
    if not any(sign in upper for sign in _SIGNS):
        return None
    for found in tokens_of(field_tree("run_on", token.value)):
        start = found.start_pos or 0
        if found.type in allowed and token.value[:start].strip(" \t\f\v>#*"):
            return found.type, start + len(found) - len(found.lstrip(" \t"))
    return None


def parted_pages(parts: list[Node | Token], prose: type[Node]) -> list[Node | Token]:
    """Return parts of a text with the words behind a page line as lines of their own."""
    found: list[Node | Token] = []
    words: Node | None = None
    for part in parts:
        page = part if isinstance(part, nodes.PageLine) else None
        place = read_page_line(page.value).words if page is not None else None
        if page is not None and place is not None:
            token = next(page.tokens())
            words = _line_of(token, place, prose)
            found += [nodes.PageLine([token.part(0, place)]), words]
        elif isinstance(part, prose) and words is not None:
            # The wrapped lines under them.
            words.children += part.children
            words = None
        else:
            words = None
            found.append(part)
    return found


def _line_of(token: Token, place: int, prose: type[Node]) -> Node:
    """Return the node of the words: a paragraph, if they begin with its number."""
    words = token.part(place, len(token.value))
    if read_mark(words.value).digits and words.value[:1].isdigit():
        words.kind = "NUMBERED"
        return nodes.Numbered([words])
    words.kind = "TEXT"
    return prose([words])
