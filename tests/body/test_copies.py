"""What copies and retyping do to a body: headings run in, marks in sentences, doubled names."""

from __future__ import annotations

from typing import Any

import pytest

import cablegram

HEAD = "UNCLAS LA PAZ 2080\n\nSUBJECT: X\n\n"


def blocks(body: str) -> list[dict[str, Any]]:
    """Return the blocks of a body."""
    body_blocks = cablegram.to_dict(cablegram.parse(HEAD + body))["body"]
    assert isinstance(body_blocks, list)
    return body_blocks


def texts(body: str) -> list[tuple[str, str]]:
    """Return type and text of the blocks."""
    return [(block["type"], block["text"]) for block in blocks(body)]


@pytest.mark.parametrize("heading", ["U.S. POLICY", "U.K.-U.S. Ties", "D.C. Talks, and After"])
def test_an_abbreviation_is_no_letter_of_a_list(heading: str) -> None:
    """A capital behind the point goes on with an abbreviation: a heading, no item U."""
    assert texts(f"1. (C) It rained.\n\n{heading}\n\n2. (C) It froze.\n") == [
        ("paragraph", "It rained."),
        ("heading", heading),
        ("paragraph", "It froze."),
    ]


def test_an_abbreviation_at_the_start_of_a_wrapped_line() -> None:
    """Also in a point, where a letter would begin the next one."""
    (paragraph,) = blocks("1. (C) Aims:\n\n-- trade with the\nU.S. Fifth Fleet;\n-- peace.\n")

    assert paragraph["items"] == ["trade with the U.S. Fifth Fleet;", "peace."]


@pytest.mark.parametrize("mark", ["2, (C)", "2; (SBU)", "2 (U)"])
def test_a_slip_for_the_point_behind_the_number(mark: str) -> None:
    """The portion mark shows that the number counts a paragraph."""
    found = blocks(f"1. (C) It rained.\n\n{mark} It froze.\n\n3. (C) It thawed.\n")

    assert [block["number"] for block in found] == [1, 2, 3]
    assert [block["text"] for block in found] == ["It rained.", "It froze.", "It thawed."]


@pytest.mark.parametrize("pilcrow", ["¶", "[1](#)"])
def test_a_mark_in_a_sentence_is_no_text(pilcrow: str) -> None:
    """The page marks every number at the start of a line; the reader sees the number alone."""
    (first, second) = blocks(f"1. (C) It rained in\n{pilcrow}2006. It froze.\n\n2. (C) End.\n")

    assert (first["text"], second["text"]) == ("It rained in 2006. It froze.", "End.")


def test_a_caption_in_front_of_the_rest_of_a_sentence_is_out() -> None:
    """A copy typed anew has it on the line of the words behind it."""
    assert texts("1. (C) With the\nSIPDIS arrival of spring it thawed.\n") == [
        ("paragraph", "With the arrival of spring it thawed.")
    ]


@pytest.mark.parametrize("end", ["End Summary", "(It froze. END NOTE)", "It froze."])
def test_a_heading_over_a_rule_right_behind_a_note(end: str) -> None:
    """A note that ends without a full stop closes the paragraph as a sentence does."""
    assert texts(f"1. (C) It rained.\n{end}\nThe Harvest\n-----------\n2. (C) X.\n") == [
        ("paragraph", f"It rained. {end}"),
        ("heading", "The Harvest"),
        ("paragraph", "X."),
    ]


@pytest.mark.parametrize(
    "heading",
    ["A Growing Power...", "...And Its Neighbors...", "VIEWS OF THE U.S.", "TIES TO THE U.K."],
)
def test_a_heading_may_end_in_points(heading: str) -> None:
    """An abbreviation or points of omission end no sentence; "It rained." does."""
    assert texts(f"1. (C) It rained.\n\n{heading}\n\n2. (C) It froze.\n")[1] == ("heading", heading)


