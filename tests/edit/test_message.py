"""Each edit of a message, in each carrier: which lines go, which come, which facts change."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from tests.edit.dialects import DRESSES, MESSAGE, Dress, difference, facts

import cablegram
from cablegram.blocks import Heading, Paragraph, Table
from cablegram.values import Addressee, ClassifiedBy, Declassification, Reference, Tag

Edit = Callable[[cablegram.Cable], cablegram.Cable]

# What is done, the keys of the record that follow, the lines that go and those that come.
CASES: dict[str, tuple[Edit, set[str], list[str], list[str]]] = {
    "info_precedence": (
        lambda it: it.replace(info_precedence="FLASH"),
        {"info_precedence"},
        ["O P 041115Z MAR 09\n"],
        ["O Z 041115Z MAR 09\n"],
    ),
    "info_precedence none": (
        lambda it: it.replace(info_precedence=None),
        {"info_precedence"},
        ["O P 041115Z MAR 09\n"],
        ["O 041115Z MAR 09\n"],
    ),
    "exempt": (
        lambda it: it.replace(exempt=["AMEMBASSY QUITO", "AMEMBASSY PARIS"]),
        {"exempt"},
        [],
        ["AMEMBASSY PARIS\n"],
    ),
    "passing changed": (
        lambda it: it.replace(passing=["STATE FOR EUR/RPM", "LIMA FOR THE DCM"]),
        {"passing"},
        ["STATE FOR EUR/NB\n"],
        ["STATE FOR EUR/RPM\n"],
    ),
    "passing gone": (
        lambda it: it.remove("LIMA FOR THE DCM", field="passing"),
        {"passing"},
        ["LIMA FOR THE DCM\n"],
        [],
    ),
    "passing come": (
        lambda it: it.insert(
            "PARIS FOR THE LABOR ATTACHE", field="passing", before="STATE FOR EUR/NB"
        ),
        {"passing"},
        [],
        ["PARIS FOR THE LABOR ATTACHE\n"],
    ),
    "declassification, words": (
        lambda it: it.replace(declassification="N/A"),
        {"declassification"},
        ["E.O. 12958: DECL: 03/04/2019\n"],
        ["E.O. 12958: N/A\n"],
    ),
    "declassification, line": (
        lambda it: it.replace(declassification="E.O. 13526: DECL: CLOSURE OF ICTY"),
        {"declassification"},
        ["E.O. 12958: DECL: 03/04/2019\n"],
        ["E.O. 13526: DECL: CLOSURE OF ICTY\n"],
    ),
    "declassification, date": (
        lambda it: it.replace(declassification=date(2034, 3, 4)),
        {"declassification"},
        ["E.O. 12958: DECL: 03/04/2019\n"],
        ["E.O. 12958: DECL: 03/04/2034\n"],
    ),
    "declassification, parts": (
        lambda it: it.replace(declassification={"exemption": "X1", "order": "12356"}),
        {"declassification"},
        ["E.O. 12958: DECL: 03/04/2019\n"],
        ["E.O. 12356: X1\n"],
    ),
    "declassification, value": (
        lambda it: it.replace(declassification=Declassification(order="12958", on="2020-01-02")),
        {"declassification"},
        ["E.O. 12958: DECL: 03/04/2019\n"],
        ["E.O. 12958: DECL: 01/02/2020\n"],
    ),
    "classified_by, words": (
        lambda it: it.replace(classified_by="Ambassador John Roe for reasons 1.4 (d)."),
        {"classified_by"},
        ["Classified By: DCM Jane Doe for reasons 1.4 (b).\n"],
        ["Classified By: Ambassador John Roe for reasons 1.4 (d).\n"],
    ),
    "classified_by, parts": (
        lambda it: it.replace(classified_by={"reasons": ["1.4(b)", "1.4(d)"]}),
        {"classified_by"},
        ["Classified By: DCM Jane Doe for reasons 1.4 (b).\n"],
        ["Classified By: DCM Jane Doe for reasons 1.4 (b) and (d).\n"],
    ),
    "classified_by, value": (
        lambda it: it.replace(
            classified_by=ClassifiedBy(name="John Roe", title="DCM", reasons=["1.4(b)"])
        ),
        {"classified_by"},
        ["Classified By: DCM Jane Doe for reasons 1.4 (b).\n"],
        ["Classified By: DCM John Roe for reasons 1.4 (b).\n"],
    ),
    "tag come": (
        lambda it: it.insert(Tag(code="PGOV"), after="PREL"),
        {"tags"},
        ["TAGS: PREL, NO\n"],
        ["TAGS: PREL, PGOV, NO\n"],
    ),
    "tag gone": (
        lambda it: it.remove(it.tag_entries[0]),
        {"tags"},
        ["TAGS: PREL, NO\n"],
        ["TAGS: NO\n"],
    ),
    "tag moved": (
        lambda it: it.move(it.tag_entries[1], before=it.tag_entries[0]),
        {"tags"},
        ["TAGS: PREL, NO\n"],
        ["TAGS: NO, PREL\n"],
    ),
    "addressee come": (
        lambda it: it.insert("AMEMBASSY PARIS 12", after=it.info[0]),
        {"info"},
        [],
        ["RUEHFR/AMEMBASSY PARIS 0012\n"],
    ),
    "addressee gone": (
        lambda it: it.remove(it.info[0]),
        {"info"},
        ["INFO RUEHPE/AMEMBASSY LIMA 3310\n", "RUEHBR/AMEMBASSY BRASILIA PRIORITY 8204\n"],
        ["INFO RUEHBR/AMEMBASSY BRASILIA PRIORITY 8204\n"],
    ),
    "addressee moved": (
        lambda it: it.move("AMEMBASSY BRASILIA", before=it.info[0], field="info"),
        {"info"},
        ["INFO RUEHPE/AMEMBASSY LIMA 3310\n", "RUEHBR/AMEMBASSY BRASILIA PRIORITY 8204\n"],
        ["INFO RUEHBR/AMEMBASSY BRASILIA PRIORITY 8204\n", "RUEHPE/AMEMBASSY LIMA 3310\n"],
    ),
    "caption come": (
        lambda it: it.insert("EXDIS", field="captions", after="SIPDIS"),
        {"captions"},
        [],
        ["EXDIS\n"],
    ),
    "caption gone": (
        lambda it: it.remove("NOFORN", field="captions"),
        {"captions"},
        ["NOFORN\n"],
        [],
    ),
    "reference come": (
        lambda it: it.insert(Reference(text="LIMA 9")),
        {"references"},
        [],
        ["C. LIMA 9\n"],
    ),
    "reference gone": (
        lambda it: it.remove("A", field="references"),
        {"references"},
        ["REF: A. STATE 5\n", "B. OSLO 7\n"],
        ["REF: B. OSLO 7\n"],
    ),
    "reference gone, lettered anew": (
        lambda it: it.remove("A", field="references", reletter=True),
        {"references"},
        ["REF: A. STATE 5\n", "B. OSLO 7\n"],
        ["REF: A. OSLO 7\n"],
    ),
    "reference moved": (
        lambda it: it.move(it.references[0], after=it.references[1], reletter=True),
        {"references"},
        ["REF: A. STATE 5\n", "B. OSLO 7\n"],
        ["REF: A. OSLO 7\n", "B. STATE 5\n"],
    ),
    "paragraph come, last": (
        lambda it: it.insert("(C) More ships are due.", field="body"),
        {"body"},
        [],
        ["\n", "\u00b65. (C) More ships are due.\n"],
    ),
    "paragraph come, between": (
        lambda it: it.insert("(C) More ships are due.", after=3, renumber=True),
        {"body"},
        ["\u00b64. (U) We wait.\n"],
        ["\n", "\u00b64. (C) More ships are due.\n", "\u00b65. (U) We wait.\n"],
    ),
    "paragraph come, without a number": (
        lambda it: it.insert(Paragraph(text="So much for ships."), after=3),
        {"body"},
        [],
        ["\n", "So much for ships.\n"],
    ),
    "paragraph come, with points": (
        lambda it: it.insert(
            Paragraph(text="Due are:", number=5, portion="S", items=["two", "three."]), after=4
        ),
        {"body"},
        [],
        ["\n", "\u00b65. (S) Due are:\n", "\n", "-- two\n", "-- three.\n"],
    ),
    "paragraph come, wrapped": (
        lambda it: it.insert("(S) " + "Ships and boats came. " * 3, field="body"),
        {"body"},
        [],
        [
            "\n",
            "\u00b65. (S) Ships and boats came. Ships and\n",
            "boats came. Ships and boats came.\n",
        ],
    ),
    "paragraph gone": (
        lambda it: it.remove(2),
        {"body"},
        ["\n", "\u00b62. (S) Ships came:\n", "\n", "-- one from Lima,\n", "-- one from Paris.\n"],
        [],
    ),
    "paragraph gone, numbered anew": (
        lambda it: it.remove(it.body[2], renumber=True),
        {"body"},
        [
            "\u00b62. (S) Ships came:\n",
            "\n",
            "-- one from Lima,\n",
            "-- one from Paris.\n",
            "\n",
            "\u00b63. (C) They left, as said in paragraph 2\n",
            "\u00b64. (U) We wait.\n",
        ],
        ["\u00b62. (C) They left, as said in paragraph 2\n", "\u00b63. (U) We wait.\n"],
    ),
    "paragraph moved": (
        lambda it: it.move(3, before=2, renumber=True),
        {"body"},
        [
            "\u00b62. (S) Ships came:\n",
            "\n",
            "\u00b63. (C) They left, as said in paragraph 2\n",
            "and in ref B.\n",
        ],
        [
            "\u00b62. (C) They left, as said in paragraph 2\n",
            "and in ref B.\n",
            "\n",
            "\u00b63. (S) Ships came:\n",
        ],
    ),
    "heading come": (
        lambda it: it.insert(Heading(text="The Ships"), before=3),
        {"body"},
        [],
        ["The Ships\n", "\n"],
    ),
    "heading come, over a rule": (
        lambda it: it.insert(Heading(text="The Ship"), after=it.body[0]),
        {"body"},
        [],
        ["\n", "The Ship\n", "--------\n"],
    ),
    "heading gone": (
        lambda it: it.remove(it.body[1]),
        {"body"},
        ["\n", "The Quay\n", "--------\n"],
        [],
    ),
    "heading moved": (
        lambda it: it.move(it.body[1], before=3),
        {"body"},
        ["The Quay\n", "--------\n", "\n"],
        ["The Quay\n", "--------\n", "\n"],
    ),
    "table come": (
        lambda it: it.insert(Table(text="Lima     2\nParis    3"), after=2),
        {"body"},
        [],
        ["\n", "Lima     2\n", "Paris    3\n"],
    ),
    "numbered anew": (
        lambda it: it.renumber(2),
        {"body"},
        [
            "\u00b61. (S) Summary. The harbour is open.\n",
            "\u00b62. (S) Ships came:\n",
            "\u00b63. (C) They left, as said in paragraph 2\n",
            "\u00b64. (U) We wait.\n",
        ],
        [
            "\u00b62. (S) Summary. The harbour is open.\n",
            "\u00b63. (S) Ships came:\n",
            "\u00b64. (C) They left, as said in paragraph 2\n",
            "\u00b65. (U) We wait.\n",
        ],
    ),
}


@pytest.mark.parametrize("dress", DRESSES.values(), ids=DRESSES.keys())
class TestEveryCarrier:
    """The same edit in text with each line end, in Markdown, a page, a record."""

    @pytest.mark.parametrize(("edit", "keys", "went", "came"), CASES.values(), ids=CASES.keys())
    def test_only_these_lines_change(
        self, edit: Edit, keys: set[str], went: list[str], came: list[str], dress: Dress
    ) -> None:
        """Lines go and come as the carrier writes them; no other field reads differently."""
        source = dress.put_on(MESSAGE)
        before = cablegram.parse(source)

        after = edit(before)

        found = difference(source, str(after), dress.end)
        assert sorted(map(dress.line, went)) == sorted(found[0])
        assert sorted(map(dress.line, came)) == sorted(found[1])
        summary = {"summary"} if "body" in keys else set()
        assert facts(before, *keys, *summary) == facts(after, *keys, *summary)

    @pytest.mark.parametrize(("edit", "keys", "went", "came"), CASES.values(), ids=CASES.keys())
    def test_the_new_cable_is_that_of_the_new_text(
        self, edit: Edit, keys: set[str], went: list[str], came: list[str], dress: Dress
    ) -> None:
        """Tree, spans, findings: as if the text had been parsed; the old cable stays."""
        del keys, went, came
        source = dress.put_on(MESSAGE)
        before = cablegram.parse(source)

        after = edit(before)

        parsed = cablegram.parse(str(after))
        assert parsed.tree.dump() == after.tree.dump()
        assert [token.span for token in parsed.tokens] == [token.span for token in after.tokens]
        assert parsed.diagnostics == after.diagnostics
        assert str(before) == source

    def test_there_and_back(self, dress: Dress) -> None:
        """What came and went leaves no trace."""
        source = dress.put_on(MESSAGE)
        cable = cablegram.parse(source)

        more = cable.insert("(C) More ships are due.", after=1, renumber=True)
        assert str(more.remove(2, renumber=True)) == source
        more = cable.insert(Heading(text="The Ships"), before=3)
        assert str(more.remove(more.body[3])) == source
        moved = cable.move(3, before=2, renumber=True)
        assert str(moved.move(3, before=2, renumber=True)) == source
        assert str(cable.renumber(3).renumber()) == source
        assert (
            str(cable.insert("PGOV", after=cable.tag_entries[0]).remove("PGOV", field="tags"))
            == source
        )


class TestReferences:
    """The REF line, its letters, and what cites them."""

    @pytest.mark.parametrize("dress", DRESSES.values(), ids=DRESSES.keys())
    def test_the_first_reference(self, dress: Dress) -> None:
        """A REF line comes under the subject, at the distance of the line that stood there."""
        bare = MESSAGE.replace("REF: A. STATE 5\nB. OSLO 7\n\n", "")
        cable = cablegram.parse(dress.put_on(bare))

        one = cable.insert("STATE 5", field="references")
        two = cable.replace(references=["STATE 5", "OSLO 7"])

        subject = 'SUBJECT: THE "HARBOUR"\n'
        assert str(one) == dress.put_on(bare.replace(subject, subject + "\nREF: STATE 5\n"))
        assert str(two) == dress.put_on(MESSAGE)

    def test_a_wide_gap(self) -> None:
        """Where the next line is two empty lines away, one stands above REF if the rest has one."""
        head = "SECRET OSLO 5 \n\nSIPDIS \n\nTAGS: PREL\nSUBJECT: RAIN \n"
        rest = "\n\nClassified By: Ambassador Jane Doe \n\n1. (C) Rain. \n"
        new = cablegram.parse(head + rest).insert("STATE 5", field="references")
        assert str(new) == head + "\nREF: STATE 5 \n" + rest

    def test_another_cable(self) -> None:
        """A value of another cable that is equal, its place included, is this one's."""
        other = cablegram.parse(MESSAGE)
        cable = cablegram.parse(MESSAGE)
        assert str(cable.remove(other.references[0])) == str(cable.remove(cable.references[0]))
        moved = cablegram.parse("\n" + MESSAGE)
        with pytest.raises(ValueError, match="references: this cable has no Reference"):
            moved.remove(other.references[0])

    def test_mentions_stay(self) -> None:
        """New letters and numbers are given where they are counted, not where they are cited."""
        cable = cablegram.parse(MESSAGE)

        after = cable.remove("A", field="references", reletter=True).remove(1, renumber=True)

        assert [one.label for one in after.references] == ["A"]
        assert "as said in paragraph 2\nand in ref B." in str(after)

    def test_a_reference_that_moves_keeps_its_letter(self) -> None:
        """Unless new letters are asked for."""
        text = "UNCLAS OSLO 5\n\nSUBJECT: X\n\nREF: A. LIMA 1\nB. LIMA 2\nC. LIMA 3\n\n1. Text.\n"
        cable = cablegram.parse(text)

        moved = cable.move("C", before="A", field="references")
        anew = cable.move("C", before="A", field="references", reletter=True)

        assert [one.text for one in moved.references] == ["LIMA 3", "LIMA 1", "LIMA 2"]
        assert [one.label for one in anew.references] == ["A", "B", "C"]
        assert str(anew) == text.replace("1\nB. LIMA 2\nC. LIMA 3", "3\nB. LIMA 1\nC. LIMA 2")


