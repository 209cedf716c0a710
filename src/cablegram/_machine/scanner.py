"""What may stand at a place: the terminals of a state, tried as one pattern."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeAlias

from cablegram._machine.first import First
from cablegram._machine.tables import END, Tables

__all__ = ["Scanner", "scanners"]

Match: TypeAlias = Callable[[str, int], Any]
"""As ``re.Pattern.match``; there is always a match, of nothing if no terminal fits."""


class _Patterns:
    """The patterns of a grammar's terminals; those that several scanners try are compiled once."""

    def __init__(self, tables: Tables) -> None:
        self._terminals = tables.terminals
        self._first: dict[str, First] = {}
        self._allowed: dict[tuple[str, str], bool] = {}
        self._compiled: dict[tuple[str, ...], Match] = {}

    def match(self, names: frozenset[str], character: str) -> Match:
        """Return what matches any of the terminals that can begin with the character."""
        chosen = [it for it in self._terminals if it.name in names]
        chosen = [it for it in chosen if self._allows(it.name, it.pattern, character)]
        key = tuple(it.name for it in chosen)
        if key not in self._compiled:
            # The empty group behind a terminal tells which one it was; no group, that it was none.
            pattern = "|".join([*[f"(?:{it.pattern})(?P<{it.name}>)" for it in chosen], ""])
            self._compiled[key] = re.compile(pattern).match
        return self._compiled[key]

    def _allows(self, name: str, pattern: str, character: str) -> bool:
        key = name, character
        if key not in self._allowed:
            if name not in self._first:
                self._first[name] = First(pattern)
            self._allowed[key] = self._first[name].allows(character)
        return self._allowed[key]


class Scanner(dict[str, Match]):
    """For each first character, what matches the next token. Filled as characters come up."""

    def __init__(self, patterns: _Patterns, names: frozenset[str]) -> None:
        """Scan for the terminals of these names."""
        super().__init__()
        self._patterns = patterns
        self._names = names

    def __missing__(self, character: str) -> Match:
        """Put the patterns together for a character not met before."""
        found = self[character] = self._patterns.match(self._names, character)
        return found


def scanners(tables: Tables) -> list[Scanner]:
    """Return a scanner for each state; states that expect the same share one."""
    patterns = _Patterns(tables)
    shared: dict[frozenset[str], Scanner] = {}
    found = []
    for row in tables.actions:
        names = frozenset(name for name in row if name != END)
        if names not in shared:
            shared[names] = Scanner(patterns, names)
        found.append(shared[names])
    return found
