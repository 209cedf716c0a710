"""Format lines 6 to 9: originator, action, information and exempted addressees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs
from lark import Token

from cablegram._fields._reading import (
    MONTHS,
    field_tree,
    folded,
    number_of,
    precedence_of,
    tokens_of,
)
from cablegram.values import Addressee

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["read_addressees", "read_originator"]

#: what stands in front of a name: by which way it is reached
_WAYS: Final = frozenset({"ZEN", "STATION", "NEXT_STATION"})
#: what may stand behind it: how fast, and the continuity number
_TAIL: Final = frozenset({"PRECEDENCE", "NUMBER", "RANGE"})
_BLANKS: Final = " \t\f\v\xa0"
#: no designation ends with one of these, nor begins with the next: the line was cut there
_NEVER_LAST: Final = frozenset({"OF", "AND", "FOR", "THE"})
_NEVER_FIRST: Final = frozenset({"COLLECTIVE", "POSTS", "WASHDC", "WASHINGTON"})


def read_addressees(text: str) -> list[Addressee]:
    r"""Read a whole block: the keyword, if any, and one addressee a line.

    >>> first, second = read_addressees("TO RUEHC/SECSTATE WASHDC PRIORITY 6419\nCIA WASHDC\n")
    >>> first.indicator, first.name, first.precedence, first.serial
    ('RUEHC', 'SECSTATE WASHDC', 'PRIORITY', 6419)
    >>> second.name, second.precedence
    ('CIA WASHDC', None)

    A line goes to the addressee above only if it cannot be one itself:

    >>> read_addressees("TO ALL NATO POST\nCOLLECTIVE PRIORITY\n")[0].name
    'ALL NATO POST COLLECTIVE'
    """
    drafts: list[_Draft] = []
    for draft in _drafts(text):
        if drafts and draft.continues(drafts[-1]):
            drafts[-1].take(draft)
        else:
            drafts.append(draft)
    return [draft.addressee(text) for draft in drafts if not draft.is_group_count()]


def read_originator(text: str) -> str:
    """Read the name behind ``FM``; empty if there is none.

    >>> read_originator("FM AMEMBASSY MOSCOW")
    'AMEMBASSY MOSCOW'
    """
    found = read_addressees(text)
    return found[0].name if found else ""


@attrs.define
class _Draft:
    """The tokens of one addressee, before it is certain that its line stands alone."""

    #: in front of the name: ZEN, STATION, NEXT_STATION
    ways: list[Token]
    #: the words of the name, each with the blanks behind it
    name: list[Token]
    #: behind the name: PRECEDENCE, NUMBER, RANGE
    tail: list[Token]
    start: int
    end: int

    def continues(self, other: _Draft) -> bool:
        """Tell whether this line belongs to ``other``, the addressee above it."""
        if self.ways or other.tail or other.is_group_count():
            return False
        if not self.name or not other.name:
            return True
        return (
            self.name[0].rstrip(_BLANKS) in _NEVER_FIRST
            or other.name[-1].rstrip(_BLANKS) in _NEVER_LAST
            or (_is_office_open(self.name) and _is_office_open(other.name))
        )

    def take(self, other: _Draft) -> None:
        """Append the line below; office symbols go on without a blank."""
        if self.name and other.name and not _is_office_open(other.name):
            self.name.append(Token("WORD", " "))
        self.name += other.name
        self.tail += other.tail
        self.end = other.end

    def is_group_count(self) -> bool:
        """Tell whether this is format line 10, ``STATE GRNC``."""
        return bool(self.name) and self.name[-1].type == "GROUPS_NOT_COUNTED"

    def addressee(self, text: str) -> Addressee:
        """Make the value; the first number of a range stands for it."""
        kinds = {token.type: token for token in reversed(self.tail)}
        station = next((way for way in self.ways if way.type != "ZEN"), None)
        number = kinds.get("NUMBER") or kinds.get("RANGE")
        written = text[self.start : self.end].rstrip(_BLANKS)
        month = _month_in(self.name)
        named = self.name[: month if month == len(self.name) - 1 else None]
        return Addressee(
            indicator=station.rstrip(f"/{_BLANKS}") if station else None,
            name=folded(named).rstrip(" ,;"),
            precedence=precedence_of(kinds["PRECEDENCE"]) if "PRECEDENCE" in kinds else None,
            # 0000 stands on lines that no series was kept for.
            serial=(number_of(number.partition("-")[0]) or None) if number else None,
            month=None if month is None else self.name[month].rstrip(_BLANKS),
            by_other_means=any(way.type == "ZEN" for way in self.ways),
            text=written,
            span=(self.start, self.start + len(written)),
        )


def _drafts(text: str) -> Iterator[_Draft]:
    """Yield what each line, and each second addressee on a line, consists of."""
    ways: list[Token] = []
    for child in field_tree("addressee", text).children:
        if not isinstance(child, Token):
            yield _draft(tokens_of(child))
        elif child.type in _WAYS:
            ways.append(child)
        elif ways:
            yield _draft(ways)
            ways = []
    if ways:
        yield _draft(ways)


def _draft(tokens: Sequence[Token]) -> _Draft:
    """Part the tokens: ways, name, and from the end backwards the tail."""
    first = next((at for at, it in enumerate(tokens) if it.type not in _WAYS), len(tokens))
    last = len(tokens)
    while last > first and _is_tail(tokens, last - 1, first):
        last -= 1
    return _Draft(
        ways=list(tokens[:first]),
        name=list(tokens[first:last]),
        tail=list(tokens[last:]),
        start=tokens[0].start_pos or 0,
        end=tokens[-1].end_pos or 0,
    )


def _is_tail(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Tell a precedence, or a number that is no part of a word (``USAREUR/7``)."""
    if tokens[at].type not in _TAIL:
        return False
    before = tokens[at - 1] if at > first else None
    return before is None or before.type in _TAIL or before[-1] in _BLANKS


def _month_in(name: Sequence[Token]) -> int | None:
    """Return where a month stands, as the third word of a name or later.

    It stands in place of a lost continuity number, at the end or in front of another addressee's
    rest (``LA PAZ FEB LIMA 4802``); no designation of two words goes on with it.
    """
    months = (at for at, word in enumerate(name) if at > 1 and word.rstrip(_BLANKS) in MONTHS)
    return next(months, None)


def _is_office_open(name: Sequence[Token]) -> bool:
    """Tell whether office symbols in ``//...//`` are opened or closed, but not both."""
    return sum(word.count("//") for word in name) % 2 == 1
