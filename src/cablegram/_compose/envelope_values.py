"""The values of the envelope, as the caller may give them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cablegram._compose.given import (
    flag,
    level,
    mapping,
    moment,
    number,
    text,
    texts,
    urgency,
    value_of,
)
from cablegram._edit.plan import entries, misfit, wrong_type
from cablegram._fields.addressee import read_addressees
from cablegram._fields.distribution import read_distribution
from cablegram._fields.routing import read_routing
from cablegram._fields.security import read_security
from cablegram._fields.station import read_station
from cablegram.values import Addressee

__all__ = ["ENVELOPE", "other_means"]

_ADDRESSEE = "an addressee such as 'RUEHC/SECSTATE WASHDC IMMEDIATE 6419'"
_PARTS = ("indicator", "name", "precedence", "serial")


def _routing(field: str, value: object) -> dict[str, Any]:
    example = "a line such as 'OO RUEHFL RUEHKW'"
    if isinstance(value, str):
        value = read_routing(text(field, value))
        if not value.indicators:
            raise misfit(field, example, value.text)
    elif not isinstance(value, Mapping) and not hasattr(value, "indicators"):
        value = {"indicators": value}
    given = mapping(field, value, ("precedence", "indicators"), example)
    return {
        "precedence": value_of(field, given, "precedence", urgency),
        "indicators": texts(f"{field}: indicators", given["indicators"] or []),
    }


def _station(field: str, value: object) -> dict[str, Any]:
    example = "a line such as 'DE RUEHMO #0302/01 0371608'"
    if isinstance(value, str):
        value = read_station(text(field, value))
        if value.indicator is None:
            raise misfit(field, example, value.text)
    given = mapping(field, value, ("indicator", "serial", "section", "filed"), example)
    return {
        "indicator": value_of(field, given, "indicator", text),
        "serial": value_of(field, given, "serial", number),
        "section": value_of(field, given, "section", number),
        "filed": value_of(field, given, "filed", _filed),
    }


def _filed(field: str, value: object) -> dict[str, Any]:
    example = "a dict such as {'day_of_year': 37, 'time': '16:08'}"
    given = mapping(field, value, ("day_of_year", "time"), example)
    return {
        "day_of_year": value_of(field, given, "day_of_year", number),
        "time": value_of(field, given, "time", text),
    }


def _security(field: str, value: object) -> dict[str, Any]:
    example = "a line such as 'ZNY CCCCC ZZH'"
    if isinstance(value, str):
        value = read_security(text(field, value))
        if not value.prosign:
            raise misfit(field, example, value.text)
    given = mapping(field, value, ("prosign", "classification", "operating_signals"), example)
    return {
        "prosign": text(f"{field}: prosign", given["prosign"]),
        "classification": value_of(field, given, "classification", _level),
        "operating_signals": texts(f"{field}: operating_signals", given["operating_signals"] or []),
    }


def _level(field: str, value: object) -> str:
    # An allied level, which no United States text has.
    return "RESTRICTED" if value == "RESTRICTED" else level(field, value)


def _addressees(field: str, value: object) -> list[dict[str, Any]]:
    if isinstance(value, (str, Mapping, Addressee)):
        value = [value]
    return [_addressee(field, entry) for entry in entries(field, _ADDRESSEE, value)]


def _addressee(field: str, value: object) -> dict[str, Any]:
    if isinstance(value, str):
        line = text(field, value)
        found = read_addressees(line)
        if len(found) != 1 or found[0].text != line or not found[0].name:
            raise misfit(field, _ADDRESSEE, value)
        value = found[0]
    elif not isinstance(value, (Mapping, Addressee)):
        raise wrong_type(field, _ADDRESSEE, value)
    if isinstance(value, Addressee):
        value = {name: getattr(value, name) for name in _PARTS}  # see other_means for the last part
    given = mapping(field, value, _PARTS, _ADDRESSEE)
    if not given["name"]:
        raise misfit(field, _ADDRESSEE, value)
    return {
        "indicator": value_of(field, given, "indicator", text),
        "name": text(f"{field}: name", given["name"]),
        "precedence": value_of(field, given, "precedence", urgency),
        "serial": value_of(field, given, "serial", number),
    }


def other_means(given: Mapping[str, object]) -> frozenset[tuple[str, int]]:
    """Return which addressees are reached by other means: the field, and the place in its list.

    >>> other_means({"to": "ZEN/AMEMBASSY LIMA", "info": ["AMEMBASSY OSLO"]})
    frozenset({('to', 0)})
    """
    found = set()
    for field in ("to", "info", "exempt"):
        value = given.get(field, ())
        listed = [value] if isinstance(value, (str, Mapping, Addressee)) else value
        for at, entry in enumerate(entries(field, _ADDRESSEE, listed)):
            read = read_addressees(entry)[:1] if isinstance(entry, str) else [entry]
            if any(isinstance(one, Addressee) and one.by_other_means for one in read):
                found.add((field, at))
    return frozenset(found)


def _distribution(field: str, value: object) -> dict[str, Any]:
    example = "lines such as 'ACTION EUR-25 INFO OCT-01 /026 W'"
    if isinstance(value, str):
        value = read_distribution(value)
    given = mapping(field, value, ("origin", "action", "info", "total"), example)
    return {
        **{key: texts(f"{field}: {key}", given[key] or []) for key in ("origin", "action", "info")},
        "total": value_of(field, given, "total", number),
    }


ENVELOPE: dict[str, Callable[[str, object], Any]] = {
    "partial": flag,
    "transmission_id": text,
    "routing": _routing,
    "station": _station,
    "security": _security,
    "precedence": urgency,
    "info_precedence": urgency,
    "dtg": moment,
    "operating_signals": texts,
    "origin": text,
    "to": _addressees,
    "info": _addressees,
    "exempt": _addressees,
    "distribution": _distribution,
    "drafted_by": text,
    "approved_by": text,
}
"""How the value of each field is read."""
