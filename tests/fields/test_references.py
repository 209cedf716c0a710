"""The REF lines."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablegram._fields.references import read_references
from cablegram._grammar import field_parser, grammar_folder, load_parser

YEAR = 2009

#: what REF lines are made of, for the property test
PIECES = [*"AB12 .,;:()/-'¶\n#[]<>&é\0", "AND ", "LIMA ", "(A) ", "B. ", "07 ", "OF ", "MAY 5 "]


def mrns(text: str) -> list[tuple[str | None, str | None]]:
    """Return letter and number of each reference."""
    return [(one.label, one.mrn) for one in read_references(text, year=YEAR)]


def texts(text: str) -> list[tuple[str, str]]:
    """Return kind and text of each reference."""
    return [(one.kind, one.text) for one in read_references(text, year=YEAR)]


def test_grammar_is_strict() -> None:
    """The grammar has no conflict and no two terminals that overlap."""
    grammar = (grammar_folder() / "fields" / "references.lark").read_text(encoding="utf-8")
    load_parser(grammar, "references", strict=True)


class TestLists:
    """Letters in every style."""

    @pytest.mark.parametrize(
        "text",
        [
            "REF: A. LIMA 1 B. NEW DELHI 2\n",
            "REF: A. LIMA 1\nB. NEW DELHI 2\n",
            "REF: A. LIMA 1 \n\n¶B. NEW DELHI 2 \n",
            "REF: A. LIMA 1\n     ¶B. NEW DELHI 2\n",
            "REF: A. LIMA 1  \n[1](#)B. NEW DELHI 2  \n",
            "REF: A. LIMA 1\n1B. NEW DELHI 2\n",
            "Ref: a. Lima 1\nb. New Delhi 2\n",
            "REFS: (A) LIMA 1 (B) NEW DELHI 2\n",
            "REF: (A)LIMA 1, (B)NEW DELHI 2\n",
            "REF: (A) LIMA 1; (BL NEW DELHI 2\n",
            "REF: A) LIMA 1 B) NEW DELHI 2\n",
            "REF: A) LIMA 1, B) NEW \nDELHI 2\n",
            "REF: A: LIMA 1 B: NEW DELHI 2\n",
            "REF: A/ LIMA 1 B/ NEW DELHI 2\n",
            "REF: A - LIMA 1, B - NEW DELHI 2\n",
            "REF: A.) LIMA 1 B.) NEW DELHI 2\n",
            "REF: [A] LIMA 1 [B] NEW DELHI 2\n",
            "REF: (A) <br>LIMA 1 <br>(B) NEW DELHI 2<br>",
            "REF: A. A. LIMA 1 \n¶B. B. NEW DELHI 2\n",
            "REF: A. A) LIMA 1  B. B) NEW DELHI 2\n",
            "REF: A. (A) LIMA 1 \n \n     ¶B. (B) NEW DELHI 2\n",
            "REF A: LIMA 1\nREF B: NEW DELHI 2\n",
            "REF: A. LIMA 1&#x000A;<a id='parB' href='#parB'>¶</a>B. NEW DELHI 2",
            "A) LIMA 1<br>B) NEW DELHI 2",
            "REF: A. LIMA 1 AND B. NEW DELHI 2",
        ],
    )
    def test_letters_in_every_style(self, text: str) -> None:
        """However a list is lettered, it is the same list."""
        assert mrns(text) == [("A", "09LIMA1"), ("B", "09NEWDELHI2")]

    @pytest.mark.parametrize(
        "text",
        [
            "REF: LIMA 1; QUITO 2\n",
            "REF: LIMA 1, QUITO 2\n",
            "REF: LIMA 1: QUITO 2\n",
            "REF: LIMA 1 AND QUITO 2\n",
            "REF: LIMA 1, AND QUITO 2.\n",
            "REF: LIMA 1 QUITO 2\n",
            "REF: LIMA 1\n     QUITO 2\n",
            "REFTEL: LIMA 01, QUITO 0002\n",
            "REFERENCES: LIMA 1 (NOTAL); QUITO 2\n",
        ],
    )
    def test_separators(self, text: str) -> None:
        """Without letters a sign, a word, or nothing at all separates."""
        assert mrns(text) == [(None, "09LIMA1"), (None, "09QUITO2")]

    def test_drafter_s_letter_wins_over_the_machine_s(self) -> None:
        """A machine lettered the lines, the drafter had lettered the references."""
        text = "REF: A. A. LIMA 1 B. LIMA 2 C. LIMA 3\n¶B. D. LIMA 4 E. LIMA 5\n"

        assert [label for label, _ in mrns(text)] == ["A", "B", "C", "D", "E"]
        assert texts(text)[3] == ("cable", "LIMA 4")

    def test_line_split_at_the_comma_of_a_date_is_one_reference(self) -> None:
        """The machine took the year for a reference of its own."""
        text = "REF: A. (A) DAILY REPORT FOR MAY 5 \n¶B. 2006 \n¶C. (B) LIMA 3"

        assert [(one.label, one.text) for one in read_references(text, year=YEAR)] == [
            ("A", "DAILY REPORT FOR MAY 5 2006"),
            ("B", "LIMA 3"),
        ]

    def test_initials_are_no_letters(self) -> None:
        """The sequence decides what is a letter of the list."""
        text = "REF: (A) J. SMITH E-MAIL OF U.S. OFFER (B) LIMA 5"

        assert texts(text) == [("email", "J. SMITH E-MAIL OF U.S. OFFER"), ("cable", "LIMA 5")]

    def test_list_may_begin_behind_the_first_reference(self) -> None:
        """The first letter was left out."""
        assert mrns("REF: LIMA 1 (B) LIMA 2") == [(None, "09LIMA1"), ("B", "09LIMA2")]

    def test_letters_behind(self) -> None:
        """They may stand behind what they name."""
        assert mrns("REF: LIMA 1 (A), AND LIMA 2 (B)\n") == [("A", "09LIMA1"), ("B", "09LIMA2")]

    def test_numbers_in_brackets(self) -> None:
        """Some lists are numbered."""
        assert mrns("REF: (1) LIMA 1 (2) LIMA 2") == [("1", "09LIMA1"), ("2", "09LIMA2")]


class TestRows:
    """Several numbers of one post."""

    @pytest.mark.parametrize(
        "text",
        [
            "REF: LIMA 936 AND 935",
            "REF: LIMA 936/935",
            "REF: LIMA 936, 0935",
            "REF: LIMA 936 & 935",
            "REF: LIMA 936; AND 935",
            "REF: LIMA 936 THRU 935",
        ],
    )
    def test_lone_number_takes_the_post_before(self, text: str) -> None:
        """The text of the second is as written, without its post."""
        first, second = read_references(text, year=YEAR)

        assert (first.mrn, second.mrn) == ("09LIMA936", "09LIMA935")
        assert (first.text, second.text.lstrip("0")) == ("LIMA 936", "935")

    def test_year_and_letter_hold_for_the_row(self) -> None:
        """``07 X 12 AND 13`` are both of 2007, and both are reference A."""
        assert mrns("REF: A. 07 LIMA 12, 13 AND 14 B. LIMA 15") == [
            ("A", "07LIMA12"),
            ("A", "07LIMA13"),
            ("A", "07LIMA14"),
            ("B", "09LIMA15"),
        ]

    def test_the_ends_of_a_row(self) -> None:
        """As many digits on both sides of a hyphen: the first and the last of a row."""
        assert mrns("REF: STATE 123-125 (NOTAL)") == [(None, "09STATE123"), (None, "09STATE125")]
        assert mrns("REF: A. 07 LIMA 1234-1236") == [("A", "07LIMA1234"), ("A", "07LIMA1236")]
        assert texts("REF: LIMA 123-125") == [("cable", "LIMA 123"), ("cable", "125")]

    @pytest.mark.parametrize("text", ["LIMA 5153-07", "LIMA 07-5153", "LIMA 125-123", "TD 123-125"])
    def test_one_number_with_a_hyphen(self, text: str) -> None:
        """A year beside the number, a row that does not rise, a report: one reference."""
        assert [one for _, one in texts(f"REF: {text}")] == [text]


class TestYears:
    """Where the year stands."""

    @pytest.mark.parametrize(
        "text",
        [
            "07 LIMA 701",
            "2007 LIMA 701",
            "'07 LIMA 701",
            "LIMA 701 (07)",
            "LIMA 701 (2007)",
            "LIMA 701 OF 2007",
            "LIMA 701 OF 11/30/07",
            "LIMA 701 OF NOVEMBER 30, 2007",
            "LIMA 701 30 NOV 07",
            "LIMA 701 JULY 2007",
            "LIMA 701 DTG 201536Z FEB 07",
            "LIMA 701 (DTG 201536Z FEB 07)",
            "2007LIMA701",
            "07LIMA701",
            "07-LIMA-701",
            "07 LIMA701",
            "LIMA 07-701",
            "LIMA 07 701",
            "LIMA 2007 00701",
        ],
    )
    def test_before_after_and_inside(self, text: str) -> None:
        """The year of the text goes before the cable's own."""
        assert mrns(f"REF: {text}\n") == [(None, "07LIMA701")]

    def test_is_the_cable_s_own_otherwise(self) -> None:
        """A short number is no year."""
        assert mrns("REF: LIMA 79, QUITO 08") == [(None, "09LIMA79"), (None, "09QUITO8")]

    def test_without_any_year_there_is_no_mrn(self) -> None:
        """The reference stands all the same."""
        (one,) = read_references("REF: LIMA 79")

        assert (one.kind, one.mrn, one.text) == ("cable", None, "LIMA 79")

    def test_two_digits(self) -> None:
        """61 to 99 are of the last century."""
        assert mrns("REF: 79 LIMA 1") == [(None, "79LIMA1")]