class TestAddressees:
    """Keywords that a message lacks."""

    @pytest.mark.parametrize("dress", DRESSES.values(), ids=DRESSES.keys())
    def test_the_first_of_a_keyword(self, dress: Dress) -> None:
        """It comes with its keyword, under those above, with indicator and digits as they have."""
        lines = (
            "INFO RUEHPE/AMEMBASSY LIMA 0010\nRUEHFR/AMEMBASSY PARIS\nXMT RUEHQT/AMEMBASSY QUITO\n"
        )
        above, below = MESSAGE.split("INFO")[0], "\n" + MESSAGE.split("QUITO\n\n")[1]
        cable = cablegram.parse(dress.put_on(above + below))

        info = cable.insert("AMEMBASSY LIMA 10", field="info")
        after = info.insert("AMEMBASSY PARIS", after=info.info[0]).replace(
            exempt=["AMEMBASSY QUITO"]
        )

        assert str(after) == dress.put_on(above + lines + below)

    def test_no_heading_at_all(self) -> None:
        """An extract has no heading: its first line goes over the class line."""
        after = cablegram.parse("UNCLAS OSLO 5\n").replace(info=["AMEMBASSY LIMA"])

        assert str(after) == "INFO AMEMBASSY LIMA\n\nUNCLAS OSLO 5\n"

    def test_nowhere(self) -> None:
        """Where there is neither a heading nor a text, no line has a place."""
        with pytest.raises(ValueError, match="info: this cable has no INFO line, nor a place for"):
            cablegram.parse("It rains.\n").replace(info=["AMEMBASSY LIMA"])


