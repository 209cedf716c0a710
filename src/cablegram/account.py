"""The account of a text: whose each stretch of it is."""

from __future__ import annotations

import attrs

from cablegram.values import Span

__all__ = ["Claim"]


@attrs.frozen
class Claim:
    """A stretch of a text and its owner; the claims of a text adjoin, and are all of it."""

    #: start and end offset in the input
    span: Span
    #: a key of the record (``subject``), a block (``body[3]``), or a kind of furniture (``page
    #: line``); ``None`` for what nobody has
    owner: str | None
