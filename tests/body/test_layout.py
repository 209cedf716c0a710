"""What of the head is a field, a caption, an instruction; and where the body begins."""

from __future__ import annotations

import pytest
from tests.dialects.test_smart import PRINT as SMART

import cablegram

HEAD = "UNCLAS LA PAZ 2080\n\n"
PAGE = "LA PAZ 00002080 002 OF 003\n\n"
BODY = "\n\n1. It rained.\n"


def read(head: str) -> cablegram.Cable:
    """Return a cable with this head."""
    return cablegram.parse(HEAD + head + BODY)


@pytest.mark.parametrize(
    "after", ["\nREF: STATE 12", "\nClassified By: Jane Doe, DCM", "REF: STATE 12"]
)
def test_a_subject_that_a_page_line_cut(after: str) -> None:
    """It goes on behind the page line if a field of the head follows."""
    found = read(f"SUBJECT: RAIN IN THE HILLS AND\n\n{PAGE}SNOW IN THE VALLEYS\n{after}")

    assert found.subject == "RAIN IN THE HILLS AND SNOW IN THE VALLEYS"
    assert [block.text for block in found.body] == ["It rained."]


def test_a_subject_ends_before_the_text() -> None:
    """Without a field behind them, lines under a page line are the body's."""
    found = cablegram.parse(HEAD + f"SUBJECT: RAIN\n\n{PAGE}It rained in May.\n\nIt froze.\n")

    assert found.subject == "RAIN"
    assert [block.text for block in found.body] == ["It rained in May.", "It froze."]


def test_an_empty_line_ends_a_subject() -> None:
    """Nothing cut it: what follows is none of it."""
    assert read("SUBJECT: RAIN\n\nSNOW IN THE VALLEYS\n\nREF: STATE 12").subject == "RAIN"


def test_an_instruction_behind_a_page_line_is_no_subject() -> None:
    """It names an office."""
    found = read(f"SUBJECT: RAIN\n\n{PAGE}DEPT FOR EUR/RUS\n\nREF: STATE 12")

    assert (found.subject, found.passing) == ("RAIN", ["DEPT FOR EUR/RUS"])


def test_reasons_that_a_page_line_cut() -> None:
    """They are the classifying officer's."""
    officer = "Classified By: Ambassador Jane Doe"
    found = read(f"SUBJECT: RAIN\n\n{officer}\n\n{PAGE}Reasons 1.4 (b) and (d).").classified_by

    assert found is not None
    assert (found.name, found.reasons) == ("Jane Doe", ["1.4(b)", "1.4(d)"])


def test_references_that_a_page_line_cut() -> None:
    """The list goes on behind it."""
    found = read(f"SUBJECT: RAIN\n\nREF: A. STATE 12\n\n{PAGE}B. STATE 13")

    assert [(one.label, one.text) for one in found.references] == [
        ("A", "STATE 12"),
        ("B", "STATE 13"),
    ]


def test_letters_are_references_only_behind_references() -> None:
    """Elsewhere they count a list of the body."""
    found = cablegram.parse(HEAD + "SUBJECT: RAIN\n\nTwo aims:\nA. To sow.\nB. To reap.\n")

    assert list(found.references) == []
    assert cablegram.to_dict(found)["body"][-1]["items"] == ["To sow.", "To reap."]


@pytest.mark.parametrize(
    ("head", "captions", "passing"),
    [
        ("TAGS: PREL\nDEPT FOR EUR/RUS\n\nSUBJECT: RAIN", [], ["DEPT FOR EUR/RUS"]),
        (
            "NODIS\nSTATE FOR EUR/RUS\n\nTAGS: PREL\nSUBJECT: RAIN",
            ["NODIS"],
            ["STATE FOR EUR/RUS"],
        ),
        ("TAGS: PREL\nSUBJECT: RAIN\n\nSTATE FOR EUR/RUS", [], ["STATE FOR EUR/RUS"]),
        ("SIPDIS\n\nTAGS: PREL\n\nDEPT PASS USTR", ["SIPDIS"], ["DEPT PASS USTR"]),
        ("TAGS: PREL\n\nNOFORN\n\nSUBJECT: RAIN", ["NOFORN"], []),
        ("NODIS\n\nTAGS: PREL\nSUBJECT: RAIN", ["NODIS"], []),
    ],
)
def test_captions_and_instructions(head: str, captions: list[str], passing: list[str]) -> None:
    """Over the fields, between them, right under TAGS, behind the subject: never body."""
    found = read(head)

    assert list(found.tags) == ["PREL"]
    assert (found.captions, found.passing) == (captions, passing)
    assert [block.text for block in found.body] == ["It rained."]


