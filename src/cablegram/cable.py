"""A cable: the lossless tree, and every field of the record, read when it is asked for."""

from __future__ import annotations

from functools import cached_property

import attrs

from cablegram import nodes
from cablegram._body.assemble import Body, read_body
from cablegram._findings import find_all
from cablegram._head import Head
from cablegram._summary import find_summary
from cablegram.blocks import Block
from cablegram.findings import Finding

__all__ = ["Cable"]

#: the attribute that has the words of the release stamp for a value, one below the other
_MARKINGS = "Review Markings"
#: the stamp of a page has them on one line
_WORDS_OF_STAMP = 5


@attrs.define(eq=False, slots=False, repr=False)
class Cable(Head):
    """One message. ``str(cable)`` and ``bytes(cable)`` give back the input, exactly.

    The fields are attributes with the names of the record (``docs/format.md``): ``cable.subject``,
    ``cable.to``. What the text lacks is ``None`` or an empty list.
    """

    def __repr__(self) -> str:
        """Show what a reader calls the cable by."""
        return f"<Cable {self.mrn or 'without number'}: {self.subject or 'no subject'}>"

    @cached_property
    def _body(self) -> Body:
        return read_body(self.layout.body, marked=bool(self._smart))

    @property
    def body(self) -> list[Block]:
        """Headings, paragraphs, tables and other text, in reading order."""
        return self._body.blocks

    @property
    def signature(self) -> list[str]:
        """Who signed."""
        return self._smart.signature() or self._body.signature

    @cached_property
    def summary(self) -> str | None:
        """The text of the summary, its heading word and end mark left out."""
        return find_summary(self.body)

    @cached_property
    def attributes(self) -> dict[str, str]:
        """The archive's attributes (NARA), keys as printed."""
        found: dict[str, str] = {}
        key = ""
        for node in self.tree.nodes():
            if isinstance(node, nodes.Attribute):
                key, _, value = node.value.partition(":")
                key = key.strip()
                found[key] = " ".join(value.split())
            elif key and (
                isinstance(node, nodes.AttributeMore)
                or (isinstance(node, nodes.Stamp) and key == _MARKINGS and not _is_whole(node))
            ):
                found[key] = " ".join([found[key], *node.value.split()]).strip()
        return found

    @cached_property
    def diagnostics(self) -> list[Finding]:
        """Findings, in the order of the text."""
        return find_all(self, self._body.findings)

    def replace(self, **changes: object) -> Cable:
        """Return a new cable in which only the text of what changed differs.

        See ``docs/editing.md`` for what can be changed.
        """
        from cablegram._edit import replace  # noqa: PLC0415  the edit stage comes after this one

        return replace(self, changes)


def _is_whole(stamp: nodes.Stamp) -> bool:
    return len(stamp.value.split()) > _WORDS_OF_STAMP
