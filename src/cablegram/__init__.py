r"""Read US diplomatic cables with a formal grammar, without losing a character.

>>> import cablegram
>>> cable = cablegram.parse("SECRET MOSCOW 000302\n\nSUBJECT: GOR OUTLOOK ON KOSOVO\n")
>>> cable.classification, cable.subject
('SECRET', 'GOR OUTLOOK ON KOSOVO')
>>> str(cable) == "SECRET MOSCOW 000302\n\nSUBJECT: GOR OUTLOOK ON KOSOVO\n"
True
"""

from __future__ import annotations

from cablegram._assemble import assemble
from cablegram._compare import Comparison, compare
from cablegram._compose import compose
from cablegram._read import parse, read
from cablegram._record import to_dict
from cablegram._styles.reformat import Reformatted, reformat
from cablegram._styles.undo import undo
from cablegram._version import __version__
from cablegram.cable import Cable
from cablegram.errors import CableSyntaxError, UndoError
from cablegram.findings import Finding

__all__ = [
    "Cable",
    "CableSyntaxError",
    "Comparison",
    "Finding",
    "Reformatted",
    "UndoError",
    "__version__",
    "assemble",
    "compare",
    "compose",
    "parse",
    "read",
    "reformat",
    "to_dict",
    "undo",
]
