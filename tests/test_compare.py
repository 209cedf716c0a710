"""Two texts compared: one message or two, what differs, what is only style."""

from __future__ import annotations

import doctest
import json
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cablegram
from cablegram._compare.align import Allowance, align, align_closely, gaps
from cablegram._compare.words import compare_words
from cablegram.testing import Example, cables

CABLE = (
    "O 061608Z FEB 08\n"
    "FM AMEMBASSY MOSCOW\n"
    "TO RUEHC/SECSTATE WASHDC IMMEDIATE 6419\n"
    "INFO RUEHFR/AMEMBASSY PARIS\n"
    "BT\n"
    "C O N F I D E N T I A L MOSCOW 000302\n"
    "SIPDIS\n"
    "E.O. 12958: DECL: 02/06/2018\n"
    "TAGS: PREL, RS\n"
    "SUBJECT: OUTLOOK ON KOSOVO\n"
    "\n"
    "¶1. (C) Summary. Special Envoy Botsan told us that all is quiet.\n"
    "\n"
    "No Change in Sight\n"
    "------------------\n"
    "¶2. (C) Moscow will not change its mind, said Ivan Petrov of the ministry.\n"
    "- the first point\n"
    "- the second point\n"
    "\n"
    "¶3. (C) Comment. We shall see what the spring brings. End comment.\n"
    "\n"
    "BURNS\n"
    "BT\n"
)


def kinds(found: cablegram.Comparison) -> list[tuple[str, str]]:
    """Return the name of each fact that differs, with the kind of the difference."""
    fields = [(field.key, field.kind) for field in found.fields]
    return [*fields, *((block.name, block.kind) for block in found.blocks)]


class TestSameMessage:
    """Whether two texts are the same message."""

    def test_by_number(self) -> None:
        """Equal message numbers are one message, however the rest differs."""
        found = cablegram.compare(CABLE, CABLE.replace("quiet", "loud"))
        assert (found.same_message, found.reason) == (True, "both are 08MOSCOW302")

    def test_other_number(self) -> None:
        """Other numbers are other messages, however alike the rest is."""
        found = cablegram.compare(CABLE, CABLE.replace("000302", "000303"))
        assert (found.same_message, found.reason) == (False, "08MOSCOW302 is not 08MOSCOW303")

    def test_same_number_from_somewhere_else(self) -> None:
        """A number can stand over a heading of another message: the reason says so."""
        other = CABLE.replace("FM AMEMBASSY MOSCOW", "FM AMEMBASSY PARIS")
        found = cablegram.compare(CABLE, other)
        assert found.same_message is True
        assert found.reason == (
            "both are 08MOSCOW302, though AMEMBASSY MOSCOW 2008-02-06T16:08:00Z"
            " is not AMEMBASSY PARIS 2008-02-06T16:08:00Z"
        )

    def test_by_post_and_serial_without_year(self) -> None:
        """A text without a date has no full number: post and serial tell."""
        found = cablegram.compare(CABLE, CABLE.removeprefix("O 061608Z FEB 08\n"))
        assert (found.same_message, found.reason) == (True, "both are MOSCOW 302")

    def test_by_sender_and_time_where_the_number_is_redacted(self) -> None:
        """Where a release took out the number, sender and date-time group tell."""
        redacted = CABLE.replace("MOSCOW 000302", "XXXXXXXXXXXX")
        found = cablegram.compare(CABLE, redacted)
        assert found.same_message is True
        assert found.reason == "both are AMEMBASSY MOSCOW 2008-02-06T16:08:00Z"

    def test_nothing_tells(self) -> None:
        """Two texts without number and sender may be anything; equal ones are equal."""
        assert cablegram.compare("SUBJECT: A\n", "SUBJECT: B\n").same_message is None
        assert cablegram.compare("SUBJECT: A\n", "SUBJECT:  A\n").same_message is True

    def test_no_cables(self) -> None:
        """Two texts without a single fact are not the same message, nor the same facts."""
        found = cablegram.compare("buy milk\nand eggs\n", "call mother\n")
        assert (found.same_message, found.reason) == (None, "neither is a cable")
        assert not found.same_facts
        assert cablegram.compare("buy milk\n", "buy milk\n").same_facts


