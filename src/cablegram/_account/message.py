"""The account of a message: what of it which part of the record was read from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from cablegram import nodes
from cablegram._account.furniture import Owner, default_owners
from cablegram._account.heading import heading_owners
from cablegram._account.ledger import Ledger
from cablegram._attributes import read_attributes
from cablegram._fields.captions import caption_words
from cablegram.tree import Node, Token

if TYPE_CHECKING:
    from cablegram._body.assemble import Body
    from cablegram._layout import Layout
    from cablegram._smart import SmartRows
    from cablegram.account import Claim

__all__ = ["account_of_message"]

_SUBJECT: Final = "subject"
#: of these fields the first counts, of subjects the first set; the class line fills more keys.
#: One that says nothing else than the first is repeated
_FIRST: Final[dict[type[Node], str]] = {
    nodes.ClassLine: "classification",
    nodes.ExecutiveOrderLine: "declassification",
    nodes.TagsLine: "tags",
    nodes.SubjectLines: _SUBJECT,
    nodes.SubjectSet: _SUBJECT,
}
#: of these all
_ALL: Final[dict[type[Node], str]] = {
    nodes.ClassifiedByLines: "classified_by",
    nodes.CorrectedCopy: "captions",
    nodes.OfficeCodes: "passing",
    nodes.ReferenceSet: "references",
}
_RELAYED: Final = "heading of a relay"
_REPEATED: Final = "repeated line"


def account_of_message(
    tree: nodes.Document, layout: Layout, rows: SmartRows, body: Body
) -> list[Claim]:
    """Return the claims over the whole text of a message, in order."""
    ledger = Ledger()
    for index, lines in enumerate(body.lines):
        ledger.take_lines(lines, f"body[{index}]")
    ledger.take_lines(body.signed, "signature")
    ledger.take_lines(body.fallen, "fallen line")
    owners = [*heading_owners(layout.heading), *rows.owners(), *_field_owners(layout)]
    for node, owner in owners:
        ledger.take(_tokens_of(node), owner)
    for token in layout.loose:
        ledger.take([token], "captions" if caption_words(token.value) else "passing")
    for _, read in read_attributes(tree).values():
        for node in read:
            ledger.take(node.tokens(), "attributes")
    _take_repeated(ledger, layout)
    return ledger.claims(default_owners(tree))


def _tokens_of(node: Node) -> Iterator[Token]:
    return (token for token in node.tokens() if token.kind != "BLANK")


def _field_owners(layout: Layout) -> Iterator[tuple[Node, Owner]]:
    """Yield the fields in the head of the text that the record was read from."""
    kinds = set(map(type, layout.fields))
    subject = nodes.SubjectSet if nodes.SubjectSet in kinds else nodes.SubjectLines
    firsts: dict[str, Node] = {}
    for node in layout.fields:
        kind = type(node)
        if kind in _ALL:
            yield node, _ALL[kind]
        elif kind is subject or (kind in _FIRST and _FIRST[kind] != _SUBJECT):
            firsts.setdefault(_FIRST[kind], node)
    said = {key: _words(first) for key, first in firsts.items()}
    for node in layout.fields:
        key = _FIRST.get(type(node))
        if key is not None and firsts[key] is node:
            yield node, key
        elif key is not None and _words(node) <= said[key]:
            yield node, _REPEATED
    if nodes.ReferenceSet not in kinds:
        run = (nodes.ReferenceLines, nodes.ReferenceItem)
        yield from ((node, "references") for node in layout.references if isinstance(node, run))


def _words(node: Node) -> set[str]:
    """Return the words of a field, letters and digits in capitals."""
    bare = "".join(it if it.isalnum() else " " for it in node.value.upper())
    return set(bare.split())


def _take_repeated(ledger: Ledger, layout: Layout) -> None:
    """Claim what a relay put in front and what later sections have in their heads.

    A line of the text that says more there than the first section's head is nobody's.
    """
    ledger.take(_all_words(layout.relayed), _RELAYED)
    if not (layout.sections or layout.repeated):
        return
    known = _known_words(layout)
    for message, fields in layout.sections:
        number = message.section
        owner = f"heading of section {number}" if number else "heading of a section"
        ledger.take(_all_words(message.heading), owner)
        for field in fields:
            for token in _tokens_of(field):
                told = isinstance(field, nodes.ClassLine) or _is_known(token, known)
                ledger.take([token], owner if told else None)
    for token in layout.repeated:
        ledger.take([token], _REPEATED if _is_known(token, known) else None)


def _all_words(parts: Iterable[Node | Token]) -> Iterator[Token]:
    return (token for part in parts if isinstance(part, Node) for token in _tokens_of(part))


def _known_words(layout: Layout) -> set[str]:
    tokens = [*layout.loose, *_all_words([*layout.heading, *layout.fields])]
    return {word for token in tokens for word in token.value.split()}


def _is_known(token: Token, known: set[str]) -> bool:
    return known.issuperset(token.value.split()) or bool(caption_words(token.value))
