"""Who signed: the last lines of a body, one claim each."""

from __future__ import annotations

import pytest

import cablegram
from cablegram._body.signature import is_signature

HEAD = "UNCLAS LA PAZ 2080\n\nSUBJECT: X\n\n1. First.\n\n2. It rained."
PAGE = "LA PAZ 00002080 002 OF 003\n\n"


@pytest.mark.parametrize(
    ("tail", "signature", "texts"),
    [
        # set apart, in capitals: up to three words of letters, with what names have inside
        ("\n\nVAN DEN BERG\n", ["VAN DEN BERG"], []),
        ("\n\nA B C D\n", [], ["A B C D"]),
        ("\n\nO'BRIEN-ROE\n", ["O'BRIEN-ROE"], []),
        ("\n\nO\u2019BRIEN\n", ["O\u2019BRIEN"], []),
        ("\n\nDOE1\n", [], ["DOE1"]),
        ("\n\nX\n", [], ["X"]),
        ("\n\n(U) DOE\n", ["DOE"], []),
        ("\n\nDOE DOE\n", ["DOE"], []),
        ("\n\nDOE UNQUOTE\n", ["DOE"], []),
        # headings and notes
        ("\n\nCOMMENT\n", [], ["COMMENT"]),
        ("\n\nComment\n", [], ["Comment"]),
        ("\n\nEND\n", [], ["END"]),
        # in other letters: one word, three letters at least
        ("\n\nLeBaron\n", ["LeBaron"], []),
        ("\n\nDoe\n", ["Doe"], []),
        ("\n\nNg\n", [], ["Ng"]),
        ("\n\nJane Doe\n", [], ["Jane Doe"]),
        # behind the end of a part of the text
        ("\n\nEND SUMMARY DOE\n", ["DOE"], ["END SUMMARY"]),
        ("\n\nEnd Text\nDOE\n", ["DOE"], ["End Text"]),
        ("\n\nEND COMMENT. DOE.\n", ["DOE"], ["END COMMENT."]),
        ("\n\nEND QUOTE) DOE\n", ["DOE"], ["END QUOTE)"]),
        ("\n\nEND NOTE\n\nDOE\n", ["DOE"], ["END NOTE"]),
        # behind a page line, behind a rule, over a rule
        (f"\n\n{PAGE}DOE\n", ["DOE"], []),
        ("\n\n-------\nDOE\n", ["DOE"], []),
        ("\n\nDOE\n-----\n", [], ["DOE"]),
        # the last of several
        ("\n\nDOE\n\nROE\n", ["ROE"], ["DOE"]),
        ("\n\nDOE\n\nLate note of it.\n", ["DOE"], ["Late note of it."]),
    ],
)
def test_a_name_set_apart(tail: str, signature: list[str], texts: list[str]) -> None:
    """It signs, and is no block; what is no name is."""
    cable = cablegram.parse(HEAD + tail)

    assert cable.signature == signature
    assert [block.text for block in cable.body] == ["First.", "It rained.", *texts]


@pytest.mark.parametrize(
    ("tail", "signature", "last"),
    [
        # a line of its own right below the text
        ("\nDOE\n", ["DOE"], ""),
        ("\nBurns\n", ["Burns"], ""),
        ("\nNg\n", [], " Ng"),
        ("\nIT RAINED\nDOE\n", ["DOE"], " IT RAINED"),
        ("\nIt rained in\nDOE\n", ["DOE"], " It rained in"),
        ("\nIt rained in\nBurns\n", [], " It rained in Burns"),
        ("\nEND TEXT DOE\n", ["DOE"], " END TEXT"),
        ("\nEND TEXT\n", [], " END TEXT"),
        # behind the last sentence
        (" HILL\n", ["HILL"], ""),
        (" HILL.\n", ["HILL"], ""),
        (" Hill\n", ["Hill"], ""),
        (" Hill.\n", [], " Hill."),
        (" hill\n", [], " hill"),
        ('" HILL\n', ["HILL"], '"'),
        (" it. HILL\n", ["HILL"], " it."),
        (" it HILL\n", [], " it HILL"),
        # too short, or an abbreviation
        (" DOE\n", [], " DOE"),
        (" NG\n", [], " NG"),
        (" UNESCO\n", [], " UNESCO"),
    ],
)
def test_a_name_at_the_end_of_the_text(tail: str, signature: list[str], last: str) -> None:
    """It signs behind a whole sentence, and is taken off the paragraph."""
    cable = cablegram.parse(HEAD + tail)

    assert cable.signature == signature
    assert cable.body[-1].text == f"It rained.{last}"


def test_each_section_may_have_it() -> None:
    """The name is taken off the sections in front of the last."""
    later = "\nUNCLAS SECTION 02 OF 02 LA PAZ 2080\n\n3. It froze.\n\nDOE\n"
    cable = cablegram.parse(f"{HEAD}\n\nDOE\n{later}")

    assert cable.signature == ["DOE"]
    assert [block.text for block in cable.body] == ["First.", "It rained.", "It froze."]


def test_a_body_of_a_name() -> None:
    """A single line is the text."""
    cable = cablegram.parse("UNCLAS LA PAZ 2080\n\nSUBJECT: X\n\nDOE\n")

    assert (cable.signature, [block.text for block in cable.body]) == ([], ["DOE"])


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("ABCDEFGHIJKLMNOPQRSTUVWXYZABCD", True),
        ("ABCDEFGHIJKLMNOPQRSTUVWXYZABCDE", False),
        ("VAN DEN BERG", True),
        ("VAN DEN BERG ROE", False),
        ("", False),
        ("B", False),
        ("NG", True),
        ("DOE 1", False),
        ("Doe", False),
        ("SUMMARY", False),
    ],
)
def test_what_looks_like_a_signature(text: str, *, signs: bool) -> None:
    """Capitals, one to three words, thirty characters at most."""
    assert is_signature(text) is signs
