"""Many files into one of records, in several processes.

| module | what it does |
| --- | --- |
| `batches` | cuts files and folders into batches, each a share of work for one process |
| `work` | a batch in, lines of JSON out |
| `pool` | the processes: batches in their order, and never many in memory |
| `journal` | the file that is written, and how far an interrupted run had come |
| `convert` | puts them together |
"""

from __future__ import annotations

from cablegram._convert.convert import Conversion, Settings, convert
from cablegram._convert.journal import JournalError

__all__ = ["Conversion", "JournalError", "Settings", "convert"]
