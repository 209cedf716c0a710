"""``cable.account()`` and the finding about what nobody has: by hand, for each kind of text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.accounts import assert_accounted, strange_words

import cablegram
from cablegram._account.furniture import furniture_names
from cablegram._carriers import escape

HEAD = "FM AMEMBASSY LIMA\nTO SECSTATE WASHDC\nBT\nUNCLAS LIMA 000005\n\nSUBJECT: RAIN\n\n"


def owners(text: str) -> list[tuple[str | None, str]]:
    """Return the claims but for empty lines, each with its text on one line."""
    cable = cablegram.parse(text)
    assert_accounted(cable)
    claims = [claim for claim in cable.account() if claim.owner != "blank"]
    return [(claim.owner, " ".join(text[slice(*claim.span)].split())) for claim in claims]


def untold(text: str) -> list[str]:
    """Return what the findings of the code say."""
    found = cablegram.parse(text).diagnostics
    return [it.message for it in found if it.code == "unclaimed-text"]


def nobodys(text: str) -> list[str]:
    """Return the stretches that nobody has."""
    return [words for owner, words in owners(text) if owner is None]


def test_a_message() -> None:
    """Each line is of its key; page lines are furniture inside a block, marks are its own."""
    text = (
        "VZCZCXRO0908\nOO RUEHFL\nDE RUEHPE #0005/01 0371608\nZNY CCCCC ZZH\nO 061608Z FEB 08\n"
        "FM AMEMBASSY LIMA\nTO RUEHC/SECSTATE WASHDC 12\nINFO RUEHQT/AMEMBASSY QUITO 3\n"
        "XMT AMEMBASSY OSLO\nBT\nC O N F I D E N T I A L LIMA 000005\n\nSIPDIS\n\nSTATE FOR WHA\n\n"
        "E.O. 12958: DECL: 02/06/2018\nTAGS: PREL, PE\nSUBJECT: RAIN\n\nREF: QUITO 17\n\n"
        "Classified By: DCM Jane Doe for reasons 1.4 (b)\n\n1. (C) It rains.\n"
        "LIMA 00000005 002 OF 002\nIt pours.\n\n-- in May\n\nDOE\nBT\n#0005\nNNNN\n"
    )
    assert [owner for owner, _ in owners(text)] == [
        *("transmission_id", "routing", "station", "security", "dtg", "origin", "to", "info"),
        *("exempt", "separation", "classification", "captions", "passing", "declassification"),
        *("tags", "subject", "references", "classified_by", "body[0]", "page line", "body[0]"),
        *("body[0]", "signature", "separation", "serial line", "end of message"),
    ]
    assert untold(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. It rains.\n\nDOE\n", [("body[0]", "1. It rains."), ("signature", "DOE")]),
        (
            "1. It rains.\nIt pours. End comment. BURNS\n",
            [("body[0]", "1. It rains. It pours. End comment."), ("signature", "BURNS")],
        ),
        (
            "1. It rains.\n\nTHE CITY\n\n2. It pours.\n",
            [("body[0]", "1. It rains."), ("body[1]", "THE CITY"), ("body[2]", "2. It pours.")],
        ),
        (
            "1. It rains\nSIPDIS\nin May.\n",
            [("body[0]", "1. It rains"), ("fallen line", "SIPDIS"), ("body[0]", "in May.")],
        ),
        (
            "1. It rains.\n\n- - - - -\n\n2. It pours.\n",
            [("body[0]", "1. It rains."), ("rule", "- - - - -"), ("body[1]", "2. It pours.")],
        ),
    ],
)
def test_bodies(text: str, expected: list[tuple[str, str]]) -> None:
    """Blocks and signature, also on one line; what fell between them."""
    assert owners(HEAD + text)[5:] == expected


def test_two_fields_on_a_line() -> None:
    """Each has its part of the line."""
    found = owners("UNCLAS LIMA 5\n\nTAGS: PREL SUBJECT: RAIN\n\n1. It rains.\n")

    assert found[1:3] == [("tags", "TAGS: PREL"), ("subject", "SUBJECT: RAIN")]


def test_words_behind_a_page_line() -> None:
    """The page line is furniture, the words are a block's."""
    text = HEAD + "1. It rains\nPAGE 02 LIMA 00005 051200Z in all of the city.\n"

    assert owners(text)[6:] == [
        ("page line", "PAGE 02 LIMA 00005 051200Z"),
        ("body[0]", "in all of the city."),
    ]


