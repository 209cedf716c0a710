"""The TAGS line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablegram._fields.tags import read_tags
from cablegram._grammar import field_parser, grammar_folder, load_parser


def codes(text: str) -> list[str]:
    """Return only the codes of a line."""
    return [tag.code for tag in read_tags(text)]


def test_grammar_is_strict() -> None:
    """The grammar has no conflict and no two terminals that overlap."""
    grammar = (grammar_folder() / "fields" / "tags.lark").read_text(encoding="utf-8")
    load_parser(grammar, "tags", strict=True)


@pytest.mark.parametrize(
    "text",
    [
        "TAGS: PREL EU KV\n",
        "TAGS PREL, EU, KV \n",
        "Tags: prel, eu, kv",
        "TAG: PREL EU KV",
        "TAG PREL EU KV",
        "TAS: PREL; EU; KV",
        "TAGS-PREL, EU, KV",
        "TAGS: PREL. EU. KV.",
        "TAGS:\u00a0PREL,EU,KV",
        "TAGS: PREL EU\nKV\n",
        "TAGS: PREL, EU, \r\nKV\r\n",
        "**TAGS:** PREL, EU, KV",
        "| **TAGS:** | PREL, EU, KV |\n",
        "TAGS: [PREL](#) [EU](#) [KV](#)  \n",
        "TAGS: <a href='/tag/PREL_0.html'>PREL</a> <a href='/tag/EU_0.html'>EU</a> KV&#x000A;",
        "TAGS: PREL/EU/KV",
        "E.O. 12958: DECL: 2020/01/21 TAGS: PREL EU KV\n",
        "EO 12958 DECL: 01/21/2020 TAGS PREL, EU, KV SUBJECT: A VISIT\n",
        "TAGS: PREL, EU\nBAKU 00000478 001.2 OF 003\nKV",
    ],
)
def test_separators_and_labels(text: str) -> None:
    """Blanks, commas, points, lines, links and page lines part the codes; no label is one."""
    assert codes(text) == ["PREL", "EU", "KV"]


def test_kind_and_title() -> None:
    """Kind and title are those of the table; by rule four letters have a kind unlisted."""
    found = [(tag.code, tag.kind, tag.title) for tag in read_tags("TAGS: PREL, UK, KXYZ, ZZZZZ")]
    assert found == [
        ("PREL", "subject", "External Political Relations"),
        ("UK", "geographic", "United Kingdom"),
        ("KXYZ", "program", None),
        ("ZZZZZ", None, None),
    ]


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("TAGS: OVIP (CLINTON, HILLARY), PREL", ["CLINTON, HILLARY"]),
        ("TAGS: OVIP (CLINTON,\n HILLARY), PREL", ["CLINTON, HILLARY"]),
        ("TAGS: OVIP (RICE, CONDOLEEZZA; HILL, C.) PREL", ["RICE, CONDOLEEZZA", "HILL, C."]),
        ("TAGS: OVIP, (VAKY, VIRON P), (BANZER), PREL", ["VAKY, VIRON P", "BANZER"]),
        ("TAGS: OVIP (CLINTON, HILLARY, PREL", ["CLINTON, HILLARY"]),
        ("TAGS: OVIP (CLINTON, HILLARY\nPREL", ["CLINTON, HILLARY"]),
        ("TAGS: OVIP CLINTON HILLARY PREL", ["CLINTON HILLARY"]),
        ("TAGS: [OVIP](#) ([CLINTON](#), [HILLARY](#)), [PREL](#)", ["CLINTON, HILLARY"]),
    ],
)
def test_persons(text: str, persons: list[str]) -> None:
    """Persons belong to the code in front of them and are no codes themselves."""
    assert [(tag.code, tag.persons) for tag in read_tags(text)] == [("OVIP", persons), ("PREL", [])]


def test_person_in_front() -> None:
    """A person in front of the first code belongs to that."""
    assert [(tag.code, tag.persons) for tag in read_tags("TAGS: (SMITH, JOHN) CASC")] == [
        ("CASC", ["SMITH, JOHN"])
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TAGS PGOV, IR, GOI EXTERNAL", ["PGOV", "IR", "GOI EXTERNAL"]),
        ("TAGS: PARM PREL EU GOI EXTERNAL", ["PARM", "PREL", "EU", "GOI EXTERNAL"]),
        ("TAGS: PINR YE COUNTER TERRORISM", ["PINR", "YE", "COUNTER TERRORISM"]),
        ("TAGS: BL, OPIC, LAW STAR, UNION OIL", ["BL", "OPIC", "LAW STAR", "UNION OIL"]),
        ("TAGS: PFOR, BL, LA PAZ", ["PFOR", "BL", "LA PAZ"]),
        ("TAGS: BL, LA PAZ", ["BL", "LA PAZ"]),
        ("TAGS: PGOV, GOI\nEXTERNAL", ["PGOV", "GOI EXTERNAL"]),
        ("TAGS: EMIN, BEXP, BL BR", ["EMIN", "BEXP", "BL", "BR"]),
        ("TAGS: PREL MOPPS LE IR\nPK, AF", ["PREL", "MOPPS", "LE", "IR", "PK", "AF"]),
        ("TAGS: EGEN, IA-ECOSOC, AU-1, AT&T", ["EGEN", "IA-ECOSOC", "AU-1", "AT&T"]),
        ("TAGS: [PREL](#) [TAJIK AIR](#) [FIAT CONCORD](#)", ["PREL", "TAJIK AIR", "FIAT CONCORD"]),
    ],
)
def test_names_of_several_words(text: str, expected: list[str]) -> None:
    """Words that are no codes are one name between commas, and in a row if one is long."""
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("EINDETRD", [("EIND", True), ("ETRD", True)]),
        ("PTERPGOVIN", [("PTER", True), ("PGOV", True), ("IN", True)]),
        ("EINDXXXX", [("EINDXXXX", False)]),
        ("MTCRE", [("MTCRE", False)]),
        ("TERRORISM", [("TERRORISM", False)]),
    ],
)
def test_fused_codes(word: str, expected: list[tuple[str, bool]]) -> None:
    """Codes run together are parted only if the table knows every piece."""
    assert [(tag.code, tag.split) for tag in read_tags(f"TAGS: {word}, MX")][:-1] == expected


def test_spans() -> None:
    """A tag's text is what its span cuts out: link marks and brackets included."""
    text = "TAGS: [PREL](#) EINDETRD, OVIP (CLINTON, HILLARY)"
    tags = read_tags(text)
    assert [tag.text for tag in tags] == [
        "[PREL](#)",
        "EIND",
        "ETRD",
        "OVIP (CLINTON, HILLARY)",
    ]
    assert all(text[slice(*tag.span)] == tag.text for tag in tags)


@pytest.mark.parametrize("text", ["", "TAGS", "TAGS:\n", "\0\f(", "TAGS: -- , ;"])
def test_no_tags(text: str) -> None:
    """A line without words has no tags."""
    assert [code for code in codes(text) if code.isalpha()] == []


@pytest.mark.parametrize("part", ["(", "(a", "A ", "PREL", "[", "<", "&", "](", "(Q) ", "Q, "])
def test_hostile_text(part: str) -> None:
    """Any number of any parts is read, in time that grows with the length."""
    read_tags("TAGS: OVIP " + part * 20_000)


@given(st.text("TAGS:PREL,;()[]<>&# \n\r\0\u2003") | st.text())
def test_any_text_is_read(text: str) -> None:
    """Every text is read, and each of its characters is in exactly one token."""
    tokens = field_parser("tags").parse(text).scan_values(lambda _: True)
    assert "".join(tokens) == text
    read_tags(text)
