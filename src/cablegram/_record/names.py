"""Names that stand beside the keys of a record wherever records are stored."""

from __future__ import annotations

__all__ = ["ERROR", "ID", "MESSAGE", "PLACE", "RECORD_KEY", "ROLE", "SOURCE", "identity"]

#: the key that tells a record from anything else: its value is the version
RECORD_KEY = "record"
#: the file, or member of an archive, and the number of the message in it, from 1
SOURCE, MESSAGE = "source", "message"
#: joins the tables of a conversion; why a row has no record
ID, ERROR = "id", "error"
#: of an entry of a list: which one it is, from 1, and in which list it stands
PLACE, ROLE = "place", "role"


def identity(source: str | None, message: int) -> str:
    """Return the ``id`` of a message.

    >>> identity("cables.csv", 7)
    'cables.csv#7'
    """
    return f"{source or ''}#{message}"