def section(number: int, subject: str, body: str) -> str:
    """Return a section of a message."""
    line = f"C O N F I D E N T I A L SECTION {number:02} OF 02 LIMA 000005"
    return (
        f"VZCZCXRO0908\nO 061608Z FEB 08\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC\nBT\n{line}\n\n"
        f"SUBJECT: {subject}\n\n{body}\nBT\n#0005\nNNNN\n"
    )


def test_sections() -> None:
    """The head of the second is a section's; what it says anew is nobody's."""
    text = section(1, "RAIN", "1. It rains.\n") + section(2, "RAIN", "2. It pours.\n")
    found = owners(text)

    assert ("heading of section 2", "C O N F I D E N T I A L SECTION 02 OF 02 LIMA 000005") in found
    assert ("body[1]", "2. It pours.") in found
    assert nobodys(text) == []
    other = section(1, "RAIN", "1. It rains.\n") + section(2, "HAIL", "2. It pours.\n")
    assert nobodys(other) == ["SUBJECT: HAIL"]
    assert untold(other) == ["no field and no block has this: SUBJECT: HAIL"]


def test_a_field_again() -> None:
    """A second subject is repeated or nobody's."""
    for again, owner in (("Subject: Rain", "repeated line"), ("SUBJECT: SNOW", None)):
        text = HEAD.rstrip() + f"\n{again}\n\n1. It rains.\n"
        assert owners(text)[5] == (owner, again)


def test_more_messages() -> None:
    """What follows is told once, by its own finding."""
    text = (HEAD + "1. It rains.\nBT\nNNNN\n").replace("FM", "O 061608Z FEB 08\nFM", 1)
    found = cablegram.parse(text + text.replace("000005", "000006"))

    assert [claim.owner for claim in found.account()][-1] == "following messages"
    assert [it.code for it in found.diagnostics if it.severity == "warning"] == ["more-messages"]


def test_an_archive_record() -> None:
    """Frame, stamps, offices and attributes; of a key that stands twice the last is read."""
    stamp = "Declassified/Released US Department of State EO Systematic Review 30 JUN 2005"
    text = (
        f"{stamp}\nMessage Text\n\nPAGE 01 LIMA 00005 051200Z\n\n73\nACTION ARA-10\n\n"
        "INFO OCT-01 ISO-00 /011 W\n--------------------- 052087\nR 051200Z JAN 76\n"
        "FM AMEMBASSY LIMA\nTO SECSTATE WASHDC 12\nUNCLAS LIMA 0005\nE.O. 11652: N/A\nTAGS: PFOR\n"
        "SUBJECT: RAIN\n\n1. IT RAINS.\nDOE\nUNCLASSIFIED\n<< END OF DOCUMENT >>\n"
        "Message Attributes\n\nSubject: RAIN\nSubject: SNOW\nTAGS: PFOR\n"
    )
    found = owners(text)

    assert [owner for owner, _ in found[:7]] == [
        *("stamp", "frame", "page line", "queue", "distribution", "distribution", "dash line")
    ]
    assert found[-3:] == [
        ("frame", "Message Attributes"),
        (None, "Subject: RAIN"),
        ("attributes", "Subject: SNOW TAGS: PFOR"),
    ]


def test_a_page() -> None:
    """The spans are those of the source; around the message it is the page's own."""
    source = "<code><pre>UNCLAS LIMA 5&#x000A;&#x000A;1. It <a href='#'>rains</a>.</pre></code>"
    assert owners(source) == [
        ("carrier", "<code><pre>"),
        ("classification", "UNCLAS LIMA 5&#x000A;"),
        ("body[0]", "1. It <a href='#'>rains</a>."),
        ("carrier", "</pre></code>"),
    ]


