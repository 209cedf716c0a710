"""The article of style ``html``: well-formed, each word of the cable in its place.

The page around it is in ``test_page``.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st
from tests.documents import PARAGRAPH, document_of, records
from tests.nesting import seen

import cablegram
from cablegram._document.html import HTML
from cablegram._document.write import write_document
from cablegram._styles import html, markdown
from cablegram._styles.style import Options

#: the tags that an article has
KNOWN = {
    *("article", "header", "h1", "h2", "table", "tbody", "tr", "th", "td", "section", "p", "span"),
    *("ul", "li", "pre", "aside", "footer", "br", "thead", "time", "abbr", "code"),
}


#: the html of a record with these blocks and fields
fragment = partial(document_of, HTML)


def written(cable: cablegram.Cable) -> str:
    """Return a cable as an article."""
    return html.write(cable, Options(fragment=True)).text


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
        allowed = {"class", "lang", "scope", "tabindex", "role", "aria-label"}
        allowed |= {"datetime", "title"}
        assert {name for _, names in page.seen for name in names} <= allowed

    def test_a_script_stays_text(self) -> None:
        """A subject that is a script is shown as it is."""
        script = "<script>alert('\"&amp;')</script>"
        page = seen(fragment(subject=script))
        assert "".join(page.words).strip() == script

    def test_rows_have_names(self) -> None:
        """Each row of the table has its head, for those who hear it read."""
        text = fragment(origin="AMEMBASSY MOSCOW", tags=["PREL", "NEW"])
        assert (
            '<tr class="cable-origin"><th scope="row">From</th><td>AMEMBASSY MOSCOW</td></tr>\n'
            '<tr class="cable-tags"><th scope="row">Tags</th><td><ul class="cable-list">'
            '<li class="cable-entry"><abbr title="External Political Relations">PREL</abbr></li>'
            '<li class="cable-entry">NEW</li></ul></td></tr>\n'
        ) in text

    def test_columns_have_names(self) -> None:
        """An addressee has as many cells as there are columns, and each column its head."""
        to = {"indicator": "RUEHC", "name": "SECSTATE", "precedence": None, "serial": None}
        text = fragment(to=[to])
        assert (
            '<table class="cable-entries">\n<thead><tr><th scope="col">Field</th>'
            '<th scope="col">Name</th><th scope="col">Routing indicator</th>'
            '<th scope="col">Precedence</th><th scope="col">Serial</th></tr></thead>\n<tbody>\n'
            '<tr class="cable-to"><th scope="row">To</th><td>SECSTATE</td><td>RUEHC</td>'
            "<td></td><td></td></tr>\n</tbody>\n</table>\n"
        ) in text

    def test_dates_in_words(self) -> None:
        """A date of the record is shown as a reader writes it, and read from its figures."""
        text = fragment(dtg="2008-08-25T15:19:00Z")
        shown = '<td><time datetime="2008-08-25T15:19:00Z">25 August 2008, 15:19 UTC</time></td>'
        assert shown in text
        assert cablegram.parse(text).dtg == "2008-08-25T15:19:00Z"

    def test_words_of_a_date_that_were_changed(self) -> None:
        """The figures are read, and a finding says that the words are others."""
        text = fragment(dtg="2008-08-25T15:19:00Z").replace("25 August", "26 August")
        cable = cablegram.parse(text)
        assert cable.dtg == "2008-08-25T15:19:00Z"
        (found,) = cable.diagnostics
        assert (found.code, found.severity) == ("document-date", "warning")
        assert found.message == (
            "the date is read as '2008-08-25T15:19:00Z', not as the words beside it"
        )
        assert text[slice(*found.span)].endswith("26 August 2008, 15:19 UTC</time>")

    def test_other_dates_stay(self) -> None:
        """What is no date of the record stands there as it is, in no attribute."""
        assert "<td>25 AUG&lt;/td&gt;</td>" in fragment(dtg="25 AUG</td>")

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

    def test_odd_lines_of_a_table(self) -> None:
        """A line that would end the table, or holds controls, is words; so it is shown as it is."""
        table = {"type": "table", "text": "```\n\\b <1>\na\rb"}
        text = fragment(table)
        assert (
            '<code class="cable-line">```</code>\n<code class="cable-line">\\b &lt;1&gt;</code>\n'
            '<code class="cable-line">a&#13;b</code></pre>'
        ) in text
        assert [block.text for block in cablegram.parse(text).body] == [table["text"]]

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
