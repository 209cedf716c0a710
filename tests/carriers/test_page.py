"""A message in a web page: ``grammar/carriers/html.lark``."""

from __future__ import annotations

import pytest
from lark import Token

import cablegram
from cablegram._carriers import unwrap
from cablegram._carriers.page import read_page
from cablegram._grammar import carrier_parser, grammar_folder, load_parser

PAGE = (
    "<?xml version='1.0' encoding='utf-8' ?>\n<html>\n<body>\n<h3>Viewing cable 09OSLO12</h3>\n"
    "<table class='cable'>\n<tr>\n"
    "<th>Reference ID</th>\n<th>Created</th>\n<th>Released</th>\n"
    "<th>Classification</th>\n<th>Origin</th>\n</tr>\n<tr>\n"
    "<td>\n<a href='/cable/2009/03/09OSLO12.html'>09OSLO12</a>\n</td>\n"
    "<td>\n<a href='/date/2009-03_0.html'>2009-03-04 11:03</a>\n</td>\n"
    "<td>\n<a href='/reldate/2010-12-01_0.html'>2010-12-01 12:12</a>\n</td>\n"
    "<td>\n<a href='/classification/1_0.html' title='unclassified'>SECRET//NOFORN</a>\n</td>\n"
    "<td>\n<a href='/origin/1_0.html'>Embassy Oslo</a>\n</td>\n</tr>\n"
    "<tr>\n<td colspan='5'>\nAppears in these articles:<br />\n</td>\n</tr>\n</table>\n"
    "<code><pre>O 041115Z MAR 09&#x000A;FM AMEMBASSY OSLO&#x000A;TO SECSTATE WASHDC</pre></code>\n"
    "<code><pre>S E C R E T OSLO 000012 &#x000A; &#x000A;NOFORN &#x000A; &#x000A;"
    "TAGS: <a href='/tag/PREL_0.html'>PREL</a> <a href='/tag/NO_0.html'>NO</a>&#x000A;"
    'SUBJECT: FISH & CHIPS < "FISH" &#x000A; &#x000A;'
    "<a id='par1' href='#par1'>¶</a>1. (S) The &pounding and the <218634>. &#x000A;HOLM"
    "</pre></code>\n</div>\n</body>\n</html>\n"
)
TEXT = (
    "O 041115Z MAR 09\nFM AMEMBASSY OSLO\nTO SECSTATE WASHDC\n\n"
    "S E C R E T OSLO 000012 \n \nNOFORN \n \nTAGS: PREL NO\n"
    'SUBJECT: FISH & CHIPS < "FISH" \n \n¶1. (S) The &pounding and the <218634>. \nHOLM'
)


def test_the_grammar_has_no_conflicts() -> None:
    """LALR without conflicts, and no two terminals of one rank that match the same text."""
    grammar = (grammar_folder() / "carriers" / "html.lark").read_text(encoding="utf-8")

    assert load_parser(grammar, "page", strict=True).options.strict


def test_the_text_is_the_two_blocks() -> None:
    """Line feeds are line feeds, links are gone, bare signs stay, an empty line divides."""
    carried = unwrap(PAGE)

    assert carried is not None
    assert carried.text == TEXT


def test_a_page_reads_like_its_text() -> None:
    """The record of a page is the record of its text but for the carrier."""
    page, text = (cablegram.to_dict(cablegram.parse(source)) for source in (PAGE, TEXT))

    assert page.pop("dialect") == {"carrier": "html", "envelope": "acp126"}
    assert text.pop("dialect") == {"carrier": "text", "envelope": "acp126"}
    del page["diagnostics"], text["diagnostics"]
    assert text == page


@pytest.mark.parametrize("source", [PAGE, PAGE.replace("\n", "\r\n"), PAGE.replace("\n", "\r")])
def test_a_page_comes_out_as_it_went_in(source: str) -> None:
    """Chrome, links and escapes are in the tokens; each token stands where it says."""
    cable = cablegram.parse(source)

    assert source == str(cable)
    assert source.encode() == bytes(cablegram.parse(source.encode()))
    assert all(source[token.start : token.end] == token.text for token in cable.tokens)
    assert cable.tree.value.endswith("\nHOLM")


