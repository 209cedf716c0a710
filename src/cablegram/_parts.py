"""What every part of a cable stands on: the tree, and which node holds which field."""

from __future__ import annotations

from typing import TypeVar

import attrs

from cablegram import nodes
from cablegram._cached import cached_property
from cablegram._fields._reading import ascii_upper
from cablegram._input import encode
from cablegram._layout import Layout, lay_out
from cablegram._smart import SmartRows, smart_rows
from cablegram.findings import Finding
from cablegram.tree import Node, Token

__all__ = ["Parts"]

AnyNode = TypeVar("AnyNode", bound=Node)


@attrs.define(eq=False, slots=False, repr=False)
class Parts:
    """A message taken apart by its tree; ``Cable`` is built on it."""

    #: the lossless tree
    tree: nodes.Document
    #: ``utf-8``, ``utf-16-le``, ``utf-16-be``, ``latin-1``, ``cp1252``; ``None`` for ``str``
    encoding: str | None = None
    #: ``html`` or ``csv`` if the text was taken out of a page or a csv record
    carrier: str | None = None
    #: what the page's table or the csv's other columns say; the fields say what the message says
    columns: dict[str, str] = attrs.Factory(dict)
    #: what is wrong with the carrier
    carrier_findings: list[Finding] = attrs.Factory(list)

    def __str__(self) -> str:
        """Return the input: the join of the tokens."""
        return self.tree.text

    def __bytes__(self) -> bytes:
        """Return the input as bytes, in the encoding it came in (UTF-8 for ``str``)."""
        return encode(self.tree.text, self.encoding)

    def __eq__(self, other: object) -> bool:
        """Tell whether both were read from the same text or bytes, and out of the same carrier."""
        if not isinstance(other, Parts):
            return NotImplemented
        return self is other or self._read_from() == other._read_from()

    def __hash__(self) -> int:
        """Hash by that too: a set keeps each cable once."""
        return hash(self._read_from())

    def _read_from(self) -> tuple[str, str | None, str | None]:
        """Return what everything else follows from."""
        return str(self), self.encoding, self.carrier

    @property
    def tokens(self) -> list[Token]:
        """The tokens, in the order of the text; joined they are the input."""
        return list(self.tree.tokens())

    @cached_property
    def layout(self) -> Layout:
        """The nodes of the message by what they hold."""
        return lay_out(self.tree)

    def _heading(self, kind: type[AnyNode]) -> list[AnyNode]:
        return [node for node in self.layout.heading if isinstance(node, kind)]

    def _fields(self, kind: type[AnyNode]) -> list[AnyNode]:
        return [node for node in self.layout.fields if isinstance(node, kind)]

    @cached_property
    def _smart(self) -> SmartRows:
        """The rows of a SMART print. They fill in what the message inside does not say itself."""
        return smart_rows(self.layout.heading, self.layout.ending)

    def _fused(self, label: str) -> list[Node]:
        """Return the fields that hold the label of another: E.O., TAGS and SUBJECT on one line.

        About 10 of 1,295 cables have them so.
        """
        kinds = (nodes.ExecutiveOrderLine, nodes.TagsLine)
        found = [node for node in self.layout.fields if isinstance(node, kinds)]
        return [node for node in found if label in ascii_upper(node.value)]
