"""Records that ``convert`` wrote, read back by every command that takes them, in the same way.

| module | what it does |
| --- | --- |
| `kinds` | tells records from texts, by what a file holds |
| `pipes` | what can be opened only once: looked at first, and read later |
| `inputs` | names on a command line become lines of records, tables and texts |
| `folders` | what of a folder is read |
| `lines` | the records of JSON lines |
| `tables` | the records of Parquet files |
| `stored` | a record, and where it is from |
"""

from __future__ import annotations

from cablegram._stored.inputs import Input, Lines, Tables, Texts, inputs, records_of
from cablegram._stored.kinds import is_read_in_folders
from cablegram._stored.pipes import Pipes
from cablegram._stored.stored import Stored

__all__ = [
    "Input",
    "Lines",
    "Pipes",
    "Stored",
    "Tables",
    "Texts",
    "inputs",
    "is_read_in_folders",
    "records_of",
]
