"""What the fuzzer found, each cut down to a few bytes: ``make fuzz``."""

from __future__ import annotations

import pytest
from tests.promises import PROMISES, WRITTEN, check_all, restyled

#: by what broke; an input is put to every promise, for the next one to break may be another
FINDS: dict[str, bytes] = {
    # The grammar takes them in any case and with a blank; what followed knew three spellings.
    "a line end that is spelled out": b"EF:m\n7<br >",
    "a line end in capitals": b"REF: LA PAZ 7<BR>",
    # ``replace`` looked for the subject's own line, and raised ``RuntimeError``.
    "a subject on the line of another field": b"O. 12958:SUBJECT:(C/F)",
    # ``remove`` looked for the reference behind the last one; ``reletter`` for a letter in front of
    # the type, where a set has none.
    "a reference in a row": b"| **MRN: 23 AMMAN 417 |\nREF: 04 PARIS",
    "a set without a type": b"REF/At\x80\xa2",
    # Its blank is no blank of Markdown, and was folded when the subject was put in its own place.
    "a subject in a document that begins with a wide blank": b"<!-- cablegram/1 -->\n# \xa0t",
    # Without its first block the rest would be read as a record of a data file.
    "a block in front of a record": b'NOTE BY OC:\n"1",',
    "a line end in entities": b"REF: A. LA PAZ 7&#X000a;\nB. LA PAZ 8 <bR />",
}

# Dates of a document are any text; the check of the term took them for dates.
NO_DATE = (
    b"<!-- cablegram/1 -->\n\n# RAIN\n\n| Field | Value |\n| --- | --- |\n"
    b"| Date | \xc2\xb2-03-04T11:15:00Z |\n| Executive order | 12958 |\n| Declassify on | 1 |\n"
)


@pytest.mark.parametrize("name", FINDS)
def test_find(name: str) -> None:
    """Every promise holds for what broke one."""
    check_all(FINDS[name])


@pytest.mark.parametrize("promise", ["lossless", "whole", "strict", "compared"])
def test_a_document_whose_date_is_none(promise: str) -> None:
    """It is read, and checked."""
    PROMISES[promise](NO_DATE)


@pytest.mark.parametrize("style", WRITTEN)
def test_a_document_whose_date_is_none_is_written(style: str) -> None:
    """It should be written in every style."""
    restyled(NO_DATE, style)


@pytest.mark.parametrize("source", [b"", b"\xff", b"\r", b"\xef\xbb\xbf", b"\x00", b"BT"])
def test_the_shortest_texts(source: bytes) -> None:
    """Every promise holds where there is nothing to hold on to."""
    for promise in PROMISES.values():
        promise(source)
    for style in WRITTEN:
        restyled(source, style)
