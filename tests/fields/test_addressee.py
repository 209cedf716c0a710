"""Format lines 6 to 9: originator and addressees."""

from __future__ import annotations

import pytest

import cablegram
from cablegram._fields.addressee import read_addressees, read_originator
from cablegram.values import Addressee


def _parts(it: Addressee) -> tuple[str | None, str, str | None, int | None]:
    return it.indicator, it.name, it.precedence, it.serial


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "TO RUEHC/SECSTATE WASHDC IMMEDIATE 6419  \n",
            ("RUEHC", "SECSTATE WASHDC", "IMMEDIATE", 6419),
        ),
        ("TO SECSTATE WASHDC 1882", (None, "SECSTATE WASHDC", None, 1882)),
        (
            "TO SECSTATE WASHDC NIACT  IMMEDIATE 8764",
            (None, "SECSTATE WASHDC", "NIACT IMMEDIATE", 8764),
        ),
        (
            "INFO USMISSION EC BRUSSELS IMMEDIATE",
            (None, "USMISSION EC BRUSSELS", "IMMEDIATE", None),
        ),
        ("INFO US MISSION GENEVA IMMEDIATE 47", (None, "US MISSION GENEVA", "IMMEDIATE", 47)),
        ("XMT AMEMBASSY KABUL", (None, "AMEMBASSY KABUL", None, None)),
        ("XMT/AMEMBASSY KABUL", (None, "AMEMBASSY KABUL", None, None)),
        (
            "RUEKJCS/SECDEF WASHDC//USDP/ISA/ISA-EUR//",
            ("RUEKJCS", "SECDEF WASHDC//USDP/ISA/ISA-EUR//", None, None),
        ),
        (
            "RUEKJCS/JOINT STAFF WASHDC//J-3/J-5// PRIORITY",
            ("RUEKJCS", "JOINT STAFF WASHDC//J-3/J-5//", "PRIORITY", None),
        ),
        ("RUEAIIA/CIA WASHDC//NHTC// 0000", ("RUEAIIA", "CIA WASHDC//NHTC//", None, None)),
        ("RUEHIN/AIT TAIPEI 0021 PRIORITY", ("RUEHIN", "AIT TAIPEI", "PRIORITY", 21)),
        ("RUEHKV/AMEMBASSY KYIV PRIORITY0005", ("RUEHKV", "AMEMBASSY KYIV", "PRIORITY", 5)),
        ("> RUEHC/SECSTATE WASHDC", ("RUEHC", "SECSTATE WASHDC", None, None)),
        ("RUEHC /SECSTATE WASHDC", ("RUEHC", "SECSTATE WASHDC", None, None)),
    ],
)
def test_one_line(line: str, expected: tuple[str | None, str, str | None, int | None]) -> None:
    """Indicator, name, precedence and number, each only if written."""
    assert [_parts(it) for it in read_addressees(line)] == [expected]


def test_block() -> None:
    """One addressee a line; empty lines and blanks at line ends count for nothing."""
    block = (
        "INFO RUEHZL/EUROPEAN POLITICAL COLLECTIVE PRIORITY  \n"
        "\n"
        "RUEHFR/AMEMBASSY PARIS 4444 \r\n"
        "AMEMBASSY SAN JOSE\n"
    )
    assert [_parts(it) for it in read_addressees(block)] == [
        ("RUEHZL", "EUROPEAN POLITICAL COLLECTIVE", "PRIORITY", None),
        ("RUEHFR", "AMEMBASSY PARIS", None, 4444),
        (None, "AMEMBASSY SAN JOSE", None, None),
    ]


def test_spans() -> None:
    """Text and span are those of the addressee, without keyword and line end."""
    block = "TO RUEHC/SECSTATE WASHDC 12 \nRUEHFR/AMEMBASSY PARIS\n"
    found = read_addressees(block)
    assert [it.text for it in found] == ["RUEHC/SECSTATE WASHDC 12", "RUEHFR/AMEMBASSY PARIS"]
    assert [block[slice(*it.span)] for it in found] == [it.text for it in found]


def test_two_on_one_line() -> None:
    """An indicator and its slash start another addressee within a line."""
    found = read_addressees("RUEHFR/AMEMBASSY PARIS 1234 RUEHLO/AMEMBASSY LONDON PRIORITY 7")
    assert [_parts(it) for it in found] == [
        ("RUEHFR", "AMEMBASSY PARIS", None, 1234),
        ("RUEHLO", "AMEMBASSY LONDON", "PRIORITY", 7),
    ]


@pytest.mark.parametrize(
    "name",
    ["HQ USAREUR/7A HEIDELBERG GE", "AIG 205", "CTF 50", "39ABG INCIRLIK AB TU", "DET 1 ANKARA TU"],
)
def test_names_with_slash_or_number(name: str) -> None:
    """Offices and units keep their slashes and numbers."""
    assert [_parts(it) for it in read_addressees(f"RHMFISS/{name}\n")] == [
        ("RHMFISS", name, None, None)
    ]


