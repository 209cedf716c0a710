"""Plain text from the record of a cable."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cablegram._compose.body import body_parts
from cablegram._compose.head import head_parts
from cablegram._compose.heading import heading_parts
from cablegram._compose.parts import Part, Record, Wrong, negotiate
from cablegram._record import facts
from cablegram.cable import Cable

__all__ = ["write_plain", "write_record"]

#: format line 11 stands between the two
_SEPARATION = "BT"


def write_plain(cable: Cable) -> str:
    """Return the text of a cable, made of its record alone."""
    return write_record(facts(cable))[0]


def write_record(record: Record, *, free: frozenset[str] = frozenset()) -> tuple[str, Wrong]:
    """Return the text of a record, and what of it reads back as something else.

    Keys that are ``free`` may read back as anything.
    """
    heading = heading_parts(record)
    parts = [
        *heading,
        Part((), [[_SEPARATION]]),
        *head_parts(record),
        *body_parts(record),
        Part((), [_ending(record)]),
        *_attribute_parts(record["attributes"]),
    ]
    return negotiate(parts, record, render, free=free)


def _ending(record: Record) -> list[str]:
    """Return format lines 13 to 16; the serial once more, as on JANAP 128 networks."""
    station = record["station"] or {}
    serial = station.get("serial")
    return ["BT", *([f"#{serial:04}"] if serial is not None else []), "", "NNNN"]


def _attribute_parts(attributes: dict[str, Any]) -> list[Part]:
    if not attributes:
        return []
    lines = [f"{key}: {value}".rstrip() for key, value in attributes.items()]
    return [Part("attributes", [["", "Message Attributes", "", *lines]])]


def render(parts: Sequence[Part]) -> str:
    """Return the lines of the parts as a text; no two empty lines in a row."""
    lines: list[str] = []
    for part in parts:
        for line in part.lines:
            if line or (lines and lines[-1]):
                lines.append(line)
    return "\n".join(lines) + "\n"
