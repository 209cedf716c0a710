"""Messages of the Navy: the heading of JANAP 128, the text as USMTF sets. All text is invented."""

from __future__ import annotations

import pytest
from tests.prints import NAVY_HEAD

import cablegram
from cablegram import nodes
from cablegram._fields.usmtf import read_reference_set, read_set, read_subject_set
from cablegram.blocks import Paragraph

MESSAGE = (
    NAVY_HEAD
    + """\

NAVADMIN 041/09

PASS TO OFFICE CODES:
FM CNO WASHINGTON DC//N1//
INFO CNO WASHINGTON DC//N1//
MSGID/GENADMIN/CNO WASHINGTON DC/N1/APR//

SUBJ/HARBOUR PILOTS AND TUG
/CREWS: ARMY/NAVY EXCHANGE//

REF/A/DOC/CNO/16JUL08//
REF/B/MSG/CNO/101530ZMAR09//
NARR/REF A IS THE HARBOUR MANUAL.
REF B IS NAVADMIN 030/09, PILOTS.//
POC/DOE/LCDR/PERS-40/TEL: (901)555-0100//

RMKS/1.  The exchange begins in May.
A. Pilots report by ship.
B. Tug crews report by rail.

2.  Requirements
    a. A licence.
    b. A physician's
note.

2.c. A third
numbered by paragraph.

3.  Released by Rear Admiral J. Doe, N1.//

BT
#0417
NNNN
UNCLASSIFIED//
"""
)


@pytest.fixture
def cable() -> cablegram.Cable:
    """Return the message, read."""
    return cablegram.parse(MESSAGE)


class TestHeading:
    """Format lines 2 to 4 on one line."""

    def test_lossless(self, cable: cablegram.Cable) -> None:
        """Nothing is lost."""
        assert str(cable) == MESSAGE

    def test_first_line(self, cable: cablegram.Cable) -> None:
        """The first letter is the precedence; station, serial, time and stations called follow."""
        assert cable.dialect.envelope == "janap128"
        assert cable.routing is not None
        assert cable.station is not None
        assert cable.station.filed is not None
        assert (cable.routing.precedence, cable.routing.indicators) == ("ROUTINE", ["RUQBBBB"])
        assert (cable.station.indicator, cable.station.serial) == ("RUQAAAA", 417)
        assert (cable.station.filed.day_of_year, cable.station.filed.time) == (101, "15:32")

    def test_serial_of_the_station_is_no_message_number(self, cable: cablegram.Cable) -> None:
        """At State the two are one; on JANAP 128 networks the serial is the relay's."""
        assert (cable.mrn, cable.post, cable.serial) == (None, None, None)

    def test_lines(self, cable: cablegram.Cable) -> None:
        """The rest of the heading is that of ACP 127."""
        assert cable.dtg == "2009-04-10T15:30:00Z"
        assert cable.origin == "CNO WASHINGTON DC//N1//"
        assert [one.name for one in cable.to] == ["NAVADMIN"]
        assert [one.name for one in cable.info] == ["CNO WASHINGTON DC"]
        assert cable.classification == "UNCLASSIFIED"
        assert cable.passing == [
            "PASS TO OFFICE CODES: FM CNO WASHINGTON DC//N1// INFO CNO WASHINGTON DC//N1//"
        ]

    def test_delivery_list_in_front(self) -> None:
        """A server's list of addressees in front of the message is not read as its addressees."""
        front = "TO   NAVADMIN\n     CHNAVPERS\n\nINFO CNO CNO\n\n\n"
        assert [one.name for one in cablegram.parse(front + MESSAGE).to] == ["NAVADMIN"]

    @pytest.mark.parametrize("start", ["", "UNCLASSIFIED//\n\nROUTINE\n\n", "ROUTINE\n"])
    def test_first_lines_dropped(self, start: str) -> None:
        """Sets tell the dialect where an archive has dropped the first lines."""
        cable = cablegram.parse(start + MESSAGE[MESSAGE.index("R 101530Z") :])
        assert cable.dialect.envelope == "janap128"
        assert (cable.precedence, cable.dtg) == ("ROUTINE", "2009-04-10T15:30:00Z")
        assert [one.code for one in cable.diagnostics] == []

    def test_text_without_bt(self) -> None:
        """The class line, or the first set, begins the text."""
        for cut in (MESSAGE.index("UNCLAS //"), MESSAGE.index("MSGID/")):
            cable = cablegram.parse(MESSAGE[: MESSAGE.index("BT\n")] + MESSAGE[cut:])
            assert cable.subject == "HARBOUR PILOTS AND TUG CREWS: ARMY/NAVY EXCHANGE"
            assert [one.name for one in cable.info] == ["CNO WASHINGTON DC"]


