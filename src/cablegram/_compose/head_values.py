"""The values of the text's head, as the caller may give them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import attrs

from cablegram import tables
from cablegram._compose.given import level, mapping, number, text, texts, value_of
from cablegram._edit.plan import entries, misfit, quoted, wrong_type
from cablegram._fields.class_line import read_class_line
from cablegram._fields.classified_by import read_classified_by
from cablegram._fields.executive_order import read_executive_order
from cablegram._fields.portion import read_portion
from cablegram._fields.references import read_references
from cablegram._fields.tags import read_tags
from cablegram.values import ClassifiedBy, Declassification, Reference, Section, Tag

__all__ = ["HEAD", "derivation", "read_reference_values", "read_tag_values"]

_ORDER = "a line such as '12958: DECL: 02/06/2018'"
_REFERENCE = "a reference such as 'MOSCOW 235'"
_TAG = "a code such as 'PREL'"
_PORTION = "a portion mark such as 'C'"
_PAIR = ("number", "total")


def _section(field: str, value: object) -> dict[str, Any]:
    example = "a pair such as (1, 3)"
    section = value
    if isinstance(value, str):
        section = read_class_line(f"SECRET SECTION {text(field, value)} LIMA 1").section
        if section is None:
            raise misfit(field, "'01 OF 03'", value)
    elif isinstance(value, (tuple, list)) and len(value) == len(_PAIR):
        section = dict(zip(_PAIR, value, strict=True))
    elif not isinstance(value, (Mapping, Section)):
        raise wrong_type(field, example, value)
    given = mapping(field, section, _PAIR, example)
    found = {key: value_of(field, given, key, number) for key in given}
    # A record may say what a garbled line said.
    if not isinstance(value, (Mapping, Section)) and not _counts(**found):
        raise misfit(field, f"{example}, the number from 1 to the total", value)
    return found


def _counts(number: int | None, total: int | None) -> bool:
    return number is None or (number > 0 and (total is None or number <= total))


def _portion(field: str, value: object) -> str:
    words = text(field, value)
    mark = read_portion(words if words.startswith("(") else f"({words})").mark
    if mark is None:
        raise misfit(field, _PORTION, value)
    return mark


def _post(field: str, value: object) -> str:
    return text(field, value).upper()


def _captions(field: str, value: object) -> list[str]:
    return [caption.upper() for caption in texts(field, value)]


def _declassification(field: str, value: object) -> dict[str, Any]:
    if isinstance(value, str):
        words = text(field, value)
        labelled = words.upper().startswith(("E", ".", "O"))
        value = read_executive_order(words if labelled else f"E.O. {words}")
        if (value.order is None and not value.text) or not words.endswith(value.text):
            raise misfit(field, _ORDER, words)
    keys = ("order", "on", "exemption", "event", "by", "text")
    given = mapping(field, value, keys, _ORDER)
    given["text"] = given["text"] or None
    found = {key: value_of(field, given, key, _date if key == "on" else text) for key in keys}
    found["text"] = found["text"] or (
        "" if isinstance(value, Declassification) else _order_words(found)
    )
    return found


def _date(field: str, value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()[:10]
    words = text(field, value)
    try:
        return date.fromisoformat(words).isoformat()
    except ValueError:
        raise misfit(field, "a date such as '2018-02-06'", value) from None


def _order_words(found: dict[str, Any]) -> str:
    """Return what stands behind the number of the order."""
    day = f"{found['on'][5:7]}/{found['on'][8:]}/{found['on'][:4]}" if found["on"] else ""
    person = f"({found['by']})" if found["by"] else ""
    said = found["exemption"] or (found["event"] and f"DECL: {found['event']}")
    lead = said or ("DECL:" if day else "")
    return " ".join(part for part in (lead, day, person) if part)


def read_tag_values(field: str, value: object) -> tuple[list[str], list[dict[str, str]]]:
    """Return codes, and the persons that stand in brackets behind them.

    >>> read_tag_values("tags", "PREL, OVIP (CLINTON, HILLARY)")
    (['PREL', 'OVIP'], [{'tag': 'OVIP', 'person': 'CLINTON, HILLARY'}])
    """
    given = _line(field, text(field, value)) if isinstance(value, str) else []
    for entry in (
        [] if isinstance(value, str) else entries(field, f"a list of codes, {_TAG}", value)
    ):
        given += [_known(field, entry)] if isinstance(entry, Tag) else _tags(field, entry)
    persons = [{"tag": tag.code, "person": person} for tag in given for person in tag.persons]
    return [tag.code for tag in given], persons


def _line(field: str, words: str) -> list[Tag]:
    """Return the tags of a line; each letter of it must be one's."""
    found = read_tags(words)
    bare = words.upper().removeprefix("TAGS")
    letters = [it for it in bare if it.isalnum()]
    if letters != [it for tag in found for it in tag.text.upper() if it.isalnum()]:
        raise misfit(field, f"codes such as 'PREL, RS', {_TAG}", words)
    return found


