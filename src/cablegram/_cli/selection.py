"""Which findings ``cablegram check`` writes and counts."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from fnmatch import fnmatchcase
from typing import Final

import attrs

from cablegram import tables
from cablegram.findings import Finding

__all__ = ["ALL", "DEFAULT", "LEVELS", "Selection", "read_codes"]

#: each code there is
ALL: Final = "all"
#: the codes that are looked for unless somebody asks for others
DEFAULT: Final = "default"
#: severities, the mildest first
LEVELS: Final = ("note", "warning", "error")


@attrs.frozen
class Selection:
    """The codes that count, and from which severity on."""

    select: frozenset[str]
    ignore: frozenset[str] = frozenset()
    level: str = LEVELS[0]

    def keeps(self, finding: Finding) -> bool:
        """Tell whether a finding is written and counted."""
        if finding.code not in self.select or finding.code in self.ignore:
            return False
        return LEVELS.index(finding.severity) >= LEVELS.index(self.level)


def read_codes(words: Iterable[str]) -> frozenset[str]:
    """Return the codes meant by names, by ``all`` and ``default``, and by patterns.

    >>> sorted(read_codes(["wire-p*", "no-text"]))
    ['no-text', 'wire-pages']

    Raises:
        ValueError: a name is no code, or a pattern fits none.
    """
    return frozenset().union(*map(_meant, words))


def _meant(word: str) -> frozenset[str]:
    entries = tables.finding_codes()
    if word == DEFAULT:
        return frozenset(entry.code for entry in entries if entry.selected)
    pattern = "*" if word == ALL else word
    found = frozenset(entry.code for entry in entries if fnmatchcase(entry.code, pattern))
    if not found:
        near = difflib.get_close_matches(word, [entry.code for entry in entries], n=1)
        asked = f"; did you mean {near[0]}?" if near else "; cablegram explain lists them"
        raise ValueError(f"there is no finding {word!r}{asked}")
    return found
