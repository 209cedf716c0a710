"""``compose``: a cable from values, and errors that name the field."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cablegram
from cablegram import compose, tables, to_dict
from cablegram._record import facts
from cablegram.blocks import Heading, Paragraph
from cablegram.testing import Example, cables
from cablegram.values import Addressee, ClassifiedBy, Tag

FULL: dict[str, Any] = {
    "transmission_id": "VZCZCXRO0123",
    "routing": ["RUEHXX", "RUEHYY"],
    "station": "DE RUEHLP #0244/01 0430915",
    "security": "ZNY CCCCC ZZH",
    "precedence": "O",
    "info_precedence": "PRIORITY",
    "dtg": "120915Z FEB 08",
    "origin": "AMEMBASSY LA PAZ",
    "to": "RUEHC/SECSTATE WASHDC IMMEDIATE 6419",
    "info": ["RUEHZL/EUROPEAN POLITICAL COLLECTIVE", {"name": "AMEMBASSY LIMA"}],
    "exempt": [Addressee(name="AMEMBASSY QUITO", precedence="ROUTINE")],
    "classification": "C",
    "section": (1, 2),
    "post": "La Paz",
    "serial": 244,
    "captions": ["SIPDIS", "NOFORN"],
    "passing": ["STATE FOR WHA/AND", "LIMA FOR DOE"],
    "declassification": {"order": "12958", "on": date(2018, 2, 12)},
    "tags": ["PREL", "OVIP (DOE, JANE)", Tag(code="BL")],
    "subject": "RAIN IN THE  HARBOUR",
    "subject_portion": "C",
    "references": ["LIMA 235", "07 QUITO 142 (NOTAL)"],
    "classified_by": ClassifiedBy(name="Jane Doe", title="Ambassador", reasons=["1.4(b)"]),
    "body": [
        Heading(text="SUMMARY"),
        "1. (C) It rained.",
        Paragraph(number=2, portion="U", text="It stopped:", items=["in May,", "in June."]),
        {"type": "table", "text": "MAY      1\nJUNE     2"},
        {"type": "paragraph", "number": 3, "text": "So\nit goes."},
    ],
    "signature": "DOE",
}

TEXT = """\
VZCZCXRO0123
OO RUEHXX RUEHYY
DE RUEHLP #0244/01 0430915
ZNY CCCCC ZZH
O P 120915Z FEB 08
FM AMEMBASSY LA PAZ
TO RUEHC/SECSTATE WASHDC IMMEDIATE 6419
INFO RUEHZL/EUROPEAN POLITICAL COLLECTIVE
AMEMBASSY LIMA
XMT AMEMBASSY QUITO ROUTINE
BT
C O N F I D E N T I A L SECTION 01 OF 02 LA PAZ 000244

SIPDIS

NOFORN

STATE FOR WHA/AND
LIMA FOR DOE

E.O. 12958: DECL: 02/12/2018
TAGS: PREL, OVIP (DOE, JANE), BL

SUBJECT: (C) RAIN IN THE HARBOUR

REF: A. LIMA 235
     B. 07 QUITO 142 (NOTAL)

Classified By: Ambassador Jane Doe. Reason: 1.4 (b).

SUMMARY
-------

1. (C) It rained.

2. (U) It stopped:

-- in May,

-- in June.

MAY      1
JUNE     2

3. So it goes.

DOE
BT
#0244