class TestFields:
    """The fields that differ."""

    def test_text(self) -> None:
        """A field of one text is compared word by word."""
        found = cablegram.compare(CABLE, CABLE.replace("OUTLOOK ON KOSOVO", "VIEWS ON KOSOVO"))
        assert kinds(found) == [("subject", "changed")]
        assert [(run.kind, run.a, run.b) for run in found.fields[0].runs] == [
            ("changed", "OUTLOOK", "VIEWS"),
            ("same", "ON KOSOVO", "ON KOSOVO"),
        ]

    def test_list(self) -> None:
        """Of a list, the members are named that the other lacks."""
        found = cablegram.compare(CABLE, CABLE.replace("PREL, RS", "RS, KV"))
        assert kinds(found) == [("tags", "changed")]
        assert (found.fields[0].only_a, found.fields[0].only_b) == (["PREL"], ["KV"])

    def test_order(self) -> None:
        """A list with the same members in another order says so."""
        found = cablegram.compare(CABLE, CABLE.replace("PREL, RS", "RS, PREL"))
        assert kinds(found) == [("tags", "order")]

    def test_lacking(self) -> None:
        """A field that one text lacks stands in the other only."""
        without = CABLE.replace("INFO RUEHFR/AMEMBASSY PARIS\n", "")
        assert ("info", "only-in-a") in kinds(cablegram.compare(CABLE, without))
        assert ("info", "only-in-b") in kinds(cablegram.compare(without, CABLE))

    def test_parts_of_a_field(self) -> None:
        """Of a field with parts, the part is named that differs."""
        found = cablegram.compare(CABLE, CABLE.replace("02/06/2018", "02/07/2018"))
        assert [field.key for field in found.fields] == [
            "declassification.on",
            "declassification.text",
        ]

    def test_spelling(self) -> None:
        """Capitals, quotes and dashes of another printer are spelling."""
        found = cablegram.compare(CABLE, CABLE.replace("OUTLOOK ON KOSOVO", "Outlook on Kosovo"))
        assert kinds(found) == [("subject", "spelling")]
        assert not found.same_facts


class TestBlocks:
    """The paragraphs that differ."""

    def test_words(self) -> None:
        """Inside a paragraph, words are compared."""
        found = cablegram.compare(CABLE, CABLE.replace("is quiet", "was very quiet"))
        assert [(block.name, block.kind) for block in found.blocks] == [("paragraph 1", "changed")]
        changed = [(run.kind, run.a, run.b) for run in found.blocks[0].runs if run.kind != "same"]
        assert changed == [("changed", "is", "was very")]

    def test_redacted(self) -> None:
        """A row of X in place of words is a redaction, in whichever text it stands."""
        redacted = CABLE.replace("Ivan Petrov", "XXXXXXXXXXXX").replace("Botsan", "XXXXXXXXXXXX")
        found = cablegram.compare(redacted, CABLE)
        assert kinds(found) == [("paragraph 1", "redacted-in-a"), ("paragraph 2", "redacted-in-a")]
        assert found.only_redactions
        run = next(run for run in found.blocks[1].runs if run.kind != "same")
        assert (run.kind, run.a, run.b) == ("redacted-in-a", "XXXXXXXXXXXX", "Ivan Petrov")
        assert kinds(cablegram.compare(CABLE, redacted))[0] == ("paragraph 1", "redacted-in-b")

    def test_redacted_in_both(self) -> None:
        """Two releases that took out different words."""
        one, other = CABLE.replace("Botsan", "XXXXXXXXXXXX"), CABLE.replace("quiet", "xxxxx")
        found = cablegram.compare(one, other)
        assert kinds(found) == [("paragraph 1", "redacted-in-both")]

    def test_redacted_and_changed(self) -> None:
        """A paragraph that differs in more than redactions is changed."""
        other = CABLE.replace("Ivan Petrov", "XXXXXXXXXXXX").replace("will not", "shall not")
        found = cablegram.compare(CABLE, other)
        assert kinds(found) == [("paragraph 2", "changed")]
        assert not found.only_redactions

    def test_inserted_paragraph(self) -> None:
        """The paragraphs behind a new one keep their partners, and have other numbers."""
        other = CABLE.replace("¶3.", "¶4.").replace("BURNS", "BURNS")
        other = other.replace("¶4.", "¶3. (C) A new one, with other words.\n\n¶4.")
        found = cablegram.compare(CABLE, other)
        assert kinds(found) == [("paragraph 3", "only-in-b"), ("paragraph 3 / 4", "changed")]
        assert found.blocks[1].keys == ["number"]

    def test_number_decides_for_words_written_anew(self) -> None:
        """Two paragraphs without a common word go together by their number."""
        old = "Moscow will not change its mind, said Ivan Petrov of the ministry."
        found = cablegram.compare(CABLE, CABLE.replace(old, "Nothing else."))
        assert [block.name for block in found.blocks] == ["paragraph 2"]

    def test_portion(self) -> None:
        """A portion mark is part of the paragraph."""
        found = cablegram.compare(CABLE, CABLE.replace("2. (C)", "2. (S)"))
        assert [(block.name, block.keys) for block in found.blocks] == [
            ("paragraph 2", ["portion"])
        ]

    def test_points(self) -> None:
        """A point that one text lacks is shown with its dash."""
        found = cablegram.compare(CABLE, CABLE.replace("- the second point\n", ""))
        changed = [(run.kind, run.a) for run in found.blocks[0].runs if run.kind != "same"]
        assert changed == [("only-in-a", "-- the second point")]

    def test_moved(self) -> None:
        """Of two blocks that changed places, one has moved."""
        heading = "No Change in Sight\n------------------\n"
        other = CABLE.replace(heading, "").replace("¶1. (C)", heading + "¶1. (C)")
        assert kinds(cablegram.compare(CABLE, other)) == [("paragraph 1", "moved")]

    def test_table_layout(self) -> None:
        """A table is compared line by line."""
        table = "  Year   Tons\n  1999   12.5\n  2000   14.0\n\n"
        one = CABLE.replace("BURNS", table + "¶4. (U) As said.\n\nBURNS")
        found = cablegram.compare(one, one.replace("14.0", "14.5"))
        assert [(block.name, block.kind) for block in found.blocks] == [("table", "changed")]
        changed = [(run.a, run.b) for run in found.blocks[0].runs if run.kind != "same"]
        assert changed == [("  2000   14.0", "  2000   14.5")]


