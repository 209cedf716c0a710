"""Editing: which lines change, character by character, and which never do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import attrs
import pytest
from tests.edit.dialects import difference_of_lines, facts

import cablegram
from cablegram._edit.lines import Lines
from cablegram.blocks import Paragraph
from cablegram.values import Addressee, Reference, Tag

MOSCOW_302 = "000_fb9261994e116447.txt"
MOSCOW_5580 = "002_73eecdf803ab2201.txt"

# A print of the 1970s, invented: offices, a dash line, two addressees, wrapped paragraphs.
PRINT = """\
LIMITED OFFICIAL USE

PAGE 01  LA PAZ 02080  042108Z

21
ACTION ARA-20

INFO  OCT-01  ISO-00  EB-11  /032 W
                     ---------------------     088721
R 042000Z APR 74
FM AMEMBASSY LA PAZ
TO SECSTATE WASHDC 0972
INFO AMEMBASSY LIMA 0031
AMEMBASSY SANTIAGO

LIMITED OFFICIAL USE LA PAZ 2080

E.O. 11652: N/A
TAGS: EAID, OVIP (VANCE, CYRUS), BL
SUBJ: EC FOOD AID TO BOLIVIA AND ITS NEIGHBOURS IN THE
      ANDES

REF: (A) STATE 90410 (B) LA PAZ 2079

1. THE MINISTER SAID THAT THE FIRST SHIPMENT WOULD ARRIVE
IN JUNE, AND THAT ITS DISTRIBUTION WOULD TAKE UNTIL THE
LIMITED OFFICIAL USE

PAGE 02  LA PAZ 02080  042108Z

END OF THE YEAR.

2. EMBASSY WILL REPORT.
STEDMAN

LIMITED OFFICIAL USE

NNN
"""

# A message as it went over the wire, invented.
WIRE = """\
VZCZCXRO0001
OO RUEHC
DE RUEHLP #0146/01 0401410
ZNY SSSSS ZZH
O P 091410Z FEB 09
FM AMEMBASSY LA PAZ
TO RUEHC/SECSTATE WASHDC IMMEDIATE 0102
RUEHPE/AMEMBASSY LIMA 3310
INFO RUEHBR/AMEMBASSY BRASILIA PRIORITY 8204
RUEHBU/AMEMBASSY BUENOS AIRES 6031
BT
S E C R E T LA PAZ 000146 SIPDIS NOFORN

E.O. 12958: DECL: 02/09/2019
TAGS: PREL PGOV
BL
SUBJECT: A NEW MINISTER

REF: STATE 5

1. (S/NF) The new minister received the Ambassador today.

2. (S) He asked for patience.

-- The budget is late.
-- The congress is in recess.