def test_without_a_subject_the_text_begins_behind_the_last_field() -> None:
    """Captions and instructions may stand in between."""
    found = cablegram.parse(HEAD + "TAGS: PREL\n\nSIPDIS\nDEPT PASS USTR\n\nIt rained in May.\n")

    assert (found.captions, found.passing) == (["SIPDIS"], ["DEPT PASS USTR"])
    assert [block.text for block in found.body] == ["It rained in May."]


PRINT = """ACTION EUR-12

INFO  OCT-01  ISO-00
      SS-15  /028 R

DRAFTED BY: PM/ISO:JDOE:EF
APPROVED BY: PM - ROE
                       ---------------------     052087
R 091410Z JAN 74
FM SECSTATE WASHDC
TO AMEMBASSY LA PAZ
IMMEDIATE
AMEMBASSY LIMA PRIORITY
INFO AMEMBASSY QUITO

UNCLAS STATE 0146

SUBJ: RAIN

1. IT RAINED.
"""


def test_who_drafted_and_approved() -> None:
    """The print's envelope says it, each on its line."""
    found = cablegram.parse(PRINT)

    assert (found.drafted_by, found.approved_by) == ("PM/ISO:JDOE:EF", "PM - ROE")


def test_a_precedence_on_a_line_of_its_own() -> None:
    """It belongs to the addressee in front of it, and to no other."""
    found = cablegram.parse(PRINT)

    assert [(one.name, one.precedence) for one in [*found.to, *found.info]] == [
        ("AMEMBASSY LA PAZ", "IMMEDIATE"),
        ("AMEMBASSY LIMA", "PRIORITY"),
        ("AMEMBASSY QUITO", None),
    ]


LIST = "A) 23 AMMAN 416<br>B) 23 STATE 4170"


@pytest.mark.parametrize("label", ["Reference", "References", "Ref"])
def test_rows_of_references(label: str) -> None:
    """The label may be in the singular, the plural or short; a number without a year is recent."""
    row = f"| **{label}:** | A) AMMAN 416 |"
    (found,) = cablegram.parse(SMART.replace(f"| **Reference:** | {LIST} |", row)).references

    assert (found.label, found.mrn) == ("A", "23AMMAN416")


def test_one_precedence_for_all() -> None:
    """That for information addressees is named only where it differs."""
    one = cablegram.parse(SMART.replace("*Priority*", "*Routine*"))
    assert (one.precedence, one.info_precedence) == ("ROUTINE", None)

    none = cablegram.parse(SMART.replace(" *Routine*", "").replace(" *Priority*", ""))
    assert (none.precedence, none.info_precedence) == (None, None)

    both = cablegram.parse(SMART)
    assert (both.precedence, both.info_precedence) == ("PRIORITY", "ROUTINE")


@pytest.mark.parametrize("label", ["Date/DTG", "DTG", "Date"])
@pytest.mark.parametrize(
    "value", ["Apr 10, 2023 / 101530Z APR 23", "Apr 10/101530Z APR 23", "101530Z Apr 23"]
)
def test_rows_of_the_date(label: str, value: str) -> None:
    """The date-time group, behind a date in words or alone, in any case."""
    old = "| **Date/DTG:** | Apr 10, 2023 / 101530Z APR 23 |"
    found = cablegram.parse(SMART.replace(old, f"| **{label}:** | {value} |"))

    assert found.dtg == "2023-04-10T15:30:00Z"
    assert found.preamble is not None
    assert found.preamble.dtg is not None
    group = value.rpartition("/")[2].strip()
    assert str(found)[slice(*found.preamble.dtg.span)] == found.preamble.dtg.text == group


@pytest.mark.parametrize("label", ["Captions", "Caption"])
def test_rows_of_captions(label: str) -> None:
    """One or more."""
    assert cablegram.parse(SMART.replace("Captions", label)).captions == ["SENSITIVE"]


def test_instructions_between_prose_are_prose() -> None:
    """Behind the first paragraph, no line passes the message on."""
    body = "SUBJECT: RAIN\n\nIt rained in May.\n\nSTATE FOR EUR/RUS\n"
    found = cablegram.parse(HEAD + body)

    assert found.passing == []
    assert found.body[0].text == "It rained in May."


