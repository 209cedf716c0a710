"""Editing documents: the lines of what changed differ, and no others."""

from __future__ import annotations

import difflib
from copy import deepcopy
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents import records

import cablegram
from cablegram._document.html import HTML
from cablegram._document.markdown import MARKDOWN
from cablegram._document.reading import record_of
from cablegram._document.rows import ROWS
from cablegram._document.write import write_document
from cablegram._edit.document_lines import document_edits
from cablegram._edit.plan import apply
from cablegram._record import facts
from cablegram.blocks import Heading, Paragraph, Table
from cablegram.values import Addressee, Reference, Tag

FORMS = [MARKDOWN, HTML]
MESSAGE = """\
OO RUEHC
DE RUEHMO #0302/01 0371608
ZNY CCCCC ZZH
O 061608Z FEB 08
FM AMEMBASSY MOSCOW
TO RUEHC/SECSTATE WASHDC IMMEDIATE 6419
INFO RUEHKV/AMEMBASSY KYIV PRIORITY

C O N F I D E N T I A L MOSCOW 000302

SIPDIS

E.O. 12958: DECL: 02/06/2018
TAGS: PREL, OVIP (CLINTON, HILLARY), RS
SUBJECT: GOR OUTLOOK ON KOSOVO

REF: A. MOSCOW 235
B. BELGRADE 142

Classified By: Ambassador Jane Doe for reasons 1.4 (b) and (d).

1. (C) All is quiet.

The Crisis
----------

2. (C) There are points:
-- the harbour
-- the bridge

3. (C) No more is known.
BURNS
"""


@pytest.fixture(params=FORMS, ids=["markdown", "html"])
def cable(request: pytest.FixtureRequest) -> cablegram.Cable:
    """Return a document, in each form."""
    return cablegram.parse(write_document(facts(cablegram.parse(MESSAGE)), request.param))


def changed(old: cablegram.Cable, new: cablegram.Cable) -> tuple[int, int]:
    """Return how many lines went and came."""
    lines = list(difflib.ndiff(str(old).splitlines(), str(new).splitlines()))
    return sum(it.startswith("- ") for it in lines), sum(it.startswith("+ ") for it in lines)


CASES: list[tuple[str, object, object, tuple[int, int]]] = [
    ("subject", "A  *new* <one>", "A *new* <one>", (1, 1)),
    ("precedence", "FLASH", "FLASH", (1, 1)),
    ("info_precedence", "ROUTINE", "ROUTINE", (0, 1)),
    ("origin", "AMEMBASSY KYIV", "AMEMBASSY KYIV", (1, 1)),
    ("classification", "secret", "SECRET", (1, 1)),
    ("captions", ["NOFORN", "SIPDIS"], ["NOFORN", "SIPDIS"], (1, 1)),
    ("captions", [], [], (1, 0)),
    ("passing", ["STATE FOR EUR", "NSC FOR X"], ["STATE FOR EUR", "NSC FOR X"], (0, 2)),
    ("signature", "ROOD", ["ROOD"], (1, 1)),
]


