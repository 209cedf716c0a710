"""TAGS: traffic analysis by geography and subject."""

from __future__ import annotations

from functools import cache

import attrs

from cablegram.tables._load import fold, load

__all__ = ["TagEntry", "tag"]

#: the fields of subject codes: a code begins with the letter of its field (5 FAH-3 H-610;
#: TAGS manual of 1974, section 8)
_SUBJECT_FIELDS = frozenset("ABCEMOPST")

_CODE_LENGTH = 4


@attrs.frozen(kw_only=True)
class TagEntry:
    """One code of the TAGS line."""

    #: upper case, blanks folded
    code: str
    #: ``geographic``, ``subject``, ``organisation``, ``program``
    kind: str
    title: str | None = None
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


@cache
def _by_code() -> dict[str, TagEntry]:
    return {
        row["code"]: TagEntry(code=row["code"], kind=row["kind"], title=row["title"] or None)
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
