"""Lark's tables at work: a loop that reads texts by the grammars that Lark has understood.

It knows nothing of cables. What it yields is what Lark's own parser would yield; the tests compare
the two over every line of the grammars. Why it is there: docs/performance.md.
"""

from cablegram._machine.loop import Build, Leaf, Machine, RefusedError
from cablegram._machine.tables import Tables

__all__ = ["Build", "Leaf", "Machine", "RefusedError", "Tables"]
