"""The engine that asks a table: a condition becomes SQL of DuckDB, every value a parameter.

What stands in the SQL itself are names of columns, which are keys of the record, and what
:mod:`cablegram._search.fold` writes. Nothing that somebody typed is pasted.
"""

from __future__ import annotations

from collections.abc import Callable

import attrs

from cablegram._record.shapes import Flag, ListOf, Map, Object, OneOf, Shape, Text
from cablegram._search import conditions as of
from cablegram._search.conditions import Condition, Phrase
from cablegram._search.fold import APART_SQL, PARTING_SQL, fold_sql, joined_sql, plain_sql
from cablegram._search.places import Place

__all__ = ["Query", "list_sql", "literal_sql", "name_sql", "type_sql", "value_sql"]

_WITHOUT = "replace(t, '-', '')"
_CASTS = {"moment": "TIMESTAMPTZ", "day": "DATE", "number": "BIGINT"}
_TYPES = {"date-time": "TIMESTAMPTZ", "date": "DATE", None: "VARCHAR"}
_FORMS = {"moment": "%Y-%m-%dT%H:%M:%SZ", "day": "%Y-%m-%d"}


def name_sql(key: str) -> str:
    """Return the name of a column as SQL has it."""
    return '"' + key.replace('"', '""') + '"'


def literal_sql(value: object) -> str:
    """Return a parameter as SQL writes it, to be pasted: a text, number, or list of texts."""
    if isinstance(value, list):
        return f"[{', '.join(map(literal_sql, value))}]"
    return "'" + value.replace("'", "''") + "'" if isinstance(value, str) else str(value)


def list_sql(place: Place, parameter: Query) -> str:
    """Return SQL for the values at a place; a list if there may be several."""
    found, many = "", False
    for depth, step in enumerate(place.steps):
        name = name_sql(step.name)
        if step.is_map:
            entry = f"v{depth}"
            meant = "" if step.entry is None else f" IF {parameter.squeezed(f'{entry}.key')} = "
            meant += parameter.add(step.entry) if step.entry is not None else ""
            found, many = f"[{entry}.value FOR {entry} IN map_entries({name}){meant}]", True
        elif not found:
            found, many = name, step.is_many
        elif not many:
            found, many = f"{found}.{name}", step.is_many
        else:
            found = f"[v{depth}.{name} FOR v{depth} IN {found}]"
            found = f"flatten({found})" if step.is_many else found
    return found


def value_sql(place: Place) -> str:
    """Return SQL for the one value at a place, as the record writes it."""
    found = ".".join(name_sql(step.name) for step in place.steps)
    if place.kind == "moment":
        return f"strftime({found} AT TIME ZONE 'UTC', '{_FORMS['moment']}')"
    return f"strftime({found}, '{_FORMS['day']}')" if place.kind == "day" else found


def type_sql(shape: Shape) -> str:
    """Return the type of a column, as DuckDB reads it from a table that has it."""
    match shape:
        case ListOf(entry):
            return f"{type_sql(entry)}[]"
        case Object() | OneOf():
            keys = [f"{name_sql(key.name)} {type_sql(key.shape)}" for key in shape.keys]
            return f"STRUCT({', '.join(keys)})"
        case Text(form):
            return _TYPES[form]
        case Map():
            return "MAP(VARCHAR, VARCHAR)"
    return "BOOLEAN" if isinstance(shape, Flag) else "BIGINT"


