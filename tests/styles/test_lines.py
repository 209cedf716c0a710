"""The styles of text: ``normal``, ``plain`` and ``seed``."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import pytest

import cablegram
from cablegram._record import facts

HEAD = "UNCLAS LA PAZ 2080\n\nSUBJ: RAIN\n\n"


def write(text: str, style: str) -> str:
    """Return a text in a style."""
    return cablegram.reformat(cablegram.parse(text), style).text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("UNCLAS LA PAZ 2080  \n", "UNCLAS LA PAZ 2080\n"),
        ("UNCLAS LA PAZ 2080", "UNCLAS LA PAZ 2080\n"),
        ("\n\nUNCLAS LA PAZ 2080\n\n\n", "UNCLAS LA PAZ 2080\n"),
        (
            "FM AMEMBASSY LA PAZ\nUNCLAS LA PAZ 2080\n",
            "FM AMEMBASSY LA PAZ\n\nUNCLAS LA PAZ 2080\n",
        ),
        (HEAD + "\n \n\n1. It rained.\n", HEAD + "1. It rained.\n"),
        (HEAD + "1. It rained.\n2. It snowed.\n", HEAD + "1. It rained.\n\n2. It snowed.\n"),
        (HEAD + "[1](#)1. It rained.\n", HEAD + "¶1. It rained.\n"),
        (HEAD + "¶1. It.\n\n2. Is.\n\n¶3. So.\n", HEAD + "¶1. It.\n\n¶2. Is.\n\n¶3. So.\n"),
        (HEAD + "1. It.\n\n¶2. Is.\n\n3. So.\n", HEAD + "1. It.\n\n2. Is.\n\n3. So.\n"),
        (HEAD + "¶1. (U) It.\n\n12. (U) Is.\n", HEAD + "¶1. (U) It.\n\n¶2. (U) Is.\n"),
        (HEAD + "#### Rain\n\n1. It rained.\n", HEAD + "#### Rain\n\n1. It rained.\n"),
        ("TAGS: [PREL](#) [EU](#)  \nSUBJ: RAIN\n", "TAGS: PREL EU\nSUBJ: RAIN\n"),
        ("UNCLAS LA PAZ 2080\n\nSIPDIS\n\nSIPDIS\n", "UNCLAS LA PAZ 2080\n\nSIPDIS\n"),
        ("UNCLAS LA PAZ 2080\r\n\r\nSUBJ: A\n", "UNCLAS LA PAZ 2080\r\n\r\nSUBJ: A\r\n"),
        ("UNCLAS LA PAZ 2080\rSUBJ: A\n", "UNCLAS LA PAZ 2080\nSUBJ: A\n"),
        ("\ufeffUNCLAS LA PAZ 2080 \n", "\ufeffUNCLAS LA PAZ 2080\n"),
        ("\ufeff\n\nUNCLAS LA PAZ 2080\n", "\ufeffUNCLAS LA PAZ 2080\n"),
    ],
)
def test_normal(old: str, new: str) -> None:
    """``normal`` mends marks, blanks and empty lines, in the dialect and with the line ends."""
    assert new == write(old, "normal")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("UNCLAS LA PAZ 2080\r\n\r\nSUBJ: A\r", "UNCLAS LA PAZ 2080\n\nSUBJ: A\n"),
        ("\ufeffUNCLAS LA PAZ 2080 \n", "UNCLAS LA PAZ 2080\n"),
        (HEAD + "1. It rained.\n", HEAD + "¶1. It rained.\n"),
        (HEAD + "[1](#)1. It rained.\n", HEAD + "¶1. It rained.\n"),
        (HEAD + "#### Rain\n\n1. It rained.\n", HEAD + "Rain\n\n¶1. It rained.\n"),
    ],
)
def test_plain(old: str, new: str) -> None:
    """``plain`` has line feeds, pilcrows and no marks of Markdown."""
    assert new == write(old, "plain")


def test_plain_of_a_page() -> None:
    """The page is off, its blocks are parts of one text."""
    page = (
        "<html>\n<pre>FM AMEMBASSY LA PAZ</pre>\n<code><pre>UNCLAS LA PAZ 2080 &#x000A;&#x000A;"
        "<a id='par1' href='#par1'>¶</a>1. Rain &amp; <so> on.</pre></code>\n</html>"
    )
    new = cablegram.reformat(cablegram.parse(page), "plain")
    text = "FM AMEMBASSY LA PAZ\n\nUNCLAS LA PAZ 2080\n\n¶1. Rain &amp; <so> on.\n"
    assert text == new.text
    assert page == new.undo()


def test_normal_inside_a_page() -> None:
    """Only characters of the message change; tags, links and the page's line ends stay."""
    page = (
        "<html>\n<pre>FM AMEMBASSY LA PAZ</pre>\n<code><pre>UNCLAS LA PAZ 2080 &#x000A;&#x000A; "
        "&#x000A;TAGS: <a href='/tag/EAID_0.html'>EAID</a> &#x000A;SUBJ: RAIN</pre></code>\n"
    )
    new = (
        "<html>\n<pre>FM AMEMBASSY LA PAZ</pre>\n<code><pre>UNCLAS LA PAZ 2080&#x000A;&#x000A;"
        "TAGS: <a href='/tag/EAID_0.html'>EAID</a>&#x000A;SUBJ: RAIN</pre></code>\n"
    )
    assert new == write(page, "normal")


