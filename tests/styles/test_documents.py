"""What holds for both styles of documents, ``markdown`` and ``html``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from tests.documents import records

import cablegram
from cablegram._document.html import HTML
from cablegram._document.markdown import MARKDOWN
from cablegram._document.page import write_page
from cablegram._document.write import write_document
from cablegram._record import facts

#: style, whether it is a bare article, and what writes a record so
WRITERS: dict[str, tuple[str, bool, Callable[[dict[str, Any]], str]]] = {
    "markdown": ("markdown", False, lambda record: write_document(record, MARKDOWN)),
    "article": ("html", True, lambda record: write_document(record, HTML)),
    "page": ("html", False, write_page),
}
#: documents as version 0.1.0 wrote them: one table of rows, cells as wide as the table
OLD_ARTICLE = """\
<article class="cable" lang="en">
<header class="cable-header">
<h1 class="cable-subject">RAIN</h1>
</header>
<table class="cable-fields">
<tbody>
<tr><th scope="row">MRN</th><td colspan="5">08LIMA5</td></tr>
<tr><th scope="row">Date</th><td colspan="5">2008-02-06T16:08:00Z</td></tr>
<tr><th scope="row">From</th><td colspan="5">AMEMBASSY LIMA</td></tr>
<tr><th scope="row">To</th><td>SECSTATE WASHDC</td><td>RUEHC</td><td>ROUTINE</td>\
<td colspan="2">12</td></tr>
<tr><th scope="row">Tags</th><td colspan="5"><ul class="cable-list"><li class="cable-entry">PREL\
</li><li class="cable-entry">PE</li></ul></td></tr>
<tr><th scope="row">Reference</th><td>QUITO 7</td><td>A</td><td>08QUITO7</td>\
<td colspan="2">cable</td></tr>
</tbody>
</table>
<section class="cable-section">
<p class="cable-paragraph"><span class="cable-number">1.</span> <span class="cable-portion">(U)\
</span> It rains.</p>
</section>
<table class="cable-fields">
<tbody>
<tr><th scope="row">Offices of origin</th><td colspan="5"></td></tr>
<tr><th scope="row">Action offices</th><td colspan="5"><ul class="cable-list">\
<li class="cable-entry">ARA-10</li></ul></td></tr>
</tbody>
</table>
</article>
"""
OLD_MARKDOWN = """\
<!-- cablegram/1 -->

# RAIN

| Field | Value | | | | |
| --- | --- | --- | --- | --- | --- |
| MRN | 08LIMA5 |
| Date | 2008-02-06T16:08:00Z |
| From | AMEMBASSY LIMA |
| To | SECSTATE WASHDC | RUEHC | ROUTINE | 12 |
| Tags | PREL, PE |
| Reference | QUITO 7 | A | 08QUITO7 | cable |

**1. (U)** It rains.

| Field | Value | | | | |
| --- | --- | --- | --- | --- | --- |
| Offices of origin | |
| Action offices | ARA-10 |
"""


@pytest.mark.parametrize("style", ["markdown", "html"])
@pytest.mark.parametrize("number", [0, 1])
def test_seeds(style: str, seeds: Path, number: int) -> None:
    """A seed keeps its facts, is written once, and has no line that is not known."""
    cable = cablegram.parse(sorted(seeds.iterdir())[number].read_bytes())
    text = cablegram.reformat(cable, style).text
    again = cablegram.parse(text)
    assert facts(again) == facts(cable)
    assert cablegram.reformat(again, style).text == text
    assert str(again) == text
    assert cablegram.to_dict(again)["dialect"] == {"carrier": style, "envelope": "document"}
    assert "unknown-line" not in {finding.code for finding in again.diagnostics}


@pytest.mark.parametrize("name", WRITERS)
@given(record=records())
def test_any_record(name: str, record: dict[str, Any]) -> None:
    """Whatever stands in a record comes back, each key of it."""
    style, fragment, write = WRITERS[name]
    text = write(record)
    again = cablegram.parse(text)
    assert str(again) == text
    read = facts(again)
    del read["summary"]
    assert read == record
    assert cablegram.reformat(again, style, fragment=fragment).text == text
    assert [it for it in again.diagnostics if it.code.startswith("document-")] == []


@pytest.mark.parametrize("old", [OLD_ARTICLE, OLD_MARKDOWN], ids=["html", "markdown"])
def test_first_version(old: str) -> None:
    """What version 0.1.0 wrote is read as it was, and can be edited."""
    cable = cablegram.parse(old)
    assert (cable.subject, cable.mrn, cable.dtg) == ("RAIN", "08LIMA5", "2008-02-06T16:08:00Z")
    assert [(one.name, one.indicator, one.serial) for one in cable.to] == [
        ("SECSTATE WASHDC", "RUEHC", 12)
    ]
    assert cable.tags == ["PREL", "PE"]
    assert [(one.text, one.label, one.mrn) for one in cable.references] == [
        ("QUITO 7", "A", "08QUITO7")
    ]
    assert cable.distribution is not None
    assert (cable.distribution.origin, cable.distribution.action) == ([], ["ARA-10"])
    assert cable.diagnostics == []
    style = cable.carrier or "markdown"
    assert facts(cablegram.parse(cablegram.reformat(cable, style).text)) == facts(cable)
    changed = cable.replace(tags=["PREL"], subject="SNOW")
    assert (changed.tags, changed.subject, changed.to[0].serial) == (["PREL"], "SNOW", 12)


@pytest.mark.parametrize("style", ["markdown", "html"])
def test_nothing_of_a_part_that_has_others(style: str) -> None:
    """A row that says nothing stands there only where nothing else tells of its part."""
    text = cablegram.reformat(cablegram.parse(OLD_MARKDOWN), style).text
    assert "Offices of origin" not in text
    assert "Action offices" in text


@pytest.mark.parametrize("style", ["markdown", "html"])
@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_documents_are_utf_8(style: str, encoding: str) -> None:
    """Whatever the source was, a document is UTF-8; and the way back has the old bytes."""
    quoted = "\u201crain\u201d" if encoding == "cp1252" else "rain"
    source = f"UNCLAS LIMA 5\n\nSUBJECT: S\xe1bado, {quoted}\n".encode(encoding)
    cable = cablegram.parse(source)
    assert cable.encoding == encoding
    new = cablegram.reformat(cable, style)
    assert new.encoding == "utf-8"
    assert new.findings == []
    assert f"S\xe1bado, {quoted}" in bytes(new).decode("utf-8")
    assert new.undo() == source
    assert cablegram.parse(bytes(new)).subject == cable.subject
