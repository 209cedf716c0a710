"""The heading of the screen: the fields of a record, in the order of a cable."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, TypeAlias

from cablegram import tables
from cablegram._cli.layout import columns, line
from cablegram._dates import MONTHS, day_in_words, moment_in_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import RenderableType

__all__ = ["heading"]

Record: TypeAlias = dict[str, Any]

#: so many addressees are shown; a collective may be followed by sixty
_MOST_ADDRESSEES = 5


def heading(record: Record, source: str) -> RenderableType:
    """Return the fields that the record has, each with its label."""
    rows = [(label, value) for label, show in _FIELDS if (value := show(record)) is not None]
    rows.append(("Form", line(_form(record), "dim")))
    rows.append(("Source", line(source, "dim")))
    return columns(rows, "bold", "")


def _plain(key: str, style: str = "") -> Callable[[Record], RenderableType | None]:
    """Show a field that is one string."""

    def show(record: Record) -> RenderableType | None:
        return line(record[key], style) if record[key] else None

    return show


def _listed(key: str, between: str) -> Callable[[Record], RenderableType | None]:
    """Show a field that is a list of strings."""

    def show(record: Record) -> RenderableType | None:
        return line(between.join(record[key])) if record[key] else None

    return show


def _classification(record: Record) -> RenderableType | None:
    section = record["section"] or {}
    part = "section {number} of {total}".format(**section) if section.get("total") else None
    words = [record["classification"], part, "extract" if record["partial"] else None]
    return _joined(words, ", ")


def _date(record: Record) -> RenderableType | None:
    """Show the date-time group as it is written on the wire, and as a date."""
    if not record["dtg"]:
        return None
    time = datetime.fromisoformat(record["dtg"]).astimezone(UTC)
    group = f"{time:%d%H%M}Z {MONTHS[time.month - 1][:3].upper()} {time:%y}"
    return line(f"{group} ({moment_in_words(time)})")


def _precedence(record: Record) -> RenderableType | None:
    second = record["info_precedence"]
    return _joined([record["precedence"], f"{second} to info" if second else None], ", ")


def _addressees(key: str) -> Callable[[Record], RenderableType | None]:
    """Show the first addressees, a line each, and how many there are."""

    def show(record: Record) -> RenderableType | None:
        found = record[key]
        shown = [line(_addressee(entry)) for entry in found[:_MOST_ADDRESSEES]]
        if len(found) > _MOST_ADDRESSEES:
            shown.append(line(f"... {len(found)} in all", "dim"))
        return columns([(entry,) for entry in shown], "") if shown else None

    return show


def _addressee(entry: Record) -> str:
    serial = entry["serial"]
    parts = [entry["name"] or entry["indicator"], entry["precedence"], serial and str(serial)]
    return " ".join([part for part in parts if part])


def _declassification(record: Record) -> RenderableType | None:
    found = record["declassification"]
    if not found:
        return None
    order = found.get("order")
    words = [
        day_in_words(date.fromisoformat(found["on"])) if found.get("on") else None,
        found.get("exemption"),
        found.get("event"),
        f"({found['by']})" if found.get("by") else None,
    ]
    when = " ".join([word for word in words if word]) or found.get("text")
    return _joined([f"E.O. {order}" if order else None, when], ": ")


def _tags(record: Record) -> RenderableType | None:
    if not record["tags"]:
        return None
    rows = []
    for code in record["tags"]:
        entry = tables.tag(code)
        title = (entry and entry.title) or ""
        persons = [f"({who['person']})" for who in record["tag_persons"] if who["tag"] == code]
        rows.append((line(code), line(" ".join([title, *persons]), "dim")))
    return columns(rows, "", "")


def _references(record: Record) -> RenderableType | None:
    if not record["references"]:
        return None
    rows = []
    for entry in record["references"]:
        what = entry["mrn"] or entry["kind"]
        notal = " (NOTAL)" if entry["notal"] else ""
        text = entry["text"] or ""
        rows.append((line(entry["label"] or ""), line(what), line(text + notal, "dim")))
    return columns(rows, "", "", "")


def _classified_by(record: Record) -> RenderableType | None:
    found = record["classified_by"]
    if not found:
        return None
    reasons = ", ".join(found["reasons"])
    words = [found["name"], found["title"], f"reasons {reasons}" if reasons else None]
    return _joined(words, ", ")


def _offices(record: Record) -> RenderableType | None:
    found = record["distribution"]
    if not found:
        return None
    action = " ".join(found["action"])
    words = [
        f"action {action}" if action else None,
        f"{len(found['info'])} for information" if found["info"] else None,
        f"{found['total']} copies" if found["total"] else None,
    ]
    return _joined(words, ", ")


def _attributes(record: Record) -> RenderableType | None:
    count = len(record["attributes"] or {})
    return line(f"{count} attributes", "dim") if count else None


def _joined(words: list[str | None], between: str) -> RenderableType | None:
    present = [word for word in words if word]
    return line(between.join(present)) if present else None


#: envelope and carrier of the record, in words
_ENVELOPES = {
    "acp127": "telegraph message",
    "acp126": "telegraph message",
    "print": "telegram as State printed it",
    "smart": "message as SMART printed it",
    "janap128": "Navy message",
    "none": "text without a heading",
}
_CARRIERS = {
    "markdown": "in Markdown",
    "html": "in a web page",
    "csv": "in a data file",
    "nara": "in a record of the National Archives",
}


def _form(record: Record) -> str:
    """Say what kind of message this is, and how it is written."""
    dialect = record["dialect"]
    envelope = _ENVELOPES.get(dialect["envelope"], dialect["envelope"])
    words = " ".join([envelope, _CARRIERS.get(dialect["carrier"], "")]).strip()
    return ", ".join([fact for fact in (words, record["encoding"]) if fact])


#: labels as State's own prints have them
_FIELDS: tuple[tuple[str, Callable[[Record], RenderableType | None]], ...] = (
    ("MRN", _plain("mrn")),
    ("Date", _date),
    ("Precedence", _precedence),
    ("Signals", _listed("operating_signals", "; ")),
    ("From", _plain("origin")),
    ("To", _addressees("to")),
    ("Info", _addressees("info")),
    ("Exempt", _addressees("exempt")),
    ("Offices", _offices),
    ("Classification", _classification),
    ("Captions", _listed("captions", ", ")),
    ("Correction", _plain("correction")),
    ("Passing", _listed("passing", "; ")),
    ("Declassify", _declassification),
    ("TAGS", _tags),
    ("Subject", _plain("subject", "bold")),
    ("References", _references),
    ("Classified by", _classified_by),
    ("Derived from", _plain("derived_from")),
    ("Drafted by", _plain("drafted_by")),
    ("Approved by", _plain("approved_by")),
    ("Archive", _attributes),
)