@attrs.define
class Query:
    """SQL in the making, and the values of its parameters, ``$1`` and so on."""

    table: str = "records"
    parameters: list[object] = attrs.Factory(list)
    _names: dict[str, str] = attrs.field(factory=dict, init=False)

    def add(self, value: object) -> str:
        """Take a value as a parameter, each once; return its name."""
        key = repr(value)
        if key not in self._names:
            self.parameters.append(value)
            self._names[key] = f"${len(self.parameters)}"
        return self._names[key]

    def where(self, condition: Condition) -> str:  # noqa: C901, PLR0911, PLR0912  a case for each
        """Return SQL that is true for what a condition asks for, and else false, never NULL."""
        match condition:
            case of.Not(inner):
                return f"NOT {self.where(inner)}"
            case of.All(parts):
                return f"({' AND '.join([self.where(part) for part in parts])})"
            case of.OneOf(parts):
                found = [self.where(part) for part in parts]
                return f"({' OR '.join(found)})" if found else "false"
            case of.Words(places, phrases):
                return self._words(places, phrases)
            case of.Together(places, phrases):
                found = [self._some(at, lambda it: self._all_words(it, phrases)) for at in places]
                return f"({' OR '.join(found)})"
            case of.Between(place, low, high):
                return self._some(place, lambda it: self._lies(place, it, low, high))
            case of.Is(place, is_so):
                return self._some(place, lambda it: it if is_so else f"NOT {it}")
            case of.Present(places):
                found = [self._some(at, _presence(at)) for at in places]
                return f"({' OR '.join(found)})"
            case of.Equals(place, values, ()) if place.is_many and len(place.steps) == 1:
                wanted = ", ".join([self.add(it) for it in values])
                return f"coalesce(list_has_any({name_sql(place.column)}, [{wanted}]), false)"
            case of.Equals(place, values, beginnings):
                return self._some(place, lambda it: self._equals(it, values, beginnings))
            case of.Same(place, spellings):
                return self._some(place, lambda it: self._among(self.squeezed(it), spellings))
            case of.PostOfNumber(place, posts):
                return self._some(
                    place, lambda it: self._among(f"rtrim(substr({it}, 3), '0123456789')", posts)
                )
            case of.CitedBy(place, by):  # as it is shown; a search looks it up first
                names = ", ".join([self.add(it) for it in by])
                cited = 'SELECT unnest([it.mrn FOR it IN "references"])'
                return f'"mrn" IN ({cited} FROM {self.table} WHERE "mrn" IN ({names}))'
        raise TypeError(type(condition).__name__)

    def squeezed(self, text: str) -> str:
        """Return SQL for the letters and digits of an expression."""
        return f"replace({fold_sql(plain_sql(text), self.add(PARTING_SQL))}, ' ', '')"

    def _some(self, place: Place, test: Callable[[str], str]) -> str:
        """Return SQL that is true if one of the values is so."""
        values = list_sql(place, self)
        if not place.is_many:
            return f"coalesce({test(values)}, false)"
        return f"coalesce(len([1 FOR it IN {values} IF {test('it')}]) > 0, false)"

    def _among(self, value: str, values: tuple[str, ...]) -> str:
        return f"{value} IN ({', '.join([self.add(it) for it in values])})"

    def _equals(self, value: str, values: tuple[str, ...], beginnings: tuple[str, ...]) -> str:
        found = [self._among(value, values)] if values else []
        found += [f"starts_with({value}, {self.add(it)})" for it in beginnings]
        return f"({' OR '.join(found)})" if found else "false"

    def _lies(self, place: Place, value: str, low: object, high: object) -> str:
        cast = _CASTS[place.kind]
        found = [f"{value} >= {self.add(low)}::{cast}"] if low is not None else []
        found += [f"{value} < {self.add(high)}::{cast}"] if high is not None else []
        return f"({' AND '.join(found or [f'{value} IS NOT NULL'])})"

    def _words(self, places: tuple[Place, ...], phrases: tuple[Phrase, ...]) -> str:
        """Return SQL for phrases; a text without their longest words is not folded."""
        text = plain_sql(joined_sql([self._text(place) for place in places]))
        without = f"contains(t, '-') AND {self._has(_WITHOUT, phrases)}"
        # A list of one gives the text a name, so that it is made once.
        return f"[({self._has('t', phrases)}) OR ({without}) FOR t IN [{text}]][1]"

    def _has(self, text: str, phrases: tuple[Phrase, ...]) -> str:
        longest = " OR ".join([f"contains({text}, {self.add(it.longest)})" for it in phrases])
        folded = fold_sql(text, self.add(PARTING_SQL))
        found = " OR ".join([f"contains({folded}, {self.add(it.needle)})" for it in phrases])
        return f"CASE WHEN {longest} THEN {found} ELSE false END"

    def _text(self, place: Place) -> str:
        values = list_sql(place, self)
        return f"array_to_string({values}, {APART_SQL})" if place.is_many else values

    def _all_words(self, value: str, phrases: tuple[Phrase, ...]) -> str:
        folded = fold_sql(plain_sql(value), self.add(PARTING_SQL))
        return " AND ".join([f"contains({folded}, {self.add(it.needle)})" for it in phrases])


def _presence(place: Place) -> Callable[[str], str]:
    empty = " AND {0} <> ''" if place.kind == "text" else ""
    return f"({{0}} IS NOT NULL{empty})".format
