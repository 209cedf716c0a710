"""Edits with words that look like something else where they come to stand first on a line.

The figures of ``make edits`` and the property tests are made with them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, Final

import attrs

import cablegram
from cablegram.blocks import Block, Heading, Paragraph, Table
from cablegram.values import Addressee, Declassification, Reference, Tag

__all__ = ["KINDS", "Edit", "any_edit", "consequences", "others", "tempting_words"]

#: signs of other lines, months, posts, procedure words
TEMPTING: Final = (
    *("CLASSIFIED BY THE DESK OFFICER", "Classified By: DCM Jane Doe", "REASON: 1.4 (b)", "REF:"),
    *("REF: A. LIMA 5", "TAGS: PREL", "SUBJECT: RAIN", "E.O. 12958: DECL: 01/02/2030", "SIPDIS"),
    *(
        "NOFORN",
        "12. (C)",
        "3.",
        "(S/NF)",
        "(U)",
        "a.",
        "B.",
        "--",
        "- - -",
        "PAGE 02",
        "BT",
        "NNNN",
    ),
    *("PAGE 02 LIMA 00005 021503Z", "LIMA 00000302 002 OF 003", "SECTION 02 OF 03", "FM QUITO"),
    *(
        "TO SECSTATE",
        "INFO LIMA",
        "XMT OSLO",
        "QUOTE",
        "UNQUOTE",
        "END TEXT",
        "BEGIN TEXT:",
        "in May",
    ),
    *(
        "JUNE",
        "2006.",
        "LIMA",
        "QUITO 12",
        "OSLO",
        "SECRET",
        "UNCLASSIFIED",
        "C O N F I D E N T I A L",
    ),
    *(
        "SUMMARY:",
        "END SUMMARY.",
        "COMMENT:",
        "DOE",
        "HOLM",
        "STATE FOR EUR",
        "PASS TO LIMA",
        "DRAFTED BY",
    ),
    *(
        "APPROVED BY EUR",
        "DERIVED FROM: X",
        "DECLASSIFY ON: X1",
        "ZNY CCCCC ZZH",
        "O 061608Z FEB 08",
    ),
    *(
        "####",
        "|",
        "Message Attributes",
        "Subject:",
        "//",
        "REF/A/MSG//",
        "NARR/RAIN//",
        "POC/DOE//",
    ),
)
_PLAIN: Final = ("the", "Minister", "said", "that", "rain", "would", "arrive", "in", "harbours")
_POSTS: Final = ("LIMA", "QUITO", "OSLO", "LA PAZ", "STATE", "BERN")
_TAGS: Final = (
    "PREL",
    "PGOV",
    "ECON",
    "XX",
    "LA PAZ",
    "RAIN",
    "OVIP (DOE, JANE)",
    "TAGS",
    "REF",
    "SUBJECT",
)
_CAPTIONS: Final = ("SIPDIS", "NOFORN", "SENSITIVE", "EXDIS", "NODIS", "LIMDIS", "STADIS")
_LEVELS: Final = ("UNCLASSIFIED", "LIMITED OFFICIAL USE", "CONFIDENTIAL", "SECRET", "TOP SECRET")
_URGENT: Final = ("ROUTINE", "PRIORITY", "IMMEDIATE", "FLASH")
#: of words that tempt
_SHARES: Final = (1 / 6, 1 / 3, 2 / 3)
#: where words stand on many lines
_OFTEN: Final = ("paragraphs", "insert block", "subject") * 4
#: properties of a cable that the record does not have whole
_BESIDE: Final[dict[str, Callable[[cablegram.Cable], Any]]] = {
    "declassify_on": lambda it: it.classified_by and it.classified_by.declassify_on,
    "downgrade": lambda it: (
        it.declassification and (it.declassification.downgrade_on, it.declassification.downgrade_to)
    ),
    "by_other_means": lambda it: [
        one.by_other_means for name in ("to", "info", "exempt") for one in getattr(it, name)
    ],
    "pages": lambda it: [(one.page, one.post, one.serial) for one in it.page_lines],
}


def tempting_words(random: Random, least: int = 1, most: int = 40) -> str:
    """Return words, one in six of them tempting, or more."""
    count = random.randint(least, most)
    share = random.choice(_SHARES)
    chosen = [
        random.choice(TEMPTING) if random.random() < share else random.choice(_PLAIN)
        for _ in range(count)
    ]
    return " ".join(chosen)


@attrs.frozen
class Edit:
    """An edit that may be made or refused."""

    kind: str
    #: the field that it is for, as the table of consequences names it
    field: str
    make: Callable[[], cablegram.Cable]
    shown: object


def any_edit(cable: cablegram.Cable, random: Random) -> Edit | None:
    """Return an edit of a cable; ``None`` where it has nothing for it."""
    kind = random.choice([*KINDS, *_OFTEN])
    return KINDS[kind](cable, random)


def _replaced(name: str, value: Callable[[cablegram.Cable, Random], Any]) -> _Maker:
    def make(cable: cablegram.Cable, random: Random) -> Edit | None:
        new = value(cable, random)
        if new is None:
            return None
        return Edit(f"replace {name}", name, lambda: cable.replace(**{name: new}), new)

    return make


_Maker = Callable[[cablegram.Cable, Random], Edit | None]


def _numbers(cable: cablegram.Cable) -> list[int]:
    return [one.number for one in cable.body if isinstance(one, Paragraph) and one.number]


def _paragraphs(cable: cablegram.Cable, random: Random) -> dict[int, str] | None:
    numbers = _numbers(cable)
    if not numbers:
        return None
    number = random.choice(numbers)
    old = next(one.text for one in cable.body if getattr(one, "number", None) == number)
    if random.random() < 0.3:
        return {number: f"The {tempting_words(random, most=60)}."}
    words = old.split()
    place = random.randint(0, len(words))
    return {number: " ".join([*words[:place], tempting_words(random, most=8), *words[place:]])}


def _declassification(_: cablegram.Cable, random: Random) -> object:
    day = date(random.choice([1974, 1999, 2018, 2031]), random.randint(1, 12), 2)
    return random.choice(
        [
            day,
            f"DECL: {day:%m/%d/%Y}",
            tempting_words(random, most=4),
            {"event": tempting_words(random, most=4)},
            {"event": tempting_words(random, most=4), "on": day.isoformat()},
            {"by": tempting_words(random, most=3), "exemption": "GDS"},
            {"order": "13526", "on": day.isoformat()},
            Declassification(order="12958", exemption="X1"),
        ]
    )


def _classified_by(_: cablegram.Cable, random: Random) -> object:
    return random.choice(
        [
            f"DCM Jane Doe, {tempting_words(random, most=5)}, for reasons 1.4 (b) and (d).",
            {"name": "Jane Doe", "title": tempting_words(random, most=4)},
            {"reasons": ["1.5(b)"]},
        ]
    )


def _list_of(name: str, values: tuple[str, ...]) -> Callable[[cablegram.Cable, Random], Any]:
    def change(cable: cablegram.Cable, random: Random) -> list[object] | None:
        old: list[object] = list(getattr(cable, name))
        new: object = random.choice(values)
        if random.random() < 0.3:
            new = tempting_words(random, most=4)
        if old and random.random() < 0.4:
            old[random.randrange(len(old))] = new
        elif old and random.random() < 0.3:
            del old[random.randrange(len(old))]
        else:
            old.insert(random.randint(0, len(old)), new)
        return old

    return change


def _entry(random: Random) -> tuple[str, object]:
    post = random.choice(_POSTS)
    return random.choice(
        [
            ("to", f"AMEMBASSY {post}"),
            ("info", f"AMEMBASSY {post} PRIORITY {random.randint(1, 9999)}"),
            ("info", Addressee(name=f"AMEMBASSY {post}", precedence="ROUTINE")),
            ("exempt", f"AMEMBASSY {post}"),
            ("captions", random.choice(_CAPTIONS)),
            ("passing", f"{post} FOR {tempting_words(random, most=3)}"),
            ("tags", random.choice(_TAGS)),
            ("tags", Tag(code=tempting_words(random, most=2).upper())),
            ("references", f"{post} {random.randint(1, 99999)}"),
            ("references", Reference(text=tempting_words(random, most=3))),
        ]
    )


def _insert_entry(cable: cablegram.Cable, random: Random) -> Edit:
    field, value = _entry(random)
    return Edit(f"insert {field}", field, lambda: cable.insert(value, field=field), value)


_LISTS: Final = {"tags": "tag_entries"}


def _entries(cable: cablegram.Cable, random: Random) -> tuple[str, list[Any]] | None:
    names = ["to", "info", "exempt", "captions", "passing", "tags", "references"]
    found = [(name, getattr(cable, _LISTS.get(name, name))) for name in names]
    found = [pair for pair in found if pair[1]]
    return random.choice(found) if found else None


def _remove_entry(cable: cablegram.Cable, random: Random) -> Edit | None:
    found = _entries(cable, random)
    if found is None:
        return None
    field, target = found[0], random.choice(found[1])
    return Edit(f"remove {field}", field, lambda: cable.remove(target, field=field), target)


def _move_entry(cable: cablegram.Cable, random: Random) -> Edit | None:
    found = _entries(cable, random)
    if found is None:
        return None
    field, (target, after) = found[0], random.choices(found[1], k=2)
    shown = (target, after)
    return Edit(f"move {field}", field, lambda: cable.move(target, field=field, after=after), shown)


def _insert_block(cable: cablegram.Cable, random: Random) -> Edit | None:
    if not cable.body:
        return None
    words = tempting_words(random, most=50)
    value = random.choice(
        [
            f"({random.choice('CSU')}) The {words}.",
            f"{words}.",
            Heading(text=tempting_words(random, most=4)),
            Table(text=f"{words[:20]}   12\n{tempting_words(random, most=3)}   13"),
            Paragraph(text=f"The {words}.", items=[tempting_words(random, most=4)]),
        ]
    )
    near = random.choice(cable.body)
    side = random.choice(["before", "after"])
    anchor: dict[str, Any] = {side: near}
    return Edit("insert body", "body", lambda: cable.insert(value, renumber=True, **anchor), value)


def _block(cable: cablegram.Cable, random: Random) -> Block | None:
    return random.choice(cable.body) if cable.body else None


def _remove_block(cable: cablegram.Cable, random: Random) -> Edit | None:
    block = _block(cable, random)
    if block is None:
        return None
    renumber = random.random() < 0.5
    return Edit("remove body", "body", lambda: cable.remove(block, renumber=renumber), block)


def _move_block(cable: cablegram.Cable, random: Random) -> Edit | None:
    block, near = _block(cable, random), _block(cable, random)
    if block is None:
        return None
    return Edit("move body", "body", lambda: cable.move(block, after=near, renumber=True), block)


def _renumber(cable: cablegram.Cable, random: Random) -> Edit | None:
    first = random.randint(1, 30)
    return Edit("renumber", "body", lambda: cable.renumber(first), first)


def _reletter(cable: cablegram.Cable, _: Random) -> Edit | None:
    return Edit("reletter", "references", cable.reletter, None)


def _words(_: cablegram.Cable, random: Random) -> str:
    return tempting_words(random, most=20)


def _few(_: cablegram.Cable, random: Random) -> str:
    return tempting_words(random, most=4)


def _group(_: cablegram.Cable, random: Random) -> str:
    return f"{random.choice([1974, 1999, 2008, 2031])}-0{random.randint(1, 9)}-02T15:03:00Z"


_ADDRESSEES: Final = tuple(f"AMEMBASSY {post}" for post in _POSTS)
_INSTRUCTIONS: Final = ("STATE FOR EUR/NB", "LIMA FOR THE DCM", "PLEASE PASS TO QUITO")
_CITED: Final = tuple(f"{post} {at * 37}" for at, post in enumerate(_POSTS, 1))

KINDS: Final[dict[str, _Maker]] = {
    "subject": _replaced("subject", _words),
    "paragraphs": _replaced("paragraphs", _paragraphs),
    "dtg": _replaced("dtg", _group),
    "origin": _replaced("origin", _few),
    "drafted_by": _replaced("drafted_by", _few),
    "approved_by": _replaced("approved_by", _few),
    "signature": _replaced("signature", _few),
    "classification": _replaced("classification", lambda _, random: random.choice(_LEVELS)),
    "precedence": _replaced("precedence", lambda _, random: random.choice(_URGENT)),
    "info_precedence": _replaced("info_precedence", lambda _, random: random.choice(_URGENT)),
    "declassification": _replaced("declassification", _declassification),
    "classified_by": _replaced("classified_by", _classified_by),
    "to": _replaced("to", _list_of("to", _ADDRESSEES)),
    "info": _replaced("info", _list_of("info", _ADDRESSEES)),
    "captions": _replaced("captions", _list_of("captions", _CAPTIONS)),
    "passing": _replaced("passing", _list_of("passing", _INSTRUCTIONS)),
    "tags": _replaced("tags", _list_of("tag_entries", _TAGS)),
    "references": _replaced("references", _list_of("references", _CITED)),
    "insert entry": _insert_entry,
    "remove entry": _remove_entry,
    "move entry": _move_entry,
    "insert block": _insert_block,
    "remove block": _remove_block,
    "move block": _move_block,
    "renumber": _renumber,
    "reletter": _reletter,
}
"""What may be asked of a cable."""


def consequences(repository: Path) -> dict[str, set[str]]:
    """Return what may follow from an edit of each field: what ``docs/editing.md`` says."""
    page = (repository / "docs" / "editing.md").read_text("utf-8")
    table = page.split("## What follows from an edit")[1].split("\n## ")[0]
    rows = (line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("| `"))
    found: dict[str, set[str]] = {}
    for fields, follows, *_ in rows:
        for field in fields.split(", "):
            found.setdefault(field.strip("`"), set()).update(
                it.strip("` ") for it in follows.split(", ")
            )
    return found


def others(
    before: cablegram.Cable, after: cablegram.Cable, field: str, follow: dict[str, set[str]]
) -> set[str]:
    """Return the keys that changed and that no edit of ``field`` may change.

    This does not ask the editor: it compares the two records, and what stands beside them.
    """
    old, new = _told(before), _told(after)
    allowed = follow.get(field, set())
    if "references[].mrn" in allowed:
        for told in (old, new):
            told["references"] = [{**one, "mrn": None} for one in told["references"]]
    own = {field, "body" if field == "paragraphs" else field} | allowed
    if field in {"to", "info", "exempt"}:
        own.add("by_other_means")
    if field == "declassification":
        own.add("downgrade")
    if field == "classified_by":
        own.add("declassify_on")
    return {key for key, it in old.items() if key not in own and new[key] != it}


def _told(cable: cablegram.Cable) -> dict[str, Any]:
    record = cablegram.to_dict(cable)
    kept = {
        key: it for key, it in record.items() if key not in {"diagnostics", "encoding", "dialect"}
    }
    return {**kept, **{name: find(cable) for name, find in _BESIDE.items()}}