class TestRefusals:
    """What cannot be done is refused with the field's name."""

    def test_a_number_that_stands(self) -> None:
        """Without ``renumber``, a paragraph cannot take a number that there is."""
        with pytest.raises(
            ValueError, match="body: there is a paragraph 3 already; ask for renumb"
        ):
            cablegram.parse(MESSAGE).insert("(C) More.", after=2)

    def test_a_heading_without_a_paragraph(self) -> None:
        """At the end, a heading would be no heading."""
        with pytest.raises(ValueError, match=r"body: Heading.* would not be read back as given"):
            cablegram.parse(MESSAGE).insert(Heading(text="The End"), after=4)

    @pytest.mark.parametrize(
        "edit",
        [
            lambda it: it.insert("It thaws.", after=1, renumber=True),
            lambda it: it.insert("It thaws.", before=2, renumber=True),
            lambda it: it.renumber(2),
        ],
    )
    def test_another_paragraph(self, edit: Edit) -> None:
        """Where another paragraph would read otherwise, the message names that one."""
        cable = cablegram.parse(
            "UNCLAS OSLO 5\n\nSUBJECT: RAIN\n\n1. It rains.\n\n2. It will rain until May \n4.\n\n"
            "3. It snows.\n"
        )
        message = r"paragraph 2 \(then 3\) would read otherwise, near 'rain until May 4.'"
        with pytest.raises(ValueError, match=message):
            edit(cable)

    @pytest.mark.parametrize(
        ("edit", "message"),
        [
            (lambda it: it.insert("PGOV"), "field: expected one of body, to, info"),
            (lambda it: it.insert("PGOV", field="subject"), "got 'subject'"),
            (lambda it: it.insert("PGOV", before="NO", after="PREL", field="tags"), "tags: .*both"),
            (lambda it: it.insert("PGOV", field="tags", renumber=True), "tags: renumber is for"),
            (lambda it: it.remove(1, reletter=True), "body: reletter is for references"),
            (lambda it: it.move(1), "body: expected before or after"),
            (lambda it: it.insert(3, after=1), "body: expected the words of a paragraph"),
            (lambda it: it.insert(Addressee(name="X")), "field: expected one of"),
        ],
    )
    def test_misuse(self, edit: Edit, message: str) -> None:
        """What is no request is a ``TypeError``."""
        with pytest.raises(TypeError, match=message):
            edit(cablegram.parse(MESSAGE))

    @pytest.mark.parametrize(
        ("edit", "message"),
        [
            (lambda it: it.remove(99), "body: this cable has no paragraph 99"),
            (lambda it: it.remove("Z", field="references"), "references: this cable has no 'Z'"),
            (lambda it: it.insert("(C)", after=1), "body: expected the words of a paragraph"),
            (lambda it: it.insert(Paragraph(), after=1), "body: expected the words of a paragraph"),
            (
                lambda it: it.remove(cablegram.parse(MESSAGE).replace(subject="X").body[1]),
                "body: this cable has no Heading",
            ),
        ],
    )
    def test_nothing_there(self, edit: Edit, message: str) -> None:
        """A block of another text is none of this one."""
        with pytest.raises(ValueError, match=message):
            edit(cablegram.parse(MESSAGE))

    def test_a_text_without_a_body(self) -> None:
        """There is no manner to follow."""
        with pytest.raises(ValueError, match="body: this cable has no text to add to"):
            cablegram.parse("UNCLAS OSLO 5\n").insert("It rains.", field="body")


@pytest.mark.parametrize(
    ("first", "error"),
    [
        (0, ValueError("first: expected the number of a paragraph, 1 to 999, got 0")),
        (-1, ValueError("first: expected the number of a paragraph, 1 to 999, got -1")),
        ("x", TypeError("first: expected the number of a paragraph such as 1, got 'x'")),
        (True, TypeError("first: expected the number of a paragraph such as 1, got True")),
    ],
)
@pytest.mark.parametrize("style", [None, "markdown"])
def test_renumber_from_no_number(first: int, error: Exception, style: str | None) -> None:
    """What cannot begin the numbers is refused by name, in messages and documents."""
    cable = cablegram.parse("UNCLAS LIMA 5\n\n1. Rain.\n\n2. Snow.\n")
    if style is not None:
        cable = cablegram.parse(cablegram.reformat(cable, style).text)
    with pytest.raises(type(error), match=re.escape(str(error))):
        cable.renumber(first)