def test_chrome_is_the_first_and_the_last_token() -> None:
    """What the page puts around the message is two opaque tokens without a value."""
    first, *_, last = cablegram.parse(PAGE).tokens

    assert (first.kind, first.value) == ("CHROME", "")
    assert first.text.endswith("<code><pre>")
    assert (last.kind, last.value) == ("CHROME", "")
    assert last.text.startswith("</pre></code>")


def test_spans_are_places_in_the_page() -> None:
    """A field knows its place in the source, between the links."""
    cable = cablegram.parse(PAGE)
    tags = [PAGE[slice(*tag.span)] for tag in cable.tag_entries]

    assert tags == ["PREL", "NO"]


def test_a_link_belongs_to_the_line_it_stands_in() -> None:
    """The paragraph's mark opens its line; it is no part of the line in front."""
    (line,) = [token for token in cablegram.parse(PAGE).tokens if "par1" in token.text]

    assert line.text.startswith("<a id='par1' href='#par1'>¶</a>1. (S)")
    assert line.value.startswith("¶1. (S)")


def test_columns_are_the_table() -> None:
    """Names as the page has them; the row of articles is none of them."""
    assert cablegram.parse(PAGE).columns == {
        "Reference ID": "09OSLO12",
        "Created": "2009-03-04 11:03",
        "Released": "2010-12-01 12:12",
        "Classification": "SECRET//NOFORN",
        "Origin": "Embassy Oslo",
    }


def test_a_page_that_ends_early_is_a_page() -> None:
    """What came of the message is read, and a finding says that the rest is missing."""
    source = PAGE[: PAGE.index("&pounding")]
    cable = cablegram.parse(source)

    assert source == str(cable)
    assert (cable.mrn, cable.dialect.carrier) == ("09OSLO12", "html")
    assert "carrier-cut" in [finding.code for finding in cable.diagnostics]


def test_one_block_and_no_page_around_it() -> None:
    """A block alone is enough; a browser writes double quotes and real line feeds."""
    carried = unwrap('<pre>UNCLAS OSLO 12\nTAGS: <a href="/tag/NO_0.html" title="x">NO</a></pre>')

    assert carried is not None
    assert carried.text == "UNCLAS OSLO 12\nTAGS: NO"


@pytest.mark.parametrize(
    "text", ["", "<218634>", "<html></html>", "<pre", "a <pre>", "UNCLAS <pre>"]
)
def test_text_without_a_block_is_no_page(text: str) -> None:
    """It carries itself."""
    assert read_page(text) is None
    assert text == str(cablegram.parse(text))


@pytest.mark.parametrize(
    "entity", ["&amp;", "&lt;", "&quot;", "&#10;", "&#x000a;", "&#x000A", "&pound;", "&copy"]
)
def test_other_entities_stay_as_they_are(entity: str) -> None:
    """The site writes one entity; anything else was sent so, or merely looks like one."""
    carried = unwrap(f"<pre>A{entity}B</pre>")

    assert carried is not None
    assert f"A{entity}B" == carried.text


def test_signs_in_a_row_are_one_token() -> None:
    """A page of bare signs took 390 bytes for each; a link among them is still one."""
    tree = carrier_parser("html").parse("<pre>" + "<&" * 500 + "<a id='x'>" + "&" * 500 + "</pre>")
    kinds = [part.type for part in tree.children if isinstance(part, Token)]
    assert kinds == ["OPEN", "SIGN", "LINK", "SIGN"]
    source = "<html>\n<code><pre>UNCLAS LIMA 5\n\nSUBJECT: A <<&>> B\n</pre></code>\n"
    cable = cablegram.parse(source)
    assert (cable.subject, str(cable)) == ("A <<&>> B", source)
