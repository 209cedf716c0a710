"""Messages found by sender and date-time group, which is how many references name them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from cablegram import tables
from cablegram._fields.sent import read_sent
from cablegram.tables._load import fold

__all__ = ["SentMessages"]

#: words of a sender that are compared: the longest plain-language addressees have about ten
_MOST_WORDS: Final = 12


@attrs.define
class SentMessages:
    """Names of nodes by when, and by whom, the message was sent."""

    #: by moment and full name of the sender; ``None`` if there are several
    _full: dict[tuple[str, str], str | None] = attrs.Factory(dict)
    #: by moment and the first words of the sender: ``CNO`` of ``CNO WASHINGTON DC``
    _front: dict[tuple[str, str], str | None] = attrs.Factory(dict)

    def add(self, iso: str, origin: str | None, post: str | None, name: str) -> None:
        """Remember a message."""
        for sender in {*_spellings(origin), *_spellings(post)}:
            _put(self._full, (iso, sender), name)
        for sender in _fronts(fold(origin or "")):
            _put(self._front, (iso, sender), name)

    def find(self, text: str) -> str | None:
        """Return the node of the one message that a reference names; ``None`` if it is not here.

        The name of its sender may be shorter than that in the message or longer.
        """
        sent = read_sent(text)
        if sent is None:
            return None
        found: set[str | None] = set()
        for sender in _spellings(sent.sender):
            found |= _got(self._full, (sent.iso, sender)) | _got(self._front, (sent.iso, sender))
        if not found:
            for sender in _fronts(fold(sent.sender)):
                found |= _got(self._full, (sent.iso, sender))
        return found.pop() if len(found) == 1 else None


def _spellings(sender: str | None) -> Iterator[str]:
    """Yield a sender as it is written and, of a post, as the table has it."""
    if sender:
        yield fold(sender)
        known = tables.post(sender)
        if known is not None:
            yield known.name


def _fronts(sender: str) -> Iterator[str]:
    words = sender.split(" ")[:_MOST_WORDS]
    yield from (" ".join(words[:count]) for count in range(1, len(words) + 1))


def _put(index: dict[tuple[str, str], str | None], key: tuple[str, str], name: str) -> None:
    if index.setdefault(key, name) != name:
        index[key] = None


def _got(index: dict[tuple[str, str], str | None], key: tuple[str, str]) -> set[str | None]:
    return {index[key]} if key in index else set()
