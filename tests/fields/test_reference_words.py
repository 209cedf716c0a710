"""The words of a reference: letters, posts, numbers, years, remarks; one claim a line."""

from __future__ import annotations

import pytest

from cablegram._fields.references import read_references

Found = list[tuple[str | None, str | None, str]]


def read(text: str) -> Found:
    """Return letter, number and text of each reference of a list, of a cable of 2009."""
    return [(one.label, one.mrn, one.text) for one in read_references(text, year=2009)]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("A. LIMA 1 B. LIMA 2 D. LIMA 4", "ABD"),
        ("A. LIMA 1 C. LIMA 3", "AC"),
        ("A. LIMA 1 D. LIMA 3", "AA"),
        ("A. LIMA 1\nF. LIMA 5", "AF"),
        ("A. LIMA 1\nG. LIMA 5", "AA"),
        ("A. LIMA 1\n\xb6H. LIMA 3", "AH"),
        ("A. LIMA 1\n    B. LIMA 3", "AB"),
        ("A. LIMA 1 A. LIMA 2", "AA"),
        ("B. LIMA 1 A. LIMA 2", "BB"),
        ("C. LIMA 1 D. LIMA 2", "--"),
        ("LIMA 1, B. LIMA 2", "-B"),
        ("LIMA 1, C. LIMA 2", "--"),
        ("LIMA 1 (A)", "A"),
        ("LIMA 1 (A), LIMA 2 (B), LIMA 3 (C)", "ABC"),
        ("LIMA 1 (B), LIMA 2 (C)", "-B"),
        ("(1) LIMA 1 (2) LIMA 2 (3) LIMA 3", "123"),
        ("(A) LIMA 1 (2) LIMA 2", "AA"),
        ("(A) (1) LIMA 1 (B) (2) LIMA 2", "12"),
        ("A. LIMA 1\nB. LIMA 2\nA. LIMA 3", "ABA"),
        ("A. C. LIMA 1", "C"),
        ("A. LIMA 1&#x000A;F. LIMA 5", "AF"),
        ("A. LIMA 1<br>F. LIMA 5", "AF"),
        ("A. D. LIMA 1", "A"),
        ("(1) <br>LIMA 1 (2) <br>LIMA 2", "12"),
        ("LIMA 1 (1), LIMA 2 (2)", "12"),
        ("LIMA 1 (3) LIMA 2", "--"),
    ],
)
def test_letters(text: str, labels: str) -> None:
    """The list may skip two letters, or five at the start of a line; no letter comes back."""
    assert "".join(label or "-" for label, _, _ in read(f"REF: {text}\n")) == labels


