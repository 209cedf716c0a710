"""A run over archives that was interrupted goes on, and ends with the same output."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.sources.packs import KINDS, PACKERS, cable, record, write, zipped

from cablegram._convert import Conversion, Form, Settings, Trouble, batches, convert


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Write archives of each kind, packed data files and plain texts; several batches each."""
    monkeypatch.setattr(batches, "_ENOUGH", 400)
    names = {f"cables{suffix}": data for suffix, data in KINDS.items()}
    names |= {f"{number}.txt": cable(number).encode() for number in range(1, 4)}
    data = "".join(map(record, range(20, 30))).encode()
    names |= {f"cables.csv{suffix}": pack(data) for suffix, pack in PACKERS.items()}
    # A message that lies in several archives, and is damaged in one of them.
    names["bad.zip"] = zipped({"1.txt": cable(5).encode(), "2.txt": cable(6).encode()}, 0)
    names["bad.zip"] = names["bad.zip"].replace(b"000005", b"000009")
    folder = write(tmp_path / "in", names)
    return sorted(str(path) for path in folder.iterdir())


def run(
    sources: list[str],
    out: Path,
    settings: Settings,
    report: Callable[[int, int], None] = lambda _, __: None,
) -> tuple[Conversion, list[Trouble]]:
    """Run the conversion; return what became of it, and what was left out."""
    troubles: list[Trouble] = []
    return convert(sources, out, settings, report, troubles.append), troubles


def test_size(sources: list[str], tmp_path: Path) -> None:
    """What the progress bar is told ends with the sizes of the files, and never goes back."""
    told: list[tuple[int, int]] = []
    done, troubles = run(
        sources, tmp_path / "o.jsonl", Settings(), lambda done, most: told.append((done, most))
    )
    assert done.size == sum(Path(source).stat().st_size for source in sources)
    assert told == sorted(told)
    assert told[-1] == (done.size, done.size)
    assert done.records == 10 * len(KINDS) + 3 + 10 * len(PACKERS) + 1
    assert [it.path for it in troubles] == [f"{tmp_path}/in/bad.zip/1.txt"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_same_output(sources: list[str], tmp_path: Path, jobs: int) -> None:
    """Interrupted after each report, it goes on each time."""
    whole = tmp_path / "whole.jsonl"
    expected = run(sources, whole, Settings())
    out, reports, resume = tmp_path / "out.jsonl", 0, False

    def interrupt(_: int, __: int) -> None:
        nonlocal reports
        reports += 1
        if reports % 9 == 0:
            raise KeyboardInterrupt

    while True:
        try:
            found = run(sources, out, Settings(jobs, resume=resume), interrupt)
        except KeyboardInterrupt:
            resume = True
            continue
        break
    assert reports > 30
    assert found == expected
    assert out.read_bytes() == whole.read_bytes()


def test_killed(sources: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A member whose reading kills the process is left out, and no other."""
    import os  # noqa: PLC0415

    from cablegram._convert import pool, work  # noqa: PLC0415

    def deadly(batch: batches.Batch, form: Form[Any]) -> work.Done:
        if any(name.endswith("/in/1.txt") for name, _ in batch.members):
            os._exit(9)
        return work.work(batch, form)

    monkeypatch.setattr(pool, "work", deadly)
    archives = [it for it in sources if it.endswith((".tar.gz", "1.txt"))]
    done, troubles = run(archives, tmp_path / "o.jsonl", Settings(2))
    assert done.records == 10
    assert [(it.path, it.reason[:31]) for it in troubles] == [
        (f"{tmp_path}/in/cables.tar.gz/in/1.txt", troubles[0].reason[:31])
    ]
    assert "killed" in troubles[0].reason
