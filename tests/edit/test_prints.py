"""Edits of messages that no telegraph line brought: prints of the 1970s, SMART, Navy sets."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.edit.dialects import difference, facts
from tests.prints import ARCHIVED, NAVY, SMART

import cablegram

Edit = Callable[[cablegram.Cable], cablegram.Cable]
Case = tuple[Edit, set[str], list[str], list[str]]

ARCHIVED_CASES: dict[str, Case] = {
    "paragraph cut by a page": (
        lambda it: it.remove(1, renumber=True),
        {"body"},
        [
            "1. THE MINISTER SAID THAT THE FIRST BOAT WOULD ARRIVE IN\n",
            "JUNE, AND THAT ITS\n",
            "CREW WOULD TAKE UNTIL THE END OF THE YEAR.\n",
            "\n",
            "2. EMBASSY WILL REPORT. PICKERING\n",
        ],
        ["1. EMBASSY WILL REPORT. PICKERING\n"],
    ),
    "paragraph in front of a name": (
        lambda it: it.insert("IT RAINS.", after=2),
        {"body"},
        ["2. EMBASSY WILL REPORT. PICKERING\n"],
        ["2. EMBASSY WILL REPORT.\n", "\n", "3. IT RAINS. PICKERING\n"],
    ),
    "paragraph that a name is glued to": (
        lambda it: it.remove(2),
        {"body"},
        ["2. EMBASSY WILL REPORT. PICKERING\n"],
        ["PICKERING\n"],
    ),
    "schedule": (
        lambda it: it.replace(declassification={"exemption": "GDS", "on": "1983-01-05"}),
        {"declassification"},
        ["E.O. 11652: GDS\n"],
        ["E.O. 11652: GDS 1/5/83\n"],
    ),
    "reference": (
        lambda it: it.insert("AMMAN 1200", after=it.references[0]),
        {"references"},
        ["REF: STATE 90410\n"],
        ["REF: STATE 90410, AMMAN 1200\n"],
    ),
    "second precedence": (
        lambda it: it.replace(info_precedence="PRIORITY"),
        {"info_precedence"},
        ["R 041937Z JAN 75\n"],
        ["R P 041937Z JAN 75\n"],
    ),
}

SMART_CASES: dict[str, Case] = {
    "subject": (
        lambda it: it.replace(subject="The Harbour Is Closed"),
        {"subject"},
        ["| **Subject:** | (U) Jordan: The Harbour Is Open |\n"],
        ["| **Subject:** | (U) The Harbour Is Closed |\n"],
    ),
    "origin": (
        lambda it: it.replace(origin="AMEMBASSY CAIRO"),
        {"origin"},
        ["| **From:** | AMEMBASSY AMMAN |\n"],
        ["| **From:** | AMEMBASSY CAIRO |\n"],
    ),
    "dtg": (
        lambda it: it.replace(dtg="111530Z APR 23"),
        {"dtg"},
        ["| **Date/DTG:** | Apr 10, 2023 / 101530Z APR 23 |\n"],
        ["| **Date/DTG:** | Apr 10, 2023 / 111530Z APR 23 |\n"],
    ),
    "addressee come": (
        lambda it: it.insert("AMEMBASSY PARIS ROUTINE", after=it.to[0]),
        {"to"},
        ["| **Action:** | WASHDC, SECSTATE *Routine*; CAIRO, AMEMBASSY *Priority* |\n"],
        [
            (
                "| **Action:** | WASHDC, SECSTATE *Routine*; PARIS, AMEMBASSY *Routine*; "
                "CAIRO, AMEMBASSY *Priority* |\n"
            )
        ],
    ),
    "addressee gone": (
        lambda it: it.remove(it.to[0]),
        {"to"},
        ["| **Action:** | WASHDC, SECSTATE *Routine*; CAIRO, AMEMBASSY *Priority* |\n"],
        ["| **Action:** | CAIRO, AMEMBASSY *Priority* |\n"],
    ),
    "captions": (
        lambda it: it.replace(captions=["SENSITIVE", "NOFORN"]),
        {"captions"},
        ["| **Captions:** | ~~SENSITIVE~~ |\n"],
        ["| **Captions:** | ~~SENSITIVE~~; NOFORN |\n"],
    ),
    "passing": (
        lambda it: it.replace(passing=["STATE FOR EUR"]),
        {"passing"},
        ["| **Pass Line:** | STATE FOR NEA/ELA |\n"],
        ["| **Pass Line:** | STATE FOR EUR |\n"],
    ),
    "reference come": (
        lambda it: it.insert("23 PARIS 5", field="references"),
        {"references"},
        ["| **Reference:** | A) 23 AMMAN 416<br>B) 23 STATE 4170 |\n"],
        ["| **Reference:** | A) 23 AMMAN 416<br>B) 23 STATE 4170<br>C) 23 PARIS 5 |\n"],
    ),
    "reference gone": (
        lambda it: it.remove("A", field="references", reletter=True),
        {"references"},
        ["| **Reference:** | A) 23 AMMAN 416<br>B) 23 STATE 4170 |\n"],
        ["| **Reference:** | A) 23 STATE 4170 |\n"],
    ),
    "signature": (
        lambda it: it.replace(signature="POE"),
        {"signature"},
        ["| **Signature:** | DOE |\n"],
        ["| **Signature:** | POE |\n"],
    ),
    "words of a paragraph": (
        lambda it: it.replace(paragraphs={2: "Grain arrived."}),
        {"body"},
        ["2. **(SBU)** According to *Harbour News*, grain arrived.\n"],
        ["2. **(SBU)** Grain arrived.\n"],
    ),
    "paragraph come": (
        lambda it: it.insert("(SBU) So did wine.", after=2, renumber=True),
        {"body"},
        ["3. (U) Water did not.\n"],
        ["3. **(SBU)** So did wine.\n", "\n", "4. (U) Water did not.\n"],
    ),
}

NAVY_CASES: dict[str, Case] = {
    "subject": (
        lambda it: it.replace(subject="HARBOUR TUGS"),
        {"subject"},
        ["SUBJ/HARBOUR PILOTS//\n"],
        ["SUBJ/HARBOUR TUGS//\n"],
    ),
    "reference come": (
        lambda it: it.insert("DOC/CNO/17JUL08", field="references", after="A", reletter=True),
        {"references"},
        ["REF/B/MSG/CNO/101530ZMAR09//\n"],
        ["REF/B/DOC/CNO/17JUL08//\n", "REF/C/MSG/CNO/101530ZMAR09//\n"],
    ),
    "reference gone": (
        lambda it: it.remove("A", field="references", reletter=True),
        {"references"},
        ["REF/A/DOC/CNO/16JUL08//\n", "REF/B/MSG/CNO/101530ZMAR09//\n"],
        ["REF/A/MSG/CNO/101530ZMAR09//\n"],
    ),
    "addressee come": (
        lambda it: it.insert("ALNAV", field="to"),
        {"to"},
        [],
        ["ALNAV\n"],
    ),
    "paragraph come": (
        lambda it: it.insert("Tugs report by rail.", after=2, renumber=True),
        {"body"},
        ["3.  Released by Rear Admiral J. Doe, N1.//\n"],
        ["3.  Tugs report by rail.\n", "4.  Released by Rear Admiral J. Doe, N1.//\n"],
    ),
    "paragraph gone": (
        lambda it: it.remove(2, renumber=True),
        {"body"},
        ["2.  Pilots report by ship.\n", "3.  Released by Rear Admiral J. Doe, N1.//\n"],
        ["2.  Released by Rear Admiral J. Doe, N1.//\n"],
    ),
}
CASES = [
    pytest.param(text, *case, id=f"{kind}, {name}")
    for kind, text, cases in (
        ("archived", ARCHIVED, ARCHIVED_CASES),
        ("smart", SMART, SMART_CASES),
        ("navy", NAVY, NAVY_CASES),
    )
    for name, case in cases.items()
]


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(("text", "edit", "keys", "went", "came"), CASES)
def test_only_these_lines_change(  # noqa: PLR0913, PLR0917 - what a case consists of
    text: str, edit: Edit, keys: set[str], went: list[str], came: list[str], end: str
) -> None:
    """Rows, sets and pages keep their form; no other field reads differently."""
    source = text.replace("\n", end)
    before = cablegram.parse(source)

    after = edit(before)

    found = difference(source, str(after), end)
    assert [line.replace("\n", end) for line in went] == found[0]
    assert [line.replace("\n", end) for line in came] == found[1]
    summary = {"summary"} if "body" in keys else set()
    assert facts(before, *keys, *summary) == facts(after, *keys, *summary)
    assert cablegram.parse(str(after)).tree.dump() == after.tree.dump()


def test_the_gap_that_is_usual() -> None:
    """Where a block stood between gaps that differ, that one stays which others like it have."""
    text = "UNCLAS OSLO 5\n\nSUBJECT: X\n\n1. One.\n\n\n2. Two.\n\n3. Three.\n\n4. Four.\n"

    after = cablegram.parse(text).remove(2)

    assert str(after) == text.replace("\n\n2. Two.", "").replace("\n\n\n", "\n\n")


class TestRefusals:
    """What these prints have no place for."""

    def test_precedence_of_each_addressee(self) -> None:
        """SMART has no precedence of the message; the error says where it stands."""
        with pytest.raises(ValueError, match="precedence: each addressee has its own here"):
            cablegram.parse(SMART).replace(precedence="FLASH")

    def test_precedence_as_it_is(self) -> None:
        """What is read from the addressees can be given back."""
        cable = cablegram.parse(SMART)

        assert str(cable.replace(precedence=cable.precedence)) == SMART
        assert str(cable.replace(origin=cable.origin, captions=cable.captions)) == SMART

    def test_no_subject_to_stand_under(self) -> None:
        """A row of a print is no SUBJECT line."""
        text = SMART.replace("| **Reference:** | A) 23 AMMAN 416<br>B) 23 STATE 4170 |\n", "")

        with pytest.raises(ValueError, match="references: this cable has no REF line, nor a"):
            cablegram.parse(text).insert("23 PARIS 5", field="references")
