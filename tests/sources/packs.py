"""What the tests of sources share: cables, and archives of them."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tests.cli.running import run

__all__ = ["KINDS", "MEMBERS", "PACKERS", "cable", "converted", "parsed", "tar", "write", "zipped"]


def cable(number: int) -> str:
    """Return a cable with this number."""
    return (
        "O 101530Z APR 09\nFM AMEMBASSY AMMAN\nTO SECSTATE WASHDC\nBT\n"
        f"UNCLAS AMMAN {number:06}\n\nSUBJECT: THE HARBOUR\n\n1. It is open.\n"
    )


def record(number: int) -> str:
    """Return a record of a data file."""
    columns = f'"{number}","4/10/2009 15:30","09AMMAN{number}","Embassy Amman","UNCLASSIFIED"'
    return f'{columns},"","","{cable(number)}"\n'


#: names and texts, in their order
MEMBERS: dict[str, bytes] = {
    "in/1.txt": cable(1).encode(),
    "in/2.tel": cable(2).encode(),
    "in/cables.csv": "".join(map(record, range(10, 15))).encode(),
    "in/more/1974LIMA00080": cable(80).encode(),
    "in/more/two.txt": (cable(3) + "\n\n" + cable(4)).encode(),
}


def zipped(members: Mapping[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        archive.comment = b"telegrams"
    return file.getvalue()


def tar(members: Mapping[str, bytes | tarfile.TarInfo]) -> bytes:
    """Return a tar file; a member may be described by its header alone."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", errors="surrogateescape") as archive:
        for name, data in members.items():
            if isinstance(data, tarfile.TarInfo):
                archive.addfile(data)
                continue
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
}
#: an archive of each kind, by the suffix of its name
KINDS = {
    ".zip": zipped(MEMBERS),
    ".stored.zip": zipped(MEMBERS, zipfile.ZIP_STORED),
    ".bzip2.zip": zipped(MEMBERS, zipfile.ZIP_BZIP2),
    ".lzma.zip": zipped(MEMBERS, zipfile.ZIP_LZMA),
    ".tar": tar(MEMBERS),
    **{f".tar{suffix}": pack(tar(MEMBERS)) for suffix, pack in PACKERS.items()},
}


def write(folder: Path, members: Mapping[str, bytes]) -> Path:
    """Write members as files below a folder."""
    for name, data in members.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def parsed(*arguments: object, stdin: bytes | None = None) -> list[dict[str, Any]]:
    """Return the records that ``parse`` writes."""
    shown = run("parse", *arguments, "--format", "jsonl", stdin=stdin).stdout
    return [json.loads(line) for line in shown.splitlines()]


def converted(
    out: Path, *arguments: object, stdin: bytes | None = None
) -> tuple[int, list[str], list[dict[str, Any]]]:
    """Return the exit code of ``convert``, what it says and what it writes."""
    done = run("convert", *arguments, "--out", out, stdin=stdin)
    lines = out.read_text("utf-8").splitlines() if out.exists() else []
    said = [line.removeprefix("cablegram: ") for line in done.stderr.splitlines()]
    return done.exit_code, said, [json.loads(line) for line in lines]
