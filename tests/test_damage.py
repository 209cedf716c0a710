"""Damaged texts that once broke something, each cut down to a few characters."""

from __future__ import annotations

import pytest

import cablegram
from cablegram.blocks import Paragraph

#: a field to change, and what it shall be
CHANGES = {
    "info": [],
    "to": ["SECSTATE WASHDC"],
    "references": ["STATE 5"],
    "precedence": "FLASH",
    "captions": ["NOFORN"],
    "classification": "SECRET",
}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("info", "INFO R\n\nR"),  # two blocks, and the empty line between them taken twice
        ("references", "MRN|\nReference:2"),  # there is no REF line behind it
        ("to", "MRN|\nAction:E;S"),  # two addressees in one place
        ("precedence", "MRN:\nDate/DTG:300000"),  # a date-time group without format line 5
        ("classification", "UNCLS A72"),  # a class word with a letter lost
        ("captions", "**MRN:** 23 LA PAZ 5\n**Captions:** SENSITIVE\n"),  # once left as it was
    ],
)
def test_a_value_is_written_or_refused(name: str, text: str) -> None:
    """``replace`` raises ``ValueError``, or the new cable has the value."""
    try:
        cable = cablegram.parse(text).replace(**{name: CHANGES[name]})
    except ValueError:
        return
    found = getattr(cable, name)
    if isinstance(found, list):
        found = [getattr(one, "text", one) for one in found]
    assert found == CHANGES[name]


@pytest.mark.parametrize(
    "record",
    [
        '"2","CONFIDENTIAL OSLO 6\n\n1. (C) The harbour\nfroze.',
        '"2","","","","","","FM OSLO","1. (C) The \\"harbour\\"\nfroze.\nIt thawed.\n"\n',
    ],
)
def test_each_line_of_a_record_stands_in_its_place(record: str) -> None:
    """Behind the last escape, too: no token is empty, and the words are where they are said to."""
    cable = cablegram.parse(record)
    (paragraph,) = [block for block in cable.body if isinstance(block, Paragraph)]
    lines = [record[start:end] for start, end in paragraph.text_spans]

    assert all(token.text for token in cable.tokens)
    assert " ".join(lines).replace("\\", "") == paragraph.text
    start, end = paragraph.span
    assert record[start:end].rstrip('"\n').endswith(lines[-1])


def test_a_value_of_several_lines_spans_them_all() -> None:
    """What lies between the lines of one value lies within its span."""
    text = (
        "ACTION EUR-25\n\nINFO OCT-01 /026 W\n\nUNCLAS OSLO 6\n\n"
        "Classified By: AMBASSADOR HOLM\nSIPDIS\nReason: 1.4 (b)\n"
    )
    cable = cablegram.parse(text)
    assert cable.distribution is not None
    assert cable.classified_by is not None
    first, second = (text[slice(*it.span)] for it in (cable.distribution, cable.classified_by))

    assert first.split() == ["ACTION", "EUR-25", "INFO", "OCT-01", "/026", "W"]
    assert second.split()[::-1][:3] == ["(b)", "1.4", "Reason:"]
