"""Invented messages to search in: each has something that another has not."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import cablegram

__all__ = ["CABLES", "records", "write_folder", "write_table"]

CABLES = {
    "lima5.txt": (
        "O R 061608Z FEB 08\nFM AMEMBASSY LIMA\nTO RUEHC/SECSTATE WASHDC IMMEDIATE 6419\n"
        "INFO AMEMBASSY QUITO\nBT\nC O N F I D E N T I A L LIMA 000005\n\nSIPDIS\nNOFORN\n\n"
        "E.O. 12958: DECL: 02/06/2018\nTAGS: PREL, EPET, PE\n"
        "SUBJECT: THE GAS PIPELINE TO QUITO\n\nREF: A. 07 STATE 12345\nB. QUITO 7\n\n"
        "Classified By: DCM Jane Roe for reasons 1.4 (b).\n\n"
        "1. (C) The gas-pipeline of São Pedro is an INTER-\nNATIONAL matter, the minister said.\n\n"
        "2. (S/NF) He asked for:\n\n-- 100% of the steel\n\n-- a loan\n\nDOE\n"
    ),
    "quito7.txt": (
        "R 311200Z JAN 08\nFM AMEMBASSY QUITO\nTO RUEHC/SECSTATE WASHDC\nBT\n"
        "UNCLAS QUITO 000007\n\nE.O. 12958: N/A\nTAGS: PGOV, OVIP (ROE, JANE), EC\n"
        "SUBJECT: A VISIT\n\nREF: LIMA 5\n\n"
        "1. Nothing of gas. A pipeline there was not; TIRANA is far.\n\nROE\n"
    ),
    "state12345.txt": (
        "P 312359Z DEC 07\nFM SECSTATE WASHDC\nTO AMEMBASSY LIMA\nINFO AMEMBASSY NEW DELHI\nBT\n"
        "S E C R E T STATE 012345\n\nE.O. 12958: DECL: 12/31/2017\nTAGS: PREL, KDEM\n"
        "SUBJECT: IRAN'S ENVOY, \"O'HARA\"\n\n1. (S) Ask a_b or a%b; then \\ask.\n\nDOE\n"
    ),
    "newdelhi1.txt": (
        "Z 010000Z JAN 09\nFM AMEMBASSY NEW DELHI\nTO RUEHC/SECSTATE WASHDC\nBT\n"
        "T O P S E C R E T NEW DELHI 000001\n\nTAGS: PTER, IN\nSUBJECT: RAIN\n\n"
        "REF: 08 LIMA 5\n\n1. (TS) It rains.\n\nDOE\n"
    ),
    "extract.txt": "LIMITED OFFICIAL USE OSLO 123\n\nSUBJECT: FJORDS\n\n1. Ice.\n",
}


@cache
def records() -> list[cablegram.Record]:
    """Return the record of each."""
    return [cablegram.parse(text.encode()).record for text in CABLES.values()]


def write_folder(folder: Path) -> Path:
    """Write each into a file of a folder."""
    folder.mkdir(exist_ok=True)
    for name, text in CABLES.items():
        (folder / name).write_bytes(text.encode())
    return folder


def write_table(path: Path, found: list[cablegram.Record] | None = None) -> Path:
    """Write records as `convert` does, from a file of one message each."""
    import pyarrow as pa  # noqa: PLC0415  whoever wants a table has it
    from pyarrow import parquet  # noqa: PLC0415

    from cablegram import arrow  # noqa: PLC0415

    found = records() if found is None else found
    table = arrow.table(found)
    names = list(CABLES) if found == records() else [f"{n}.txt" for n in range(len(found))]
    sources = pa.array([f"cables/{name}" for name in names], pa.string())
    table = table.set_column(table.schema.get_field_index("source"), "source", sources)
    messages = pa.array([1] * len(found), pa.int32())
    table = table.set_column(table.schema.get_field_index("message"), "message", messages)
    parquet.write_table(table, path)
    return path