def _known(field: str, tag: Tag) -> Tag:
    """Return a tag whose kind and title are those of the table, for no text says others."""
    known = tables.tag(tag.code)
    for name in ("kind", "title"):
        said = getattr(tag, name)
        if said is not None and said != getattr(known, name, None):
            message = f"{field}: {name} of {tag.code} cannot be written, got {quoted(said)}"
            raise ValueError(message)
    return tag


def _tags(field: str, value: object) -> list[Tag]:
    words = text(field, value) if isinstance(value, str) else None
    if words is None:
        raise wrong_type(field, _TAG, value)
    found = read_tags(words)
    # A name of several words stays one, as the caller has it.
    return found if any(tag.persons for tag in found) else [Tag(code=words.upper())]


def _tag_persons(field: str, value: object) -> list[dict[str, str]]:
    example = "a pair such as ('OVIP', 'CLINTON, HILLARY')"
    found = []
    for entry in entries(field, f"a list of pairs, {example}", value):
        pair = entry
        if isinstance(entry, (tuple, list)) and len(entry) == len(("tag", "person")):
            pair = dict(zip(("tag", "person"), entry, strict=True))
        given = mapping(field, pair, ("tag", "person"), example)
        found.append({key: text(f"{field}: {key}", given[key]) for key in given})
    return found


def read_reference_values(field: str, value: object, year: int | None) -> list[dict[str, Any]]:
    """Return the references; those given as text get letters if there are several.

    >>> [(it["label"], it["mrn"]) for it in read_reference_values("references", "STATE 5", 2008)]
    [(None, '08STATE5')]
    """
    if isinstance(value, (str, Mapping, Reference)):
        value = [value]
    given = entries(field, f"a list of references, {_REFERENCE}", value)
    letters = len(given) > 1 and all(isinstance(entry, str) for entry in given)
    found = [_reference(field, entry, year) for entry in given]
    for at, one in enumerate(found):
        if letters and one["label"] is None and at < len("ABCDEFGHIJKLMNOPQRSTUVWXYZ"):
            one["label"] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[at]
    return found


def _reference(field: str, value: object, year: int | None) -> dict[str, Any]:
    keys = ("label", "mrn", "kind", "notal", "text")
    if isinstance(value, str):
        read = read_references(f"REF: {text(field, value)}", year=year)
        if len(read) != 1:
            raise misfit(field, _REFERENCE, value)
        value = read[0]
    given = mapping(field, value, keys, _REFERENCE)
    if not given["text"]:
        raise misfit(f"{field}: text", _REFERENCE, value)
    words = text(f"{field}: text", given["text"])
    read = read_references(f"REF: {words}", year=year)
    guess = read[0] if read else Reference(kind="document")
    return {
        "label": value_of(field, given, "label", text),
        "mrn": given["mrn"] if given["mrn"] or given["kind"] else guess.mrn,
        "kind": given["kind"] or guess.kind,
        "notal": guess.notal if given["notal"] is None else given["notal"],
        "text": words,
    }


def _classified_by(field: str, value: object) -> dict[str, Any]:
    example = "text such as 'AMBASSADOR JANE DOE, FOR REASONS 1.4 (B) AND (D)'"
    if isinstance(value, str):
        value = read_classified_by(f"Classified By: {text(field, value)}")
    elif not isinstance(value, (Mapping, ClassifiedBy)):
        raise wrong_type(field, example, value)
    keys = ("name", "title", "reasons")
    if isinstance(value, ClassifiedBy):
        value = attrs.evolve(value, derived_from=None)  # see derivation
    given = mapping(field, value, keys, example)
    return {
        "name": value_of(field, given, "name", text),
        "title": value_of(field, given, "title", text),
        "reasons": texts(f"{field}: reasons", given["reasons"] or []),
    }


def derivation(value: object) -> str | None:
    """Return the source that a clause names, given as text or value.

    >>> derivation("DCM Jane Doe. Derived From: STATE 5")
    'STATE 5'
    """
    if isinstance(value, str):
        value = read_classified_by(f"Classified By: {value}")
    return value.derived_from if isinstance(value, ClassifiedBy) else None


HEAD: dict[str, Callable[[str, object], Any]] = {
    "classification": level,
    "section": _section,
    "post": _post,
    "serial": number,
    "captions": _captions,
    "correction": text,
    "passing": texts,
    "declassification": _declassification,
    "tag_persons": _tag_persons,
    "subject": text,
    "subject_portion": _portion,
    "classified_by": _classified_by,
    "derived_from": text,
}
"""How the value of each field is read, but for TAGS and references."""
