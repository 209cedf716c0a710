"""Texts of any size: hostile shapes, and an ordinary cable that goes on and on."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["SHAPES", "Shape", "grown", "ordinary"]


class Shape(NamedTuple):
    """A beginning, and what is repeated behind it."""

    beginning: str
    repeated: str


_FIRST = "BT\n1. (U) a.\n\n"
_ENVELOPE = "O 101530Z APR 09\nFM AMEMBASSY AMMAN\nTO A\nBT\nUNCLAS AMMAN 1\n"
_RECORD = '"1","1/2/1978 9:00","78TEHRAN1","A","UNCLASSIFIED","","UNCLAS","'
_PAGE = "<html>\n<code><pre>"
_ARTICLE = '<article class="cable">'
_DOCUMENT = "<!-- cablegram/1 -->\n"

SHAPES = {
    name: Shape(*parts)
    for name, parts in {
        # of a file
        "class lines again": ("SECRET LIMA 1\n\n1. B\n", "UNCLAS LIMA 1\n"),
        "first pages": ("SECRET LIMA 1\n\n1. B\n", "PAGE 01  LIMA  00001  061608Z\n1. A\n"),
        "quotes that stay open": (
            "SECRET LIMA 1\n\n1. B\nQUOTE\n",
            "R 061608Z FEB 08\nFM LIMA\nSECRET OSLO 2\n",
        ),
        "ends of messages": ("SECRET LIMA 1\n\n1. B\n", "NNNN\nBT\n"),
        # of the head
        "words behind REF": ("BT\nREF: ", "WORD "),
        "brackets in TAGS": ("BT\nTAGS: ", "("),
        "codes in TAGS": ("BT\nTAGS: ", "PREL, "),
        "TAGS lines": ("BT\n", "TAGS: PREL\n"),
        "subjects without a colon": ("", "SUBJECT RAIN IN X\n"),
        "captions in a subject": ("SUBJECT: RAIN AND\n", "SIPDIS\nSNOW AND\n"),
        "subject that goes on": ("BT\nSUBJECT: RAIN\n", "AND MORE RAIN\n"),
        "classified by": ("BT\nClassified By: ", "Ambassador Jane Doe, reasons 1.4(b) "),
        "passing lines": ("UNCLAS LA PAZ 1\n\nSTATE FOR DOE AND\n", "INR/B\n"),
        "captions": ("BT\n", "NOFORN\n"),
        "E.O. lines": ("BT\n", "E.O. 12958: DECL: 1/1/2009\n"),
        "lettered": ("BT\n", "A. "),
        "lettered lines": ("BT\n", "A. \n"),
        "lettered references": ("BT\nREF: ", "A. STATE 1\n"),
        "references on a line": ("BT\nREF: ", "A. STATE 1 "),
        "line ends spelled out in REF": ("BT\nREF: STATE 1", "<BR> "),
        "spaced class": ("", "S E C R E T "),
        "spaced class lines": ("", "S E C R E T \n"),
        # of the heading
        "addressees": ("TO ", "RUEHC/SECSTATE WASHDC\n"),
        "addressees on a line": ("TO ", "RUEHC/"),
        "addressees of a preamble": ("O 101530Z APR 09\nFM A\nTO ", "RUEHC/SECSTATE WASHDC 1234\n"),
        "routing": ("OO ", "RUEHAM "),
        "routing lines": ("", "OO RUEHAM\n"),
        "offices": ("INFO ", "OCT-01 "),
        "transmissions": ("", "VZCZCXRO0908\n"),
        "envelopes": ("", _ENVELOPE),
        "nested envelopes": (_ENVELOPE, "UNCLAS AMMAN 1\nFM AMEMBASSY AMMAN\nTO A\n"),
        "ends of message": (_FIRST, "BT\n#0417\nNNNN\n"),
        # of the body
        "marks": ("", "¶1. "),
        "marked lines": ("", "¶1. a\n"),
        "same number": (_FIRST, "1. (U) a\n"),
        "blanks in the body": ("BT\n1. (U) a\n", " "),
        "page lines": ("BT\n1. (U) a\n", "AMMAN 00000417 002 OF 003\n"),
        "stamps": ("BT\n1. (U) a\n", "20 Mar 2014\n"),
        "form feeds": ("BT\n1. (U) a\n", "\f"),
        "short sentences": ("BT\n1. (U) ", "A. b. "),
        "headings": (_FIRST, "#### A\n\n"),
        "points": (_FIRST, "-- a\n\n"),
        "lettered items": (_FIRST, "(a) b\n"),
        "signatures": (_FIRST, "DOE\n\n"),
        "rows of a table": (_FIRST, "A        B       C\n"),
        "portions": (_FIRST, "(C) "),
        # of any place
        "one line": ("", "x"),
        "blanks": ("", " "),
        "empty lines": ("", "\n"),
        "hyphens": ("", "-"),
        "lines of hyphens": ("BT\n1. (U) a\n", "-----\n"),
        "links": ("", "[1](#)"),
        "lines of links": ("", "[1](#)\n"),
        "line ends": ("", "a\r\nb\rc\nd\n\r"),
        "carriage returns": ("BT\n1. (U) a", "\r"),
        "quoted": ("", "> "),
        "stars": ("", "*"),
        "bars": ("", "| "),
        "angles": ("", "<"),
        "a character without a name": ("", "\x00\ufeff"),
        # of other dialects
        "attributes without a colon": ("Message Attributes\n", "Draft Date\n"),
        "attributes": ("Message Attributes\n", "Draft Date: 1\n"),
        "rows of a print": ("MRN: 23 AMMAN 417\n\n", "From: AMMAN\n"),
        "values of a print": ("MRN: 23 AMMAN 417\n", "TAGS: A\n1/1/09 B "),
        "codes of a print": ("MRN: 23 AMMAN 417\nTAGS: A\n", "B, C\n"),
        "references of a print": (
            "| **MRN: 23 AMMAN 417 |\n",
            "REF: STATE 1\n12/31/2009 RAIN ",
        ),
        "addressees of a print": ("MRN: 23 AMMAN 417\nAction: ", "LIMA, AMEMBASSY;\n"),
        "a trailer that says nothing": ("MRN: 23 AMMAN 417\n\n1. a\n\nSignature:\n", "N/A\n\n"),
        "sets": ("MSGID/GENADMIN/CNO/1//\n", "REF/A/MSG/CNO/1JAN09//\n"),
        # of carriers
        "a record without an end": (_RECORD, "a\n"),
        "quotes of a record": (_RECORD, '\\"'),
        "fields of a record": ('"1","', '","'),
        "records": ("", _RECORD + 'UNCLAS A 1\n"\n'),
        "a page of angles": (_PAGE, "<"),
        "a page of escapes": (_PAGE, "&#x000A;"),
        "a page of names": (_PAGE, "&amp;"),
        "a page of pages": ("", _PAGE),
        "tags of an article": (_ARTICLE, '<p class="cable-paragraph">'),
        "signs of an article": (_ARTICLE, "<&"),
        "dates of an article": (_ARTICLE, '<time datetime="1">'),
        "columns of an article": (_ARTICLE + "<thead><tr>", '<th scope="col">A</th>'),
        "titles of an article": (_ARTICLE, '<abbr title="A'),
        "lines of an article": (
            _ARTICLE + '<pre class="cable-table">',
            '<code class="cable-line">A</code>\n',
        ),
        "articles": ("", '<article class="cable"'),
        "a page without an end": ('<article class="cable"><pre class="cable-table">', "a\n&"),
        # of documents
        "rows of a document": (_DOCUMENT, "| To | A | B |\n"),
        "bars of a document": (_DOCUMENT, "| - "),
        "blanks of a document": (_DOCUMENT + "| -", " "),
        "escapes of a document": (_DOCUMENT, "\\*&#9;"),
        "commas of a document": (_DOCUMENT + "| Tags | ", "A, "),
        "points of a document": (_DOCUMENT, "- a\n"),
        "fences of a document": (_DOCUMENT, "```\n"),
        "a table of a document": (_DOCUMENT + "```\n", "a\n"),
    }.items()
}


def grown(shape: str, size: int) -> str:
    """Return a shape of about ``size`` characters, with a line that fits nothing behind it."""
    beginning, repeated = SHAPES[shape]
    return beginning + repeated * (size // len(repeated)) + "!\n"


_OPENING = (
    "VZCZCXRO0908\nPP RUEHC RUEHAM\nDE RUEHLP #2080/01 1011530\nZNR UUUUU ZZH\nP 101530Z APR 09\n"
    "FM AMEMBASSY LA PAZ\nTO RUEHC/SECSTATE WASHDC PRIORITY 1234\nINFO RUEHAM/AMEMBASSY AMMAN 17\n"
    "BT\nUNCLAS SECTION 01 OF 02 LA PAZ 002080\n\nSIPDIS\n\nE.O. 12958: N/A\nTAGS: PREL, EAID, BL\n"
    "SUBJECT: RAIN AND ROADS\n\nREF: A. STATE 1234\nB. LA PAZ 2079\n\n"
)
_LINES = (
    "The road to the harbour was closed again on Tuesday, the third\n"
    "time this month, and lorries waited for two days at the pass. The\n"
    "prefect told poloff that repairs would begin after the rains.\n\n"
)


def ordinary(size: int) -> str:
    """Return a cable of numbered paragraphs, of about ``size`` characters."""
    count = max(size - len(_OPENING), 0) // (len(_LINES) + 8) + 1
    return _OPENING + "".join(f"{number}. (U) {_LINES}" for number in range(1, count + 1)) + "DOE\n"
