"""Each seed gives every value of its record, written by hand, whatever its line ends."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest

import cablegram

SEEDS = ["000_fb9261994e116447", "002_73eecdf803ab2201"]


def differences(want: object, got: object, path: str = "") -> list[str]:
    """Return the paths at which ``got`` does not contain ``want``."""
    if isinstance(want, dict) and isinstance(got, dict):
        return [
            line
            for key in want
            for line in differences(want[key], got.get(key, "absent"), f"{path}.{key}")
        ]
    if isinstance(want, list) and isinstance(got, list) and len(want) == len(got):
        return [
            line
            for index, (a, b) in enumerate(zip(want, got, strict=True))
            for line in differences(a, b, f"{path}[{index}]")
        ]
    return [] if want == got else [f"{path}: expected {want!r}, got {got!r}"]


@pytest.mark.parametrize("name", SEEDS)
def test_record_contains_the_golden_record(name: str, seeds: Path, golden: Path) -> None:
    """Every key of the golden record is there with its value."""
    data = (seeds / f"{name}.txt").read_bytes()
    want = json.loads((golden / f"{name}.json").read_text(encoding="utf-8"))

    record = cablegram.to_dict(cablegram.parse(data))

    assert not differences(want, record)
    assert record["record"] == "cablegram/1"
    assert record["dialect"] == {"carrier": "markdown", "envelope": "acp127"}
    assert record["encoding"] == "utf-8"


CLOTHES = list(
    itertools.product(
        ["\n", "\r\n", "\r"], [True, False], ["utf-8", "utf-8-sig", "latin-1", "cp1252"]
    )
)


@pytest.mark.parametrize("name", SEEDS)
@pytest.mark.parametrize("clothes", CLOTHES, ids=str)
def test_seed_holds_in_other_clothes(
    name: str, clothes: tuple[str, bool, str], seeds: Path, golden: Path
) -> None:
    """Line ends, encoding and final newline change; the text comes back and the facts stay."""
    newline, final, encoding = clothes
    text = (seeds / f"{name}.txt").read_bytes().decode("utf-8").rstrip("\n")
    data = (text.replace("\n", newline) + (newline if final else "")).encode(encoding)
    want = json.loads((golden / f"{name}.json").read_text(encoding="utf-8"))

    cable = cablegram.parse(data)

    assert data == bytes(cable)
    assert not differences(want, cablegram.to_dict(cable))