@pytest.mark.parametrize(
    ("text", "mrn"),
    [
        # serials: six digits at most, noughts in front, signs around
        ("LIMA 999999", "09LIMA999999"),
        ("LIMA 1000000", None),
        ("LIMA 00000005", "09LIMA5"),
        ("LIMA 0", None),
        ("LIMA '5", "09LIMA5"),
        ("LIMA #5", "09LIMA5"),
        ("LIMA NO. #5", "09LIMA5"),
        ("LIMA NO. NO. 5", "09LIMA5"),
        ("LIMA 07-5", "07LIMA5"),
        ("LIMA 1907-5", "07LIMA5"),
        ("LIMA 3007-5", "09LIMA3007"),
        # years
        ("61 LIMA 5", "61LIMA5"),
        ("1961 LIMA 5", "61LIMA5"),
        ("2160 LIMA 5", None),
        ("07 LIMA '5", "07LIMA5"),
        ("'07LIMA5", "07LIMA5"),
        ("LIMA07", "09LIMA7"),
        ("LIMA 5 OF 7", "09LIMA5"),
        ("LIMA 5 2007", "09LIMA5"),
        ("LIMA 5 (NOTAL) (2006)", "06LIMA5"),
        ("LIMA 5 (61)", "61LIMA5"),
        ("LIMA 5 (2006) (2007)", "06LIMA5"),
        ("06 LIMA 5 (2007)", "06LIMA5"),
        # dates
        ("LIMA 5 3/6", "09LIMA5"),
        ("LIMA 5 3/6/07", "07LIMA5"),
        ("LIMA 5 3/6/2007", "07LIMA5"),
        ("LIMA 5 (MARCH 6, 2007)", "07LIMA5"),
        ("LIMA 5 (6 MAR 07)", "07LIMA5"),
        ("LIMA 5 (MARCH 2007)", "07LIMA5"),
        ("LIMA 5 (MAR 6)", "09LIMA5"),
        ("LIMA 5 DTG 311345Z MAY", "09LIMA5"),
        ("LIMA 5 (REPORT OF MARCH 6, 2007)", "09LIMA5"),
        ("LIMA 5 (MARCH AND MAY 2007)", "09LIMA5"),
        ("LIMA 5 (DATED 3/6/07)", "09LIMA5"),
        ("LIMA 5 (6TH OF MARCH 2007)", "07LIMA5"),
        # posts
        ("IN LIMA 5", "09LIMA5"),
        ("OF SPAIN 5", "09SPAIN5"),
        ("SAN JOSE SAN SALVADOR 5", "09SANSALVADOR5"),
        ("NEW NOWHERE TOWN 5", "09NEWNOWHERETOWN5"),
        ("OLD NEW NOWHERE TOWN 5", None),
        ("R2D2 5", None),
        ("USDAO LIMA 5", None),
        ("REPORT LIMA 5", None),
        ("SANJOSE5", "09SANJOSE5"),
        ("SAN JOSE5", "09SANJOSE5"),
        ("07 SAN JOSE5", "07SANJOSE5"),
        ("PORT OF SPAIN5", "09PORTOFSPAIN5"),
        ("N'DJAMENA5", "09NDJAMENA5"),
        ("NOWHERE5", "09NOWHERE5"),
        ("OLD NOWHERE5", None),
        ("LETTER5", None),
        ("XX 5", "09XX5"),
        ("XXX 5", None),
        ("XXX XXX 5", None),
        ("OUR 5", None),
        ("YOUR TEL 5", None),
    ],
)
def test_the_number_of_one(text: str, mrn: str | None) -> None:
    """All of the text is one reference."""
    assert read(f"REF: {text}\n") == [(None, mrn, text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("REPORT\nLIMA 5", [(None, "REPORT"), ("09LIMA5", "LIMA 5")]),
        ("DAO REPORT OF LIMA 5", [(None, "DAO REPORT OF"), ("09LIMA5", "LIMA 5")]),
        ("07 LIMA 5, 06 QUITO 7", [("07LIMA5", "07 LIMA 5"), ("06QUITO7", "06 QUITO 7")]),
        ("07 LIMA 5, 7, 06-9", [("07LIMA5", "07 LIMA 5"), ("07LIMA7", "7"), ("06LIMA9", "06-9")]),
        ("LIMA 5 AND 06 QUITO 7", [("09LIMA5", "LIMA 5"), ("06QUITO7", "06 QUITO 7")]),
        ("LIMA 5 MEMO AND EMAIL", [("09LIMA5", "LIMA 5 MEMO"), (None, "EMAIL")]),
        ("LIMA 5; PARA 7", [("09LIMA5", "LIMA 5"), (None, "PARA 7")]),
        ("LIMA 5; MEMO", [("09LIMA5", "LIMA 5"), (None, "MEMO")]),
        ("LIMA 5, MEMO 7", [("09LIMA5", "LIMA 5"), (None, "MEMO 7")]),
        ("LIMA 5: MEMO OF 7", [("09LIMA5", "LIMA 5"), (None, "MEMO OF 7")]),
        ("PARA 5 OF LIMA 6", [("09LIMA6", "PARA 5 OF LIMA 6")]),
        ("LIMA 5 (EMAIL)", [("09LIMA5", "LIMA 5 (EMAIL)")]),
        ("LIMA 5, U.S.", [("09LIMA5", "LIMA 5, U.S.")]),
        ("LIMA 5. QUITO 6.", [("09LIMA5", "LIMA 5"), ("09QUITO6", "QUITO 6")]),
        ("LIMA 5 -", [("09LIMA5", "LIMA 5")]),
        ("LETTER OF MAY.", [(None, "LETTER OF MAY")]),
        ("LIMA 5 U.S.", [("09LIMA5", "LIMA 5 U.S.")]),
        ("- LIMA 5", [("09LIMA5", "LIMA 5")]),
        ("LIMA<br>5", [("09LIMA5", "LIMA 5")]),
        ("LIMA 5 (EXDIS)<br>", [("09LIMA5", "LIMA 5 (EXDIS)")]),
    ],
)
def test_where_one_ends(text: str, found: list[tuple[str | None, str]]) -> None:
    """A word that names another kind begins anew; a remark goes on."""
    assert [(mrn, words) for _, mrn, words in read(f"REF: {text}\n")] == found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A. LIMA 1 A. LIMA 2", ["LIMA 1", "A. LIMA 2"]),
        ("A. LIMA 1\nA. LIMA 2", ["LIMA 1", "LIMA 2"]),
        ("(1) LIMA 1 (1) LIMA 2", ["LIMA 1", "(1) LIMA 2"]),
        ("A. LIMA 1\nB. LIMA 2\nB. LIMA 3", ["LIMA 1", "LIMA 2", "LIMA 3"]),
        ("A. LIMA 1 B. LIMA 2 B. LIMA 3", ["LIMA 1", "LIMA 2", "LIMA 3"]),
        ("A. LIMA 1 B. LIMA 2 A. LIMA 3", ["LIMA 1", "LIMA 2", "A. LIMA 3"]),
    ],
)
def test_what_is_no_letter_is_text(text: str, words: list[str]) -> None:
    """An A in the line is an initial; a letter that stands there twice is the list's."""
    assert [one for _, _, one in read(f"REF: {text}\n")] == words


@pytest.mark.parametrize("end", ["<br>", "<br >", "<br/>", "<BR />", "&#x000a;", "&#x000A; <br>"])
def test_line_ends_of_carriers(end: str) -> None:
    """They part references, and are no part of one."""
    text = f"REF: LIMA 5{end}QUITO 6 (NOTAL){end}"
    found = read_references(text, year=2009)

    assert [(one.text, one.notal) for one in found] == [
        ("LIMA 5", False),
        ("QUITO 6 (NOTAL)", True),
    ]
    assert [text[slice(*one.span)] for one in found] == ["LIMA 5", "QUITO 6 (NOTAL)"]


@pytest.mark.parametrize(("words", "kept"), [(37, True), (40, False), (60, False)])
def test_prose_behind_a_number(words: int, *, kept: bool) -> None:
    """Some words are a remark; a paragraph that ran into the line is none."""
    text = f"REF: A. LIMA 4 {' '.join(['RAIN'] * words)}"
    ((label, mrn, found),) = read(text)

    assert (label, mrn) == ("A", "09LIMA4")
    assert found == (text.removeprefix("REF: A. ") if kept else "LIMA 4")
