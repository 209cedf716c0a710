"""Many files into one of records, in several processes.

| module | what it does |
| --- | --- |
| `sources` | lists the files, and what tells them from others |
| `batches` | cuts files and folders into batches, each a share of work for one process |
| `work` | a batch in, lines of JSON out |
| `pool` | the processes: batches in their order, and never many in memory |
| `stream` | standard output in place of a file; lines packed |
| `output` | the file that is written, beside its place until it is whole |
| `journal` | how far a run has come, and what it left out |
| `convert` | puts them together |
"""

from __future__ import annotations

from cablegram._convert.batches import Trouble
from cablegram._convert.convert import Conversion, Settings, convert
from cablegram._convert.journal import JournalError
from cablegram._convert.output import AlreadyWholeError, files_of

__all__ = [
    "AlreadyWholeError",
    "Conversion",
    "JournalError",
    "Settings",
    "Trouble",
    "convert",
    "files_of",
]
