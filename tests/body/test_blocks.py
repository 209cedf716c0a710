"""Headings, continued paragraphs, points, tables, signature: what the interpretation decides."""

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


def kinds(body: str) -> list[str]:
    """Return the types of the blocks."""
    return [block["type"] for block in blocks(body)]


@pytest.mark.parametrize(
    "heading",
    [
        "A Heading\n",
        "A Heading\n---------\n",
        "#### A Heading\n",
        "---------\nA Heading\n---------\n",
        "THE U.S. VIEW.\n---------\n",
        '"JOAN OF ARC" AT WORK\n',
    ],
)
def test_headings(heading: str) -> None:
    """Marked, underlined or bare: a short line by itself over a paragraph is a heading."""
    found = kinds(f"1. First sentence.\n\n{heading}\n2. Second sentence.\n")

    assert found == ["paragraph", "heading", "paragraph"]


def test_a_heading_that_runs_into_a_paragraph() -> None:
    """Behind a sentence, the line right above a rule is a heading, blank line or not."""
    found = blocks("1. First sentence\nends here.\nThe Industry\n------------\n2. Second.\n")

    assert [b["text"] for b in found] == ["First sentence ends here.", "The Industry", "Second."]
    assert [b["type"] for b in found] == ["paragraph", "heading", "paragraph"]


def test_a_paragraph_goes_on_behind_a_page_line() -> None:
    """Page line, class line, stamp and empty lines in the middle of a sentence leave one text."""
    page = "LA PAZ 00002080 002 OF 003\n\n\nSECRET\n\n"
    body = f"1. The embassy said\n\n{page}that it rained.\n\n2. End.\n"

    assert [b["text"] for b in blocks(body)] == ["The embassy said that it rained.", "End."]


def test_a_paragraph_goes_on_behind_an_empty_line_in_a_sentence() -> None:
    """A Markdown copy left a paragraph break where a page ended."""
    body = '4. They had a "close understanding"\n\nregarding the mission.\n\n5. End.\n'

    assert [b["text"] for b in blocks(body) if b["number"] == 4] == [
        'They had a "close understanding" regarding the mission.'
    ]


def test_points_are_items_and_dashes_in_sentences_are_not() -> None:
    """A dash begins a point behind a colon or an empty line, not in the middle of a sentence."""
    points = "-- first point;\n-- second\npoint.\n"
    body = f"1. Serbia would protest\n-- with support -- and more:\n\n{points}"
    (paragraph,) = blocks(body)

    assert paragraph["text"] == "Serbia would protest -- with support -- and more:"
    assert paragraph["items"] == ["first point;", "second point."]


def test_lettered_sub_paragraphs_are_items() -> None:
    """Letters under a paragraph are its items; an initial in a sentence is not."""
    body = "1. Two aims:\n\nA. The first.\n\nB. The second.\n\n2. He met George\nW. Bush there.\n"
    first, second = blocks(body)

    assert first["items"] == ["The first.", "The second."]
    assert (second["text"], second["items"]) == ("He met George W. Bush there.", [])


def test_text_behind_items_is_a_paragraph_without_number() -> None:
    """What follows the items and an empty line begins anew."""
    found = blocks("1. Aims:\n\n-- One.\n\n-- Two.\n\nThis closes the list.\n\n2. End.\n")

    assert [block["number"] for block in found] == [1, None, 2]


def test_tables_keep_their_layout() -> None:
    """Two or more lines in columns are a table, blanks and all."""
    body = "1. Results:\n\nPARTY       SEATS    SHARE\nMNR            12       40\n\n2. End.\n"
    found = blocks(body)

    assert [block["type"] for block in found] == ["paragraph", "table", "paragraph"]
    assert found[1]["text"] == "PARTY       SEATS    SHARE\nMNR            12       40"


@pytest.mark.parametrize(
    ("tail", "name"),
    [
        ("\n\nBURNS\n", "BURNS"),
        ("\nBURNS", "BURNS"),
        ("\n\nVAN DEN BERG", "VAN DEN BERG"),
        ("\n\nBurns\n", "Burns"),
        (" STEDMAN\n", "STEDMAN"),
        ("\n\nO'NEILL-SMITH\n\n\n", "O'NEILL-SMITH"),
    ],
)
def test_signature(tail: str, name: str) -> None:
    """A surname behind the last sentence signs, and is no text."""
    cable = cablegram.parse(HEAD + "1. First.\n\n2. It rained in Minsk." + tail)

    assert [name] == cable.signature
    assert cable.body[-1].text == "It rained in Minsk."


@pytest.mark.parametrize("last", ["2. It went to UNESCO", "2. It rained. NATO", "COMMENT"])
def test_no_signature(last: str) -> None:
    """An abbreviation or a heading word is no surname."""
    assert cablegram.parse(HEAD + "1. First.\n\n" + last).signature == []


def test_what_follows_the_signature_is_other_text() -> None:
    """A publisher's line behind the signature is not the drafter's."""
    found = blocks("1. First.\n\nBURNS\n\nsee the archive for more\n")

    assert [block["type"] for block in found] == ["paragraph", "text"]


def test_wrapped_words_are_joined() -> None:
    """A hyphen or slash inside a word takes no blank; a dash does."""
    body = "1. INTER-\nNATIONAL and and/\nor pre -\nposterous\nwords.\n"

    assert blocks(body)[0]["text"] == "INTER-NATIONAL and and/or pre - posterous words."


def test_a_caption_that_fell_into_a_sentence_is_out() -> None:
    """The network put a second SIPDIS into the text; it is no word of it."""
    assert blocks("1. The rain\nSIPDIS\nstopped.\n")[0]["text"] == "The rain stopped."


@pytest.mark.parametrize(
    ("body", "summary"),
    [
        ("1. (C) Summary. Rain. End Summary.\n\n2. X.", "Rain."),
        ("1. BEGIN SUMMARY: RAIN.\n\n2. SNOW. END SUMMARY.\n", "RAIN. SNOW."),
        ("SUMMARY\n-------\n\n1. (C) Rain.\n\n2. X.", "Rain."),
        ("1. Summary: Rain, no end mark.\n\n2. X.", "Rain, no end mark."),
        ("1. Summary and Comment: Rain:\n\n-- more.\n\nEnd Summary.\n", "Rain: more."),
        ("1. No summary here.\n", None),
    ],
)
def test_summary(body: str, summary: str | None) -> None:
    """From its word to its end mark, over paragraphs and points; else the rest of its paragraph."""
    assert summary == cablegram.parse(HEAD + body).summary


def test_spans_of_blocks_cover_their_text() -> None:
    """Each block knows where its characters stand."""
    text = HEAD + "1. (C) Two\nlines.\n\nHeading\n\n2. End.\n"
    cable = cablegram.parse(text)

    assert [text[slice(*block.span)] for block in cable.body] == [
        "1. (C) Two\nlines.\n",
        "Heading\n",
        "2. End.\n",
    ]
