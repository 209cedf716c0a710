"""What the archive says of a message against what the message says (NARA's attributes)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from cablegram import nodes, tables
from cablegram._carriers.columns import document_number
from cablegram._fields.portion import read_portion
from cablegram.findings import Finding, note

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["check_archive"]

_NOTHING = {"", "N/A", "NONE"}


def check_archive(cable: Cable) -> Iterator[Finding]:
    """Yield the attributes that differ from the message. Neither side fills the other."""
    if not cable.attributes:
        return
    found = {
        node.value.partition(":")[0].strip(): node.span for node in cable.tree.find(nodes.Attribute)
    }
    for key, read, agree in _sides(cable):
        archived = cable.attributes.get(key, "")
        if read is None or archived.upper() in _NOTHING or key not in found:
            continue
        if not agree(archived, read):
            message = f"the archive's {key} is {archived[:60]}, the message says {read[:60]}"
            yield note("attribute-mismatch", message, found[key])


def _sides(cable: Cable) -> Iterator[tuple[str, str | None, Callable[[str, str], bool]]]:
    """Yield each key that is compared, what the message says, and how the two are compared."""
    yield "Document Number", tables.mrn(cable.year, cable.post, cable.serial), _same_number
    yield "Original Classification", cable.classification, _agree
    yield "From", _post(cable.origin), lambda archived, read: _agree(_post(archived), read)
    yield "Subject", cable.subject, _same_subject


def _same_number(archived: str, own: str) -> bool:
    """Compare year, post and serial; a post that no table knows is cut to six letters."""
    theirs = document_number(archived)
    if theirs is None:
        return True
    posts = [number[2:].rstrip("0123456789") for number in (own, theirs)]
    serials = [number[2 + len(post) :] for number, post in zip((own, theirs), posts, strict=True)]
    return own[:2] == theirs[:2] and serials[0] == serials[1] and posts[0].startswith(posts[1])


def _same_subject(archived: str, read: str) -> bool:
    """Compare with the portion mark, which the record has apart, and without it."""
    bare = archived[read_portion(archived).length :]
    return _agree(archived, read) or _agree(bare, read)


def _post(name: str | None) -> str | None:
    known = tables.post(name) if name else None
    return known.name if known else name


def _agree(archived: str | None, read: str) -> bool:
    """Compare letters and digits: the indexer cut long subjects and changed punctuation."""
    mine = "".join(filter(str.isalnum, read.upper()))
    theirs = "".join(filter(str.isalnum, (archived or "").upper()))
    return mine.startswith(theirs) or theirs.startswith(mine)
