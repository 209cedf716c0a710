"""The head of the text: class line, captions, passing lines, E.O., TAGS, SUBJECT, REF."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

from cablegram._compose.fields import holds
from cablegram._compose.heading import dtg_group
from cablegram._compose.manner import Manner
from cablegram._compose.parts import Facts, Lines, Part
from cablegram._compose.references import reference_lists
from cablegram._compose.wrapping import WIDTH, wrap
from cablegram._fields.captions import caption_words, passing_instructions
from cablegram._fields.corrected_copy import CORRECTED_COPY

__all__ = ["SPACED", "head_parts"]

#: ACP 127, 209: every letter of a class above UNCLAS apart
SPACED = {
    "TOP SECRET": "T O P S E C R E T",
    "SECRET": "S E C R E T",
    "CONFIDENTIAL": "C O N F I D E N T I A L",
    "UNCLASSIFIED": "UNCLAS",
}
#: what stands in front of a field that is tried by itself
_UNDER = "BT\n"
#: narrower each time, so that lines break elsewhere
_WIDTHS = (WIDTH, WIDTH - 3, WIDTH - 7, WIDTH - 12, WIDTH - 18)
#: a paragraph without number that is longer is taken for no heading
_BARE = 200
_NUMBER = {"classification", "section", "post", "serial", "captions", "mrn"}


def head_parts(record: Facts, manner: Manner) -> list[Part]:
    """Return the parts of the head, in the order of most cables (645 of 1,295)."""
    return [
        *_class_parts(record),
        *_passing_parts(record),
        *_field_parts(record),
        *_order(record, manner),
    ]


def _class_parts(record: Facts) -> Iterator[Part]:
    """Yield class line and captions; a corrected copy has its words on the line of its caption."""
    captions = record["captions"]
    behind: list[str] = []
    if record["correction"] and CORRECTED_COPY in captions:
        at = captions.index(CORRECTED_COPY)
        if all(map(_stands_alone, captions[at:])):
            captions, behind = captions[:at], captions[at + 1 :]
    yield _class_part({**record, "captions": captions})
    if record["correction"]:
        yield Part("correction", _corrections(record["correction"]))
    if behind:
        yield Part("captions", [[it for caption in behind for it in ("", caption)]])


def _stands_alone(caption: str) -> bool:
    return caption_words(caption) == [caption]


def _corrections(words: str) -> Iterator[Lines]:
    """Yield the words of a corrected copy: in brackets of their own, or behind a dash.

    The lines are cut in several places: one that reads as a caption or an instruction would be
    none of these words. With its letters apart, the caption may have anything behind it.
    """
    sign = "" if words.startswith("(") else "- "
    for label, width in product((CORRECTED_COPY, "C O R R E C T E D  C O P Y"), (*_WIDTHS, 10**9)):
        yield ["", *wrap(f"{label} {sign}{words}", width)]


def _class_part(record: Facts) -> Part:
    # Format line 3 and a print's page line give a number, too: they are tried first.
    said = holds(record, "classification", "section", "captions", under=_UNDER)
    return Part(_NUMBER, _class_ways(record), holds=said)


def _class_ways(record: Facts) -> Iterator[Lines]:
    captions = record["captions"]
    own = [caption for caption in captions if _stands_alone(caption)]
    stuck = [caption for caption in captions if caption not in own]
    line = _class_line(record)
    if not record["classification"]:
        # Format line 3 says the number, too; else a page line may.
        yield [*captions]
    if line and not stuck:
        yield [line, *(it for caption in own for it in ("", caption))]
    if line and captions:
        yield [" ".join([line, *captions])]
        yield ["//".join([line, *stuck]), *own]
        yield ["//".join([line, *captions])]
    yield [*([line] if line else []), *captions]
    page = _page_line(record)
    word: str = record["classification"] or ""
    if page:
        yield [*([word] if word else []), *captions, page]
        yield [*([SPACED.get(word, word)] if word else []), *captions, page]
    if record["classification"]:
        yield [record["classification"], *captions]


def _class_line(record: Facts) -> str:
    """Return the class line; without class or section nothing would tell it."""
    if not record["classification"] and not record["section"]:
        return ""
    words: list[str] = []
    if record["classification"]:
        word: str = record["classification"]
        word = SPACED.get(word, word)
        words.append(word)
    section = record["section"]
    if section:
        words.append(f"SECTION {section['number'] or 0:02} OF {section['total'] or 0:02}")
    if record["post"]:
        words.append(record["post"])
    if record["serial"] is not None:
        words.append(f"{record['serial']:06}")
    return " ".join(words)


def _page_line(record: Facts) -> str:
    if not record["post"] or record["serial"] is None:
        return ""
    return f"PAGE 01  {record['post']} {record['serial']:05}"


def _passing_parts(record: Facts) -> Iterator[Part]:
    passing = record["passing"]
    if not passing:
        return
    ways = [[line for it in passing for line in wrap(it, width)] for width in (*_WIDTHS, 10**9)]
    read = [lines for lines in ways if passing_instructions(lines) == passing]
    yield Part("passing", [["", *lines] for lines in [*read, *ways]])


def _field_parts(record: Facts) -> Iterator[Part]:
    if record["declassification"]:
        ways = (
            ["", *lines]
            for line in _orders(record["declassification"])
            for lines in (wrap(line), [line])
        )
        yield _field(record, ways, "declassification")
    if record["tags"]:
        yield _field(record, _tag_ways(record), "tags", "tag_persons")


def _order(record: Facts, manner: Manner) -> list[Part]:
    """Return subject, references and authority, the subject last where that is safer.

    Behind references, a mark like a letter of their list would be one more of them; and a line
    right above a rule is a heading, whatever field it stands in.
    """
    subject = [*_subject_part(record)]
    references = [*_references_part(record)]
    authority = [*_authority_parts(record, manner)]
    if record["body"] and _is_unsafe(record["body"][0]):
        return [*authority, *references, *subject]
    return [*subject, *references, *authority]


def _is_unsafe(first: dict[str, Any]) -> bool:
    """Tell whether the first block could be read into the field above it."""
    if first["type"] != "paragraph":
        return str(first["text"]).startswith("(")
    bare = len(first["text"]) < _BARE and not first["text"].endswith(".")
    return first["number"] is None and bool(first["portion"] or bare)


def _subject_part(record: Facts) -> Iterator[Part]:
    if record["subject"] or record["subject_portion"]:
        portion = f"({record['subject_portion']}) " if record["subject_portion"] else ""
        line = f"SUBJECT: {portion}{record['subject'] or ''}".rstrip()
        ways = (["", *wrap(line, width)] for width in (*_WIDTHS, 10**9))
        yield _field(record, ways, "subject", "subject_portion")


def _references_part(record: Facts) -> Iterator[Part]:
    if record["references"]:
        # Years that are not written are the cable's own.
        under = f"R {dtg_group(record['dtg'])}\n{_UNDER}" if record["dtg"] else _UNDER
        lists = (["", *lines] for lines in reference_lists(record))
        yield _field(record, lists, "references", under=under)


def _field(record: Facts, ways: Iterator[Lines], *keys: str, under: str = _UNDER) -> Part:
    return Part(keys, ways, holds=holds(record, *keys, under=under))


def _orders(value: dict[str, Any]) -> Iterator[str]:
    number = value["order"]
    text = value["text"]
    labels = [f"E.O. {number}:", f"E.O. {number}"] if number else ["E.O.:", "E.O."]
    for label in labels:
        yield f"{label} {text}".rstrip()
    # The label is lost, its number still there: ".O 12958 DECL: ...".
    yield text
    said = text.removeprefix("DECL").lstrip(": ")
    for label, word in product(labels, ("DECL: ", "N/A ", "")):
        yield f"{label} {word}{said}".rstrip()


def _tag_ways(record: Facts) -> Iterator[Lines]:
    persons: dict[str, list[str]] = {}
    for one in record["tag_persons"]:
        persons.setdefault(one["tag"], []).append(one["person"])
    for joint, mark, sign in product((", ", "; ", " "), ("; ", ") ("), ("%s", "[%s](#)")):
        held = dict(persons)
        words = []
        for tag in record["tags"]:
            names = held.pop(tag, [])
            words.append((sign % tag) + (f" ({mark.join(names)})" if names else ""))
        line = f"TAGS: {joint.join(words)}"
        if sign == "%s":
            yield wrap(line)
        yield [line]
        yield [f"{line},"]


def _authority_parts(record: Facts, manner: Manner) -> Iterator[Part]:
    if record["classified_by"]:
        ways = (["", *lines] for lines in _authorities(record, manner))
        yield _field(record, ways, "classified_by", "derived_from")


def _authorities(record: Facts, manner: Manner) -> Iterator[Lines]:
    value = record["classified_by"]
    derived = record["derived_from"]
    tail = f" DERIVED FROM: {derived}." if derived else ""
    names = list(_officers(value["name"], value["title"]))
    for officer, why in product(names, _reasons(value["reasons"])):
        why = manner.words(why)  # noqa: PLW2901  capitals on the wire
        label = manner.words("Classified By:")
        words = f"{label} {officer}{why}{tail}" if officer else f"{why.strip(' .')}{tail}"
        words = words.strip()
        for width in (WIDTH, 10**9):
            yield wrap(words, width)
    if derived:
        yield [f"{manner.words('Derived From:')} {derived}"]


def _officers(name: str | None, title: str | None) -> Iterator[str]:
    if name and title:
        yield f"{title} {name}"
        yield f"{title}, {name}"
        yield f"{name}, {title}"
        yield f"{name} {title}"
        yield f"{name} ({title})"
        yield f"{title}: {name}"
    else:
        yield name or title or ""


def _reasons(reasons: list[str]) -> Iterator[str]:
    """Yield the clause that says why: ``Reason: 1.4 (b) and (d).``."""
    if not reasons:
        yield "."
        yield ""
        return
    sections: dict[str, list[str]] = {}
    for reason in reasons:
        section, _, letter = reason.partition("(")
        sections.setdefault(section, []).append(letter.rstrip(")"))
    for joint, mark in product((", ", " and "), ("({})", "{}")):
        parts = [
            f"{section} {joint.join(mark.format(letter) for letter in letters)}".strip()
            for section, letters in sections.items()
        ]
        said = " and ".join(parts)
        for lead in (". Reason: ", ", for reasons ", ". Reasons: ", ". Reasons ", " Reason: "):
            yield f"{lead}{said}."
