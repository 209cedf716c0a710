"""Addressees of action and for information, one a line; and who sent the message."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import attrs

from cablegram import nodes, tables
from cablegram._cached import cached_property
from cablegram._edit.first import written_first
from cablegram._edit.lines import Lines
from cablegram._edit.plan import Edit, Plan, entries, misfit, words, wrong_type
from cablegram._edit.reflow import is_joint
from cablegram._edit.rows import Entries, in_row, row_of
from cablegram._edit.sequence import Gone, Steps, changes
from cablegram._fields._reading import field_tree
from cablegram._fields.addressee import read_addressees
from cablegram._fields.smart import Row
from cablegram.tree import Node
from cablegram.values import Addressee, Span

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["plan_exempt", "plan_info", "plan_origin", "plan_to"]

_EXAMPLE: Final = "'RUEHC/SECSTATE WASHDC IMMEDIATE 6419'"
#: the keyword of each field (ACP 127, format lines 7 to 9)
_KEYWORDS: Final = {"to": "TO", "info": "INFO", "exempt": "XMT"}
#: the lines that hold it
_NODES: Final = {
    "to": nodes.ActionBlock,
    "info": nodes.InformationBlock,
    "exempt": nodes.ExemptedBlock,
}
#: the label of its row in a SMART print
_ROWS: Final = {"to": "ACTION", "info": "INFO", "exempt": "XMT"}


def plan_to(cable: Cable, wanted: object) -> Plan:
    """Change the action addressees."""
    return _plan("to", cable, cable.to, wanted)


def plan_info(cable: Cable, wanted: object) -> Plan:
    """Change the information addressees."""
    return _plan("info", cable, cable.info, wanted)


def plan_exempt(cable: Cable, wanted: object) -> Plan:
    """Change who is left out of a collective."""
    return _plan("exempt", cable, cable.exempt, wanted)


def plan_origin(cable: Cable, wanted: object) -> Plan:
    """Change the name behind ``FM``; a routing indicator in front of it stays."""
    name = words("origin", "a name such as 'AMEMBASSY MOSCOW'", wanted)
    for node in cable.layout.heading:
        if isinstance(node, nodes.OriginatorLine) and (found := read_addressees(node.value)):
            start = node.locate(*found[0].span)[0]
            first, last = _Parts.of(found[0].text).name
            edit = Edit(start + first, start + last, name)
            ways = [[]] if found[0].name == name else [[edit]]
            return Plan(ways, lambda new: new.origin == name)
    row = row_of(cable, "FROM")
    if row is not None:
        place = row[1].locate(*row[0].span)
        return Plan([[Edit(*place, name)]], lambda new: new.origin == name)
    message = "origin: this cable has no FM line; put one into the text and parse it"
    raise ValueError(message)


def _plan(field: str, cable: Cable, old: list[Addressee], wanted: object) -> Plan:
    given = entries(field, f"a list of addressees such as [{_EXAMPLE}]", wanted)
    others = [one for name in _KEYWORDS if name != field for one in getattr(cable, name)]
    neighbours = _Neighbours(old, others)
    new = [_given(field, value, neighbours) for value in given]
    row = row_of(cable, _ROWS[field])
    if row is not None and old and in_row(cable, old[0].span[0]):
        return _plan_row(field, cable, row, (old, new))
    if not old and new:
        return _plan_first(field, cable, new)
    editor = _Editor(cable, old, new)

    def holds(it: Cable) -> bool:
        return editor.facts == [_facts(one) for one in getattr(it, field)]

    return Plan([editor.edits()], holds)


def _plan_first(field: str, cable: Cable, new: list[Addressee]) -> Plan:
    """Put the first addressees under those there are, or where the format has them."""
    keyword = _KEYWORDS[field]
    facts = [_facts(one) for one in new]
    ways = _first_ways(field, cable, [f"{keyword} {new[0].text}", *(one.text for one in new[1:])])

    def holds(it: Cable) -> bool:
        return [_facts(one) for one in getattr(it, field)] == facts

    return Plan(ways, holds, line=f"{keyword} line")


def _first_ways(field: str, cable: Cable, written: list[str]) -> Iterator[list[Edit]]:
    above = [*(cable.to if field != "to" else ()), *(cable.info if field == "exempt" else ())]
    if above and not in_row(cable, above[-1].span[0]):
        place = above[-1].span[1]
        joint = Lines(str(cable)).joint_near(place)
        yield [Edit(place, place, joint + joint.join(written))]
    elif not above and row_of(cable, "MRN") is None:
        yield from written_first(cable, _NODES[field], written)


def _plan_row(
    field: str,
    cable: Cable,
    row: tuple[Row, Node],
    values: tuple[list[Addressee], list[Addressee]],
) -> Plan:
    """Change the row of a SMART print, where the city may stand first, the precedence in stars."""
    old, new = values
    found = Entries.of(cable, *row)
    texts = [found.text[start:end] for start, end in found.spans]
    city_first = all("," in one.text for one in old)
    starred = any(text.endswith("*") for text in texts)
    written = [_in_row(one, city_first=city_first, starred=starred) for one in new]
    facts = [_facts(one) for one in new]
    steps = changes([_facts(one) for one in old], facts)
    edits = found.edits(steps, written)
    trouble = "would not be read back as given; a row has no place for an indicator or a number"
    return Plan([edits], lambda it: [_facts(o) for o in getattr(it, field)] == facts, trouble)


def _in_row(value: Addressee, *, city_first: bool, starred: bool) -> str:
    """Write an addressee as a row has it: ``WASHDC, SECSTATE *Routine*``."""
    office, _, city = value.name.partition(" ")
    name = f"{city}, {office}" if city_first and city else value.name
    precedence = (value.precedence or "").title()
    star = "*" if starred else ""
    return f"{name} {star}{precedence}{star}" if precedence else name


def _facts(value: Addressee) -> tuple[object, ...]:
    return value.indicator, value.name, value.precedence, value.serial


def _given(field: str, value: object, neighbours: _Neighbours) -> Addressee:
    """Return what the caller means; ``text`` is how a line would have it."""
    if isinstance(value, Addressee) and value.name:
        known = neighbours.known.get(_facts(value))
        if known is not None and known.indicator == value.indicator:
            return known
        return attrs.evolve(value, text=neighbours.written(value))
    if isinstance(value, str):
        line = " ".join(value.split())
        found = read_addressees(line)
        if len(found) == 1 and found[0].text == line and found[0].name:
            return neighbours.supplied(found[0])
    elif not isinstance(value, Addressee):
        raise wrong_type(field, f"an addressee such as {_EXAMPLE}", value)
    raise misfit(field, f"an addressee such as {_EXAMPLE}", value)


@attrs.define(slots=False)
class _Neighbours:
    """The addressees that stand in the cable, as models for new ones."""

    #: those of the same keyword
    old: list[Addressee]
    #: those of the other keyword
    others: list[Addressee]

    @cached_property
    def known(self) -> dict[tuple[object, ...], Addressee]:
        """The addressees of the same keyword, with and without their indicators."""
        found: dict[tuple[object, ...], Addressee] = {}
        for one in reversed(self.old):
            found[None, *_facts(one)[1:]] = one
        for one in reversed(self.old):
            found[_facts(one)] = one
        return found

    @cached_property
    def digits(self) -> int:
        """With how many digits the shortest serial is written."""
        lengths = []
        for one in (*self.old, *self.others):
            place = _Parts.of(one.text).serial
            if place is not None:
                first, _, _ = one.text[slice(*place)].partition("-")
                lengths.append(len(first.strip()))
        return min(lengths, default=0)

    def written(self, value: Addressee, digits: int = 0) -> str:
        """Return the text of an addressee, its serial with at least as many digits as here."""
        parts = [f"{value.indicator}/{value.name}" if value.indicator else value.name]
        parts += [value.precedence] if value.precedence else []
        if value.serial is not None:
            parts.append(str(value.serial).zfill(max(digits, self.digits)))
        return ("ZEN/" if value.by_other_means else "") + " ".join(parts)

    def supplied(self, value: Addressee) -> Addressee:
        """Write an addressee given as text as its neighbours are: with indicator, with zeros."""
        if _facts(value) in self.known:
            return self.known[_facts(value)]
        post = tables.post(value.name)
        like = self.old or self.others
        routed = bool(like) and all(one.indicator for one in like)
        if routed and post is not None and not value.indicator and not value.by_other_means:
            value = attrs.evolve(value, indicator=post.indicator)
        # The series 4778-4781 has no value of its own, nor have zeros; the text has them.
        last = value.text.rpartition(" ")[2]
        digits = len(last) if last.isdigit() else 0
        return value if "-" in last else attrs.evolve(value, text=self.written(value, digits))


@attrs.frozen
class _Parts:
    """Where the parts of one addressee stand in its text."""

    name: Span
    #: indicator and stroke
    indicator: Span | None = None
    precedence: Span | None = None
    serial: Span | None = None

    @classmethod
    def of(cls, text: str) -> _Parts:
        """Find the parts."""
        read = (read_addressees(text) or [Addressee()])[0]
        found: dict[str, Span] = {}
        for token in field_tree("addressee", text).scan_values(lambda _: True):
            # A token has the blanks behind it with it.
            place = token.start_pos or 0
            span = (place, place + len(token.rstrip()))
            if token.type in {"STATION", "NEXT_STATION"} and "indicator" not in found:
                found["indicator"] = span
            elif token.type == "ZEN":
                found["way"] = span
            # What stands behind the name counts; the last of each kind is it.
            elif token.type == "PRECEDENCE" and read.precedence:
                found["precedence"] = span
            elif token.type in {"NUMBER", "RANGE"} and read.serial is not None:
                found["serial"] = span
        start = max((found[key][1] for key in ("indicator", "way") if key in found), default=0)
        start += len(text[start:]) - len(text[start:].lstrip())
        behind = [found[key][0] for key in ("precedence", "serial") if key in found]
        end = min((place for place in behind if place > start), default=len(text))
        return cls(
            (start, start + len(text[start:end].rstrip(" \t,;"))),
            found.get("indicator"),
            found.get("precedence"),
            found.get("serial"),
        )


@attrs.define
class _Editor:
    """Turns one list of addressees into another."""

    cable: Cable
    old: list[Addressee]
    new: list[Addressee]
    lines: Lines = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self.lines = Lines(str(self.cable))

    @property
    def facts(self) -> list[tuple[object, ...]]:
        """What must be read back."""
        return [_facts(value) for value in self.new]

    def edits(self) -> list[Edit]:
        """Return what changes in the text."""
        if not self.new and self.old:
            return [self._cut_node(node) for node in self._nodes()]
        steps = Steps.of(changes([_facts(value) for value in self.old], self.facts))
        edits = [self._removed(index, steps.gone) for index in steps.gone]
        for old, new in steps.changed:
            edits += _changed(self.old[old], self.new[new])
        for before, added in steps.added.items():
            edits.append(self._added(before, [self.new[it].text for it in added]))
        return edits

    def _nodes(self) -> Iterator[Node]:
        spans = [value.span for value in self.old]
        for node in self.cable.layout.heading:
            if isinstance(node, Node) and any(
                node.span[0] <= start < node.span[1] for start, _ in spans
            ):
                yield node

    def _cut_node(self, node: Node) -> Edit:
        start, end = node.span
        return self.lines.cut(start, start + len(self.lines.text[start:end].rstrip()))

    def _joint(self, place: int) -> str:
        """Return what stands between two addressees of this list, or near it."""
        for above, below in pairwise(self.old):
            gap = self.lines.text[above.span[1] : below.span[0]]
            if is_joint(gap):
                return gap
        return self.lines.joint_near(place)

    def _added(self, before: int, texts: list[str]) -> Edit:
        if before:
            place = self.old[before - 1].span[1]
            joint = self._joint(place)
            return Edit(place, place, "".join(joint + text for text in texts))
        place = self.old[0].span[0]
        joint = self._joint(place)
        return Edit(place, place, "".join(text + joint for text in texts))

    def _removed(self, index: int, gone: Gone) -> Edit:
        start, end = self.old[index].span
        # The keyword stays with whoever is first then.
        if index <= gone.front:
            return Edit(start, self.old[index + 1].span[0])
        above = self.old[index - 1].span[1]
        gap = self.lines.text[above:start]
        on_one_line = self.lines.number(above) == self.lines.number(start)
        if is_joint(gap) or (on_one_line and not gap.strip()):
            return Edit(above, end)
        return self.lines.cut(start, end)


def _changed(old: Addressee, new: Addressee) -> list[Edit]:
    """Return the edits for the parts of an addressee that differ."""
    here, there = _Parts.of(old.text), _Parts.of(new.text)
    edits = [_part(old, new, here.name, there.name)]
    if here.indicator and there.indicator:
        edits.append(_part(old, new, here.indicator, there.indicator))
    elif here.indicator:
        edits.append(_part(old, new, here.indicator, (0, 0)))
    elif there.indicator:
        edits.append(_part(old, new, (0, 0), there.indicator))
    end = here.name[1]
    for mine, its in ((here.precedence, there.precedence), (here.serial, there.serial)):
        if mine and its:
            edits.append(_part(old, new, mine, its))
        elif mine:
            edits.append(_part(old, new, (end, mine[1]), (0, 0)))
        elif its:
            place = old.span[0] + end
            edits.append(Edit(place, place, " " + new.text[slice(*its)]))
        end = mine[1] if mine else end
    start = old.span[0]
    return [it for it in edits if it.text != old.text[it.start - start : it.end - start]]


def _part(old: Addressee, new: Addressee, mine: Span, its: Span) -> Edit:
    start = old.span[0]
    return Edit(start + mine[0], start + mine[1], new.text[slice(*its)])
