"""What the caller gives, as plain values of the record; errors name the field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import attrs

from cablegram import tables
from cablegram._edit.plan import entries, misfit, quoted, words, wrong_type
from cablegram._fields.preamble import read_dtg
from cablegram.values import Value

__all__ = ["flag", "level", "mapping", "moment", "number", "text", "texts", "urgency", "value_of"]

_DTG = "a date-time group such as 061608Z FEB 08"


def text(field: str, value: object) -> str:
    """Return text on one line.

    >>> text("subject", "EC FOOD  AID")
    'EC FOOD AID'

    A line end inside is refused: what stands behind it may be another field's.
    """
    if isinstance(value, str) and any(end in value.strip() for end in "\r\n"):
        raise misfit(field, "text on one line", value)
    return words(field, "text", value)


def texts(field: str, value: object) -> list[str]:
    """Return a list of texts; one text is a list of one."""
    if isinstance(value, str):
        return [text(field, value)]
    return [text(field, entry) for entry in entries(field, "text or a list of texts", value)]


def number(field: str, value: object, *, least: int = 0) -> int:
    """Return a whole number."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise wrong_type(field, "a number", value)
    if value < least:
        raise misfit(field, f"a number from {least}", value)
    return value


def flag(field: str, value: object) -> bool:
    """Return true or false."""
    if not isinstance(value, bool):
        raise wrong_type(field, "True or False", value)
    return value


def mapping(field: str, value: object, keys: tuple[str, ...], example: str) -> dict[str, Any]:
    """Return a dict or a value of the library with these keys; what it lacks is ``None``."""
    if isinstance(value, Value) or attrs.has(type(value)):
        _refuse_rest(field, value, keys)
        value = {key: getattr(value, key, None) for key in keys}
    if not isinstance(value, Mapping):
        raise wrong_type(field, example, value)
    unknown = [key for key in value if key not in keys]
    if unknown:
        message = f"{field}: unknown key {quoted(unknown[0])}; its keys are {', '.join(keys)}"
        raise ValueError(message)
    return {key: value.get(key) for key in keys}


def _refuse_rest(field: str, value: object, keys: tuple[str, ...]) -> None:
    """Refuse a value that says something which is not written; place and text are no meaning."""
    kind: Any = type(value)
    places = {it.name for it in attrs.fields(Value)} if isinstance(value, Value) else set()
    for part in attrs.fields(kind):
        said = getattr(value, part.name)
        if part.name not in {*keys, *places} and said not in (None, False, []):
            message = f"{field}: {part.name} cannot be written, got {quoted(said)}"
            raise ValueError(message)


def value_of(
    field: str, given: Mapping[str, Any], key: str, read: Callable[[str, object], Any]
) -> Any:  # noqa: ANN401  what ``read`` returns
    """Return one entry of a dict as ``read`` has it; ``None`` stays."""
    value = given.get(key)
    return None if value is None else read(f"{field}: {key}", value)


def level(field: str, value: object) -> str:
    """Return the name of a classification, given by its word or letter.

    >>> level("classification", "C")
    'CONFIDENTIAL'
    """
    known = tables.classification(text(field, value))
    if known is None:
        raise misfit(field, "a classification such as 'CONFIDENTIAL'", value)
    return known.name


def urgency(field: str, value: object) -> str:
    """Return the name of a precedence, given by its word or prosign.

    >>> urgency("precedence", "O")
    'IMMEDIATE'
    """
    known = tables.precedence(text(field, value))
    if known is None:
        raise misfit(field, "a precedence such as 'IMMEDIATE' or 'O'", value)
    return known.name


def moment(field: str, value: object) -> str:
    """Return a moment as the record has it, given as date-time group, ISO date or ``datetime``.

    >>> moment("dtg", "061608Z FEB 08"), moment("dtg", "2008-02-06T18:08+02:00")
    ('2008-02-06T16:08:00Z', '2008-02-06T16:08:00Z')
    """
    if isinstance(value, str):
        group = read_dtg(value.strip())
        if group is not None and group.iso is not None and group.text == value.strip():
            return group.iso
        try:
            return _utc(field, datetime.fromisoformat(value.strip()), value)
        except ValueError as error:
            if str(error).startswith(f"{field}:"):
                raise
            raise misfit(field, _DTG, value) from None
    if not isinstance(value, datetime):
        raise wrong_type(field, _DTG, value)
    return _utc(field, value, value)


def _utc(field: str, value: datetime, given: object) -> str:
    if value.tzinfo is None:
        raise misfit(field, f"a time with its zone, such as {value.isoformat()}Z", given)
    if value.second or value.microsecond:
        message = f"{field}: a date-time group has no seconds, got {quoted(given)}"
        raise ValueError(message)
    return value.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"
