"""Rows of SMART prints: each value knows its place, in a table, a list, a trailer."""

from __future__ import annotations

import re

import pytest
from tests.dialects.test_smart import NESTED, PRINT

import cablegram
from cablegram._fields.smart import read_number, read_row

CLASSIFYING = """| **Classified By:** | Jane Doe, DCM |
| **Reason:** | 1.4(b), (d) |
| **Declassify On:** | 20300410 |
| **Derived From:** | DSCG 05-1 |
"""
TABLE = PRINT.replace("| **TAGS:**", f"{CLASSIFYING}| **TAGS:**")
ROWS = re.findall(r"\| \*\*(.*?):\*\* \| (.*?) \|", TABLE.partition("###")[0])
#: the forms in which transcriptions set the rows
FORMS = {
    "table": TABLE,
    **{
        form: "\n".join(form.format(*row) for row in ROWS) + "\n\n1. (U) Water.\n"
        for form in ("- **{}:** {}", "**{}:** {}", "{}: {}", "### {}: {}")
    },
}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
def test_values_know_their_place(text: str) -> None:
    """Spans cut out of the text what the values have as their text, marks and all."""
    cable = cablegram.parse(text)

    def at(*values: cablegram.values.Value | None) -> list[str]:
        return [text[slice(*value.span)] for value in values if value is not None]

    assert at(*cable.to) == ["WASHDC, SECSTATE *Routine*", "CAIRO, AMEMBASSY *Priority*"]
    assert at(*cable.tag_entries) == [tag.text for tag in cable.tag_entries] == cable.tags
    assert at(*cable.references) == ["23 AMMAN 416", "23 STATE 4170"]
    assert [one.text for one in cable.references] == ["23 AMMAN 416", "23 STATE 4170"]
    assert at(cable.subject_line) == ["(U) Jordan: The Harbour Is Open"]
    assert cable.preamble is not None
    assert at(cable.preamble, cable.preamble.dtg)[1] == "101530Z APR 23"
    assert cable.preamble.text.strip() == at(cable.preamble)[0].strip() == "101530Z APR 23"
    assert (cable.precedence, cable.info_precedence)[0] == "PRIORITY"


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS)
def test_the_classifying_officer(text: str) -> None:
    """The rows are one clause, whatever marks stand around them."""
    cable = cablegram.parse(text)
    found = cable.classified_by

    assert found is not None
    assert (found.name, found.title, found.reasons) == ("Jane Doe", "DCM", ["1.4(b)", "1.4(d)"])
    assert (found.derived_from, found.declassify_on) == ("DSCG 05-1", "20300410")
    assert cable.derived_from == "DSCG 05-1"
    said = text[slice(*found.span)]
    assert "Classified By:" in said
    assert said.rstrip(" |\n").endswith("DSCG 05-1")


@pytest.mark.parametrize("row", ["Classified By", "Reason", "Declassify On", "Derived From"])
def test_a_row_of_the_officer_alone(row: str) -> None:
    """Each of the rows makes a value, the others absent."""
    (line,) = [line for line in CLASSIFYING.splitlines() if f"**{row}:" in line]
    found = cablegram.parse(PRINT.replace("| **TAGS:**", f"{line}\n| **TAGS:**")).classified_by

    assert found is not None
    assert [
        name
        for name, value in (
            ("Classified By", found.name),
            ("Reason", found.reasons),
            ("Declassify On", found.declassify_on),
            ("Derived From", found.derived_from),
        )
        if value
    ] == [row]


@pytest.mark.parametrize(
    ("trailer", "info", "exempt"),
    [
        ("### Info:\n\nCIA WASHDC *Routine*\n", ["CIA WASHDC"], []),
        ("### Info:\n\nCIA WASHDC;\nCAIRO, AMEMBASSY\n", ["CIA WASHDC", "AMEMBASSY CAIRO"], []),
        ("### Info:\nCIA WASHDC\n\nThe end of it\n", ["CIA WASHDC"], []),
        ("### Info:\n\nCIA WASHDC\n\nThe end of it\n", ["CIA WASHDC"], []),
        ("### Info:\n\n### XMT:\nCIA WASHDC\n", [], ["CIA WASHDC"]),
        ("### Info:\nCIA WASHDC\n\n### XMT:\nDIA WASHDC\n", ["CIA WASHDC"], ["DIA WASHDC"]),
    ],
)
def test_rows_of_a_trailer(trailer: str, info: list[str], exempt: list[str]) -> None:
    """An empty line ends what a label names, but not a label that stands alone."""
    start = PRINT.index("### Released By")
    cable = cablegram.parse(f"{PRINT[:start]}{trailer}")

    assert [one.name for one in cable.info] == info
    assert [one.name for one in cable.exempt] == exempt


