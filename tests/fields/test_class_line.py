"""The class line: classification, section, post, number, captions."""

from __future__ import annotations

import pytest

import cablegram
from cablegram._fields._classification import is_spelt_well, likest_class
from cablegram._fields.class_line import read_class_line
from cablegram.values import Section


@pytest.mark.parametrize(
    ("line", "classification", "post", "serial"),
    [
        ("C O N F I D E N T I A L MOSCOW 000302  \n", "CONFIDENTIAL", "MOSCOW", 302),
        ("S E C R E T STATE 068250\r\n", "SECRET", "STATE", 68250),
        ("S e c r e t state 068250", "SECRET", "STATE", 68250),
        ("UNCLAS LA PAZ 2080", "UNCLASSIFIED", "LA PAZ", 2080),
        ("UNCLAS SAN JOSE 5291", "UNCLASSIFIED", "SAN JOSE", 5291),
        ("UNCLASSIFIED BUENOS AIRES 2481", "UNCLASSIFIED", "BUENOS AIRES", 2481),
        ("UNCLASS PARIS 12", "UNCLASSIFIED", "PARIS", 12),
        ("LIMITED OFFICIAL USE LA PAZ 0146", "LIMITED OFFICIAL USE", "LA PAZ", 146),
        ("L I M I T E D  O F F I C I A L  U S E ROME 1", "LIMITED OFFICIAL USE", "ROME", 1),
        ("T O P S E C R E T STATE 123456", "TOP SECRET", "STATE", 123456),
        ("TOP SECRET STATE 123456", "TOP SECRET", "STATE", 123456),
        ("CONFIDENTIAL NEW DELHI 005239", "CONFIDENTIAL", "NEW DELHI", 5239),
        ("S E C R E T N'DJAMENA 000012", "SECRET", "N'DJAMENA", 12),
        ("LIMITED OFFICIAL USE 2284", "LIMITED OFFICIAL USE", None, 2284),
        ("C O N F I D E N T I A L 75 LIBREVILLE 1895", "CONFIDENTIAL", "LIBREVILLE", 1895),
        ("S E C R E T 75 LA PAZ 1895", "SECRET", "LA PAZ", 1895),
        ("CONFIDENTIAL     PTQ1859", "CONFIDENTIAL", None, None),
        ("UNCLAS //N01400//", "UNCLASSIFIED", None, None),
        ("SECRET", "SECRET", None, None),
        ("**SECRET MOSCOW 013169**", "SECRET", "MOSCOW", 13169),
        ("MOSCOW 000302", None, "MOSCOW", 302),
        ("SECRET SECTO 04012", "SECRET", "SECTO", 4012),
        ("", None, None, None),
    ],
)
def test_class_post_number(
    line: str, classification: str | None, post: str | None, serial: int | None
) -> None:
    """Class word, post and number, in all their spacings."""
    found = read_class_line(line)
    assert (found.classification, found.post, found.serial) == (classification, post, serial)
    assert not found.garbled


@pytest.mark.parametrize(
    ("line", "classification", "post"),
    [
        ("SS E C R E T PESHAWAR 000041", "SECRET", "PESHAWAR"),
        ("E C R E T ROME 000097", "SECRET", "ROME"),
        ("SE C R E T ROME 000097", "SECRET", "ROME"),
        ("S E C E T ROME 000097", "SECRET", "ROME"),
        ("CC O N F I D E N T I A L LA PAZ 12", "CONFIDENTIAL", "LA PAZ"),
        ("O N F I D E N T I A L LA PAZ 12", "CONFIDENTIAL", "LA PAZ"),
        ("CO N F I D E N T I A L LA PAZ 12", "CONFIDENTIAL", "LA PAZ"),
        ("C O N F I D N T I A L LA PAZ 12", "CONFIDENTIAL", "LA PAZ"),
        ("O N F I D LA PAZ 12", "CONFIDENTIAL", "LA PAZ"),
        ("UUNCLAS QUITO 12", "UNCLASSIFIED", "QUITO"),
        ("UNCLS LA PAZ 3729", "UNCLASSIFIED", "LA PAZ"),
        ("LIMTED OFFICIAL USE LA PAZ 1", "LIMITED OFFICIAL USE", "LA PAZ"),
    ],
)
def test_damaged_class_word(line: str, classification: str, post: str) -> None:
    """Letters lost, doubled or run together still name the class, and are reported."""
    found = read_class_line(line)
    assert (found.classification, found.garbled, found.post) == (classification, True, post)


@pytest.mark.parametrize("line", ["STATE 068250", "LA PAZ 2080", "SEOUL 12", "UN ROME 12"])
def test_no_class_word(line: str) -> None:
    """A post alone is like no class."""
    assert read_class_line(line).classification is None


@pytest.mark.parametrize(
    ("words", "number", "total"),
    [
        ("SECTION 01 OF 03", 1, 3),
        ("SECTION 1 OF 2", 1, 2),
        ("SECTION 02 of 05", 2, 5),
        ("SECTION 02 0F 05", 2, 5),
        ("SECTION TWO OF THREE", 2, 3),
        ("FINAL SECTION OF 02", 2, 2),
        ("FINAL SECTION 1 OF 2", 1, 2),
    ],
)
def test_section(words: str, number: int, total: int) -> None:
    """The section stands between class and post; the final one has the total's number."""
    found = read_class_line(f"C O N F I D E N T I A L {words} NEW DELHI 005239")
    assert found.section == Section(number=number, total=total)
    assert (found.post, found.serial) == ("NEW DELHI", 5239)


