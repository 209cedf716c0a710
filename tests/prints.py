"""Messages that no telegraph line brought: prints of the 1970s, SMART, Navy sets. All invented."""

from __future__ import annotations

__all__ = ["ARCHIVED", "ARCHIVE_HEAD", "NAVY", "NAVY_HEAD", "SMART", "SMART_ROWS"]

#: the envelope of the National Archives' prints of 1973-79, and the first line of the head
ARCHIVE_HEAD = """\
Message Text
CONFIDENTIAL

PAGE 01  AMMAN  01234  051326Z

50
ACTION NEA-03

INFO  OCT-01  ISO-00  /004 W
                       ---------------------     025739
R 041937Z JAN 75
FM AMEMBASSY AMMAN
TO SECSTATE WASHDC 1871

C O N F I D E N T I A L AMMAN 1234

E.O. 11652: GDS
"""
ARCHIVED = (
    ARCHIVE_HEAD
    + """\
TAGS: PFOR, JO
SUBJ: PATROL BOATS
REF: STATE 90410

1. THE MINISTER SAID THAT THE FIRST BOAT WOULD ARRIVE IN
JUNE, AND THAT ITS
CONFIDENTIAL

CONFIDENTIAL

PAGE 02  AMMAN  01234  051326Z

CREW WOULD TAKE UNTIL THE END OF THE YEAR.

2. EMBASSY WILL REPORT. PICKERING

CONFIDENTIAL

NNN

Message Attributes

Subject: PATROL BOATS
"""
)

#: the rows in front of the text of a SMART print, as they are transcribed
SMART_ROWS = """\
| Field | Content |
| :--- | :--- |
| **MRN:** | 23 AMMAN 417 |
| **Date/DTG:** | Apr 10, 2023 / 101530Z APR 23 |
| **From:** | AMEMBASSY AMMAN |
| **Action:** | WASHDC, SECSTATE *Routine*; CAIRO, AMEMBASSY *Priority* |
| **E.O.:** | 13526 |
| **TAGS:** | PREL, EWWT, JO |
| **Captions:** | ~~SENSITIVE~~ |
| **Pass Line:** | STATE FOR NEA/ELA |
| **Reference:** | A) 23 AMMAN 416<br>B) 23 STATE 4170 |
| **Subject:** | (U) Jordan: The Harbour Is Open |
"""
SMART = (
    f"UNCLASSIFIED\n\n{SMART_ROWS}"
    """\

1. ~~(SBU)~~ This report has two parts.

2. **(SBU)** According to *Harbour News*, grain arrived.

3. (U) Water did not.

| | |
| :--- | :--- |
| **Signature:** | DOE |
| **Drafted By:** | POL:Roe, Richard |
"""
)

#: the heading of a message of the Navy, and its classification
NAVY_HEAD = """\
RTTUZYUW RUQAAAA0417 1011532-UUUU--RUQBBBB.
ZNR UUUUU ZUI RUQCCCC0417 1011532
R 101530Z APR 09 PSN 000417J30
FM CNO WASHINGTON DC//N1//
TO NAVADMIN
INFO CNO WASHINGTON DC
BT
UNCLAS //N01000//
"""
NAVY = (
    NAVY_HEAD
    + """\
NAVADMIN 041/09
MSGID/GENADMIN/CNO WASHINGTON DC/N1/APR//
SUBJ/HARBOUR PILOTS//
REF/A/DOC/CNO/16JUL08//
REF/B/MSG/CNO/101530ZMAR09//
RMKS/1.  The exchange begins in May.
2.  Pilots report by ship.
3.  Released by Rear Admiral J. Doe, N1.//
BT
#0417
NNNN
"""
)