class TestFields:
    """Each field, in the forms that a message takes."""

    @pytest.mark.parametrize(("name", "value", "expected", "lines"), CASES)
    def test_field(
        self,
        cable: cablegram.Cable,
        name: str,
        value: object,
        expected: object,
        lines: tuple[int, int],
    ) -> None:
        """The field reads as wanted, and only its lines differ."""
        new = cable.replace(**{name: value})
        assert getattr(new, name) == expected
        assert changed(cable, new) == lines
        before, after = facts(cable), facts(new)
        assert {key for key in before if before[key] != after[key]} == {name}

    def test_nothing_changes(self, cable: cablegram.Cable) -> None:
        """What a field is already changes no character."""
        new = cable.replace(subject=cable.subject, to=cable.to, captions=cable.captions)
        assert str(new) == str(cable)

    def test_dtg(self, cable: cablegram.Cable) -> None:
        """A date in each form; the number of the message has its year."""
        for value in ("061608Z FEB 09", datetime(2009, 2, 6, 16, 8, tzinfo=UTC)):
            new = cable.replace(dtg=value)
            assert (new.dtg, new.mrn) == ("2009-02-06T16:08:00Z", "09MOSCOW302")

    def test_addressees(self, cable: cablegram.Cable) -> None:
        """A new one gets a row, and its indicator like the others."""
        new = cable.replace(to=[*cable.to, "AMEMBASSY PARIS PRIORITY 12"])
        assert new.to[1].indicator == "RUEHFR"
        assert changed(cable, new) == (0, 1)
        gone = cable.replace(info=[Addressee(name="AMEMBASSY OSLO")])
        assert [one.name for one in gone.info] == ["AMEMBASSY OSLO"]
        assert changed(cable, gone) == (1, 1)

    def test_tags(self, cable: cablegram.Cable) -> None:
        """A person goes and comes with the code."""
        new = cable.replace(tags=["PREL", Tag(code="KDEM")])
        assert (new.tags, new.tag_persons) == (["PREL", "KDEM"], [])
        new = cable.replace(tags=["OVIP", "ETRD (DOE, JOHN)"])
        assert new.tag_persons == [("OVIP", "CLINTON, HILLARY"), ("ETRD", "DOE, JOHN")]

    def test_references(self, cable: cablegram.Cable) -> None:
        """A new reference has the next letter; the others keep theirs."""
        new = cable.replace(references=[cable.references[1], "STATE 5"])
        assert [(one.label, one.mrn) for one in new.references] == [
            ("B", "08BELGRADE142"),
            ("C", "08STATE5"),
        ]
        new = cable.replace(references=[Reference(text="A BOOK", kind="document")])
        assert new.references[0].kind == "document"

    def test_declassification(self, cable: cablegram.Cable) -> None:
        """Words are taken apart as in a message."""
        new = cable.replace(declassification="DECL: 01/01/2020")
        assert new.declassification is not None
        assert (new.declassification.on, new.declassification.order) == ("2020-01-01", "12958")
        assert changed(cable, new) == (2, 2)

    def test_classified_by(self, cable: cablegram.Cable) -> None:
        """By words, or part by part."""
        new = cable.replace(classified_by="DCM John Roe for reasons 1.4 (b).")
        assert new.classified_by is not None
        assert (new.classified_by.name, new.classified_by.reasons) == ("John Roe", ["1.4(b)"])
        new = cable.replace(classified_by={"name": "John Roe"})
        assert new.classified_by is not None
        assert new.classified_by.title == "Ambassador"

    def test_paragraphs(self, cable: cablegram.Cable) -> None:
        """Words change; number, mark and points stay."""
        new = cable.replace(paragraphs={2: "Two\npoints:", 3: "- (C) no mark"})
        body = cablegram.to_dict(new)["body"]
        assert body[2]["text"] == "Two points:"
        assert body[2]["items"] == ["the harbour", "the bridge"]
        assert (body[3]["portion"], body[3]["text"]) == ("C", "- (C) no mark")
        assert changed(cable, new) == (2, 2)


class TestBlocks:
    """Blocks and entries come, go and move."""

    def test_insert(self, cable: cablegram.Cable) -> None:
        """A paragraph with the number that is due, and the others counted on."""
        new = cable.insert("(S) It is not.", after=1, renumber=True)
        found = [it for it in new.body if isinstance(it, Paragraph)]
        assert [(it.number, it.portion) for it in found] == [
            (1, "C"),
            (2, "S"),
            (3, "C"),
            (4, "C"),
        ]

    @pytest.mark.parametrize("block", [Heading(text="Comment"), Table(text="A   1\nB   2")])
    def test_insert_block(self, cable: cablegram.Cable, block: Heading | Table) -> None:
        """A heading begins a section in html; and what goes again leaves nothing."""
        new = cable.insert(block, before=3)
        assert new.body[3].text == block.text
        assert str(new.remove(new.body[3])) == str(cable)
        assert str(new).count("<section") == str(new).count("</section>")

    def test_insert_at_the_end(self, cable: cablegram.Cable) -> None:
        """Without a place, a block is the last."""
        new = cable.insert("The end.", field="body")
        assert (new.body[-1].text, new.signature) == ("The end.", ["BURNS"])

    def test_remove(self, cable: cablegram.Cable) -> None:
        """A paragraph goes with its points."""
        new = cable.remove(2, renumber=True)
        assert [it.number for it in new.body if isinstance(it, Paragraph)] == [1, 2]
        assert "harbour" not in str(new)
        assert str(new).count("<ul") == str(new).count("</ul>")

    def test_move(self, cable: cablegram.Cable) -> None:
        """A paragraph goes to another place, points and all."""
        new = cable.move(2, before=1)
        assert [it.number for it in new.body if isinstance(it, Paragraph)] == [2, 1, 3]
        assert facts(new.move(2, before=3)) == facts(cable)

    def test_renumber_and_reletter(self, cable: cablegram.Cable) -> None:
        """Numbers and letters anew."""
        new = cable.renumber(7)
        assert [it.number for it in new.body if isinstance(it, Paragraph)] == [7, 8, 9]
        new = cable.remove("A", field="references").reletter()
        assert [one.label for one in new.references] == ["A"]

    def test_entries(self, cable: cablegram.Cable) -> None:
        """Entries of lists are those of a message."""
        new = cable.insert("KDEM", field="tags", after="PREL").move(
            "KDEM", field="tags", after="RS"
        )
        assert new.tags == ["PREL", "OVIP", "RS", "KDEM"]
        assert new.remove("KDEM", field="tags").tags == cable.tags