NNNN
"""


class TestText:
    """What a composed cable looks like."""

    def test_whole(self) -> None:
        """Every field has its place in the regular print of ACP 127."""
        assert str(compose(**FULL)) == TEXT

    def test_documented(self, repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """The example of docs/writing.md prints what stands there."""
        page = (repository / "docs" / "writing.md").read_text("utf-8")
        code, shown = (page.split(f"```{kind}\n")[1].split("```")[0] for kind in ("python", "text"))
        exec(code, {})  # noqa: S102  our own page
        assert capsys.readouterr().out.startswith(shown)

    def test_record(self) -> None:
        """The record holds what was given."""
        record = to_dict(compose(**FULL))
        assert record["mrn"] == "08LAPAZ244"
        assert record["dtg"] == "2008-02-12T09:15:00Z"
        assert (record["precedence"], record["info_precedence"]) == ("IMMEDIATE", "PRIORITY")
        assert record["tag_persons"] == [{"tag": "OVIP", "person": "DOE, JANE"}]
        assert [it["mrn"] for it in record["references"]] == ["08LIMA235", "07QUITO142"]
        assert record["summary"] == "It rained."
        assert record["diagnostics"] == []

    def test_styles(self) -> None:
        """A composed cable prints in any style."""
        cable = compose(**FULL)
        for style in ("normal", "plain", "markdown", "html", "wire"):
            text = cablegram.reformat(cable, style).text
            assert facts(cablegram.parse(text)) == facts(cable), style

    def test_paragraphs_are_counted(self) -> None:
        """Several paragraphs get numbers; one alone gets none (5 FAH-1 H-246)."""
        assert [it.text for it in compose(paragraphs="It rained.").body] == ["It rained."]
        several = compose(subject="RAIN", paragraphs=["(U) It rained.", "It stopped."]).body
        assert [block.number for block in several if isinstance(block, Paragraph)] == [1, 2]

    def test_long_paragraphs_are_wrapped(self) -> None:
        """No line has more than 69 characters, and none looks like the start of something."""
        words = "(b) 2006. the U.S. SIPDIS REF: A of 12. (C) and NNNN BT said so. " * 20
        cable = compose(subject="RAIN", paragraphs=[words.strip(), "It stopped."])
        assert max(map(len, str(cable).split("\n"))) <= 69

    @pytest.mark.parametrize(
        "moment",
        [
            "061608Z FEB 08",
            "2008-02-06T16:08:00Z",
            "2008-02-06T18:08+02:00",
            datetime(2008, 2, 6, 16, 8, tzinfo=UTC),
            datetime(2008, 2, 6, 11, 8, tzinfo=timezone(timedelta(hours=-5))),
        ],
    )
    def test_moments(self, moment: object) -> None:
        """A date-time group is given as such, as an ISO date or as ``datetime``."""
        assert compose(dtg=moment).dtg == "2008-02-06T16:08:00Z"

    @pytest.mark.parametrize("given", ["C", "(C)", "c"])
    def test_portion_mark(self, given: str) -> None:
        """The portion mark of the subject may be given with its brackets."""
        assert compose(subject="RAIN", subject_portion=given).subject_portion == "C"

    def test_small_tags(self) -> None:
        """TAGS are upper case."""
        assert compose(tags=["prel"]).tags == ["PREL"]

    def test_number(self) -> None:
        """Post and serial follow from the message number, blanks of the post and all."""
        cable = compose(mrn="08LAPAZ244", dtg="120915Z FEB 08", classification="S")
        assert (cable.mrn, cable.post, cable.serial) == ("08LAPAZ244", "LA PAZ", 244)

    def test_nothing(self) -> None:
        """Without values there is an empty message."""
        assert facts(compose()) == facts(cablegram.parse(""))


class TestErrors:
    """Errors name the field."""

    @pytest.mark.parametrize(
        ("values", "message"),
        [
            (
                {"dtg": "now"},
                "dtg: expected a date-time group such as 061608Z FEB 08, got 'now'",
            ),
            (
                {"dtg": datetime(2008, 2, 6, 16, 8)},  # noqa: DTZ001  that is the point
                (
                    "dtg: expected a time with its zone, such as 2008-02-06T16:08:00Z, "
                    "got datetime.datetime(2008, 2, 6, 16, 8)"
                ),
            ),
            ({"subject": ""}, "subject: expected text, got ''"),
            (
                {"subject_portion": "(Q)"},
                "subject_portion: expected a portion mark such as 'C', got '(Q)'",
            ),
            (
                {"section": (3, 1)},
                (
                    "section: expected a pair such as (1, 3), the number from 1 to the total, "
                    "got (3, 1)"
                ),
            ),
            (
                {"section": "03 OF 01"},
                (
                    "section: expected a pair such as (1, 3), the number from 1 to the total, "
                    "got '03 OF 01'"
                ),
            ),
            (
                {"classification": "COSMIC"},
                "classification: expected a classification such as 'CONFIDENTIAL', got 'COSMIC'",
            ),
            (
                {"precedence": "HIGH"},
                "precedence: expected a precedence such as 'IMMEDIATE' or 'O', got 'HIGH'",
            ),
            (
                {"to": ["RUEHC/SECSTATE WASHDC", "RUEHC/"]},
                (
                    "to: expected an addressee such as 'RUEHC/SECSTATE WASHDC IMMEDIATE 6419', "
                    "got 'RUEHC/'"
                ),
            ),
            ({"mrn": "302"}, "mrn: expected a number such as '08MOSCOW302', got '302'"),
            (
                {"mrn": "08LIMA3", "dtg": "061608Z FEB 07"},
                (
                    "mrn: expected a number of the year 2007, as the date-time group has it, "
                    "got '08LIMA3'"
                ),
            ),
            (
                {"body": [{"type": "verse", "text": "x"}]},
                "body: block 1: type: expected one of heading, paragraph, table, text, got 'verse'",
            ),
            (
                {"body": [{"type": "heading", "text": ""}]},
                "body: block 1: text: expected text, got ''",
            ),
            (
                {"station": {"serial": 3, "place": "LIMA"}},
                "station: unknown key 'place'; its keys are indicator, serial, section, filed",
            ),
            (
                {"captions": ["RAINY"]},
                "captions: would be read as [], not as given: ['RAINY']",
            ),
            (
                {"body": ["It rained.", {"type": "text", "text": "an archive's note"}]},
                (
                    "body: block 2 would not be read back as given: "
                    "{'type': 'text', 'text': \"an archive's note\"}"
                ),
            ),
            ({"serial": -1}, "serial: expected a number from 0, got -1"),
        ],
    )
    def test_values(self, values: dict[str, Any], message: str) -> None:
        """A value that does not fit."""
        with pytest.raises(ValueError) as caught:  # noqa: PT011  the whole message is compared
            compose(**values)
        assert message == str(caught.value)

    @pytest.mark.parametrize(
        ("values", "message"),
        [
            ({"dtg": 5}, "dtg: expected a date-time group such as 061608Z FEB 08, got 5"),
            ({"serial": "3"}, "serial: expected a number, got '3'"),
            ({"serial": True}, "serial: expected a number, got True"),
            ({"tags": [3]}, "tags: expected a code such as 'PREL', got 3"),
            ({"partial": 1}, "partial: expected True or False, got 1"),
            (
                {"paragraphs": ["x"], "body": ["x"]},
                "body: the body is given twice, as body and as paragraphs",
            ),
            (
                {"attributes": ["x"]},
                "attributes: expected a dict such as {'Document Source': 'CORE'}, got ['x']",
            ),
        ],
    )
    def test_types(self, values: dict[str, Any], message: str) -> None:
        """A value of a wrong type."""
        with pytest.raises(TypeError) as caught:
            compose(**values)
        assert message == str(caught.value)

    @pytest.mark.parametrize("field", ["to", "info", "origin", "subject", "captions", "passing"])
    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_line_ends(self, field: str, end: str) -> None:
        """A line end inside a field is refused: what stands behind it would be another field's."""
        with pytest.raises(ValueError, match=f"^{field}: expected text on one line, got 'SECSTATE"):
            compose(**{field: f"SECSTATE WASHDC{end}INFO LIMA"})

    def test_unknown_field(self) -> None:
        """A name that no field has; the error lists the fields."""
        with pytest.raises(TypeError, match=r"compose\(\) has no field 'title'; .*, subject, "):
            compose(title="RAIN")  # type: ignore[call-arg]


class TestRecords:
    """``compose(**to_dict(cable))`` is the same message."""

    @given(cables())
    def test_generated(self, example: Example) -> None:
        """Over generated cables."""
        cable = cablegram.parse(example.text)
        assert facts(compose(**to_dict(cable))) == facts(cable)

    @given(st.sampled_from(tables.posts()), st.integers(1, 99999), st.integers(1961, 2060))
    def test_numbers(self, post: tables.Post, serial: int, year: int) -> None:
        """Every post of the table has numbers that are read back."""
        cable = compose(
            post=post.name,
            serial=serial,
            dtg=datetime(year, 1, 2, tzinfo=UTC),
            classification="SECRET",
        )
        assert cable.mrn == tables.mrn(year, post.name, serial)
