"""The envelope: format lines 1 to 9, and what a printer put around them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cablegram import tables
from cablegram._compose.fields import holds
from cablegram._compose.manner import Manner
from cablegram._compose.parts import Facts, Lines, Part
from cablegram._compose.wrapping import wrap
from cablegram._fields._reading import MONTHS

__all__ = ["NOTICE", "dtg_group", "heading_parts", "spaced_group"]

#: the archive's own words, on 82 of 1,295 published cables
NOTICE = "This record is a partial extract of the original cable."
_PRINT_WIDTH = 62


def heading_parts(record: Facts, manner: Manner) -> list[Part]:
    """Return the parts of the heading, in the order of the format lines."""
    return [
        *_number_part(record),
        *_print_parts(record),
        *_transport_parts(record, manner),
        *_preamble_parts(record),
        *_address_parts(record, manner),
    ]


def _number_part(record: Facts) -> Iterator[Part]:
    """Yield the message number as a SMART print has it, where no date gives its year."""
    if record["mrn"] and not record["dtg"] and record["post"] and record["serial"] is not None:
        yield Part("mrn", [[], [_number_row(record)]])


def _number_row(record: Facts) -> str:
    return f"MRN: {record['mrn'][:2]} {record['post']} {record['serial']}"


def _print_parts(record: Facts) -> Iterator[Part]:
    if record["partial"]:
        yield Part("partial", [[NOTICE]])
    if record["distribution"]:
        yield Part("distribution", [_offices(record["distribution"])])
    for key, label in (("drafted_by", "DRAFTED BY"), ("approved_by", "APPROVED BY")):
        if record[key]:
            yield Part(key, [[f"{label} {record[key]}"], [f"{label}: {record[key]}"]])


def _offices(distribution: dict[str, Any]) -> Lines:
    """Return the offices, wrapped as the printer did: the lines go on without a keyword."""
    lines: Lines = []
    for key, label in (("origin", "ORIGIN "), ("action", "ACTION ")):
        if distribution[key]:
            lines.append(label + "  ".join(distribution[key]))
    total = distribution["total"]
    info = wrap(" ".join(distribution["info"]), _PRINT_WIDTH) if distribution["info"] else []
    for at, line in enumerate(info):
        lines.append(f"      {line}" if at else f"INFO  {line}")
    if total is not None:
        lines.append(f"      /{total:03} W")
    return lines


def _transport_parts(record: Facts, manner: Manner) -> Iterator[Part]:
    """Yield format lines 1 to 4; of JANAP 128, 2 and 3 are one."""
    if record["transmission_id"]:
        yield Part("transmission_id", [[record["transmission_id"]]])
    lines = _routing(record)
    if record["station"]:
        ways = [[*lines, line] for line in _station_lines(record)]
        if record["routing"]:
            ways += [*([[manner.card]] if manner.card else []), _card(record)]
        yield Part({"routing", "station", "post", "serial", "mrn"}, ways)
    elif lines:
        yield Part("routing", [lines])
    if record["security"]:
        security = record["security"]
        group = " ".join([spaced_group(security["classification"]), *security["operating_signals"]])
        yield Part("security", [[f"{security['prosign']} {group}".rstrip()]])


def _routing(record: Facts) -> Lines:
    routing = record["routing"]
    if not routing or not routing["indicators"]:
        return []
    known = tables.precedence(routing["precedence"] or "")
    sign = [known.digraph] if known and known.digraph else []
    return wrap(" ".join([*sign, *routing["indicators"]]))


def spaced_group(classification: str | None) -> str:
    """Return the class letter, five times (ACP 127, 124)."""
    known = tables.classification(classification or "")
    letter = known.zny_letter if known else None
    return (letter or (classification or " ")[0]).strip() * 5


def _card(record: Facts) -> Lines:
    """Return the one line that JANAP 128 has for format lines 2 and 3."""
    routing, station = record["routing"], record["station"]
    known = tables.precedence(routing["precedence"] or "")
    prosign = known.prosign if known and known.prosign else "R"
    letter = spaced_group(record["classification"] or "UNCLASSIFIED")[:1] or "U"
    filed = _julian(station) or "0000000"
    serial = f"{station['serial'] or 0:04}"
    stations = " ".join(routing["indicators"])
    head = f"{prosign}TTUZYUW {station['indicator'] or ''}{serial} {filed}"
    return [f"{head}-{letter * 4}--{stations}."]


def _julian(station: dict[str, Any]) -> str:
    filed = station["filed"]
    if not filed or filed["day_of_year"] is None:
        return ""
    return f"{filed['day_of_year']:03}{filed['time'].replace(':', '')}"


def _station_lines(record: Facts) -> Iterator[str]:
    station = record["station"]
    words = ["DE", station["indicator"] or "RUEH"]
    if station["serial"] is not None:
        section = f"/{station['section']:02}" if station["section"] is not None else ""
        words.append(f"#{station['serial']:04}{section}")
    filed = station["filed"]
    if filed and filed["day_of_year"] is not None:
        yield " ".join([*words, _julian(station)])
    elif filed:
        day = (record["dtg"] or "2000-01-01")[8:10]
        yield " ".join([*words, f"{day}/{filed['time'].replace(':', '')}Z"])
    yield " ".join(words)


def _preamble_parts(record: Facts) -> Iterator[Part]:
    keys = {"precedence", "info_precedence", "dtg", "operating_signals", "mrn"}
    if any(record[key] for key in keys - {"mrn"}):
        yield Part(keys, _preambles(record), holds=holds(record, *(keys - {"mrn"})))


def _preambles(record: Facts) -> Iterator[Lines]:
    names = [record["precedence"], record["info_precedence"]]
    known = [tables.precedence(name) for name in names if name]
    signs = [it.prosign for it in known if it and it.prosign]
    signals = record["operating_signals"]
    group = " ".join([dtg_group(record["dtg"]), *signals]) if record["dtg"] else ""
    if group:
        # A preamble does not wrap.
        yield [" ".join([*signs, group])]
        if record["precedence"]:
            # NIACT IMMEDIATE has no prosign of its own.
            yield [record["precedence"], group]
        elif record["mrn"] and record["post"] and record["serial"] is not None:
            # No line 5 begins with a group; the rows of a SMART print name it.
            yield [_number_row(record), f"Date/DTG: {group}"]
    else:
        if record["precedence"] and not signals:
            yield [record["precedence"]]
        # No date can be told from these figures.
        figures = " ".join(["000000Z", *signals])
        yield [" ".join([*signs, figures])]
        if record["precedence"]:
            yield [record["precedence"], figures]


def dtg_group(iso: str) -> str:
    """Return a moment as a date-time group (ACP 127, 113).

    >>> dtg_group("2008-02-06T16:08:00Z")
    '061608Z FEB 08'
    """
    year, month, day = iso[:4], MONTHS[int(iso[5:7]) - 1], iso[8:10]
    short = 1961 <= int(year) <= 2060  # noqa: PLR2004  two figures mean these years
    return f"{day}{iso[11:13]}{iso[14:16]}Z {month} {year[2:] if short else year}"


def _address_parts(record: Facts, manner: Manner) -> Iterator[Part]:
    if record["origin"]:
        yield Part("origin", [[f"FM {record['origin']}"]])
    for key, label in (("to", "TO"), ("info", "INFO"), ("exempt", "XMT")):
        if record[key]:
            zen = frozenset(at for name, at in manner.zen if name == key)
            yield Part(key, _blocks(label, record[key], zen), holds=holds(record, key))


def _blocks(label: str, addressees: list[dict[str, Any]], zen: frozenset[int]) -> Iterator[Lines]:
    lines = [_addressee(one) for one in addressees]
    if zen:
        marked = [f"ZEN/{line}" if at in zen else line for at, line in enumerate(lines)]
        yield [f"{label} {marked[0]}", *marked[1:]]
    yield [f"{label} {lines[0]}", *lines[1:]]
    # With the keyword on every line, a name need not be in capitals.
    yield [f"{label} {line}" for line in lines]


def _addressee(one: dict[str, Any]) -> str:
    """Return an addressee's line: ``RUEHC/SECSTATE WASHDC IMMEDIATE 6419``."""
    station = f"{one['indicator']}/" if one["indicator"] else ""
    serial = f"{one['serial']:04}" if one["serial"] is not None else ""
    words = (f"{station}{one['name']}", one["precedence"], serial)
    return " ".join(word for word in words if word)
