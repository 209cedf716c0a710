"""The page that style ``html`` writes: whole, for any browser, and nothing of a cable but words."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from importlib.resources import files
from typing import Any

import pytest
from tests.documents import document_of
from tests.nesting import seen

import cablegram
from cablegram._document.cable import DocumentCable
from cablegram._document.form import LineForm
from cablegram._document.html import HTML
from cablegram._document.markdown import MARKDOWN
from cablegram._document.page import PAGE_SIGN, page_title, write_page
from cablegram._document.reading import record_of
from cablegram._document.rows import ROWS, Form
from cablegram._edit.document_lines import document_edits
from cablegram._edit.plan import apply
from cablegram._record import facts

CABLE = cablegram.parse(
    "R 061608Z FEB 08\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC\nBT\n"
    "UNCLAS LIMA 000005\n\nSUBJECT: RAIN & <SNOW>\n\n1. It rains.\n"
)
#: what wants to be more than words
HOSTILE = [
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "</style></title></head><body onload=alert(1)>",
    "\"><svg onload=alert(1)>'",
    "' onmouseover='alert(1)",
    "<!-- a comment",
    "--> <!-- empty -->",
    "<![CDATA[ x ]]>",
    "]]>",
    "<?xml version='1.0'?>",
    "<!doctype html><!-- cablegram/1 -->",
    '</article><article class="cable">',
    "</td></tr></table></pre>",
    '</span><span class="cable-portion">(S)</span>',
    '<time datetime="2008-02-06">x</time>',
    "&lt;b&gt; &amp;amp; &#60;b&#62; &#x3c;b&#x3e; &notanentity; &",
    "<br/><br>",
    "javascript:alert(1)",
    "\u202eLAIRETAM TERCES\u202c \u2066x\u2069 \u200f",
    "\ufeff\u2028\u2029\u00ad\u200b",
    "<a href='x'",
    "<",
    "\\<b\\>",
    "**5.** | `x` |",
]


Tag = tuple[str, dict[str, str | None]]


def _value(form: Form, words: str) -> Any:  # noqa: ANN401  what a record holds
    kinds = {"number": 1, "flag": True, "list": [words, words]}
    return kinds.get(form, words)


def filled(words: str) -> dict[str, Any]:
    """Return a record in which each text is these words, all rows and blocks there."""
    record: dict[str, Any] = {
        "record": "cablegram/1",
        "subject": words,
        "subject_portion": words,
        "signature": [words, words],
        "body": [
            {"type": "paragraph", "number": None, "portion": None, "text": words, "items": []},
            {"type": "heading", "text": words},
            {"type": "paragraph", "number": 1, "portion": words, "text": words, "items": [words]},
            {"type": "table", "text": words},
            {"type": "text", "text": words},
        ],
    }
    for row in ROWS:
        *above, last = row.path
        holder = record
        for name in above:
            holder = holder.setdefault(name, {})
        holder[last] = _value(row.form, words)
        if row.parts:
            entry = {name: _value(form, words) for name, form in row.parts}
            holder[last] = [entry["" if row.key == "passing" else row.parts[0][0]]]
            holder[last] = holder[last] if row.key == "passing" else [entry]
    record["attributes"] = {words: words}
    return record


def without_lines(tags: list[Tag]) -> list[Tag]:
    """Leave out what stands around a line of a table that is words."""
    return [tag for tag in tags if tag != ("code", {"class": "cable-line"})]


class Words(HTMLParser):
    """The words between each two tags; a line of a table that is words is one with the others."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = [""]

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        """Begin the words of an element."""
        if tag != "code":
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        """Begin what stands behind it."""
        if tag != "code":
            self.found.append("")

    def handle_data(self, data: str) -> None:
        """Take words."""
        self.found[-1] += data


class TestHostileText:
    """Whatever stands in a field is words, and all of them."""

    @pytest.mark.parametrize("words", HOSTILE)
    def test_no_element_and_no_attribute(self, words: str) -> None:
        """The page has the elements, attributes and comments that it has for plain words."""
        page, plain = seen(write_page(filled(words))), seen(write_page(filled("PLAIN")))
        assert without_lines(page.seen) == plain.seen
        assert page.others == plain.others

    @pytest.mark.parametrize("words", HOSTILE)
    def test_no_word_is_lost(self, words: str) -> None:
        """In each place the words are those of the record; in the title, with single blanks."""
        page, plain = Words(), Words()
        page.feed(write_page(filled(words)))
        plain.feed(write_page(filled("PLAIN")))
        page.close()
        assert len(page.found) == len(plain.found)
        assert sum("PLAIN" in one for one in plain.found) > len(ROWS)
        for at, one in enumerate(plain.found):
            wanted = one.replace("PLAIN", words)
            if one == "PLAIN: PLAIN":
                assert page.found[at].split() == wanted.split()
            else:
                assert page.found[at] == wanted

    @pytest.mark.parametrize("words", HOSTILE)
    def test_read_back(self, words: str) -> None:
        """The page is read as the record that it was written from."""
        record = filled(words)
        read = facts(cablegram.parse(write_page(record)))
        del read["summary"]
        assert read == record

    def test_title_has_no_controls(self) -> None:
        """A title is one line of characters that html has."""
        title = page_title({"mrn": None, "subject": "a\x00\nb\ud800</title>"})
        assert title == "<title>a b &lt;/title&gt;</title>"