class TestSets:
    """Sets end at ``//`` and may wrap; what is in most of them is left as it stands."""

    def test_subject(self, cable: cablegram.Cable) -> None:
        """A line that opens with a stroke goes on; a stroke between words is the drafter's."""
        assert cable.subject == "HARBOUR PILOTS AND TUG CREWS: ARMY/NAVY EXCHANGE"
        assert cable.subject_line is not None
        start, end = cable.subject_line.span
        assert MESSAGE[start:end] == "HARBOUR PILOTS AND TUG\n/CREWS: ARMY/NAVY EXCHANGE"

    def test_references(self, cable: cablegram.Cable) -> None:
        """A message is known by originator and date-time group; the rest are documents."""
        assert [(one.label, one.kind, one.mrn, one.text) for one in cable.references] == [
            ("A", "document", None, "DOC/CNO/16JUL08"),
            ("B", "dtg", None, "MSG/CNO/101530ZMAR09"),
        ]
        start, end = cable.references[0].span
        assert MESSAGE[start:end] == "DOC/CNO/16JUL08"

    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("REF/C/EMAIL/CNO/10APR09//", "email"),
            ("REF/C/TEL/CNO/10APR09//", "telcon"),
            ("REF/C/GENADMIN/CNO/101530ZAPR09//", "dtg"),
            ("REF/C/GENADMIN/CNO//", "document"),
            ("REF/C//", "document"),
            ("REF/C", "document"),
        ],
    )
    def test_kind_of_reference(self, text: str, kind: str) -> None:
        """The second field names the kind."""
        found = read_reference_set(text)
        assert (found.label, found.kind) == ("C", kind)

    def test_other_sets_are_blocks(self, cable: cablegram.Cable) -> None:
        """Sets that no field of the record holds are text, whole, in their order."""
        texts = [block.text for block in cable.body if block.type == "text"]
        assert texts == [
            "NAVADMIN 041/09",
            "MSGID/GENADMIN/CNO WASHINGTON DC/N1/APR//",
            "NARR/REF A IS THE HARBOUR MANUAL. REF B IS NAVADMIN 030/09, PILOTS.//",
            "POC/DOE/LCDR/PERS-40/TEL: (901)555-0100//",
        ]

    def test_set_over_an_empty_line(self) -> None:
        """An open set goes on; what stands behind its end is not of it."""
        text = MESSAGE.replace("MANUAL.\n", "MANUAL.\n\n").replace(
            "PILOTS.//\n", "PILOTS.//\nAND MORE\n"
        )
        texts = [block.text for block in cablegram.parse(text).body if block.type == "text"]
        assert "NARR/REF A IS THE HARBOUR MANUAL. REF B IS NAVADMIN 030/09, PILOTS.//" in texts

    def test_set_that_never_ends(self) -> None:
        """The next set ends it."""
        cable = cablegram.parse(MESSAGE.replace("EXCHANGE//", "EXCHANGE"))
        assert cable.subject == "HARBOUR PILOTS AND TUG CREWS: ARMY/NAVY EXCHANGE"
        assert len(cable.references) == 2

    def test_label_in_place_of_a_set(self) -> None:
        """Where only the label of a telegram stands, a set's end is no part of the subject."""
        cable = cablegram.parse("BT\nUNCLAS\nNAVADMIN 041/09 (CORRECTED COPY)\nSUBJ: PILOTS//\n")
        assert (cable.subject, cable.dialect.envelope) == ("PILOTS", "janap128")
        assert cablegram.parse("BT\nSUBJ: //\n").subject is None

    def test_nothing_in_it(self) -> None:
        """A name alone is a set."""
        assert read_set("SUBJ/").fields == [""]
        assert read_subject_set("SUBJ//").subject is None


class TestBody:
    """Free text, numbered from the line of its set's name on."""

    def test_paragraphs(self, cable: cablegram.Cable) -> None:
        """The first number stands behind ``RMKS/``; the last ``//`` is no text."""
        paragraphs = [block for block in cable.body if isinstance(block, Paragraph)]
        assert [(one.number, one.text, one.items) for one in paragraphs] == [
            (
                1,
                "The exchange begins in May.",
                ["Pilots report by ship.", "Tug crews report by rail."],
            ),
            (
                2,
                "Requirements",
                ["A licence.", "A physician's note.", "A third numbered by paragraph."],
            ),
            (3, "Released by Rear Admiral J. Doe, N1.", []),
        ]

    @pytest.mark.parametrize("name", ["RMKS/", "GENTEXT/REMARKS/", "GENTEXT/SITUATION/"])
    def test_names_of_free_text(self, name: str) -> None:
        """Free text has two names."""
        cable = cablegram.parse(MESSAGE.replace("RMKS/", name))
        first = next(block for block in cable.body if isinstance(block, Paragraph))
        assert (first.number, first.text) == (1, "The exchange begins in May.")

    def test_unnumbered(self) -> None:
        """Free text without a number is a paragraph without a number."""
        cable = cablegram.parse(
            "BT\nMSGID/GENADMIN/CNO//\nRMKS/THE EXCHANGE BEGINS IN THE MONTH OF MAY.//\nBT\n"
        )
        assert [(one.type, one.text) for one in cable.body][1:] == [
            ("paragraph", "THE EXCHANGE BEGINS IN THE MONTH OF MAY.")
        ]

    def test_next_section(self) -> None:
        """Identification repeated at the head of the next section is page matter."""
        text = MESSAGE.replace(
            "May.\nA.",
            "May\n\nPAGE 03 RUQAAAA0418 UNCLAS\nMSGID/GENADMIN/CNO/N1/APR//\nor June.\nA.",
        )
        first = next(one for one in cablegram.parse(text).body if one.type == "paragraph")
        assert first.text == "The exchange begins in May or June."

    def test_ending(self, cable: cablegram.Cable) -> None:
        """Serial and ``NNNN`` end the message; a banner may follow."""
        ending = next(cable.tree.find(nodes.Ending))
        kinds = [token.kind for token in ending.tokens() if token.kind != "BLANK"]
        assert kinds == ["SEPARATION", "SERIAL", "END_OF_MESSAGE", "BANNER"]