def test_a_heading_between_dashes_on_its_line() -> None:
    """Such a line begins like a point."""
    assert texts("1. (C) It rained.\n\n- - - Trade Talks - - -\n\n2. (C) It froze.\n") == [
        ("paragraph", "It rained."),
        ("heading", "Trade Talks"),
        ("paragraph", "It froze."),
    ]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_address_of_a_web_page_is_no_heading(gap: str) -> None:
    """It goes on with the words that name it, also over a rule."""
    page = f"Visit our Classified Website;{gap}http://www.example.gov/p/\n----------\nDOE\n"
    cable = cablegram.parse(HEAD + f"1. (C) It rained.\n\n----------\n{page}")

    assert cable.body[-1].text == "Visit our Classified Website; http://www.example.gov/p/"
    assert cable.signature == ["DOE"]


def test_a_marked_year_in_a_point() -> None:
    """It begins no point of its own."""
    (paragraph,) = blocks("1. (C) Aims:\n\n-- to end it in June\n¶2007. \n-- to rest.\n")

    assert paragraph["items"] == ["to end it in June 2007.", "to rest."]


def test_a_list_behind_the_last_paragraph_that_counts() -> None:
    """Its numbers have no class mark where the paragraphs have one: items, also a second time."""
    lists = "Ours:\n\n¶1. To sow.\n\nTheirs:\n¶1. To reap\n¶2. To rest.\n"
    found = blocks(f"1. (C) It rained.\n\n2. (U) Two lists.\n\n{lists}")

    assert [block["number"] for block in found if block.get("number")] == [1, 2]
    assert [block["items"] for block in found if block.get("items")] == [
        ["To sow."],
        ["To reap", "To rest."],
    ]


def test_lists_that_follow_each_other() -> None:
    """Each begins at 1 again, and the sequence goes on behind them."""
    lists = "1. One.\n\n2. Two.\n\n1. Three.\n\n"
    found = blocks(f"1. First.\n\n2. Lists:\n\n{lists}3. Third.\n\n4. Fourth.\n")

    assert [block["number"] for block in found] == [1, 2, 3, 4]


def test_a_mark_for_the_entire_text() -> None:
    """The full stop behind it is no text."""
    (first, _) = blocks("1. (C - ENTIRE TEXT).\n\n2. IT RAINED.\n")

    assert (first["portion"], first["text"]) == ("C - ENTIRE TEXT", "")


def test_a_number_with_its_portion_mark_counts_behind_an_open_line() -> None:
    """The line in front is a heading, and has no full stop."""
    found = texts("1. (C) It rained.\nThe Harvest\n2. (C) It froze.\n")

    assert found[1:] == [("heading", "The Harvest"), ("paragraph", "It froze.")]


