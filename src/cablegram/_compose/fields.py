"""Whether a part reads as it should, all by itself."""

from __future__ import annotations

from collections.abc import Callable

from cablegram._compose.parts import Facts, Lines
from cablegram._parse import parse_tree
from cablegram._record import facts
from cablegram.cable import Cable

__all__ = ["holds"]


def holds(record: Facts, *keys: str, under: str = "") -> Callable[[Lines], bool]:
    """Return a check of lines: whether they give these keys, with ``under`` in front of them."""

    def check(lines: Lines) -> bool:
        found = facts(Cable(parse_tree(under + "\n".join(lines) + "\n")))
        return all(found[key] == record[key] for key in keys)

    return check
