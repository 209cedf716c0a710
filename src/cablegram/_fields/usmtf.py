"""Sets of the US Message Text Formats: name, fields, and what two of them mean to the record."""

from __future__ import annotations

from typing import Final

import attrs

from cablegram._fields._reading import field_tree, folded, tokens_of
from cablegram._fields.preamble import read_dtg
from cablegram.values import Reference, Subject

__all__ = ["MessageSet", "read_reference_set", "read_set", "read_subject_set"]

#: what the second field of a REF set says it is (MIL-STD-6040, set REF); others are documents
_KINDS: Final = {
    "EML": "email",
    "EMAIL": "email",
    "E-MAIL": "email",
    "TEL": "telcon",
    "TELCON": "telcon",
    "PHONCON": "telcon",
}
_TWO: Final = 2


@attrs.define
class MessageSet:
    """A set: its name, its fields with blanks folded, and where the fields begin and end."""

    name: str
    fields: list[str]
    span: tuple[int, int]


def read_set(text: str) -> MessageSet:
    r"""Read one set, over its wrapped lines; what stands behind its ``//`` is not of it.

    >>> read_set("REF/A/DOC/CNO/16JUL21//\n").fields
    ['A', 'DOC', 'CNO', '16JUL21']
    >>> read_set("SUBJ/THE HARBOUR IS\n/OPEN//").fields
    ['THE HARBOUR IS OPEN']
    """
    parts: list[list[str]] = [[]]
    start = end = 0
    for token in tokens_of(field_tree("usmtf", text)):
        if token.type == "SET_END":
            break
        if token.type == "SLASH":
            start = start or (token.end_pos or 0)
            parts.append([])
        elif token.type in {"WRAP", "LINE_END"}:
            parts[-1].append(" ")
        else:
            parts[-1].append(token)
            end = (token.start_pos or 0) + len(token.rstrip())
    name, *fields = (folded(part) for part in parts)
    return MessageSet(name.strip(" >#*").upper(), fields, (start, max(start, end)))


def read_subject_set(text: str) -> Subject:
    """Read a ``SUBJ`` set.

    >>> read_subject_set("SUBJ/ARMY/NAVY GAME//").subject
    'ARMY/NAVY GAME'
    """
    found = read_set(text)
    start, end = found.span
    words = "/".join(found.fields).strip()
    return Subject(text=text[start:end], span=(start, end), subject=words or None)


def read_reference_set(text: str) -> Reference:
    """Read a ``REF`` set: letter, type, originator, date.

    >>> read_reference_set("REF/A/DOC/CNO/16JUL21//").text
    'DOC/CNO/16JUL21'
    >>> read_reference_set("REF/B/MSG/CNO/311913ZAUG21//").kind
    'dtg'
    """
    found = read_set(text)
    label, *fields = found.fields or [""]
    shift = len(label) + 1 if fields else 0
    start, end = found.span
    return Reference(
        label=label.upper() or None,
        kind=_kind(fields),
        text="/".join(fields),
        span=(min(start + shift, end), end),
    )


def _kind(fields: list[str]) -> str:
    known = _KINDS.get(fields[0].upper()) if fields else None
    if known is not None:
        return known
    # A message is known by its originator and date-time group.
    return "dtg" if len(fields) > _TWO and read_dtg(fields[-1]) is not None else "document"
