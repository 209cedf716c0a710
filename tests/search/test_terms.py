"""What terms find in invented messages: in cables, in records, in tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.search_set import CABLES, records, write_table

import cablegram
from cablegram import search
from cablegram._search.fold import PARTING_SQL, fold, plain
from cablegram._search.places import names

#: an expression, and the messages that it finds, by the first letters of their files
FOUND = [
    ("gas", "lima5 quito7"),
    ('"gas pipeline"', "lima5"),
    ("GAS-pipeline", "lima5"),
    ("gas pipeline", "lima5 quito7"),
    ("pipelin*", "lima5 quito7"),
    ("*line", "lima5 quito7"),
    ("pipelin", ""),
    ("iran", "state12345"),  # and no TIRANA
    ("international", "lima5"),  # a hyphen at the end of a line
    ("inter-national", "lima5"),
    ('"sao pedro"', "lima5"),
    ("SÃO", "lima5"),
    ("steel", "lima5"),  # in a point
    ("100%", "lima5"),
    ("a_b", "state12345"),  # no wildcard of SQL
    ('"a%b"', "state12345"),
    ('"the minister said he asked"', ""),  # one paragraph and the next
    ("subject:gas", "lima5"),
    ("post:LIMA", "lima5"),
    ('post:"new delhi"', "newdelhi1"),
    ("post:NEWDELHI", "newdelhi1"),
    ("post:SECSTATE", "state12345"),
    ("post:STATE", "state12345"),
    ("post:DELHI", "newdelhi1"),
    ("post:OSL*", "extract"),
    ("from:STATE", "state12345"),
    ("from:lima", "lima5"),
    ("from:OSLO", "extract"),
    ("to:STATE", "lima5 quito7 newdelhi1"),
    ("to:RUEHC", "lima5 quito7 newdelhi1"),
    ("info:quito", "lima5"),
    ("to:lima OR info:delhi", "state12345"),
    ("year:2008", "lima5 quito7"),
    ("year:2007..2008", "lima5 quito7 state12345"),
    ("year:2009..", "newdelhi1"),
    ("date:2008-01", "quito7"),
    ("date:..2008-01", "quito7 state12345"),
    ("date:2007-12-31..2008-01-31", "quito7 state12345"),
    ("date:2008-12-31..2009-01-01", "newdelhi1"),
    ("date:2007-12-31T23:59", "state12345"),
    ("date:..9999", "lima5 quito7 state12345 newdelhi1"),
    ("-date:*", "extract"),
    ("tag:PREL", "lima5 state12345"),
    ("tag:prel,pgov", "lima5 quito7 state12345"),
    ("tag:PREL tag:PE", "lima5"),
    ("tag:P*", "lima5 quito7 state12345 newdelhi1"),
    ("-tag:PREL", "quito7 newdelhi1 extract"),
    ("-(tag:PREL OR tag:PGOV)", "newdelhi1 extract"),
    ("class:SECRET", "state12345"),
    ("class:TS,LOU", "newdelhi1 extract"),
    ("caption:NOFORN", "lima5"),
    ("portion:S/NF", "lima5"),
    ("portion:S*", "lima5 state12345"),
    ('person:"jane roe"', "lima5 quito7"),
    ("person:roe", "lima5 quito7"),
    ("signed:roe", "quito7"),
    ("ref:08LIMA5", "quito7 newdelhi1"),
    ("ref:07STATE012345", "lima5"),
    ("ref:08LIMA*", "quito7 newdelhi1"),
    ("ref:quito", "lima5"),
    ("cited-by:08LIMA5", "quito7 state12345"),
    ("-cited-by:08LIMA5", "lima5 newdelhi1 extract"),
    ("cited-by:08LIMA6", ""),
    ("mrn:08LIMA5", "lima5"),
    ("mrn:08*", "lima5 quito7"),
    ("serial:1..7", "lima5 quito7 newdelhi1"),
    ("serial:99999999999999999999999", ""),
    ("precedence:O", "lima5"),
    ("info_precedence:ROUTINE", "lima5"),
    ("declassification.on:2018", "lima5"),
    ("declassification.on:..2018-02-05", "state12345"),
    ("declassification:2017", "state12345"),
    ("declassification:N/A", "quito7"),
    ("dialect:none", "extract"),
    ("dialect.envelope:acp126", "lima5 quito7 state12345 newdelhi1"),
    ("partial:no", "lima5 quito7 state12345 newdelhi1 extract"),
    ("to.serial:6000..", "lima5"),
    ("tag_persons.tag:OVIP", "quito7"),
    ("finding:portion-above-class", "lima5"),
    ("finding:portion*", "lima5"),
    ("references.label:B", "lima5"),
    ("classified_by:*", "lima5"),
    ('subject:"o\'hara"', "state12345"),
    ('subject:"\\"O"', "state12345"),
    ("x' OR '1'='1", ""),
    ('tag:"x\'); DROP TABLE records; --"', ""),
    ("mrn:%", ""),
]


def found_in(expression: str, messages: list[cablegram.Record]) -> list[str]:
    """Return the names of the messages that are found."""
    names_of = dict(zip(map(id, messages), (name[:-4] for name in CABLES), strict=True))
    return [names_of[id(it)] for it in search.find(expression, messages)]


@pytest.mark.parametrize(("expression", "expected"), FOUND)
def test_records(expression: str, expected: str) -> None:
    """A search over records finds these."""
    assert found_in(expression, records()) == expected.split()


def test_cables_records_and_mappings() -> None:
    """Cables, records and mappings are asked alike, and given back as they came."""
    cables = [cablegram.parse(text) for text in CABLES.values()]
    mappings = [it.record.to_dict() for it in cables]
    for expression, expected in FOUND:
        found = list(search.find(expression, cables))
        assert [str(it) in CABLES.values() for it in found] == [True] * len(expected.split())
        assert [it.record.mrn for it in found] == [
            it["mrn"] for it in search.find(expression, mappings)
        ]


def test_tables(tmp_path: Path) -> None:
    """A table gives the same answers."""
    pytest.importorskip("pyarrow")
    pytest.importorskip("duckdb")
    from cablegram._search.cited import citing, resolved  # noqa: PLC0415  as the test needs them
    from cablegram._search.tables import RecordTable  # noqa: PLC0415
    from cablegram._search.terms import read_condition  # noqa: PLC0415

    table = RecordTable([str(write_table(tmp_path / "[records]*'.parquet"))])
    for expression, expected in FOUND:
        asked = read_condition(expression)
        condition = resolved(asked, table.cited(citing(asked))) if citing(asked) else asked
        hits = list(table.rows(condition, ["mrn"], None))
        assert [hit["source"][7:-4] for hit in hits] == expected.split(), expression


def test_every_key_is_a_term(tmp_path: Path) -> None:
    """Each key of the record can be asked for, in both engines."""
    pytest.importorskip("pyarrow")
    pytest.importorskip("duckdb")
    from cablegram._search.tables import RecordTable  # noqa: PLC0415  as above
    from cablegram._search.terms import read_condition  # noqa: PLC0415

    table = RecordTable([str(write_table(tmp_path / "records.parquet"))])
    for name in names():
        wanted = found_in(f"{name}:*", records())
        rows = table.rows(read_condition(f"{name}:*"), ["mrn"], None)
        assert [hit["source"][7:-4] for hit in rows] == wanted, name


def test_every_character_is_folded_alike() -> None:
    """Case, accents and what parts words are the same for every character in both."""
    duckdb = pytest.importorskip("duckdb")
    import unicodedata  # noqa: PLC0415

    rows = (
        duckdb.connect()
        .execute(
            "SELECT c, lower(strip_accents(c)),"
            " regexp_replace(lower(strip_accents(c)), $1, ' ', 'g')"
            " FROM (SELECT chr(i::INT) AS c FROM range(1, 1114112) t(i)"
            " WHERE i NOT BETWEEN 55296 AND 57343)",
            [PARTING_SQL],
        )
        .fetchall()
    )
    assert len(rows) > 1_100_000
    known = [row for row in rows if unicodedata.category(row[0]) != "Cn"]
    assert [row for row in known if plain(row[0]) != row[1]] == []
    assert [row for row in known if fold(row[0]).strip(" ") != row[2].strip(" ")] == []


def test_a_number_that_no_column_holds() -> None:
    """It is more than all, however it ends."""
    record = cablegram.parse("UNCLAS LIMA 5\n").record
    beyond = "1" + "0" * 450

    assert list(search.find(f"serial:..{beyond}", [record])) == [record]
    assert list(search.find(f"serial:{beyond}..", [record])) == []
