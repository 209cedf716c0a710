"""Sources of several batches."""

from __future__ import annotations

from pathlib import Path

import pytest

from cablegram._convert import batches

CABLE = (
    "O 1015{0:02}Z APR 09\nFM AMEMBASSY LIMA\nTO SECSTATE WASHDC IMMEDIATE\nAMEMBASSY OSLO\n"
    "INFO AMEMBASSY QUITO\nBT\nC O N F I D E N T I A L LIMA 0004{0:02}\n\n"
    "E.O. 12958: DECL: 04/10/2019\nTAGS: PREL, EWWT, PE\nSUBJECT: THE HARBOUR\n"
    "REF: A. LIMA 3{0:02} B. OSLO 7\n\n1. (C) It is open.\n\n2. (U) Ships came in.\n\nCOMMENT\n"
    "-------\n\n3. (C) More will come.\n\nPIZARRO\n"
)
RECORD = '"{0}","4/10/2009 15:30","09LIMA4{0:02}","Embassy Lima","UNCLASSIFIED","","","{1}"\n'


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Write files that fill several batches: cables, and a ``cables.csv``."""
    monkeypatch.setattr(batches, "_ENOUGH", 900)
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(1, 8):
        (folder / f"{number}.txt").write_text(CABLE.format(number), "utf-8")
    records = [RECORD.format(number, CABLE.format(number)) for number in range(10, 15)]
    (folder / "cables.csv").write_text("".join(records), "utf-8")
    return sorted(str(path) for path in folder.iterdir())
