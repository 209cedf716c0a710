"""Format lines 6 to 9: originator, action, information and exempted addressees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
from lark import Token, Tree

from cablegram._fields._reading import field_tree, folded, number_of, precedence_of, tokens_of
from cablegram.values import Addressee

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["read_addressees", "read_originator"]

#: what may stand behind a name: how fast, and the continuity number
_TAIL = frozenset({"PRECEDENCE", "NUMBER", "RANGE"})
#: no designation ends with one of these, nor begins with the next: the line was cut there
_NEVER_LAST = frozenset({"OF", "AND", "FOR", "THE"})
_NEVER_FIRST = frozenset({"COLLECTIVE", "POSTS", "WASHDC", "WASHINGTON"})
_WAYS = frozenset({"ZEN", "STATION", "NEXT_STATION"})
#: a month stands in place of a lost continuity number, alone or before another
#: addressee's rest (``LA PAZ FEB LIMA 4802``); no designation of two words goes on with it
_MONTHS = frozenset(
    {"JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"}
)


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
    #: the name, with the blanks inside it
    name: list[Token]
    #: behind the name: PRECEDENCE, NUMBER, RANGE
    tail: list[Token]

    def continues(self, other: _Draft) -> bool:
        """Tell whether this line belongs to ``other``, the addressee above it."""
        if self.ways or other.is_group_count():
            return False
        if not self.name:
            return not other.tail
        if other.tail or not other.name:
            return not other.name and not other.tail
        return (
            self.name[0] in _NEVER_FIRST
            or other.name[-1] in _NEVER_LAST
            or _has_open_office(other.name)
        )

    def take(self, other: _Draft) -> None:
        """Append the line below."""
        glue = [] if _has_open_office(self.name) or not self.name else [Token("SPACE", " ")]
        self.name += [*glue, *other.name] if other.name else []
        self.tail += other.tail

    def is_group_count(self) -> bool:
        """Tell whether this is format line 10, ``STATE GRNC``."""
        return bool(self.name) and self.name[-1].type == "GROUPS_NOT_COUNTED"

    def addressee(self, text: str) -> Addressee:
        """Make the value; the first number of a range stands for it."""
        kinds = {token.type: token for token in reversed(self.tail)}
        station = next((way for way in self.ways if way.type != "ZEN"), None)
        number = kinds.get("NUMBER") or kinds.get("RANGE")
        tokens = [*self.ways, *self.name, *self.tail]
        start = min(token.start_pos for token in tokens if token.start_pos is not None)
        end = max(token.end_pos for token in tokens if token.end_pos is not None)
        return Addressee(
            indicator=station.rstrip("/ \t") if station else None,
            name=folded(self.name).rstrip(" ,;"),
            precedence=precedence_of(kinds["PRECEDENCE"]) if "PRECEDENCE" in kinds else None,
            serial=number_of(number.partition("-")[0]) if number else None,
            by_other_means=any(way.type == "ZEN" for way in self.ways),
            text=text[start:end],
            span=(start, end),
        )


def _drafts(text: str) -> Iterator[_Draft]:
    """Yield what each line, and each second addressee on a line, consists of."""
    ways: list[Token] = []
    for child in field_tree("addressee", text).children:
        if isinstance(child, Tree):
            yield _draft(tokens_of(child), ways)
            ways = []
        elif child.type in {"ZEN", "STATION"}:
            ways.append(child)
        elif child.type == "LINE_END" and ways:
            yield _Draft(ways, [], [])
            ways = []
    if ways:
        yield _Draft(ways, [], [])


def _draft(tokens: list[Token], ways: list[Token]) -> _Draft:
    """Part the tokens of an entry: name, and from its end backwards the tail."""
    first = next((at for at, token in enumerate(tokens) if token.type not in _WAYS), len(tokens))
    end = len(tokens)
    while end > first and _is_tail(tokens, end - 1, first):
        end -= 1
    name = _without_month(tokens[first:end])
    tail = [token for token in tokens[end:] if token.type != "SPACE"]
    return _Draft([*ways, *tokens[:first]], name, tail)


def _without_month(name: list[Token]) -> list[Token]:
    """Cut the name where a month stands as its third word or later."""
    words = [at for at, token in enumerate(name) if token.type != "SPACE"]
    return name[: next((at for at in words[2:] if name[at] in _MONTHS), len(name))]


def _is_tail(tokens: list[Token], at: int, first: int) -> bool:
    """Tell a blank, a precedence, or a number that is no part of a word (``USAREUR/7``)."""
    if tokens[at].type == "SPACE":
        return True
    before = tokens[at - 1].type if at > first else "SPACE"
    return tokens[at].type in _TAIL and before in {"SPACE", *_TAIL}


def _has_open_office(name: list[Token]) -> bool:
    """Tell whether the office symbols in ``//...//`` are not closed yet."""
    return "".join(name).count("//") % 2 == 1
