"""A member of an archive."""

from __future__ import annotations

import io

import attrs

__all__ = ["Member"]


@attrs.frozen
class Member:
    """A member of an archive. It is read before the next one is asked for."""

    name: str
    #: what it holds; ``None`` for one that is not to be read
    file: io.BufferedReader | None = None
    #: why it is not to be read
    reason: str = ""
    #: what is in it is not known: it is damaged or encrypted
    unread: bool = False
