"""The fields of a document that can be changed: what is asked for, put into its record.

The values are those that ``replace`` takes for a message, in the same forms. Nothing has a manner
to follow here: a row says the value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from cablegram import tables
from cablegram._edit.addressees import _EXAMPLE, _Neighbours
from cablegram._edit.addressees import _given as _given_addressee
from cablegram._edit.captions import _given as _given_caption
from cablegram._edit.classification import _EXPECTED as _A_CLASSIFICATION
from cablegram._edit.classified_by import _EXPECTED as _A_CLASSIFIER
from cablegram._edit.classified_by import _asked as _asked_classifier
from cablegram._edit.declassification import asked_for
from cablegram._edit.dtg import _precedence as _given_precedence
from cablegram._edit.dtg import _wanted_group
from cablegram._edit.paragraphs import _paragraph, one_line
from cablegram._edit.plan import entries, misfit, words, wrong_type
from cablegram._edit.references import _next_letter, given_references
from cablegram._edit.tags import _given as _given_tag
from cablegram._fields.classified_by import read_classified_by
from cablegram.values import ClassifiedBy, Declassification

if TYPE_CHECKING:
    from cablegram._document.cable import DocumentCable

__all__ = ["CHANGES"]

_Record = dict[str, Any]
_Change = Callable[["DocumentCable", _Record, object], None]


def _precedence(_: DocumentCable, record: _Record, wanted: object) -> None:
    record["precedence"], _prosign = _given_precedence("precedence", wanted)


def _info_precedence(_: DocumentCable, record: _Record, wanted: object) -> None:
    name = None if wanted is None else _given_precedence("info_precedence", wanted)[0]
    record["info_precedence"] = name


def _dtg(cable: DocumentCable, record: _Record, wanted: object) -> None:
    """Change the date; a message number of the old year is one of the new year then."""
    group = _wanted_group(wanted)
    record["dtg"] = group.iso
    if record["mrn"] is not None and record["mrn"] == tables.mrn(
        cable.year, cable.post, cable.serial
    ):
        record["mrn"] = tables.mrn(group.year, cable.post, cable.serial)


def _origin(_: DocumentCable, record: _Record, wanted: object) -> None:
    name = words("origin", "a name such as 'AMEMBASSY MOSCOW'", wanted)
    record["origin"] = name


def _addressees(field: str) -> _Change:
    def change(cable: DocumentCable, record: _Record, wanted: object) -> None:
        expected = f"a list of addressees such as [{_EXAMPLE}]"
        given = entries(field, expected, wanted)
        others = [
            one
            for name in ("to", "info", "exempt")
            if name != field
            for one in getattr(cable, name)
        ]
        neighbours = _Neighbours(getattr(cable, field), others)
        found = [_given_addressee(field, value, neighbours) for value in given]
        keys = ("indicator", "name", "precedence", "serial")
        record[field] = [{key: getattr(one, key) for key in keys} for one in found]

    return change


def _officer(field: str) -> _Change:
    def change(_: DocumentCable, record: _Record, wanted: object) -> None:
        said = words(field, "offices and names such as 'EUR/RPM:JDOE'", wanted)
        record[field] = said

    return change


def _classification(_: DocumentCable, record: _Record, wanted: object) -> None:
    if not isinstance(wanted, str):
        raise wrong_type("classification", _A_CLASSIFICATION, wanted)
    name = " ".join(wanted.split()).upper()
    known = tables.classification(name)
    if known is None or known.name != name:
        raise misfit("classification", _A_CLASSIFICATION, wanted)
    record["classification"] = name


def _captions(_: DocumentCable, record: _Record, wanted: object) -> None:
    given = entries("captions", "a list such as ['SIPDIS', 'NOFORN']", wanted)
    record["captions"] = list(dict.fromkeys(_given_caption(value) for value in given))


def _passing(_: DocumentCable, record: _Record, wanted: object) -> None:
    given = entries("passing", "a list such as ['STATE FOR EUR/RUS']", wanted)
    example = "an instruction such as 'STATE FOR EUR/RUS'"
    record["passing"] = [words("passing", example, value) for value in given]


def _declassification(cable: DocumentCable, record: _Record, wanted: object) -> None:
    asked = asked_for(wanted, cable.declassification or Declassification())
    record["declassification"] = {
        **{key: asked.facts[key] for key in ("order", "on", "exemption", "event", "by")},
        "text": asked.said,
    }


def _tags(cable: DocumentCable, record: _Record, wanted: object) -> None:
    given = entries("tags", "a list such as ['PREL', 'RS']", wanted)
    old = cable.tag_entries
    known = {tag.code: tag for tag in reversed(old)}
    found = [_given_tag(value, known) for value in given]
    record["tags"] = [tag.code for tag in found]
    others = [one for one in record["tag_persons"] if one["tag"] not in known]
    persons = [{"tag": tag.code, "person": person} for tag in found for person in tag.persons]
    record["tag_persons"] = persons + others


def _subject(_: DocumentCable, record: _Record, wanted: object) -> None:
    said = words("subject", "the words of a subject", wanted)
    if record["subject"] is None and record["subject_portion"] is None:
        message = "subject: this cable has no title; put one into the text and parse it"
        raise ValueError(message)
    record["subject"] = said


def _references(cable: DocumentCable, record: _Record, wanted: object) -> None:
    found = given_references(cable, wanted)
    keys = ("label", "mrn", "kind", "notal", "text")
    record["references"] = [{key: getattr(one, key) for key in keys} for one in found]
    old = cable.references
    asked = [one.label for one in found if one.label and one not in old]
    taken = {one.label for one in found if one in old}
    if len({*asked}) < len(asked) or not taken.isdisjoint(asked):
        raise misfit("references", "letters that are not taken", wanted)
    _letter(record["references"], {one.label for one in old if one.label})


def _letter(found: list[_Record], old: set[str]) -> None:
    """Give a new reference the next letter if the others have letters."""
    used: set[str] = set()
    before = None
    for entry in found:
        if old and (entry["label"] is None or entry["label"] in used):
            entry["label"] = _next_letter(before, used | old)
        if entry["label"]:
            used.add(entry["label"])
        before = entry["label"]


def _classified_by(cable: DocumentCable, record: _Record, wanted: object) -> None:
    old = cable.classified_by or ClassifiedBy()
    if isinstance(wanted, str):
        said = words("classified_by", _A_CLASSIFIER, wanted)
        value = read_classified_by(f"Classified By: {said}")
        parts: tuple[Any, ...] = (value.name, value.title, value.reasons)
        record["derived_from"] = value.derived_from or record["derived_from"]
    elif isinstance(wanted, (type(old), Mapping)):
        parts = _asked_classifier(wanted, old)
    else:
        raise wrong_type("classified_by", _A_CLASSIFIER, wanted)
    name, title, reasons = parts
    record["classified_by"] = {"name": name, "title": title, "reasons": list(reasons)}


def _paragraphs(cable: DocumentCable, record: _Record, wanted: object) -> None:
    if not isinstance(wanted, Mapping):
        raise wrong_type("paragraphs", "a dict such as {2: 'new text'}", wanted)
    for number, text in wanted.items():
        block = _paragraph(cable, number)
        said = one_line("paragraphs", f"text for paragraph {number}", text)
        index = next(at for at, one in enumerate(cable.body) if one is block)
        record["body"][index]["text"] = said


def _signature(_: DocumentCable, record: _Record, wanted: object) -> None:
    names = [wanted] if isinstance(wanted, str) else wanted
    names = entries("signature", "a name such as 'BURNS'", names)
    old = record["signature"]
    new = [words("signature", "a name such as 'BURNS'", name) for name in names]
    if (old and len(new) != len(old)) or not new:
        raise misfit("signature", f"{len(old) or 1} name(s)", wanted)
    record["signature"] = new


#: the fields, each with what puts a value of it into a record
CHANGES: Final[dict[str, _Change]] = {
    "precedence": _precedence,
    "info_precedence": _info_precedence,
    "dtg": _dtg,
    "origin": _origin,
    "to": _addressees("to"),
    "info": _addressees("info"),
    "exempt": _addressees("exempt"),
    "drafted_by": _officer("drafted_by"),
    "approved_by": _officer("approved_by"),
    "classification": _classification,
    "captions": _captions,
    "passing": _passing,
    "declassification": _declassification,
    "tags": _tags,
    "subject": _subject,
    "references": _references,
    "classified_by": _classified_by,
    "paragraphs": _paragraphs,
    "signature": _signature,
}