3. (U) We wait.
SMITH
BT
#0146
NNNN
"""

ENDS = {"LF": "\n", "CRLF": "\r\n", "CR": "\r"}


def _lines(text: str) -> list[str]:
    table = Lines(text)
    count = table.number(len(text)) + 1
    return [text[table.start(i) : table.start(i + 1)] for i in range(count)]


def _diff(before: object, after: object) -> tuple[list[str], list[str]]:
    """Return the lines that went and the lines that came."""
    return difference_of_lines(_lines(str(before)), _lines(str(after)))


def _words(cable: cablegram.Cable) -> dict[int, str]:
    blocks = [block for block in cable.body if isinstance(block, Paragraph)]
    found: dict[int, str] = {}
    for block in blocks:
        # Of two paragraphs with one number, the first is meant.
        if block.number and block.text_spans:
            found.setdefault(block.number, block.text)
    return found


def _present(cable: cablegram.Cable) -> dict[str, Any]:
    """Return every field that can be replaced, as it is."""
    names = ["subject", "tags", "dtg", "origin", "to", "info", "captions", "references"]
    names += ["precedence", "classification", "signature", "info_precedence", "exempt", "passing"]
    names += ["declassification", "classified_by", "drafted_by", "approved_by"]
    found = {name: getattr(cable, name) for name in names}
    return {name: value for name, value in found.items() if value} | {"paragraphs": _words(cable)}


# What to change in a seed, the record keys that follow, the lines that go and that come.
CASES: list[tuple[str, dict[str, Any], set[str], list[str], list[str]]] = [
    (
        MOSCOW_302,
        {"subject": "KOSOVO"},
        {"subject"},
        ["SUBJECT: GOR SPECIAL ENVOY'S OUTLOOK ON KOSOVO\n"],
        ["SUBJECT: KOSOVO\n"],
    ),
    (
        MOSCOW_302,
        {"subject": "GOR SPECIAL ENVOY'S OUTLOOK ON KOSOVO, ABKHAZIA, AND THE REST OF THE WORLD"},
        {"subject"},
        ["SUBJECT: GOR SPECIAL ENVOY'S OUTLOOK ON KOSOVO\n"],
        [
            "SUBJECT: GOR SPECIAL ENVOY'S OUTLOOK ON KOSOVO, ABKHAZIA, AND THE  \n",
            "REST OF THE WORLD\n",
        ],
    ),
    (
        MOSCOW_5580,
        {"subject": "SERBIAN FM JEREMIC VISIT UNDERSCORES RUSSIA'S VIEW ON KOSOVO"},
        {"subject"},
        ["POSITION ON KOSOVO\n"],
        ["VIEW ON KOSOVO\n"],
    ),
    (
        MOSCOW_5580,
        {"subject": "KOSOVO"},
        {"subject"},
        ["SUBJECT: SERBIAN FM JEREMIC VISIT UNDERSCORES RUSSIA'S  \n", "POSITION ON KOSOVO\n"],
        ["SUBJECT: KOSOVO\n"],
    ),
    (
        MOSCOW_302,
        {"tags": ["PREL", "EU", "PGOV", "SR", "RS"]},
        {"tags"},
        ["TAGS: [PREL](#) [EU](#) [KV](#) [SR](#) [RS](#)  \n"],
        ["TAGS: [PREL](#) [EU](#) [PGOV](#) [SR](#) [RS](#)  \n"],
    ),
    (
        MOSCOW_302,
        {"tags": ["EU", "KV", "RS", "OVIP (LAVROV, SERGEY)"]},
        {"tags", "tag_persons"},
        ["TAGS: [PREL](#) [EU](#) [KV](#) [SR](#) [RS](#)  \n"],
        ["TAGS: [EU](#) [KV](#) [RS](#) [OVIP](#) (LAVROV, SERGEY)  \n"],
    ),
    (
        MOSCOW_302,
        {"dtg": "2009-12-31T23:59:00Z"},
        # A year that a reference does not name is the cable's own.
        {"dtg", "mrn", "references"},
        ["O 061608Z FEB 08  \n"],
        ["O 312359Z DEC 09  \n"],
    ),
    (
        MOSCOW_302,
        {"precedence": "FLASH"},
        {"precedence"},
        ["O 061608Z FEB 08  \n"],
        ["Z 061608Z FEB 08  \n"],
    ),
    (
        MOSCOW_302,
        {"origin": "AMCONSUL YEKATERINBURG"},
        {"origin"},
        ["FM AMEMBASSY MOSCOW  \n"],
        ["FM AMCONSUL YEKATERINBURG  \n"],
    ),
    (
        MOSCOW_302,
        {"to": ["RUEHC/SECSTATE WASHDC FLASH 6420"]},
        {"to"},
        ["TO RUEHC/SECSTATE WASHDC IMMEDIATE 6419  \n"],
        ["TO RUEHC/SECSTATE WASHDC FLASH 6420  \n"],
    ),
    (
        MOSCOW_302,
        # The neighbour has an indicator and four digits.
        {"to": ["SECSTATE WASHDC IMMEDIATE 6419", "AMEMBASSY PARIS PRIORITY 12"]},
        {"to"},
        [],
        ["RUEHFR/AMEMBASSY PARIS PRIORITY 0012  \n"],
    ),
    (
        MOSCOW_302,
        # The last line of a paragraph of Markdown has no hard break; the one above has.
        {
            "info": [
                "RUEHZL/EUROPEAN POLITICAL COLLECTIVE PRIORITY",
                Addressee(indicator="RUEHXD", name="MOSCOW POLITICAL COLLECTIVE"),
            ]
        },
        {"info"},
        ["INFO RUEHZL/EUROPEAN POLITICAL COLLECTIVE PRIORITY\n"],
        [
            "INFO RUEHZL/EUROPEAN POLITICAL COLLECTIVE PRIORITY  \n",
            "RUEHXD/MOSCOW POLITICAL COLLECTIVE\n",
        ],
    ),
    (
        MOSCOW_302,
        {"info": []},
        {"info"},
        [
            "TO RUEHC/SECSTATE WASHDC IMMEDIATE 6419  \n",
            "INFO RUEHZL/EUROPEAN POLITICAL COLLECTIVE PRIORITY\n",
        ],
        ["TO RUEHC/SECSTATE WASHDC IMMEDIATE 6419\n"],
    ),
    (
        MOSCOW_302,
        {"classification": "SECRET"},
        {"classification"},
        ["C O N F I D E N T I A L SECTION 01 OF 03 MOSCOW 000302\n"],
        ["S E C R E T SECTION 01 OF 03 MOSCOW 000302\n"],
    ),
    (
        MOSCOW_302,
        {"captions": []},
        {"captions"},
        ["\n", "SIPDIS\n", "\n", "SIPDIS\n"],
        [],
    ),
    (
        MOSCOW_302,
        {"captions": ["SIPDIS", "NOFORN"]},
        {"captions"},
        [],
        ["\n", "NOFORN\n"],
    ),
    (
        MOSCOW_302,
        {"captions": ["NODIS"]},
        {"captions"},
        ["SIPDIS\n", "SIPDIS\n"],
        ["NODIS\n", "NODIS\n"],
    ),
    (
        MOSCOW_302,
        {"references": ["MOSCOW 235", "BELGRADE 142", "STATE 5"]},
        {"references"},
        [],
        ["\n", "[1](#)C. STATE 5\n"],
    ),
    (
        MOSCOW_302,
        {"references": ["MOSCOW 235", "STATE 5"]},
        {"references"},
        ["[1](#)B. BELGRADE 142\n"],
        ["[1](#)B. STATE 5\n"],
    ),
    (
        MOSCOW_302,
        {"references": ["MOSCOW 235"]},
        {"references"},
        ["\n", "[1](#)B. BELGRADE 142\n"],
        [],
    ),
    (
        MOSCOW_302,
        # The letter stays: paragraphs cite "ref B".
        {"references": ["B. BELGRADE 142"]},
        {"references"},
        ["REF: A. MOSCOW 235\n", "\n", "[1](#)B. BELGRADE 142\n"],
        ["REF: B. BELGRADE 142\n"],
    ),
    (
        MOSCOW_302,
        {"references": []},
        {"references"},
        ["\n", "REF: A. MOSCOW 235\n", "\n", "[1](#)B. BELGRADE 142\n"],
        [],
    ),
    (MOSCOW_302, {"signature": "SMITH"}, {"signature"}, ["BURNS"], ["SMITH"]),
]


@pytest.mark.parametrize("final", ["", "\n"], ids=["unended", "ended"])
@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS.keys())
class TestSeeds:
    """Edits of the seeds, with every line end, with and without the last one."""

    @pytest.mark.parametrize(("name", "changes", "keys", "went", "came"), CASES)
    def test_only_these_lines_change(  # noqa: PLR0913, PLR0917 - what a case consists of
        self,
        seeds: Path,
        name: str,
        changes: dict[str, Any],
        keys: set[str],
        went: list[str],
        came: list[str],
        end: str,
        final: str,
    ) -> None:
        """Exactly the lines of the case go and come; all other fields read as before."""
        text = (seeds / name).read_bytes().decode().rstrip("\n") + final
        before = cablegram.parse(text.replace("\n", end))

        after = before.replace(**changes)

        written = [[line.replace("\n", end) for line in lines] for lines in (went, came)]
        if "signature" in changes:
            written = [[line + final.replace("\n", end) for line in lines] for lines in written]
        assert written == list(map(list, _diff(before, after)))
        assert facts(before, *keys) == facts(after, *keys)
        assert str(cablegram.parse(str(after))) == str(after)

    @pytest.mark.parametrize("name", [MOSCOW_302, MOSCOW_5580])
    def test_present_values_change_nothing(
        self, seeds: Path, name: str, end: str, final: str
    ) -> None:
        """A field set to what it is leaves the text as it is."""
        text = (seeds / name).read_bytes().decode().rstrip("\n") + final
        cable = cablegram.parse(text.replace("\n", end))

        for field, value in _present(cable).items():
            assert str(cable) == str(cable.replace(**{field: value})), field
        assert str(cable) == str(cable.replace(**_present(cable)))

    @pytest.mark.parametrize("name", [MOSCOW_302, MOSCOW_5580])
    def test_new_words_of_a_paragraph(self, seeds: Path, name: str, end: str, final: str) -> None:
        """Number, portion mark, points and line ends of a paragraph stay; all others too."""
        text = (seeds / name).read_bytes().decode().rstrip("\n") + final
        before = cablegram.parse(text.replace("\n", end))

        for number, words in _words(before).items():
            after = before.replace(paragraphs={number: "All is quiet."})

            went, came = _diff(before, after)
            head = went[0][: went[0].index(words[:20])]
            assert came == [head + "All is quiet." + end]
            assert facts(before, "body", "summary") == facts(after, "body", "summary")
            assert {**_words(before), number: "All is quiet."} == _words(after)

    def test_page_line_inside_a_paragraph(self, seeds: Path, end: str, final: str) -> None:
        """A page line that broke a paragraph stands where it stood, the words around it."""
        text = (seeds / MOSCOW_302).read_bytes().decode().rstrip("\n") + final
        before = cablegram.parse(text.replace("\n", end))
        words = _words(before)[12]

        after = before.replace(paragraphs={12: words.replace("denounced", "DENOUNCED")})
        went, came = _diff(before, after)
        assert len(went) == len(came) == 1
        assert came[0] == went[0].replace("denounced", "DENOUNCED")

        after = before.replace(paragraphs={12: words.replace("resigned", "RESIGNED")})
        went, came = _diff(before, after)
        assert len(went) == len(came) == 1
        assert came[0] == went[0].replace("resigned", "RESIGNED")


class TestPrint:
    """Edits of a print of the 1970s."""

    def test_words_behind_a_page_line(self) -> None:
        """The page line and the banner stay; only the line behind them changes."""
        cable = cablegram.parse(PRINT)
        words = _words(cable)[1].replace("THE END OF THE YEAR", "THE END OF MAY")

        assert _diff(cable, cable.replace(paragraphs={1: words})) == (
            ["END OF THE YEAR.\n"],
            ["END OF MAY.\n"],
        )

    def test_paragraph_wraps_at_the_width_of_its_lines(self) -> None:
        """New words go over as many lines as they need, no line longer than the longest."""
        cable = cablegram.parse(PRINT)
        words = _words(cable)[1].replace("FIRST", "FIRST, SECOND, THIRD, AND FOURTH")

        went, came = _diff(cable, cable.replace(paragraphs={1: words}))

        assert went == ["1. THE MINISTER SAID THAT THE FIRST SHIPMENT WOULD ARRIVE\n"]
        assert came == [
            "1. THE MINISTER SAID THAT THE FIRST, SECOND, THIRD, AND\n",
            "FOURTH SHIPMENT WOULD ARRIVE\n",
        ]

    def test_paragraph_of_one_line_wraps_as_its_neighbours_do(self) -> None:
        """A paragraph that fitted its line takes the width of the others."""
        cable = cablegram.parse(PRINT)

        _, came = _diff(
            cable,
            cable.replace(
                paragraphs={2: "EMBASSY WILL REPORT AGAIN WHEN THE SECOND SHIPMENT HAS COME IN."}
            ),
        )

        assert came == [
            "2. EMBASSY WILL REPORT AGAIN WHEN THE SECOND SHIPMENT HAS\n",
            "COME IN.\n",
        ]

    def test_words_that_end_before_the_page_line(self) -> None:
        """What a page line parted goes, the page line stays."""
        cable = cablegram.parse(PRINT)

        after = cable.replace(paragraphs={1: "THE MINISTER WAS ILL."})

        assert _words(after)[1] == "THE MINISTER WAS ILL."
        assert "PAGE 02  LA PAZ 02080  042108Z\n" in str(after)
        assert "END OF THE YEAR" not in str(after)

    def test_subject_keeps_its_indent(self) -> None:
        """A line that the subject goes on over is indented as the old one was."""
        cable = cablegram.parse(PRINT)
        after = cable.replace(subject="EC FOOD AID TO PERU, WHICH IS A NEIGHBOUR, AND TO OTHERS")

        assert _diff(cable, after)[1] == [
            "SUBJ: EC FOOD AID TO PERU, WHICH IS A NEIGHBOUR, AND\n",
            "      TO OTHERS\n",
        ]

    def test_date_time_group_in_its_form(self) -> None:
        """The group is written as the old one, whatever form the new one comes in."""
        cable = cablegram.parse(PRINT)

        for wanted in (
            "051930Z APR 74",
            "1974-04-05T19:30:00Z",
            datetime(1974, 4, 5, 19, 30, tzinfo=UTC),
            datetime(1974, 4, 5, 21, 30, tzinfo=timezone(timedelta(hours=2))),
        ):
            after = cable.replace(dtg=wanted)
            assert _diff(cable, after) == (["R 042000Z APR 74\n"], ["R 051930Z APR 74\n"])

    @pytest.mark.parametrize(
        ("written", "expected"),
        [
            ("241549 Z JAN 74", "051930 Z APR 75"),
            ("241549Z Jan 74", "051930Z Apr 75"),
            ("241549Z JANUARY 1974", "051930Z APRIL 1975"),
            ("241549Z SEPT 74", "051930Z APR 75"),
            ("241549Z", "051930Z APR 75"),
        ],
    )
    def test_blanks_and_letters_of_the_group(self, written: str, expected: str) -> None:
        """Blanks, case, length of month and year are those of the old group."""
        text = PRINT.replace("042000Z APR 74", written)
        after = cablegram.parse(text).replace(dtg="1975-04-05T19:30Z")

        assert str(after) == text.replace(written, expected)

    def test_person_behind_a_tag_stays(self) -> None:
        """A tag given by its code keeps its person; commas part the tags here."""
        cable = cablegram.parse(PRINT)

        after = cable.replace(tags=["EAID", "OVIP", "PFOR", "BL"])

        assert _diff(cable, after)[1] == ["TAGS: EAID, OVIP (VANCE, CYRUS), PFOR, BL\n"]
        assert cable.tag_persons == after.tag_persons

    def test_reference_on_the_same_line(self) -> None:
        """Letters in brackets, one line: the new one goes on in that manner."""
        cable = cablegram.parse(PRINT)

        assert _diff(cable, cable.replace(references=["STATE 90410", "LA PAZ 2079", "LIMA 7"]))[
            1
        ] == ["REF: (A) STATE 90410 (B) LA PAZ 2079 (C) LIMA 7\n"]
        assert _diff(cable, cable.replace(references=["STATE 90410"]))[1] == [
            "REF: (A) STATE 90410\n"
        ]
        assert _diff(cable, cable.replace(references=["LA PAZ 2079"]))[1] == [
            "REF: (B) LA PAZ 2079\n"
        ]

    def test_digits_beside_a_series(self) -> None:
        """A series counts by its first number."""
        cable = cablegram.parse(PRINT.replace("LIMA 0031", "LIMA 0031-0034"))

        after = cable.replace(info=[*cable.info, "AMEMBASSY PARIS 12"])

        assert _diff(cable, after) == ([], ["AMEMBASSY PARIS 0012\n"])

    def test_first_addressee_goes(self) -> None:
        """The keyword stays with the addressee that is first then."""
        cable = cablegram.parse(PRINT)

        assert _diff(cable, cable.replace(info=cable.info[1:])) == (
            ["INFO AMEMBASSY LIMA 0031\n", "AMEMBASSY SANTIAGO\n"],
            ["INFO AMEMBASSY SANTIAGO\n"],
        )

    def test_no_indicator_where_neighbours_have_none(self) -> None:
        """An addressee given as text gets an indicator only where the others have one."""
        cable = cablegram.parse(PRINT)

        after = cable.replace(info=[*cable.info, "AMEMBASSY PARIS 12"])

        assert _diff(cable, after) == ([], ["AMEMBASSY PARIS 0012\n"])

    def test_caption_under_a_class_line_that_has_none(self) -> None:
        """The first caption gets a line behind the class line, at the distance of the next line."""
        cable = cablegram.parse(PRINT)

        after = cable.replace(captions=["EXDIS", "LIMDIS"])

        assert _diff(cable, after)[0] == []
        assert "LIMITED OFFICIAL USE LA PAZ 2080\n\nEXDIS\n\nLIMDIS\n\nE.O." in str(after)

    def test_class_word_without_spaced_letters(self) -> None:
        """A class that stands whole gives way to a class that stands whole."""
        cable = cablegram.parse(PRINT)

        assert _diff(cable, cable.replace(classification="CONFIDENTIAL")) == (
            ["LIMITED OFFICIAL USE LA PAZ 2080\n"],
            ["CONFIDENTIAL LA PAZ 2080\n"],
        )


class TestWire:
    """Edits of a message from the wire."""

    def test_captions_behind_the_number(self) -> None:
        """A caption on the class line goes with the blank in front of it."""
        cable = cablegram.parse(WIRE)

        assert _diff(cable, cable.replace(captions=["NOFORN"])) == (
            ["S E C R E T LA PAZ 000146 SIPDIS NOFORN\n"],
            ["S E C R E T LA PAZ 000146 NOFORN\n"],
        )
        assert _diff(cable, cable.replace(captions=["SIPDIS"]))[1] == [
            "S E C R E T LA PAZ 000146 SIPDIS\n"
        ]

    def test_tag_that_begins_a_line(self) -> None:
        """A tag in the middle goes, the line end behind it stays."""
        cable = cablegram.parse(WIRE)

        assert _diff(cable, cable.replace(tags=["PREL", "BL"])) == (
            ["TAGS: PREL PGOV\n"],
            ["TAGS: PREL\n"],
        )
        assert _diff(cable, cable.replace(tags=["PREL", "PGOV", "PE"])) == (["BL\n"], ["PE\n"])

    def test_name_of_two_words_between_blanks(self) -> None:
        """Where a blank would cut the name, a comma parts it."""
        cable = cablegram.parse(WIRE)

        after = cable.replace(tags=["PREL", "PGOV", "BL", "HUMAN RIGHTS"])

        assert after.tags == ["PREL", "PGOV", "BL", "HUMAN RIGHTS"]

    def test_reference_without_a_letter(self) -> None:
        """References without letters are parted by commas."""
        cable = cablegram.parse(WIRE)

        after = cable.replace(references=["STATE 5", "LIMA 7"])

        assert _diff(cable, after)[1] == ["REF: STATE 5, LIMA 7\n"]

    def test_points_stay_under_their_paragraph(self) -> None:
        """The words above points change, the points do not."""
        cable = cablegram.parse(WIRE)

        after = cable.replace(paragraphs={2: "He asked for time.", 3: "We do not wait."})

        assert _diff(cable, after) == (
            ["2. (S) He asked for patience.\n", "3. (U) We wait.\n"],
            ["2. (S) He asked for time.\n", "3. (U) We do not wait.\n"],
        )

    def test_several_fields_at_once(self) -> None:
        """Fields change together; the cable that was edited stays as it is."""
        cable = cablegram.parse(WIRE)

        after = cable.replace(subject="AN OLD MINISTER", tags=["PREL"], precedence="PRIORITY")

        assert str(cable) == WIRE
        assert (after.subject, after.tags, after.precedence) == (
            "AN OLD MINISTER",
            ["PREL"],
            "PRIORITY",
        )
        assert after.info_precedence == "PRIORITY"

    def test_added_and_taken_away_again(self) -> None:
        """An entry that came and went leaves no trace."""
        cable = cablegram.parse(WIRE)

        for name, more in [
            ("to", "RUEHFR/AMEMBASSY PARIS 1234"),
            ("info", "RUEHFR/AMEMBASSY PARIS 1234"),
            ("tags", "EAID"),
            ("references", "LIMA 7"),
            ("captions", "LIMDIS"),
        ]:
            value = getattr(cable, name)
            after = cable.replace(**{name: [*value, more]})
            assert str(after) != str(cable), name
            assert str(after.replace(**{name: value})) == str(cable), name


class TestLinks:
    """Paragraphs in which a Markdown copy linked a word."""

    def test_line_with_a_link(self) -> None:
        """Links in the words of a paragraph do not shift what is replaced."""
        text = "SECRET LA PAZ 5\n\n1. (S) See [PREL](#) and\nall that.\n\n2. (S) Next.\n"

        after = cablegram.parse(text).replace(paragraphs={1: "See PREL and nothing else."})

        assert str(after) == text.replace("all that.", "nothing else.")


class TestCarriers:
    """A message inside a page or a csv record."""

    def test_page(self) -> None:
        """Line ends are written as the page writes them; the page stays."""
        page = "<code><pre>{}</pre></code>\n"
        source = page.format(WIRE.replace("\n", "&#x000A;"))

        after = cablegram.parse(source).replace(
            subject="A MINISTER", info=["RUEHBR/AMEMBASSY BRASILIA PRIORITY 8204"]
        )

        text = WIRE.replace("A NEW MINISTER", "A MINISTER")
        text = text.replace("RUEHBU/AMEMBASSY BUENOS AIRES 6031\n", "")
        assert str(after) == page.format(text.replace("\n", "&#x000A;"))
        assert after.carrier == "html"

    def test_csv_record(self) -> None:
        """Quotes are escaped as the record escapes them."""
        record = '"1","2/9/2009 14:10","09LAPAZ146","Embassy La Paz","SECRET","","","{}"\n'

        after = cablegram.parse(record.format(WIRE)).replace(subject='A "NEW" MINISTER')

        assert str(after) == record.format(WIRE.replace("A NEW MINISTER", 'A \\"NEW\\" MINISTER'))
        assert after.subject == 'A "NEW" MINISTER'


class TestRefusals:
    """What cannot be written is refused with the field's name, and what to do."""

    @pytest.mark.parametrize(
        ("changes", "message"),
        [
            ({"subject": 3}, "subject: expected the words of a subject, got 3"),
            ({"subject": "  "}, "subject: expected the words of a subject, got '  '"),
            ({"tags": "PREL"}, "tags: expected a list such as ['PREL', 'RS'], got 'PREL'"),
            ({"tags": [3]}, "tags: expected a code such as 'PREL' or"),
            (
                {"dtg": "yesterday"},
                "dtg: expected a date-time group such as 061608Z FEB 08, got 'yesterday'",
            ),
            ({"dtg": datetime(2008, 2, 6, 16, 8)}, "dtg: expected a time with its zone"),  # noqa: DTZ001
            ({"dtg": "2008-02-06T16:08:30Z"}, "dtg: a date-time group has no seconds"),
            ({"dtg": "312561Z FEB 08"}, "dtg: expected a date-time group"),
            ({"precedence": "SLOW"}, "precedence: expected FLASH, IMMEDIATE, PRIORITY or ROUTINE"),
            ({"origin": ""}, "origin: expected a name such as 'AMEMBASSY MOSCOW', got ''"),
            ({"to": "SECSTATE WASHDC"}, "to: expected a list of addressees such as"),
            ({"info": ["NIACT"]}, "info: expected an addressee such as"),
            ({"captions": ["NO CAPTION"]}, "captions: expected a caption of the table"),
            ({"captions": "SIPDIS"}, "captions: expected a list such as"),
            ({"references": "STATE 5"}, "references: expected a list such as"),
            ({"references": [""]}, "references: expected one reference such as"),
            ({"classification": "HIDDEN"}, "classification: expected one of UNCLASSIFIED"),
            ({"signature": ["A", "B"]}, "signature: expected 1 name(s)"),
            ({"paragraphs": "text"}, "paragraphs: expected a dict such as {2: 'new text'}"),
            (
                {"paragraphs": {99: "text"}},
                "paragraphs: this cable has no paragraph 99; it has 1 to 3",
            ),
            ({"paragraphs": {1: ""}}, "paragraphs: expected text for paragraph 1, got ''"),
        ],
    )
    def test_bad_value(self, changes: dict[str, Any], message: str) -> None:
        """The message names the field and shows what was given."""
        with pytest.raises((TypeError, ValueError), match=r"^(\w+): ") as caught:
            cablegram.parse(WIRE).replace(**changes)

        assert message in str(caught.value)

    @pytest.mark.parametrize(
        "changes",
        [
            {"subject": 3},
            {"tags": "PREL"},
            {"tags": 3},
            {"tags": [3]},
            {"dtg": 3},
            {"precedence": 3},
            {"info_precedence": 3},
            {"origin": 3},
            {"to": 3},
            {"to": "SECSTATE WASHDC"},
            {"to": [3]},
            {"info": {"name": "SECSTATE WASHDC"}},
            {"exempt": 3},
            {"captions": 3},
            {"captions": [3]},
            {"passing": "STATE FOR EUR"},
            {"references": Reference(text="STATE 5")},
            {"references": [3]},
            {"classification": 3},
            {"declassification": 3},
            {"classified_by": 3},
            {"signature": 3},
            {"signature": [3]},
            {"paragraphs": "text"},
            {"paragraphs": {1: 3}},
        ],
    )
    def test_bad_type(self, changes: dict[str, Any]) -> None:
        """A value of the wrong type is misuse: ``TypeError``, with the field's name."""
        text = WIRE.replace("BT\nS", "XMT AMEMBASSY LIMA\nBT\nS").replace(
            "1. (S/NF)", "CLASSIFIED BY: DCM JANE DOE FOR REASONS 1.4 (B).\n\n1. (S/NF)"
        )

        with pytest.raises(TypeError, match=f"^{next(iter(changes))}: expected "):
            cablegram.parse(text).replace(**changes)

    def test_words_that_would_be_read_as_something_else(self) -> None:
        """A portion mark is no word of a paragraph; the message says how to write it."""
        with pytest.raises(ValueError, match="not be read back as given; a paragraph ends with"):
            cablegram.parse(PRINT).replace(paragraphs={2: "(C) EMBASSY WILL REPORT."})

    @pytest.mark.parametrize(
        "changes",
        [
            {"subject": "X"},
            {"tags": ["PREL"]},
            {"dtg": "061608Z FEB 08"},
            {"precedence": "FLASH"},
            {"origin": "AMEMBASSY MOSCOW"},
            {"to": ["SECSTATE WASHDC"]},
            {"info": ["SECSTATE WASHDC"]},
            {"captions": ["SIPDIS"]},
            {"references": ["STATE 5"]},
            {"classification": "SECRET"},
            {"paragraphs": {1: "X."}},
        ],
    )
    def test_absent_field(self, changes: dict[str, Any]) -> None:
        """A field that is not there, and has no place, is refused."""
        name = next(iter(changes))

        with pytest.raises(ValueError, match=f"^{name}: this cable (has no|is not|has neither)"):
            cablegram.parse("A line of prose.\n").replace(**changes)

    def test_unknown_name(self) -> None:
        """A name that is no field is misuse; the message lists the fields."""
        with pytest.raises(TypeError, match="cannot replace subjekt: known fields are") as caught:
            cablegram.parse(WIRE).replace(subjekt="X")  # type: ignore[call-arg]

        assert "subject, references, classified_by, paragraphs" in str(caught.value)

    @pytest.mark.parametrize(
        ("source", "character"),
        [
            (WIRE.replace("patience", "patienc\xe9").encode("latin-1"), "\u0107"),
            (WIRE.replace("patience", "\u201cpatience\u201d").encode("cp1252"), "\u0107"),
            (WIRE.encode(), "\ud800"),
        ],
    )
    def test_character_outside_the_encoding(self, source: bytes, character: str) -> None:
        """A character that the cable's encoding lacks is named."""
        cable = cablegram.parse(source)

        with pytest.raises(ValueError, match=f"U\\+{ord(character):04X}.* cannot be written in"):
            cable.replace(subject=f"VISIT OF {character}")

    def test_encoding_is_kept(self) -> None:
        """Bytes come out in the encoding that they came in."""
        source = WIRE.replace("patience", "patienc\xe9").encode("latin-1")

        after = cablegram.parse(source).replace(subject="CAF\xc9")

        assert after.encoding == "latin-1"
        assert bytes(after) == source.replace(b"A NEW MINISTER", b"CAF\xc9")


