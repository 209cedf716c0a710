"""The style ``markdown``: a good document, all facts in it, and nothing that renders otherwise."""

from __future__ import annotations

from functools import partial

import pytest
from tests.documents import PARAGRAPH, document_of

import cablegram
from cablegram._document.markdown import MARKDOWN
from cablegram._styles.markdown import write
from cablegram._styles.style import Options

#: the Markdown of a record with these blocks and fields
document = partial(document_of, MARKDOWN)


def written(cable: cablegram.Cable) -> str:
    """Return a cable as a document."""
    return write(cable, Options()).text


def rendered(text: str) -> str:
    """Return the html that a reader of Markdown makes of it."""
    markdown_it = pytest.importorskip("markdown_it")
    html: str = markdown_it.MarkdownIt("commonmark").enable("table").render(text)
    return html


class TestLook:
    """What a reader sees."""

    def test_numbers_stay(self) -> None:
        """A list would count 1, 2, 3 for itself; a paragraph keeps its number."""
        text = document({**PARAGRAPH, "number": 7, "portion": "C", "text": "One"})
        assert "\n**7. (C)** One\n" in text
        assert "<p><strong>7. (C)</strong> One</p>" in rendered(text)

    @pytest.mark.parametrize(
        "words",
        [
            "1. not a list",
            "2006) a year",
            "- a dash",
            "+ a plus",
            "# a number sign",
            "> a quotation",
            "a *star* and an _underscore_",
            "`code` and ~~struck~~",
            "[a](b) and ![c](d)",
            "<b>bold</b> & &amp;",
            "a \\ and a \\* and a |",
            "=====",
            "```",
            "    four blanks",
        ],
    )
    def test_words_are_words(self, words: str) -> None:
        """No word of a cable becomes a sign of Markdown."""
        escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        text = document({**PARAGRAPH, "text": words})
        # A blank at the beginning is a reference, which html shows as a blank.
        assert f"<p>{escaped}</p>" in rendered(text)

    def test_rows(self) -> None:
        """Fields are a table; a bar in a name makes no cell."""
        text = document(origin="A|B", tags=["PREL", "A,B"])
        assert (
            "| Field | Value |\n| --- | --- |\n| From | A\\|B |\n| Tags | PREL, A\\,B |\n" in text
        )
        html = rendered(text)
        assert "<td>A|B</td>" in html
        assert "<td>PREL, A,B</td>" in html

    def test_columns(self) -> None:
        """A list whose entries have parts is a table of its own, each column with its name."""
        to = {"indicator": "RUEHC", "name": "SECSTATE", "precedence": None, "serial": 12}
        text = document(origin="LIMA", to=[to], tags=["PREL"])
        assert (
            "| From | LIMA |\n\n"
            "| Field | Name | Routing indicator | Precedence | Serial |\n"
            "| --- | --- | --- | --- | --- |\n"
            "| To | SECSTATE | RUEHC | | 12 |\n\n"
            "| Field | Value |\n| --- | --- |\n| Tags | PREL |\n"
        ) in text
        assert rendered(text).count("<table>") == 3

    def test_points(self) -> None:
        """Points are a list under the paragraph."""
        text = document({**PARAGRAPH, "text": "Two:", "items": ["one", "2. two"]})
        assert "Two:\n\n- one\n- 2\\. two\n" in text
        assert "<ul>\n<li>one</li>\n<li>2. two</li>\n</ul>" in rendered(text)

    def test_table(self) -> None:
        """A table keeps its layout, signs of Markdown and all."""
        text = document({"type": "table", "text": "*A*   1\n  B   2"})
        assert "```\n*A*   1\n  B   2\n```\n" in text
        assert "<pre><code>*A*   1\n  B   2\n</code></pre>" in rendered(text)

    def test_note(self) -> None:
        """Text of others is a quotation."""
        html = rendered(document({"type": "text", "text": "NOTE BY OC/T"}))
        assert "<blockquote>\n<p>NOTE BY OC/T</p>\n</blockquote>" in html

    def test_what_is_absent_has_no_row(self) -> None:
        """A message of nothing is the sign alone."""
        assert document() == "<!-- cablegram/1 -->\n"

    def test_heading_and_title(self) -> None:
        """One title, and headings below it."""
        text = document({"type": "heading", "text": "The Crisis #"}, subject="GOR OUTLOOK")
        html = rendered(text)
        assert "<h1>GOR OUTLOOK</h1>" in html
        assert "<h2>The Crisis #</h2>" in html


class TestText:
    """What a line cannot show is written as a number."""

    def test_controls(self) -> None:
        """Line ends of other standards, NUL, and blanks at the ends."""
        text = document(subject=" a\tb\x85c\x00\ud800 ")
        assert "# &#32;a&#9;b&#133;c&#0;&#55296;&#32;\n" in text
        assert text.encode()

    def test_line_end(self) -> None:
        """A line end inside a text."""
        assert "# a<br>b\n" in document(subject="a\nb")

    def test_empty(self) -> None:
        """A text of no length is told from none."""
        assert "# <!-- empty -->\n" in document(subject="")
        assert "#" not in document(subject=None)
