"""Whose each stretch of a text is, known from the tree and from what took its nodes.

``furniture`` gives every token an owner by its node alone; ``heading``, ``text`` and ``document``
say which nodes fill a key of the record; ``ledger`` puts both together into claims.
"""

from __future__ import annotations

from cablegram._account.document import account_of_document
from cablegram._account.message import account_of_message

__all__ = ["account_of_document", "account_of_message"]