def test_normal_inside_a_record() -> None:
    """Columns, quotes and escapes of ``cables.csv`` stay."""
    start = '"1","1/2/1978 9:00","78TEHRAN1","","","","FM AMEMBASSY TEHRAN",'
    old = start + '"UNCLAS TEHRAN 1 \n\n\nSUBJ: THE \\"RAIN\\" \n"\n'
    assert start + '"UNCLAS TEHRAN 1\n\nSUBJ: THE \\"RAIN\\"\n"\n' == write(old, "normal")


def test_number_that_only_the_carrier_has() -> None:
    """The number of a message without a date is kept in front, as SMART has it."""
    old = '"1","1/2/1978 9:00","78TEHRAN1","","","","","UNCLAS TEHRAN 1\n\nSUBJ: RAIN\n"\n'
    for style in ("plain", "seed"):
        new = cablegram.reformat(cablegram.parse(old), style)
        assert "MRN: 78 TEHRAN 1\n" in new.text
        assert cablegram.parse(new.text).mrn == "78TEHRAN1"


def test_seed() -> None:
    """``seed`` is Markdown: hard line breaks, links to nowhere, a paragraph on one line."""
    old = (
        "FM AMEMBASSY LA PAZ\nTO SECSTATE WASHDC\n\nUNCLAS LA PAZ 2080\n\nTAGS: EAID, BL\n"
        "SUBJ: RAIN\n\n1. It rained in\nMinsk.\n\nRain\n----\n\n2. It did.\n- Here.\n- There.\n"
    )
    new = (
        "\n\nFM AMEMBASSY LA PAZ  \nTO SECSTATE WASHDC\n\nUNCLAS LA PAZ 2080\n\n"
        "TAGS: [EAID](#), [BL](#)  \nSUBJ: RAIN\n\n[1](#)1. It rained in Minsk.\n\n"
        "#### Rain\n\n----\n\n[1](#)2. It did.\n\n- Here.\n\n- There."
    )
    assert new == write(old, "seed")


def test_back_into_the_house(seeds: Path) -> None:
    """A seed that was made plain becomes itself again, but for marks of several kinds."""
    changed = []
    for path in sorted(seeds.glob("*.txt")):
        seed = path.read_text("utf-8")
        back = write(write(seed, "plain"), "seed")
        lines = unified_diff(seed.split("\n"), back.split("\n"), n=0, lineterm="")
        changed += [line for line in lines if line[:1] in "+-" and line[1:].strip(" +-")]
    kinds = {line[1:].split(". ")[0].strip("[]()#¶0123456789 ") for line in changed}
    headings = {
        "Jeremic and Lavrov Reiterate Positions",
        "In Case of a UDI",
        "Economic Focus on Russian Investment",
    }
    assert {"SIPDIS", "", *headings} == kinds


def test_lines_that_stay() -> None:
    """Where a change would give another meaning, the lines stay as they are, and it is said."""
    # Dashes that begin a wrapped line would begin a point behind an empty line.
    old = HEAD + "1. It rained in Minsk\n-- and in Riga --\nand here.\n\n2. It did.\n"
    cable = cablegram.parse(old)
    new = cablegram.reformat(cable, "seed")
    assert facts(cable) == facts(cablegram.parse(new.text))
    assert [finding.code for finding in new.findings] == ["style-lines"]
    assert "¶" not in new.text


def test_transcription() -> None:
    """A print of SMART in Markdown becomes plain text without its marks."""
    old = (
        "# Page\n\n**MRN:** 01 MOSCOW 13169\n**Date/DTG:** Oct 30, 2001 / 300000Z Oct 01\n"
        "**From:** AMEMBASSY MOSCOW\n**Subject:** RAIN\n\n### 1. (U) It **rained** here.\n"
    )
    cable = cablegram.parse(old)
    new = cablegram.reformat(cable, "plain")
    assert facts(cable) == facts(cablegram.parse(new.text))
    assert [finding.code for finding in new.findings] == ["style-composed"]
    assert "*" not in new.text
    assert old == new.undo()
