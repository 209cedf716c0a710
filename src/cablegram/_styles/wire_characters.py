"""Characters that a teletype lacks: reported, and written with others if that is wished."""

from __future__ import annotations

from typing import Any

from cablegram import tables
from cablegram._compose.parts import Facts
from cablegram.findings import Finding, note

__all__ = ["character_findings", "transliterated"]

#: values that are written in other words than their own, or are the archive's
_KEPT = frozenset(
    {
        "record",
        "type",
        "kind",
        "on",
        "order",
        "dtg",
        "time",
        "reasons",
        "attributes",
        "mrn",
        "summary",
    }
)
_SHOWN = 40


def transliterated(record: Facts, name: str) -> Facts:
    """Return a record in the characters of a set."""
    allowed = tables.character_set(name)
    return {key: _value(value, allowed, key) for key, value in record.items()}


def _value(value: Any, allowed: frozenset[str], key: str = "") -> Any:  # noqa: ANN401  JSON
    if key in _KEPT:
        return value
    if isinstance(value, str):
        lines = (tables.transliterate(line, allowed).strip(" ") for line in value.split("\n"))
        return "\n".join(lines) if "\n" not in value else _table(value, allowed)
    if isinstance(value, list):
        return [_value(entry, allowed) for entry in value]
    if isinstance(value, dict):
        return {name: _value(entry, allowed, name) for name, entry in value.items()}
    return value


def _table(value: str, allowed: frozenset[str]) -> str:
    """Return the lines of a table, their indent as it was."""
    return "\n".join(tables.transliterate(line, allowed).rstrip() for line in value.split("\n"))


def character_findings(text: str, name: str, *, before: Facts | None = None) -> list[Finding]:
    """Return a finding for each character outside of the set, small letters as one.

    With ``before``, the record as it was, it is also said what was written anew.
    """
    allowed = tables.character_set(name) | {"\r", "\n"}
    found: dict[str, list[int]] = {}
    for place, character in enumerate(text):
        if character not in allowed:
            found.setdefault("a-z" if "a" <= character <= "z" else character, []).append(place)
    return [
        note("wire-characters", _said(character, places, name), (places[0], places[0] + 1))
        for character, places in found.items()
    ] + _changes(before, allowed)


def _said(character: str, places: list[int], name: str) -> str:
    shown = "small letters" if character == "a-z" else f"{character!r} (U+{ord(character):04X})"
    times = f", {len(places)} times" if len(places) > 1 else ""
    return f"{shown}{times}: not in the {name} set, kept as it stands"


def _changes(before: Facts | None, allowed: frozenset[str]) -> list[Finding]:
    if before is None:
        return []
    counts: dict[str, int] = {}
    for character in _characters(before):
        if character not in allowed:
            counts[character] = counts.get(character, 0) + 1
    small = sum(counts.pop(it, 0) for it in "abcdefghijklmnopqrstuvwxyz")
    said = [f"{small} small letters as capitals"] if small else []
    for character, count in list(counts.items())[:_SHOWN]:
        written = tables.transliterate(character, allowed)
        if written != character:
            said.append(f"{character!r} as {written.strip()!r} ({count})")
    if not said:
        return []
    return [note("wire-transliterated", f"written anew: {', '.join(said)}", (0, 0))]


def _characters(value: Any, key: str = "") -> str:  # noqa: ANN401  JSON
    if key in _KEPT:
        return ""
    if isinstance(value, dict):
        return "".join(_characters(entry, name) for name, entry in value.items())
    if isinstance(value, list):
        return "".join(_characters(entry) for entry in value)
    return value if isinstance(value, str) else ""
