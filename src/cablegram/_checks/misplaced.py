"""Words of one field that stand in another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cablegram import tables
from cablegram._fields.stray import classified_within, order_within
from cablegram.findings import Finding, warning

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["check_misplaced"]

#: a message shows so much of what it names
_SHOWN = 60


def check_misplaced(cable: Cable) -> Iterator[Finding]:
    """Yield captions among addressees, an order among instructions, a clause in the subject."""
    for addressee in (*cable.to, *cable.info, *cable.exempt):
        if tables.is_caption(addressee.name):
            said = f"the caption {addressee.name[:_SHOWN]} stands among the addressees"
            yield warning("misplaced-words", said, addressee.span)
    yield from _orders(cable)
    subject = cable.subject_line
    if subject and subject.subject and classified_within(subject.subject) is not None:
        yield warning("misplaced-words", "Classified By stands in the subject", subject.span)


def _orders(cable: Cable) -> Iterator[Finding]:
    """Yield the lines among captions and instructions that name an order on classification."""
    for token in cable.layout.loose:
        if order_within(token.value) is not None:
            shown = " ".join(token.value.split())[:_SHOWN]
            said = f"an order on classification stands among the instructions: {shown}"
            yield warning("misplaced-words", said, token.span)