@pytest.mark.parametrize("carrier", ["csv", "html"])
def test_the_same_in_a_carrier(carrier: str) -> None:
    """A carrier changes no owner of a line, nor the place of a caption inside the prose."""
    text = HEAD + "1. It rains\nSIPDIS\nin 'May' \"and\"\nJune.\n\nDOE\nBT\nNNNN\nthe harbour\n"
    before, behind = {
        "csv": ('"1","2/5/2008 12:00","08LIMA5","Embassy Lima","UNCLASSIFIED","","","', '"\n'),
        "html": ("<code><pre>", "</pre></code>"),
    }[carrier]
    cable = cablegram.parse(f"{before}{escape(carrier, text)}{behind}")
    assert_accounted(cable)
    assert cable.carrier == carrier
    found = [claim.owner for claim in cable.account()]

    assert [it for it in found if it not in {"blank", "carrier"}] == [it for it, _ in owners(text)]


def test_a_document() -> None:
    """Rows, title, paragraphs; a row that is there twice is told by its own finding."""
    text = (
        "<!-- cablegram/1 -->\n\n# RAIN\n\n| Field | Value |\n| --- | --- |\n| MRN | 08LIMA5 |\n"
        "| MRN | 08LIMA6 |\n| Station | RUEHPE |\n\n**1.** It rains.\n\n*Signed:* DOE\n"
    )
    assert owners(text) == [
        ("carrier", "<!-- cablegram/1 -->"),
        ("subject", "# RAIN"),
        ("table head", "| Field | Value | | --- | --- |"),
        ("mrn", "| MRN | 08LIMA5 |"),
        (None, "| MRN | 08LIMA6 |"),
        ("station", "| Station | RUEHPE |"),
        ("body[0]", "**1.** It rains."),
        ("signature", "*Signed:* DOE"),
    ]
    assert untold(text) == []


class TestFinding:
    """``unclaimed-text``."""

    def test_one_for_neighbours(self) -> None:
        """Lines with blanks and marks between them are one stretch; the place is its first word."""
        text = (
            HEAD + "1. It rains.\nBT\n#0005\nNNNN\n\n  The first line.\n\n...\n\nThe second line.\n"
        )
        found = [it for it in cablegram.parse(text).diagnostics if it.code == "unclaimed-text"]

        assert [text[slice(*it.span)] for it in found] == [
            "The first line.\n\n...\n\nThe second line."
        ]
        assert (found[0].line, found[0].column, found[0].severity) == (13, 3, "warning")

    def test_the_first_words(self) -> None:
        """A long stretch is cut in the message."""
        [said] = untold(HEAD + "1. It rains.\nNNNN\n" + "the harbour " * 20 + "\n")

        cut = "the harbour the harbour the harbour the harbour the harb ..."
        assert said == f"no field and no block has this: {cut}"

    def test_told_once(self) -> None:
        """Not where a line of the heading is unknown, and not of what is no message."""
        strange = HEAD.replace("FM", "what is this line\nFM", 1) + "1. It rains.\n"
        codes = [it.code for it in cablegram.parse(strange).diagnostics]

        assert "unknown-line" in codes
        assert untold(strange) == untold("Call me Ishmael.\n") == []

    def test_strict(self) -> None:
        """It is a warning: strict reading raises."""
        with pytest.raises(cablegram.CableSyntaxError, match="no field and no block has this"):
            cablegram.parse(HEAD + "1. It rains.\nNNNN\nthe harbour\n", strict=True)


def test_owners_are_documented(repository: Path) -> None:
    """docs/account.md names each kind of furniture."""
    page = (repository / "docs" / "account.md").read_text("utf-8")
    table = page.partition("<!-- owners -->")[2]

    assert furniture_names() <= set(re.findall("`([^`]+)`", table))


def test_corpus(corpus: Path) -> None:
    """Real cables: no word that is not told; a block has the words that it claims."""
    strange: set[str] = set()
    for folder in ("nara", "smart", "navadmin", "latin1", "csv"):
        for path in sorted((corpus / folder).iterdir()):
            for cable in cablegram.read(path):
                assert_accounted(cable)
                strange.update(word for _, said in strange_words(cable) for word in said.split())
    # Names of sets, a classification struck out: marks inside a line.
    assert strange <= {"RMKS", "GENTEXT", "REMARKS", "CONFIDENTIAL"}
