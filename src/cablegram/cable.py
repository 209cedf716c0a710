"""A cable: the lossless tree, and every field of the record, read when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

import attrs

from cablegram._cached import cached_property
from cablegram._head import Head

if TYPE_CHECKING:
    from cablegram._body.assemble import Body
    from cablegram._edit.editor import Editor
    from cablegram._keywords import Changes
    from cablegram.account import Claim
    from cablegram.blocks import Block
    from cablegram.findings import Finding
    from cablegram.record import Record

__all__ = ["Cable"]


@attrs.define(eq=False, slots=False, repr=False)
class Cable(Head):
    """One message. ``str(cable)`` and ``bytes(cable)`` give back the input, exactly.

    The fields are attributes with the names of the record (``docs/format.md``): ``cable.subject``,
    ``cable.to``. What the text lacks is ``None`` or an empty list. Cables are equal if they were
    read from the same text or bytes; whether two say the same is for ``cablegram.compare``.
    """

    def __repr__(self) -> str:
        """Show what a reader calls the cable by."""
        return f"<Cable {self.mrn or 'without number'}: {self.subject or 'no subject'}>"

    @cached_property
    def _body(self) -> Body:
        from cablegram._body.assemble import read_body  # noqa: PLC0415  a tree alone needs none

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
        from cablegram._summary import find_summary  # noqa: PLC0415  as above

        return find_summary(self.body)

    @cached_property
    def attributes(self) -> dict[str, str]:
        """The archive's attributes (NARA), keys as printed."""
        from cablegram._attributes import read_attributes  # noqa: PLC0415  as above

        return {key: " ".join(words) for key, (words, _) in read_attributes(self.tree).items()}

    def account(self) -> list[Claim]:
        r"""Return whose each stretch of the text is, in order; together they are the whole text.

        ``docs/account.md`` lists the owners. ``None`` is nobody's: there is a finding of level
        warning about it, ``unclaimed-text`` if no other.

        >>> import cablegram
        >>> cable = cablegram.parse("UNCLAS LIMA 5\n\nSUBJECT: RAIN\n\n1. It rains.\n")
        >>> [claim.owner for claim in cable.account()]
        ['classification', 'blank', 'subject', 'blank', 'body[0]']
        """
        from cablegram._account import account_of_message  # noqa: PLC0415  as above

        return account_of_message(self.tree, self.layout, self._smart, self._body)

    @cached_property
    def diagnostics(self) -> list[Finding]:
        """Findings, in the order of the text."""
        from cablegram._findings import find_all  # noqa: PLC0415  as above

        return find_all(self, self._body.findings)

    @cached_property
    def record(self) -> Record:
        """All fields as plain typed values: what ``to_dict`` makes a dict of."""
        from cablegram._record.made import record_of  # noqa: PLC0415  a later stage

        return record_of(self)

    def to_html(self, *, fragment: bool = False) -> str:
        r"""Return the cable as a whole page for people; ``bytes`` of it are to be UTF-8.

        >>> import cablegram
        >>> page = cablegram.parse("UNCLAS LIMA 5\n\nSUBJECT: RAIN\n").to_html()
        >>> page.splitlines()[0], cablegram.parse(page).subject
        ('<!doctype html><!-- cablegram/1 -->', 'RAIN')

        Args:
            fragment: the bare ``<article>``, for a page of your own.
        """
        from cablegram._styles.reformat import reformat  # noqa: PLC0415  a later stage

        return reformat(self, "html", fragment=fragment).text

    @property
    def _editor(self) -> Editor:
        """What edits a cable of this class."""
        from cablegram._edit.message import MessageEditor  # noqa: PLC0415  a later stage

        return MessageEditor(self)

    def replace(self, **changes: Unpack[Changes]) -> Cable:
        """Return a new cable in which only the text of what changed differs.

        See ``docs/editing.md`` for what can be changed, and which forms values may have.

        Raises:
            TypeError: a field of that name cannot be changed, or not to a value of that type.
            ValueError: the cable lacks the field and a place for it, the value cannot be written,
                or would be read as another, or another field would change with it.
        """
        return self._editor.replace(changes)

    def insert(  # noqa: PLR0913  three ways to name the place, two consequences
        self,
        value: object,
        *,
        field: str | None = None,
        before: object = None,
        after: object = None,
        renumber: bool = False,
        reletter: bool = False,
    ) -> Cable:
        r"""Return a new cable with an entry of a list, or a block of the body, more.

        >>> import cablegram
        >>> cable = cablegram.parse("UNCLAS LIMA 5\n\nSUBJECT: RAIN\n\n1. It rains.\n")
        >>> str(cable.insert("It snows.", after=1)).splitlines()[-3:]
        ['1. It rains.', '', '2. It snows.']

        Args:
            value: a ``Paragraph``, ``Heading`` or ``Table``, a ``Tag``, ``Reference`` or
                ``Addressee``; or text, and a neighbour or ``field`` tells what it is.
            field: ``body``, ``to``, ``info``, ``tags`` ... where nothing else tells.
            before: a neighbour: an entry or block of this cable, the number of a paragraph, the
                letter of a reference, a code, a name.
            after: the same; without both, the place is the last.
            renumber: number the paragraphs behind it anew.
            reletter: letter the references anew.

        Raises:
            TypeError: nothing tells what the entry belongs to, or it is of a wrong type.
            ValueError: there is no such neighbour, or the text would read as something else.
        """
        from cablegram._edit.request import Request  # noqa: PLC0415  a later stage

        return self._editor.insert(value, Request(field, before, after, renumber, reletter))

    def remove(
        self,
        target: object,
        *,
        field: str | None = None,
        renumber: bool = False,
        reletter: bool = False,
    ) -> Cable:
        """Return a new cable without an entry of a list, or without a block of the body.

        ``target`` is named as the neighbours of :meth:`insert` are; errors are the same.
        """
        from cablegram._edit.request import Request  # noqa: PLC0415  a later stage

        return self._editor.remove(target, Request(field, None, None, renumber, reletter))

    def move(  # noqa: PLR0913  as above
        self,
        target: object,
        *,
        field: str | None = None,
        before: object = None,
        after: object = None,
        renumber: bool = False,
        reletter: bool = False,
    ) -> Cable:
        """Return a new cable in which an entry or block stands elsewhere, see :meth:`insert`."""
        from cablegram._edit.request import Request  # noqa: PLC0415  a later stage

        return self._editor.move(target, Request(field, before, after, renumber, reletter))

    def renumber(self, first: int = 1) -> Cable:
        """Return a new cable whose paragraphs count from ``first`` on; mentions of them stay."""
        return self._editor.renumber(first)

    def reletter(self) -> Cable:
        """Return a new cable whose references have the letters from A on; mentions stay."""
        return self._editor.reletter()
