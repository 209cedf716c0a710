"""TAGS: traffic analysis by geography and subject."""

from __future__ import annotations

from functools import cache

import attrs

from cablegram.tables._load import fold, load

__all__ = ["TagEntry", "country_code", "tag", "tags_like"]

#: the fields of subject codes: a code begins with the letter of its field (5 FAH-3 H-610;
#: TAGS manual of 1974, section 8)
_SUBJECT_FIELDS = frozenset("ABCEMOPST")

_CODE_LENGTH = 4
#: of two letters, a slip may mean dozens of codes
_SHORTEST = 3
#: no code of the table is longer than words of a sentence
_LONGEST = 24
#: who is asked whether it was one of more codes is not helped
_MOST = 3


@attrs.frozen(kw_only=True)
class TagEntry:
    """One code of the TAGS line."""

    #: upper case, blanks folded
    code: str
    #: ``geographic``, ``subject``, ``organisation``, ``program``
    kind: str
    title: str | None = None
    #: of a country, its letters in ISO 3166-1, or in ISO 3166-3 if it is no more; else ``None``
    iso: str | None = None
    #: false if only the rule knows it: four letters, the first of them names the kind
    listed: bool = True


def tag(code: str) -> TagEntry | None:
    """Find a code in the table; four letters have a kind by rule even if not listed.

    >>> tag("prel").kind, tag("UK").title, tag("UNESCO").kind
    ('subject', 'United Kingdom', 'organisation')
    >>> tag("KXYZ").kind, tag("KXYZ").listed
    ('program', False)
    >>> tag("HUMAN RIGHTS") is None
    True
    """
    word = fold(code)
    return _by_code().get(word) or _by_rule(word)


def tags_like(code: str) -> list[str]:
    """Return the codes that are one slip away: a letter too many, too few, or another one.

    A country may stand with the letters of ISO 3166 where TAGS have others. ``[]`` if there are
    none, or more than three.

    >>> tags_like("MOPPS"), tags_like("IQ"), tags_like("WEATHER")
    (['MOPS'], ['IZ'], [])
    """
    word = fold(code)
    if word in _countries():
        return [_countries()[word]]
    if not _CODE_LENGTH <= len(word) <= _LONGEST:
        return []
    found = {like for form in _forms(word) for like in _by_form().get(form, ())}
    return sorted(found) if len(found) <= _MOST else []


def country_code(name: str) -> str | None:
    """Return the letters that ISO 3166 has for a country, given its name as TAGS have it.

    >>> country_code("Peru"), country_code("Soviet Union"), country_code("Atlantis")
    ('PE', 'SUHH', None)
    """
    return _by_title().get(fold(name))


@cache
def _by_title() -> dict[str, str]:
    entries = [entry for entry in _by_code().values() if entry.iso and entry.title]
    return {fold(entry.title or ""): entry.iso or "" for entry in entries}


@cache
def _by_form() -> dict[str, list[str]]:
    """Return the codes by themselves, and by what is left of them without one letter."""
    found: dict[str, list[str]] = {}
    for code in _by_code():
        if len(code) >= _SHORTEST:
            for form in _forms(code):
                found.setdefault(form, []).append(code)
    return found


def _forms(word: str) -> set[str]:
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


@cache
def _countries() -> dict[str, str]:
    """Return the codes by the letters of ISO 3166, but for letters that are a code themselves."""
    codes = _by_code()
    return {
        entry.iso: entry.code for entry in codes.values() if entry.iso and entry.iso not in codes
    }


@cache
def _by_code() -> dict[str, TagEntry]:
    letters = {row["tag"]: row["iso"] for row in load("iso_countries")}
    return {
        row["code"]: TagEntry(
            code=row["code"],
            kind=row["kind"],
            title=row["title"] or None,
            iso=letters.get(row["code"]),
        )
        for row in load("tags")
    }


def _by_rule(word: str) -> TagEntry | None:
    if len(word) != _CODE_LENGTH or not (word.isascii() and word.isalpha()):
        return None
    if word[0] == "K":
        return TagEntry(code=word, kind="program", listed=False)
    if word[0] in _SUBJECT_FIELDS:
        return TagEntry(code=word, kind="subject", listed=False)
    return None
