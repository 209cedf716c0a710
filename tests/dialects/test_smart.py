"""Prints of SMART as they are transcribed to Markdown. All text is invented."""

from __future__ import annotations

import pytest
from tests.prints import SMART_ROWS

import cablegram
from cablegram._body.reading import clean_marked
from cablegram._fields.smart import read_number, read_row, row_addressees
from cablegram.blocks import Paragraph

PRINT = (
    """\
# 000417

---

## Page 1

UNCLASSIFIED

## SBU

*Image: Seal of the Department of State.*

"""
    + SMART_ROWS
    + """
### (U) Jordan: The Harbour Is Open

1. ~~(SBU)~~ This report has two parts:

    * Grain
    * Water

**(SBU) Grain in the Harbour**

2. **(SBU)** According to *Harbour News*, grain arrived in

> **Released in Full**
> Jane Doe, Acting-Director
> US Department of State
> 2/25/2026

UNC LASSIFIED

Page 1 of 2


---

## Page 2

UNCLASSIFIED

April. **End comment.**

### (U) Water

3. (U) Water did not.

(U) Figure 1: The harbour.

| | |
| :--- | :--- |
| **Signature:** | DOE |
| **Drafted By:** | POL:Roe, Richard<br>ECON:Doe, John |
| **Cleared By:** | PD:Poe, Jane |
| **Approved By:** | EXEC:Doe, Jane |

---
UNCLASSIFIED | Page 2 of 2

### Released By:
POL:Roe, Richard

### Info:

DIA WASHINGTON DC *Routine*; CAIRO, AMEMBASSY *Routine*

### XMT:
JERUSALEM, AMCONSUL

<center>UNCLASSIFIED</center>
<br>
"""
)

NESTED = """\
UNCLASSIFIED

**MRN:** 01 AMMAN 417
**Date/DTG:** Apr 10, 2001 / 100000Z Apr 01
**From:** AMEMBASSY AMMAN
**Action:** WASHDC, SECSTATE *ROUTINE*
**E.O.:** Unknown
**TAGS:** PREL
**Subject:** THE HARBOUR IS OPEN

### CONFIDENTIAL QRS1234

PAGE 01 AMMAN 00417 101530Z
ACTION NEA-00
------------------1A2B3C  101530Z /38
P 101529Z APR 01
FM AMEMBASSY AMMAN
TO SECSTATE WASHDC PRIORITY 4170
INFO AMEMBASSY CAIRO

**CONFIDENTIAL AMMAN 000417**

E.O. 12958: DECL: 04/10/11
TAGS: PREL, EWWT, JO
SUBJECT: THE HARBOUR IS OPEN

### 1. THE HARBOUR OPENED.

DOE

NNNN

Info: CAIRO, AMEMBASSY ROUTINE

**Dissemination Rule:**      Archive Copy
"""


@pytest.fixture
def cable() -> cablegram.Cable:
    """Return a native print, read."""
    return cablegram.parse(PRINT)


@pytest.fixture
def nested() -> cablegram.Cable:
    """Return the print of an older message, read."""
    return cablegram.parse(NESTED)


