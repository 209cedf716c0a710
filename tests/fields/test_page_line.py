"""Page lines inside the text, of all kinds."""

from __future__ import annotations

import pytest

from cablegram._fields.page_line import read_page_line
from cablegram.values import Section


@pytest.mark.parametrize(
    ("text", "post", "serial", "page", "subpage", "total"),
    [
        ("MOSCOW 00000302 002 OF 003  \n", "MOSCOW", 302, 2, None, 3),
        ("PARIS 00000741 001.2 OF 004 \r\n", "PARIS", 741, 1, 2, 4),
        ("UNVIE VIEN 00000285  001.2 OF 036 ", "UNVIE VIEN", 285, 1, 2, 36),
        ("Moscow 00003579 002 of 005", "MOSCOW", 3579, 2, None, 5),
        ("ROME 00000097 002 OF 005", "ROME", 97, 2, None, 5),
        ("BRASILIA 00000012 001 OF 003 the 12 OF 13 likely", "BRASILIA", 12, 1, None, 3),
        ("", None, None, None, None, None),
    ],
)
def test_network(  # noqa: PLR0913, PLR0917 - one column each
    text: str,
    post: str | None,
    serial: int | None,
    page: int | None,
    subpage: int | None,
    total: int | None,
) -> None:
    """The network's line counts pages."""
    line = read_page_line(text)
    assert (line.post, line.serial) == (post, serial)
    assert (line.page, line.subpage, line.total) == (page, subpage, total)


@pytest.mark.parametrize(
    ("text", "page", "post", "serial", "section", "transmitted"),
    [
        ("PAGE 02  LA PAZ 00146  091410Z\n", 2, "LA PAZ", 146, None, "091410Z"),
        (
            "PAGE 01 HARARE 06677 01 OF 03 291400Z",
            1,
            "HARARE",
            6677,
            Section(number=1, total=3),
            "291400Z",
        ),
        ("PAGE 02        STATE  268392 TOSEC 110023", 2, "STATE", 268392, None, None),
        ("> PAGE 03    MOSCOW 13169 301754Z  POSS DUPE", 3, "MOSCOW", 13169, None, "301754Z"),
    ],
)
def test_printed(  # noqa: PLR0913, PLR0917 - one column each
    text: str,
    page: int,
    post: str,
    serial: int,
    section: Section | None,
    transmitted: str | None,
) -> None:
    """The printer's line names its page in front, and counts sections."""
    line = read_page_line(text)
    assert (line.page, line.post, line.serial) == (page, post, serial)
    assert (line.section, line.transmitted, line.total) == (section, transmitted, None)


@pytest.mark.parametrize(
    ("text", "page", "indicator", "serial", "classification"),
    [
        ("PAGE 02 RUEHFRA0170 S E C R E T", 2, "RUEHFRA", 170, "SECRET"),
        ("PAGE 02 RUENAAA0001 UNCLAS\n", 2, "RUENAAA", 1, "UNCLASSIFIED"),
        ("PAGE 2 RUHPSAB 123 C O N F I D E N T I A L", 2, "RUHPSAB", 123, "CONFIDENTIAL"),
    ],
)
def test_relay(text: str, page: int, indicator: str, serial: int, classification: str) -> None:
    """The book's line has indicator, serial and classification (ACP 127, 208c)."""
    line = read_page_line(text)
    assert (line.page, line.indicator, line.serial) == (page, indicator, serial)
    assert (line.classification, line.post) == (classification, None)
