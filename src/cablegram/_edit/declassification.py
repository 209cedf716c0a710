"""The executive-order line: its words as given, or made of an order, a date, an exemption."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

import attrs

from cablegram import nodes
from cablegram._edit.lines import Lines
from cablegram._edit.plan import Edit, Plan, misfit, quoted, words, wrong_type
from cablegram._edit.spread import trimmed, widths
from cablegram._fields._reading import field_tree, tokens_of
from cablegram._fields.executive_order import read_executive_order
from cablegram.values import Declassification, Span

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["Asked", "asked_for", "plan_declassification"]

_EXPECTED: Final = (
    "words such as 'DECL: 02/06/2018', a date, or a dict of order, on, exemption, event and by"
)
#: what a value of the line means, all of it
_MEANT: Final = tuple(
    field.name for field in attrs.fields(Declassification) if field.name not in {"text", "span"}
)
_EXAMPLES: Final = {
    "order": "12958",
    "on": "2018-02-06",
    "exemption": "GDS",
    "event": "CLOSURE OF ICTY",
    "by": "DOE, JANE",
}
_PARTS: Final = tuple(_EXAMPLES)


def plan_declassification(cable: Cable, wanted: object) -> Plan:
    """Change when the text is declassified; the label stays, and the order if none is given."""
    old = cable.declassification
    lines = [it for it in cable.layout.fields if isinstance(it, nodes.ExecutiveOrderLine)]
    if old is None or not lines:
        message = "declassification: this cable has no E.O. line; put one in and parse it"
        raise ValueError(message)
    line = _Line.of(lines[0])
    asked = asked_for(wanted, old)
    if _facts(old) == asked.facts:
        return Plan([[]], lambda it: it.declassification is not None)
    order = asked.order if asked.order != old.order else ""
    ways = (edits for text in asked.texts for edits in _ways(cable, line, order, text))
    return Plan(ways, lambda it: _facts(it.declassification) == asked.facts)


def _facts(value: Declassification | None) -> dict[str, object]:
    return {} if value is None else {name: getattr(value, name) for name in _MEANT}


@attrs.frozen
class Asked:
    """What a caller asks for: how it shall read, and ways to say it behind the order."""

    order: str
    facts: dict[str, object]
    texts: list[str]

    @property
    def said(self) -> str:
        """The first of the ways that reads as asked, if one does."""
        head = f"E.O. {self.order}: " if self.order else "E.O.: "
        reading = (it for it in self.texts if _facts(read_executive_order(head + it)) == self.facts)
        return next(reading, self.texts[-1])


@attrs.frozen
class _Line:
    """Where the parts of the line stand in the input."""

    #: the order's number as written; empty if there is none
    order: str
    number: Span
    #: what stands behind the order
    value: Span

    @classmethod
    def of(cls, node: nodes.ExecutiveOrderLine) -> _Line:
        """Find the parts."""
        text = node.value
        order, number, start, end = "", (0, 0), 0, len(text)
        for token in tokens_of(field_tree("executive_order", text)):
            place = token.start_pos or 0
            if token.type == "ORDER":
                order = token.rstrip(" \t:;.,*|")
                number = (place, place + len(order))
            if token.type in {"LABEL", "ORDER"}:
                start = token.end_pos or 0
            elif token.type == "NEXT_FIELD":
                end = place
        return cls(order, node.locate(*number), node.locate(*trimmed(text, (start, end))))


def asked_for(wanted: object, old: Declassification) -> Asked:
    """Return what a caller asks for; an order that is not given stays.

    Raises:
        TypeError: no value of that type says it, or a part is of a wrong type.
        ValueError: there is no such part, or it says nothing.
    """
    if isinstance(wanted, str):
        return _in_words(wanted, old)
    if isinstance(wanted, date):
        wanted = {"on": wanted}
    if isinstance(wanted, Declassification):
        wanted = {name: getattr(wanted, name) for name in _MEANT if getattr(wanted, name)}
    if not isinstance(wanted, Mapping):
        raise wrong_type("declassification", _EXPECTED, wanted)
    unknown = [name for name in wanted if name not in _PARTS]
    if unknown:
        message = f"declassification: no such part: {quoted(unknown[0])}; expected {_EXPECTED}"
        raise ValueError(message)
    parts = {name: _part(name, wanted.get(name)) for name in _PARTS}
    order = parts["order"] or old.order or ""
    texts = list(_composed(parts, old))
    if not any(texts):
        raise misfit("declassification", _EXPECTED, wanted)
    empty = _facts(Declassification())
    return Asked(order, {**empty, **parts, "order": order or None}, texts)


def _in_words(wanted: str, old: Declassification) -> Asked:
    """Return what words ask for; all of them must be this field's."""
    text = words("declassification", _EXPECTED, wanted)
    order = old.order or ""
    for token in tokens_of(field_tree("executive_order", text)):
        if token.type == "ORDER":
            order, text = token.rstrip(" \t:;.,*|"), text[token.end_pos :].strip()
            break
    read = read_executive_order(f"E.O. {order}: {text}" if order else f"E.O.: {text}")
    if read.text != text:
        raise misfit("declassification", _EXPECTED, wanted)
    return Asked(order, _facts(read), [text])


def _part(name: str, value: object) -> str | None:
    """Return a part on one line, a date as the record has it."""
    if value is None:
        return None
    if name == "on" and isinstance(value, date):
        return value.isoformat()[:10]
    said = words(f"declassification: {name}", f"text such as {_EXAMPLES[name]!r}", value)
    if name == "on":
        try:
            return date.fromisoformat(said).isoformat()
        except ValueError:
            expected = "on as a date such as '2018-02-06'"
            raise misfit("declassification", expected, value) from None
    return said


def _composed(parts: Mapping[str, str | None], old: Declassification) -> Iterator[str]:
    """Yield the parts as the forms have them: ``DECL: 02/06/2018``, ``GDS 3/7/85 (DOE, JANE)``."""
    said = [part for part in (parts["exemption"], parts["event"]) if part]
    by = f"({parts['by']})" if parts["by"] else ""
    for on in _dates(parts["on"], old, short=bool(said)):
        text = " ".join(part for part in (*said, on, by) if part)
        is_scheduled = "GDS" in text or not (on or parts["event"])
        yield text if is_scheduled else f"DECL: {text}"


def _dates(iso: str | None, old: Declassification, *, short: bool) -> Iterator[str]:
    """Yield a date as the old one is: year first, or month first; a schedule's short.

    Two digits of a year mean one of a hundred; where that is another one, it has four.
    """
    if iso is None:
        yield ""
        return
    day = date.fromisoformat(iso)
    if old.on and old.on[:4] + "/" in old.text:
        yield f"{day.year:04d}/{day.month:02d}/{day.day:02d}"
    elif short:
        yield f"{day.month}/{day.day}/{day.year % 100:02d}"
    yield f"{day.month:02d}/{day.day:02d}/{day.year:04d}"


def _ways(cable: Cable, line: _Line, order: str, given: str) -> Iterator[list[Edit]]:
    lines = Lines(str(cable))
    number = [Edit(*line.number, order)] if order else []
    if order and not line.order:
        message = "declassification: this cable names no order; put its number in and parse it"
        raise ValueError(message)
    start, end = line.value
    if start == end:
        # A label alone, or an order with its colon.
        gap = "" if lines.text[start - 1 : start] in {" ", "\t"} else " "
        yield [*number, Edit(start, start, gap + given)]
        return
    for edits in widths(lines, line.value, given):
        yield [*number, *edits]
