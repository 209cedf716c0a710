"""Format lines 1 to 11 of a built cable."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import attrs
from hypothesis import strategies as st

from cablegram import nodes
from cablegram.testing._nodes import Part, blank, block, line
from cablegram.testing._words import CLASSES, MONTHS, POSTS, PRECEDENCES, counts, indicators
from cablegram.tree import Node, Token

__all__ = ["Setting", "headings", "settings"]


@attrs.frozen
class Setting:
    """What several lines of one cable have in common."""

    post: str
    serial: int
    classification: str
    #: section and total, if the message has sections
    section: tuple[int, int] | None
    time: datetime

    @property
    def mrn(self) -> str:
        """The message reference number."""
        return f"{self.time:%y}{self.post.replace(' ', '')}{self.serial}"


@st.composite
def settings(draw: st.DrawFn) -> Setting:
    """Return what a cable's lines have in common; dates from 1973 to 2010."""
    total = draw(st.none() | counts(2, 9))
    return Setting(
        post=draw(st.sampled_from(sorted(POSTS))),
        serial=draw(counts(1, 99_999)),
        classification=draw(st.sampled_from(sorted(CLASSES))),
        section=None if total is None else (draw(counts(1, total)), total),
        time=draw(st.datetimes(datetime(1973, 1, 1), datetime(2010, 12, 31))),  # noqa: DTZ001
    )


@st.composite
def headings(draw: st.DrawFn, setting: Setting) -> Part:
    """Return the lines of an envelope; each of them may be missing but the date-time group."""
    parts = [
        draw(st.just(_EMPTY) | _transmission_ids()),
        draw(st.just(_EMPTY) | _routings()),
        draw(st.just(_EMPTY) | _stations(setting)),
        draw(st.just(_EMPTY) | _securities(setting)),
        draw(_preambles(setting)),
        _origin(setting),
        draw(_blocks("to", nodes.ActionBlock, "ACTION", "TO ")),
        draw(st.just(_EMPTY) | _blocks("info", nodes.InformationBlock, "INFORMATION", "INFO ")),
        draw(st.just(_EMPTY) | _blocks("exempt", nodes.ExemptedBlock, "EXEMPTED", "XMT ")),
        draw(st.just(_EMPTY) | _accounting()),
    ]
    facts = {key: value for part in parts for key, value in part.facts.items()}
    children = [child for part in parts for child in part.children]
    return Part(children, facts)


_EMPTY = Part([], {})


def _transmission_ids() -> st.SearchStrategy[Part]:
    def build(number: int) -> Part:
        text = f"VZCZCXRO{number:04}"
        node = line(nodes.TransmissionId, "TRANSMISSION_ID", text)
        return Part([node], {"transmission_id": text})

    return counts(0, 9999).map(build)


@st.composite
def _routings(draw: st.DrawFn) -> Part:
    sign = draw(st.sampled_from(sorted(PRECEDENCES)))
    called = draw(st.lists(indicators(), min_size=1, max_size=20))
    rows = [" ".join([sign * 2, *called[:8]]), *_by_eight(called[8:])]
    node = block(nodes.RoutingLine, "ROUTING", rows, "ROUTING_MORE")
    value = {"precedence": PRECEDENCES[sign], "indicators": called}
    return Part([node], {"routing": value})


def _by_eight(words: list[str]) -> list[str]:
    return [" ".join(words[start : start + 8]) for start in range(0, len(words), 8)]


@st.composite
def _stations(draw: st.DrawFn, setting: Setting) -> Part:
    indicator, serial = POSTS[setting.post], setting.serial % 10_000
    filed = setting.time + timedelta(minutes=draw(counts(0, 59)))
    section = setting.section[0] if setting.section else None
    tail = "" if section is None else f"/{section:02}"
    text = f"DE {indicator} #{serial:04}{tail} {filed:%j%H%M}"
    value = {
        "indicator": indicator,
        "serial": serial,
        "section": section,
        "filed": {"day_of_year": filed.timetuple().tm_yday, "time": f"{filed:%H:%M}"},
    }
    return Part([line(nodes.StationLine, "STATION", text)], {"station": value})


@st.composite
def _securities(draw: st.DrawFn, setting: Setting) -> Part:
    group, _ = CLASSES[setting.classification]
    signals = draw(st.sampled_from([[], ["ZZH"], ["ZZH", "ZDK"]]))
    children: list[Node | Token] = [
        line(nodes.SecurityLine, "SECURITY", " ".join([group, *signals]))
    ]
    if draw(st.booleans()):
        children.append(line(nodes.InstructionLine, "INSTRUCTION", "ZDG"))
    value = {
        "prosign": group[:3],
        "classification": setting.classification,
        "operating_signals": signals,
    }
    return Part(children, {"security": value})


@st.composite
def _preambles(draw: st.DrawFn, setting: Setting) -> Part:
    action = draw(st.sampled_from(sorted(PRECEDENCES)))
    info = draw(st.none() | st.sampled_from(sorted(PRECEDENCES)))
    signs = action if info is None else f"{action} {info}"
    signals = draw(st.sampled_from([[], [], ["ZDK"], ["ZDK CTG #1234", "ZDS"]]))
    time = setting.time
    group = f"{time:%d%H%M}Z {MONTHS[time.month - 1]} {time:%y}"
    facts = {
        "precedence": PRECEDENCES[action],
        "info_precedence": None if info is None else PRECEDENCES[info],
        "dtg": f"{time:%Y-%m-%dT%H:%M}:00Z",
        "operating_signals": signals,
    }
    text = " ".join([signs, group, *signals])
    return Part([line(nodes.PreambleLine, "PREAMBLE", text)], facts)


def _origin(setting: Setting) -> Part:
    name = f"AMEMBASSY {setting.post}"
    return Part([line(nodes.OriginatorLine, "ORIGINATOR", f"FM {name}")], {"origin": name})


@st.composite
def _addressees(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    post = draw(st.sampled_from(sorted(POSTS)))
    indicator = draw(st.sampled_from([None, POSTS[post]]))
    precedence = draw(st.none() | st.sampled_from(sorted(PRECEDENCES.values())))
    serial = draw(st.none() | counts(1, 9999))
    name = f"AMEMBASSY {post}"
    words = [name if indicator is None else f"{indicator}/{name}"]
    words += [] if precedence is None else [precedence]
    words += [] if serial is None else [f"{serial:04}"]
    value = {"indicator": indicator, "name": name, "precedence": precedence, "serial": serial}
    return " ".join(words), value


@st.composite
def _blocks(draw: st.DrawFn, key: str, node: type[Node], kind: str, label: str) -> Part:
    """Return the lines of one keyword, maybe cut in two by an empty line."""
    found = draw(st.lists(_addressees(), min_size=1, max_size=6))
    rows = [text for text, _ in found]
    cut = draw(counts(1, len(rows)))
    children: list[Node | Token] = [block(node, kind, [label + rows[0], *rows[1:cut]], "ADDRESSEE")]
    if rows[cut:]:
        children += [blank(), block(nodes.AddresseeLines, "ADDRESSEE", rows[cut:], "ADDRESSEE")]
    return Part(children, {key: [value for _, value in found]})


def _accounting() -> st.SearchStrategy[Part]:
    return st.builds(lambda: Part([line(nodes.AccountingLine, "ACCOUNTING", "STATE GRNC")], {}))
