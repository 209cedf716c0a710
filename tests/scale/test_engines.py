"""Ray Data and Dask: the programs of docs/engines.md give the records that ``read`` gives.

Run by ``make test-long``, whose environment has both.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.shapes import ordinary
from tests.texts import TEXTS

import cablegram

pytestmark = pytest.mark.skipif(
    not os.environ.get("CABLEGRAM_TEST_LONG"), reason="starts clusters; run make test-long"
)
PATIENCE = 600
FILES = 20


@pytest.mark.parametrize("engine", ["ray", "dask"])
def test_program(engine: str, repository: Path, tmp_path: Path) -> None:
    """It prints how many messages it wrote, and they are those of the files."""
    pytest.importorskip("pyarrow")
    pytest.importorskip(engine)
    cables = tmp_path / "cables"
    cables.mkdir()
    for number, text in enumerate([*TEXTS.values(), *map(ordinary, range(0, 500 * FILES, 500))]):
        (cables / f"{number}.txt").write_bytes(text.encode())
    program = tmp_path / "program.py"
    page = (repository / "docs" / "engines.md").read_text("utf-8")
    program.write_text(page.split(f"<!-- {engine} -->\n```python\n")[1].split("\n```")[0] + "\n")

    said = subprocess.run(  # noqa: S603  our own page
        [sys.executable, program.name],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=PATIENCE,
    ).stdout

    found = _written(tmp_path / f"records-{engine}")
    expected = {
        (path.name, number): cable.record
        for path in cables.iterdir()
        for number, cable in enumerate(cablegram.read(path), start=1)
    }
    assert re.findall(r"^(\d+) messages$", said, re.MULTILINE) == [str(len(expected))]
    assert found == expected


def _written(folder: Path) -> dict[tuple[str, int], cablegram.Record]:
    """Return the records of a folder of Parquet files, by file and number."""
    import pyarrow.parquet as pq  # noqa: PLC0415  only where it is installed

    from cablegram.arrow import records  # noqa: PLC0415

    table = pq.read_table(folder)
    names = [Path(source).name for source in table["source"].to_pylist()]
    places = zip(names, table["message"].to_pylist(), strict=True)
    found = dict(zip(places, records(table), strict=True))
    assert len(found) == len(table)
    return found