class TestRows:
    """The block in front of the text and the trailer behind it."""

    def test_lossless(self, cable: cablegram.Cable, nested: cablegram.Cable) -> None:
        """Nothing is lost."""
        assert (str(cable), str(nested)) == (PRINT, NESTED)

    def test_dialect(self, cable: cablegram.Cable) -> None:
        """The rows tell the envelope, their marks the carrier."""
        assert (cable.dialect.carrier, cable.dialect.envelope) == ("markdown", "smart")

    def test_number_and_date(self, cable: cablegram.Cable) -> None:
        """The MRN has its year; the date-time group stands behind the date in words."""
        assert (cable.mrn, cable.post, cable.serial) == ("23AMMAN417", "AMMAN", 417)
        assert cable.dtg == "2023-04-10T15:30:00Z"
        assert cable.preamble is not None
        assert cable.preamble.dtg is not None
        start, end = cable.preamble.dtg.span
        assert PRINT[start:end] == "101530Z APR 23"

    def test_addressees(self, cable: cablegram.Cable) -> None:
        """The city goes behind the office; precedence is in stars, the most urgent counts."""
        assert cable.origin == "AMEMBASSY AMMAN"
        assert [(one.name, one.precedence, one.indicator) for one in cable.to] == [
            ("SECSTATE WASHDC", "ROUTINE", None),
            ("AMEMBASSY CAIRO", "PRIORITY", None),
        ]
        assert [one.name for one in cable.info] == ["DIA WASHINGTON DC", "AMEMBASSY CAIRO"]
        assert [one.name for one in cable.exempt] == ["AMCONSUL JERUSALEM"]
        assert (cable.precedence, cable.info_precedence) == ("PRIORITY", "ROUTINE")
        start, end = cable.to[1].span
        assert PRINT[start:end] == "CAIRO, AMEMBASSY *Priority*"

    def test_head(self, cable: cablegram.Cable) -> None:
        """Rows hold the fields of the head."""
        assert cable.declassification is not None
        assert cable.declassification.order == "13526"
        assert cable.tags == ["PREL", "EWWT", "JO"]
        assert cable.captions == ["SENSITIVE"]
        assert cable.passing == ["STATE FOR NEA/ELA"]
        assert [(one.label, one.mrn) for one in cable.references] == [
            ("A", "23AMMAN416"),
            ("B", "23STATE4170"),
        ]
        assert (cable.subject, cable.subject_portion) == ("Jordan: The Harbour Is Open", "U")

    def test_trailer(self, cable: cablegram.Cable) -> None:
        """Lines of a cell are parted by semicolons."""
        assert cable.signature == ["DOE"]
        assert cable.drafted_by == "POL:Roe, Richard; ECON:Doe, John"
        assert cable.approved_by == "EXEC:Doe, Jane"

    def test_classifying_officer(self) -> None:
        """Rows of the classifying officer make one clause."""
        rows = "| **Classified By:** | Jane Doe, DCM |\n| **Reason:** | 1.4(b), (d) |\n"
        found = cablegram.parse(PRINT.replace("| **TAGS:**", rows + "| **TAGS:**")).classified_by
        assert found is not None
        assert (found.name, found.reasons) == ("Jane Doe", ["1.4(b)", "1.4(d)"])

    @pytest.mark.parametrize("form", ["**{}:** {}", "{}: {}", "- **{}:** {}", "### {}: {}"])
    def test_other_forms_of_a_row(self, form: str) -> None:
        """A transcription may set the rows as it likes."""
        rows = (("MRN", "23 AMMAN 417"), ("From", "AMEMBASSY AMMAN"), ("TAGS", "PREL, JO"))
        text = "\n".join(form.format(*row) for row in rows)
        cable = cablegram.parse(f"{text}\n\n1. (U) Water.\n")
        assert (cable.mrn, cable.origin, cable.tags) == (
            "23AMMAN417",
            "AMEMBASSY AMMAN",
            ["PREL", "JO"],
        )

    def test_rows_that_say_nothing(self) -> None:
        """``n/a``, ``Unknown`` and the like are absent."""
        text = PRINT.replace("A) 23 AMMAN 416<br>B) 23 STATE 4170", "n/a")
        cable = cablegram.parse(text.replace("| 13526 |", "| Unknown |"))
        assert (cable.references, cable.declassification) == ([], None)

    def test_number_without_year_or_digits(self) -> None:
        """What is no number is none."""
        assert read_number(read_row("MRN: AMMAN 417")) == (None, "AMMAN", 417)
        assert read_number(read_row("MRN: 75 AMMAN 417")) == (1975, "AMMAN", 417)
        assert read_number(read_row("MRN: not assigned")) == (None, None, None)
        assert read_number(read_row("MRN:")) == (None, None, None)

    def test_addressees_without_city(self) -> None:
        """A name without a comma, or a comma without a name, stays as it is."""
        text = "Info: ALL POSTS COLLECTIVE *Niact Immediate*; CAIRO,; ; CIA WASHDC ROUTINE"
        assert [(one.name, one.precedence) for one in row_addressees(read_row(text))] == [
            ("ALL POSTS COLLECTIVE", "NIACT IMMEDIATE"),
            ("CAIRO", None),
            ("CIA WASHDC", "ROUTINE"),
        ]

    def test_captions_behind_the_rows(self) -> None:
        """Captions stand between the rows and the text, too."""
        cable = cablegram.parse(PRINT.replace("### (U) Jordan", "SIPDIS\n\n### (U) Jordan"))
        assert cable.captions == ["SIPDIS", "SENSITIVE"]


