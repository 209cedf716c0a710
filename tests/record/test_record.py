"""The record as typed classes: made of a cable, made plain, read again."""

from __future__ import annotations

import json
import pickle
import re
from pathlib import Path

import attrs
import pytest

import cablegram
from cablegram import Record
from cablegram._record.shapes import keys_of
from cablegram.record import Addressee, Paragraph, Reader, Reference

TEXT = """\
VZCZCXRO0001
OO RUEHC
DE RUEHPE #0005/01 0371608
ZNY CCCCC ZZH
O P 061608Z FEB 08
FM AMEMBASSY LIMA
TO RUEHC/SECSTATE WASHDC IMMEDIATE 6419
INFO RUEHQT/AMEMBASSY QUITO
BT
C O N F I D E N T I A L SECTION 01 OF 02 LIMA 000005

SIPDIS

E.O. 12958: DECL: 02/06/2018
TAGS: PREL, OVIP (DOE, JANE)
SUBJECT: RAIN

REF: A. QUITO 12

Classified By: Jane Doe for reasons 1.4 (b)

1. (C) It rains:

-- in the north;

2. (U) It stopped.
DOE
"""


@pytest.fixture(scope="module")
def cable() -> cablegram.Cable:
    """Return a cable with most keys."""
    return cablegram.parse(TEXT)


class TestRecord:
    """``cable.record``."""

    def test_has_typed_values(self, cable: cablegram.Cable) -> None:
        """Values are classes with the names of the record, lists are tuples."""
        record = cable.record

        assert record.to == (
            Addressee(
                indicator="RUEHC", name="SECSTATE WASHDC", precedence="IMMEDIATE", serial=6419
            ),
        )
        assert record.references == (Reference(label="A", mrn="08QUITO12", text="QUITO 12"),)
        assert record.body[0] == Paragraph(
            number=1, portion="C", text="It rains:", items=("in the north;",)
        )
        assert [(it.tag, it.person) for it in record.tag_persons] == [("OVIP", "DOE, JANE")]
        assert record.declassification is not None
        assert record.declassification.on == "2018-02-06"

    def test_says_what_the_cable_says(self, cable: cablegram.Cable) -> None:
        """Each key is an attribute of the cable, but for what is about no message."""
        for key in keys_of(Record):
            if key.name not in {"record", "reader"}:
                assert hasattr(cable, key.name), key.name
        assert cablegram.to_dict(cable) == cable.record.to_dict()

    def test_says_what_read_it(self, cable: cablegram.Cable) -> None:
        """Library and grammar: equal for all that read the same way."""
        reader = cable.record.reader

        assert reader.library == cablegram.__version__
        assert re.fullmatch("[0-9a-f]{12}", reader.grammar or "")

    def test_cannot_be_changed(self, cable: cablegram.Cable) -> None:
        """A record is a value: it can be a key of a dict, and be pickled."""
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            cable.record.subject = "SNOW"  # type: ignore[misc]
        assert len({cable.record, cablegram.parse(TEXT).record}) == 1
        assert pickle.loads(pickle.dumps(cable.record)) == cable.record  # noqa: S301  our own

    def test_of_an_empty_text_is_the_empty_record(self) -> None:
        """What nobody says is absent, and the defaults of the classes are that."""
        record = cablegram.parse("").record

        assert attrs.evolve(record, diagnostics=()) == Record(reader=record.reader)