@pytest.mark.parametrize(
    ("lines", "name", "precedence"),
    [
        ("ARAB LEAGUE COLLECTIVE\nPRIORITY", "ARAB LEAGUE COLLECTIVE", "PRIORITY"),
        ("ALL NATO POST\nCOLLECTIVE PRIORITY", "ALL NATO POST COLLECTIVE", "PRIORITY"),
        ("RUCPDOC/DEPT OF\nCOMMERCE WASHDC", "DEPT OF COMMERCE WASHDC", None),
        ("SECDEF WASHDC//USDP:\nPDUSDP//", "SECDEF WASHDC//USDP:PDUSDP//", None),
        ("RUEHC/\nSECSTATE WASHDC", "SECSTATE WASHDC", None),
    ],
)
def test_cut_line(lines: str, name: str, precedence: str | None) -> None:
    """A line that cannot be an addressee belongs to the one above."""
    found = read_addressees(f"TO {lines}\nAMEMBASSY ROME\n")
    assert [(it.name, it.precedence) for it in found] == [
        (name, precedence),
        ("AMEMBASSY ROME", None),
    ]


def test_whole_lines_stay_apart() -> None:
    """An office list left open does not take in a line with an indicator of its own."""
    found = read_addressees("RUEKJCS/OSD WASHDC//PA\nRUEHC/SECSTATE WASHDC")
    assert [it.name for it in found] == ["OSD WASHDC//PA", "SECSTATE WASHDC"]


def test_by_other_means() -> None:
    """ZEN is no part of the name; the first number of a range stands for it."""
    found = read_addressees(
        "TO ZEN/AMCONSUL KARACHI IMMEDIATE 4778-4781\nZEN/RUEHLH/AMCONSUL LAHORE"
    )
    assert [_parts(it) for it in found] == [
        (None, "AMCONSUL KARACHI", "IMMEDIATE", 4778),
        ("RUEHLH", "AMCONSUL LAHORE", None, None),
    ]
    assert all(it.by_other_means for it in found)


def test_month_in_place_of_a_number() -> None:
    """A month is garble behind a name; what it drew along is the rest of another addressee."""
    found = read_addressees("RUEHLP/AMEMBASSY LA PAZ FEB LIMA 4802\nAMEMBASSY LA PAZ DEC 9085")
    assert [it.name for it in found] == ["AMEMBASSY LA PAZ FEB LIMA", "AMEMBASSY LA PAZ"]
    assert [it.serial for it in found] == [4802, 9085]
    assert [it.month for it in found] == ["FEB", "DEC"]


def test_words_of_an_addressee_in_no_field() -> None:
    """A month in the number's place is told, and so are two addressees in one."""
    text = (
        "R 061608Z FEB 08\nFM AMEMBASSY OSLO\nINFO AMEMBASSY LA PAZ {} 4802\n\nUNCLAS OSLO 0005\n"
    )
    for words, said in [
        ("FEB", "FEB stands where the number of AMEMBASSY LA PAZ should"),
        ("FEB LIMA", "two addressees may be fused where FEB stands: AMEMBASSY LA PAZ FEB LIMA"),
    ]:
        found = cablegram.parse(text.format(words)).diagnostics
        assert [it.message for it in found if it.code == "addressee-words"] == [said]


@pytest.mark.parametrize(
    ("line", "precedence", "serial"),
    [
        ("TO AMEMBASSY OSLO IMMEDIATE NIACT 12", "NIACT IMMEDIATE", 12),
        ("TO AMEMBASSY OSLO NIACT IMMEDIATE 0000", "NIACT IMMEDIATE", None),
        ("TO AMEMBASSY OSLO 1000-1003", None, 1000),
    ],
)
def test_what_stands_behind_the_name(line: str, precedence: str | None, serial: int | None) -> None:
    """Two words of a precedence in either order; 0000 numbers nothing."""
    (found,) = read_addressees(line)
    assert (found.name, found.precedence, found.serial) == ("AMEMBASSY OSLO", precedence, serial)


def test_marks_and_colons_in_an_address() -> None:
    """A colon behind the keyword, and a stray mark in front of a name, lose nobody."""
    text = (
        "R 061608Z FEB 08\nFM: AMEMBASSY QUITO\nTO: SECSTATE WASHDC 5\nINFO: AMEMBASSY LIMA\n"
        ":AMEMBASSY BONN\n. AMEMBASSY OSLO PRIORITY\n\nUNCLAS QUITO 0005\n"
    )
    found = cablegram.parse(text)
    assert found.origin == "AMEMBASSY QUITO"
    assert [it.name for it in found.to] == ["SECSTATE WASHDC"]
    assert [it.name for it in found.info] == ["AMEMBASSY LIMA", "AMEMBASSY BONN", "AMEMBASSY OSLO"]
    assert "unknown-line" not in {it.code for it in found.diagnostics}


def test_lines_that_are_no_addressees() -> None:
    """Group count (format line 10) and a page line in the block name nobody."""
    block = "TO PAGE 02        STATE   015113  182333Z\nAMEMBASSY ROME\nSTATE GRNC\n"
    assert [it.name for it in read_addressees(block)] == ["AMEMBASSY ROME"]


@pytest.mark.parametrize("text", ["", "\n", "TO ", "INFO\n", "  \r\n"])
def test_empty(text: str) -> None:
    """A keyword alone has no addressee."""
    assert read_addressees(text) == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("FM AMEMBASSY MOSCOW  \n", "AMEMBASSY MOSCOW"),
        ("FM RUEHMO/AMEMBASSY MOSCOW", "AMEMBASSY MOSCOW"),
        ("FM CNO WASHINGTON DC//N1/NT//", "CNO WASHINGTON DC//N1/NT//"),
        ("FM \n", ""),
    ],
)
def test_originator(line: str, name: str) -> None:
    """The originator is named as an addressee is."""
    assert read_originator(line) == name
