"""An edit changes what was asked for and what follows from it, or it is refused."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from tests.edit.dialects import MESSAGE, facts
from tests.tempting import consequences

import cablegram
from cablegram._edit.whole import FOLLOWS, IN_ROWS, all_facts
from cablegram.values import Addressee, Declassification, Reference, Tag

PLAIN = """\
UNCLAS LIMA 5

E.O. 12958: DECL: 02/06/2018
TAGS: PREL
SUBJECT: X

1. a
"""
PRINT = """\
PAGE 01  LA PAZ  02080  041312Z
ACTION ARA-10
O 041256Z APR 74
FM AMEMBASSY LA PAZ
TO SECSTATE WASHDC 1234
UNCLAS LA PAZ 2080
TAGS: EAID, BL
SUBJ: FOOD

1. THE EMBASSY REPORTS THAT THE TALKS ON FOOD WERE HELD IN LA PAZ,
AND THAT THEY WILL GO ON.

2. MORE FOLLOWS.
STEDMAN
"""


class TestFacts:
    """What is compared."""

    def test_more_than_the_record(self) -> None:
        """Signals, ways of delivery and what stands inside a clause are no keys of the record."""
        text = MESSAGE.replace("MAR 09", "MAR 09 ZDK").replace("TO RUEHC", "TO ZEN/RUEHC")
        text = text.replace("1.4 (b).", "1.4 (b). Declassify on: X1.")
        cable = cablegram.parse(text)

        found = all_facts(cable)

        assert found["operating_signals"] == ["ZDK"]
        assert [one["by_other_means"] for one in found["to"]] == [True]
        assert found["classified_by"]["declassify_on"] == "X1"
        assert {*cablegram.to_dict(cable)} - {*found} == {
            "dialect",
            "encoding",
            "diagnostics",
            "reader",
        }

    @pytest.mark.parametrize("style", [None, "markdown", "html"])
    def test_plain_values(self, style: str | None) -> None:
        """Every public property is walked, and is plain then: nothing of the tree gets in."""
        cable = cablegram.parse(MESSAGE)
        if style is not None:
            cable = cablegram.parse(cablegram.reformat(cable, style).text)

        assert json.loads(json.dumps(all_facts(cable)))["year"] == 2009


class TestConsequences:
    """The table of docs/editing.md."""

    def test_table(self, repository: Path) -> None:
        """The table says what the code allows, and nothing else."""
        allowed = {
            name: {*FOLLOWS.get(name, ()), *IN_ROWS.get(name, ())} for name in {*FOLLOWS, *IN_ROWS}
        }

        assert consequences(repository) == allowed

    def test_year(self) -> None:
        """The number, and references without a year, have the year of the message."""
        cable = cablegram.parse(MESSAGE)

        after = cable.replace(dtg="041115Z MAR 10")

        assert after.mrn == "10OSLO12"
        assert [one.mrn for one in after.references] == ["10STATE5", "10OSLO7"]


class TestOtherFields:
    """Words that would begin another field."""

    def test_classified_by(self) -> None:
        """Words that would come to stand first on a line go on the line above."""
        words = (
            "THE MINISTER SAID THAT THE REPORT OF MAY ON THE TALKS "
            "CLASSIFIED BY THE DESK OFFICER IN MAY."
        )
        cable = cablegram.parse(PRINT)

        replaced = cable.replace(paragraphs={1: words})
        inserted = cable.insert(words, after=1, renumber=True)

        for after in (replaced, inserted):
            assert facts(after, "body", "summary") == facts(cable, "body", "summary")
            assert words in [block.text for block in after.body]

    def test_refused_by_name(self) -> None:
        """Where no way is left, the error names the fields that would change."""
        text = "UNCLAS LIMA 5\n\n1. Rain.\n\nClassified By: DCM Jane Doe.\n"
        cable = cablegram.parse(text)
        assert cable.classified_by is not None

        said = "body: .* would change other fields: classified_by"
        with pytest.raises(ValueError, match=said):
            cable.remove(cable.body[-1])

    def test_subject_and_references_on_one_line(self) -> None:
        """The label goes with the last reference; the subject stays."""
        cable = cablegram.parse("UNCLAS LIMA 5\n\nSUBJECT: RAIN REF: LIMA 3\n\n1. It rains.\n")

        after = cable.replace(references=[])

        assert str(after) == "UNCLAS LIMA 5\n\nSUBJECT: RAIN\n\n1. It rains.\n"


class TestDeclassification:
    """What is asked for is what is read, or nothing is written."""

    @pytest.mark.parametrize(
        "parts",
        [
            {"event": "X\nTAGS: ABLD"},
            {"event": "RAIN\nREF: A. STATE 1"},
            {"by": "X)\n\nSUBJECT: NEW (", "exemption": "GDS"},
            {"order": "13526\nSUBJECT: HA", "on": "2001-01-01"},
            {"by": "(("},
            {"on": "0001-01-01"},
            {"event": "AFTER", "on": "1930-01-01"},
        ],
    )
    def test_other_values(self, parts: dict[str, object]) -> None:
        """No part begins a line, gets lost or becomes another one."""
        with pytest.raises(ValueError, match=r"^declassification: .* not be read back as given"):
            cablegram.parse(PLAIN).replace(declassification=parts)

    @pytest.mark.parametrize(
        ("parts", "said"),
        [
            ({"exemption": 5}, "declassification: exemption: expected text such as 'GDS', got 5"),
            ({"event": ["a"]}, "declassification: event: expected text such as 'CLOSURE OF"),
            ({"on": 2001}, "declassification: on: expected text such as '2018-02-06', got 2001"),
        ],
    )
    def test_types(self, parts: dict[str, object], said: str) -> None:
        """Parts are text, the date one."""
        with pytest.raises(TypeError, match=said):
            cablegram.parse(PLAIN).replace(declassification=parts)

    def test_century(self) -> None:
        """A year that two digits cannot say has four."""
        value = {"exemption": "XGDS", "on": "2150-01-01"}

        after = cablegram.parse(PLAIN).replace(declassification=value)

        assert "E.O. 12958: XGDS 01/01/2150\n" in str(after)
        assert after.declassification is not None
        assert after.declassification.on == "2150-01-01"

    def test_downgrading(self) -> None:
        """A value has more parts than a dict; they are not dropped."""
        value = Declassification(downgrade_on="2019-02-24", downgrade_to="CONFIDENTIAL")

        with pytest.raises(ValueError, match="no such part: 'downgrade_on'"):
            cablegram.parse(PLAIN).replace(declassification=value)

    def test_words_of_another_field(self) -> None:
        """Words are all of the line's, or none."""
        with pytest.raises(ValueError, match="declassification: expected words such as"):
            cablegram.parse(PLAIN).replace(declassification="DECL: 1/1/2009 TAGS: ABLD")


