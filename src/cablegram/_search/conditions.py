"""What a search compares: conditions on the values of a record, the same for both engines."""

from __future__ import annotations

from typing import TypeAlias

import attrs

from cablegram._search.fold import APART, fold
from cablegram._search.places import Place

__all__ = [
    "All",
    "Between",
    "CitedBy",
    "Condition",
    "Equals",
    "Is",
    "Not",
    "OneOf",
    "Phrase",
    "PostOfNumber",
    "Present",
    "Same",
    "Together",
    "Words",
]


@attrs.frozen
class Phrase:
    """Words, folded; a star at an end leaves the first or last of them open."""

    words: str
    opens: bool = False
    closes: bool = False

    @classmethod
    def of(cls, text: str, *, stars: bool) -> Phrase:
        """Return the phrase of a text."""
        opens, closes = stars and text.startswith("*"), stars and text.endswith("*")
        return cls(fold(text.replace(APART, " ")).strip(" "), opens, closes)

    @property
    def needle(self) -> str:
        """What a folded text holds that has the phrase."""
        return f"{'' if self.opens else ' '}{self.words}{'' if self.closes else ' '}"

    @property
    def longest(self) -> str:
        """The longest word: a text without it need not be looked at."""
        return max(self.words.split(" "), key=len)

    def __str__(self) -> str:
        """Return it for a reader."""
        return f'"{"*" if self.opens else ""}{self.words}{"*" if self.closes else ""}"'


@attrs.frozen
class Words:
    """One of some phrases stands in one of the texts, with hyphens as blanks or left out."""

    places: tuple[Place, ...]
    phrases: tuple[Phrase, ...]


@attrs.frozen
class Together:
    """All of some words stand in one value, in any order."""

    places: tuple[Place, ...]
    phrases: tuple[Phrase, ...]


@attrs.frozen
class Equals:
    """A value is one of these, or begins with one of these."""

    place: Place
    values: tuple[str, ...]
    beginnings: tuple[str, ...] = ()


@attrs.frozen
class Same:
    """A value has the letters and digits of one of these, however it is spelt."""

    place: Place
    spellings: tuple[str, ...]


@attrs.frozen
class PostOfNumber:
    """The letters of a message reference number are one of these."""

    place: Place
    posts: tuple[str, ...]


@attrs.frozen
class Between:
    """A number, moment or day, from the first to in front of the second; either may be open."""

    place: Place
    low: int | str | None
    high: int | str | None


@attrs.frozen
class Present:
    """There is a value."""

    places: tuple[Place, ...]


@attrs.frozen
class Is:
    """A flag is so."""

    place: Place
    value: bool


@attrs.frozen
class Not:
    """Not this."""

    condition: Condition


@attrs.frozen
class All:
    """All of these."""

    conditions: tuple[Condition, ...]


@attrs.frozen
class OneOf:
    """One of these; none if there are none."""

    conditions: tuple[Condition, ...]


@attrs.frozen
class CitedBy:
    """What the messages of these numbers refer to; it is looked up in front of a search."""

    place: Place
    by: tuple[str, ...]


Condition: TypeAlias = (
    Words
    | Together
    | Equals
    | Same
    | PostOfNumber
    | Between
    | Present
    | Is
    | Not
    | All
    | OneOf
    | CitedBy
)