class TestPosts:
    """Which words are the post."""

    @pytest.mark.parametrize(
        ("text", "mrn"),
        [
            ("SECSTATE 5", "09STATE5"),
            ("BUENOS AIRES 000153", "09BUENOSAIRES153"),
            ("N'DJAMENA 5", "09NDJAMENA5"),
            ("PORT OF SPAIN 5", "09PORTOFSPAIN5"),
            ("ST. PETERSBURG 5", "09STPETERSBURG5"),
            ("US MISSION EC BRUSSELS 0086", "09ECBRUSSELS86"),
            ("AMEMBASSY LIMA 5", "09LIMA5"),
            ("DAKAR'S 5", "09DAKAR5"),
            ("LA PAZ NO. 5", "09LAPAZ5"),
            ("STATE TELEGRAM 5", "09STATE5"),
            ("SECSTATE WASHDC 5", "09STATE5"),
            ("(STATE 5)", "09STATE5"),
            ("UNVIE 5", "09UNVIEVIENNA5"),
            ("COTON0U 5", "09COTONOU5"),
            ("ASHGABAT687", "09ASHGABAT687"),
            ("LIMA-5", "09LIMA5"),
            ("TOSEC 110023", "09TOSEC110023"),
            ("SANTIAG 4779", "09SANTIAG4779"),
        ],
    )
    def test_table_and_as_written(self, text: str, mrn: str) -> None:
        """Aliases lead to the post's name; what the table lacks stays as written."""
        assert mrns(f"REF: {text}\n") == [(None, mrn)]

    def test_number_that_was_lost(self) -> None:
        """A post alone is still a telegram."""
        (one,) = read_references("REF: FREETOWN", year=YEAR)

        assert (one.kind, one.mrn) == ("cable", None)

    @pytest.mark.parametrize("text", ["09 XXXXXXXXXXXX 167", "EMBTEL 167", "OUR TEL 167"])
    def test_post_that_is_not_named_makes_no_mrn(self, text: str) -> None:
        """The publisher's X's are no post, nor is OUR."""
        (one,) = read_references(f"REF: {text}", year=YEAR)

        assert (one.kind, one.mrn) == ("cable", None)