class TestEntries:
    """What an entry says is written, or it is refused."""

    @pytest.mark.parametrize(
        "code", ["RAIN]](#)[", "-----AAA", "E.O. 12958: DECL: 1/1/2009", "SUBJECT: X"]
    )
    @pytest.mark.parametrize("kind", [str, Tag])
    def test_no_tag(self, code: str, kind: type) -> None:
        """A tag is taken as it is given."""
        value = code if kind is str else Tag(code=code)
        with pytest.raises(ValueError, match=r"^tags: "):
            cablegram.parse(PLAIN).insert(value, field="tags")

    def test_row_without_numbers(self) -> None:
        """A row of a SMART print has no place for an indicator or a number."""
        text = "MRN: 23 LIMA 5\nAction: OSLO\n\nUNCLAS\n\n1. It rains.\n"
        cable = cablegram.parse(text)
        assert [one.name for one in cable.to] == ["OSLO"]

        with pytest.raises(ValueError, match="a row has no place for an indicator or a number"):
            cable.insert(Addressee(name="QUITO", serial=5), field="to")

    @pytest.mark.parametrize(
        "value",
        [
            Reference(text="LIMA 3", mrn="07LIMA3"),
            Reference(text="LIMA 3", label="A"),
        ],
    )
    def test_reference_as_given(self, value: Reference) -> None:
        """Letter and number are not passed over: one is taken, the other of another year."""
        with pytest.raises(ValueError, match="a letter that is taken cannot be given twice"):
            cablegram.parse(MESSAGE).insert(value, field="references")

    def test_letters_as_given(self) -> None:
        """Free letters are those that were asked for."""
        given = [Reference(text="LIMA 3", label="A"), Reference(text="OSLO 7", label="B")]

        after = cablegram.parse(PLAIN).replace(references=given)

        assert "REF: A. LIMA 3\nB. OSLO 7\n" in str(after)


class TestNumbers:
    """Numbers that are none."""

    @pytest.mark.parametrize(
        "edit",
        [
            lambda it: it.remove(True, field="body"),
            lambda it: it.insert("x", after=True, field="body"),
            lambda it: it.remove(True),
            lambda it: it.replace(paragraphs={True: "x"}),
        ],
    )
    def test_true_is_no_number(self, edit: Any) -> None:  # noqa: ANN401
        """``True`` is equal to 1, and means no paragraph."""
        with pytest.raises(TypeError, match="expected"):
            edit(cablegram.parse(PLAIN))

    @pytest.mark.parametrize("power", [3, 400, 5000])
    def test_large_numbers(self, power: int) -> None:
        """The message is short, whatever the number."""
        with pytest.raises(ValueError, match="first: expected the number of a paragraph") as caught:
            cablegram.parse(PLAIN).renumber(10**power)

        assert len(str(caught.value)) < 150

    def test_year_ten_thousand(self) -> None:
        """A time that is in no year in UTC is refused."""
        late = datetime(9999, 12, 31, 23, 59, tzinfo=timezone(-timedelta(hours=14)))

        with pytest.raises(ValueError, match="dtg: expected a time of the years 1 to 9999"):
            cablegram.parse(MESSAGE).replace(dtg=late)
        assert late > datetime(9999, 12, 31, tzinfo=UTC)


class TestBytes:
    """The bytes of an edited cable are the edited text."""

    def test_other_text(self) -> None:
        """What is left looks like UTF-8, and would be another text."""
        source = b"UNCLAS LIMA 5\n\nSUBJECT: X\n\n1. Caf\xc3\xa9.\n\n2. na\xefve, \xe9t\xe9.\n"
        cable = cablegram.parse(source)
        assert cable.encoding == "latin-1"

        said = re.escape("body: 2: the bytes of the cable are latin-1, and would be read as utf-8")
        with pytest.raises(ValueError, match=said):
            cable.remove(2)

    @pytest.mark.parametrize("style", [None, "markdown"])
    def test_last_accent(self, style: str | None) -> None:
        """Bytes that are UTF-8 as well are read so; the cable says it, too."""
        text = "UNCLAS LIMA 5\n\nSUBJECT: X\n\n1. Rain.\n\n2. na\xefve.\n"
        if style is not None:
            text = cablegram.reformat(cablegram.parse(text), style).text
        cable = cablegram.parse(text.encode("latin-1"))

        after = cable.remove(2)

        assert (cable.encoding, after.encoding) == ("latin-1", "utf-8")
        assert cablegram.parse(bytes(after)) == after
