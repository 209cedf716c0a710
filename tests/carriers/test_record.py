r"""A record of ``cables.csv``: ``grammar/carriers/csv.lark``."""

from __future__ import annotations

import pytest

import cablegram
from cablegram._carriers import unwrap
from cablegram._carriers.record import read_record
from cablegram._grammar import grammar_folder, load_parser

HEADING = "R 041115Z MAR 75\nFM AMEMBASSY OSLO\nTO SECSTATE WASHDC 12\n"
BODY = (
    'CONFIDENTIAL OSLO 0012 \n \nTAGS: PFOR, NO \nSUBJ: THE \\"FISH\\" WAR \n \n'
    "1. IT\\'S ON.  END\\\\ \nHOLM \n"
)
RECORD = (
    '"7","3/4/1975 11:15","75OSLO12","Embassy Oslo","CONFIDENTIAL","75STATE3|75STATE4",'
    f'"{HEADING}","{BODY}"\n'
)


def test_the_grammar_has_no_conflicts() -> None:
    """LALR without conflicts, and no two terminals of one rank that match the same text."""
    grammar = (grammar_folder() / "carriers" / "csv.lark").read_text(encoding="utf-8")

    assert load_parser(grammar, "record", strict=True).options.strict


def test_the_text_is_heading_and_body() -> None:
    """An empty line divides them; a backslash says that the next character is meant."""
    carried = unwrap(RECORD)

    assert carried is not None
    meant = BODY.replace('\\"', '"').replace("\\'", "'").replace("\\\\", "\\")
    assert f"{HEADING}\n{meant}" == carried.text
    assert not carried.findings


@pytest.mark.parametrize("heading", ["FM AMEMBASSY OSLO", '"FM AMEMBASSY OSLO"'])
def test_no_token_is_empty(heading: str) -> None:
    """A heading in quotes or without: each line of the message has characters of its own."""
    record = f'"7","3/4/1975","75OSLO12","Embassy Oslo","","",{heading},"SECRET OSLO 0012\n"\n'

    cable = cablegram.parse(record)

    assert all(token.text for token in cable.tokens)
    assert cable.tree.value == "FM AMEMBASSY OSLO\n\nSECRET OSLO 0012\n"
    assert str(cable) == record
    assert '"SECRET OSLO 0012' in str(cable.replace(origin="AMEMBASSY LIMA"))


def test_a_heading_without_a_line_end_gets_one() -> None:
    """Half of the records have it, half have not; the text is the same."""
    one, other = unwrap(RECORD), unwrap(RECORD.replace('12\n","', '12","'))

    assert one is not None
    assert other is not None
    assert one.text == other.text


def test_a_record_reads_as_a_cable() -> None:
    """Carrier, columns and fields."""
    cable = cablegram.parse(RECORD)

    assert cable.dialect.carrier == "csv"
    assert (cable.mrn, cable.subject) == ("75OSLO12", 'THE "FISH" WAR')
    assert cable.columns == {
        "id": "7",
        "date": "3/4/1975 11:15",
        "mrn": "75OSLO12",
        "origin": "Embassy Oslo",
        "classification": "CONFIDENTIAL",
        "references": "75STATE3|75STATE4",
    }


@pytest.mark.parametrize(
    "source",
    [RECORD, RECORD.replace("\n", "\r\n"), "\ufeff" + RECORD, RECORD[:-1], RECORD + "\n\n"],
)
def test_a_record_comes_out_as_it_went_in(source: str) -> None:
    """Columns, quotes and backslashes are in the tokens; each token stands where it says."""
    cable = cablegram.parse(source)

    assert source == str(cable)
    assert cable.columns["id"] == "7"
    assert all(source[token.start : token.end] == token.text for token in cable.tokens)


def test_spans_are_places_in_the_record() -> None:
    """A span takes in the backslashes of what it spans."""
    cable = cablegram.parse(RECORD)

    assert cable.subject_line is not None
    assert '\\"FISH\\"' in RECORD[slice(*cable.subject_line.span)]
    assert [RECORD[slice(*tag.span)] for tag in cable.tag_entries] == ["PFOR", "NO"]


def test_a_record_that_does_not_end_is_read_to_the_end() -> None:
    """What came is the message; a finding says so."""
    source = RECORD[: RECORD.index("HOLM")]
    cable = cablegram.parse(source)

    assert source == str(cable)
    assert cable.mrn == "75OSLO12"
    assert "carrier-cut" in [finding.code for finding in cable.diagnostics]


def test_more_records_are_named_not_read() -> None:
    """``parse`` reads one message; what follows is kept, and a finding points to ``read``."""
    cable = cablegram.parse(RECORD * 2)

    assert str(cable) == RECORD * 2
    (finding,) = [one for one in cable.diagnostics if one.code == "more-messages"]
    assert (len(RECORD), len(RECORD) + 1) == finding.span


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ('"1","2","H","B"', "B"),
        ('"1","2","3","4","5","6","H","B","C"', "H\n\nB,C"),
        ('"1","2","3","4","5","6","","B"', "B"),
        ('"1","2","3","4","5","6","H",""', "H\n\n"),
        # One comma, and no quotes: one line end.
        ('"1",2,3,4,5,6,H,B', "H\nB"),
        ('"1",2,3,4,5,6,H,"B"', "H\n\nB"),
    ],
)
def test_odd_records_are_records(fields: str, text: str) -> None:
    """Other numbers of fields, empty fields, fields without quotes: nothing is lost."""
    carried = read_record(fields)

    assert carried is not None
    assert text == carried.text
    assert fields == str(cablegram.parse(fields))


@pytest.mark.parametrize("text", ["", '"', '"1"', '"WE AGREE," HE SAID', '"1", "2"'[:3], '","'])
def test_text_that_begins_with_a_quote_is_no_record(text: str) -> None:
    """A record begins with its number and a second field."""
    assert read_record(text) is None
    assert text == str(cablegram.parse(text))
