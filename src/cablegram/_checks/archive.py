"""What the archive says of a message against what the message says (NARA's attributes)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cablegram import nodes, tables
from cablegram._carriers.columns import document_number
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
    said = {
        "Original Classification": cable.classification,
        "From": _post(cable.origin),
        "Subject": cable.subject,
    }
    for key, read in said.items():
        archived = cable.attributes.get(key, "")
        if read is None or archived.upper() in _NOTHING or key not in found:
            continue
        if not _agree(_post(archived) if key == "From" else archived, read):
            message = f"the archive's {key} is {archived[:60]}, the message says {read[:60]}"
            yield note("attribute-mismatch", message, found[key])
    archived = cable.attributes.get("Document Number", "")
    number = document_number(archived)
    if number and cable.mrn and number != cable.mrn:
        message = f"the archive's Document Number is {archived}, the message number {cable.mrn}"
        yield note("attribute-mismatch", message, found["Document Number"])


def _post(name: str | None) -> str | None:
    known = tables.post(name) if name else None
    return known.name if known else name


def _agree(archived: str | None, read: str) -> bool:
    """Compare letters and digits: the indexer cut long subjects and changed punctuation."""
    mine = "".join(filter(str.isalnum, read.upper()))
    theirs = "".join(filter(str.isalnum, (archived or "").upper()))
    return mine.startswith(theirs) or theirs.startswith(mine)
