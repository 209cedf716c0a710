"""The style ``html``: the document in tags, well-formed, each word of the cable in its place."""

from __future__ import annotations

from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st
from tests.documents import PARAGRAPH, document_of, records

import cablegram
from cablegram._document.html import HTML
from cablegram._document.write import write_document
from cablegram._styles import html, markdown
from cablegram._styles.style import Options

#: tags without an end, and all the others that the style writes
VOID = {"br"}
KNOWN = {
    *("article", "header", "h1", "h2", "table", "tbody", "tr", "th", "td", "section", "p", "span"),
    *("ul", "li", "pre", "aside", "footer", "br"),
}


#: the html of a record with these blocks and fields
fragment = partial(document_of, HTML)


def written(cable: cablegram.Cable) -> str:
    """Return a cable as html."""
    return html.write(cable, Options()).text


class Nesting(HTMLParser):
    """What a browser sees: tags in their order, each closed where it should be."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag."""
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag without end."""
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Close the last tag, which must be this one."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self.words.append(data)


def seen(text: str) -> Nesting:
    """Read html as a browser would."""
    nesting = Nesting()
    nesting.feed(text)
    nesting.close()
    assert nesting.open == []
    return nesting


class TestProofs:
    """Same facts, idempotent, closed; and the same as Markdown."""

    @given(records())
    def test_there_and_back(self, record: dict[str, Any]) -> None:
        """Markdown of html of Markdown is that Markdown."""
        page = cablegram.parse(write_document(record, HTML))
        document = markdown.write(page, Options()).text
        assert written(cablegram.parse(document)) == str(page)
        assert markdown.write(cablegram.parse(written(page)), Options()).text == document


class TestForm:
    """A fragment that stands by itself."""

    def test_seed_is_xml_too(self, seeds: Path) -> None:
        """Every tag of a seed is closed, every sign escaped."""
        cable = cablegram.parse(min(seeds.iterdir()).read_bytes())
        root = ET.fromstring(written(cable))  # noqa: S314  written by this package
        assert root.tag == "article"
        assert root.attrib == {"class": "cable", "lang": "en"}
        assert [it.text for it in root.iter("h1")] == [cable.subject]
        assert len(list(root.iter("h2"))) == sum(it.type == "heading" for it in cable.body)

    @given(records())
    def test_nothing_leaves_its_place(self, record: dict[str, Any]) -> None:
        """No text of a cable makes a tag or an attribute."""
        page = seen(write_document(record, HTML))
        assert {tag for tag, _ in page.seen} <= KNOWN
        allowed = {"class", "lang", "scope", "colspan", "tabindex", "role", "aria-label"}
        assert {name for _, names in page.seen for name in names} <= allowed

    def test_a_script_stays_text(self) -> None:
        """A subject that is a script is shown as it is."""
        script = "<script>alert('\"&amp;')</script>"
        page = seen(fragment(subject=script))
        assert "".join(page.words).strip() == script

    def test_rows_have_names(self) -> None:
        """Each row of the table has its head, for those who hear it read."""
        text = fragment(origin="AMEMBASSY MOSCOW", tags=["PREL", "EU"])
        assert (
            '<tr><th scope="row">From</th><td colspan="5">AMEMBASSY MOSCOW</td></tr>\n'
            '<tr><th scope="row">Tags</th><td colspan="5"><ul class="cable-list">'
            '<li class="cable-entry">PREL</li><li class="cable-entry">EU</li></ul></td></tr>\n'
        ) in text

    def test_paragraph(self) -> None:
        """Number and portion mark have classes of their own; points are a list."""
        block = {**PARAGRAPH, "number": 5, "portion": "C", "text": "A & B", "items": ["one"]}
        assert (
            '<p class="cable-paragraph"><span class="cable-number">5.</span> '
            '<span class="cable-portion">(C)</span> A &amp; B</p>\n'
            '<ul class="cable-points">\n<li class="cable-point">one</li>\n</ul>\n'
        ) in fragment(block)

    def test_table(self) -> None:
        """A table can be reached and scrolled with the keys."""
        text = fragment({"type": "table", "text": "A   <1>\n\nB   2"})
        assert (
            '<pre class="cable-table" tabindex="0" role="region" aria-label="Table">\n'
            "A   &lt;1&gt;\n\nB   2</pre>\n"
        ) in text

    def test_sections(self) -> None:
        """Each heading begins a section."""
        text = fragment({**PARAGRAPH, "text": "One"}, {"type": "heading", "text": "Two"})
        assert text.count("<section") == text.count("</section>") == 2


class TestCarrier:
    """What stands around and inside a fragment."""

    def test_in_a_page(self) -> None:
        """A page around the fragment is the carrier's."""
        page = f"<!DOCTYPE html>\n<title>x</title><body>\n{fragment(subject='RAIN')}</body>\n"
        cable = cablegram.parse(page)
        assert cable.subject == "RAIN"
        assert str(cable) == page
        assert [cable.tokens[0].kind, cable.tokens[-1].kind] == ["CHROME", "CHROME"]

    def test_spans(self) -> None:
        """Fields know where they stand in the html."""
        page = "<body>\n" + fragment(subject="A & B", origin="AMEMBASSY MOSCOW")
        cable = cablegram.parse(page)
        assert cable.subject_line is not None
        assert page[slice(*cable.subject_line.span)] == "A &amp; B"

    def test_cut(self) -> None:
        """A fragment without its end is read, and says so."""
        page = fragment(subject="RAIN").replace("</article>\n", "")
        cable = cablegram.parse(page)
        assert cable.subject == "RAIN"
        assert "carrier-cut" in {finding.code for finding in cable.diagnostics}

    def test_the_site_may_quote_the_tag(self) -> None:
        """A page of the site with our tag in its message is a page of the site."""
        page = '<html>\n<pre>UNCLAS LA PAZ 2080&#x000A;<article class="cable"></pre></html>'
        cable = cablegram.parse(page)
        assert cable.post == "LA PAZ"
        assert cable.dialect.envelope != "document"

    @given(st.data())
    def test_any_damage(self, data: st.DataObject) -> None:
        """Whatever is cut out of a fragment, the rest is read, and not a character is lost."""
        page = fragment(
            {**PARAGRAPH, "number": 1, "text": "One", "items": ["x"]},
            {"type": "table", "text": "A   1"},
            {"type": "heading", "text": "Two"},
            subject="RAIN",
            tags=["PREL", "EU"],
        )
        start = data.draw(st.integers(0, len(page)))
        end = data.draw(st.integers(start, len(page)))
        damaged = page[:start] + data.draw(st.text(max_size=3)) + page[end:]
        cable = cablegram.parse(damaged)
        assert str(cable) == damaged
        cablegram.to_dict(cable)
