"""The print envelope's distribution."""

from __future__ import annotations

import pytest

from cablegram._fields.distribution import read_distribution


def test_action_and_info() -> None:
    """Offices stand with their copies, over wraps and empty lines; the sum is a number."""
    text = "ACTION EUR-25 \n \nINFO  OCT-01  ARA-16  \n\n      ISO-00   /042 W\n"
    found = read_distribution(text)
    assert found.action == ["EUR-25"]
    assert found.info == ["OCT-01", "ARA-16", "ISO-00"]
    assert (found.origin, found.total) == ([], 42)


def test_origin() -> None:
    """What the Department sent has ORIGIN."""
    found = read_distribution("ORIGIN SS-30\n\nINFO  OCT-01  /031 R\n")
    assert (found.origin, found.action, found.info, found.total) == (["SS-30"], [], ["OCT-01"], 31)


@pytest.mark.parametrize(
    ("written", "total"), [("/026 W", 26), ("/012W", 12), ("/015 R", 15), ("/166", 166)]
)
def test_total(written: str, total: int) -> None:
    """The letter behind the sum may stand on it or lack."""
    assert read_distribution(f"ACTION EUR-12 {written}").total == total


def test_rest_of_a_list() -> None:
    """Offices that a page break cut from their keyword count as information."""
    assert read_distribution("      CIAE-00  INR-10  /071 W").info == ["CIAE-00", "INR-10"]


def test_other_lines_between() -> None:
    """A stamp or a queue number in the block is no office."""
    text = "ACTION PM-03\n66011\nINFO  L-02\nDeclassified/Released\n SS-14 /019 W"
    found = read_distribution(text)
    assert (found.action, found.info, found.total) == (["PM-03"], ["L-02", "SS-14"], 19)


@pytest.mark.parametrize("text", ["", "ACTION", "INFO \n"])
def test_nothing(text: str) -> None:
    """A keyword alone has no offices."""
    found = read_distribution(text)
    assert (found.action, found.info, found.total) == ([], [], None)
