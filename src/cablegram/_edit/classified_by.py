"""Who classified the text, and why; who drafted and approved it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

import attrs
from lark import Token, Tree

from cablegram import nodes
from cablegram._edit.lines import Lines
from cablegram._edit.plan import Edit, Plan, entries, misfit, quoted, words, wrong_type
from cablegram._edit.spread import trimmed, widths
from cablegram._fields._reading import field_tree
from cablegram._fields.classified_by import read_classified_by
from cablegram.tree import Node, Places
from cablegram.values import ClassifiedBy, Span

if TYPE_CHECKING:
    from cablegram.cable import Cable

__all__ = ["plan_approved_by", "plan_classified_by", "plan_drafted_by"]

_EXPECTED: Final = (
    "words such as 'DCM Jane Doe for reasons 1.4 (b)', or a dict of name, title and reasons"
)
_PARTS: Final = ("name", "title", "reasons")


def plan_classified_by(cable: Cable, wanted: object) -> Plan:
    """Change who classified the cable; the label stays, and the parts that are not given."""
    old = cable.classified_by
    nodes_of_it = [it for it in cable.layout.fields if isinstance(it, nodes.ClassifiedByLines)]
    if old is None or not nodes_of_it:
        message = "classified_by: this cable has no Classified By line; put one in and parse it"
        raise ValueError(message)
    clause = _Clause.of([*nodes_of_it])
    given = _given(wanted, old, clause)
    expected = _facts(read_classified_by(clause.label + given))
    if isinstance(wanted, (ClassifiedBy, Mapping)):
        expected = (*_asked(wanted, old), *expected[len(_PARTS) :])
    if _facts(old) == expected and given == clause.words:
        return Plan([[]], lambda it: it.classified_by is not None)
    ways = _ways(cable, clause.span, given)
    return Plan(ways, lambda it: _facts(it.classified_by) == expected)


def _facts(value: ClassifiedBy | None) -> tuple[object, ...]:
    if value is None:
        return ()
    return value.name, value.title, tuple(value.reasons), value.derived_from, value.declassify_on


@attrs.frozen
class _Clause:
    """The label of the clause, and the words behind it."""

    label: str
    words: str
    #: where the words stand in the input
    span: Span
    #: where the list of reasons stands in ``words``
    reasons: Span | None

    @classmethod
    def of(cls, lines: list[Node]) -> _Clause:
        """Find the parts."""
        text = "".join(node.value for node in lines)
        places = Places(token for node in lines for token in node.tokens())
        label = next(
            (it for it in field_tree("classified_by", text).children if isinstance(it, Token)), ""
        )
        span = trimmed(text, (len(label), len(text)))
        said = " ".join(text[slice(*span)].split())
        reasons = _reasons(f"Classified By: {said}")
        shift = len("Classified By: ")
        placed = (reasons[0] - shift, reasons[1] - shift) if reasons else None
        return cls(str(label) or "Classified By: ", said, places.locate(*span), placed)


def _reasons(text: str) -> Span | None:
    """Return where section and letters of the reasons stand."""
    for part in field_tree("classified_by", text).children:
        if isinstance(part, Tree) and part.data in {"reasons", "bare_reasons"}:
            tokens = [token for token in part.children if isinstance(token, Token)]
            first = [token for token in tokens if token.type == "SECTION"]
            if first:
                start = first[0].start_pos or 0
                end = tokens[-1].end_pos or 0
                return start, start + len(text[start:end].rstrip(" .;,"))
    return None


def _asked(wanted: ClassifiedBy | Mapping[str, object], old: ClassifiedBy) -> tuple[object, ...]:
    """Return name, title and reasons as they shall read; what is not given stays."""
    if isinstance(wanted, ClassifiedBy):
        wanted = {name: getattr(wanted, name) for name in _PARTS}
    unknown = [name for name in wanted if name not in _PARTS]
    if unknown:
        message = f"classified_by: no such part: {quoted(unknown[0])}; expected {_EXPECTED}"
        raise ValueError(message)
    found = {name: wanted.get(name, getattr(old, name)) for name in _PARTS}
    reasons = entries("classified_by", "reasons as a list such as ['1.4(b)']", found["reasons"])
    for name in ("name", "title"):
        if found[name] is not None:
            found[name] = words("classified_by", f"a {name}", found[name])
    return found["name"], found["title"], tuple(map(str, reasons))


def _given(wanted: object, old: ClassifiedBy, clause: _Clause) -> str:
    """Return the words behind the label."""
    if isinstance(wanted, str):
        said = words("classified_by", _EXPECTED, wanted)
        parts = field_tree("classified_by", said).children
        label = next((it for it in parts if isinstance(it, Token)), None)
        return said[len(label) :].strip() if label is not None else said
    if not isinstance(wanted, (ClassifiedBy, Mapping)):
        raise wrong_type("classified_by", _EXPECTED, wanted)
    name, title, reasons = _asked(wanted, old)
    if not name:
        raise misfit("classified_by", _EXPECTED, wanted)
    reasons = _spelled(reasons if isinstance(reasons, tuple) else ())
    return _in_place(old, clause, (str(name), title, reasons)) or (
        ", ".join(str(part) for part in (name, title) if part)
        + (f", for reasons {reasons}." if reasons else ".")
    )


def _in_place(old: ClassifiedBy, clause: _Clause, new: tuple[str, object, str]) -> str | None:
    """Change only the parts that differ, where each stands in one piece."""
    name, title, reasons = new
    text = clause.words
    if reasons != _spelled(tuple(old.reasons)):
        if clause.reasons is None or not reasons:
            return None
        text = text[: clause.reasons[0]] + reasons + text[clause.reasons[1] :]
    for before, after in ((old.name, name), (old.title, title)):
        if before != after:
            if not before or not after or text.count(before) != 1:
                return None
            text = text.replace(before, str(after))
    return text


def _spelled(reasons: tuple[object, ...]) -> str:
    """Write reasons as most cables do: ``1.4 (b) and (d)``.

    >>> _spelled(("1.4(b)", "1.4(d)"))
    '1.4 (b) and (d)'
    """
    parts: list[str] = []
    section = ""
    for reason in map(str, reasons):
        number, bracket, letter = reason.partition("(")
        number = number.strip()
        parts.append(f"({letter}" if number == section else f"{number} {bracket}{letter}")
        section = number
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def _ways(cable: Cable, span: Span, given: str) -> Iterator[list[Edit]]:
    yield from widths(Lines(str(cable)), span, given)


def plan_drafted_by(cable: Cable, wanted: object) -> Plan:
    """Change who drafted the text."""
    return _plan_officers(cable, "drafted_by", "DRAFTED BY", wanted)


def plan_approved_by(cable: Cable, wanted: object) -> Plan:
    """Change who approved the text."""
    return _plan_officers(cable, "approved_by", "APPROVED BY", wanted)


def _plan_officers(cable: Cable, field: str, label: str, wanted: object) -> Plan:
    given = words(field, "offices and names such as 'EUR/RPM:JDOE'", wanted)
    lines = Lines(str(cable))
    for node in cable.layout.heading:
        if not isinstance(node, nodes.DraftingLines):
            continue
        text = node.value.upper()
        start = text.find(label)
        if start < 0 or text[:start].strip():
            continue
        behind = node.value[start + len(label) :]
        begin = start + len(label) + len(behind) - len(behind.lstrip(" \t:"))
        span = node.locate(*trimmed(node.value, (begin, len(node.value))))
        return Plan(widths(lines, span, given), lambda it: getattr(it, field) == given)
    message = f"{field}: this cable has no {label} line; put one into the text and parse it"
    raise ValueError(message)