class TestFromDict:
    """``Record.from_dict``."""

    def test_gives_back_the_record(self, cable: cablegram.Cable) -> None:
        """Also by way of JSON."""
        assert Record.from_dict(json.loads(json.dumps(cable.record.to_dict()))) == cable.record

    def test_passes_over_what_the_command_line_adds(self, cable: cablegram.Cable) -> None:
        """``convert`` writes the file, and the number of the message in it."""
        values = {**cable.record.to_dict(), "source": "lima.txt", "message": 1}

        assert Record.from_dict(values) == cable.record

    def test_reads_what_version_0_1_0_wrote(self, golden: Path) -> None:
        """The first records had no reader, no signals and no correction."""
        values = json.loads((golden / "000_fb9261994e116447.json").read_text("utf-8"))
        assert not {"reader", "operating_signals", "correction"} & set(values)

        record = Record.from_dict({**values, "record": "cablegram/1"})

        assert record.mrn == values["mrn"]
        assert record.operating_signals == ()
        assert record.body[0].text == values["body"][0]["text"]

    @pytest.mark.parametrize(
        ("values", "kind", "message"),
        [
            ([], TypeError, "a record is a mapping of keys, not list"),
            ({"subjcet": "RAIN"}, TypeError, "no key 'subjcet' in a record"),
            ({"subject": 5}, TypeError, "subject has to be a text, not int"),
            ({"serial": True}, TypeError, "serial has to be a whole number, not bool"),
            ({"partial": None}, TypeError, "partial has to be true or false, not null"),
            ({"tags": "PREL"}, TypeError, "tags has to be a list, not str"),
            ({"tags": ["PREL", 5]}, TypeError, "tags[1] has to be a text, not int"),
            ({"to": [{"nme": "X"}]}, TypeError, "no key 'nme' in to[0]"),
            ({"to": ["X"]}, TypeError, "to[0] has to be an object, not str"),
            ({"tag_persons": [{"tag": "OVIP"}]}, TypeError, "tag_persons[0] has no 'person'"),
            ({"attributes": {"a": 1}}, TypeError, "attributes['a'] has to be a text, not int"),
            ({"body": [{"text": "x"}]}, ValueError, "body[0].type is None, not one of heading,"),
            ({"body": [{"type": []}]}, ValueError, "body[0].type is [], not one of heading,"),
            ({"dtg": "yesterday"}, ValueError, "dtg is 'yesterday', not a moment of UTC such as"),
            (
                {"dtg": "2008-02-06T16:08:00+03:00"},
                ValueError,
                "dtg is '2008-02-06T16:08:00+03:00'",
            ),
            (
                {"declassification": {"on": "2018-02-30"}},
                ValueError,
                "declassification.on is '2018",
            ),
            ({"record": "cablegram/2"}, ValueError, "record is 'cablegram/2', not one of cable"),
        ],
    )
    def test_says_what_is_wrong(self, values: object, kind: type[Exception], message: str) -> None:
        """And where."""
        with pytest.raises(kind) as error:
            Record.from_dict(values)  # type: ignore[arg-type]
        assert str(error.value).startswith(message)


class TestCompose:
    """``compose(record)``."""

    def test_writes_a_record(self, cable: cablegram.Cable) -> None:
        """What is read again is the record, but for how it is written."""
        written = cablegram.compose(cable.record).record

        assert attrs.evolve(written, diagnostics=()) == attrs.evolve(cable.record, diagnostics=())

    def test_takes_other_values_beside_it(self, cable: cablegram.Cable) -> None:
        """They take the place of those of the record."""
        assert cablegram.compose(cable.record, subject="SNOW").subject == "SNOW"

    def test_refuses_what_is_no_record(self) -> None:
        """A dict goes in by its names."""
        with pytest.raises(TypeError, match="takes a Record or values by their names, not dict"):
            cablegram.compose({"subject": "RAIN"})  # type: ignore[arg-type]


def test_the_corpus_comes_back(corpus: Path) -> None:
    """Every record of the shared corpus is read again as it is."""
    for path in sorted((corpus / "text").glob("*.txt"))[::5]:
        record = cablegram.parse(path.read_bytes()).record
        assert Record.from_dict(record.to_dict()) == record, path.name


def test_reader_of_a_record_made_by_hand() -> None:
    """Nobody read it; nor is it known of a record that does not say."""
    assert Record().reader == Reader(library=None, grammar=None)