class TestStyle:
    """Differences that no fact depends on."""

    @pytest.mark.parametrize(
        ("old", "new", "kind", "sides"),
        [
            ("\n", "\r\n", "line-ends", ("LF", "CR LF")),
            ("¶", "", "paragraph-marks", ("¶1.", "1.")),
            ("PREL, RS", "[PREL](#) [RS](#)", "links", ("0 links", "2 links")),
            ("SIPDIS\n", "SIPDIS  \n", "trailing-blanks", ("0 lines", "1 line")),
            ("\nSUBJECT", "\n\nSUBJECT", "blank-lines", ("4", "5")),
        ],
    )
    def test_is_told_apart_from_facts(
        self, old: str, new: str, kind: str, sides: tuple[str, str]
    ) -> None:
        """The facts are equal, and the manner is named with what either text has."""
        found = cablegram.compare(CABLE, CABLE.replace(old, new))
        assert (found.same_facts, found.fields, found.blocks) == (True, [], [])
        assert sides in [(style.a, style.b) for style in found.style if style.kind == kind]

    def test_encoding(self) -> None:
        """Bytes have an encoding."""
        found = cablegram.compare(CABLE.encode(), CABLE.encode("latin-1"))
        assert [(style.kind, style.a, style.b) for style in found.style] == [
            ("encoding", "utf-8", "latin-1")
        ]
        assert not found.identical

    def test_wrapping(self) -> None:
        """Lines broken elsewhere are counted."""
        found = cablegram.compare(CABLE, CABLE.replace("told us that", "told us\nthat"))
        assert [(style.kind, style.a, style.b) for style in found.style] == [
            (
                "other-lines",
                "1 line of its own, first: ¶1. (C) Summary. Special Envoy Botsan to...",
                "2 lines of its own, first: ¶1. (C) Summary. Special Envoy Botsan to...",
            )
        ]

    def test_identical(self) -> None:
        """A text is the same as itself."""
        found = cablegram.compare(cablegram.parse(CABLE), CABLE)
        assert found.identical
        assert found.same_facts
        assert found.style == []