@pytest.mark.parametrize("heading", ["Trade Talks", "//THE HARVEST//", "Comment-------"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_heading_right_behind_a_paragraph(heading: str, gap: str) -> None:
    """No rule, no empty line in front: it is no sentence, and the next paragraph follows."""
    assert texts(f"1. (C) It rained. It froze.\n{heading}{gap}¶2. (C) It thawed.\n") == [
        ("paragraph", "It rained. It froze."),
        ("heading", heading.rstrip("-")),
        ("paragraph", "It thawed."),
    ]


@pytest.mark.parametrize("last", ["End Summary", "to Minsk", "It rained,"])
def test_last_words_of_a_paragraph_are_no_heading(last: str) -> None:
    """An end mark, the rest of a sentence."""
    before = "It went" if last == "to Minsk" else "It froze."
    assert texts(f"1. (C) X. {before}\n{last}\n\n¶2. (C) It thawed.\n") == [
        ("paragraph", f"X. {before} {last}"),
        ("paragraph", "It thawed."),
    ]


@pytest.mark.parametrize(
    ("tail", "last"),
    [
        ("\n\nDOE DOE\n", "It rained."),
        (" DOE DOE\n", "It rained."),
        ("\n\n(SECRET//REL UK) DOE\n", "It rained."),
        ("\nEND TEXT DOE\n", "It rained. END TEXT"),
        ("\n\nEND COMMENT\nDOE\n", "END COMMENT"),
        ("\n\nDOE UNQUOTE DOE\n", "It rained."),
    ],
)
def test_the_name_alone_signs(tail: str, last: str) -> None:
    """A name that stands there twice signs once; an end mark and a portion mark are no names."""
    cable = cablegram.parse(HEAD + "1. (C) First.\n\n2. (C) It rained." + tail)

    assert cable.signature == ["DOE"]
    assert cable.body[-1].text == last


def test_a_name_behind_a_line_that_only_begins_like_a_point() -> None:
    """The name goes off the sentence, whatever its line begins with."""
    cable = cablegram.parse(HEAD + "1. (C) First.\n\n2. (C) Rain\n-- and snow -- fell. STEDMAN")

    assert cable.signature == ["STEDMAN"]
    assert cable.body[-1].text == "Rain -- and snow -- fell."


@pytest.mark.parametrize("mark", ["1. (C) ", "1. (C) It rained, and\n", "1. (C) Aims:\n\n-- "])
@pytest.mark.parametrize("page", ["LA PAZ 00002080 002 OF 003", "BUENOS AIR 00002080 001.2 OF 002"])
def test_a_page_line_among_the_words_is_out(mark: str, page: str) -> None:
    """A copy typed anew has page lines in the middle of its long lines, or glued to the next."""
    for words in (f"It froze in {page} the hills.", f"It froze in\n{page} the hills."):
        (paragraph,) = blocks(mark + words + "\n")
        whole = " ".join([paragraph["text"], *paragraph["items"]])

        assert whole.endswith("It froze in the hills.")


@pytest.mark.parametrize("title", ["and Background:", "AND KEY POINTS.", "and Recommendation."])
def test_a_summary_may_be_something_besides(title: str) -> None:
    """The second title is no word of it; "Summary and" in a sentence is none."""
    cable = cablegram.parse(HEAD + f"1. (C) Summary {title} It rained. End Summary.\n")

    assert cable.summary == "It rained."


@pytest.mark.parametrize("rule", ["--", "\u2014\u2014 \u2014", "\u2014"])
def test_a_short_rule_or_one_of_em_dashes(rule: str) -> None:
    """As long as the heading over it, and no word of it."""
    assert texts(f"1. (C) It rained.\n\nEU\n{rule}\n\n2. (C) It froze.\n")[1] == ("heading", "EU")


def test_a_portion_mark_in_front_of_the_authority() -> None:
    """The line is classified itself; the order's number holds no letters of reasons."""
    authority = "(U) Classified by Ambassador Jane Doe; reasons: E.O. \n12958 1.4 (a,b).\n\n"
    cable = cablegram.parse(HEAD + authority + "1. (C) It rained.\n")

    assert cable.classified_by is not None
    assert cable.classified_by.name == "Jane Doe"
    assert cable.classified_by.reasons == ["1.4(a)", "1.4(b)"]
    assert [block.text for block in cable.body] == ["It rained."]


def test_a_class_mark_is_no_letter_of_a_list() -> None:
    """It stands in front of a heading or of prose without a number; behind (B) it is the third."""
    lists = "(A) To sow.\n\n(B) To reap.\n\n(C) To rest.\n\n"
    body = f"---------\n(C) AIMS\n---------\n\n1. (C) Three:\n\n{lists}(S) It froze.\n"
    heading, paragraph, prose = blocks(body)

    assert heading == {"type": "heading", "text": "(C) AIMS"}
    assert paragraph["items"] == ["To sow.", "To reap.", "To rest."]
    assert (prose["portion"], prose["text"]) == ("S", "It froze.")
