"""The seed cables are evidence: their bytes never change, and each has its golden record."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

SHA256 = {
    "000_fb9261994e116447.txt": "f5d8b83090352852e924caf7d292df40e5a7bff5c1035278c814000188cec782",
    "002_73eecdf803ab2201.txt": "fdca59a6e73339a8700606d3334ec71b60a58bb7c0e6ea49f2ff881462327099",
}


def test_seeds_are_byte_for_byte_what_they_were(seeds: Path) -> None:
    """No editor, checkout or conversion has touched a seed, and none came or went."""
    found = {path.name: sha256(path.read_bytes()).hexdigest() for path in seeds.glob("*.txt")}
    assert found == SHA256


def test_each_seed_has_a_golden_record(golden: Path) -> None:
    """Every seed has its record, written by hand, and no record stands without a seed."""
    assert {f"{path.stem}.txt" for path in golden.glob("*.json")} == set(SHA256)
