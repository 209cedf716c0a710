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

__all__ = ["plan_declassification"]

_EXPECTED: Final = (
    "words such as 'DECL: 02/06/2018', a date, or a dict of order, on, exemption, event and by"
)
_PARTS: Final = ("order", "on", "exemption", "event", "by")


def plan_declassification(cable: Cable, wanted: object) -> Plan:
    """Change when the text is declassified; the label stays, and the order if none is given."""
    old = cable.declassification
    lines = [it for it in cable.layout.fields if isinstance(it, nodes.ExecutiveOrderLine)]
    if old is None or not lines:
        message = "declassification: this cable has no E.O. line; put one in and parse it"
        raise ValueError(message)
    line = _Line.of(lines[0])
    order, given = _given(wanted, old)
    expected = _facts(read_executive_order(f"E.O. {order or line.order}: {given}"))
    if _facts(old) == expected:
        return Plan([[]], lambda it: it.declassification is not None)
    ways = _ways(cable, line, order, given)
    return Plan(ways, lambda it: _facts(it.declassification) == expected)


def _facts(value: Declassification | None) -> tuple[str | None, ...]:
    return tuple(getattr(value, name) for name in _PARTS) if value is not None else ()


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


def _given(wanted: object, old: Declassification) -> tuple[str, str]:
    """Return the order, empty if it stays, and the words behind it."""
    if isinstance(wanted, str):
        text = words("declassification", _EXPECTED, wanted)
        for token in tokens_of(field_tree("executive_order", text)):
            if token.type == "ORDER":
                return token.rstrip(" \t:;.,*|"), text[token.end_pos :].strip()
        return "", text
    if isinstance(wanted, date):
        wanted = {"on": wanted.isoformat()}
    if isinstance(wanted, Declassification):
        wanted = {name: getattr(wanted, name) for name in _PARTS}
    if not isinstance(wanted, Mapping):
        raise wrong_type("declassification", _EXPECTED, wanted)
    unknown = [name for name in wanted if name not in _PARTS]
    if unknown:
        message = f"declassification: no such part: {quoted(unknown[0])}; {_EXPECTED}"
        raise ValueError(message)
    parts = {name: wanted.get(name) for name in _PARTS}
    order = str(parts["order"] or "")
    text = _composed(parts, old)
    if not text:
        raise misfit("declassification", _EXPECTED, wanted)
    return ("" if order == old.order else order), text


def _composed(parts: Mapping[str, object], old: Declassification) -> str:
    """Write the parts as the forms have them: ``DECL: 02/06/2018``, ``GDS 3/7/85 (DOE, JANE)``."""
    said = [str(parts[name]) for name in ("exemption", "event") if parts[name]]
    on = _date(str(parts["on"]), old, short=bool(said)) if parts["on"] else ""
    by = f"({parts['by']})" if parts["by"] else ""
    text = " ".join(part for part in (*said, on, by) if part)
    is_scheduled = "GDS" in text or not (on or parts["event"])
    return text if is_scheduled else f"DECL: {text}"


def _date(iso: str, old: Declassification, *, short: bool) -> str:
    """Write a date as the old one is: year first, or month first; a schedule's short."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        raise misfit("declassification", "on as a date such as '2018-02-06'", iso) from None
    if old.on and old.on[:4] + "/" in old.text:
        return f"{day.year:04d}/{day.month:02d}/{day.day:02d}"
    if short:
        return f"{day.month}/{day.day}/{day.year % 100:02d}"
    return f"{day.month:02d}/{day.day:02d}/{day.year:04d}"


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