class TestKinds:
    """What is no telegram."""

    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("A-077", "airgram"),
            ("LA PAZ A-150", "airgram"),
            ("TEHRAN'S A-077 OF MAY 15, 1972", "airgram"),
            ("STATE CA-3400 NOV 2, 1966", "airgram"),
            ("USCINCRED 311345Z MAY 73", "dtg"),
            ("USCINCRED 311345 Z MAY 73", "dtg"),
            ("USCINCSO SCJ5 211800Z FEB 76", "dtg"),
            ("EMBASSY MADRID E-MAIL TO EUR/WE OF OCTOBER 14", "email"),
            ("SMITH/JONES EMAILS 8/20/09", "email"),
            ("SMITH/JONES TELECON 28 AUGUST 1979", "telcon"),
            ("MEMCON OF AUGUST 2, 1974", "document"),
            ("IIR 6906012405", "document"),
            ("USDLO KHARTOUM IIR 6 890 0139 08 201536Z FEB 08", "document"),
            ("USDAO DUBLIN EI U-0011-06", "document"),
            ("TD-314/65216-07", "document"),
            ("PARIS POINTS OF 3/6", "document"),
            ("MAY 1 SMITH-JONES LETTER", "document"),
            ("UNSCR 1701", "document"),
            ("1234", "document"),
        ],
    )
    def test_kind_and_text(self, text: str, kind: str) -> None:
        """Each is one reference, its text as written, without a number of a telegram."""
        (one,) = read_references(f"REF: {text}\n", year=YEAR)

        assert (one.kind, one.text, one.mrn) == (kind, text, None)

    def test_airgram_beside_a_telegram(self) -> None:
        """Both stand, each with its kind."""
        text = "REF: STATE 092148 AND LA PAZ A-023.\n"

        assert texts(text) == [("cable", "STATE 092148"), ("airgram", "LA PAZ A-023")]

    def test_date_time_group_beside_a_telegram(self) -> None:
        """It dates the telegram, and is no reference of its own."""
        (one,) = read_references("REF: SECDEF 9854/211800Z FEB 08", year=YEAR)

        assert (one.mrn, one.text) == ("08SECDEF9854", "SECDEF 9854/211800Z FEB 08")

    def test_email_between_telegrams(self) -> None:
        """Lines without letters are told apart by their words."""
        text = "REF: LIMA EMAIL OF MAY 5\n     STATE 123\n"

        assert texts(text) == [("email", "LIMA EMAIL OF MAY 5"), ("cable", "STATE 123")]

    @pytest.mark.parametrize("text", ["REF: NONE\n", "REF: N/A", "Ref:   None.  \n", "REF:\n", ""])
    def test_nothing(self, text: str) -> None:
        """The words that say that there is nothing are no reference."""
        assert texts(text) == []