@pytest.mark.parametrize(
    ("list_", "found"),
    [
        ("REF: STATE 12", [(None, "STATE 12")]),
        ("REF: A. STATE 12", [("A", "STATE 12")]),
        ("REF: A. STATE 12\nB. STATE 13", [("A", "STATE 12"), ("B", "STATE 13")]),
        ("REF: A. STATE\n12", [("A", "STATE 12")]),
    ],
)
def test_a_heading_right_below_references(list_: str, found: list[tuple[str | None, str]]) -> None:
    """The line right above a rule is no part of the last of them."""
    cable = read(f"SUBJECT: RAIN\n\n{list_}\nThe Harvest\n-----------")

    assert [(one.label, one.text) for one in cable.references] == found
    assert [(block.type, block.text) for block in cable.body] == [
        ("heading", "The Harvest"),
        ("paragraph", "It rained."),
    ]


@pytest.mark.parametrize(
    ("break_", "subject"),
    [
        (PAGE, "RAIN THE HILLS"),
        ("CONFIDENTIAL\n\n", "RAIN THE HILLS"),
        ("NODIS\n", "RAIN THE HILLS"),
        (f"{PAGE}NODIS\n\n", "RAIN THE HILLS"),
        ("", "RAIN"),
        (f"TAGS: PREL\n\n{PAGE}", "RAIN"),
    ],
)
def test_what_cuts_a_subject(break_: str, subject: str) -> None:
    """A page line, a banner, a stray caption; another field ends it."""
    assert read(f"SUBJECT: RAIN\n\n{break_}THE HILLS\n\nREF: STATE 12").subject == subject


@pytest.mark.parametrize(
    ("officer", "rest", "reasons", "texts"),
    [
        ("Jane Doe", "Reasons 1.5 (b).", ["1.5(b)"], []),
        ("Jane Doe, 1.4 (b)", "Reasons 1.5 (d).", ["1.4(b)"], ["Reasons 1.5 (d)."]),
        ("Jane Doe, 1.5 (b)", "Reasons 1.4 (d).", ["1.5(b)"], ["Reasons 1.4 (d)."]),
        ("Jane Doe", "It is so.", [], ["It is so."]),
    ],
)
def test_what_goes_on_behind_a_page_line(
    officer: str, rest: str, reasons: list[str], texts: list[str]
) -> None:
    """Reasons, where there are none yet; anything else is the text's."""
    cable = read(f"SUBJECT: RAIN\n\nClassified By: {officer}\n\n{PAGE}{rest}")

    assert cable.classified_by is not None
    assert cable.classified_by.reasons == reasons
    assert [block.text for block in cable.body] == [*texts, "It rained."]


@pytest.mark.parametrize(
    ("head", "passing", "texts"),
    [
        (
            "TAGS: PREL, ECON\nRS\nSTATE FOR EUR\nINR/B\n\nSUBJECT: RAIN",
            ["STATE FOR EUR INR/B"],
            [],
        ),
        (
            "STATE FOR M. WOODS AND\nM.PALLANTE\n\nSUBJECT: RAIN",
            ["STATE FOR M. WOODS AND M.PALLANTE"],
            [],
        ),
        (
            "SUBJECT: RAIN\n\nSTATE FOR EUR\nLIMA FOR DOE",
            ["STATE FOR EUR", "LIMA FOR DOE"],
            [],
        ),
        ("SUBJECT: RAIN\n\nSTATE FOR EUR\nIt rained.", [], ["STATE FOR EUR It rained."]),
        ("TAGS: PREL\n\nCONFIDENTIAL\n\nSUBJECT: RAIN", [], []),
        (f"SUBJECT: RAIN\n\nSTATE FOR {'A' * 63}", [f"STATE FOR {'A' * 63}"], []),
        (f"SUBJECT: RAIN\n\nSTATE FOR {'A' * 65}", [], [f"STATE FOR {'A' * 65}"]),
    ],
)
def test_where_instructions_end(head: str, passing: list[str], texts: list[str]) -> None:
    """All lines of a run are instructions, and none is longer than a line, or none is one."""
    cable = read(head)

    assert cable.passing == passing
    assert [block.text for block in cable.body] == [*texts, "It rained."]


@pytest.mark.parametrize(
    ("later", "texts"),
    [
        ("SIPDIS\n\nand froze.\n", ["It rained and froze."]),
        ("SIPDIS\nNOFORN\n\nand froze.\n", ["It rained and froze."]),
        (
            "and froze.\n\nSTATE FOR EUR\n\n2. It thawed.\n",
            ["It rained and froze.", "STATE FOR EUR", "It thawed."],
        ),
        ("NODIS\n\n2. It froze.\n", ["It rained", "It froze."]),
    ],
)
def test_a_later_section_goes_on(later: str, texts: list[str]) -> None:
    """Behind its class line and captions; it has no head of its own."""
    text = f"{HEAD}SUBJECT: RAIN\n\n1. It rained\n\nUNCLAS SECTION 02 OF 02 LA PAZ 2080\n\n{later}"
    cable = cablegram.parse(text)

    assert cable.captions == []
    assert [block.text for block in cable.body] == texts