class TestRefusal:
    """The errors of a message."""

    @pytest.mark.parametrize(
        ("name", "value", "error", "said"),
        [
            ("serial", 3, TypeError, "known fields are"),
            ("tags", "PREL", TypeError, "tags: expected a list"),
            ("subject", " ", ValueError, "subject: expected the words of a subject"),
            ("drafted_by", " ", ValueError, "drafted_by: expected offices and names"),
            ("exempt", ["1234"], ValueError, "exempt: expected an addressee such as"),
            ("paragraphs", {7: "x"}, ValueError, "has no paragraph 7; it has 1 to 3"),
            ("paragraphs", 7, TypeError, "paragraphs: expected a dict"),
            ("signature", ["A", "B"], ValueError, "signature: expected 1 name"),
            ("classification", "PINK", ValueError, "classification: expected"),
            ("dtg", "now", ValueError, "dtg: expected a date-time group"),
            ("classified_by", 7, TypeError, "classified_by: expected"),
        ],
    )
    def test_errors(
        self,
        cable: cablegram.Cable,
        name: str,
        value: object,
        error: type[Exception],
        said: str,
    ) -> None:
        """The message names the field and what was expected."""
        with pytest.raises(error, match=said):
            cable.replace(**{name: value})

    def test_nothing_to_add_to(self) -> None:
        """A document without title and text has no place for a subject and a signature."""
        cable = cablegram.parse("<!-- cablegram/1 -->\n")
        for name, value in (("subject", "RAIN"), ("signature", "BURNS")):
            with pytest.raises(ValueError, match=name):
                cable.replace(**{name: value})
        with pytest.raises(ValueError, match="no text to add to"):
            cable.insert("words", field="body")

    def test_encoding(self) -> None:
        """A character that the encoding of the text lacks is refused."""
        text = write_document(facts(cablegram.parse(MESSAGE)), MARKDOWN).replace("quiet", "caf\xe9")
        cable = cablegram.parse(text.encode("latin-1"))
        with pytest.raises(ValueError, match="cannot be written in latin-1"):
            cable.replace(subject="\u20ac")


@pytest.mark.parametrize("form", FORMS, ids=["markdown", "html"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@given(data=st.data())
def test_any_rows(form: Any, end: str, data: st.DataObject) -> None:  # noqa: ANN401
    """A document can be made to say any other rows, points and words; the rest is as it was."""
    first, second = data.draw(records()), data.draw(records())
    text = write_document(first, form).replace("\n", end)
    cable: Any = cablegram.parse(text)
    wanted = deepcopy(record_of(cable.reading))
    for row in ROWS:
        if row.key != "attributes":
            wanted[row.path[0]] = second[row.path[0]]
    if wanted["body"] and second["body"]:
        wanted["body"] = second["body"]
    edits = document_edits(cable, wanted)
    new: Any = cablegram.parse(apply(text, edits))
    assert record_of(new.reading) == wanted
