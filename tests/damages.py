"""Damage to one line of a cable, and which fields a line is of."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import attrs

import cablegram
from cablegram._damage import DAMAGES
from cablegram.tree import Node, Token

__all__ = ["DAMAGES", "OWN", "Place", "damaged", "facts_by_field", "places"]

_CLASS = ("classification", "section", "post", "serial", "captions", "partial", "mrn")
_ADDRESSEES = ("to", "info", "exempt")
_BODY = ("body", "summary", "signature")
#: kind of node: keys of the record that its lines may say something of
OWN: dict[str, tuple[str, ...]] = {
    "transmission_id": ("transmission_id",),
    "routing": ("routing",),
    "station": ("station",),
    "security": ("security",),
    "preamble": ("precedence", "info_precedence", "dtg", "operating_signals", "mrn"),
    "precedence_line": ("precedence", "info_precedence"),
    "originator": ("origin",),
    "action": _ADDRESSEES,
    "information": _ADDRESSEES,
    "exempted": _ADDRESSEES,
    "addressees": _ADDRESSEES,
    "distribution": ("distribution",),
    "office_codes": ("distribution",),
    "drafting": ("drafted_by", "approved_by"),
    "class_line": _CLASS,
    "executive_order": ("declassification",),
    "tags": ("tags", "tag_persons"),
    "subject": ("subject", "subject_portion"),
    "references": ("references",),
    "classified_by": ("classified_by", "derived_from"),
    "attributes": ("attributes",),
    "attribute": ("attributes",),
    "attribute_more": ("attributes",),
    "numbered": _BODY,
    "prose": _BODY,
    "point": _BODY,
}
#: not facts of a field: how the message is written, and what is made of the others
_ASIDE = frozenset({"record", "dialect", "encoding", "diagnostics"})


@attrs.frozen
class Place:
    """A line of a text, and what kind of node it stands in."""

    kind: str
    start: int
    end: int


def places(cable: cablegram.Cable) -> Iterator[Place]:
    """Yield every line that is of a known field; a token of several lines is several places."""
    for node in cable.tree.nodes():
        if node.kind in OWN:
            for child in node.children:
                if isinstance(child, Token) and child.text.strip():
                    yield from _lines(node, child)


def _lines(node: Node, token: Token) -> Iterator[Place]:
    start = token.start
    for line in token.text.splitlines(keepends=True):
        if line.strip():
            yield Place(node.kind, start, start + len(line))
        start += len(line)


def facts_by_field(cable: cablegram.Cable) -> dict[str, object]:
    """Return the facts by key; of the body, each block."""
    return {key: it for key, it in cablegram.to_dict(cable).items() if key not in _ASIDE}


def damaged(text: str, place: Place, kind: str, random: Random) -> str:
    """Return the text with one line damaged."""
    before, line, after = text[: place.start], text[place.start : place.end], text[place.end :]
    bare = line.rstrip("\r\n")
    return before + DAMAGES[kind](bare, line[len(bare) :], random) + after
