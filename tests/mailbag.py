"""Invented cables that write to and cite one another, for tests of what is made of many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

import cablegram

__all__ = ["MAILBAG", "Letter", "records_below", "write_mailbag"]


@attrs.frozen(kw_only=True)
class Letter:
    """What one invented cable says."""

    post: str
    serial: int
    day: str
    precedence: str = "R"
    to: str = "SECSTATE WASHDC"
    info: tuple[str, ...] = ()
    captions: str = "SIPDIS"
    tags: str
    subject: str
    refs: str = ""
    text: str

    def __str__(self) -> str:
        """Return the cable."""
        info = "".join(f"INFO {it}\n" if not n else f"{it}\n" for n, it in enumerate(self.info))
        return (
            f"{self.precedence} {self.day}\nFM AMEMBASSY {self.post}\nTO {self.to}\n{info}BT\n"
            f"C O N F I D E N T I A L {self.post} {self.serial:06}\n\n{self.captions}\n\n"
            f"E.O. 12958: DECL: 01/02/2018\nTAGS: {self.tags}\nSUBJECT: {self.subject}\n"
            + (f"\nREF: {self.refs}\n" if self.refs else "")
            + "\nClassified By: DCM Ann Lee for reasons 1.4 (b) and (d).\n"
            + f"\n{self.text}\nHARPER\nBT\n"
        )


MAILBAG = (
    Letter(
        post="LIMA",
        serial=11,
        day="021200Z JAN 07",
        tags="PREL, EFIS, PE",
        subject="THE HARBOUR AT CALLAO",
        info=("AMEMBASSY QUITO", "AMEMBASSY OSLO"),
        text="1. (C) The fishing fleet is in the harbour.\n\n2. (U) It stays until spring.\n",
    ),
    Letter(
        post="LIMA",
        serial=40,
        day="101200Z JAN 07",
        precedence="P",
        tags="PREL, PE",
        subject="THE MINISTER ON NETS",
        refs="A. LIMA 11",
        text="1. (C) The minister wants wider nets.\n",
    ),
    Letter(
        post="QUITO",
        serial=7,
        day="121200Z JAN 07",
        precedence="O",
        tags="EFIS, EC",
        to="AMEMBASSY LIMA",
        captions="SIPDIS\nNOFORN",
        subject="NETS AND FISHERMEN",
        info=("SECSTATE WASHDC",),
        refs="A. LIMA 11 B. LIMA 40 C. OSLO 3",
        text="1. (C) Quito fishes less.\n",
    ),
    Letter(
        post="LIMA",
        serial=90,
        day="101200Z MAY 07",
        tags="PREL, OVIP (STONE, MARY)",
        subject="A VISIT",
        refs="A. QUITO 7",
        text="1. (C) The visitor saw the fishermen.\n",
    ),
    Letter(
        post="QUITO",
        serial=2,
        day="131200Z FEB 08",
        tags="PREL, EC",
        subject="A NEW YEAR",
        text="1. (C) Nothing new.\n",
    ),
    Letter(
        post="OSLO",
        serial=3,
        day="031200Z MAR 08",
        precedence="P",
        tags="ENRG, NO",
        subject="GAS",
        captions="SENSITIVE\nSIPDIS",
        text="1. (C) Gas flows.\n",
    ),
)


def write_mailbag(folder: Path) -> Path:
    """Write each cable to a file of its own; return the folder."""
    folder.mkdir(exist_ok=True)
    for letter in MAILBAG:
        path = folder / f"{letter.day[7:].replace(' ', '')}-{letter.post}-{letter.serial}.txt"
        path.write_text(str(letter), "utf-8")
    return folder


def records_below(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield records as ``convert`` writes them."""
    for path in sorted(folder.iterdir()):
        for number, cable in enumerate(cablegram.read(path), start=1):
            record: Mapping[str, Any] = cablegram.to_dict(cable)
            yield {**record, "source": path.name, "message": number}
