"""What a node is called, and characters that no file of a graph can hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cablegram.tables._load import fold

if TYPE_CHECKING:
    from cablegram._graph.citing import Facts, Reference

__all__ = ["clean", "name_of_message", "name_of_reference"]

#: whatever is no character of XML 1.0 (its production 2), and control characters, of which XML
#: folds some
_UNWRITABLE: Final = re.compile("[^\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    r"""Return the text with escapes for characters that GraphML, CSV or a terminal cannot hold.

    >>> print(clean("RAIN\x00 IN\n LIMA\ud800"))
    RAIN\x00 IN\n LIMA\ud800
    """
    return _UNWRITABLE.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode("ascii")


def name_of_message(facts: Facts, source: str | None, number: int) -> str:
    """Return the name of the node of a message: its number, or what else tells it from others.

    Texts with the same name are texts of one message.
    """
    if facts.mrn is not None:
        return clean(facts.mrn)
    if facts.origin and facts.dtg:
        return clean(f"{fold(facts.origin)} {facts.dtg}")
    return clean(f"{source}#{number}" if source is not None else f"message {number}")


def name_of_reference(reference: Reference) -> str:
    """Return the name of the node of what is cited, as far as the reference alone tells it."""
    if reference.mrn is not None:
        return clean(reference.mrn)
    return clean(f"{reference.kind}: {fold(reference.text)}")
