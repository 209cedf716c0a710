r"""Read US diplomatic cables with a formal grammar, without losing a character.

>>> import cablegram
>>> cable = cablegram.parse("SECRET MOSCOW 000302\n\nSUBJECT: GOR OUTLOOK ON KOSOVO\n")
>>> cable.classification, cable.subject
('SECRET', 'GOR OUTLOOK ON KOSOVO')
>>> str(cable) == "SECRET MOSCOW 000302\n\nSUBJECT: GOR OUTLOOK ON KOSOVO\n"
True
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from cablegram._version import __version__

if TYPE_CHECKING:
    from cablegram._assemble import assemble
    from cablegram._compare.compare import compare
    from cablegram._compare.differences import Comparison
    from cablegram._compose.compose import compose
    from cablegram._graph.build import graph
    from cablegram._read import parse, read
    from cablegram._record import schema, to_dict
    from cablegram._styles.reformat import Reformatted, reformat
    from cablegram._styles.undo import undo
    from cablegram.account import Claim
    from cablegram.cable import Cable
    from cablegram.errors import CableSyntaxError, SizeLimitError, UndoError
    from cablegram.findings import Finding
    from cablegram.record import Record

__all__ = [
    "Cable",
    "CableSyntaxError",
    "Claim",
    "Comparison",
    "Finding",
    "Record",
    "Reformatted",
    "SizeLimitError",
    "UndoError",
    "__version__",
    "assemble",
    "compare",
    "compose",
    "graph",
    "parse",
    "read",
    "reformat",
    "schema",
    "to_dict",
    "undo",
]

#: where each name is, imported when it is first asked for: who parses does not wait for editors
_HOMES = {
    "Cable": "cable",
    "CableSyntaxError": "errors",
    "Claim": "account",
    "Comparison": "_compare.differences",
    "Finding": "findings",
    "Record": "record",
    "Reformatted": "_styles.reformat",
    "SizeLimitError": "errors",
    "UndoError": "errors",
    "assemble": "_assemble",
    "compare": "_compare.compare",
    "compose": "_compose.compose",
    "graph": "_graph.build",
    "parse": "_read",
    "read": "_read",
    "reformat": "_styles.reformat",
    "schema": "_record",
    "to_dict": "_record",
    "undo": "_styles.undo",
}
_MODULES = (
    "account",
    "blocks",
    "cable",
    "errors",
    "findings",
    "nodes",
    "record",
    "search",
    "tables",
    "tree",
    "values",
)


def __getattr__(name: str) -> object:
    if name in _MODULES:
        return import_module(f"{__name__}.{name}")
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, *_MODULES})