def test_a_heading_right_below_a_field() -> None:
    """The line right above a rule is a heading's."""
    found = cablegram.parse(
        HEAD + "SUBJECT: RAIN\n\nClassified By: Jane Doe\nThe Harvest\n-----------\n1. It rained.\n"
    )

    assert found.classified_by is not None
    assert found.classified_by.name == "Jane Doe"
    assert [(block.type, block.text) for block in found.body] == [
        ("heading", "The Harvest"),
        ("paragraph", "It rained."),
    ]


def test_a_heading_below_references_is_no_reference() -> None:
    """The line right above a rule is the heading's, and the references end in front of it."""
    found = read("SUBJECT: RAIN\n\nREF: STATE 12\nThe Harvest\n-----------")

    assert [one.text for one in found.references] == ["STATE 12"]
    assert [block.text for block in found.body] == ["The Harvest", "It rained."]


@pytest.mark.parametrize("caption", ["SIPDIS", "NOFORN "])
def test_a_caption_that_fell_into_a_field(caption: str) -> None:
    """On a line of its own it is a caption, and the field goes on behind it."""
    found = read(f"SUBJECT: RAIN AND\n{caption}\nSNOW\n\nREF: A. STATE 12\n{caption}\nB. LIMA 5")

    assert found.subject == "RAIN AND SNOW"
    assert found.captions == [caption.strip()]
    assert [one.text for one in found.references] == ["STATE 12", "LIMA 5"]


@pytest.mark.parametrize("label", ["SUBJECT", "SUBJ", "SUBJECT "])
def test_a_subject_without_its_colon(label: str) -> None:
    """Capitals behind the label are the subject; the line is one line of the head."""
    found = read(f"{label} RAIN IN THE HILLS\n\nREF: STATE 12")

    assert found.subject == "RAIN IN THE HILLS"
    assert [block.text for block in found.body] == ["It rained."]


def test_prose_that_begins_like_a_subject() -> None:
    """Where there is a subject, a line that only begins with the word is prose."""
    found = read("SUBJECT: RAIN\n\nThe rain was\nSUBJECT TO MUCH TALK.")

    assert found.subject == "RAIN"
    assert [block.text for block in found.body] == [
        "The rain was SUBJECT TO MUCH TALK.",
        "It rained.",
    ]


@pytest.mark.parametrize("label", ["REF:", "REFS:", "REFTEL:"])
def test_references_on_the_line_of_the_subject(label: str) -> None:
    """The label of the next field ends the subject; spans point at both."""
    found = read(f"SUBJECT: (C) RAIN {label} A. STATE 12 B. LIMA 5")

    assert (found.subject, found.subject_portion) == ("RAIN", "C")
    assert [one.mrn or one.text for one in found.references] == ["STATE 12", "LIMA 5"]
    spans = [slice(*one.span) for one in found.references]
    assert [str(found)[span] for span in spans] == ["STATE 12", "LIMA 5"]


def test_references_named_in_a_subject() -> None:
    """In brackets the label is the drafter's word."""
    assert read("SUBJECT: RAIN (REF: STATE 12)").subject == "RAIN (REF: STATE 12)"


@pytest.mark.parametrize(
    "line",
    ["5.O. 11652: GDS", "3.9. 11652: GDS", "R.O. 11652: GDS", "11652: GDS", "EO11652: GDS"],
)
def test_a_garbled_label_of_the_order(line: str) -> None:
    """An order's number and a colon name the line, even behind what looks like a number."""
    found = read(f"{line}\nTAGS: BL\nSUBJECT: RAIN")

    assert found.declassification is not None
    assert (found.declassification.order, found.declassification.exemption) == ("11652", "GDS")
    assert (found.tags, found.subject) == (["BL"], "RAIN")


def _slips(word: str) -> list[str]:
    """Return a word with one slip: a sign lost, put in, mistyped, doubled or moved."""
    found = []
    for at in range(len(word)):
        head, sign, tail = word[:at], word[at], word[at + 1 :]
        found += [head + tail, head + sign * 2 + tail, f"{head}X{tail}", f"{head},{tail}"]
        found += [head + tail[:1] + sign + tail[1:]] if tail else []
    return [slip for slip in found if slip != word]


