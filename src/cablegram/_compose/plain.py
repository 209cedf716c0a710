"""Plain text from the record of a cable."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from cablegram._compose.body import body_parts
from cablegram._compose.head import head_parts
from cablegram._compose.heading import heading_parts
from cablegram._compose.manner import Manner, manner_of
from cablegram._compose.parts import Facts, Part, Wrong, negotiate
from cablegram._compose.wrapping import wrap
from cablegram._record import facts
from cablegram.cable import Cable

__all__ = ["record_parts", "write_plain", "write_record"]

#: how the record has a date
_MOMENT = "%Y-%m-%dT%H:%M:%SZ"


def write_plain(cable: Cable) -> str:
    """Return the text of a cable, made of its record alone."""
    return write_record(facts(cable), manner_of(cable))[0]


def write_record(
    record: Facts, manner: Manner | None = None, *, free: frozenset[str] = frozenset()
) -> tuple[str, Wrong]:
    """Return the text of a record, and what of it reads back as something else.

    Keys that are ``free`` may read back as anything.
    """
    return negotiate(record_parts(record, manner or Manner()), record, _render, free=free)


def record_parts(record: Facts, manner: Manner) -> list[Part]:
    """Return the parts of a text, in its order."""
    if not _is_moment(record["dtg"]):
        # A document may have any text in place of its date; no heading can say it.
        record = {**record, "dtg": None}
    return [
        *heading_parts(record, manner),
        # Format line 11.
        Part((), [["BT"]]),
        *head_parts(record, manner),
        *body_parts(record),
        Part((), [_ending(record, manner)]),
        *_attribute_parts(record["attributes"], manner),
    ]


def _ending(record: Facts, manner: Manner) -> list[str]:
    """Return format lines 13 to 16, the serial once more, as State's messages have it.

    The wire has eight line feeds in front of the end (ACP 127, 138d).
    """
    station = record["station"] or {}
    serial = station.get("serial")
    gap = [" "] * 7 if manner.wire else [""]
    return ["BT", *([f"#{serial:04}"] if serial is not None else []), *gap, "NNNN"]


def _attribute_parts(attributes: dict[str, Any], manner: Manner) -> list[Part]:
    if not attributes:
        return []
    lines = [f"{key}: {value}".rstrip() for key, value in attributes.items()]
    narrow = [part for line in lines for part in wrap(line)] if manner.wire else lines
    return [Part("attributes", [["", "Message Attributes", "", *it] for it in (narrow, lines)])]


def _render(parts: Sequence[Part]) -> str:
    """Return the lines of the parts as a text; no two empty lines in a row."""
    lines: list[str] = []
    for part in parts:
        for line in part.lines:
            if line or (lines and lines[-1]):
                lines.append(line)
    return "\n".join(lines) + "\n"


def _is_moment(text: str | None) -> bool:
    try:
        return text is not None and text.isascii() and bool(datetime.strptime(text, _MOMENT))  # noqa: DTZ007  as written
    except ValueError:
        return False
