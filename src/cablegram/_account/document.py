"""The account of a document: each line is one thing, and its reader says whose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cablegram._account.furniture import default_owners
from cablegram._account.ledger import Ledger

if TYPE_CHECKING:
    from cablegram import nodes
    from cablegram._document.reading import Reading
    from cablegram.account import Claim

__all__ = ["account_of_document"]


def account_of_document(tree: nodes.Document, reading: Reading) -> list[Claim]:
    """Return the claims over the whole text of a document, in order."""
    ledger = Ledger()
    for key, rows in reading.lines.items():
        for node in rows:
            ledger.take(node.tokens(), key.partition(".")[0])
    for index, lines in enumerate(reading.block_lines):
        for node in lines:
            ledger.take(node.tokens(), f"body[{index}]")
    for node in reading.signature_lines:
        ledger.take(node.tokens(), "signature")
    return ledger.claims(default_owners(tree))
