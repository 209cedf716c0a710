"""Editing: only the text of what changed differs, in the manner of its neighbours.

Each field has a module here. It compares what is wanted with what stands there, and says
which characters of the input to replace by which; everything else is joined as it is. No
module prints a cable.
"""

from __future__ import annotations

from cablegram._edit.parts import Request, insert, move, reletter, remove, renumber
from cablegram._edit.replace import replace

__all__ = ["Request", "insert", "move", "reletter", "remove", "renumber", "replace"]
