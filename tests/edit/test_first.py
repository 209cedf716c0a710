"""Fields that a text has not yet: they go where the format has them."""

from __future__ import annotations

import pytest
from tests.edit.dialects import difference_of_lines, facts

import cablegram

EXTRACT = """\
This record is a partial extract of the original cable.

C O N F I D E N T I A L LIMA 000005

SIPDIS

STATE FOR EUR

E.O. 12958: DECL: 02/06/2018
SUBJECT: RAIN IN
THE HARBOUR

1. (C) It rained.

2. (C) It stopped.
"""
VALUES = {
    "to": ["SECSTATE WASHDC"],
    "info": ["AMEMBASSY PARIS", "AMEMBASSY OSLO"],
    "exempt": ["AMEMBASSY QUITO"],
    "tags": ["PREL", "OVIP (DOE, JANE)"],
    "references": ["STATE 5", "OSLO 6"],
    "signature": "DOE",
}


class TestMessages:
    """Texts of messages."""

    def test_all(self) -> None:
        """Each in its place, with an empty line where the parts of a text have one."""
        after = cablegram.parse(EXTRACT).replace(**VALUES)

        assert str(after) == (
            "This record is a partial extract of the original cable.\n\n"
            "TO SECSTATE WASHDC\nINFO AMEMBASSY PARIS\nAMEMBASSY OSLO\nXMT AMEMBASSY QUITO\n\n"
            "C O N F I D E N T I A L LIMA 000005\n\nSIPDIS\n\nSTATE FOR EUR\n\n"
            "E.O. 12958: DECL: 02/06/2018\nTAGS: PREL, OVIP (DOE, JANE)\n"
            "SUBJECT: RAIN IN\nTHE HARBOUR\n\nREF: A. STATE 5\nB. OSLO 6\n\n"
            "1. (C) It rained.\n\n2. (C) It stopped.\n\nDOE\n"
        )

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    @pytest.mark.parametrize("name", VALUES)
    def test_one(self, name: str, end: str) -> None:
        """Lines come, none goes, and no other field changes."""
        cable = cablegram.parse(EXTRACT.replace("\n", end))

        after = cable.replace(**{name: VALUES[name]})

        keys = {name, "tag_persons"}
        assert facts(after, *keys) == facts(cable, *keys)
        went, came = difference_of_lines(str(cable).split(end), str(after).split(end))
        assert went == []
        assert [line for line in came if line]

    def test_under_the_sender(self) -> None:
        """The heading has an order, too."""
        text = "O 061608Z FEB 08\nFM AMEMBASSY LIMA\n\nUNCLAS LIMA 5\n\n1. It rains.\n"

        after = cablegram.parse(text).insert("AMEMBASSY OSLO", field="info")

        assert str(after).splitlines()[1:4] == ["FM AMEMBASSY LIMA", "INFO AMEMBASSY OSLO", ""]

    def test_over_the_subject(self) -> None:
        """TAGS stand over the subject where no E.O. line stands."""
        text = "UNCLAS LIMA 5\n\nSIPDIS\n\nSUBJECT: RAIN\n\n1. It rains.\n"

        after = cablegram.parse(text).insert("PREL", field="tags")

        assert "SIPDIS\n\nTAGS: PREL\nSUBJECT: RAIN\n" in str(after)

    def test_under_the_class_line(self) -> None:
        """Where no field stands, an empty line parts them from the class line."""
        text = "UNCLAS LIMA 5\n\n1. It rains.\n"

        after = cablegram.parse(text).insert("STATE 5", field="references")

        assert str(after) == "UNCLAS LIMA 5\n\nREF: STATE 5\n\n1. It rains.\n"

    def test_set_of_a_navy_message(self) -> None:
        """References are sets there."""
        text = "UNCLAS\nMSGID/GENADMIN/CNO//\nSUBJ/RAIN//\nRMKS/1. It rains.//\n"

        after = cablegram.parse(text).insert("MSG/CNO/021503ZMAR20", field="references")

        assert "SUBJ/RAIN//\nREF/A/MSG/CNO/021503ZMAR20//\n" in str(after)

    def test_no_text_to_sign(self) -> None:
        """Nothing can be signed where nothing is said."""
        with pytest.raises(ValueError, match="signature: this cable has no signature, nor a place"):
            cablegram.parse("UNCLAS LIMA 5\n").replace(signature="DOE")

    def test_passing_nowhere(self) -> None:
        """The message names the field that was asked for."""
        with pytest.raises(ValueError, match="passing: this cable has neither captions nor a cl"):
            cablegram.parse("It rains.\n").insert("STATE FOR EUR", field="passing")


@pytest.mark.parametrize("style", ["markdown", "html"])
def test_documents(style: str) -> None:
    """A document gets the rows; made anew, it has the same facts."""
    cable = cablegram.parse(EXTRACT)
    document = cablegram.parse(cablegram.reformat(cable, style).text)

    after = document.replace(**VALUES, drafted_by="EUR:DOE", dtg="061608Z FEB 08")

    again = cablegram.parse(cablegram.reformat(after, style).text)
    assert cablegram.compare(again, after).same_facts
    assert [one.name for one in after.info] == ["AMEMBASSY PARIS", "AMEMBASSY OSLO"]
    assert (after.signature, after.drafted_by) == (["DOE"], "EUR:DOE")