@pytest.mark.parametrize("label", _slips("TAGS"))
def test_tags_with_a_slip_in_their_label(label: str) -> None:
    """Before a colon, the label may have one slip."""
    found = read(f"E.O. 11652: GDS\n{label}: PFOR, BL\nSUBJ: RAIN")

    assert (found.tags, found.subject) == (["PFOR", "BL"], "RAIN")


@pytest.mark.parametrize("label", _slips("SUBJ") + _slips("SUBJECT")[:-5])
def test_a_subject_with_a_slip_in_its_label(label: str) -> None:
    """Before a colon, the label may have one slip."""
    found = read(f"E.O. 11652: GDS\nTAGS: PFOR, BL\n{label}: RAIN IN\nTHE HILLS")

    assert (found.tags, found.subject) == (["PFOR", "BL"], "RAIN IN THE HILLS")


@pytest.mark.parametrize(
    "label", ["EF", "XEF", "5EF", "REEF", "RREF", "REFF", "REFX", "R EF", "RF"]
)
def test_references_with_a_slip_in_their_label(label: str) -> None:
    """Before a colon; but three letters may be a word of the text: RIF, REP."""
    found = read(f"SUBJ: RAIN\n{label}: STATE 12")

    assert (found.subject, [one.text for one in found.references]) == ("RAIN", ["STATE 12"])


@pytest.mark.parametrize("word", [it for it in _slips("UNCLAS") if "," not in it])
def test_a_slip_in_the_class_word(word: str) -> None:
    """It is no addressee where a post and a number follow."""
    heading = "R 202100Z APR 74\nFM AMEMBASSY LA PAZ\nTO SECSTATE WASHDC\nINFO AMEMBASSY LIMA\n\n"
    found = cablegram.parse(f"{heading}{word} LA PAZ 2080\n\nSUBJ: RAIN{BODY}")

    assert (found.classification, found.mrn) == ("UNCLASSIFIED", "74LAPAZ2080")
    assert [one.name for one in found.info] == ["AMEMBASSY LIMA"]


@pytest.mark.parametrize(
    ("lines", "slip"),
    [("FM", it) for it in ("FFM", "FMM", "F M", "MF")]
    + [("TO", it) for it in ("TTO", "TOO", "OT", "T0")]
    + [("INFO", it) for it in (*_slips("INFO")[4:], "NFO", ",NFO", "IN FO", "I NFO")],
)
def test_a_slip_in_a_keyword_of_the_heading(lines: str, slip: str) -> None:
    """Originator, action and information addressees are told apart all the same."""
    heading = "R 202100Z APR 74\nFM AMEMBASSY LA PAZ\nTO SECSTATE WASHDC\nINFO AMEMBASSY LIMA\n\n"
    found = cablegram.parse(heading.replace(lines, slip, 1) + HEAD + "SUBJ: RAIN" + BODY)

    assert found.origin == "AMEMBASSY LA PAZ"
    assert [one.name for one in found.to] == ["SECSTATE WASHDC"]
    assert [one.name for one in found.info] == ["AMEMBASSY LIMA"]


@pytest.mark.parametrize(
    "group",
    [
        "R 20 2100Z APR 74",
        "R 2021 00Z APR 74",
        "R 2O2IOOZ APR 74",
        "R 202100ZZ APR 74",
        "R 2021O0Z APR 74",
        "X 202100Z APR 74",
        "R 202100 Z APR 74",
        "R 202100ZAPR 74",
    ],
)
def test_a_slip_in_the_preamble(group: str) -> None:
    """Blanks inside, letters for figures, a letter twice, a precedence that is none."""
    found = cablegram.parse(f"{group}\nFM AMEMBASSY LA PAZ\n\n{HEAD}SUBJ: RAIN{BODY}")

    assert found.dtg == "1974-04-20T21:00:00Z"


@pytest.mark.parametrize("line", ["NN", "N N"])
def test_two_letters_end_no_message(line: str) -> None:
    """The end of a message has three of them at least: two may stand in any text."""
    text = f"UNCLAS LA PAZ 2080\n\nSUBJECT: RAIN\n\n1. One.\n\n{line}\n\n2. Two.\n"
    assert [block.text for block in cablegram.parse(text).body if block.text[:1] in "OT"] == [
        "One.",
        "Two.",
    ]


@pytest.mark.parametrize("name", ["INTO THE NIGHT", "INDO DESK"])
def test_words_that_are_no_label(name: str) -> None:
    """A slip of ``INFO`` is no other word."""
    text = f"TO RUEHC/SECSTATE WASHDC\nINFO AMEMBASSY QUITO\n{name}\n\nUNCLAS LA PAZ 2080\n"
    assert name.rsplit(maxsplit=1)[-1] not in [one.name for one in cablegram.parse(text).info]
