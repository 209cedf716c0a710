"""Posts by name, alias, cut form and addressee; and the message reference number."""

from __future__ import annotations

from functools import cache
from string import digits

import attrs

from cablegram.tables._load import fold, load, parts, squeeze

__all__ = ["Post", "mrn", "post", "post_in", "post_part", "posts"]

#: page lines cut a post's name to ten characters (standards 2.11), those of the 1970s and
#: the document numbers of the National Archives to six
_CUTS = (10, 6)

#: what stands for a letter where a figure was typed or sent (``COTON0U``)
_FIGURES_AS_LETTERS = (
    str.maketrans("0158", "OISB"),
    str.maketrans("0158", "OLSB"),
)

_CENTURY = 100


@attrs.frozen(kw_only=True)
class Post:
    """An embassy, consulate, mission or department that sends telegrams."""

    #: as it stands in a message reference number, with its blanks: ``NEW DELHI``
    name: str
    #: ``embassy``, ``consulate``, ``mission``, ``department``, ``other``
    kind: str
    city: str | None = None
    country: str | None = None
    #: its own routing indicator
    indicator: str | None = None
    #: other spellings that were met
    aliases: tuple[str, ...] = ()

    @property
    def cuts(self) -> tuple[str, ...]:
        """The forms to which page lines cut its name, if they are no other post's."""
        forms = dict.fromkeys(self.name[:length] for length in _CUTS)
        return tuple(form for form in forms if _by_key().get(squeeze(form)) == self)


def post(name: str) -> Post | None:
    """Find a post by its name, an alias, a cut form or its plain-language addressee.

    Blanks, punctuation and case are of no account.

    >>> post("NEWDELHI").name, post("BUENOS AIR").name, post("UNVIE").name
    ('NEW DELHI', 'BUENOS AIRES', 'UNVIE VIENNA')
    >>> post("AMEMBASSY N'DJAMENA").name, post("COTON0U").name
    ('NDJAMENA', 'COTONOU')
    >>> post("ATLANTIS") is None
    True
    """
    key = squeeze(name)
    return _by_key().get(key) or _undesignated(name) or _refigured(key)


@cache
def posts() -> tuple[Post, ...]:
    """Return all posts of the table, by name."""
    return tuple(
        Post(
            name=row["name"],
            kind=row["kind"],
            city=row["city"] or None,
            country=row["country"] or None,
            indicator=row["indicator"] or None,
            aliases=parts(row["aliases"]),
        )
        for row in load("posts")
    )


def mrn(year: int | None, post_name: str | None, serial: int | None) -> str | None:
    """Return the message reference number, or ``None`` if a part of it is not known.

    A post that the table lacks stays as written.

    >>> mrn(2008, "MOSCOW", 302), mrn(1974, "SECSTATE", 5), mrn(2009, "TOSEC", 110023)
    ('08MOSCOW302', '74STATE5', '09TOSEC110023')
    >>> mrn(None, "MOSCOW", 302) is None
    True
    """
    if year is None or serial is None or not post_name:
        return None
    known = post(post_name)
    name = squeeze(known.name if known else post_name)
    return f"{year % _CENTURY:02d}{name}{serial}" if name else None


def post_part(number: str) -> str:
    """Return what stands for the post in a message reference number.

    >>> post_part("09NEWDELHI12"), post_part("12")
    ('NEWDELHI', '')
    """
    return number[2:].rstrip(digits)


def post_in(number: str) -> str | None:
    """Return the post of a message reference number, as the table has it.

    >>> post_in("09NEWDELHI12"), post_in("74ATLANTIS5"), post_in("12")
    ('NEW DELHI', 'ATLANTIS', None)
    """
    name = post_part(number)
    known = post(name)
    return known.name if known else name or None


@cache
def _by_key() -> dict[str, Post]:
    """Every spelling; a name goes before an alias, an alias before a cut form."""
    found = _cut_forms()
    found.update((squeeze(alias), entry) for entry in posts() for alias in entry.aliases)
    found.update((squeeze(entry.name), entry) for entry in posts())
    return found


def _cut_forms() -> dict[str, Post]:
    """Cut forms that belong to one post alone."""
    found: dict[str, Post] = {}
    shared: set[str] = set()
    for entry in posts():
        for key in {squeeze(entry.name[:length]) for length in _CUTS}:
            if found.setdefault(key, entry) is not entry:
                shared.add(key)
    return {key: entry for key, entry in found.items() if key not in shared}


def _undesignated(name: str) -> Post | None:
    """Find the post behind ``AMEMBASSY`` and its like, and before ``WASHDC``."""
    words = fold(name).split(" ")
    for count in (2, 1):
        if len(words) > count and " ".join(words[:count]) in _designations():
            return _by_key().get(squeeze("".join(words[count:])))
    if len(words) > 1 and words[-1] == "WASHDC":
        return _by_key().get(squeeze("".join(words[:-1])))
    return None


@cache
def _designations() -> frozenset[str]:
    return frozenset(row["word"] for row in load("designations"))


def _refigured(key: str) -> Post | None:
    """Take figures for the letters that they look like, if one post alone comes of it."""
    if key.isalpha() or key.isdigit():
        return None
    found = {
        entry.name: entry
        for figures in _FIGURES_AS_LETTERS
        if (entry := _by_key().get(key.translate(figures)))
    }
    return next(iter(found.values())) if len(found) == 1 else None