class TestText:
    """The reading text: page matter and the transcription's marks are out."""

    def test_blocks(self, cable: cablegram.Cable) -> None:
        """Paragraphs go on over pages; bold lines and marked lines are headings."""
        assert [
            (block.type, getattr(block, "number", None), block.text) for block in cable.body
        ] == [
            ("heading", None, "(U) Jordan: The Harbour Is Open"),
            ("paragraph", 1, "This report has two parts:"),
            ("heading", None, "(SBU) Grain in the Harbour"),
            (
                "paragraph",
                2,
                "According to Harbour News, grain arrived in April. End comment.",
            ),
            ("heading", None, "(U) Water"),
            ("paragraph", 3, "Water did not."),
            ("paragraph", None, "Figure 1: The harbour."),
        ]
        paragraphs = [block for block in cable.body if isinstance(block, Paragraph)]
        assert [one.portion for one in paragraphs] == ["SBU", "SBU", "U", "U"]
        assert paragraphs[0].items == ["Grain", "Water"]

    def test_unnumbered(self) -> None:
        """Prose behind the rows is the text, also where no paragraph has a number."""
        text = (
            PRINT.replace("1. ~~(SBU)~~", "(SBU)").replace("2. **", "**").replace("3. (U)", "(U)")
        )
        cable = cablegram.parse(text)
        texts = [block.text for block in cable.body if block.type == "paragraph"]
        assert "According to Harbour News, grain arrived in April. End comment." in texts
        assert cable.signature == ["DOE"]

    @pytest.mark.parametrize(
        ("line", "words"),
        [
            ("**(SBU)** The *Harbour News*.", "(SBU) The Harbour News."),
            ("> ~~CONFIDENTIAL~~ the *Port* (*Hafen*)", "the Port (Hafen)"),
            ("5 * 7 = 35", "5 * 7 = 35"),
            ("~~ alone", "~~ alone"),
            ("****", ""),
        ],
    )
    def test_marks(self, line: str, words: str) -> None:
        """Stars and strokes come in pairs; others are the text's."""
        assert clean_marked(line) == words

    def test_marks_elsewhere(self) -> None:
        """Stars in a message that is no print stay."""
        cable = cablegram.parse("UNCLAS AMMAN 000417\nSUBJECT: X\n\n1. (U) The **harbour**.\n")
        assert [block.text for block in cable.body] == ["The **harbour**."]


class TestClassification:
    """A print has the classification on every page."""

    def test_banner(self, cable: cablegram.Cable) -> None:
        """Sensitive but unclassified is a handling caveat, no class."""
        assert cable.classification == "UNCLASSIFIED"

    def test_declassified(self) -> None:
        """A release adds UNCLASSIFIED to what the message was."""
        for banner in ("## ~~CONFIDENTIAL~~", "CONFIDENTIAL", "**CONFIDENTIAL//NOFORN**"):
            cable = cablegram.parse(PRINT.replace("## SBU", banner))
            assert cable.classification == "CONFIDENTIAL"


class TestNested:
    """The print of a message from before SMART: rows in front, the message inside."""

    def test_message_comes_first(self, nested: cablegram.Cable) -> None:
        """What the message says of itself is exact; rows fill in what it lacks."""
        assert nested.dialect.envelope == "smart"
        assert nested.dtg == "2001-04-10T15:29:00Z"
        assert nested.precedence == "PRIORITY"
        assert [(one.name, one.serial) for one in nested.to] == [("SECSTATE WASHDC", 4170)]
        assert [one.name for one in nested.info] == ["AMEMBASSY CAIRO"]
        assert nested.tags == ["PREL", "EWWT", "JO"]
        assert nested.declassification is not None
        assert nested.declassification.on == "2011-04-10"
        assert nested.classification == "CONFIDENTIAL"
        assert nested.mrn == "01AMMAN417"
        assert nested.distribution is not None
        assert nested.distribution.action == ["NEA-00"]

    def test_rows_fill_in(self) -> None:
        """Without its own lines the message has those of the print."""
        start, end = NESTED.index("P 101529Z"), NESTED.index("**CONFIDENTIAL AMMAN")
        cable = cablegram.parse(NESTED[:start] + NESTED[end:].replace("TAGS: PREL, EWWT, JO\n", ""))
        assert cable.origin == "AMEMBASSY AMMAN"
        assert [one.name for one in cable.to] == ["SECSTATE WASHDC"]
        assert [(one.name, one.precedence) for one in cable.info] == [
            ("AMEMBASSY CAIRO", "ROUTINE")
        ]
        assert (cable.dtg, cable.tags) == ("2001-04-10T00:00:00Z", ["PREL"])

    @pytest.mark.parametrize(
        "line",
        [
            "**CONFIDENTIAL SECTION 02 OF 02 AMMAN 000417**",
            "## CONFIDENTIAL\n\nSECTION 02 OF 02 AMMAN 000417",
            "",
        ],
    )
    def test_next_section(self, line: str) -> None:
        """A print repeats heading and head in front of the next section; they are no text."""
        start, end = NESTED.index("PAGE 01 AMMAN"), NESTED.index("### 1.")
        head = NESTED[start:end].replace("**CONFIDENTIAL AMMAN 000417**", line)
        text = NESTED.replace("CONFIDENTIAL AMMAN", "CONFIDENTIAL SECTION 01 OF 02 AMMAN")
        text = text.replace("OPENED.\n", f"OPENED\n\n{head}IN APRIL.\n\n2. IT CLOSED IN MAY.\n")
        cable = cablegram.parse(text)
        assert [block.text for block in cable.body] == [
            "THE HARBOUR OPENED IN APRIL.",
            "IT CLOSED IN MAY.",
        ]
        assert cable.signature == ["DOE"]

    def test_body(self, nested: cablegram.Cable) -> None:
        """The body ends with the message; the trailer is behind it."""
        assert [block.text for block in nested.body] == ["THE HARBOUR OPENED."]
        assert nested.signature == ["DOE"]
        assert [finding.code for finding in nested.diagnostics if "unknown" in finding.code] == []
