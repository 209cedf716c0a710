"""Many files into one of records, in several processes.

| module | what it does |
| --- | --- |
| `sources` | lists the files, and what tells them from others |
| `batches` | cuts files and folders into batches, each a share of work for one process |
| `forms` | lines of JSON, rows of CSV or of Arrow: how a record is written |
| `work` | a batch in, the rows of a form out |
| `pool` | the processes: batches in their order, and never many in memory |
| `stream` | standard output in place of a file |
| `output` | what is written, beside its place until it is whole |
| `targets` | what the rows become: the file itself |
| `tables` | or Parquet: a file, a folder of parts, tables of entries |
| `journal` | how far a run has come, and what it left out |
| `convert` | puts them together |
"""

from __future__ import annotations

from cablegram._convert.batches import Trouble
from cablegram._convert.convert import Conversion, Settings, convert
from cablegram._convert.forms import ArrowRows, CsvRows, Form, JsonLines
from cablegram._convert.journal import JournalError
from cablegram._convert.output import AlreadyWholeError

__all__ = [
    "AlreadyWholeError",
    "ArrowRows",
    "Conversion",
    "CsvRows",
    "Form",
    "JournalError",
    "JsonLines",
    "Settings",
    "Trouble",
    "convert",
]
