"""``compose``: a cable from values."""

from __future__ import annotations

from typing import Any, Unpack

from cablegram import tables
from cablegram._compose.body_values import read_body_values, read_paragraph_values
from cablegram._compose.envelope_values import ENVELOPE, other_means
from cablegram._compose.given import text, texts
from cablegram._compose.head_values import HEAD, derivation, read_reference_values, read_tag_values
from cablegram._compose.manner import Manner, manner_of
from cablegram._compose.parts import Facts, Wrong, read_back
from cablegram._compose.plain import write_record
from cablegram._edit.plan import misfit, quoted, wrong_type
from cablegram._fields.corrected_copy import CORRECTED_COPY
from cablegram._keywords import PASSED_OVER, Values
from cablegram._read import read_cable
from cablegram._record import RECORD, facts
from cablegram.cable import Cable
from cablegram.record import Record

__all__ = ["compose"]

#: what is read when the others are known
_READ_LAST = frozenset(
    {"mrn", "tags", "references", "paragraphs", "body", "signature", "attributes", "summary"}
)
#: what follows from other values where it is not given
_DERIVED = frozenset({"mrn", "post", "serial", "classification", "summary", "precedence"})


def compose(record: Record | None = None, /, **values: Unpack[Values]) -> Cable:
    r"""Make a cable from values, named as in the record, or from a record.

    >>> cable = compose(
    ...     precedence="O", dtg="061608Z FEB 08", origin="AMEMBASSY MOSCOW",
    ...     to=["RUEHC/SECSTATE WASHDC"], classification="CONFIDENTIAL", post="MOSCOW",
    ...     serial=302, tags=["PREL", "RS"], subject="RAIN",
    ...     paragraphs=["(C) It rained.", "(U) It stopped."], signature="DOE",
    ... )
    >>> cable.mrn, cable.body[1].text
    ('08MOSCOW302', 'It stopped.')
    >>> print(str(cable)[:36])
    O 061608Z FEB 08
    FM AMEMBASSY MOSCOW

    The text is the regular print of ACP 127; ``docs/writing.md`` says which forms the values may
    have. Values that are given beside a record take the place of its own.

    Raises:
        ValueError: a value does not fit, or would not be read back as given.
        TypeError: a value is of a wrong type, or no field has that name.
    """
    if values.get("record", RECORD) != RECORD:
        raise misfit("record", f"{RECORD!r}, the version of the record", values["record"])
    given: dict[str, Any] = {
        name: value
        for name, value in {**_values_of(record), **values}.items()
        if name not in PASSED_OVER
    }
    told = {name: value for name, value in given.items() if value is not None}
    asked = _asked(told)
    manner = Manner(zen=other_means(told))
    written, wrong = write_record(asked, manner, free=_DERIVED - given.keys())
    if wrong:
        raise _trouble(asked, wrong, read_back(written), given)
    cable = read_cable(written)
    if manner_of(cable).zen != manner.zen:
        raise ValueError("to, info, exempt: by_other_means would not be read back as given")
    return cable


def _values_of(record: Record | None) -> dict[str, Any]:
    """Return the values of a record, which may be none."""
    given: object = record
    if given is None:
        return {}
    if not isinstance(given, Record):
        raise TypeError(
            f"compose() takes a Record or values by their names, not {type(given).__name__}"
        )
    return given.to_dict()


def _asked(given: dict[str, Any]) -> Facts:
    """Return the facts that the values mean, what they lack empty."""
    readers = {**ENVELOPE, **HEAD}
    empty = facts(read_cable(""))
    # A key of the record without a reader here is refused, too: it would not be written.
    names = {*readers, *_READ_LAST}
    unknown = [name for name in given if name not in names]
    if unknown:
        message = (
            f"compose() has no field {unknown[0]!r}; its fields are {', '.join(sorted(names))}"
        )
        raise TypeError(message)
    record = {
        **empty,
        **{name: readers[name](name, given[name]) for name in given if name in readers},
    }
    record["summary"] = given.get("summary")
    if record["correction"] and "captions" not in given:
        record["captions"] = [CORRECTED_COPY]
    _read_number(record, given)
    _read_rest(record, given)
    _read_derivation(record, given)
    if record["derived_from"] and not record["classified_by"]:
        record["classified_by"] = {"name": None, "title": None, "reasons": []}
    return record


def _read_derivation(record: Facts, given: dict[str, Any]) -> None:
    """Take the source of a derivative classification from the clause, if it names one."""
    found = derivation(given.get("classified_by"))
    if found is None:
        return
    if record["derived_from"] not in {None, found}:
        raise misfit("derived_from", f"{found!r}, as classified_by says", given["derived_from"])
    record["derived_from"] = found


def _read_number(record: Facts, given: dict[str, Any]) -> None:
    """Take post and serial from the message number, if they are not given."""
    if "mrn" not in given:
        return
    number = text("mrn", given["mrn"]).upper()
    head = number.rstrip("0123456789")
    year, name, serial = head[:2], head[2:], number[len(head) :]
    if not year.isdigit() or not name or not serial:
        raise misfit("mrn", "a number such as '08MOSCOW302'", given["mrn"])
    if record["dtg"] and record["dtg"][2:4] != year:
        expected = f"a number of the year {record['dtg'][:4]}, as the date-time group has it"
        raise misfit("mrn", expected, given["mrn"])
    known = tables.post(name)
    record["mrn"] = number
    if "post" not in given:
        record["post"] = known.name if known else name
    if "serial" not in given:
        record["serial"] = int(serial)


def _read_rest(record: Facts, given: dict[str, Any]) -> None:
    routing = record["routing"]
    if routing and routing["precedence"] is None:
        # Format line 2 has the precedence of the message, its prosign doubled.
        record["routing"] = {**routing, "precedence": record["precedence"]}
    year = int(record["dtg"][:4]) if record["dtg"] else None
    if "tags" in given:
        codes, persons = read_tag_values("tags", given["tags"])
        record["tags"], record["tag_persons"] = codes, record["tag_persons"] or persons
    if "references" in given:
        record["references"] = read_reference_values("references", given["references"], year)
    if "paragraphs" in given and "body" in given:
        message = "body: the body is given twice, as body and as paragraphs"
        raise TypeError(message)
    if "paragraphs" in given:
        record["body"] = read_paragraph_values("paragraphs", given["paragraphs"])
    if "body" in given:
        record["body"] = read_body_values("body", given["body"])
    if "signature" in given:
        record["signature"] = texts("signature", given["signature"])
    if "attributes" in given:
        record["attributes"] = _attributes(given["attributes"])


def _attributes(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise wrong_type("attributes", "a dict such as {'Document Source': 'CORE'}", value)
    return {
        text("attributes", key): " ".join(entry.split())
        if isinstance(entry, str)
        else text(f"attributes: {key}", entry)
        for key, entry in value.items()
    }


def _trouble(record: Facts, wrong: Wrong, found: Facts, given: dict[str, Any]) -> ValueError:
    """Return the error that names the first field that reads back as something else."""
    for key in record:
        if key in wrong.keys and key in given:
            read = f"would be read as {quoted(found[key])}, not as given: {quoted(record[key])}"
            return ValueError(f"{key}: {read}")
    if wrong.blocks:
        at = min(wrong.blocks)
        field = "paragraphs" if "paragraphs" in given else "body"
        block = record["body"][at] if at < len(record["body"]) else None
        return ValueError(
            f"{field}: block {at + 1} would not be read back as given: {quoted(block)}"
        )
    key = min(wrong.keys)
    message = f"{key}: would be read as {quoted(found[key])} out of what the other fields say"
    return ValueError(message)