class TestValues:
    """Values of the library go in as they came out."""

    def test_tag_value(self) -> None:
        """A ``Tag`` brings its persons."""
        cable = cablegram.parse(WIRE)

        after = cable.replace(tags=[*cable.tag_entries, Tag(code="OVIP", persons=["ROE, JANE"])])

        assert after.tag_persons == [("OVIP", "ROE, JANE")]

    def test_addressee_value_with_a_part_changed(self) -> None:
        """Only the part that differs is written anew."""
        text = WIRE.replace("WASHDC IMMEDIATE 0102", "WASHDC   IMMEDIATE  0102")
        cable = cablegram.parse(text)

        after = cable.replace(to=[attrs.evolve(cable.to[0], serial=103), *cable.to[1:]])

        assert str(after) == text.replace("0102", "0103")

    def test_parts_that_come_and_go(self) -> None:
        """Indicator, precedence and serial can be added and taken away."""
        cable = cablegram.parse(WIRE)
        bare = Addressee(name="AMEMBASSY LIMA")
        full = Addressee(indicator="RUEHPE", name="AMEMBASSY LIMA", precedence="FLASH", serial=7)

        first = cable.replace(to=[cable.to[0], bare])
        second = first.replace(to=[first.to[0], full])

        assert "\nAMEMBASSY LIMA\n" in str(first)
        assert "\nRUEHPE/AMEMBASSY LIMA FLASH 0007\n" in str(second)


def test_corpus(corpus: Path) -> None:
    """Over real cables: present values change nothing; a new subject changes nothing else."""
    files = sorted((corpus / "text").iterdir())[::11]
    assert files

    for file in files:
        cable = cablegram.parse(file.read_bytes())
        assert str(cable) == str(cable.replace(**_present(cable))), file.name
        if cable.subject:
            after = cable.replace(subject="NOTHING NEW")
            assert facts(cable, "subject") == facts(after, "subject"), file.name


def test_subject_without_a_line_of_its_own() -> None:
    """A bare label behind another field on its line takes words as any other does."""
    cable = cablegram.parse("E.O. 12958: N/A SUBJECT: (C)").replace(subject="RAIN")
    assert str(cable) == "E.O. 12958: N/A SUBJECT: (C) RAIN"
