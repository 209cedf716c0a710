"""A text of each dialect and carrier. All of it is invented."""

from __future__ import annotations

from tests.edit.dialects import DRESSES, MESSAGE

import cablegram

__all__ = ["TEXTS"]

_PRINT = """\
UNCLASSIFIED

| Field | Content |
| :--- | :--- |
| **MRN:** | 23 AMMAN 417 |
| **Date/DTG:** | Apr 10, 2023 / 101530Z APR 23 |
| **From:** | AMEMBASSY AMMAN |
| **Action:** | WASHDC, SECSTATE *Routine*; CAIRO, AMEMBASSY *Priority* |
| **E.O.:** | 13526 |
| **TAGS:** | PREL, EWWT, JO |
| **Subject:** | (U) Jordan: The Harbour Is Open |

1. (U) The harbour is open.
"""
_ARCHIVE = """\
Declassified/Released US Department of State EO Systematic Review 30 JUN 2005

PAGE 01        AMMAN  04170  101530Z
61
ACTION NEA-10

INFO  OCT-01  ISO-00  /011 W
                     ---------------------     042116
P 101530Z APR 75
FM AMEMBASSY AMMAN
TO SECSTATE WASHDC PRIORITY 1234

UNCLAS AMMAN 4170

E.O. 11652: N/A
TAGS: PFOR, JO
SUBJECT: THE HARBOUR

1. THE HARBOUR IS OPEN.
HOLM

UNCLASSIFIED

NNNN

Message Attributes

Automatic Decaptioning: X
Draft Date: 10 APR 1975
"""
_NAVY = """\
UNCLASSIFIED//
ROUTINE
R 101530Z APR 23
FM CNO WASHINGTON DC
TO NAVADMIN
INFO CNO WASHINGTON DC
BT
UNCLAS
NAVADMIN 041/23
MSGID/GENADMIN/CNO WASHINGTON DC/N1/APR//
SUBJ/THE HARBOUR//
REF/A/MSG/CNO/101530ZMAR23//
NARR/REF A IS THE HARBOUR BEFORE.//
RMKS/1.  THE HARBOUR IS OPEN.
2.  RELEASED BY DOE.//
BT
#0001
NNNN
"""


def _texts() -> dict[str, str]:
    found = {name: dress.put_on(MESSAGE) for name, dress in DRESSES.items()}
    found |= {"SMART": _PRINT, "archive": _ARCHIVE, "Navy": _NAVY, "nothing": ""}
    for style in ("markdown", "html"):
        found[f"document in {style}"] = cablegram.reformat(cablegram.parse(MESSAGE), style).text
    return found


#: by name
TEXTS = _texts()