class TestRemarks:
    """What stands beside a serial."""

    @pytest.mark.parametrize(
        "text",
        [
            "LIMA 5 (NOTAL)",
            "LIMA 5 NOTAL",
            "LIMA 5 (EXDIS) (NOTAL)",
            "LIMA 5 AND PREVIOUS (NOTAL)",
        ],
    )
    def test_notal(self, text: str) -> None:
        """Not sent to all: the caveat belongs to the reference in front of it."""
        first, second = read_references(f"REF: A. {text} B. LIMA 6", year=YEAR)

        assert (first.mrn, first.notal, first.text) == ("09LIMA5", True, text)
        assert not second.notal

    @pytest.mark.parametrize(
        "text",
        [
            "LIMA 5 AND PREVIOUS",
            "LIMA 5 AND SUBSEQUENT",
            "LIMA 5 (EPD SCENESETTER)",
            "LIMA 5: REPORT OF U.S. EXPERTS",
            "LIMA 5 CIRCULAR",
            "LIMA 5, PARA 7",
            "LIMA 5, PARAS 7 AND 8",
            "LIMA 5 PARAS 7 AND 8",
        ],
    )
    def test_remark_is_part_of_the_text(self, text: str) -> None:
        """It makes no reference of its own."""
        (one,) = read_references(f"REF: {text}\n", year=YEAR)

        assert (one.mrn, one.text) == ("09LIMA5", text)


