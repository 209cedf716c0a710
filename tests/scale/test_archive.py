"""The package inside of an archive, as engines send code: that it cannot work is said at once."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import cablegram

pytest.importorskip("pyarrow")
_PROGRAM = "from cablegram.arrow import parse_batches; next(parse_batches(iter([])), None)"


def test_an_archive_is_refused_before_the_first_text(tmp_path: Path) -> None:
    """Else each text would give a row with the same error, and a job of hours be in vain."""
    archive = tmp_path / "package.zip"
    package = Path(cablegram.__file__).parent
    with zipfile.ZipFile(archive, "w") as packed:
        for path in package.rglob("*.py"):
            packed.write(path, Path("cablegram", path.relative_to(package)))

    run = subprocess.run(  # noqa: S603  our own words
        [sys.executable, "-c", _PROGRAM],
        env={**os.environ, "PYTHONPATH": str(archive)},
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )

    assert run.returncode == 1
    assert run.stderr.splitlines()[-1] == (
        f"FileNotFoundError: no grammar beside {archive / 'cablegram'}: cablegram reads it from "
        "files, so an archive that holds the package has to be unpacked"
    )