def test_a_line_in_front_of_a_trailer() -> None:
    """It is no row, and hides none."""
    text = NESTED.replace("NNNN\n\nInfo:", "NNNN\n\nstray line\n\nInfo:")
    start, end = NESTED.index("INFO AMEMBASSY CAIRO\n"), NESTED.index("**CONFIDENTIAL AMMAN")

    assert [one.name for one in cablegram.parse(text).info] == ["AMEMBASSY CAIRO"]
    lost = text[:start] + text[end:]
    assert [one.name for one in cablegram.parse(lost).info] == ["AMEMBASSY CAIRO"]


@pytest.mark.parametrize(
    ("action", "info", "precedence", "rest"),
    [
        ("CIA WASHDC *Routine*", "DIA WASHDC *Routine*", "ROUTINE", None),
        ("CIA WASHDC *Routine*", "DIA WASHDC *Immediate*", "ROUTINE", "IMMEDIATE"),
        ("CIA WASHDC *Flash*; DIA WASHDC *Priority*", "DOD *Priority*", "FLASH", "PRIORITY"),
        ("CIA WASHDC; DIA WASHDC *Priority*", "DOD", "PRIORITY", None),
        ("CIA WASHDC", "DIA WASHDC", None, None),
    ],
)
def test_the_most_urgent_counts(
    action: str, info: str, precedence: str | None, rest: str | None
) -> None:
    """That for information addressees is named where it differs."""
    text = FORMS["- **{}:** {}"].replace(
        "WASHDC, SECSTATE *Routine*; CAIRO, AMEMBASSY *Priority*", f"{action}\n- **Info:** {info}"
    )
    found = cablegram.parse(text)

    assert (found.precedence, found.info_precedence) == (precedence, rest)


@pytest.mark.parametrize(
    ("lines", "captions", "first"),
    [
        ("SIPDIS\n", ["SIPDIS", "SENSITIVE"], "Water."),
        ("SIPDIS\nNOFORN\n", ["SIPDIS", "NOFORN", "SENSITIVE"], "Water."),
        ("Rain and more\n", ["SENSITIVE"], "Rain and more"),
    ],
)
def test_lines_between_the_rows_and_the_text(lines: str, captions: list[str], first: str) -> None:
    """Captions, each line of them; anything else is the text's."""
    text = FORMS["- **{}:** {}"].replace("\n\n1. (U)", f"\n\n{lines}\n1. (U)")
    found = cablegram.parse(text)

    assert found.captions == captions
    assert found.body[0].text == first


def test_a_row_over_lines_is_one() -> None:
    """A field of one value has the words of all its parts, one blank between them."""
    text = FORMS["table"].replace("Jordan: The Harbour Is Open |", "Jordan:<br>The Harbour |", 1)
    found = cablegram.parse(text.replace("| AMEMBASSY AMMAN |", "| AMEMBASSY<br>AMMAN |"))

    assert (found.subject, found.origin) == ("Jordan: The Harbour", "AMEMBASSY AMMAN")


@pytest.mark.parametrize(
    ("number", "read"),
    [
        ("23 AMMAN 417", (2023, "AMMAN", 417)),
        ("2023 AMMAN 417", (2023, "AMMAN", 417)),
        ("1975 LA PAZ 417", (1975, "LA PAZ", 417)),
        ("023 AMMAN 417", (None, "023 AMMAN", 417)),
        ("23 417", (2023, None, 417)),
        ("23 AMMAN 12345678", (2023, "AMMAN", 12345678)),
        ("23 AMMAN 123456789", (None, None, None)),
        ("AMMAN", (None, None, None)),
        ("417", (None, None, None)),
    ],
)
def test_numbers_of_messages(number: str, read: tuple[int | None, str | None, int | None]) -> None:
    """Year, post, number; a year has two figures or four."""
    assert read_number(read_row(f"**MRN:** {number}")) == read