@pytest.mark.parametrize(
    ("line", "captions"),
    [
        ("S E C R E T BOGOTA 000243 SIPDIS NOFORN", ["SIPDIS", "NOFORN"]),
        ("SECRET//NOFORN", ["NOFORN"]),
        ("SECRET//REL SAU RIYADH 12", ["REL SAU"]),
        ("UNCLAS SENSITIVE ROME 123", ["SENSITIVE"]),
        ("UNCLAS E F T O ROME 123", ["EFTO"]),
        ("UNCLAS STATE 123456 TOSEC 110023", ["TOSEC 110023"]),
        ("SECRET ROME 1 NODIS NODIS", ["NODIS"]),
        ("SECRET ROME 1 C O R R E C T E D COPY", ["CORRECTED COPY"]),
        ("SECRET ROME 1 FOR THE SECRETARY NODIS", []),
    ],
)
def test_captions(line: str, captions: list[str]) -> None:
    """Captions of the table count up to the first word that is none."""
    assert read_class_line(line).captions == captions


@pytest.mark.parametrize(
    ("line", "post", "serial"),
    [
        ("UNCLAS M0SCOW 000302", "MOSCOW", 302),
        ("UNCLAS MOSCOW 00O302", "MOSCOW", 302),
        ("CONFIDENTIALMOSCOW000302SIPDIS", "MOSCOW", 302),
        ("S E C R E T LA PAZ 3128/1", "LA PAZ", 3128),
        ("S E C R E T XXXXXXXXXXXX 000004", None, 4),
        ("SECRET ROME 12 E.O. 12958: DECL: 02/06/2018 TAGS: PREL", "ROME", 12),
        ("SECRET THE POST WAS ASKED TO REPORT WITHIN 12 DAYS", None, None),
    ],
)
def test_post_and_number_in_trouble(line: str, post: str | None, serial: int | None) -> None:
    """Figures for letters, text run on, redaction: what is certain is read."""
    found = read_class_line(line)
    assert (found.post, found.serial) == (post, serial)


def test_number_of_absurd_length() -> None:
    """Thousands of digits are no reason to fail."""
    assert read_class_line("SECRET ROME " + "1" * 10_000).post == "ROME"


def test_likeness_needs_letters() -> None:
    """Two letters are like nothing; even spacing is no damage."""
    assert likest_class(["S", "E"]) is None
    assert likest_class([]) is None
    assert is_spelt_well("C  O  N  F  I  D  E  N  T  I  A  L")


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("LIMITED OFFICIAL USE SECTION 1 ON 2 QUITO 1234", Section(number=1, total=2)),
        ("UNCLAS PART 1 OF 2 QUITO 1234", Section(number=1, total=2)),
        ("UNCLAS SECTION 1 UF 2 QUITO 1234", None),
        ("UNCLAS PAGE 01 QUITO 1234", None),
        ("XXXXXXXX SECTION 01 OF 03 QUITO 001234", Section(number=1, total=3)),
        ("C ONFIDENTIAL SECTION 01 of 03 QUITO 001234", Section(number=1, total=3)),
    ],
)
def test_a_section_is_no_post(line: str, section: Section | None) -> None:
    """However damaged: SECTION, PART and PAGE with their numbers are never post and serial."""
    found = read_class_line(line)
    assert (found.post, found.serial, found.section) == ("QUITO", 1234, section)


def test_the_page_line_has_the_section() -> None:
    """Where the class line does not say; a page line with another number is told."""
    text = "PAGE 01  QUITO 01234  01 OF 02  061608Z\n\nR 061608Z FEB 79\nFM AMEMBASSY QUITO\n\n{}\n"
    found = cablegram.parse(text.format("UNCLAS SECTION 1 UF 2 QUITO 1234"))
    assert (found.mrn, found.section) == ("79QUITO1234", Section(number=1, total=2))
    assert "page-mismatch" not in {it.code for it in found.diagnostics}

    found = cablegram.parse(text.format("UNCLAS QUITO 1235"))
    said = [it.message for it in found.diagnostics if it.code == "page-mismatch"]
    assert said == ["the page line has QUITO 1234, the class line 1235"]


def test_the_archive_has_another_number() -> None:
    """A finding: neither fills the other."""
    text = "R 061608Z FEB 79\nFM AMEMBASSY QUITO\n\nUNCLAS QUITO 1234\n\n1. Rain.\n\nNNN\n\n"
    text += "Message Attributes\n\nDocument Number: 1979QUITO{}\nFrom: QUITO\n"
    found = [it.message for it in cablegram.parse(text.format("01235")).diagnostics]
    said = "the archive's Document Number is 1979QUITO01235, the message says 79QUITO1234"
    assert said in found
    found = [it.message for it in cablegram.parse(text.format("01234")).diagnostics]
    assert not any("Document Number" in message for message in found)