class TestWhole:
    """What holds for any two texts."""

    def test_json(self) -> None:
        """The result goes into JSON as it is."""
        other = CABLE.replace("Ivan Petrov", "XXXXXXXXXXXX").replace("PREL, RS", "PREL")
        found = json.loads(json.dumps(cablegram.compare(CABLE, other).to_dict()))
        assert found["comparison"] == "cablegram-comparison/1"
        assert found["fields"][0] == {
            "key": "tags",
            "kind": "changed",
            "a": ["PREL", "RS"],
            "b": ["PREL"],
            "only_in_a": ["RS"],
            "only_in_b": [],
        }
        assert found["blocks"][0]["words"] == [
            {"kind": "redacted-in-b", "a": "Ivan Petrov", "b": "XXXXXXXXXXXX"}
        ]

    def test_refuses_other_types(self) -> None:
        """As `parse` does."""
        with pytest.raises(TypeError, match="cannot parse int"):
            cablegram.compare(CABLE, 3)  # type: ignore[arg-type]

    @given(cables())
    def test_a_text_is_itself(self, example: Example) -> None:
        """Nothing differs between a cable and its own text."""
        found = cablegram.compare(cablegram.parse(example.text), example.text)
        assert found.same_message
        assert found.same_facts
        assert not found.style

    @given(cables(), cables())
    @settings(max_examples=20)
    def test_both_ways(self, a: Example, b: Example) -> None:
        """Facts are equal exactly if nothing is listed, and both orders agree on that."""
        one, other = cablegram.parse(a.text), cablegram.parse(b.text)
        found, back = cablegram.compare(one, other), cablegram.compare(other, one)
        assert found.same_facts is not bool(found.fields or found.blocks)
        assert (found.same_message, found.same_facts) == (back.same_message, back.same_facts)
        assert sorted(field.key for field in found.fields) == sorted(
            field.key for field in back.fields
        )
        json.dumps(found.to_dict())

    @given(st.text(), st.text())
    def test_any_text(self, one: str, other: str) -> None:
        """Nothing that a text holds is refused."""
        cablegram.compare(one, other)


words = st.lists(st.sampled_from([*"abcdefg", "XXXXXXXXXXXX"]))


class TestAlignment:
    """Equal elements of two sequences."""

    @given(words, words)
    def test_pairs_are_equal_and_rise(self, a: list[str], b: list[str]) -> None:
        """Each pair has equal elements, and pairs do not cross."""
        for pairs in (align(a, b), align_closely(a, b, Allowance())):
            assert all(a[i] == b[j] for i, j in pairs)
            assert all(i < k and j < m for (i, j), (k, m) in pairwise(pairs))

    @given(words, words)
    def test_runs_are_the_words(self, a: list[str], b: list[str]) -> None:
        """The runs hold all words of either side, in order."""
        runs = compare_words(a, b, Allowance())
        assert " ".join(run.a for run in runs if run.a).split() == a
        assert " ".join(run.b for run in runs if run.b).split() == b

    @given(words, words)
    def test_gaps_are_the_rest(self, a: list[str], b: list[str]) -> None:
        """Pairs and gaps together are all elements."""
        pairs = align(a, b)
        left = list(gaps(pairs, len(a), len(b)))
        assert sorted([i for i, _ in pairs] + [i for rows, _ in left for i in rows]) == [
            *range(len(a))
        ]

    @pytest.mark.parametrize(
        ("a", "b"),
        [
            (["x", "y"] * 50_000, ["x", "z"] * 50_000),
            (["x"] * 100_000, ["y", "x", "z"] * 30_000),
            ([str(n) for n in range(100_000)], [str(n) for n in range(100_000, 0, -1)]),
        ],
    )
    def test_no_text_takes_the_square_of_its_length(self, a: list[str], b: list[str]) -> None:
        """`difflib` alone would take hours here."""
        start = time.process_time()
        compare_words(a, b, Allowance())
        assert time.process_time() - start < 10

    def test_an_allowance_runs_out(self) -> None:
        """Past it the answer is coarser, and still right."""
        a, b = list("xddbbbxda"), list("abxacacdx")
        fine, coarse = (compare_words(a, b, Allowance(steps)) for steps in (10_000, 0))
        assert len(coarse) < len(fine)
        assert " ".join(run.a for run in coarse if run.a).split() == a


def test_pages_and_texts_of_the_corpus(corpus: Path) -> None:
    """A page and a text of one cable are one message, and their bodies are equal."""
    pages = sorted((corpus / "html").glob("*.html"))[::4]
    assert pages
    for page in pages:
        text = corpus / "text" / f"{page.stem}.txt"
        found = cablegram.compare(page.read_bytes(), text.read_bytes())
        assert found.same_message, page.stem
        assert found.blocks == [], page.stem
        assert ("carrier", "html", "text") in [(it.kind, it.a, it.b) for it in found.style]


def test_the_page_about_it(repository: Path) -> None:
    """The examples of docs/comparing.md are so."""
    page = str(repository / "docs" / "comparing.md")
    failed, tried = doctest.testfile(page, module_relative=False)
    assert (failed, tried > 5) == (0, True)
