"""Format line 4: security warning and operating signals."""

from __future__ import annotations

import pytest

from cablegram._fields.security import read_security


@pytest.mark.parametrize(
    ("text", "prosign", "classification"),
    [
        ("ZNY CCCCC ZZH  \n", "ZNY", "CONFIDENTIAL"),
        ("ZNY SSSSS ZZH\r\n", "ZNY", "SECRET"),
        ("ZNY TTTTT", "ZNY", "TOP SECRET"),
        ("ZNR UUUUU ZZH", "ZNR", "UNCLASSIFIED"),
        ("ZNY EEEEE", "ZNY", "UNCLASSIFIED"),
        ("ZNY RRRRR", "ZNY", "RESTRICTED"),
        ("ZNY SSSBB/FFFFF ZZH", "ZNY", "SECRET"),
        ("ZNR UUUAA", "ZNR", "UNCLASSIFIED"),
        ("ZNY XYZXY ZZH", "ZNY", None),
        ("ZNY", "ZNY", None),
        ("", "", None),
    ],
)
def test_class_group(text: str, prosign: str, classification: str | None) -> None:
    """The first letter of the group is the class; release and handling codes change nothing."""
    security = read_security(text)
    assert (security.prosign, security.classification) == (prosign, classification)


@pytest.mark.parametrize(
    ("tail", "signals"),
    [
        ("", []),
        (" ZZH", ["ZZH"]),
        (" ZZH ZDS", ["ZZH", "ZDS"]),
        (" ZUI RUEWMCE1074 1581702", ["ZUI RUEWMCE1074 1581702"]),
        (" ZZH ZDK CTG  RUEHLO #1234", ["ZZH", "ZDK CTG RUEHLO #1234"]),
        (" ZZH (CCY ADAEBDBB MSI7235-695)", ["ZZH"]),
        (" ZZH (CCY AD12", ["ZZH"]),
    ],
)
def test_operating_signals(tail: str, signals: list[str]) -> None:
    """A signal keeps its own words; a terminal's trailer is no signal."""
    assert read_security(f"ZNY CCCCC{tail}\n").operating_signals == signals
