"""Two texts compared: one message or two, what differs, and what is only style.

| module | what it does |
| --- | --- |
| `differences` | the classes of what differs |
| `align` | finds equal elements of two sequences, in time in line with their length |
| `words` | the words of two passages side by side; redactions |
| `blocks` | paragraphs, headings and tables side by side |
| `fields` | the other facts, key by key |
| `manner` | how the two are written: line ends, marks, carriers |
| `compare` | puts them together, and says whether it is one message |
"""

from __future__ import annotations

from cablegram._compare.compare import compare
from cablegram._compare.differences import Comparison

__all__ = ["Comparison", "compare"]