class TestPage:
    """A page by itself."""

    def test_lead(self) -> None:
        """The first line is that of each page; the browser is told encoding and title."""
        page = CABLE.to_html()
        assert page.startswith(
            "<!doctype html><!-- cablegram/1 -->\n"
            '<html lang="en">\n'
            "<head>\n"
            '<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            "<title>08LIMA5: RAIN &amp; &lt;SNOW&gt;</title>\n"
            "<style>\n"
        )
        assert page.endswith("</article>\n</body>\n</html>\n")

    def test_nameless(self) -> None:
        """A message without number and subject has a title all the same."""
        assert "<title>Cable</title>" in cablegram.parse("UNCLAS\n").to_html()

    def test_nothing_from_elsewhere(self) -> None:
        """No script, and nothing that a browser would fetch."""
        page = seen(CABLE.to_html())
        assert {tag for tag, _ in page.seen}.isdisjoint({"script", "link", "img", "iframe", "a"})
        sheet = (files("cablegram._document") / "page.css").read_text(encoding="utf-8")
        assert sheet in CABLE.to_html()
        for sign in ("<", "url(", "@import", "http", "\\"):
            assert sign not in sheet

    def test_style_sheet_knows_the_classes(self) -> None:
        """Each class of the style sheet is one that a page may have."""
        sheet = (files("cablegram._document") / "page.css").read_text(encoding="utf-8")
        page = write_page(filled("\\PLAIN"))
        used = set(re.findall(r"\.(cable[a-z-]*)", sheet))
        assert {name for name in used if f'class="{name}"' not in page} == set()
        assert len(used) > 20

    def test_fragment(self) -> None:
        """The bare article, for a page of another's."""
        article = CABLE.to_html(fragment=True)
        assert article.startswith('<article class="cable" lang="en">\n')
        assert article.endswith("</article>\n")
        assert article in CABLE.to_html()
        assert cablegram.reformat(CABLE, "html", fragment=True).text == article

    def test_normal_leaves_the_page(self) -> None:
        """A page stays a page, an article an article."""
        for fragment in (False, True):
            text = CABLE.to_html(fragment=fragment)
            assert cablegram.reformat(cablegram.parse(text), "normal").text == text

    def test_pages_behind_each_other(self) -> None:
        """Each page of a file begins with a line that stands nowhere else in it."""
        pages = [CABLE.to_html(), cablegram.parse(f"UNCLAS\n\n1. {PAGE_SIGN}\n").to_html()]
        joined = "".join(pages)
        starts = [line for line in joined.split("\n") if PAGE_SIGN in line]
        assert starts == [PAGE_SIGN, PAGE_SIGN]
        assert "".join(PAGE_SIGN + part for part in joined.split(PAGE_SIGN)[1:]) == joined

    def test_bytes(self) -> None:
        """A page says that it is UTF-8, and is."""
        cable = cablegram.parse("UNCLAS LIMA 5\n\nSUBJECT: S\xe1bado\n".encode("latin-1"))
        page = bytes(cablegram.reformat(cable, "html"))
        assert b'<meta charset="utf-8">' in page
        assert "S\xe1bado" in page.decode("utf-8")


class TestEdits:
    """What changes in a page."""

    def test_title(self) -> None:
        """The title of the page goes with the subject."""
        page = cablegram.parse(CABLE.to_html())
        changed = page.replace(subject="WIND & HAIL")
        assert str(changed) == str(page).replace("RAIN &amp; &lt;SNOW&gt;", "WIND &amp; HAIL")

    def test_title_of_another(self) -> None:
        """A title that somebody else wrote stays."""
        text = CABLE.to_html().replace("<title>08LIMA5: RAIN &amp; &lt;SNOW&gt;", "<title>Mine")
        changed = cablegram.parse(text).replace(subject="WIND")
        assert "<title>Mine</title>" in str(changed)
        assert changed.subject == "WIND"

    def test_a_list_that_was_not_there(self) -> None:
        """What has columns of its own gets a table of its own, behind the one above."""
        page = cablegram.parse(CABLE.to_html())
        changed = page.replace(passing=["LIMA FOR ECON"])
        changed = changed.replace(references=["QUITO 7"])
        assert str(changed) == changed.to_html()

    def test_a_list_that_was_not_there_in_markdown(self) -> None:
        """The same in Markdown."""
        page = cablegram.parse(cablegram.reformat(CABLE, "markdown").text)
        changed = page.replace(references=["QUITO 7"])
        assert "\n\n| Field | As written | Letter | Number | Kind | Not to all |\n" in str(changed)
        assert str(changed) == cablegram.reformat(changed, "markdown").text

    @pytest.mark.parametrize("style", ["markdown", "html"])
    def test_a_list_that_goes(self, style: str) -> None:
        """Its table goes with it, names of columns and all."""
        document = cablegram.parse(cablegram.reformat(CABLE, style).text)
        changed = document.replace(references=["QUITO 7", "OSLO 8"])
        assert str(changed.replace(references=[])) == str(document)
        fewer = changed.remove(changed.references[0])
        assert str(fewer) == cablegram.reformat(fewer, style).text

    @pytest.mark.parametrize("form", [MARKDOWN, HTML])
    def test_one_table_for_another(self, form: LineForm) -> None:
        """A table goes, and another comes that would have stood behind it."""
        block = {"type": "paragraph", "number": None, "portion": None, "text": "It rains."}
        document = cablegram.parse(document_of(form, {**block, "items": []}, origin="LIMA"))
        assert isinstance(document, DocumentCable)
        wanted = {**record_of(document.reading), "origin": None, "approved_by": "DCM"}
        new = cablegram.parse(apply(str(document), document_edits(document, wanted)))
        assert facts(new) == {**facts(document), "origin": None, "approved_by": "DCM"}

    def test_article_in_a_page_of_anothers(self) -> None:
        """A title in a page that is not ours is none of ours to change."""
        article = document_of(HTML, subject="RAIN")
        text = f"<html><title>RAIN</title><body>\n{article}</body></html>\n"
        changed = cablegram.parse(text).replace(subject="SNOW")
        assert "<title>RAIN</title>" in str(changed)
