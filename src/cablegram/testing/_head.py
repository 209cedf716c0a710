"""The head of the text of a built cable: class line to Classified By."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from cablegram import nodes
from cablegram.testing._heading import Setting
from cablegram.testing._nodes import Part, blank, block, line
from cablegram.testing._words import CLASSES, POSTS, SURNAMES, TAGS, counts, sentences, wrap
from cablegram.tree import Node, Token

__all__ = ["heads"]

_CAPTIONS = ("SIPDIS", "NOFORN", "TERREP", "SENSITIVE")
_PASSING = ("STATE FOR EUR/RUS", "LONDON FOR HARTWELL", "DEPT PASS TO USTR")
_REASONS = ("b", "d", "e")


@st.composite
def heads(draw: st.DrawFn, setting: Setting) -> Part:
    """Return the lines in front of the first paragraph; most of them may be absent."""
    parts = [
        draw(_class_lines(setting)),
        draw(_loose("captions", _CAPTIONS)),
        draw(_loose("passing", _PASSING)),
        draw(_executive_orders()),
        draw(_tags()),
        draw(_subjects()),
        draw(_references(setting)),
        draw(_classified_by()),
    ]
    facts = {key: value for part in parts for key, value in part.facts.items()}
    children: list[Node | Token] = []
    for part in parts:
        # Unlabelled lines behind a label would belong to its field.
        apart: bool = draw(st.booleans())
        if part.children and children and (apart or _is_loose(part)):
            children.append(blank())
        children += part.children
    return Part([*children, blank()], facts)


def _is_loose(part: Part) -> bool:
    return any(isinstance(child, nodes.Loose) for child in part.children)


@st.composite
def _class_lines(draw: st.DrawFn, setting: Setting) -> Part:
    _, spellings = CLASSES[setting.classification]
    number = f"{setting.serial:06}" if draw(st.booleans()) else str(setting.serial)
    words = [draw(st.sampled_from(spellings)), setting.post, number]
    section = None
    if setting.section:
        section = {"number": setting.section[0], "total": setting.section[1]}
        words.insert(1, f"SECTION {setting.section[0]:02} OF {setting.section[1]:02}")
    facts = {
        "classification": setting.classification,
        "section": section,
        "post": setting.post,
        "serial": setting.serial,
        "mrn": setting.mrn,
    }
    return Part([line(nodes.ClassLine, "CLASS_LINE", " ".join(words))], facts)


@st.composite
def _loose(draw: st.DrawFn, key: str, choices: tuple[str, ...]) -> Part:
    found = draw(st.lists(st.sampled_from(choices), max_size=3, unique=True))
    return Part([block(nodes.Loose, "TEXT", found)] if found else [], {key: found})


@st.composite
def _executive_orders(draw: st.DrawFn) -> Part:
    order = draw(st.sampled_from(["12958", "12356", "12065"]))
    on = draw(st.none() | st.dates(date(2000, 1, 1), date(2059, 12, 31)))
    words = f"DECL: {on:%m/%d/%Y}" if on else "DECL: OADR" if draw(st.booleans()) else "N/A"
    value: dict[str, Any] = {
        "order": order,
        "on": on.isoformat() if on else None,
        "exemption": None if on else words.removeprefix("DECL: "),
    }
    label = draw(st.sampled_from(["E.O.", "EO"]))
    text = f"{label} {order}: {words}"
    node = line(nodes.ExecutiveOrderLine, "EXECUTIVE_ORDER", text)
    return Part([node], {"declassification": value})


@st.composite
def _tags(draw: st.DrawFn) -> Part:
    found = draw(st.lists(st.sampled_from(TAGS), min_size=1, max_size=6, unique=True))
    linked, label = draw(st.booleans()), draw(st.sampled_from(["TAGS: ", "TAGS "]))
    shown = [f"[{tag}](#)" for tag in found] if linked else found
    text = label + (" " if linked else ", ").join(shown)
    return Part([line(nodes.TagsLine, "TAGS", text)], {"tags": found, "tag_persons": []})


@st.composite
def _subjects(draw: st.DrawFn) -> Part:
    portion = draw(st.sampled_from([None, "U", "C", "S/NF"]))
    text = draw(sentences(1)).rstrip(".")
    shown = text if portion is None else f"({portion}) {text}"
    label = draw(st.sampled_from(["SUBJECT: ", "SUBJ: "]))
    node = block(nodes.SubjectLines, "SUBJECT", wrap(label + shown, draw(counts(30, 70))))
    return Part([node], {"subject": text, "subject_portion": portion})


@st.composite
def _references(draw: st.DrawFn, setting: Setting) -> Part:
    """Return one reference behind the label, or a lettered list; of the cable's own year."""
    cited = st.tuples(st.sampled_from(sorted(POSTS)), counts(100, 99_999), st.booleans())
    found = draw(st.lists(cited, max_size=4))
    values = [
        {
            "label": chr(ord("A") + index) if len(found) > 1 else None,
            "mrn": f"{setting.time:%y}{post.replace(' ', '')}{serial}",
            "kind": "cable",
            "notal": notal,
        }
        for index, (post, serial, notal) in enumerate(found)
    ]
    rows = [f"{post} {serial}{' (NOTAL)' * notal}" for post, serial, notal in found]
    letters = [
        f"{chr(ord('A') + index)}. " if len(found) > 1 else "" for index in range(len(found))
    ]
    children: list[Node | Token] = []
    if rows:
        children.append(line(nodes.ReferenceLines, "REFERENCES", f"REF: {letters[0]}{rows[0]}"))
        for letter, row in zip(letters[1:], rows[1:], strict=True):
            children.append(line(nodes.ReferenceItem, "LETTERED", f"     {letter}{row}"))
    return Part(children, {"references": values})


@st.composite
def _classified_by(draw: st.DrawFn) -> Part:
    if draw(st.booleans()):
        return Part([], {"classified_by": None})
    name = f"Jane {draw(st.sampled_from(SURNAMES)).title()}"
    reasons = draw(st.lists(st.sampled_from(_REASONS), min_size=1, max_size=3, unique=True))
    listed = " and ".join(f"({letter})" for letter in sorted(reasons))
    text = f"Classified By: Ambassador {name}, reasons 1.4 {listed}."
    value = {
        "name": name,
        "title": "Ambassador",
        "reasons": [f"1.4({letter})" for letter in sorted(reasons)],
    }
    node = line(nodes.ClassifiedByLines, "CLASSIFIED_BY", text)
    return Part([node], {"classified_by": value})
