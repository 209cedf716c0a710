"""Which characters a teletype has, and how others are written with them."""

from __future__ import annotations

from functools import cache
from string import ascii_uppercase
from unicodedata import combining, normalize

import attrs

from cablegram.tables._load import load

__all__ = ["CHARACTER_SETS", "Replacement", "character_set", "transliterate"]

#: sets of characters that a message may keep to
CHARACTER_SETS = ("teletype", "strict")
_BOOK = "ACP 127, 134"


@attrs.frozen
class Replacement:
    """What stands for a character."""

    written: str
    #: what stands for it behind a word, if that is another
    closing: str


def character_set(name: str) -> frozenset[str]:
    """Return the characters of a set: ``strict`` (ACP 127), ``teletype`` (what US ones add).

    >>> len(character_set("strict")), sorted(character_set("teletype") - character_set("strict"))
    (45, ['!', '"', '#', '$', '&', "'", ';'])
    """
    rows = [row for row in load("teletype") if name == "teletype" or row["source"] == _BOOK]
    return frozenset([" ", *ascii_uppercase, *(row["figure"] for row in rows)])


def transliterate(text: str, allowed: frozenset[str]) -> str:
    """Write ``text`` with allowed characters; what nothing stands for stays.

    >>> transliterate("“Élysée”, 5%", character_set("teletype"))
    '"ELYSEE", 5 PCT'
    >>> transliterate('the "talks"; Łódź', character_set("strict"))
    'THE QUOTE TALKS UNQUOTE, LODZ'
    """
    if allowed.issuperset(text):
        return text
    written: list[str] = []
    behind = False
    for character in text:
        written.append(_written(character, allowed, behind=behind))
        behind = not character.isspace() and character not in "([{"
    return "".join(written)


def _written(character: str, allowed: frozenset[str], *, behind: bool = False) -> str:
    if character in allowed:
        return character
    upper = character.upper()
    for form in dict.fromkeys((character, upper)):
        known = _replacements().get(form)
        if known is not None:
            chosen = known.closing if behind and known.closing else known.written
            return _all(chosen, allowed, behind=behind) or ""
    if upper != character and (whole := _all(upper, allowed, behind=behind)) is not None:
        return whole
    parts = "".join(part for part in normalize("NFKD", upper) if not combining(part))
    whole = _all(parts, allowed, behind=behind) if parts != character else None
    return whole or character


def _all(text: str, allowed: frozenset[str], *, behind: bool) -> str | None:
    """Return ``text`` in allowed characters; ``None`` if one of them cannot be written."""
    written = "".join([_written(it, allowed, behind=behind) for it in text])
    return written if allowed.issuperset(written) else None


@cache
def _replacements() -> dict[str, Replacement]:
    return {
        row["character"]: Replacement(row["written"], row["closing"])
        for row in load("transliterations")
        if len(row["character"]) == 1
    }