class TestPlaces:
    """Pages, publishers, spans."""

    @pytest.mark.parametrize(
        "page",
        [
            "BRASILIA 00000034  001.2 OF 005 \n",
            "Rio de Jan 00000034 001 of 005\n",
            "CONFIDENTIAL\n\fCONFIDENTIAL\n\nPAGE 02  LA PAZ 00493  241759Z\n\n",
            "\f Declassified/Released US Department of State EO Systematic Review 30 JUN 2005 \n",
        ],
    )
    def test_page_in_the_middle(self, page: str) -> None:
        """A page line falls where it falls, also between post and number."""
        text = f"REF: A. SAO PAULO\n{page}12 B. LIMA\n{page}13\n"

        assert mrns(text) == [("A", "09SAOPAULO12"), ("B", "09LIMA13")]
        assert texts(text)[0] == ("cable", "SAO PAULO 12")

    def test_page_behind(self) -> None:
        """The page line is no reference."""
        assert mrns("REF: LIMA 12\nLIMA 00002598 001.2 OF 002") == [(None, "09LIMA12")]

    def test_next_field_on_the_same_line_is_left_out(self) -> None:
        """Some publishers run the fields together."""
        text = "REF: LIMA 12 Classified By: Political Officer A. Smith for Reasons 1.4 (b)"

        assert texts(text) == [("cable", "LIMA 12")]

    @pytest.mark.parametrize(
        "text",
        [
            "REF: - LIMA 12, - QUITO 13 -",
            "| **Reference:** | LIMA 12<br>QUITO 13 |\n",
            "REF: LIMA 12&#x000A;QUITO 13&#x000A;-----&#x000A;",
            "REF:. LIMA 12. QUITO 13.\n_______\n",
        ],
    )
    def test_signs_at_the_edges_are_no_text(self, text: str) -> None:
        """Rules, points and table bars frame the references."""
        found = read_references(text, year=YEAR)

        assert [one.text for one in found] == ["LIMA 12", "QUITO 13"]
        assert [text[slice(*one.span)] for one in found] == ["LIMA 12", "QUITO 13"]

    def test_prose_that_ran_into_the_line_is_no_reference(self) -> None:
        """A damaged line may lead straight into the text."""
        text = (
            "REF: A. LIMA 4 B. inflict damage on the opposition. " + "While one report says. " * 20
        )

        assert texts(text) == [("cable", "LIMA 4")]

    def test_span_covers_the_reference(self) -> None:
        """From the first of its words to the last."""
        text = "REF: A. 07 LIMA\n 12 (NOTAL)  B. QUITO 3 \n"
        found = read_references(text, year=YEAR)

        assert [text[slice(*one.span)] for one in found] == ["07 LIMA\n 12 (NOTAL)", "QUITO 3"]


class TestAnyText:
    """Total, and linear in time."""

    @given(st.lists(st.sampled_from(PIECES)).map("".join) | st.text())
    def test_never_fails(self, text: str) -> None:
        """Nothing raises; spans lie inside the text, and the grammar keeps each character."""
        tree = field_parser("references").parse(text)

        assert "".join(tree.scan_values(lambda _: True)) == text
        for one in read_references(text, year=YEAR):
            assert 0 <= one.span[0] <= one.span[1] <= len(text)
            assert one.mrn is None or one.kind == "cable"

    @pytest.mark.parametrize(
        "text", ["LIMA " + "1" * 6000, "REF: 1" * 3, "LIMA 99999999", "LIMA 0"]
    )
    def test_number_that_is_none(self, text: str) -> None:
        """A number too long, or nought, makes no MRN."""
        assert all(mrn is None for _, mrn in mrns(text))

    @pytest.mark.parametrize(
        "unit",
        [
            "WORD ",
            "(",
            "A. ",
            "(A) ",
            "LIMA 1 ",
            "LIMA 1 AND ",
            ", J. ",
            "X 1, ",
            "<a ",
            "1",
            "\n",
            " ",
            "A",
        ],
    )
    def test_time_is_linear(self, unit: str) -> None:
        """Eight times the text must not cost much more than eight times the time."""
        read_references("REF: LIMA 1", year=YEAR)

        small, large = (_seconds(f"REF: MAY{unit * count}") for count in (1500, 12000))

        assert large < 32 * max(small, 0.02)


def _seconds(text: str) -> float:
    """Return processor time, the least of three runs: a loaded machine must not decide."""
    times = []
    for _ in range(3):
        start = time.process_time()
        read_references(text, year=YEAR)
        times.append(time.process_time() - start)
    return min(times)


def test_a_letter_that_opens_a_line_may_skip_several() -> None:
    """Lines that were lost leave a gap in the letters; an initial in a line is no letter."""
    found = read_references("REF: A. MOSCOW 235\nD. BELGRADE 142\n", year=2008)

    assert [(it.label, it.text) for it in found] == [("A", "MOSCOW 235"), ("D", "BELGRADE 142")]
