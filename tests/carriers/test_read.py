"""Files with many messages: ``cablegram.read``."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path

import pytest

import cablegram
from cablegram._carriers.stream import opens_records, split_records


def _record(number: int, rest: str) -> str:
    columns = f'"{number}","1/{number}/1975 9:00","75OSLO{number}","Embassy Oslo","",""'
    return f'{columns},"R 0{number}0900Z JAN 75\n","UNCLAS OSLO {number}{rest}'


RECORDS = [_record(1, '\n\\"A\\"\n"\n'), _record(2, '\n\\\\"\r\n\n'), _record(3, ' \xb6\n"\n')]
FILE = "".join(RECORDS)


def _numbers(cables: Iterator[cablegram.Cable]) -> list[str | None]:
    return [cable.mrn for cable in cables]


def test_a_csv_has_a_cable_for_each_record(tmp_path: Path) -> None:
    """Each is its record's exact characters, and together they are the file."""
    path = tmp_path / "cables.csv"
    path.write_bytes(FILE.encode())
    cables = list(cablegram.read(path))

    assert [str(cable) for cable in cables] == RECORDS
    assert b"".join(bytes(cable) for cable in cables) == FILE.encode()
    assert [cable.mrn for cable in cables] == ["75OSLO1", "75OSLO2", "75OSLO3"]
    assert {cable.dialect.carrier for cable in cables} == {"csv"}
    assert _numbers(cablegram.read(str(path))) == _numbers(iter(cables))


def test_open_files_are_read_as_they_are() -> None:
    """Binary or text."""
    assert [str(cable) for cable in cablegram.read(StringIO(FILE, newline=""))] == RECORDS
    assert [str(cable) for cable in cablegram.read(BytesIO(FILE.encode()))] == RECORDS


def test_each_record_has_an_encoding_of_its_own() -> None:
    """One record in Latin-1 does not make the others Latin-1."""
    data = FILE.encode() + FILE.encode("latin-1")
    cables = list(cablegram.read(BytesIO(data)))

    assert b"".join(bytes(cable) for cable in cables) == data
    assert [cable.encoding for cable in cables] == ["utf-8"] * 5 + ["latin-1"]


def test_a_record_is_yielded_before_the_file_ends() -> None:
    """No more is read than up to the next record's first line: the file may be endless."""

    def endless() -> Iterator[str]:
        while True:
            yield from StringIO(FILE, newline="")

    records = split_records(endless())

    assert [next(records) for _ in range(6)] == RECORDS * 2


def test_a_csv_that_ends_inside_a_record() -> None:
    """The rest is one cable, with a finding."""
    source = FILE + RECORDS[0][:-4]
    *_, last = cables = list(cablegram.read(StringIO(source, newline="")))

    assert "".join(map(str, cables)) == source
    assert "carrier-cut" in [finding.code for finding in last.diagnostics]


def test_a_record_without_a_number_is_still_one() -> None:
    """Behind the first record nobody asks whether it is a csv."""
    source = RECORDS[0] + '"","","","","","","FM AMEMBASSY OSLO","UNCLAS OSLO 9"\n'
    _, last = cablegram.read(StringIO(source, newline=""))

    assert (last.dialect.carrier, last.serial) == ("csv", 9)


@pytest.mark.parametrize(
    "text", ["", "UNCLAS OSLO 12\n\nSUBJECT: FISH\r\n", "<pre>UNCLAS OSLO 1</pre>"]
)
def test_any_other_file_is_one_message(tmp_path: Path, text: str) -> None:
    """A text, a page, an empty file."""
    path = tmp_path / "cable"
    path.write_bytes(text.encode())

    assert [text.encode()] == [bytes(cable) for cable in cablegram.read(path)]
    assert [text] == [str(cable) for cable in cablegram.read(StringIO(text, newline=""))]


def test_a_file_needs_no_more_than_read() -> None:
    """An object with ``read`` alone is a file."""

    class Reader:
        def read(self) -> bytes:
            return FILE.encode()

    assert len(list(cablegram.read(Reader()))) == 3  # type: ignore[arg-type]


def test_what_is_no_file_is_refused() -> None:
    """Bytes are a message, not a path."""
    with pytest.raises(TypeError, match="cannot read bytes"):
        next(cablegram.read(b"UNCLAS"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('"1","2"', True),
        (b'\xef\xbb\xbf"12","2"', True),
        ("\ufeff" + '"1",2', True),
        ('"1"', False),
        ('"a","b"', False),
        ("1,2", False),
        ("", False),
    ],
)
def test_a_csv_is_known_by_its_first_line(line: str | bytes, expected: bool) -> None:  # noqa: FBT001
    """A number in quotes and a comma."""
    assert opens_records(line) is expected


@pytest.mark.parametrize("lost", ['"', '6" pipe'])
def test_a_lost_quote_costs_its_own_record(lost: str) -> None:
    """Behind a record whose quotes do not pair, the next begins where it begins."""
    rows = [
        f'"{number}","4/10/2009 15:30","09AMMAN{number}","Amman","","","","UNCLAS\n1. X.\n"\n'
        for number in range(1, 9)
    ]
    rows[3] = rows[3][:-2] + "\n" if lost == '"' else rows[3].replace("X", lost)
    found = list(cablegram.read(StringIO("".join(rows))))
    assert "".join(map(str, found)) == "".join(rows)
    assert [cable.mrn for cable in found] == [f"09AMMAN{number}" for number in range(1, 9)]


NAMES = "id,date,mrn,origin,classification,references,header,body\n"


@pytest.mark.parametrize("names", [NAMES, NAMES.replace("\n", "\r\n"), "\ufeff" + NAMES.upper()])
def test_a_row_of_names_is_the_first_records(names: str) -> None:
    """A database puts names in front: they belong to the carrier of the first record."""
    rows = names + _record(1, '\n"\n') + _record(2, '\n"\n')

    found = list(cablegram.read(BytesIO(rows.encode())))

    assert b"".join(map(bytes, found)) == rows.encode()
    assert [cable.columns["id"] for cable in found] == ["1", "2"]
    assert [cable.dialect.carrier for cable in found] == ["csv", "csv"]
    span = slice(*found[0].class_line.span) if found[0].class_line else slice(0)
    assert str(found[0])[span].startswith("UNCLAS")


def test_a_row_of_names_alone() -> None:
    """No record follows: one cable without a message; a second row of names is text."""
    assert [str(cable) for cable in cablegram.read(StringIO(NAMES))] == [NAMES]
    assert str(cablegram.parse(NAMES * 1000)) == NAMES * 1000


def test_codes_between_commas_are_no_names() -> None:
    """A TAGS line has commas, too."""
    text = "TAGS PREL, PGOV, ECON, EFIN, SNAR, KCOR, AR, UK\nSUBJECT: DATES\n"
    assert cablegram.parse(text).dialect.carrier == "text"
